//! The catalogue: every text that the macro says to its user.
//!
//! Voice: lower case, no full stop, code in backticks; the fact, then the remedy after a semicolon.
//!
//! Rule: each text has a test in `tests/ui/fail` that is named as the constant or function here.

use std::fmt::Display;

pub(crate) const NOT_A_FUNCTION: &str =
    "`#[generator]` goes on a function; move it to the `fn` that yields";
pub(crate) const NO_BODY: &str = "a method without a body cannot be a generator; put `#[generator]` on its implementations, or give it a body";
/// Syntax that rustc understands.
pub(crate) fn unreadable_syntax(error: impl Display) -> String {
    format!("`#[generator]` cannot read this yet: {error}; write it in a form that is older")
}

pub(crate) const ASYNC_FN: &str = "an `async fn` cannot be a generator; remove `async`";
pub(crate) const CONST_FN: &str = "a `const fn` cannot be a generator; remove `const`";
pub(crate) const EXTERN_FN: &str =
    "a function with an ABI of its own cannot be a generator; remove `extern`";
pub(crate) const VARIADIC_FN: &str = "a variadic function cannot be a generator; remove `...`";

pub(crate) fn parameter_named_twice(name: impl Display) -> String {
    format!("`{name}` names two parameters; rename one")
}

pub(crate) const UNSIZED_PARAMETER: &str =
    "a value of this type has no size that is known; take a reference to one, or a `Box` of one";

pub(crate) const GENERATOR_TWICE: &str = "`#[generator]` is given twice; remove one";
pub(crate) const CRATE_TAKES_A_PATH: &str = "`crate` takes a path; write `crate = ::resumable`";
pub(crate) const DUPLICATE_ARGUMENT: &str = "`crate` is given twice; remove one";
pub(crate) const NAMED_FRAME: &str = "a frame with a name is not supported yet; remove this, and write `+ Clone` or `+ Debug` after the returned `impl` to derive those";

pub(crate) fn unknown_argument(name: impl Display) -> String {
    format!("unknown argument `{name}`; `#[generator]` takes only `crate = path`")
}

pub(crate) const NO_RETURN_TYPE: &str =
    "a generator says in its return type what it yields; write `-> impl Iterator<Item = ..>`";
pub(crate) const UNREADABLE_RETURN: &str = "this return type does not say what is yielded; write `impl Iterator<Item = ..>` or `impl Generator<Item = .., ..>`";
pub(crate) const UNREADABLE_BOX: &str =
    "this `Box` does not say what is yielded; write `Box<dyn Iterator<Item = ..>>`";
pub(crate) const INTO_ITERATOR: &str =
    "a generator is an iterator by itself; write `impl Iterator<Item = ..>`";
pub(crate) const UNBOXED_DYN: &str =
    "a `dyn` type cannot be returned by value; write `Box<dyn ..>` or `impl ..`";
pub(crate) const BOX_GENERATOR_ARGUMENTS: &str = "`BoxGenerator` takes its types by position; write `BoxGenerator<'a, Item, Send, Return, Throw>`";
pub(crate) const THROW_WITHOUT_RESULT: &str = "a thrown error leaves the function as `Err`; give it a `Return = Result<.., E>` where `E` can be made `From` the `Throw` type";

pub(crate) fn unreadable_alias(path: impl Display) -> String {
    format!(
        "an attribute cannot see what `{path}` stands for; write `impl Iterator<Item = ..>`, `Box<dyn Iterator<Item = ..>>` or `BoxGenerator<..>` out"
    )
}

pub(crate) fn trait_as_type(name: impl Display) -> String {
    format!("`{name}` is a trait, which is not a type by itself; write `impl {name}<Item = ..>`")
}

pub(crate) fn no_item(name: impl Display) -> String {
    format!("this does not say what is yielded; write `{name}<Item = ..>`")
}

pub(crate) fn item_bound(name: impl Display) -> String {
    format!("a bound does not name the type; write `{name} = ..`, or `{name} = impl ..`")
}

pub(crate) fn positional_argument(name: impl Display) -> String {
    format!("`{name}` names its types; write `{name}<Item = ..>`")
}

pub(crate) fn unknown_type_of_iterator(name: impl Display) -> String {
    format!(
        "`Iterator` has no type `{name}`, only `Item`; write `Generator<Item = .., {name} = ..>` for more"
    )
}

pub(crate) fn unknown_type(of: impl Display, name: impl Display) -> String {
    format!(
        "`{of}` has no type `{name}`; those of a generator are `Item`, `Send`, `Throw` and `Return`"
    )
}

pub(crate) fn duplicate_type(name: impl Display) -> String {
    format!("`{name}` is given twice; remove one")
}

pub(crate) fn not_implemented(name: impl Display) -> String {
    format!("a generator cannot implement `{name}`; remove this bound")
}

pub(crate) const TRY_YIELD_WITHOUT_THROW: &str =
    "`try_yield!` catches what is thrown; declare it with `Throw = E` in the returned `Generator`";
pub(crate) const TRY_WITHOUT_RESULT: &str = "`?` leaves through the `Return` type, which cannot hold a failure here; write `impl Generator<Item = .., Return = Result<(), E>>`";
pub(crate) const YIELD_FROM_ARITY: &str =
    "`yield_from!` takes one generator or iterator; write `yield_from!(it)`";
pub(crate) const ASSIGN_ORDER: &str = "whether this place or the other side is evaluated first depends on their types; bind one of them with `let` first";

pub(crate) const SHARED_SELF: &str =
    "a method that takes `&self` cannot assign to its fields; write `&mut self`";

pub(crate) fn jump_outside_loop(name: impl Display) -> String {
    format!("`{name}` outside of a loop; `return` ends the generator")
}

pub(crate) fn undeclared_label(label: impl Display) -> String {
    format!("no loop or block around this is labelled `{label}`; label one, or leave out the label")
}

pub(crate) fn yield_arity(name: impl Display) -> String {
    format!("`{name}!` takes one value; write a tuple, `{name}!((a, b))`, to yield several")
}

/// `yield_!` where it would belong to another frame than the generator's.
pub(crate) fn misplaced_yield(name: impl Display, place: &str, remedy: &str) -> String {
    format!("`{name}` is not allowed inside {place}; {remedy}")
}

pub(crate) fn yield_in_unknown_macro(name: impl Display, mac: impl Display) -> String {
    format!(
        "`{name}` is not allowed inside `{mac}!`, whose expansion an attribute cannot see; bind its value with `let` before"
    )
}

pub(crate) fn yield_in_macro_rules(name: impl Display) -> String {
    format!(
        "`{name}` is not allowed inside `macro_rules!`, which is expanded after the generator; write it out where it is used"
    )
}

pub(crate) fn too_many_cfgs(limit: usize) -> String {
    format!(
        "this function depends on more than {limit} different `#[cfg]`s, and each doubles its code; move some of them into functions of their own"
    )
}

pub(crate) const YIELD_IN_MESSAGE: &str = "a yield in the message of this assertion would run only if it fails; bind it with `let` first, or use `assert!`";

pub(crate) fn item_name_elsewhere(name: impl Display) -> String {
    format!(
        "an item in an inner block of a generator needs a name of its own, and `{name}` occurs elsewhere in the function; rename the item, or move it out of the block"
    )
}

pub(crate) fn borrowed_across_yield(lender: impl Display) -> String {
    format!(
        "this reference to the generator's own `{lender}` would be kept across a yield, where `{lender}` moves; borrow it anew after the yield, go by value or by index, or let the caller keep `{lender}` and take a reference as a parameter"
    )
}
