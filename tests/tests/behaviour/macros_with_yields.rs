//! Macros: the standard ones with yields in their operands, and any that mention locals.

use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(1), Some(2)];
    fn format_with_yields() -> impl Generator<Item = u32, Send = u32, Return = String> {
        format!("{:?} {} {:?}", yield_!(1), "x", yield_!(2))
    }
}

both! {
    sends [Some(1), Some(2)];
    fn format_with_named_and_positional_yields() -> impl Generator<Item = u32, Send = u32, Return = String> {
        let width = 4;
        format!("{b:>width$} {0:03} {b} {a:?}", yield_!(1).unwrap_or(0), a = yield_!(2), b = 7)
    }
}

both! {
    fn format_with_inline_captures() -> impl Iterator<Item = String> {
        let name = "x";
        let n = 5;
        yield_!(format!("{name} {n}"));
        yield_!(format!("{name:>3} {n:?} {}", { n + 1 }));
        yield_!(format!("{name:>n$}"));
        yield_!(format!("{{name}} {name}"));
    }
}

both! {
    fn inline_captures_of_shadowed_locals() -> impl Iterator<Item = String> {
        let x = 1;
        yield_!(format!("{x}"));
        let x = "two";
        yield_!(format!("{x}"));
        { let x = 3.5; yield_!(format!("{x:.2}")); }
        yield_!(format!("{x}"));
    }
}

both! {
    fn a_capture_beside_a_yield_in_the_same_macro() -> impl Iterator<Item = String> {
        let name = String::from("abc");
        let text = format!("{name} {} {name:?}", { yield_!(String::new()); 5 });
        yield_!(text);
        yield_!(name);
    }
}

both! {
    fn format_arguments_are_borrowed_not_moved() -> impl Iterator<Item = String> {
        let a = Loud("a");
        let text = format!("{} {}", a.0, { yield_!(String::new()); 1 });
        yield_!(text);
        let text = format!("{:?} {}", a, { yield_!(String::new()); 2 });
        yield_!(text);
        log(&a.0);
    }
}

both! {
    fn printing_with_yields() -> impl Iterator<Item = u32> {
        println!("{}", { yield_!(1); 2 });
        print!("{} {}\n", { yield_!(3); 4 }, 5);
        eprintln!("{}", { yield_!(6); 7 });
        eprint!("{}\n", { yield_!(8); 9 });
        println!();
        yield_!(10);
    }
}

both! {
    fn write_with_yields() -> impl Iterator<Item = u32> {
        use std::fmt::Write as _;
        let mut text = String::new();
        write!(text, "{}", { yield_!(1); 2 }).unwrap();
        writeln!(text, "{} {}", { yield_!(3); 4 }, text.len()).unwrap_or_default();
        log(text);
        yield_!(5);
        use std::io::Write as _;
        let mut bytes = Vec::new();
        std::io::Write::write_fmt(&mut bytes, format_args!("{}", 6)).unwrap();
        yield_!(bytes.len() as u32);
    }
}

both! {
    sends [Some(1), Some(2), Some(3)];
    fn vec_with_yields() -> impl Generator<Item = u32, Send = u32, Return = Vec<Option<u32>>> {
        let a = vec![yield_!(1), Some(9), yield_!(2)];
        let b = vec![yield_!(3); 2];
        let c: Vec<Option<u32>> = vec![];
        [a, b, c].concat()
    }
}

both! {
    fn vec_elements_before_a_yield_drop_with_it() -> impl Iterator<Item = u32> {
        let list = vec![loud("a"), { yield_!(1); loud("b") }, loud("c")];
        yield_!(list.len() as u32);
    }
}

both! {
    sends [Some(1), Some(2), Some(3), Some(3), Some(5)];
    fn assertions_with_yields() -> impl Generator<Item = u32, Send = u32> {
        assert!(yield_!(1) != Some(7));
        assert!(yield_!(2).is_none_or(|n| n > 0), "message {}", "never made");
        assert_eq!(yield_!(3).is_some(), yield_!(4).is_some());
        assert_ne!(yield_!(5), Some(6), "a message");
        debug_assert!(true);
        debug_assert_eq!({ yield_!(6); 1 }, 1);
    }
}

both! {
    fn assert_eq_borrows_its_sides() -> impl Iterator<Item = usize> {
        let a = String::from("abc");
        assert_eq!(a, { yield_!(1); "abc" });
        assert_ne!({ yield_!(2); "x" }, a);
        yield_!(a.len());
    }
}

both! {
    sends [Some(1), None, Some(3)];
    fn matches_with_a_yield() -> impl Generator<Item = u32, Send = u32> {
        log(matches!(yield_!(1), Some(1)));
        log(matches!(yield_!(2), None | Some(5)));
        log(matches!(yield_!(3), Some(n) if n > 2));
    }
}

both! {
    sends [Some(4)];
    fn dbg_with_a_yield() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let x = dbg!(yield_!(1)).unwrap_or(0) + 1;
        dbg!(x)
    }
}

both! {
    fn a_panic_message_with_a_yield_in_a_branch_not_taken() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            if i == 5 { panic!("{}", { yield_!(100); i }); }
            if i == 6 { unreachable!("{}", { yield_!(100); i }); }
            yield_!(i);
        }
    }
}

both! {
    fn todo_and_unimplemented_with_yields_are_not_reached() -> impl Iterator<Item = u32> {
        yield_!(1);
        if false { todo!("{}", { yield_!(2); 3 }); }
        if false { unimplemented!("{}", { yield_!(4); 5 }); }
        yield_!(6);
    }
}

both! {
    fn std_macros_by_path() -> impl Iterator<Item = String> {
        let text = std::format!("{}", { yield_!(String::from("a")); 1 });
        yield_!(text);
        let list = std::vec![{ yield_!(String::from("b")); 2 }, 3];
        std::assert_eq!(list.len(), 2);
        yield_!(core::stringify!(yield_).to_string());
    }
}

both! {
    fn macros_that_mention_locals() -> impl Iterator<Item = u32> {
        macro_rules! add { ($a:ident, $b:expr) => { $a + $b } }
        macro_rules! double { ($place:expr) => { $place *= 2 } }
        let mut x = 1;
        yield_!(add!(x, 1));
        double!(x);
        yield_!(x);
        yield_!(add!(x, add!(x, 1)));
    }
}

both! {
    fn a_macro_that_moves_a_local() -> impl Iterator<Item = u32> {
        macro_rules! consume { ($x:expr) => { drop($x) } }
        let a = Loud("a");
        let b = Loud("b");
        yield_!(1);
        consume!({ a });
        yield_!(2);
        consume!({ b });
        yield_!(3);
    }
}

both! {
    fn a_hygienic_local_of_a_macro_does_not_meet_the_users() -> impl Iterator<Item = u32> {
        macro_rules! plus_one { ($x:expr) => {{ let x = $x; x + 1 }} }
        let x = 5;
        yield_!(plus_one!(x));
        yield_!(plus_one!(x * plus_one!(x)));
        yield_!(x);
    }
}

both! {
    fn a_macro_whose_tokens_are_not_expressions() -> impl Iterator<Item = usize> {
        macro_rules! count { ($($name:ident => $value:literal;)*) => { [$(($name, $value)),*].len() } }
        let (a, b) = (1, 2);
        yield_!(count! { a => 1; b => 2; });
        yield_!(concat!("a", 1, 2.5).len());
        yield_!(stringify!(a + b).len());
        yield_!(line!() as usize & 0);
        yield_!(env!("CARGO_PKG_NAME").len() - env!("CARGO_PKG_NAME").len());
        yield_!(include_str!("macros_with_yields.rs").len().min(1));
        yield_!(module_path!().len().min(1));
        yield_!(usize::from(cfg!(test)));
    }
}

both! {
    fn a_thread_local_in_the_body() -> impl Iterator<Item = u32> {
        use std::cell::Cell;
        thread_local! { static COUNT: Cell<u32> = const { Cell::new(0) }; }
        COUNT.set(1);
        yield_!(COUNT.get());
        COUNT.set(COUNT.get() + 1);
        yield_!(COUNT.get());
    }
}

both! {
    fn yields_in_nested_std_macros() -> impl Iterator<Item = u32> {
        let text = format!("{} {:?}", format!("{}", { yield_!(1); 2 }), vec![{ yield_!(3); 4 }, { yield_!(5); 6 }]);
        log(text);
        assert!(matches!(vec![{ yield_!(7); 8 }].as_slice(), [8]), "{}", format!("never"));
    }
}

both! {
    fn a_yield_with_brackets_braces_or_a_trailing_comma() -> impl Iterator<Item = u32> {
        yield_![1];
        yield_! { 2 }
        yield_!(3,);
        let x = { yield_! { 4 }; 5 };
        yield_![x,];
    }
}

both! {
    fn yield_from_with_brackets_braces_or_a_trailing_comma() -> impl Iterator<Item = u32> {
        yield_from![[1, 2]];
        yield_from! { vec![3] }
        yield_from!(4..6,);
    }
}

both! {
    fn a_macro_among_the_tokens_of_a_macro_has_the_name_of_a_local() -> impl Generator<Item = u32, Return = u32> {
        macro_rules! each { ($($tokens:tt)*) => { $($tokens)* } }
        let div;
        yield_!(1);
        each!(macro_rules! div { () => { 2 } });
        div = div!();
        yield_!(div);
        div
    }
}

both! {
    fn a_macro_of_the_body_has_the_name_of_one_of_std() -> impl Generator<Item = u32, Return = u32> {
        let (assert, n) = (Loud("assert"), 1);
        assert!(assert.0.len() > n);
        {
            macro_rules! assert { ($what:expr; $n:expr) => { log(stringify!($what)); if !$what { log($n); } } }
            macro_rules! format { ($what:expr) => { { assert!($what == 1; 2); Loud("formatted") } } }
            assert!(n == 1; 3);
            let formatted = format!(n);
            yield_!(1);
            log(&formatted.0);
            let _ = vec![{ assert!(n != 1; 4); drop(formatted); 5 }];
            for round in 0..2 { assert!(round == 6; round); yield_!(round); }
            std::assert!(n == 1);
            if assert != Loud("other") { yield_!(7); }
        }
        assert!(n == 1, "{n}");
        log(format!("{n}"));
        8
    }
}

both! {
    fn what_a_quoted_function_interpolates() -> impl Iterator<Item = u32> {
        macro_rules! quoted { (fn $name:ident() { # $value:ident }) => { ($value, stringify!($name)) } }
        let body = 1;
        for round in 2..4 {
            let body = body + round;
            yield_!(body);
            let (value, name) = quoted!(fn inner() { #body });
            log(name);
            yield_!(value);
        }
        yield_!(body);
    }
}
