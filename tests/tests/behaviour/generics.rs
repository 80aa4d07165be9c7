//! Generic functions, lifetimes, `where` clauses, const generics, `impl Trait` parameters and items.

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::rc::Rc;

use resumable::{BoxGenerator, Generator, generator};
use resumable_tests::{Loud, trace};

#[test]
fn a_type_parameter() {
    #[generator]
    fn twice<T: Clone>(value: T) -> impl Iterator<Item = T> {
        yield_!(value.clone());
        yield_!(value);
    }
    assert_eq!(twice("a").collect::<Vec<_>>(), ["a", "a"]);
    assert_eq!(twice(vec![1]).collect::<Vec<_>>(), [[1], [1]]);
}

#[test]
fn a_type_parameter_without_bounds_is_moved_through() {
    #[generator]
    fn three<T>(a: T, b: T, c: T) -> impl Iterator<Item = T> {
        let kept = c;
        yield_!(b);
        yield_!(kept);
        yield_!(a);
    }
    let names = three(Loud("a"), Loud("b"), Loud("c"))
        .map(|loud| loud.0)
        .collect::<Vec<_>>();
    assert_eq!(names, ["b", "c", "a"]);
}

#[test]
fn a_where_clause() {
    #[generator]
    fn lengths<I, T>(items: I) -> impl Iterator<Item = usize>
    where
        I: IntoIterator<Item = T>,
        T: AsRef<str>,
    {
        for item in items {
            yield_!(item.as_ref().len());
        }
    }
    assert_eq!(lengths(["a", "bc"]).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(lengths(vec![String::from("abc")]).collect::<Vec<_>>(), [3]);
}

#[test]
fn a_where_clause_on_an_associated_type() {
    #[generator]
    fn doubled<I>(items: I) -> impl Iterator<Item = I::Item>
    where
        I: IntoIterator,
        I::Item: Clone,
    {
        for item in items {
            yield_!(item.clone());
            yield_!(item);
        }
    }
    assert_eq!(doubled([1, 2]).collect::<Vec<_>>(), [1, 1, 2, 2]);
}

#[test]
fn const_generics() {
    #[generator]
    fn windows<T: Copy, const N: usize>(items: Vec<T>) -> impl Iterator<Item = [T; N]> {
        let mut start = 0;
        while start + N <= items.len() {
            yield_!(std::array::from_fn(|i| items[start + i]));
            start += 1;
        }
    }
    assert_eq!(
        windows::<_, 2>(vec![1, 2, 3]).collect::<Vec<_>>(),
        [[1, 2], [2, 3]]
    );
}

#[test]
fn a_const_parameter_alone() {
    #[generator]
    fn below<const LIMIT: u32>() -> impl Iterator<Item = u32> {
        for i in 0..LIMIT {
            yield_!(i);
        }
    }
    assert!(below::<3>().eq(0..3));
}

#[test]
fn an_impl_trait_parameter() {
    #[generator]
    fn shown(
        items: impl IntoIterator<Item = impl Display>,
        separator: impl Into<String>,
    ) -> impl Iterator<Item = String> {
        let separator = separator.into();
        for item in items {
            yield_!(format!("{item}{separator}"));
        }
    }
    assert_eq!(shown([1, 2], ";").collect::<Vec<_>>(), ["1;", "2;"]);
}

#[test]
fn an_impl_fn_parameter_called_across_yields() {
    #[generator]
    fn mapped<T, U>(items: Vec<T>, mut f: impl FnMut(T) -> U) -> impl Iterator<Item = U> {
        for item in items {
            yield_!(f(item));
        }
    }
    let mut calls = 0;
    assert_eq!(
        mapped(vec![1, 2], |n| {
            calls += 1;
            n * 2
        })
        .collect::<Vec<_>>(),
        [2, 4]
    );
    assert_eq!(calls, 2);
}

#[test]
fn an_impl_trait_item() {
    #[generator]
    fn shown(n: u32) -> impl Iterator<Item = impl Display + use<>> {
        for i in 0..n {
            yield_!(format!("<{i}>"));
        }
    }
    assert_eq!(
        shown(2).map(|item| item.to_string()).collect::<String>(),
        "<0><1>"
    );
}

#[test]
fn an_impl_trait_at_depth_in_the_item() {
    #[generator]
    fn pairs() -> impl Iterator<Item = (u32, Option<impl Debug>)> {
        yield_!((1, Some("a")));
        yield_!((2, None));
    }
    assert_eq!(
        format!("{:?}", pairs().collect::<Vec<_>>()),
        r#"[(1, Some("a")), (2, None)]"#
    );
}

#[test]
fn an_elided_lifetime() {
    #[generator]
    fn words(text: &str) -> impl Iterator<Item = &str> {
        for word in text.split(' ') {
            yield_!(word);
        }
    }
    let text = String::from("a bc");
    assert_eq!(words(&text).collect::<Vec<_>>(), ["a", "bc"]);
}

#[test]
fn a_yielded_reference_coerces_to_the_item() {
    #[generator]
    fn names(list: &[String]) -> impl Iterator<Item = &str> {
        for name in list {
            yield_!(name);
        }
    }
    let list = [String::from("a"), String::from("b")];
    assert_eq!(names(&list).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(names(&list).fold(0, |n, name| n + name.len()), 2);
}

#[test]
fn a_named_lifetime_and_a_bound_by_it() {
    #[generator]
    fn longer<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = &'a u32> + 'a {
        let list = if a.len() > b.len() { a } else { b };
        for n in list {
            yield_!(n);
        }
    }
    let a = vec![1, 2];
    assert_eq!(longer(&a, &[3]).copied().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn two_lifetimes_of_which_one_is_yielded() {
    #[generator]
    fn matching<'text>(text: &'text str, wanted: &str) -> impl Iterator<Item = &'text str> {
        for word in text.split(' ') {
            if word.contains(wanted) {
                yield_!(word);
            }
        }
    }
    let text = String::from("abc xyz bcd");
    let found: Vec<&str> = {
        let wanted = String::from("bc");
        matching(&text, &wanted).collect()
    };
    assert_eq!(found, ["abc", "bcd"]);
}

#[test]
fn an_anonymous_lifetime_and_a_precise_capture() {
    struct View<'a>(&'a [u32]);
    #[generator]
    fn all(view: View<'_>) -> impl Iterator<Item = u32> {
        for n in view.0.iter() {
            yield_!(*n);
        }
    }
    #[generator]
    fn owned<'a>(list: &'a [u32]) -> impl Iterator<Item = &'a u32> + use<'a> {
        for n in list {
            yield_!(n);
        }
    }
    let list = [1, 2];
    assert_eq!(all(View(&list)).sum::<u32>(), 3);
    assert_eq!(owned(&list).sum::<u32>(), 3);
}

#[test]
fn a_mutable_reference_parameter() {
    #[generator]
    fn drain(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
        while let Some(n) = list.pop() {
            yield_!(n);
            if n == 3 {
                list.push(1);
            }
        }
    }
    let mut list = vec![2, 3];
    assert_eq!(drain(&mut list).take(2).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(list, [2]);
}

#[test]
fn a_mutable_reference_lent_to_a_loop() {
    #[generator]
    fn bump<'a>(list: &'a mut [u32]) -> impl Iterator<Item = &'a mut u32> {
        for n in list.iter_mut() {
            *n += 1;
            yield_!(n);
        }
    }
    let mut list = [1, 2];
    for n in bump(&mut list) {
        *n *= 10;
    }
    assert_eq!(list, [20, 30]);
}

#[test]
fn a_yielded_cow_borrows_or_owns() {
    #[generator]
    fn spaced<'a>(words: &'a [&'a str]) -> impl Iterator<Item = Cow<'a, str>> {
        for word in words {
            yield_!(if word.len() > 1 {
                Cow::Owned(format!("{word} "))
            } else {
                Cow::Borrowed(*word)
            });
        }
    }
    assert_eq!(spaced(&["a", "bc"]).collect::<String>(), "abc ");
}

#[test]
fn a_boxed_iterator_with_a_lifetime() {
    #[generator]
    fn reversed<'a>(list: &'a [u32]) -> Box<dyn Iterator<Item = &'a u32> + 'a> {
        for n in list.iter().rev() {
            yield_!(n);
        }
    }
    assert_eq!(reversed(&[1, 2]).copied().collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_box_does_not_ask_that_its_items_outlive_it() {
    trait Shelf<T> {
        type Book<'s>
        where
            Self: 's;
        fn book(&self) -> Self::Book<'_>;

        #[generator]
        fn books<'s>(&'s self) -> Box<dyn Iterator<Item = Self::Book<'s>> + 's> {
            yield_!(self.book());
        }

        #[generator]
        fn none() -> Box<dyn Iterator<Item = T>> {}
    }
    impl<T> Shelf<T> for str {
        type Book<'s> = &'s str;
        fn book(&self) -> &str {
            self
        }
    }
    assert_eq!(Shelf::<u8>::books("one").collect::<Vec<_>>(), ["one"]);
    assert!(<str as Shelf<u8>>::none().next().is_none());
}

#[test]
fn a_generic_box_generator() {
    #[generator]
    fn counted<'a, T: 'a>(items: Vec<T>) -> BoxGenerator<'a, T, (), usize> {
        let mut count = 0;
        for item in items {
            count += 1;
            yield_!(item);
        }
        count
    }
    let mut counted = counted(vec!['a', 'b']);
    assert_eq!(counted.by_ref().collect::<String>(), "ab");
    assert_eq!(counted.take_return(), Some(2));
}

#[test]
fn a_generic_generator_is_dropped_whole() {
    let _ = trace();
    #[generator]
    fn held<T>(value: T) -> impl Iterator<Item = u32> {
        let kept = value;
        yield_!(1);
        yield_!(2);
    }
    let mut held = held(Loud("generic"));
    held.next();
    assert!(trace().is_empty());
    drop(held);
    assert_eq!(trace(), ["drop generic"]);
}

#[test]
fn a_generic_value_that_is_copy_needs_no_holding() {
    #[generator]
    fn repeat<T: Copy>(value: T, times: usize) -> impl Iterator<Item = T> {
        for _ in 0..times {
            yield_!(value);
        }
    }
    assert_eq!(repeat('x', 3).collect::<String>(), "xxx");
}

#[test]
fn a_type_that_is_not_send_or_debug_may_be_saved() {
    #[generator]
    fn shared(rc: Rc<u32>) -> impl Iterator<Item = Rc<u32>> {
        let other = Rc::clone(&rc);
        yield_!(rc);
        yield_!(other);
    }
    let rc = Rc::new(1);
    assert_eq!(shared(Rc::clone(&rc)).count(), 2);
    assert_eq!(Rc::strong_count(&rc), 1);
}

#[test]
fn a_dyn_parameter_and_a_higher_ranked_bound() {
    #[generator]
    fn apply<'a>(
        texts: &'a [&'a str],
        f: &'a dyn for<'x> Fn(&'x str) -> &'x str,
    ) -> impl Iterator<Item = &'a str> {
        for text in texts.iter() {
            yield_!(f(text));
        }
    }
    assert_eq!(
        apply(&[" a ", "b"], &|text| text.trim()).collect::<Vec<_>>(),
        ["a", "b"]
    );
}

#[test]
fn generic_items_sent_and_returned() {
    #[generator]
    fn echo<T: Clone + Default>() -> impl Generator<Item = T, Send = T, Return = Vec<T>> {
        let mut seen = Vec::new();
        let mut last = T::default();
        while let Some(sent) = yield_!(last) {
            seen.push(sent.clone());
            last = sent;
        }
        seen
    }
    let mut echo = echo::<String>();
    assert_eq!(echo.next().as_deref(), Some(""));
    assert_eq!(echo.send("a".into()).as_deref(), Ok("a"));
    assert_eq!(echo.next(), None);
    assert_eq!(echo.take_return(), Some(vec!["a".to_string()]));
}

#[test]
fn attributes_visibility_and_doc_comments_are_kept() {
    mod inner {
        /// Counts.
        #[resumable::generator]
        #[inline]
        #[must_use = "a generator is lazy"]
        pub(super) fn count(#[allow(unused_variables)] unused: u32) -> impl Iterator<Item = u32> {
            yield_!(1);
        }
    }
    assert_eq!(inner::count(0).sum::<u32>(), 1);
}
