//! `yield_from!` on generators: PEP 380's rules, and what becomes of delegates that are lent, closed or ended.

use resumable::{BoxGenerator, Generator, GeneratorState, Resume, StopIteration, generator};
use resumable_tests::{Loud, log, trace};

type Answer = Result<u32, String>;

#[generator]
fn inner(name: Loud) -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Answer> {
    let mut total = 0;
    loop {
        match try_yield!(total) {
            Ok(Some(n)) => total += n,
            Ok(None) => return Ok(total),
            Err(error) if error == "caught" => total += 1000,
            Err(error) => return Err(format!("inner {error}")),
        }
    }
}

#[generator]
fn outer() -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Answer> {
    let _guard = Loud("outer");
    let value = yield_from!(inner(Loud("inner")));
    log(format!("{value:?}"));
    let sent = yield_!(value.clone().unwrap_or(77));
    Ok(value? + sent.unwrap_or(0))
}

#[test]
fn next_and_send_go_to_the_delegate_and_its_value_comes_back() {
    let _ = trace();
    let mut generator = outer();
    assert_eq!(generator.next(), Some(0));
    assert_eq!(generator.send(5), Ok(5));
    assert_eq!(generator.send(6), Ok(11));
    assert_eq!(generator.next(), Some(11));
    assert_eq!(trace(), ["drop inner", "Ok(11)"]);
    assert_eq!(
        generator.send(100),
        Err(StopIteration {
            value: Some(Ok(111))
        })
    );
}

#[test]
fn a_throw_goes_to_the_delegate_and_may_be_caught_there() {
    let mut generator = outer();
    generator.next();
    assert_eq!(generator.throw("caught".into()), Ok(1000));
    assert_eq!(generator.send(1), Ok(1001));
}

#[test]
fn a_throw_that_ends_the_delegate_gives_its_value_to_the_outer() {
    let _ = trace();
    let mut generator = outer();
    generator.next();
    assert_eq!(generator.throw("x".into()), Ok(77));
    assert_eq!(trace(), ["drop inner", r#"Err("inner x")"#]);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), Some(Err("inner x".into())));
}

#[test]
fn an_owned_delegate_is_closed_with_the_outer() {
    let _ = trace();
    let mut generator = outer();
    generator.next();
    generator.send(1).unwrap();
    generator.close();
    assert_eq!(trace(), ["drop inner", "drop outer"]);
    let mut generator = outer();
    generator.next();
    drop(generator);
    assert_eq!(trace(), ["drop inner", "drop outer"]);
}

#[test]
fn folding_runs_the_delegate_too() {
    assert_eq!(outer().collect::<Vec<_>>(), [0, 0]);
    assert_eq!(outer().map(|n| n + 1).sum::<u32>(), 2);
}

#[generator]
fn quiet(name: Loud) -> impl Generator<Item = u32, Return = &'static str> {
    yield_!(1);
    yield_!(2);
    "quiet"
}

#[generator]
fn loud_outer() -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Answer> {
    let _guard = Loud("outer");
    let value = yield_from!(quiet(Loud("quiet")));
    log(value);
    Ok(yield_!(3).unwrap_or(0))
}

#[test]
fn a_delegate_that_declares_nothing_is_driven_by_next() {
    let _ = trace();
    let mut generator = loud_outer();
    assert_eq!(generator.next(), Some(1));
    assert_eq!(generator.send(50), Ok(2));
    assert_eq!(generator.send(60), Ok(3));
    assert_eq!(trace(), ["drop quiet", "quiet"]);
    assert_eq!(generator.send(7), Err(StopIteration { value: Some(Ok(7)) }));
}

#[test]
fn a_throw_closes_a_delegate_that_declares_none_and_is_raised() {
    let _ = trace();
    let mut generator = loud_outer();
    generator.next();
    assert_eq!(
        generator.throw("x".into()),
        Err(StopIteration {
            value: Some(Err("x".into()))
        })
    );
    assert_eq!(trace(), ["drop quiet", "drop outer"]);
}

#[test]
fn a_throw_during_a_plain_iterator_drops_it_and_is_raised() {
    let _ = trace();
    #[generator]
    fn over(
        list: Vec<Loud>,
    ) -> impl Generator<Item = Loud, Throw = String, Return = Result<(), String>> {
        let _guard = Loud("guard");
        yield_from!(list);
        Ok(())
    }
    let mut generator = over(vec![Loud("a"), Loud("b"), Loud("c")]);
    drop(generator.next());
    assert_eq!(trace(), ["drop a"]);
    assert_eq!(
        generator.throw("x".into()).unwrap_err().value,
        Some(Err("x".into()))
    );
    assert_eq!(trace(), ["drop b", "drop c", "drop guard"]);
}

#[test]
fn a_sent_value_is_ignored_by_a_plain_iterator() {
    #[generator]
    fn over() -> impl Generator<Item = u32, Send = u32, Return = Option<u32>> {
        yield_from!([1, 2]);
        yield_!(3)
    }
    let mut generator = over();
    generator.next();
    assert_eq!(generator.send(50), Ok(2));
    assert_eq!(generator.send(60), Ok(3));
    assert_eq!(generator.send(70).unwrap_err().value, Some(Some(70)));
}

#[test]
fn a_lent_delegate_stays_where_it_is() {
    let _ = trace();
    #[generator]
    fn lend<'a, G>(
        delegate: &'a mut G,
    ) -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Answer>
    where
        G: Generator<Item = u32, Send = u32, Throw = String, Return = Answer>,
    {
        let answer = yield_from!(&mut *delegate);
        answer
    }
    let mut delegate = inner(Loud("lent"));
    let mut generator = lend(&mut delegate);
    assert_eq!(generator.next(), Some(0));
    assert_eq!(generator.send(4), Ok(4));
    drop(generator);
    assert!(trace().is_empty());
    assert_eq!(delegate.state(), GeneratorState::Suspended);
    assert_eq!(delegate.send(5), Ok(9));
    let mut generator = lend(&mut delegate);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), Some(Ok(9)));
}

#[test]
fn a_delegate_that_had_ended_gives_its_waiting_value() {
    #[generator]
    fn late(
        delegate: BoxGenerator<'static, u32, (), u32>,
    ) -> impl Generator<Item = u32, Return = u32> {
        yield_!(1);
        yield_from!(delegate)
    }
    #[generator]
    fn value() -> BoxGenerator<'static, u32, (), u32> {
        yield_!(5);
        6
    }
    let mut delegate = value();
    delegate.by_ref().count();
    let mut generator = late(delegate);
    assert_eq!(generator.by_ref().collect::<Vec<_>>(), [1]);
    assert_eq!(generator.take_return(), Some(6));
}

#[test]
#[should_panic]
fn a_delegate_that_had_ended_and_has_no_value_panics() {
    #[generator]
    fn late(
        delegate: BoxGenerator<'static, u32, (), u32>,
    ) -> impl Generator<Item = u32, Return = u32> {
        yield_!(1);
        yield_from!(delegate)
    }
    #[generator]
    fn value() -> BoxGenerator<'static, u32, (), u32> {
        yield_!(5);
        6
    }
    let mut delegate = value();
    delegate.by_ref().count();
    delegate.take_return();
    late(delegate).count();
}

#[test]
fn a_delegate_that_had_ended_with_a_unit_is_fine() {
    #[generator]
    fn late(delegate: BoxGenerator<'static, u32>) -> impl Iterator<Item = u32> {
        yield_from!(delegate);
        yield_!(9);
    }
    #[generator]
    fn one() -> BoxGenerator<'static, u32> {
        yield_!(5);
    }
    let mut ended = one();
    ended.by_ref().count();
    ended.take_return();
    assert_eq!(late(ended).collect::<Vec<_>>(), [9]);
    let mut closed = one();
    closed.close();
    assert_eq!(late(closed).collect::<Vec<_>>(), [9]);
}

#[test]
fn the_value_of_yield_from_is_the_delegates_return() {
    #[generator]
    fn part(n: u32) -> impl Generator<Item = u32, Return = String> {
        for i in 0..n {
            yield_!(i);
        }
        "x".repeat(n as usize)
    }
    #[generator]
    fn joined() -> impl Generator<Item = u32, Return = String> {
        let a = yield_from!(part(1));
        let b = format!("{a}-{}", yield_from!(part(2)));
        b + &yield_from!(part(0)) + "!"
    }
    let mut generator = joined();
    assert_eq!(generator.by_ref().collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(generator.take_return().as_deref(), Some("x-xx!"));
}

#[test]
fn an_impl_iterator_delegate_is_a_plain_iterator() {
    fn hidden() -> impl Iterator<Item = u32> {
        #[generator]
        fn counted() -> impl Iterator<Item = u32> {
            yield_!(1);
            yield_!(2);
        }
        counted()
    }
    #[generator]
    fn over() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let () = yield_from!(hidden());
        5
    }
    let mut generator = over();
    generator.next();
    assert_eq!(generator.send(9), Ok(2));
    assert_eq!(generator.send(9).unwrap_err().value, Some(5));
}

#[test]
fn a_generic_iterator_as_delegate() {
    #[generator]
    fn twice<I: IntoIterator + Clone>(items: I) -> impl Iterator<Item = I::Item> {
        yield_from!(items.clone());
        yield_from!(items);
    }
    assert_eq!(twice([1, 2]).collect::<Vec<_>>(), [1, 2, 1, 2]);
}

#[test]
fn a_generic_generator_as_delegate() {
    #[generator]
    fn wrap<G>(
        delegate: G,
    ) -> impl Generator<Item = G::Item, Send = u32, Throw = String, Return = G::Return>
    where
        G: Generator<Send = u32, Throw = String, Return = Answer>,
    {
        yield_from!(delegate)
    }
    let mut generator = wrap(inner(Loud("wrapped")));
    generator.next();
    assert_eq!(generator.send(3), Ok(3));
    assert_eq!(generator.throw("caught".into()), Ok(1003));
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), Some(Ok(1003)));
}

#[test]
fn a_delegate_of_a_delegate_of_a_delegate() {
    #[generator]
    fn level(depth: u32) -> BoxGenerator<'static, u32, u32, Answer, String> {
        if depth == 0 {
            return Ok(yield_!(0).unwrap_or(9));
        }
        Ok(yield_from!(level(depth - 1))? * 2)
    }
    let mut generator = level(3);
    assert_eq!(generator.next(), Some(0));
    assert_eq!(generator.send(5).unwrap_err().value, Some(Ok(40)));
    let mut generator = level(3);
    generator.next();
    assert_eq!(
        generator.throw("deep".into()).unwrap_err().value,
        Some(Err("deep".into()))
    );
}

#[test]
fn a_dyn_generator_lent_as_delegate() {
    #[generator]
    fn lend(
        delegate: &mut dyn Generator<
            Item = u32,
            Send = (),
            Throw = std::convert::Infallible,
            Return = &'static str,
        >,
    ) -> impl Generator<Item = u32, Return = usize> {
        yield_from!(delegate).len()
    }
    let mut delegate = quiet(Loud("dyn"));
    let mut generator = lend(&mut delegate);
    assert_eq!(generator.by_ref().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(generator.take_return(), Some(5));
}

#[test]
fn delegating_within_an_expression_keeps_its_operands() {
    let _ = trace();
    #[generator]
    fn sum() -> impl Generator<Item = u32, Return = usize> {
        fn add(a: &Loud, b: usize, c: Loud) -> usize {
            a.0.len() + b + c.0.len()
        }
        add(&Loud("ab"), yield_from!(quiet(Loud("q"))).len(), Loud("c"))
    }
    let mut generator = sum();
    assert_eq!(generator.next(), Some(1));
    assert!(trace().is_empty());
    assert_eq!(generator.next(), Some(2));
    assert_eq!(generator.next(), None);
    assert_eq!(trace(), ["drop q", "drop c", "drop ab"]);
    assert_eq!(generator.take_return(), Some(8));
}

#[test]
fn resuming_through_a_delegate_by_resume() {
    let mut generator = outer();
    assert_eq!(generator.resume(Resume::Next), Ok(0));
    assert_eq!(generator.resume(Resume::Send(2)), Ok(2));
    assert_eq!(generator.resume(Resume::Throw("caught".into())), Ok(1002));
}

/// The remedy that README gives: a reborrow of `out` can't be kept while `out` is.
#[test]
fn a_delegate_hands_a_mut_back() {
    #[generator]
    fn two(out: &mut Vec<u32>, n: u32) -> impl Generator<Item = u32, Return = &mut Vec<u32>> {
        out.push(n);
        yield_!(n);
        out.push(n + 1);
        out
    }
    #[generator]
    fn all(mut out: &mut Vec<u32>) -> impl Iterator<Item = u32> {
        for n in 0..3 {
            out = yield_from!(two(out, n));
        }
        out.push(7);
    }
    let mut out = Vec::new();
    assert_eq!(all(&mut out).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(out, [0, 1, 1, 2, 2, 3, 7]);
}
