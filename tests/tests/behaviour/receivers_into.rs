//! Methods that are named `into_..`: some borrow, for all that their names say.

use std::rc::Rc;

use resumable_tests::{Loud, both, log, loud};

struct View(Loud, u32);

impl View {
    fn into_view(&self) -> &Loud {
        &self.0
    }

    fn into_counted(&mut self, more: u32) -> u32 {
        self.1 += more;
        self.1
    }

    fn into_number(&self, more: impl Into<u32>) -> u32 {
        self.1 + more.into()
    }

    fn into_text<T: From<&'static str>>(&self) -> T {
        T::from(self.0.0)
    }

    fn into_inner(self) -> Loud {
        self.0
    }

    fn into_named(mut self, name: impl Into<&'static str>) -> Self {
        self.0.0 = name.into();
        self
    }
}

/// So does each iterator's method that consumes it, for a `&mut` of an iterator is one.
trait IntoLast: Iterator + Sized {
    fn into_last(self) -> Option<Self::Item> {
        self.last()
    }
}

impl<I: Iterator> IntoLast for I {}

/// A trait's methods are no reason to ask anything that rustc couldn't answer.
trait IntoParts {
    fn into_parts(self) -> (Loud, u32);
    fn into_length(&self) -> u32;
    fn into_doubled(&mut self) -> u32;
}

impl IntoParts for View {
    fn into_parts(self) -> (Loud, u32) {
        (self.0, self.1)
    }

    fn into_length(&self) -> u32 {
        self.0.0.len() as u32
    }

    fn into_doubled(&mut self) -> u32 {
        self.1 *= 2;
        self.1
    }
}

fn view(name: &'static str) -> View {
    View(loud(name), 3)
}

both! {
    with (view("argument"));
    fn what_is_named_into_and_borrows(argument: View) -> impl Iterator<Item = u32> {
        let (local, _between, other) = (view("local"), loud("between"), view("other"));
        let counted = Rc::new(view("counted"));
        yield_!(argument.into_view().gives(1));
        yield_!(local.into_number(2_u8));
        yield_!(counted.into_view().gives(2) + counted.into_number(3_u32));
        let text: String = other.into_text::<String>();
        yield_!(text.len() as u32);
        let seen = view("seen");
        yield_!(seen.into_length());
        log("the end");
    }
}

both! {
    with (view("argument"));
    fn what_is_named_into_and_changes_it(mut argument: View) -> impl Iterator<Item = u32> {
        let (mut local, _between, mut boxed) = (view("local"), loud("between"), Box::new(view("boxed")));
        yield_!(argument.into_counted(1));
        let n = local.into_counted(2);
        yield_!(n);
        yield_!(boxed.into_counted(3));
        let mut seen = view("seen");
        yield_!(seen.into_doubled());
        let mut operand = view("operand");
        yield_!(operand.into_counted({ yield_!(4); 5 }));
        log("the end");
    }
}

both! {
    fn what_is_named_into_and_consumes_iterators() -> impl Iterator<Item = u32> {
        let (items, _between) = (vec![loud("a"), loud("b")].into_iter(), loud("between"));
        let last = items.into_last();
        yield_!(1);
        log(last.is_some());
    }
}

both! {
    with (view("argument"), 1);
    fn what_is_named_into_and_consumes(argument: View, n: u32) -> impl Iterator<Item = u32> {
        let (local, _between, pair) = (view("local"), loud("between"), (view("left"), view("right")));
        let (boxed, parts, list) = (Box::new(view("boxed")), view("parts"), vec![loud("item")]);
        let named = argument.into_named("named");
        yield_!(named.1);
        let inner = local.into_inner();
        yield_!(2);
        let left = pair.0.into_inner();
        yield_!(pair.1.into_number(4_u8));
        let inner = boxed.into_inner();
        yield_!(5);
        if n > 0 {
            let (part, number) = parts.into_parts();
            yield_!(number);
        }
        let slice = list.into_boxed_slice();
        yield_!(slice.len() as u32);
        let text = String::from("text").into_bytes();
        yield_!(text.len() as u32);
        let closure = || named.into_inner();
        log(closure().0);
        yield_!(7);
        log("the end");
    }
}

both! {
    with (view("argument"));
    fn what_is_named_into_is_an_operand_if_it_consumes(argument: View) -> impl Iterator<Item = u32> {
        let (other, _last) = (view("other"), loud("last"));
        yield_!(argument.into_number({ yield_!(1); 2_u8 }));
        let named = other.into_named({ yield_!(3); "named" });
        yield_!(named.1);
    }
}

fn of_a_parameter<T: IntoParts>(value: T) -> (Loud, u32) {
    value.into_parts()
}
