//! A machine as an iterator and as a value: `fold` and its kin, size, auto traits, `Clone`, `Debug`, boxes and borrows.

#![cfg(feature = "std")]
mod machines;

use std::convert::Infallible;
use std::iter::FusedIterator;
use std::mem::size_of_val;

use machines::{Noisy, my_range, panicker, trace, words, worker};
use resumable::{BoxGenerator, Generator, GeneratorState, StopIteration};

/// How many unsplit bodies ran since the last call.
fn unsplit_runs() -> usize {
    trace()
        .into_iter()
        .filter(|event| event == "unsplit")
        .count()
}

#[test]
fn fold_and_its_kin_run_the_unsplit_body() {
    assert_eq!(
        my_range(1, 5).fold(String::new(), |text, i| text + &i.to_string()),
        "1234"
    );
    assert_eq!(my_range(1, 5).sum::<u32>(), 10);
    assert_eq!(my_range(1, 5).product::<u32>(), 24);
    assert_eq!(my_range(1, 5).count(), 4);
    assert_eq!(my_range(1, 5).last(), Some(4));
    assert_eq!(my_range(1, 5).max(), Some(4));
    assert_eq!(my_range(1, 5).min(), Some(1));
    assert_eq!(my_range(1, 1).max(), None);
    assert_eq!(my_range(1, 5).reduce(|a, b| a * 10 + b), Some(1234));
    let mut all = vec![];
    my_range(1, 5).for_each(|i| all.push(i));
    assert_eq!(all, [1, 2, 3, 4]);
    assert_eq!(unsplit_runs(), 10);
}

#[test]
fn a_started_one_is_folded_from_where_it_stands() {
    let mut range = my_range(1, 5);
    range.next();
    assert_eq!(range.by_ref().take(1).sum::<u32>(), 2);
    assert_eq!(range.fold(0, |number, i| number * 10 + i), 34);
    let mut ended = my_range(0, 0);
    ended.next();
    assert_eq!(ended.max(), None);
    assert_eq!(unsplit_runs(), 0);
}

#[test]
fn a_borrowed_one_keeps_its_return_value_in_fold() {
    let texts = ["a".to_owned(), "bc".to_owned()];
    let mut generator = words(&texts);
    assert_eq!(generator.by_ref().map(str::len).sum::<usize>(), 3);
    assert_eq!(generator.take_return(), Some(2));
    assert_eq!(words(&texts).collect::<String>(), "abc");
}

#[test]
fn fold_drops_everything_at_its_end() {
    assert_eq!(worker(Noisy("input")).count(), 2);
    assert_eq!(trace(), ["second", "first", "input"]);
    let mut generator = worker(Noisy("input"));
    generator.next();
    assert_eq!(generator.count(), 1);
    assert_eq!(trace(), ["second", "first", "input"]);
}

#[test]
fn a_panic_in_the_folding_closure_drops_the_locals() {
    let generator = panicker(Noisy("local"));
    let fold = std::panic::AssertUnwindSafe(|| generator.for_each(|i| assert_ne!(i, 1)));
    assert!(std::panic::catch_unwind(fold).is_err());
    assert_eq!(trace(), ["local"]);
}

#[test]
fn nothing_is_known_of_the_length() {
    fn fused(iterator: &impl FusedIterator) -> (usize, Option<usize>) {
        iterator.size_hint()
    }
    let texts = [String::new()];
    assert_eq!(my_range(0, 9).size_hint(), (0, None));
    assert_eq!(words(&texts).size_hint(), (0, None));
    assert_eq!(fused(&hidden::range(0, 9)), (0, None));
}

/// A machine whose return type shows more than a generator's does.
mod hidden {
    use std::convert::Infallible;
    use std::iter::FusedIterator;
    use std::rc::Rc;

    use resumable::__private::{FrameState, Step, machine};
    use resumable::{Frame, Generator};

    #[expect(dead_code, reason = "the value is only there for its type")]
    enum Only<T> {
        Start { value: T },
        Returned(()),
        Closed,
    }

    impl<T> FrameState for Only<T> {
        type Return = ();
        fn place(&self) -> Option<Frame> {
            None
        }
        fn close(&mut self) {
            *self = Self::Closed;
        }
        fn returned(value: ()) -> Self {
            Self::Returned(value)
        }
        fn take_return(&mut self) -> Option<()> {
            None
        }
    }

    /// Holds `value`, yields and throws `Rc`s.
    pub(crate) fn holding<T>(
        value: T,
    ) -> impl Generator<Item = Rc<u8>, Send = Rc<u8>, Throw = Rc<u8>, Return = ()> {
        machine::<Rc<u8>, Rc<u8>, Rc<u8>, (), _, _, _, _>(
            Only::Start { value },
            |_, _| (),
            |_: &mut Only<T>, _| Step::Closed,
        )
    }

    pub(crate) fn range(start: u32, end: u32) -> impl FusedIterator<Item = u32> {
        machine::<u32, (), Infallible, (), _, _, _, _>(
            Only::Start {
                value: (start, end),
            },
            |_, _| (),
            |_: &mut Only<(u32, u32)>, _| Step::Closed,
        )
    }
}

#[test]
fn auto_traits_are_the_frame_s() {
    fn all<T: Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe>(_: &T) {}
    all(&hidden::holding(1));
    all(&my_range(0, 1));
    all(&words(&[]));
}

#[test]
fn a_machine_is_as_large_as_its_frame() {
    assert_eq!(size_of_val(&hidden::holding([0_u64; 4])), 5 * 8);
    assert_eq!(size_of_val(&my_range(0, 1)), 3 * 4);
}

#[test]
fn a_clone_goes_its_own_way() {
    let mut range = my_range(0, 4);
    range.next();
    let mut copy = range.clone();
    assert_eq!(range.next(), Some(1));
    assert_eq!(range.next(), Some(2));
    assert_eq!(copy.next(), Some(1));
    assert_eq!(copy.collect::<Vec<_>>(), [2, 3]);
    assert_eq!(range.collect::<Vec<_>>(), [3]);
}

#[test]
fn debug_is_the_frame_s() {
    let mut range = my_range(0, 4);
    assert_eq!(format!("{range:?}"), "my_range");
    range.next();
    assert_eq!(format!("{range:?}"), "my_range { index: 0 }");
}

#[test]
fn borrowed_boxed_and_dyn_ones_are_generators() {
    fn drive<G: Generator<Item = f64, Send = f64>>(mut generator: G) -> Option<f64> {
        assert_eq!(generator.state(), GeneratorState::Created);
        generator.next();
        let average = generator.send(8.0).ok();
        assert_eq!(generator.frame().map(|frame| frame.resume_point), Some(1));
        average
    }
    let mut lent = machines::averager();
    let mut dynamic: BoxGenerator<'_, f64, f64> = Box::new(machines::averager());
    assert_eq!(drive(&mut lent), Some(8.0));
    assert_eq!(lent.send(0.0), Ok(4.0));
    assert_eq!(drive(Box::new(machines::averager())), Some(8.0));
    assert_eq!(drive(&mut dynamic), Some(8.0));
    assert_eq!(dynamic.send(0.0), Ok(4.0));
    dynamic.close();
    assert_eq!(dynamic.send(0.0), Err(StopIteration { value: None }));
    assert_eq!(dynamic.state(), GeneratorState::Closed);
    assert_eq!(dynamic.take_return(), None);
    assert_eq!(dynamic.frame(), None);
}

#[test]
fn a_dyn_reference_throws() {
    type Dyn<'a> = dyn Generator<
            Item = String,
            Send = u32,
            Throw = machines::Stop,
            Return = Result<u32, machines::Failure>,
        > + 'a;
    let mut generator = worker(Noisy("input"));
    let lent: &mut Dyn<'_> = &mut generator;
    lent.next();
    lent.next();
    assert_eq!(
        lent.throw(machines::Stop(2)),
        Err(StopIteration {
            value: Some(Ok(1002))
        })
    );
}

#[test]
fn a_boxed_generator_of_defaults_is_an_iterator() {
    let boxed: BoxGenerator<'static, u32, (), (), Infallible> = Box::new(my_range(2, 5));
    let plain: BoxGenerator<'_, u32> = boxed;
    assert_eq!(plain.collect::<Vec<_>>(), [2, 3, 4]);
}

/// Resumed through a box, a generator written by hand tells what it tells by itself: it knows nothing of how boxes ask.
#[test]
fn a_box_resumes_what_only_knows_resume() {
    use resumable::Resume;

    struct Once(Option<u32>, Option<&'static str>);
    impl Iterator for Once {
        type Item = u32;
        fn next(&mut self) -> Option<u32> {
            self.resume(Resume::Next).ok()
        }
    }
    impl Generator for Once {
        type Send = ();
        type Throw = Infallible;
        type Return = &'static str;
        fn resume(
            &mut self,
            _: Resume<(), Infallible>,
        ) -> Result<u32, StopIteration<&'static str>> {
            let end = self.1;
            let item = self.0.take().ok_or_else(|| StopIteration {
                value: self.1.take(),
            });
            assert!(end.is_some() || item.is_err());
            item
        }
        fn close(&mut self) {
            *self = Self(None, None);
        }
        fn state(&self) -> GeneratorState {
            GeneratorState::Suspended
        }
    }

    let mut boxed: BoxGenerator<'_, u32, (), &str> = Box::new(Once(Some(7), Some("end")));
    assert_eq!(boxed.resume(Resume::Next), Ok(7));
    assert_eq!(
        boxed.resume(Resume::Next),
        Err(StopIteration { value: Some("end") })
    );
    assert_eq!(
        boxed.resume(Resume::Next),
        Err(StopIteration { value: None })
    );
}
