//! Methods whose names don't tell whether they take their receiver: method lookup does (section 4).

use std::any::Any;
use std::collections::{BTreeMap, HashMap, btree_map};
use std::rc::Rc;

use resumable_tests::{Loud, both, kept_mut, log, loud};

struct Order {
    part: Loud,
}

impl Order {
    fn new(name: &'static str) -> Self {
        Self { part: loud(name) }
    }

    fn with_name(mut self, name: &'static str) -> Self {
        self.part.0 = name;
        self
    }

    fn with_unit(self, number: u32, unit: impl Into<String>) -> Self {
        log(number);
        log(unit.into());
        self
    }

    fn submit(self) -> Loud {
        log("submit");
        self.part
    }

    fn units(self, number: u32) -> Self {
        log(number);
        self
    }

    fn parcel(self, unit: impl Into<String>) -> Result<Self, ()> {
        log(unit.into());
        Ok(self)
    }

    fn send(&self) -> u32 {
        log("send");
        1
    }

    fn apply(&mut self, name: &'static str, _: impl Into<u64>) {
        self.part.0 = name;
    }

    fn close(self: Box<Self>) -> u32 {
        2
    }

    fn join(self: Rc<Self>) -> usize {
        Rc::strong_count(&self)
    }

    fn finish(self, fails: bool) -> Result<Loud, String> {
        if fails {
            Err("refused".to_owned())
        } else {
            Ok(self.part)
        }
    }
}

both! {
    fn a_method_that_consumes() -> impl Iterator<Item = u32> {
        let order = Order::new("order");
        let _behind = loud("behind");
        let submitted = order.submit();
        yield_!(1);
        log(&submitted.0);
        let order = Order::new("second");
        order.submit();
        yield_!(2);
    }
}

both! {
    fn methods_that_borrow() -> impl Iterator<Item = u32> {
        let order = Order::new("order");
        let mut other = Order::new("other");
        let _behind = loud("behind");
        yield_!(order.send());
        other.apply("applied", 3_u32);
        yield_!(2);
    }
}

both! {
    fn a_builder_shadowed_at_each_step() -> impl Iterator<Item = u32> {
        let order = Order::new("order");
        let order = order.with_name("one");
        yield_!(1);
        let order = order.with_name("two");
        yield_!(order.send());
        let offset = 4;
        let order = order.with_unit(offset + 1, "pieces").with_name("three");
        yield_!(3);
        log(order.submit().0);
        yield_!(4);
    }
}

both! {
    fn receivers_behind_pointers() -> impl Iterator<Item = u32> {
        let boxed = Box::new(Order::new("boxed"));
        let counted = Rc::new(Order::new("counted"));
        let behind = Box::new(Order::new("behind"));
        yield_!(boxed.close());
        yield_!(counted.join() as u32);
        yield_!(behind.send());
        let shared = Rc::new(Order::new("shared"));
        yield_!(shared.send());
    }
}

both! {
    fn a_method_with_types_of_its_own() -> impl Iterator<Item = u32> {
        let any: Box<dyn Any> = Box::new(loud("any"));
        let any = match any.downcast::<u32>() {
            Ok(number) => { yield_!(*number); return }
            Err(any) => { yield_!(1); any }
        };
        let found = any.downcast::<Loud>();
        yield_!(2);
        log(found.is_ok());
    }
}

both! {
    fn a_chain_of_any_methods() -> impl Iterator<Item = u32> {
        let units = 3;
        for part in Order::new("looped").units(1).parcel("box").into_iter() {
            yield_!(part.send());
        }
        match Order::new("matched").units(units).parcel("bag") {
            Ok(order) if order.part.0.len() > 3 => yield_!(order.send()),
            _ => yield_!(0),
        }
        if Order::new("compared").units(2).send() == { yield_!(2); 1 } {
            yield_!(3);
        }
        let order = Order::new("chained").units(4).units({ yield_!(4); 5 }).units(6);
        yield_!(order.send());
        while let Ok(order) = Order::new("once").units(7).parcel("sack") {
            yield_!(order.send());
            break;
        }
    }
}

both! {
    fn consumed_where_a_match_looks_and_where_it_returns_early() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        for fails in [false, true] {
            let order = Order::new("order");
            let _behind = loud("behind");
            match order.finish(fails) {
                Ok(part) => yield_!(part.0.len() as u32),
                Err(_) => yield_!(0),
            }
            let order = Order::new("again");
            let part = order.finish(fails)?;
            yield_!(2);
            log(&part.0);
        }
        Ok(1)
    }
}

both! {
    fn consumed_on_one_path_that_suspends() -> impl Iterator<Item = u32> {
        for round in 0..3 {
            let order = Order::new("order");
            let _behind = loud("behind");
            if round == 0 {
                log(order.submit().0);
                yield_!(1);
            } else if round == 1 {
                yield_!(order.send());
            } else {
                yield_!(3);
            }
            log("where the paths meet");
            yield_!(4);
        }
    }
}

both! {
    fn a_type_that_is_told_later() -> impl Iterator<Item = u32> {
        trait Release<T> {
            fn release(&mut self) -> Option<T>;
        }
        impl<T> Release<T> for Option<T> {
            fn release(&mut self) -> Option<T> { self.take() }
        }
        impl<T> Release<T> for Vec<T> {
            fn release(&mut self) -> Option<T> { self.pop() }
        }
        let (mut last, mut list) = (None, Vec::new());
        let (first, second) = (last.release(), list.release());
        yield_!(1);
        drop::<(Option<Loud>, Option<Loud>)>((first, second));
    }
}

both! {
    fn what_lapses_is_not_asked() -> impl Iterator<Item = u32> {
        trait Doubled {
            fn merge(self) -> u32;
        }
        impl Doubled for u32 {
            fn merge(self) -> u32 { self * 2 }
        }
        impl Doubled for &Vec<u32> {
            fn merge(self) -> u32 { self[0] * 2 }
        }
        impl Doubled for std::slice::Iter<'_, u32> {
            fn merge(self) -> u32 { self.sum() }
        }
        let number = 4;
        yield_!(number.merge());
        let mut list = vec![number];
        let reference = &list;
        let doubled = reference.merge();
        let items = list.iter();
        let sum = items.merge();
        yield_!(doubled);
        list.push(sum);
        yield_!(list[1]);
    }
}

both! {
    with (Order::new("parameter"));
    fn the_method_of_a_type_parameter(order: impl Submit) -> impl Iterator<Item = u32> {
        yield_!(order.start());
        let part = order.commit();
        yield_!(2);
        log(&part.0);
    }
}

trait Submit {
    fn start(&self) -> u32;
    fn commit(self) -> Loud;
}

impl Submit for Order {
    fn start(&self) -> u32 {
        5
    }

    fn commit(self) -> Loud {
        self.part
    }
}

both! {
    fn consumed_on_paths_that_do_not_suspend() -> impl Iterator<Item = u32> {
        for round in 0..4 {
            let order = Order::new("order");
            let mut other = Order::new("other");
            let _behind = loud("behind");
            if round == 0 { log(order.submit().0); } else { log(order.send()); }
            let part = match round {
                1 => other.submit(),
                2 => { other.apply("applied", 2_u32); loud("none") }
                _ => other.with_name("named").submit(),
            };
            yield_!(round);
            log(&part.0);
        }
    }
}

both! {
    fn what_a_box_points_to_is_consumed() -> impl Iterator<Item = u32> {
        struct Note(Loud);
        impl Note {
            fn into_loud(self) -> Loud { self.0 }
        }
        for round in 0..3 {
            let (note, other) = (Box::new(Note(loud("note"))), Box::new(Note(loud("other"))));
            let _behind = loud("behind");
            drop((*note).into_loud());
            if round == 1 { drop((*other).into_loud()); }
            yield_!(round);
        }
    }
}

both! {
    fn any_method_whose_value_takes_the_name() -> impl Generator<Item = u32, Return = Result<u32, ()>> {
        let order = Order::new("order");
        let _behind = loud("behind");
        let number = 3;
        let order = order.units(number).units(4);
        yield_!(1);
        let order: Order = order.parcel("box".to_owned())?;
        yield_!(order.send());
        let names = vec![loud("name")];
        let names = names.iter().map(|name| name.0.len() as u32).sum::<u32>();
        yield_!(names);
        let order = order.send();
        yield_!(order);
        Ok(2)
    }
}

/// Of a type whose methods have names that tell nothing.
struct Account {
    owner: Loud,
    sum: u32,
}

impl Account {
    fn of(name: &'static str) -> Self {
        let owner = loud(name);
        Self { owner, sum: 4 }
    }

    fn settle(self) -> u32 {
        log("settle");
        self.sum
    }

    fn plus(self, sum: u32) -> Self {
        Self {
            sum: self.sum + sum,
            ..self
        }
    }

    fn called(self, name: impl Into<String>, others: &[u32]) -> Self {
        log(name.into());
        log(others.len());
        self
    }

    fn balance(&self) -> u32 {
        log("balance");
        self.sum
    }

    fn deposit(&mut self, sum: u32) -> u32 {
        self.sum += sum;
        self.sum
    }

    fn noted(&self, note: impl Into<String>, after: Option<u32>) -> u32 {
        log(note.into());
        after.unwrap_or_default()
    }

    fn halves(self) -> (Self, u32) {
        (self, 2)
    }
}

trait Audit {
    fn audit(&self) -> u32;
    fn look(self) -> u32;
}

impl Audit for Account {
    fn audit(&self) -> u32 {
        self.sum
    }

    fn look(self) -> u32 {
        self.sum
    }
}

trait Look {
    fn peer(self) -> u32;
}

impl Look for &Account {
    fn peer(self) -> u32 {
        self.sum
    }
}

both! {
    fn names_that_tell_nothing() -> impl Iterator<Item = u32> {
        let one = Account::of("one");
        let mut two = Account::of("two");
        let three = Account::of("three");
        let _behind = loud("behind");
        let sum = one.settle();
        yield_!(sum);
        yield_!(two.deposit(3));
        yield_!(three.balance() + three.audit());
        let four = Account::of("four");
        yield_!(four.settle());
        let five = Account::of("five");
        let six = Account::of("six");
        yield_!(five.settle() + six.peer());
        log("end");
    }
}

both! {
    fn arguments_of_any_type_on_names_that_tell_nothing() -> impl Iterator<Item = u32> {
        let names = [String::from("red"), String::from("green")];
        let others = vec![1, 2, 3];
        let plain = Account::of("plain");
        let greeted = plain.called(names[0].clone(), &others);
        yield_!(1);
        let counted = greeted.called(format!("{} of them", names.len()), &others[1..]);
        yield_!(2);
        let last = counted.called(&names[1], &[]).plus(others[0] + 1);
        yield_!(last.balance());
        yield_!(last.noted(format!("{}", names.len()), None));
        log("end");
    }
}

both! {
    fn consumed_in_each_round() -> impl Iterator<Item = u32> {
        let mut account = Account::of("account");
        for round in 0..3 {
            let (next, halves) = account.halves();
            account = next.plus(round);
            let other = Account::of("other");
            if round == 1 { log(other.settle()); yield_!(9); }
            yield_!(halves + round);
        }
        log(account.settle());
        yield_!(7);
    }
}

both! {
    fn what_a_box_holds_is_consumed_by_any_name() -> impl Iterator<Item = u32> {
        let one = Box::new(Account::of("one"));
        let two = Box::new(Account::of("two"));
        let mut three = Box::new(Account::of("three"));
        let _behind = loud("behind");
        let sum = one.settle();
        yield_!(sum);
        yield_!(two.balance());
        yield_!(three.deposit(2));
        log("end");
    }
}

both! {
    with (Account::of("parameter"));
    fn a_type_parameters_methods_of_any_name(account: impl Audit) -> impl Iterator<Item = u32> {
        let _behind = loud("behind");
        yield_!(account.audit());
        let seen = account.look();
        yield_!(seen);
    }
}

both! {
    fn entries_of_maps_of_texts() -> impl Iterator<Item = u32> {
        let mut counts = std::collections::BTreeMap::<String, u32>::new();
        for word in ["a", "b", "a"] {
            let entry = counts.entry(word.to_owned());
            *entry.or_insert(0) += 1;
            yield_!(counts.len() as u32);
        }
    }
}

both! {
    fn consumed_by_any_name_on_paths_that_do_not_suspend() -> impl Iterator<Item = u32> {
        for round in 0..4 {
            let account = Account::of("account");
            let mut other = Account::of("other");
            let _behind = loud("behind");
            if round == 0 { log(account.settle()); } else if round == 1 { log(account.balance()); }
            let sum = match round {
                1 => other.settle(),
                2 => other.deposit(2),
                _ => 7,
            };
            yield_!(sum);
            let third = Account::of("third");
            let fourth = Account::of("fourth");
            let is_four = round > 1 && third.settle() == 4;
            if round == 2 { fourth.settle(); continue; }
            for inner in 0..3 {
                if inner == round { log(fourth.plus(inner).balance()); break; }
            }
            yield_!(u32::from(is_four));
            log("end");
        }
    }
}

both! {
    fn adapters_of_itertools() -> impl Iterator<Item = u32> {
        trait Itertools: Iterator + Sized {
            fn sorted(self) -> std::vec::IntoIter<Self::Item> where Self::Item: Ord {
                let mut all: Vec<_> = self.collect();
                all.sort();
                all.into_iter()
            }
        }
        impl<I: Iterator> Itertools for I {}
        let words = vec![String::from("bb"), String::from("a")].into_iter();
        let sorted = words.sorted();
        yield_!(1);
        for word in sorted.map(|word| word.len()).collect::<Vec<_>>().into_iter().sorted() {
            yield_!(word as u32);
        }
        for word in vec![String::from("ddd"), String::from("c")].into_iter().sorted() {
            yield_!(word.len() as u32);
        }
    }
}

both! {
    with (kept_mut([HashMap::new(), HashMap::from([("b", vec![2])]), HashMap::new()]), kept_mut(BTreeMap::from([("b".to_owned(), vec![loud("two")])])));
    fn entries_of_maps_are_filled_and_emptied(
        numbers: &'static mut [HashMap<&'static str, Vec<u32>>; 3],
        words: &'static mut BTreeMap<String, Vec<Loud>>,
    ) -> impl Iterator<Item = usize> {
        use std::collections::hash_map::Entry;
        for (numbers, name) in numbers.iter_mut().zip(["a", "b", "c"]) {
            yield_!(name.len());
            let held = name.to_owned();
            let filled = match numbers.entry(name) {
                Entry::Vacant(free) if name == "c" => { free.insert(vec![3]); { yield_!(10); 1 } }
                Entry::Vacant(free) => { yield_!(20); free.insert(vec![]).push(1); 2 }
                Entry::Occupied(taken) => { log(format!("{:?}", taken.remove_entry())); yield_!(30); 3 }
            };
            log(filled);
            drop(held);
        }
        match words.entry("b".to_owned()) {
            btree_map::Entry::Occupied(mut taken) => {
                taken.insert(vec![loud("new")]);
                yield_!(40);
                taken.get_mut().push(loud("newer"));
                if taken.get().len() > 1 { taken.remove(); yield_!(50); }
            }
            btree_map::Entry::Vacant(free) => { free.insert_entry(Vec::new()); yield_!(60); }
        }
    }
}

both! {
    with (kept_mut(BTreeMap::from([("b".to_owned(), 2)])));
    fn an_entry_that_is_filled_by_default(words: &'static mut BTreeMap<String, u32>) -> impl Iterator<Item = u32> {
        let entry = words.entry("c".to_owned());
        let number = entry.or_insert(3);
        yield_!(*number);
        *number += 1;
        yield_!(*number);
    }
}
