//! References kept across yields that look like borrows of the generator's own locals, and are not.

use resumable_tests::{Loud, both, kept, kept_mut, log, loud};

both! {
    with ("a long name");
    fn a_written_type_reborrows_what_a_reference_refers_to(name: &'static str) -> impl Iterator<Item = usize> {
        let again: &str = &name;
        let names = vec![name, "b"];
        let second: &str = &names[1];
        yield_!(1);
        log(again);
        yield_!(second.len());
        yield_!(again.len());
    }
}

both! {
    with (&[1, 2, 3]);
    fn elements_of_what_a_parameter_refers_to(list: &'static [u32; 3]) -> impl Iterator<Item = u32> {
        let first = &list[0];
        let rest = &list[1..];
        for number in rest.iter().rev() { yield_!(*first + number); }
        let mut last = list.iter().skip(1).peekable();
        while let Some(number) = last.next() { yield_!(number + **last.peek().unwrap_or(&first)); }
    }
}

both! {
    with (kept((vec![4, 5], 6)));
    fn fields_of_what_a_parameter_refers_to(page: &'static (Vec<u32>, u32)) -> impl Iterator<Item = u32> {
        let lines = &page.0;
        let number = &page.1;
        for line in lines { yield_!(*line); }
        yield_!(*number);
    }
}

both! {
    fn one_that_is_assigned_anew() -> impl Iterator<Item = u32> {
        static SEVEN: u32 = 7;
        let own = 3;
        let mut reference = &own;
        log(reference);
        yield_!(own);
        reference = &SEVEN;
        yield_!(1);
        yield_!(*reference);
    }
}

both! {
    fn one_that_is_borrowed_anew() -> impl Iterator<Item = u32> {
        let mut list = vec![1, 2];
        for index in 0..2 {
            let element = &mut list[index];
            *element += 1;
            yield_!(*element);
            let all = list.iter().map(|number| number * 2);
            log(format!("{:?}", all.collect::<Vec<_>>()));
        }
        let text = String::from("a b");
        let words: Vec<String> = text.split_whitespace().map(String::from).collect();
        let letters = text.chars().count();
        for word in words { yield_!(word.len() as u32 + letters as u32); }
    }
}

both! {
    fn a_wrapper_that_lends_what_is_not_its_own() -> impl Iterator<Item = u32> {
        #[derive(Clone, Copy)]
        struct Lent(&'static [u32]);
        impl IntoIterator for &Lent {
            type Item = &'static u32;
            type IntoIter = std::slice::Iter<'static, u32>;
            fn into_iter(self) -> Self::IntoIter { self.0.iter() }
        }
        impl Lent { fn iter(&self) -> std::slice::Iter<'static, u32> { self.0.iter() } }
        let lent = Lent(&[1, 2]);
        for number in &lent { yield_!(*number); }
        for number in lent.iter() { yield_!(*number); }
        let lists = [lent, lent];
        for number in &lists[1] { yield_!(*number); }
    }
}

both! {
    with (&Some("ab"), &(1, [2, 3]));
    fn what_a_pattern_binds_behind_two_references(name: &'static Option<&'static str>, pair: &'static (u32, [u32; 2])) -> impl Iterator<Item = usize> {
        if let Some(name) = &name {
            yield_!(1);
            yield_!(name.len());
        }
        match &name {
            Some(name) => {
                yield_!(2);
                yield_!(name.len());
            }
            None => {}
        }
        let (first, rest) = &pair;
        yield_!(*first as usize);
        let Some((second, rest)) = rest.split_first() else { return };
        yield_!(*second as usize);
        yield_!(rest.len());
    }
}

both! {
    with (" a b c ");
    fn what_is_lent_on_by_references(text: &'static str) -> impl Iterator<Item = String> {
        let trimmed = text.trim();
        let rest = &trimmed[1..];
        for word in rest.split_whitespace() {
            yield_!(word.to_owned());
        }
        let Some((first, others)) = trimmed.split_once(' ') else { return };
        yield_!(first.to_owned());
        yield_!(others.to_owned());
    }
}

both! {
    with ("a b\nc d");
    fn what_elements_refer_to(text: &'static str) -> impl Iterator<Item = String> {
        let lines: Vec<&str> = text.lines().collect();
        let first = &lines[0];
        for word in first.split(' ') {
            yield_!(word.to_owned());
        }
        let last = lines.last().unwrap();
        let mut letters = last.chars();
        yield_!(letters.as_str().to_owned());
        let all = &text;
        for line in all.lines() {
            yield_!(line.to_owned());
        }
        yield_!(letters.next().into_iter().collect());
    }
}

both! {
    with ("b aa c");
    fn items_that_are_no_references_to_what_lent_them(text: &'static str) -> impl Iterator<Item = String> {
        let owned = text.to_owned();
        let joined: String = owned.split(' ').collect();
        let letters: Vec<_> = owned.chars().rev().collect();
        let lengths = owned.split(' ').map(str::len).collect::<Vec<_>>();
        let last = owned.chars().last().unwrap();
        let parts = vec!["x", "yy", text];
        let longest: &str = parts.iter().max().unwrap();
        let shortest = parts.iter().copied().min().unwrap();
        let (Some(&first), all) = (parts.iter().next(), parts.len()) else { return };
        yield_!(joined);
        for letter in letters { yield_!(letter.to_string()); }
        for length in lengths.into_iter().rev() { yield_!(length.to_string()); }
        yield_!(format!("{last} {longest} {shortest} {first} {all}"));
        log(owned);
        log(parts.len());
    }
}

both! {
    with ("b aa c");
    fn items_of_what_a_parameter_refers_to(text: &'static str) -> impl Iterator<Item = String> {
        let words: Vec<&str> = text.split(' ').collect();
        let most = words.iter().copied().max_by_key(|word| word.len());
        let first = text.split(' ').next().unwrap();
        for word in words { yield_!(word.to_owned()); }
        let letters = text.char_indices();
        for (at, letter) in letters.rev() { yield_!(format!("{at}{letter}")); }
        yield_!(format!("{most:?} {first}"));
    }
}

both! {
    with (kept(vec!["a", "b", "c"]), vec![Some(0), None, Some(2)]);
    fn a_pattern_binds_what_a_closure_made(all: &'static Vec<&'static str>, found: Vec<Option<usize>>) -> impl Iterator<Item = usize> {
        let mut number = 0;
        for found in found {
            if let Some(one) = found.map(|at| &all[at]) {
                yield_!(number);
                log(*one);
            }
            match found.map(|at| (&all[at], at)) {
                Some((one, at)) if at > 0 => { yield_!(at); log(*one); }
                other => yield_!(other.map_or(7, |(_, at)| at)),
            }
            let mut last = found;
            while let Some(one) = last.take().map(|at| &all[at]) {
                yield_!(number + 10);
                log(*one);
            }
            let Some(one) = found.map(|at| &all[at]) else { continue };
            number += 1;
            yield_!(number);
            log(*one);
        }
    }
}

#[derive(Debug)]
struct Till {
    prices: Vec<u32>,
    names: Vec<&'static str>,
    sum: u32,
}

fn till() -> &'static mut Till {
    let (prices, names) = (vec![3, 4], vec!["tea", "cake"]);
    kept_mut(Till {
        prices,
        names,
        sum: 0,
    })
}

both! {
    with (till());
    fn members_that_are_lent_one_by_one(till: &'static mut Till) -> impl Iterator<Item = String> {
        let names = &mut till.names;
        let sum = &mut till.sum;
        for price in till.prices.iter_mut() {
            *sum += *price;
            *price = *sum;
            yield_!(format!("{:?} {price}", names.pop()));
        }
        yield_!(format!("{sum} {names:?}"));
    }
}

both! {
    with (&[3, 1, 2], "one two three");
    fn closures_that_name_copies_are_kept(list: &'static [u32], text: &'static str) -> impl Iterator<Item = u32> {
        let (factor, half) = (3, list.len() / 2);
        let add = |x| x + factor;
        yield_!(add(1));
        yield_!(add(factor));
        for word in text.split(' ').filter(|word| word.len() > half + 1 && text.len() > half) {
            yield_!(word.len() as u32);
        }
        let mut limit = 1;
        for round in 0..3 {
            limit += 1;
            let pair = (2, 'x');
            let small = list.iter().map(|x| x * round + pair.0).filter(|x| *x < limit + round && pair.1 == 'x');
            for number in small.enumerate().map(|(at, x)| at as u32 + x) { yield_!(number); }
        }
        let next = std::iter::successors(Some((0, 1)), |pair: &(u32, u32)| Some((pair.1, pair.0 + pair.1)));
        for (number, _) in next.take_while(|pair| pair.0 < limit * factor) { yield_!(number); }
        yield_!(limit + factor + half as u32);
    }
}

both! {
    with (&[1, 2, 3]);
    fn closures_that_change_what_they_name_are_asked_as_before(list: &'static [u32]) -> impl Iterator<Item = u32> {
        let mut seen = 0;
        let sum = list.iter().map(|x| { seen += 1; x + seen }).sum::<u32>();
        yield_!(sum);
        let mut count = 5;
        let mut bump = move || { count += 1; count };
        yield_!(bump());
        yield_!(bump() + count + seen);
        let first = list.iter().map(|x| x.max(&seen)).max().copied();
        yield_!(first.unwrap_or_default());
    }
}

both! {
    fn loops_that_share_an_iterator() -> impl Iterator<Item = u32> {
        let mut numbers = vec![1, 2, 9, 3, 4, 8, 5, 6].into_iter();
        for number in numbers.by_ref() {
            if number > 8 { break; }
            yield_!(number);
        }
        yield_!(10);
        'outer: for number in &mut numbers {
            let mut others = (number..6).rev();
            for other in &mut others {
                if other == 4 { continue 'outer; }
                yield_!(other);
            }
            yield_!(others.len() as u32);
            if number > 4 { break; }
            yield_!(number);
        }
        yield_!(numbers.len() as u32);
        for number in numbers { yield_!(number); }
    }
}

both! {
    with ([Loud("a"), Loud("b"), Loud("c"), Loud("d")].into_iter(), 0..3);
    fn loops_over_parameters_that_are_iterators(mut louds: impl Iterator<Item = Loud>, mut range: std::ops::Range<u32>) -> impl Iterator<Item = u32> {
        for loud in &mut louds {
            yield_!(1);
            log(loud.0);
            for number in range.by_ref() {
                yield_!(number);
                if number == 1 { break; }
            }
            if loud.0 == "b" { break; }
        }
        yield_!(2);
        for (Loud(name), number) in louds.by_ref().zip([1, 2]) {
            log(name);
            if number == 2 { break; }
        }
        yield_!(3);
        drop(louds);
        yield_!(4);
    }
}

both! {
    with (kept_mut(("a1b22".chars(), 0)));
    fn a_loop_over_an_iterator_that_is_a_member(scanner: &'static mut (std::str::Chars<'static>, u32)) -> impl Iterator<Item = u32> {
        for letter in scanner.0.by_ref() {
            if let Some(digit) = letter.to_digit(10) {
                scanner.1 += digit;
                yield_!(scanner.1);
            } else if scanner.1 > 0 {
                break;
            }
        }
        yield_!(scanner.0.as_str().len() as u32);
        for letter in scanner.0.by_ref() {
            yield_!(letter as u32);
        }
    }
}

both! {
    with (vec![7, 8, 9]);
    fn branches_that_suspend_give_references_to_locals(list: Vec<u32>) -> impl Iterator<Item = u32> {
        let (mut own, count, mut pair) = (vec![1], 3, (vec![2], 4));
        let _loud = loud("last");
        for at in 0..5 {
            let mut length = 0;
            let used = if at == 1 {
                let _loud = Loud("branch");
                yield_!(10);
                own.push(at);
                &own
            } else if at < 3 {
                &list
            } else {
                yield_!(11);
                &mut pair.0
            };
            length += used.len() as u32;
            let by: &u32 = match length {
                1 => {
                    yield_!(12);
                    length += 1;
                    &length
                }
                2 if at == 1 => { &pair.1 }
                _ => { yield_!(13); &count }
            };
            yield_!(length + by);
            let more: &mut [u32] = match at {
                0 => { yield_!(14); &mut own[..] }
                1 => &mut pair.0,
                _ => &mut [],
            };
            more.reverse();
            for more in more { *more += 1; }
            yield_!(own[0]);
        }
        drop(own);
        yield_!(pair.0[0]);
    }
}

both! {
    with (5);
    fn a_branch_gives_a_reference_to_what_it_declares_itself(at: u32) -> impl Iterator<Item = u32> {
        let kept = vec![Loud("kept")];
        let own = vec![Loud("own")];
        let found = 'found: {
            if at > 3 {
                let own = [at];
                let first = if at > 4 { yield_!(1); &own[0] } else { &9 };
                break 'found first + 1;
            }
            at
        };
        yield_!(found);
        let used: &[Loud] = if at > 9 { &kept } else { yield_!(2); &own };
        log(used.len());
        yield_!(3);
    }
}
