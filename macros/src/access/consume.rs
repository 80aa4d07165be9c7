//! Methods that take their receiver by value, told by name and number of arguments.
//!
//! Takes a method's name; gives the class of types or traits on which that name consumes. A name is only a hint: `lines` of
//! a `str` borrows. The class says what a probe of the receiver's type has to ask.
//!
//! Rule: a name is listed only where a receiver that is *not* consumed by it is rare, or can be told by the class.

/// What the receiver is, if the method consumes it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Class {
    /// Whatever it is: the name says so (`into_inner`, `try_into`).
    Into,
    /// An `Iterator`.
    Iterator,
    /// An `Option`, a `Result` or a `ControlFlow`.
    OptionResult,
    /// An `Iterator`, or one of [`Class::OptionResult`].
    IteratorOrOption,
    /// A `Read` or `BufRead`.
    Read,
    /// An `Iterator` or a `Read`.
    IteratorOrRead,
}

/// What a method's name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Consumes {
    /// It consumes receivers of the class.
    Of(Class),
    /// It borrows.
    No,
    /// Nothing: the method itself is to be asked.
    Perhaps,
}

impl Consumes {
    /// The name says so.
    pub(crate) fn by_name(self) -> bool {
        matches!(self, Self::Of(_))
    }
}

/// Whether a method of this name, called with so many arguments, is taken to consume its receiver.
pub(crate) fn consumes(name: &str, args: usize) -> Consumes {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let class = match args {
        _ if name.starts_with("into_") => Some(Class::Into),
        0 => without_arguments(name),
        1 => with_one(name),
        2 => with_two(name),
        _ => None,
    };
    match class {
        Some(class) => Consumes::Of(class),
        None if borrows(name) => Consumes::No,
        None => Consumes::Perhaps,
    }
}

/// Names of std's that everybody knows to borrow. It would be no mistake to ask, but work.
fn borrows(name: &str) -> bool {
    match name {
        "append" | "borrow" | "borrow_mut" | "capacity" | "chars" | "clear" | "clone"
        | "clone_from" | "cmp" | "contains" | "contains_key" | "drain" | "ends_with" | "entry"
        | "eq" | "extend" | "extend_from_slice" | "find" | "first" | "flush" | "fmt" | "get"
        | "get_mut" | "get_or_insert_with" | "insert" | "is_empty" | "is_err" | "is_none"
        | "is_ok" | "is_some" | "iter" | "iter_mut" | "keys" | "len" | "load" | "lock" | "ne"
        | "next" | "next_back" | "partial_cmp" | "peek" | "pop" | "pop_back" | "pop_front"
        | "push" | "push_back" | "push_front" | "push_str" | "read" | "recv" | "remove"
        | "replace" | "reserve" | "resize" | "resume" | "retain" | "set" | "size_hint" | "sort"
        | "starts_with" | "store" | "swap" | "take" | "throw" | "to_owned" | "to_string"
        | "to_vec" | "trim" | "truncate" | "try_lock" | "try_recv" | "values" | "write" => true,
        _ => name.starts_with("as_") || name.starts_with("is_"),
    }
}

fn without_arguments(name: &str) -> Option<Class> {
    Some(match name {
        "into" | "try_into" => Class::Into,
        "count" | "last" | "enumerate" | "peekable" | "fuse" | "rev" | "cycle" | "sum"
        | "product" | "max" | "min" | "collect" => Class::Iterator,
        "flatten" | "copied" | "cloned" | "unzip" => Class::IteratorOrOption,
        "unwrap" | "unwrap_or_default" | "unwrap_unchecked" | "unwrap_err" | "ok" | "err"
        | "transpose" | "break_value" | "continue_value" => Class::OptionResult,
        "bytes" | "lines" => Class::Read,
        _ => return None,
    })
}

fn with_one(name: &str) -> Option<Class> {
    Some(match name {
        "step_by" | "filter_map" | "skip_while" | "take_while" | "map_while" | "skip"
        | "flat_map" | "partition" | "for_each" | "max_by" | "max_by_key" | "min_by"
        | "min_by_key" => Class::Iterator,
        "map" | "filter" | "zip" | "inspect" | "reduce" => Class::IteratorOrOption,
        "expect" | "expect_err" | "unwrap_or" | "unwrap_or_else" | "map_err" | "ok_or"
        | "ok_or_else" | "and" | "and_then" | "or" | "or_else" | "xor" | "is_some_and"
        | "is_none_or" | "is_ok_and" | "is_err_and" | "inspect_err" | "map_break"
        | "map_continue" => Class::OptionResult,
        "split" => Class::Read,
        // `take` of an `Option` or a `Cell` has no argument and borrows.
        "take" | "chain" => Class::IteratorOrRead,
        _ => return None,
    })
}

fn with_two(name: &str) -> Option<Class> {
    Some(match name {
        "fold" | "rfold" | "scan" => Class::Iterator,
        "map_or" | "map_or_else" => Class::OptionResult,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name_and_arguments() {
        assert_eq!(consumes("into_iter", 0), Consumes::Of(Class::Into));
        assert_eq!(consumes("take", 0), Consumes::No);
        assert_eq!(consumes("take", 1), Consumes::Of(Class::IteratorOrRead));
        assert_eq!(consumes("map", 1), Consumes::Of(Class::IteratorOrOption));
        assert_eq!(consumes("join", 0), Consumes::Perhaps);
        assert_eq!(consumes("len", 0), Consumes::No);
    }
}
