//! Programs as files of Rust.
//!
//! Takes programs; gives the sources of a crate that runs them: for each a module with the generators, one with the plain
//! functions, one with native coroutines if asked for, and a `main` that hands all to the support crate.
//!
//! Rule: the body is the same text everywhere. What `yield_!` means in the plain and the native half is said by macros
//! around it.

use std::fmt::Write;

use crate::native;
use crate::program::{Form, Function, Program, Signature};
use crate::types::Ty;

const PRELUDE: &str = "\
    #[allow(unused_imports)] use std::cell::RefCell;\n\
    #[allow(unused_imports)] use resumable::{Generator, generator};\n\
    #[allow(unused_imports)] use support::drive::{Driven, OfGenerator, OfIterator};\n\
    #[allow(unused_imports)] use support::note;\n\
    #[allow(unused_imports)] use support::values::*;\n";

/// A file: its path below `src`, and its text.
pub struct File {
    /// Below `src`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// All files of a crate.
#[must_use]
pub fn files(programs: &[(String, Program)], nightly: bool) -> Vec<File> {
    let mut files = vec![File {
        path: "main.rs".to_owned(),
        text: main(programs, nightly),
    }];
    for (name, program) in programs {
        let mut add = |half: &str, text| {
            files.push(File {
                path: format!("{half}/{name}.rs"),
                text,
            });
        };
        add("plain", plain(program));
        add("generators", generators(program));
        if nightly {
            add("natives", native::file(program));
        }
    }
    files
}

fn main(programs: &[(String, Program)], nightly: bool) -> String {
    let mut out = String::from(
        "#![allow(warnings, arithmetic_overflow, unconditional_panic, unconditional_recursion)]\n\
         #![recursion_limit = \"512\"]\n",
    );
    if nightly {
        out.push_str("#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]\n");
    }
    let halves: &[&str] = if nightly {
        &["plain", "generators", "natives"]
    } else {
        &["plain", "generators"]
    };
    for half in halves {
        let modules: String = programs
            .iter()
            .flat_map(|(name, _)| {
                [
                    "    pub mod ",
                    name,
                    ";
",
                ]
            })
            .collect();
        let _ = writeln!(out, "mod {half} {{\n{modules}}}");
    }
    let _ = writeln!(
        out,
        "fn main() -> std::io::Result<()> {{\n    support::check::main(&["
    );
    for (name, program) in programs {
        let Signature { send, throws, .. } = program.main().signature;
        let native = if nightly {
            format!("Some(natives::{name}::make)")
        } else {
            "None".to_owned()
        };
        let _ = writeln!(
            out,
            "        support::modes::Case {{ name: \"{name}\", plain: plain::{name}::run, \
             generator: generators::{name}::make, native: {native}, whole: {}, sends: {}, noisy: {}, throws: {throws} }},",
            program
                .main()
                .params
                .iter()
                .all(|param| param.ty != Ty::Duo),
            send != Ty::Unit,
            send == Ty::Noisy,
        );
    }
    out.push_str("    ])\n}\n");
    out
}

fn generators(program: &Program) -> String {
    let mut out = PRELUDE.to_owned();
    for (index, function) in program.functions.iter().enumerate() {
        let last = index + 1 == program.functions.len();
        out.push_str(&generator(
            function,
            &if last {
                "program".to_owned()
            } else {
                format!("f{index}")
            },
        ));
    }
    out.push_str(&make(program, "OfIterator", "OfGenerator"));
    out
}

/// The generator as a user writes it.
#[must_use]
pub fn generator(function: &Function, name: &str) -> String {
    let Function { signature, .. } = function;
    let text = format!(
        "#[generator]\npub fn {name}{}({}) -> {} {{\n{}}}\n",
        generics(function),
        parameters(function, true),
        signature.written(),
        function.text()
    );
    if signature.method {
        format!("pub struct Host;\nimpl Host {{\n{text}}}\n")
    } else {
        text
    }
}

fn is_boxed(function: &Function) -> bool {
    matches!(
        function.signature.form,
        Form::BoxedIterator | Form::BoxedGenerator
    )
}

fn generics(function: &Function) -> &'static str {
    if is_boxed(function) { "<'a>" } else { "" }
}

/// The parameters; with `receiver`, as those of a method if it is one.
fn parameters(function: &Function, receiver: bool) -> String {
    let lifetime = if is_boxed(function) { "&'a " } else { "&" };
    let receiver = (function.signature.method && receiver).then(|| format!("{lifetime}self"));
    let written = function.params.iter().map(|param| {
        format!(
            "{}: {}",
            param.pattern,
            param.written.replace('&', lifetime)
        )
    });
    receiver
        .into_iter()
        .chain(written)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The arguments of the function under test.
pub(crate) fn arguments(program: &Program) -> String {
    let params = program.main().params.iter().enumerate();
    params
        .map(|(index, param)| param.argument(900 + 10 * index))
        .collect::<Vec<_>>()
        .join(", ")
}

fn make(program: &Program, iterator: &str, generator: &str) -> String {
    let signature = program.main().signature;
    let path = if signature.method {
        "Host.program"
    } else {
        "program"
    };
    let driver = match signature.form {
        Form::Iterator | Form::BoxedIterator => iterator,
        Form::Generator | Form::BoxedGenerator => generator,
    };
    let copy = if signature.clones {
        "Some(|it| it.clone())"
    } else {
        "None"
    };
    let path = path.replace("Host", "const { &Host }");
    let arguments = arguments(program);
    format!(
        "pub fn make() -> Box<dyn Driven> {{\n    Box::new({driver}::new({path}({arguments}), {copy}))\n}}\n"
    )
}

fn plain(program: &Program) -> String {
    let mut out = PRELUDE.to_owned();
    for (index, function) in program.functions.iter().enumerate() {
        if index + 1 < program.functions.len() {
            out.push_str(&lazy(function, index));
        } else {
            out.push_str(&function_under_test(function));
        }
    }
    let path = if program.main().signature.method {
        "Host.program"
    } else {
        "program"
    };
    let arguments = arguments(program);
    let _ = writeln!(
        out,
        "pub fn run() {{\n    support::record::finish({path}({arguments}));\n}}"
    );
    out
}

fn function_under_test(function: &Function) -> String {
    let Function { signature, .. } = function;
    let text = format!(
        "pub fn program{}({}) -> {} {{\n{}support::record::start();\n{}}}\n",
        generics(function),
        parameters(function, true),
        result(*signature),
        macros(*signature),
        function.text()
    );
    if signature.method {
        format!("pub struct Host;\nimpl Host {{\n{text}}}\n")
    } else {
        text
    }
}

fn result(signature: Signature) -> &'static str {
    signature.result.written().unwrap_or("()")
}

/// A function that waits, its arguments in the order in which they drop.
fn lazy(function: &Function, index: usize) -> String {
    let Function {
        signature, params, ..
    } = function;
    let result = result(*signature);
    let names: Vec<String> = (0..params.len()).map(|index| format!("a{index}")).collect();
    let declared: Vec<String> = params
        .iter()
        .zip(&names)
        .map(|(param, name)| format!("{name}: {}", param.written))
        .collect();
    let mut packed: Vec<String> = names.iter().map(|name| format!("{name},")).collect();
    packed.reverse();
    let packed = packed.concat();
    format!(
        "pub fn f{index}({}) -> support::record::Lazy<impl FnOnce() -> {result}> {{\n\
         fn inner({}) -> {result} {{\n{}{}}}\n\
         let packed = ({packed});\n\
         support::record::Lazy(move || {{ let ({packed}) = packed; inner({}) }})\n}}\n",
        declared.join(", "),
        parameters(function, false),
        macros(*signature),
        function.text(),
        names.join(", "),
    )
}

/// What the yields of a function mean in its plain half.
fn macros(signature: Signature) -> String {
    let item = signature.item.written().unwrap_or_default();
    let send = signature.send.written().unwrap_or_default();
    let sends = signature.send != Ty::Unit;
    let raised =
        |call: &str| format!("match {call} {{ Ok(v) => v, Err(e) => return Err(From::from(e)) }}");
    let caught = if sends {
        format!("support::record::record_both::<_, {send}>(y)")
    } else {
        "support::record::record_throw(y)".to_owned()
    };
    let (yielded, delegated) = match (signature.throws, sends) {
        (true, _) => (
            raised(&caught),
            raised("support::record::delegated_throw(&mut support::record::started(y))"),
        ),
        (false, true) => (
            format!("support::record::record_send::<_, {send}>(y)"),
            "support::record::delegated(y)".to_owned(),
        ),
        (false, false) => (
            "support::record::record(y)".to_owned(),
            "support::record::delegated(y)".to_owned(),
        ),
    };
    let rule = |name: &str, ty: &str, then: &str| {
        format!("macro_rules! {name} {{ ($e:expr $(,)?) => {{{{ let y{ty} = $e; {then} }}}} }}\n")
    };
    let ty = format!(": {item}");
    let mut out = rule("yield_", &ty, &yielded) + &rule("yield_from", "", &delegated);
    if signature.throws {
        out.push_str(&rule("try_yield", &ty, &caught));
    }
    out
}
