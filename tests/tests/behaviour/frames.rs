//! `frame()`: where a generator stands; and `Debug` and `Clone`, where the signature asks for them.

use std::fmt::Debug;

use resumable::{Frame, Generator, generator};
use resumable_tests::{Loud, trace};

/// The line of the generator below; the tests count from it.
const LINE: u32 = line!();

#[generator]
#[rustfmt::skip]
fn framed(first: u32) -> impl Generator<Item = u32, Send = u32> {
    let second = first + 1;
    yield_!(second);
    for third in 0..1 {
        let sent =    yield_!(third + second);
    }
    if true { yield_!(1); yield_!(2); }
}

#[test]
fn before_the_start_it_is_the_functions_own_place() {
    let frame = framed(1).frame().expect("not yet closed");
    assert_eq!(frame.function, "framed");
    assert!(frame.file.ends_with("frames.rs"));
    assert_eq!(frame.resume_point, 0);
    assert!(
        (LINE + 2..=LINE + 4).contains(&frame.line),
        "line {}",
        frame.line
    );
}

#[test]
fn suspended_it_is_the_line_and_column_of_the_yield() {
    let mut generator = framed(1);
    let mut places = Vec::new();
    while generator.next().is_some() {
        let frame = generator.frame().expect("suspended");
        places.push((frame.line - LINE, frame.column));
    }
    assert_eq!(places, [(6, 5), (8, 23), (10, 15), (10, 27)]);
}

#[test]
fn the_resume_point_tells_the_yields_apart() {
    let mut generator = framed(1);
    let mut points = Vec::new();
    while generator.next().is_some() {
        points.push(generator.frame().expect("suspended").resume_point);
    }
    points.dedup();
    assert_eq!(points.len(), 4);
    assert!(!points.contains(&0));
}

#[test]
fn the_saved_locals_are_named() {
    let mut generator = framed(1);
    generator.next();
    assert!(
        generator
            .frame()
            .expect("suspended")
            .locals
            .contains(&"second")
    );
}

#[test]
fn there_is_no_frame_once_closed() {
    let mut generator = framed(1);
    generator.next();
    generator.close();
    assert_eq!(generator.frame(), None);
    let mut generator = framed(1);
    generator.by_ref().count();
    assert_eq!(generator.frame(), None);
}

#[test]
fn a_frame_is_copied_printed_and_compared() {
    let generator = framed(1);
    let frame: Frame = generator.frame().expect("created");
    let copy = frame;
    assert_eq!(frame, copy);
    assert!(format!("{frame:?}").contains("framed"));
}

#[test]
fn a_frame_is_seen_through_boxes_and_references() {
    let mut boxed: Box<
        dyn Generator<Item = u32, Send = u32, Throw = std::convert::Infallible, Return = ()>,
    > = Box::new(framed(1));
    boxed.next();
    let direct = boxed.frame().expect("suspended");
    assert_eq!((&mut boxed).frame(), Some(direct));
}

#[test]
fn a_frame_at_a_delegation_is_the_place_of_yield_from() {
    #[generator]
    fn delegating() -> impl Generator<Item = u32> {
        yield_from!([1, 2]);
    }
    let mut generator = delegating();
    generator.next();
    let first = generator.frame().expect("suspended");
    generator.next();
    assert_eq!(generator.frame(), Some(first));
    assert_eq!((first.line, first.column), (line!() - 7, 9));
}

#[test]
fn a_frame_names_a_method() {
    struct S;
    impl S {
        #[generator]
        fn method(&self) -> impl Generator<Item = u32> {
            yield_!(1);
        }
    }
    assert_eq!(
        S.method().frame().map(|frame| frame.function),
        Some("method")
    );
}

#[generator]
fn printed(start: u32) -> impl Generator<Item = u32> + Debug {
    let name = String::from("saved");
    yield_!(start);
    yield_!(name.len() as u32);
}

#[test]
fn debug_says_where_a_generator_stands() {
    let mut generator = printed(7);
    let created = format!("{generator:?}");
    assert!(created.contains("printed"), "{created}");
    generator.next();
    let suspended = format!("{generator:?}");
    assert!(suspended.contains("printed"), "{suspended}");
    assert_ne!(created, suspended);
    let line = generator.frame().expect("suspended").line;
    assert!(suspended.contains(&line.to_string()), "{suspended}");
    generator.by_ref().count();
    let closed = format!("{generator:?}");
    assert_ne!(closed, suspended);
    assert!(!format!("{generator:#?}").is_empty());
}

#[generator]
fn cloned(mut n: u32, text: String) -> impl Generator<Item = String> + Clone {
    loop {
        yield_!(format!("{text}{n}"));
        n += 1;
    }
}

#[test]
fn a_clone_goes_its_own_way() {
    let mut original = cloned(1, "a".into());
    original.next();
    let mut copy = original.clone();
    assert_eq!(original.next().as_deref(), Some("a2"));
    assert_eq!(original.next().as_deref(), Some("a3"));
    assert_eq!(copy.next().as_deref(), Some("a2"));
}

#[generator]
fn large(fill: u8, text: String) -> impl Generator<Item = (u8, usize)> + Clone {
    let mut bytes = [fill; 1000];
    let mut at = 0;
    while at < bytes.len() {
        yield_!((bytes[at], text.len()));
        at += 1;
        bytes[at] += 1;
    }
}

#[test]
fn a_clone_of_a_large_frame_goes_its_own_way() {
    let mut original = large(7, "abc".into());
    assert_eq!(original.clone().next(), Some((7, 3)));
    assert_eq!(original.next(), Some((7, 3)));
    let mut copy = original.clone();
    assert_eq!((copy.next(), copy.next()), (Some((8, 3)), Some((8, 3))));
    assert_eq!(original.next(), Some((8, 3)));
    drop(original);
    assert_eq!(copy.clone().next(), Some((8, 3)));
    copy.close();
    assert_eq!(copy.clone().next(), None);
}

#[test]
fn a_generator_not_started_or_ended_is_cloned_too() {
    #[generator]
    fn two() -> impl Iterator<Item = u32> + Clone + Debug {
        yield_!(1);
        yield_!(2);
    }
    let created = two();
    assert_eq!(created.clone().sum::<u32>(), 3);
    let mut ended = created.clone();
    ended.by_ref().count();
    assert_eq!(ended.clone().next(), None);
    assert_eq!(created.cycle().take(5).collect::<Vec<_>>(), [1, 2, 1, 2, 1]);
}

#[test]
fn a_clone_copies_the_saved_locals() {
    #[derive(Clone)]
    struct Counted(std::rc::Rc<()>);
    #[generator]
    fn holding(counted: Counted) -> impl Iterator<Item = u32> + Clone {
        let moved = counted;
        yield_!(1);
        drop(moved);
        yield_!(2);
    }
    let count = std::rc::Rc::new(());
    let mut original = holding(Counted(count.clone()));
    original.next();
    let copy = original.clone();
    assert_eq!(std::rc::Rc::strong_count(&count), 3);
    original.next();
    assert_eq!(std::rc::Rc::strong_count(&count), 2);
    drop(copy);
    assert_eq!(std::rc::Rc::strong_count(&count), 1);
}

#[test]
fn a_generic_generator_is_cloned_where_its_parts_are() {
    #[generator]
    fn each<T: Clone>(items: Vec<T>) -> impl Iterator<Item = T> + Clone {
        for item in items {
            yield_!(item);
        }
    }
    let mut each = each(vec!['a', 'b', 'c']);
    each.next();
    assert_eq!(each.clone().collect::<String>(), "bc");
    assert_eq!(each.collect::<String>(), "bc");
}
