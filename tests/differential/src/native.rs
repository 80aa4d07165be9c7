//! Programs as nightly's own coroutines: the third opinion.
//!
//! Takes a program; gives a module with a coroutine for each function. `yield_!` hands out a value and looks at what it is
//! resumed with; `yield_from!` drives the other by hand.
//!
//! Rule: parameters are moved into the coroutine whole and in one piece, and taken apart where the body starts, for a
//! closure would capture only what it names.

use std::fmt::Write;

use crate::emit::arguments;
use crate::program::{Function, Program, Signature};
use crate::types::Ty;

const PRELUDE: &str = "\
    use std::cell::RefCell;\n\
    use support::drive::Driven;\n\
    use support::native::{Boxed, Driving, OfNative, Resumed, Stepper};\n\
    use support::note;\n\
    use support::values::*;\n";

/// The module.
#[must_use]
pub(crate) fn file(program: &Program) -> String {
    let mut out = PRELUDE.to_owned();
    for (index, function) in program.functions.iter().enumerate() {
        let last = index + 1 == program.functions.len();
        out.push_str(&coroutine(
            function,
            &if last {
                "program".to_owned()
            } else {
                format!("f{index}")
            },
        ));
    }
    let arguments = arguments(program);
    out.push_str(&format!(
        "pub fn make() -> Box<dyn Driven> {{\n    Box::new(OfNative::new(program({arguments})))\n}}\n"
    ));
    out
}

fn coroutine(function: &Function, name: &str) -> String {
    let Function {
        signature, params, ..
    } = function;
    let names: Vec<String> = (0..params.len()).map(|index| format!("a{index}")).collect();
    let declared: Vec<String> = params
        .iter()
        .zip(&names)
        .map(|(param, name)| format!("{name}: {}", param.written.replace('&', "&'static ")))
        .collect();
    // One by one, so that each is dropped with what its pattern bound.
    let mut taken = String::new();
    for (index, (param, name)) in params.iter().zip(&names).enumerate() {
        let _ = writeln!(
            taken,
            "let {name} = packed.{index};\nlet {} = {name};",
            param.pattern
        );
    }
    let packed: String = names.iter().flat_map(|name| [name, ","]).collect();
    let item = signature.item.written().unwrap_or_default();
    let result = signature.result.written().unwrap_or("()");
    format!(
        "pub fn {name}({}) -> Boxed<{item}, {result}> {{\n\
         {}let packed = ({packed});\n\
         Boxed::new({}, Box::pin(#[coroutine] static move |_: Resumed| -> {result} {{\n\
         let packed = packed;\n{taken}\
         {{\n{}}}\n}}))\n}}\n",
        declared.join(", "),
        macros(*signature),
        deaf(*signature),
        function.text(),
    )
}

/// Whether nothing can be sent or thrown.
fn deaf(signature: Signature) -> bool {
    signature.send == Ty::Unit && !signature.throws
}

fn macros(signature: Signature) -> String {
    let item = signature.item.written().unwrap_or_default();
    let send = signature.send.written().unwrap_or_default();
    let ty = format!(": {item}");
    let got = match signature.send {
        Ty::Unit => "support::native::nothing(r)".to_owned(),
        _ => format!("support::native::sent::<{send}>(r)"),
    };
    let thrown = "Resumed::Throw(e) => return Err(From::from(Thrown(e))),";
    let raise = if signature.throws { thrown } else { "" };
    let yielded = format!("match (yield y) {{ {raise} r => {got} }}");
    let caught =
        format!("match (yield y) {{ Resumed::Throw(e) => Err(Thrown(e)), r => Ok({got}) }}");
    let through = if signature.throws {
        "Resumed::Throw(e) if d.is_deaf() => { drop(d); return Err(From::from(Thrown(e))) }"
    } else {
        ""
    };
    let delegated = format!(
        "let mut d = support::native::Driving::driving(y); let mut r = Resumed::Next; \
         loop {{ match r {{ {through} _ => {{}} }} match d.step(r) {{ Ok(y) => r = yield y, Err(v) => break v }} }}"
    );
    let rule = |name: &str, ty: &str, then: &str| {
        format!("macro_rules! {name} {{ ($e:expr $(,)?) => {{{{ let y{ty} = $e; {then} }}}} }}\n")
    };
    let mut out = rule("yield_", &ty, &yielded) + &rule("yield_from", "", &delegated);
    if signature.throws {
        out.push_str(&rule("try_yield", &ty, &caught));
    }
    out
}
