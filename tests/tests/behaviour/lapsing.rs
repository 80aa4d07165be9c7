//! A dead reference, or borrowing iterator, frees what it borrowed where the code last names it, not at the next yield.
//! What has a drop to come is held all the same.

use std::collections::{BTreeMap, HashMap, hash_map};

use resumable_tests::{Loud, both, log, loud};

both! {
    fn a_reference_used_up_before_its_source_is_changed() -> impl Iterator<Item = u32> {
        let mut v = vec![1, 2];
        let first = v.first_mut().unwrap();
        *first = 10;
        v.push(3);
        yield_!(v[0]);
        yield_!(v[2]);
    }
}

both! {
    fn an_entry_of_a_map() -> impl Iterator<Item = usize> {
        let mut m = BTreeMap::new();
        let e = m.entry(1).or_insert(0);
        *e += 1;
        let n = m.len();
        yield_!(n);
        m.clear();
        yield_!(m.len());
    }
}

both! {
    fn a_binding_of_a_let_else() -> impl Iterator<Item = u32> {
        let mut items = vec![1, 2];
        let [first, ..] = items.as_mut_slice() else { return };
        *first = 10;
        yield_!(items[0]);
        items.push(3);
        yield_!(items[2]);
    }
}

both! {
    fn what_a_reference_was_asked_lives_on() -> impl Iterator<Item = usize> {
        let mut names = vec![String::from("a"), String::from("bc")];
        let last = names.last_mut().unwrap();
        last.push('d');
        let (long, copy) = (last.len(), last.clone());
        names.push(copy);
        yield_!(long);
        names.clear();
        yield_!(names.len() + long);
    }
}

both! {
    fn in_a_loop() -> impl Iterator<Item = u32> {
        let mut stack = vec![3_u32];
        while let Some(top) = stack.last_mut() {
            *top -= 1;
            let top = *top;
            if top == 0 {
                stack.clear();
            } else {
                let mut bytes = stack.iter_mut();
                let last = bytes.by_ref().last();
                log(last.is_some());
                stack.push(top);
            }
            yield_!(top);
        }
        yield_!(100);
    }
}

both! {
    fn on_one_branch_only() -> impl Iterator<Item = u32> {
        let mut v = vec![1, 2];
        for flag in [true, false] {
            let mut first = v.first_mut();
            if flag {
                if let Some(first) = &mut first { **first += 1; }
                yield_!(1);
            } else {
                first = None;
            }
            v.push(7);
            yield_!(v[0]);
        }
    }
}

both! {
    fn reassigned_between_yields() -> impl Iterator<Item = u32> {
        let mut v = vec![1, 2];
        let mut at = v.first_mut();
        if let Some(at) = &mut at { **at = 5; }
        yield_!(0);
        v.push(3);
        at = v.last_mut();
        if let Some(at) = &mut at { **at = 6; }
        v.push(4);
        yield_!(v[2]);
        yield_!(v[0]);
    }
}

both! {
    fn a_match_that_binds_by_reference() -> impl Iterator<Item = u32> {
        let mut slot = Some(1);
        match &mut slot {
            Some(inside) => {
                *inside += 1;
                slot = Some(4);
                yield_!(slot.unwrap());
            }
            None => yield_!(0),
        }
        if let Some(inside) = slot.as_mut() {
            *inside += 1;
            slot.take();
            yield_!(9);
        }
        yield_!(u32::from(slot.is_some()));
    }
}

both! {
    fn borrowing_iterators() -> impl Iterator<Item = usize> {
        let mut text = String::from("a b c");
        let mut words = text.split(' ').enumerate();
        let second = words.nth(1).map(|(at, word)| at + word.len());
        text.clear();
        yield_!(second.unwrap());
        let chars = text.chars();
        log(chars.as_str());
        text.push('x');
        yield_!(text.len());
    }
}

both! {
    fn what_is_borrowed_dies_at_the_same_yield() -> impl Iterator<Item = u32> {
        let data = loud("data").0.to_string();
        let view = data.trim();
        log(view);
        yield_!(1);
        let s = String::from("abc");
        let mut it = s.chars();
        let r = it.by_ref();
        r.next();
        yield_!(2);
        let x = String::from("x");
        let mut refs = [None, None];
        refs[0] = Some(x.as_str());
        log(format!("{refs:?}"));
        yield_!(3);
    }
}

both! {
    fn guards_are_held_with_what_they_borrow() -> impl Iterator<Item = u32> {
        use std::cell::{Cell, RefCell};
        let a = Loud("a");
        let cell = std::rc::Rc::new(RefCell::new(vec![1]));
        let other = std::rc::Rc::clone(&cell);
        let _b = Loud("b");
        let first = { let mut inside = other.borrow_mut(); inside.push(2); inside.len() };
        let seen = &a;
        log(seen.0);
        yield_!(first as u32);
        let counted = cell.borrow().len();
        yield_!(counted as u32);
    }
}

both! {
    fn a_panic_in_the_operand_after_it_lapsed() -> impl Iterator<Item = u32> {
        let mut list = vec![Loud("one"), Loud("two")];
        let _guard = Loud("guard");
        let first = list.first_mut().unwrap();
        log(first.0);
        list.push(Loud("three"));
        yield_!(1);
        let last = list.last_mut().unwrap();
        log(last.0);
        let _late = Loud("late");
        list.pop();
        yield_!({ if list.len() == 2 { panic!("operand") } 2 });
        yield_!(3);
    }
}

both! {
    with (vec![1, 2, 3],);
    fn of_a_parameter(mut items: Vec<u32>) -> impl Iterator<Item = u32> {
        let rest = &mut items[1..];
        rest[0] = 7;
        items.retain(|item| *item != 1);
        yield_!(items[0]);
        let lent = &mut items;
        lent.push(1);
        let lent = lent;
        lent.push(2);
        items.push(3);
        yield_!(items.len() as u32);
    }
}

#[test]
fn of_the_receiver() {
    struct Stack {
        items: Vec<u32>,
    }
    impl Stack {
        #[resumable::generator]
        fn drained(&mut self) -> impl Iterator<Item = u32> + '_ {
            while let Some(top) = self.items.last_mut() {
                *top += 1;
                let items = &mut self.items;
                items.insert(0, 9);
                items.swap_remove(0);
                let Some(item) = self.items.pop() else { return };
                yield_!(item);
            }
        }
    }
    let mut stack = Stack { items: vec![1, 2] };
    assert_eq!(stack.drained().count(), 2);
}

both! {
    fn entries_whose_keys_have_nothing_to_drop() -> impl Iterator<Item = usize> {
        let (mut hashed, mut sorted) = (HashMap::new(), BTreeMap::new());
        for key in ["a", "b", "a"] {
            match hashed.entry(key) {
                hash_map::Entry::Occupied(mut found) => {
                    *found.get_mut() += 1;
                    yield_!(0);
                }
                hash_map::Entry::Vacant(free) => {
                    free.insert(1);
                    yield_!(1);
                }
            }
            sorted.insert(key, Loud("value"));
        }
        while let Some(first) = sorted.first_entry() {
            drop(first.remove());
            yield_!(sorted.len());
        }
    }
}
