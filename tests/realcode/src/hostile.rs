//! Bodies of absurd size and depth.
//!
//! Takes the name of a family and a size; gives the text of a generator of that size, and how the macro's work and output may grow with it.
//!
//! Rule: each is a body that Rust's grammar allows, and each family grows in one direction only. What grows faster than the body says why.

use std::fmt::Write;

/// One way in which a body can be too big.
#[derive(Clone, Copy)]
pub struct Family {
    /// What grows.
    pub name: &'static str,
    /// The size that the macro must cope with.
    pub size: usize,
    /// How work and output grow.
    pub growth: Growth,
    body: fn(usize) -> String,
}

/// How much more four times the size takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Growth {
    /// Four times as much; a little more where something is looked up.
    Linear,
    /// The same, and a square with a small factor.
    Nearly,
    /// Sixteen times as much.
    Square,
}

impl Growth {
    /// Four times the size may not take as many times as much.
    #[must_use]
    pub fn limit(self) -> usize {
        match self {
            Self::Linear => 6,
            Self::Nearly => 7,
            Self::Square => 20,
        }
    }
}

impl Family {
    /// The generator of this size.
    #[must_use]
    pub fn source(&self, size: usize) -> String {
        let body = (self.body)(size);
        format!(
            "fn hostile(a: u32, mut b: Vec<u32>) -> impl ::resumable::Generator<Item = u32, Send = u32, Return = Result<u32, E>> {{ {body} }}"
        )
    }
}

/// The family of that name.
#[must_use]
pub fn family(name: &str) -> Option<Family> {
    FAMILIES.iter().copied().find(|family| family.name == name)
}

macro_rules! families {
    ($($name:ident $size:literal $growth:ident $body:expr;)*) => {
        /// All families.
        pub const FAMILIES: &[Family] = &[$(Family { name: stringify!($name), size: $size, growth: Growth::$growth, body: $body }),*];
    };
}

families! {
    yields 10_000 Linear |n| "yield_!(a); ".repeat(n) + "Ok(a)";
    yields_of_a_local 5_000 Linear |n| "{ let x = f(); yield_!(x); g(x); } ".repeat(n) + "Ok(a)";
    yields_in_branches 2_000 Linear |n| "if a > 1 { yield_!(a); } else { f(); } ".repeat(n) + "Ok(a)";
    loops_in_sequence 2_000 Linear |n| "for x in 0..a { yield_!(x); } ".repeat(n) + "Ok(a)";
    questions 2_000 Linear |n| "f(yield_!(a))?; ".repeat(n) + "Ok(a)";
    statements 20_000 Linear |n| "f(a); ".repeat(n) + "yield_!(a); Ok(a)";
    locals_with_a_loop_each 500 Linear |n| (0..n).fold(String::new(), |mut text, i| {
        let _ = write!(text, "let x{i}: u32 = f({i}); while g(x{i}) {{ yield_!(x{i}); }} ");
        text
    }) + "Ok(a)";
    shadows 1_000 Linear |n| "let a = f(a); yield_!(a); ".repeat(n) + "Ok(a)";
    match_arms 1_000 Linear |n| {
        let arms = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "{i} => {{ yield_!({i}); }} ");
            text
        });
        format!("match a {{ {arms} _ => {{}} }} Ok(a)")
    };
    match_guards 300 Linear |n| {
        let arms = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "x if yield_!(x) == Some({i}) => f(x), ");
            text
        });
        format!("match a {{ {arms} _ => {{}} }} Ok(a)")
    };
    else_ifs 150 Linear |n| format!("{} {{ yield_!(a); }} Ok(a)", "if a == f() { yield_!(a); } else ".repeat(n));
    receivers 500 Linear |n| "{ let x = f(); x.join_up(yield_!(a)); } ".repeat(n) + "Ok(a)";
    methods 1_000 Linear |n| format!("let x = b{}; yield_!(x); Ok(x)", ".iter(a)".repeat(n));
    sum 1_000 Linear |n| format!("let x = a{}; yield_!(x); Ok(x)", " + a".repeat(n));
    sum_with_yields 300 Linear |n| format!("let x = a{}; Ok(x)", " + yield_!(a)".repeat(n));
    conditions_with_yields 200 Linear |n| format!("if a == 1 {} {{ f(); }} Ok(a)", "&& yield_!(a).is_some() ".repeat(n));
    garbage 20_000 Linear |n| format!("unknown! {{ {} }} yield_!(a); Ok(a)", "a ; , => <<= 'x \"{b}\" ( [ b ] ) ".repeat(n));
    deep_garbage 200 Linear |n| format!("unknown! {{ {} }} yield_!(a); Ok(a)", nested("(", "[ b ]", ")", n));
    strings 2_000 Linear |n| format!("println!(\"{}\"); yield_!(a); Ok(a)", "{a} {b:?} ".repeat(n));
    deep_blocks 200 Linear |n| nested("{ f();", "yield_!(a);", "g(); }", n) + " Ok(a)";
    deep_block_values 200 Linear |n| format!("let x = {}; Ok(x)", nested("{", "yield_!(a)", "}", n));
    deep_if_values 200 Linear |n| format!("let x = {}; Ok(x)", nested("if a > 1 {", "yield_!(a)", "} else { None }", n));
    deep_labels 200 Linear |n| nested("'a: {", "yield_!(a); break 'a;", "g(); }", n) + " Ok(a)";
    deep_let_elses 200 Linear |n| nested("let Some(x) = f() else {", "yield_!(a);", "return Ok(1); };", n) + " Ok(a)";
    // syn's own parser needs more stack than there is for 200 of these, in an unoptimised build.
    deep_closures 100 Linear |n| format!("let x = {}; yield_!(x); Ok(x)", nested("|x| {", "a", "}", n));
    deep_parens 200 Linear |n| format!("let x = {}; Ok(x)", nested("(", "yield_!(a)", ")", n));
    deep_references 200 Linear |n| format!("let x = {}yield_!(a); Ok(x)", "&".repeat(n));
    deep_negations 200 Linear |n| format!("let x = {}yield_!(a); Ok(x)", "!".repeat(n));
    deep_questions 200 Linear |n| format!("let x = yield_!(a){}; Ok(x)", "?".repeat(n));
    deep_fields 200 Linear |n| format!("let x = b{}; yield_!(a); Ok(b)", ".x".repeat(n));
    deep_conditions 200 Linear |n| format!("let x = {}; Ok(x)", nested("a == 1 && (a == 2 || ", "yield_!(a) == None", ")", n));
    deep_unsafe 200 Linear |n| nested("unsafe {", "yield_!(a);", "}", n) + " Ok(a)";
    // So here.
    deep_types 100 Linear |n| format!("let x: {} = f(); yield_!(a); Ok(x)", nested("Vec<", "u8", "> ", n));
    deep_patterns 200 Linear |n| format!("let {} = f(); yield_!(a); Ok(x)", nested("Some(", "x", ")", n));
    deep_items 100 Linear |n| nested("fn f() {", "", "}", n) + " yield_!(a); Ok(a)";
    // All locals are alive at all statements, and `flow` tells for each statement what is left of each.
    locals 1_000 Nearly |n| locals(n, "yield_!(a);");
    locals_moved_on_one_path 300 Nearly |n| {
        let moves = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "if a == {i} {{ drop(x{i}); }} ");
            text
        });
        locals(n, &format!("yield_!(a); {moves} yield_!(a);"))
    };
    locals_in_one_call 500 Nearly |n| {
        let moved = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "x{i}, ");
            text
        });
        locals(n, &format!("yield_!(a); h({moved});"))
    };
    locals_with_a_yield_each 200 Nearly |n| locals(n, &"yield_!(a); ".repeat(n));
    // Each arm opens the blocks around its entry anew.
    deep_ifs 200 Nearly |n| nested("if a > 1 { f();", "yield_!(a);", "} g();", n) + " Ok(a)";
    deep_if_lets 200 Nearly |n| nested("if let Some(x) = f(a) { yield_!(x);", "yield_!(a);", "}", n) + " Ok(a)";
    deep_elses 200 Nearly |n| nested("if a > 1 { yield_!(1); } else {", "yield_!(a);", "}", n) + " Ok(a)";
    // What each of these has evaluated stays until the end: the frame holds one value more at each suspension. All of them are moved out of it
    // and in again, for at no two suspensions are they the same, and the end moves them.
    yields_in_one_call 1_000 Square |n| format!("f({}); Ok(a)", "yield_!(a), ".repeat(n));
    yields_in_one_array 1_000 Square |n| format!("let x = [{}]; Ok(a)", "yield_!(a), ".repeat(n));
    methods_with_yields 300 Square |n| format!("let x = b{}; Ok(x)", ".with(yield_!(a))".repeat(n));
    let_chain 200 Square |n| format!("if a == 1 {} {{ f(); }} Ok(a)", "&& let Some(x) = yield_!(a) ".repeat(n));
    // Each member has a reference of its own from the start on, for the `&mut` itself can't move while one of them is lent: so the frame holds those of
    // all members that are still to come.
    members_lent 100 Square |n| (0..n).fold(String::from("let s: &mut S = f(); "), |mut text, i| {
        let _ = write!(text, "for x in &s.m{i} {{ s.n += x; yield_!(a); }} ");
        text
    }) + "Ok(a)";
    // Each loop is a region in the one around it. What lies in the innermost is found through all of them, and is of a type that all of them have
    // among their parameters. syn's parser has no stack for many more.
    deep_loops 200 Square |n| nested("loop { f();", "yield_!(a);", "if a > 1 { break } }", n) + " Ok(a)";
    deep_whiles 200 Square |n| nested("while a > f() {", "yield_!(a);", "g(); }", n) + " Ok(a)";
    deep_while_lets 200 Square |n| nested("while let Some(x) = f() {", "yield_!(a);", "g(x); }", n) + " Ok(a)";
    deep_fors 200 Square |n| nested("for x in 0..a {", "yield_!(a);", "g(); }", n) + " Ok(a)";
    // A level that suspends is looked through, copied and written with all that is in it as it is taken apart. The stack ends this soon, too.
    methods_of_a_yield 500 Square |n| format!("let x = yield_!(a){}; Ok(x)", ".iter(b.len())".repeat(n));
    deep_matches 200 Square |n| nested("match f(a) { Some(x) => { yield_!(x);", "yield_!(a);", "} None => {} }", n) + " Ok(a)";
    deep_match_values 200 Square |n| format!("let x = {}; Ok(x)", nested("match f(a) { Some(x) => ", "yield_!(a)", ", None => None }", n));
    deep_sums 200 Square |n| format!("let x = {}; Ok(x)", nested("a + (", "yield_!(a)", ")", n));
    deep_calls 200 Square |n| format!("let x = {}; Ok(x)", nested("f(a, ", "yield_!(a)", ", a)", n));
    deep_yields 200 Square |n| format!("let x = {}; Ok(x)", nested("yield_!(", "a", ")", n));
    deep_tuples 200 Square |n| format!("let x = {}; Ok(x)", nested("(a, ", "yield_!(a)", ")", n));
    deep_indexes 200 Square |n| format!("let x = {}; Ok(x)", nested("b[", "yield_!(a)", "]", n));
    deep_macros 200 Square |n| format!("let x = {}; Ok(x)", nested("vec![", "yield_!(a)", "]", n));
    deep_formats 100 Square |n| format!("let x = {}; Ok(x)", nested("format!(\"{}\", ", "yield_!(a)", ")", n));
}

fn locals(n: usize, between: &str) -> String {
    let mut text = String::new();
    for i in 0..n {
        let _ = write!(text, "let x{i} = f({i}); ");
    }
    text += between;
    for i in 0..n {
        let _ = write!(text, "g(&x{i}); ");
    }
    text + "Ok(a)"
}

fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    format!(
        "{} {inner} {}",
        format!("{open} ").repeat(depth),
        format!("{close} ").repeat(depth)
    )
}
