//! The reference's chapter "Statements": each kind, with a yield in it and as something that yields go around.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn an_empty_body() -> impl Iterator<Item = u32> {}
}

both! {
    with (Loud("argument"));
    fn a_body_without_a_yield_runs_on_the_first_next(argument: Loud) -> impl Iterator<Item = u32> {
        log("ran");
        let _local = Loud("local");
    }
}

both! {
    fn empty_statements() -> impl Iterator<Item = u32> {
        ;
        yield_!(1);
        ;;
        yield_!(2);;
    }
}

both! {
    fn a_yield_as_the_tail_of_the_body() -> impl Iterator<Item = u32> {
        log("before");
        yield_!(1)
    }
}

both! {
    fn an_expression_statement_drops_its_value_at_once() -> impl Iterator<Item = u32> {
        loud("first");
        yield_!(1);
        loud("second");
        yield_!(2);
    }
}

both! {
    fn a_block_statement_without_a_semicolon() -> impl Iterator<Item = u32> {
        { yield_!(1); }
        if true { yield_!(2); }
        match 3 { n => yield_!(n) }
        loop { yield_!(4); break }
        yield_!(5);
    }
}

both! {
    fn a_block_statement_is_not_an_operand_of_what_follows() -> impl Iterator<Item = i32> {
        { yield_!(1); }
        -yield_operand(2);
        if true { yield_!(3); } else { yield_!(4); }
        *&5;
        fn yield_operand(x: i32) -> i32 { x }
    }
}

both! {
    fn a_function_declared_in_the_body() -> impl Iterator<Item = u32> {
        yield_!(double(1));
        fn double(x: u32) -> u32 { x * 2 }
        yield_!(double(2));
    }
}

both! {
    fn a_function_declared_in_a_nested_block() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            fn square(x: u32) -> u32 { x * x }
            yield_!(square(i));
            yield_!(square(i + 1));
        }
    }
}

both! {
    fn a_struct_and_its_impl_declared_in_the_body() -> impl Iterator<Item = u32> {
        struct Counter { count: u32 }
        impl Counter {
            const STEP: u32 = 2;
            fn up(&mut self) -> u32 { self.count += Self::STEP; self.count }
        }
        let mut counter = Counter { count: 1 };
        yield_!(counter.up());
        yield_!(counter.up());
        yield_!(counter.count);
    }
}

both! {
    fn an_enum_declared_between_two_yields() -> impl Iterator<Item = u32> {
        yield_!(0);
        enum Light { Red, Green(u32) }
        use Light::*;
        for light in [Red, Green(3)] {
            match light {
                Red => yield_!(1),
                Green(n) => yield_!(n),
            }
        }
    }
}

both! {
    fn constants_and_statics_declared_in_the_body() -> impl Iterator<Item = u32> {
        const LIMIT: u32 = 3;
        static WORDS: [&str; 2] = ["a", "bc"];
        for i in 0..LIMIT { yield_!(i); }
        for word in WORDS { yield_!(word.len() as u32); }
    }
}

both! {
    fn an_underscore_constant_in_the_body() -> impl Iterator<Item = u32> {
        const _: () = assert!(1 + 1 == 2);
        yield_!(1);
    }
}

both! {
    fn a_trait_declared_in_the_body() -> impl Iterator<Item = u32> {
        trait Twice { fn twice(&self) -> u32; }
        impl Twice for u32 { fn twice(&self) -> u32 { self * 2 } }
        let x = 4;
        yield_!(x.twice());
        yield_!(5.twice());
    }
}

both! {
    fn a_type_alias_declared_in_the_body() -> impl Iterator<Item = u32> {
        type Number = u32;
        let x: Number = 4;
        yield_!(x);
        let y: Number = x + 1;
        yield_!(y);
    }
}

both! {
    fn a_module_declared_in_the_body() -> impl Iterator<Item = u32> {
        mod numbers { pub(crate) fn one() -> u32 { 1 } pub(crate) const TWO: u32 = 2; }
        yield_!(numbers::one());
        yield_!(numbers::TWO);
    }
}

both! {
    fn a_use_declaration_in_the_body() -> impl Iterator<Item = u32> {
        use std::collections::BTreeMap;
        let mut map = BTreeMap::new();
        map.insert("a", 1);
        yield_!(map["a"]);
        map.insert("b", 2);
        yield_!(map.len() as u32);
    }
}

both! {
    fn a_use_declaration_in_a_nested_block_between_yields() -> impl Iterator<Item = usize> {
        {
            yield_!(1);
            use std::collections::HashSet as Set;
            let mut set = Set::new();
            set.insert(1);
            yield_!(set.len());
            set.insert(2);
            yield_!(set.len());
        }
        let set = 5;
        yield_!(set);
    }
}

both! {
    fn a_use_of_a_trait_brings_its_methods_after_a_yield() -> impl Iterator<Item = usize> {
        yield_!(0);
        use std::fmt::Write as _;
        let mut text = String::new();
        write!(text, "{}", 12).unwrap();
        yield_!(text.len());
        write!(text, "{}", 345).unwrap();
        yield_!(text.len());
    }
}

both! {
    fn a_macro_declared_in_the_body() -> impl Iterator<Item = u32> {
        macro_rules! twice { ($x:expr) => { 2 * $x } }
        yield_!(twice!(1));
        let x = 3;
        yield_!(twice!(x));
    }
}

both! {
    fn a_macro_declared_in_the_body_captures_the_binding_of_its_place() -> impl Iterator<Item = u32> {
        let x = 1;
        macro_rules! x_here { () => { x } }
        let x = 10;
        yield_!(x_here!());
        yield_!(x);
        yield_!(x_here!() + x);
    }
}

both! {
    fn a_macro_declared_twice_under_one_name() -> impl Iterator<Item = u32> {
        macro_rules! number { () => { 1 } }
        yield_!(number!());
        macro_rules! number { () => { 2 } }
        yield_!(number!());
    }
}

both! {
    fn a_macro_statement_that_declares_a_local() -> impl Iterator<Item = u32> {
        macro_rules! declare { ($name:ident = $value:expr) => { let mut $name = $value; } }
        declare!(x = 1);
        x += 1;
        log(x);
        yield_!(5);
    }
}

both! {
    fn a_macro_statement_with_a_semicolon_and_one_with_braces() -> impl Iterator<Item = u32> {
        macro_rules! noted { ($($x:tt)*) => { log(stringify!($($x)*)) } }
        noted!(a b);
        yield_!(1);
        noted! { c d }
        yield_!(2);
        noted![e f];
    }
}

both! {
    fn an_attribute_on_a_let() -> impl Iterator<Item = u32> {
        #[allow(unused_variables)]
        let x = 1;
        #[allow(unused_mut)]
        let mut y = 2;
        yield_!(y);
    }
}

both! {
    fn an_attribute_on_an_expression_statement_that_yields() -> impl Iterator<Item = u32> {
        #[allow(unused_must_use)]
        {
            yield_!(1);
        }
        #[allow(clippy::never_loop)]
        loop { yield_!(2); break; }
        #[allow(clippy::single_match)]
        match 3 { 3 => yield_!(3), _ => {} }
    }
}

both! {
    fn a_let_in_each_form() -> impl Iterator<Item = u32> {
        let a = 1;
        let b: u32 = 2;
        let c;
        let d: u32;
        let (e, f) = (5, 6);
        let _ = 7;
        let _g = 8;
        c = 3;
        d = 4;
        yield_!(a);
        yield_!(b);
        yield_!(c);
        yield_!(d);
        yield_!(e + f);
    }
}

both! {
    sends [Some(4), None];
    fn a_yield_as_the_initialiser_of_a_let() -> impl Generator<Item = u32, Send = u32> {
        let sent = yield_!(1);
        log(format!("{sent:?}"));
        let (Some(_) | None) = yield_!(2);
        let _ = yield_!(3);
        let unit: Option<u32> = yield_!(4);
        log(format!("{unit:?}"));
    }
}

both! {
    fn a_let_with_a_type_whose_parts_are_inferred() -> impl Iterator<Item = u32> {
        let numbers: Vec<_> = (0..3).collect();
        yield_!(numbers.len() as u32);
        let total: u32 = numbers.iter().sum();
        yield_!(total);
    }
}

both! {
    fn items_after_the_tail_expression_are_seen() -> impl Iterator<Item = u32> {
        yield_!(LATER);
        yield_!(later());
        const LATER: u32 = 3;
        fn later() -> u32 { 4 }
    }
}
