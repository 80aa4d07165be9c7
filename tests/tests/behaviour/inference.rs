//! Locals need no types: whatever a plain function infers from later use, a generator infers.

use std::collections::{BTreeMap, HashMap};

use resumable_tests::{Loud, both, kept, log, loud};

both! {
    fn a_vector_typed_by_its_first_push_after_a_yield() -> impl Iterator<Item = usize> {
        let mut list = Vec::new();
        yield_!(list.len());
        list.push("a");
        yield_!(list.len());
        list.push("bcd");
        yield_!(list[1].len());
    }
}

both! {
    fn an_option_typed_by_a_later_assignment() -> impl Iterator<Item = bool> {
        let mut found = None;
        for word in ["a", "bc", "def"] {
            yield_!(found.is_some());
            if word.len() == 2 { found = Some(word); }
        }
        yield_!(found == Some("bc"));
    }
}

both! {
    fn an_integer_typed_by_use_after_a_yield() -> impl Iterator<Item = u8> {
        let mut n = 250;
        for _ in 0..3 {
            yield_!(n);
            n = u8::wrapping_add(n, 3);
        }
    }
}

both! {
    fn an_integer_typed_by_nothing_is_an_i32() -> impl Iterator<Item = usize> {
        let n = 5;
        yield_!(1);
        yield_!(std::mem::size_of_val(&n));
        let f = 1.5;
        yield_!(std::mem::size_of_val(&f));
    }
}

both! {
    fn a_map_typed_by_its_entries() -> impl Iterator<Item = u32> {
        let mut counts = BTreeMap::new();
        for word in "a b a c a b".split(' ') {
            *counts.entry(word).or_insert(0) += 1;
            yield_!(counts[word]);
        }
        for (_, n) in counts { yield_!(n); }
    }
}

both! {
    fn collect_typed_by_the_next_statement() -> impl Iterator<Item = char> {
        let mut letters: Vec<_> = "hello".chars().collect();
        letters.sort();
        yield_!(letters[0]);
        letters.dedup();
        for c in letters { yield_!(c); }
    }
}

both! {
    fn parse_typed_by_a_call_after_the_yield() -> impl Iterator<Item = u64> {
        fn takes(n: u64) -> u64 { n + 1 }
        let n = "41".parse().unwrap_or_default();
        yield_!(0);
        yield_!(takes(n));
        yield_!(n);
    }
}

both! {
    fn default_typed_by_a_field() -> impl Iterator<Item = usize> {
        struct S { list: Vec<u32>, name: String }
        let list = Default::default();
        let name = "n".into();
        yield_!(0);
        let s = S { list, name };
        yield_!(s.list.len() + s.name.len());
    }
}

both! {
    fn into_typed_by_the_yielded_item() -> impl Iterator<Item = String> {
        yield_!("a".into());
        let text = "b".into();
        yield_!(text);
        yield_!(Default::default());
        let list = ["c", "d"].map(Into::into);
        for text in list { yield_!(text); }
    }
}

both! {
    fn a_closure_parameter_typed_by_its_call_after_a_yield() -> impl Iterator<Item = usize> {
        let length = |text| str::len(text);
        yield_!(0);
        yield_!(length("abc"));
        let larger = |a, b| usize::max(a, b);
        yield_!(1);
        yield_!(larger(2, 3));
    }
}

both! {
    fn a_deferred_local_typed_by_a_later_assignment() -> impl Iterator<Item = usize> {
        let text;
        yield_!(0);
        text = String::from("abc");
        yield_!(text.len());
        let n;
        if text.is_empty() { n = 0 } else { yield_!(1); n = text.len() }
        yield_!(n);
    }
}

both! {
    fn a_result_whose_error_is_known_only_at_its_use() -> impl Iterator<Item = u32> {
        let result = Ok(1);
        yield_!(0);
        let error: Result<u32, String> = result;
        yield_!(error.unwrap_or(9));
    }
}

both! {
    fn an_array_of_arrays_of_inferred_numbers() -> impl Iterator<Item = i64> {
        let grid = [[1, -2], [3, 4]];
        for row in grid {
            let mut product = 1;
            for n in row { product *= n; yield_!(product); }
        }
    }
}

both! {
    fn coercions_to_the_item() -> impl Iterator<Item = Box<dyn std::fmt::Debug>> {
        yield_!(Box::new(1));
        yield_!(Box::new("a"));
        let text = Box::new(String::from("b"));
        yield_!(text);
    }
}

both! {
    fn coercions_of_references_to_the_item() -> impl Iterator<Item = &'static [u32]> {
        yield_!(&[1, 2]);
        yield_!(&[]);
        let list: &'static Vec<u32> = kept(vec![3]);
        yield_!(list);
    }
}

both! {
    fn functions_and_closures_coerce_to_a_pointer() -> impl Iterator<Item = u32> {
        fn double(n: u32) -> u32 { n * 2 }
        let mut f: fn(u32) -> u32 = double;
        yield_!(f(1));
        f = |n| n + 1;
        yield_!(f(1));
        for f in [double, |n| n] { yield_!(f(5)); }
    }
}

both! {
    fn a_never_typed_branch_infers_the_other() -> impl Iterator<Item = u32> {
        for n in [Some(1), None] {
            let x = match n { Some(x) => x, None => return };
            yield_!(x);
        }
    }
}

both! {
    fn an_iterator_typed_by_what_is_summed() -> impl Iterator<Item = u64> {
        let numbers = (1..).map(|n| n * n);
        yield_!(0);
        let total: u64 = numbers.take(3).sum();
        yield_!(total);
    }
}

both! {
    sends [Some(3), Some(4)];
    fn a_sent_value_typed_by_the_signature() -> impl Generator<Item = usize, Send = u32> {
        let mut list = Vec::new();
        while let Some(n) = yield_!(list.len()) {
            list.push(n.pow(2));
        }
        log(format!("{list:?}"));
    }
}

both! {
    fn a_method_on_a_local_whose_type_comes_from_a_call() -> impl Iterator<Item = usize> {
        let words = "a bc def".split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let longest = words.iter().max_by_key(|word| word.len()).cloned();
        yield_!(words.len());
        yield_!(longest.map_or(0, |word| word.len()));
    }
}

both! {
    fn hash_maps_and_nested_generics() -> impl Iterator<Item = usize> {
        let mut groups = HashMap::new();
        for n in 0..6 { groups.entry(n % 2).or_insert_with(Vec::new).push(n); yield_!(groups.len()); }
        let evens = groups.remove(&0).unwrap_or_default();
        for n in evens { yield_!(n); }
    }
}

both! {
    fn a_tuple_of_inferred_parts_destructured_after_a_yield() -> impl Iterator<Item = u32> {
        let state = (0, Vec::new(), None);
        yield_!(1);
        let (mut n, mut list, mut last) = state;
        for x in [5, 6] { n += x; list.push(n); last = Some(x); yield_!(n); }
        yield_!(list.len() as u32 + last.unwrap_or(0));
    }
}

both! {
    fn phantom_and_const_generics_inferred() -> impl Iterator<Item = usize> {
        struct Buffer<const N: usize>([u8; N]);
        impl<const N: usize> Buffer<N> { fn size(&self) -> usize { N } }
        let buffer = Buffer([0; 7]);
        yield_!(buffer.size());
        let marker = std::marker::PhantomData;
        yield_!(1);
        let _: &std::marker::PhantomData<u32> = &marker;
    }
}

both! {
    sends [Some(true), None, Some(true)];
    fn a_dropped_value_typed_by_several_branches() -> impl Generator<Item = u32, Send = bool> {
        match yield_!(1) {
            Some(_) => Ok(Loud("ok")),
            None => Err("nothing"),
        };
        if yield_!(2).is_some() { None } else { yield_!(3); Some(Loud("some")) };
        _ = match yield_!(4) { Some(_) => None, None => Some(Loud("sent")) };
        let _ = { match yield_!(5) { Some(_) => { yield_!(6); Ok(7) } None => Err(Loud("left")) }; };
        'out: { if yield_!(7).is_none() { break 'out None; } yield_!(8); Some(Loud("block")) };
        loop { if yield_!(9).is_none() { break Ok(1); } break Err(Loud("loop")); };
        log("end");
    }
}

both! {
    sends [None, Some(Loud("sent"))];
    fn a_sent_value_matched_in_a_choice() -> impl Generator<Item = u32, Send = Loud> {
        _ = match yield_!(1) { None => Err(Loud("made")), Some(sent) => Ok(sent.gives(1)) };
        let chosen = match yield_!(2) { None => Err(Loud("other")), Some(sent) => Ok(sent) };
        yield_!(3);
        log("end");
    }
}

both! {
    with (Some(Loud("given")));
    fn a_parameter_assigned_what_tells_no_type(mut slot: Option<Loud>) -> impl Iterator<Item = bool> {
        yield_!(slot.is_some());
        let old = slot.replace(Loud("new"));
        yield_!(old.is_some());
        if let Some(loud) = slot.take() { yield_!(slot.is_none()); drop(loud); }
        slot = None;
        yield_!(slot.is_none());
        log("end");
    }
}

both! {
    fn an_option_emptied_after_a_yield_and_not_read_again() -> impl Iterator<Item = u32> {
        let mut kept = Some(loud("first"));
        yield_!(kept.iter().count() as u32);
        kept = None;
        yield_!(2);
        kept = Default::default();
        yield_!(3);
        let mut later = None;
        if kept.is_none() {
            later = Some(loud("second"));
            yield_!(4);
            later = None;
        }
        yield_!(5);
    }
}

both! {
    fn a_reference_forgotten_after_a_yield_lends_nothing() -> impl Iterator<Item = usize> {
        let mut items = vec![1, 2];
        let mut first = items.iter().next();
        yield_!(first.map_or(0, |first| *first));
        items.push(3);
        first = None;
        yield_!(items.len());
        items.push(4);
        first = None;
        yield_!(items.len());
    }
}

both! {
    fn the_value_of_an_inner_loop_typed_by_its_break() -> impl Iterator<Item = i32> {
        let mut round = 0;
        while round < 2 {
            round += 1;
            let _kept = loud("kept");
            let mut n = 0;
            let text = loop {
                n += 1;
                if { yield_!(n); n } > round { break format!("{n}"); }
            }.len();
            yield_!(text as i32);
        }
    }
}

both! {
    fn bound_behind_an_inner_loop_and_used_after_a_yield() -> impl Iterator<Item = usize> {
        let mut round = 0;
        loop {
            round += 1;
            let mut n = 0;
            while n < round { yield_!(n); n += 1; }
            let [text, other] = [format!("{n}"), String::new()];
            yield_!(10);
            yield_!(text.trim().len() + other.len());
            if round == 2 { break; }
        }
    }
}

both! {
    fn none_assigned_in_a_later_step_than_the_first_suspension() -> impl Generator<Item = u32, Return = Option<String>> {
        let mut found = None;
        for n in 1..4 {
            if n == 2 {
                yield_!(n);
                found = Some(n.to_string());
                break;
            }
        }
        found
    }
}

both! {
    fn none_assigned_between_suspensions_of_a_loop() -> impl Generator<Item = usize, Return = Option<Loud>> {
        let mut words = vec!["one", "three", "", "seven"];
        let mut found = None;
        while let Some(word) = words.pop() {
            if word.len() > 3 {
                yield_!(word.len());
                found = Some(Loud(word));
                yield_!(0);
            }
            if found.is_some() && words.len() < 3 {
                return found;
            }
        }
        found
    }
}

both! {
    fn branches_that_coerce_inside_a_tuple() -> impl Iterator<Item = String> {
        for n in 0..3 {
            let (shown, count): (Box<dyn std::fmt::Display>, u32) = match n {
                0 => { yield_!("zero".to_owned()); (Box::new(n), 1) }
                1 => (Box::new("one"), 2),
                _ => { let text = Box::new('c'); yield_!("more".to_owned()); (text, 3) }
            };
            yield_!(format!("{shown} {count}"));
        }
    }
}

both! {
    with (vec![loud("a"), loud("b"), loud("c")]);
    fn an_option_typed_behind_the_yield_that_lets_it_go(names: Vec<Loud>) -> impl Iterator<Item = u32> {
        let mut last = None;
        let mut walk = names.into_iter();
        while let Some(name) = walk.next() { yield_!(1); last = Some(name); log("next"); }
        if let Some(name) = last { yield_!(2); drop(name); }
    }
}

both! {
    fn an_option_taken_before_a_yield_and_typed_behind_it() -> impl Iterator<Item = usize> {
        let mut last = None;
        for round in 0..3 {
            if let Some(name) = last.take() { yield_!(round); drop::<Loud>(name); }
            yield_!(10 + round);
            last = Some(loud("last"));
        }
        log("end");
    }
}

both! {
    fn an_option_assigned_on_some_paths_and_never_read() -> impl Iterator<Item = bool> {
        let mut best = None;
        let known = best.is_some();
        yield_!(known);
        if !known { best = Some(loud("best")); }
        yield_!(true);
        log("end");
    }
}

both! {
    fn a_map_typed_by_the_arm_in_front_of_a_straight_runs_end() -> impl Iterator<Item = usize> {
        let mut names = Vec::new();
        let mut map = HashMap::new();
        let total: u32 = Default::default();
        yield_!(names.len() + map.len());
        let name = "12".to_owned();
        yield_!(1);
        names.push(name);
        map.insert("a", vec![]);
        yield_!(names.len() + map.len());
        if let Some(list) = map.get_mut("a") { list.push(names[0].len()) }
        map.get_mut("a").unwrap().clone().push(3);
        let all: Vec<_> = map.into_values().flatten().collect();
        yield_!(total as usize);
        yield_!(all.len());
    }
}

both! {
    fn an_option_typed_by_another_arm_of_its_loop() -> impl Iterator<Item = usize> {
        let mut last = None;
        let mut rounds = 0;
        while rounds < 3 {
            yield_!(rounds);
            let name = "x".repeat(rounds);
            yield_!(10);
            last = Some(name);
            rounds += 1;
            yield_!(20);
            yield_!(last.as_ref().unwrap().len());
        }
    }
}
