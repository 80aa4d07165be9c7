//! The reference's "Call", "Method call", "Field access", "Closure" and "Await" expressions.

use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(1), Some(2), Some(3)];
    fn a_yield_in_each_argument_of_a_call() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        fn f(a: Option<u32>, b: Option<u32>, c: u32, d: Option<u32>) -> u32 {
            a.unwrap_or(9) * 1000 + b.unwrap_or(9) * 100 + c * 10 + d.unwrap_or(9)
        }
        f(yield_!(1), yield_!(2), 7, yield_!(3))
    }
}

both! {
    fn arguments_before_the_yield_are_evaluated_before_it() -> impl Iterator<Item = u32> {
        fn f(a: Loud, b: u32, c: Loud) -> u32 { log("called"); b }
        let x = f(loud("a"), { yield_!(1); log("b"); 2 }, loud("c"));
        yield_!(x);
    }
}

both! {
    fn a_moved_argument_beside_a_yield_drops_with_the_call() -> impl Iterator<Item = u32> {
        fn f(a: Loud, b: u32) -> u32 { b }
        let a = Loud("a");
        let _other = Loud("other");
        let x = f(a, { yield_!(1); 2 });
        yield_!(x);
    }
}

both! {
    fn a_borrowed_argument_beside_a_yield() -> impl Iterator<Item = usize> {
        fn f(text: &String, n: usize) -> usize { text.len() + n }
        fn push(list: &mut Vec<usize>, n: usize) -> usize { list.push(n); list.len() }
        let text = String::from("abc");
        let mut list = vec![];
        let x = f(&text, { yield_!(1); 10 });
        yield_!(x);
        yield_!(push(&mut list, { yield_!(2); 20 }));
        yield_!(push(&mut list, text.len()));
    }
}

both! {
    fn nested_calls() -> impl Iterator<Item = u32> {
        fn add(a: u32, b: u32) -> u32 { log(format!("{a}+{b}")); a + b }
        let x = add(add({ yield_!(1); 2 }, 3), add(4, add({ yield_!(5); 6 }, { yield_!(7); 8 })));
        yield_!(x);
        yield_!(add(add(1, 2), 3));
    }
}

both! {
    fn the_called_value_itself_is_an_expression() -> impl Iterator<Item = u32> {
        fn one() -> u32 { 1 }
        fn two() -> u32 { 2 }
        let table: [fn() -> u32; 2] = [one, two];
        yield_!(table[{ yield_!(10); 1 }]());
        yield_!((if { yield_!(11); true } { one } else { two })());
        let function = one;
        yield_!(function());
    }
}

both! {
    fn constructors_called_with_a_yield() -> impl Iterator<Item = u32> {
        #[derive(Clone, Copy)] struct W(u32);
        let w = W({ yield_!(1); 2 });
        yield_!(w.0);
        let some = Some({ yield_!(3); w });
        yield_!(some.map_or(0, |w| w.0));
        let boxed = Box::new({ yield_!(4); 5 });
        yield_!(*boxed);
        let result: Result<u32, ()> = Ok({ yield_!(6); 7 });
        yield_!(result.unwrap());
    }
}

both! {
    fn a_method_call_with_a_yield_in_its_arguments() -> impl Iterator<Item = u32> {
        let mut list = Vec::new();
        list.push({ yield_!(1); 2 });
        list.insert({ yield_!(3); 0 }, { yield_!(4); 5 });
        yield_!(list[0] + list[1]);
        list.extend([{ yield_!(6); 7 }, 8]);
        yield_!(list.iter().sum());
    }
}

both! {
    sends [Some(5), None, Some(6)];
    fn a_yield_as_a_method_argument() -> impl Generator<Item = u32, Send = u32, Return = Vec<Option<u32>>> {
        let mut list = Vec::new();
        list.push(yield_!(1));
        list.push(yield_!(2));
        list.push(yield_!(3));
        list
    }
}

both! {
    fn a_method_call_on_a_yielding_receiver() -> impl Iterator<Item = usize> {
        let n = { yield_!(1); String::from("abc") }.len();
        yield_!(n);
        let text = { yield_!(2); "x" }.repeat({ yield_!(3); 4 });
        yield_!(text.len());
    }
}

both! {
    fn a_chain_of_calls_with_yields_between() -> impl Iterator<Item = u32> {
        let sum: u32 = (0..10).skip({ yield_!(1); 2 }).step_by({ yield_!(2); 3 }).map(|x| x * 2).sum();
        yield_!(sum);
        let text = String::from("a,b").replace({ yield_!(3); ',' }, { yield_!(4); "-" }).to_uppercase();
        yield_!(text.len() as u32);
    }
}

both! {
    fn a_consumed_receiver_is_saved_across_the_yield() -> impl Iterator<Item = u32> {
        struct Builder { log: Loud, n: u32 }
        impl Builder { fn into_sum(self, m: u32) -> u32 { log("into_sum"); self.n + m } }
        let builder = Builder { log: Loud("builder"), n: 1 };
        let sum = builder.into_sum({ yield_!(10); 2 });
        yield_!(sum);
    }
}

both! {
    fn a_by_value_method_of_another_name_with_the_move_said_aloud() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        yield_!(0);
        let n = { a }.spent(1);
        yield_!(n);
        yield_!(2);
    }
}

both! {
    fn a_receiver_by_reference_is_dropped_at_its_end() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        yield_!(a.gives(1));
        yield_!(a.gives({ yield_!(2); 3 }));
        yield_!(4);
    }
}

both! {
    fn generic_calls_with_a_turbofish() -> impl Iterator<Item = u64> {
        fn parse<T: std::str::FromStr>(text: &str) -> Option<T> { text.parse().ok() }
        yield_!(parse::<u64>("12").unwrap_or_default());
        let list = "3 4".split(' ').map(str::parse::<u64>).collect::<Result<Vec<_>, _>>().unwrap();
        for n in list { yield_!(n); }
        yield_!(Vec::<u64>::with_capacity({ yield_!(5); 6 }).len() as u64);
    }
}

both! {
    fn fully_qualified_method_calls() -> impl Iterator<Item = usize> {
        let text = String::from("abc");
        yield_!(str::len(&text));
        yield_!(<String as AsRef<str>>::as_ref(&text).len());
        let copy = Clone::clone(&text);
        yield_!(String::len(&copy) + { yield_!(7); 8 });
    }
}

both! {
    fn a_function_pointer_and_a_trait_object_kept_across_yields() -> impl Iterator<Item = u32> {
        let f: fn(u32) -> u32 = |x| x + 1;
        let g: Box<dyn Fn(u32) -> u32> = Box::new(move |x| f(x) * 2);
        yield_!(f(1));
        yield_!(g(1));
        yield_!(g(f({ yield_!(0); 2 })));
    }
}

both! {
    fn a_closure_kept_across_yields() -> impl Iterator<Item = u32> {
        let base = 10;
        let add = move |x| x + base;
        yield_!(add(1));
        yield_!(add(2));
        yield_!(base);
    }
}

both! {
    fn a_closure_that_owns_a_value_drops_it_at_its_end() -> impl Iterator<Item = u32> {
        let owned = Loud("owned");
        let closure = move || owned.gives(1);
        let _after = Loud("after");
        yield_!(closure());
        yield_!(closure() + 1);
    }
}

both! {
    fn a_closure_that_counts() -> impl Iterator<Item = u32> {
        let mut count = 0;
        let mut next = move || { count += 1; count };
        yield_!(next());
        yield_!(next());
        yield_!(count);
        yield_!(next());
    }
}

both! {
    fn a_called_fn_mut_beside_a_yield() -> impl Iterator<Item = u32> {
        let mut total = 0;
        let mut add = move |x: u32| { total += x; total };
        yield_!(add({ yield_!(1); 2 }));
        yield_!(add({ yield_!(3); 4 }) + add({ yield_!(5); 6 }));
    }
}

both! {
    fn a_closure_that_borrows_between_two_yields() -> impl Iterator<Item = usize> {
        let mut list = vec![1, 2, 3];
        yield_!(list.len());
        let mut remove = |n| list.retain(|x| *x != n);
        remove(1);
        remove(2);
        yield_!(list.len());
        list.clear();
        yield_!(list.len());
    }
}

both! {
    fn a_fn_once_closure_called_after_a_yield() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let once = || drop(a);
        once();
        yield_!(1);
        let b = Loud("b");
        let once = move || { b }.spent(2);
        yield_!(5);
        let n = once();
        yield_!(n);
    }
}

struct Hooks<F> {
    first: Option<F>,
    second: Option<F>,
    number: u32,
}

both! {
    with (2);
    fn a_closure_in_an_option_or_array(n: u32) -> impl Iterator<Item = u32> {
        let (held, other) = (loud("held"), loud("other"));
        let hold = |loud: Loud| move |n: u32| loud.gives(n);
        let mut cleanup = Some(move || drop(held));
        let mapped = Some(move |n: u32| other.gives(n));
        let (array, poll) = ([hold(loud("in array"))], std::task::Poll::Ready(hold(loud("in poll"))));
        let mut none = None;
        let hooks = Hooks { first: Some(hold(loud("first"))), second: Some(hold(loud("second"))), number: n };
        yield_!(1);
        if let Some(clean) = cleanup.take() { ({ clean })(); yield_!(2); }
        if n > 3 { none = Some(hold(loud("assigned"))); }
        yield_!(mapped.map(|f| f(3)).unwrap_or(n));
        let first = hooks.first;
        yield_!(4);
        if let Some(second) = hooks.second { yield_!(second(hooks.number)); }
        drop(first);
        for f in &array { log(f(5).to_string()); }
        let mut list = vec![hold(loud("one")), hold(loud("two"))];
        let last = list.pop();
        yield_!(6);
        while let Some(f) = list.pop() { yield_!(f(7)); }
        yield_!(8);
    }
}

both! {
    fn closures_returning_closures() -> impl Iterator<Item = u32> {
        let adder = |a: u32| move |b: u32| a + b;
        let add_one = adder(1);
        yield_!(add_one(1));
        yield_!(adder(10)({ yield_!(2); 3 }));
    }
}

both! {
    fn a_closure_may_return_break_and_use_question_mark_of_its_own() -> impl Iterator<Item = u32> {
        let find = |wanted: u32| { for i in 0..10 { if i * i == wanted { return Some(i); } } None };
        yield_!(find(9).unwrap_or(100));
        let twice = move |wanted| -> Option<u32> { let n = find(wanted)?; Some(n * 2) };
        yield_!(twice(10).unwrap_or(100));
        yield_!(twice(16).unwrap_or(100));
    }
}

both! {
    fn a_closure_with_patterns_types_and_shadowing() -> impl Iterator<Item = u32> {
        let x = 1;
        let swap = |(x, y): (u32, u32)| -> (u32, u32) { (y, x) };
        yield_!(swap((2, 3)).0);
        yield_!(x);
        let x = [4, 5].map(|x| x + 1);
        yield_!(x[0] + x[1]);
    }
}

both! {
    fn an_adapter_chain_kept_across_yields() -> impl Iterator<Item = u32> {
        let mut squares = (1..).map(|x| x * x).filter(|x| x % 2 == 1);
        yield_!(squares.next().unwrap());
        yield_!(squares.next().unwrap());
        let rest: Vec<u32> = squares.take(2).collect();
        for x in rest { yield_!(x); }
    }
}

both! {
    fn a_closure_captures_one_field() -> impl Iterator<Item = u32> {
        struct P { a: Loud, b: u32 }
        let p = P { a: Loud("a"), b: 1 };
        let closure = move || p.b + 1;
        yield_!(closure());
        log(&p.a.0);
        yield_!(2);
    }
}

both! {
    fn an_async_closure_and_await_inside_an_async_block() -> impl Iterator<Item = u32> {
        use std::{future::Future, pin::pin, task::{Context, Poll, Waker}};
        async fn seven() -> u32 { 7 }
        let task = async |x: u32| seven().await + x;
        yield_!(1);
        let poll = pin!(async { task(1).await + seven().await }).poll(&mut Context::from_waker(Waker::noop()));
        if let Poll::Ready(x) = poll { yield_!(x); }
        yield_!(2);
    }
}

both! {
    fn a_reference_to_a_closure_beside_a_yield() -> impl Generator<Item = u32, Send = u32, Return = usize> {
        fn scan(text: &str, find: &dyn Fn(&str) -> Option<usize>, or: u32) -> usize { find(text).unwrap_or(or as usize) }
        let first = scan("abc", &|_| None, { yield_!(1); 2 });
        let owned = String::from("c");
        scan("abc", &|text| text.find(owned.as_str()), yield_!(3).unwrap_or(4)) + first
    }
}

/// What can be called but once, and a name to drop behind it.
struct Task {
    run: Box<dyn FnOnce(usize) -> usize>,
    _name: Loud,
}

fn job(name: &'static str) -> Box<dyn FnOnce(usize) -> usize> {
    let held = loud(name);
    Box::new(move |n| n + held.0.len())
}

both! {
    with (vec![job("a"), job("bb"), job("ccc")]);
    fn boxed_functions_called_once_each(jobs: Vec<Box<dyn FnOnce(usize) -> usize>>) -> impl Iterator<Item = usize> {
        let mut rounds = 0;
        for job in jobs {
            rounds += 1;
            if rounds == 2 { yield_!(0); continue; }
            let n = job(rounds);
            yield_!(n);
            log("next");
        }
    }
}

both! {
    with (job("a"), true);
    fn a_function_called_once_on_some_paths(job: Box<dyn FnOnce(usize) -> usize>, c: bool) -> impl Iterator<Item = usize> {
        let first = job;
        let n = if c { first(1) } else { 0 };
        yield_!(n);
        let made = crate::calls::job("made")(2) + { yield_!(3); 1 };
        yield_!(made);
        log("end");
    }
}

both! {
    fn a_field_called_once_leaves_the_others() -> impl Iterator<Item = usize> {
        for name in ["a", "b"] {
            let task = Task { run: job(name), _name: loud("name") };
            let n = (task.run)(1);
            yield_!(n);
            log("next");
        }
    }
}

both! {
    fn what_can_be_called_again_is_still_there() -> impl Iterator<Item = usize> {
        let held = loud("held");
        let shared: std::rc::Rc<dyn Fn(usize) -> usize> = std::rc::Rc::new(move |n| n + held.0.len());
        for f in [std::rc::Rc::clone(&shared)] {
            let n = f(1);
            drop(shared);
            yield_!(n);
            log("the last reference is still held");
            break;
        }
        for f in [{ let held = loud("boxed"); Box::new(move |n| n + held.0.len()) as Box<dyn Fn(usize) -> usize> }] {
            yield_!(f(1));
            log("still held");
        }
    }
}

both! {
    fn what_can_be_called_once_is_gone_after_the_call() -> impl Iterator<Item = u32> {
        type Job = Box<dyn FnOnce(u32) -> u32>;
        struct Named { name: Loud, run: Job }
        fn job(name: &'static str) -> Job {
            let kept = loud(name);
            Box::new(move |n| kept.gives(n))
        }
        for job in [job("one"), job("two")] {
            yield_!(0);
            let n = job(1);
            yield_!(n);
        }
        if let Some(job) = Some(job("perhaps")) {
            if job(2) == 2 { yield_!(2); }
            yield_!(3);
        }
        let Named { name, run } = Named { name: loud("name"), run: job("named") };
        yield_!(run(4));
        log(name.0);
        let named = Named { name: loud("other"), run: job("member") };
        let n = (named.run)(5);
        yield_!(n);
        log(named.name.0);
        yield_!(6);
    }
}

both! {
    fn what_can_be_called_again_is_kept_after_the_call() -> impl Iterator<Item = u32> {
        fn counter(kept: Loud) -> impl FnMut(u32) -> u32 {
            let mut sum = 0;
            move |n| { sum += n; kept.gives(sum) }
        }
        let mut count = counter(loud("count"));
        let n = count(1);
        yield_!(n);
        let boxed: (Box<dyn Fn(u32) -> u32>, Loud) = ({ let kept = loud("boxed"); Box::new(move |n| kept.gives(n)) }, loud("beside"));
        let n = (boxed.0)(2);
        yield_!(n);
        for mut step in [counter(loud("a")), counter(loud("b"))] {
            if step(3) == 3 { yield_!(3); }
            yield_!(4);
        }
        yield_!(5);
    }
}

both! {
    fn a_closure_that_moves_a_member_is_gone_after_the_call() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud, count: u32 }
        let pair = Pair { left: loud("left"), right: loud("right"), count: 7 };
        let end = || drop(pair.left);
        yield_!(1);
        end();
        yield_!(2);
        log(pair.right.0);
        yield_!(pair.count);
    }
}

both! {
    with ("a/b/c", 2);
    fn a_slice_by_a_local_is_a_receiver(text: &'static str, start: usize) -> impl Iterator<Item = usize> {
        let end = text.len();
        let at = text[start..end].rfind({ yield_!(0); '/' });
        yield_!(at.unwrap_or(100));
        yield_!(text[start..].len());
    }
}

both! {
    fn the_index_of_a_receiver_is_told_first() -> impl Iterator<Item = u32> {
        let mut lists = vec![vec![1u32], vec![2]];
        let mut at = 0;
        lists[at].push({ at += 1; yield_!(1); 7 });
        yield_!(at as u32);
        yield_!(lists[0].len() as u32);
        let same = lists[at] == { at -= 1; yield_!(2); vec![2] };
        yield_!(u32::from(same));
        let ends = (&lists[at], { at += 1; 3 });
        yield_!(ends.0.len() as u32 + ends.1);
    }
}
