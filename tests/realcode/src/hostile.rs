//! Bodies of absurd size and depth.
//!
//! Takes the name of a family and a size; gives the text of a generator of that size.
//!
//! Rule: each is a body that Rust's grammar allows, and each family grows in one direction only.

use std::fmt::Write;

/// One way in which a body can be too big.
#[derive(Clone, Copy)]
pub struct Family {
    /// What grows.
    pub name: &'static str,
    /// The size that the macro must cope with.
    pub size: usize,
    body: fn(usize) -> String,
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
    ($($name:ident $size:literal $body:expr;)*) => {
        /// All families.
        pub const FAMILIES: &[Family] = &[$(Family { name: stringify!($name), size: $size, body: $body }),*];
    };
}

families! {
    yields 10_000 |n| "yield_!(a); ".repeat(n) + "Ok(a)";
    yields_of_a_local 5_000 |n| "{ let x = f(); yield_!(x); g(x); } ".repeat(n) + "Ok(a)";
    yields_in_one_call 1_000 |n| format!("f({}); Ok(a)", "yield_!(a), ".repeat(n));
    yields_in_one_array 1_000 |n| format!("let x = [{}]; Ok(a)", "yield_!(a), ".repeat(n));
    yields_in_branches 2_000 |n| "if a > 1 { yield_!(a); } else { f(); } ".repeat(n) + "Ok(a)";
    loops_in_sequence 2_000 |n| "for x in 0..a { yield_!(x); } ".repeat(n) + "Ok(a)";
    questions 2_000 |n| "f(yield_!(a))?; ".repeat(n) + "Ok(a)";
    statements 20_000 |n| "f(a); ".repeat(n) + "yield_!(a); Ok(a)";
    locals 1_000 |n| locals(n, "yield_!(a);");
    locals_moved_on_one_path 300 |n| {
        let moves = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "if a == {i} {{ drop(x{i}); }} ");
            text
        });
        locals(n, &format!("yield_!(a); {moves} yield_!(a);"))
    };
    locals_with_a_yield_each 200 |n| locals(n, &"yield_!(a); ".repeat(n));
    shadows 1_000 |n| "let a = f(a); yield_!(a); ".repeat(n) + "Ok(a)";
    match_arms 1_000 |n| {
        let arms = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "{i} => {{ yield_!({i}); }} ");
            text
        });
        format!("match a {{ {arms} _ => {{}} }} Ok(a)")
    };
    match_guards 300 |n| {
        let arms = (0..n).fold(String::new(), |mut text, i| {
            let _ = write!(text, "x if yield_!(x) == Some({i}) => f(x), ");
            text
        });
        format!("match a {{ {arms} _ => {{}} }} Ok(a)")
    };
    else_ifs 150 |n| format!("{} {{ yield_!(a); }} Ok(a)", "if a == f() { yield_!(a); } else ".repeat(n));
    methods 1_000 |n| format!("let x = b{}; yield_!(x); Ok(x)", ".iter(a)".repeat(n));
    methods_of_a_yield 500 |n| format!("let x = yield_!(a){}; Ok(x)", ".iter(b.len())".repeat(n));
    methods_with_yields 300 |n| format!("let x = b{}; Ok(x)", ".with(yield_!(a))".repeat(n));
    sum 1_000 |n| format!("let x = a{}; yield_!(x); Ok(x)", " + a".repeat(n));
    sum_with_yields 300 |n| format!("let x = a{}; Ok(x)", " + yield_!(a)".repeat(n));
    conditions_with_yields 200 |n| format!("if a == 1 {} {{ f(); }} Ok(a)", "&& yield_!(a).is_some() ".repeat(n));
    let_chain 200 |n| format!("if a == 1 {} {{ f(); }} Ok(a)", "&& let Some(x) = yield_!(a) ".repeat(n));
    garbage 20_000 |n| format!("unknown! {{ {} }} yield_!(a); Ok(a)", "a ; , => <<= 'x \"{b}\" ( [ b ] ) ".repeat(n));
    deep_garbage 200 |n| format!("unknown! {{ {} }} yield_!(a); Ok(a)", nested("(", "[ b ]", ")", n));
    strings 2_000 |n| format!("println!(\"{}\"); yield_!(a); Ok(a)", "{a} {b:?} ".repeat(n));
    deep_blocks 200 |n| nested("{ f();", "yield_!(a);", "g(); }", n) + " Ok(a)";
    deep_block_values 200 |n| format!("let x = {}; Ok(x)", nested("{", "yield_!(a)", "}", n));
    deep_ifs 200 |n| nested("if a > 1 { f();", "yield_!(a);", "} g();", n) + " Ok(a)";
    deep_if_values 200 |n| format!("let x = {}; Ok(x)", nested("if a > 1 {", "yield_!(a)", "} else { None }", n));
    deep_if_lets 200 |n| nested("if let Some(x) = f(a) { yield_!(x);", "yield_!(a);", "}", n) + " Ok(a)";
    deep_elses 200 |n| nested("if a > 1 { yield_!(1); } else {", "yield_!(a);", "}", n) + " Ok(a)";
    deep_matches 200 |n| nested("match f(a) { Some(x) => { yield_!(x);", "yield_!(a);", "} None => {} }", n) + " Ok(a)";
    deep_match_values 200 |n| format!("let x = {}; Ok(x)", nested("match f(a) { Some(x) => ", "yield_!(a)", ", None => None }", n));
    deep_loops 200 |n| nested("loop { f();", "yield_!(a);", "if a > 1 { break } }", n) + " Ok(a)";
    deep_whiles 200 |n| nested("while a > f() {", "yield_!(a);", "g(); }", n) + " Ok(a)";
    deep_while_lets 200 |n| nested("while let Some(x) = f() {", "yield_!(a);", "g(x); }", n) + " Ok(a)";
    deep_fors 200 |n| nested("for x in 0..a {", "yield_!(a);", "g(); }", n) + " Ok(a)";
    deep_labels 200 |n| nested("'a: {", "yield_!(a); break 'a;", "g(); }", n) + " Ok(a)";
    deep_let_elses 200 |n| nested("let Some(x) = f() else {", "yield_!(a);", "return Ok(1); };", n) + " Ok(a)";
    // syn's own parser needs more stack than there is for 200 of these, in an unoptimised build.
    deep_closures 100 |n| format!("let x = {}; yield_!(x); Ok(x)", nested("|x| {", "a", "}", n));
    deep_parens 200 |n| format!("let x = {}; Ok(x)", nested("(", "yield_!(a)", ")", n));
    deep_sums 200 |n| format!("let x = {}; Ok(x)", nested("a + (", "yield_!(a)", ")", n));
    deep_calls 200 |n| format!("let x = {}; Ok(x)", nested("f(a, ", "yield_!(a)", ", a)", n));
    deep_yields 200 |n| format!("let x = {}; Ok(x)", nested("yield_!(", "a", ")", n));
    deep_tuples 200 |n| format!("let x = {}; Ok(x)", nested("(a, ", "yield_!(a)", ")", n));
    deep_references 200 |n| format!("let x = {}yield_!(a); Ok(x)", "&".repeat(n));
    deep_negations 200 |n| format!("let x = {}yield_!(a); Ok(x)", "!".repeat(n));
    deep_questions 200 |n| format!("let x = yield_!(a){}; Ok(x)", "?".repeat(n));
    deep_fields 200 |n| format!("let x = b{}; yield_!(a); Ok(b)", ".x".repeat(n));
    deep_indexes 200 |n| format!("let x = {}; Ok(x)", nested("b[", "yield_!(a)", "]", n));
    deep_conditions 200 |n| format!("let x = {}; Ok(x)", nested("a == 1 && (a == 2 || ", "yield_!(a) == None", ")", n));
    deep_macros 200 |n| format!("let x = {}; Ok(x)", nested("vec![", "yield_!(a)", "]", n));
    deep_formats 100 |n| format!("let x = {}; Ok(x)", nested("format!(\"{}\", ", "yield_!(a)", ")", n));
    deep_unsafe 200 |n| nested("unsafe {", "yield_!(a);", "}", n) + " Ok(a)";
    // So here.
    deep_types 100 |n| format!("let x: {} = f(); yield_!(a); Ok(x)", nested("Vec<", "u8", "> ", n));
    deep_patterns 200 |n| format!("let {} = f(); yield_!(a); Ok(x)", nested("Some(", "x", ")", n));
    deep_items 100 |n| nested("fn f() {", "", "}", n) + " yield_!(a); Ok(a)";
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
