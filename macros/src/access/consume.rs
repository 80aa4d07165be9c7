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

/// Names of `Itertools` that hardly another iterator has, by the number of arguments.
#[rustfmt::skip]
const OF_ITERTOOLS: [&[&str]; 2] = [
    &[
        "at_most_one", "collect_tuple", "collect_vec", "dedup", "dedup_with_count", "duplicates", "exactly_one",
        "flatten_ok", "kmerge", "minmax", "multi_cartesian_product", "multipeek", "multiunzip", "peek_nth",
        "powerset", "product1", "sorted", "sorted_unstable", "sum1", "tuple_combinations", "tuple_windows", "tuples",
        "unique", "while_some", "with_position",
    ],
    &[
        "array_combinations", "cartesian_product", "chunk_by", "coalesce", "combinations", "counts_by", "dedup_by",
        "dropping", "dropping_back", "duplicates_by", "filter_map_ok", "filter_ok", "interleave",
        "interleave_shortest", "intersperse", "intersperse_with", "k_largest", "k_smallest", "kmerge_by", "map_ok",
        "max_set_by_key", "merge_by", "minmax_by", "minmax_by_key", "partition_map", "permutations", "sorted_by",
        "sorted_by_cached_key", "sorted_by_key", "sorted_unstable_by", "sorted_unstable_by_key",
        "take_while_inclusive", "tree_reduce", "unique_by", "zip_eq", "zip_longest",
    ],
];

/// Whether a method of this name, called with so many arguments, is taken to consume its receiver.
pub(crate) fn consumes(name: &str, args: usize) -> Option<Class> {
    let name = name.strip_prefix("r#").unwrap_or(name);
    if name.starts_with("into_") {
        return Some(Class::Into);
    }
    let of_itertools = OF_ITERTOOLS.get(args);
    if of_itertools.is_some_and(|names| names.contains(&name)) {
        return Some(Class::Iterator);
    }
    match args {
        0 => without_arguments(name),
        1 => with_one(name),
        2 => with_two(name),
        _ => None,
    }
}

/// Whether a type may have a method of its own with such a name, `into_..`, that borrows. Those of traits that many types and references to them have
/// consume the one or the other, and no type tells which.
pub(super) fn may_borrow(name: &str) -> bool {
    let of_traits = [
        "into",
        "try_into",
        "into_iter",
        "into_future",
        "into_stream",
        "into_par_iter",
        "into_deserializer",
        "into_py",
        "into_pyobject",
    ];
    !of_traits.contains(&name)
}

/// Whether it is a name of what a value is for in the end, or of a builder's steps. Some borrow as often as not; the method itself will tell.
/// Where a type has none of the name, rustc offers the one that asks as a trait's that is not in scope: so not every name is asked about.
pub(super) fn ends(name: &str) -> bool {
    match name {
        "abort" | "accept" | "apply" | "assume_init" | "begin" | "build" | "cancel" | "close"
        | "commit" | "complete" | "connect" | "consume" | "deploy" | "destroy" | "detach"
        | "disconnect" | "dispatch" | "dispose" | "done" | "downcast" | "emit" | "end"
        | "execute" | "exit" | "finalize" | "finish" | "forget" | "free" | "freeze" | "join"
        | "keep" | "launch" | "leak" | "leave" | "listen" | "merge" | "open" | "or_default"
        | "or_insert" | "persist" | "publish" | "reject" | "release" | "resolve" | "restore"
        | "rollback" | "run" | "seal" | "send" | "shutdown" | "spawn" | "start" | "stop"
        | "submit" | "terminate" | "unlock" | "unpack" | "unwrap_left" | "unwrap_right"
        | "wait" | "wait_with_output" => true,
        _ => ["with_", "finish_", "try_finish", "build_", "try_build"]
            .iter()
            .any(|prefix| name.starts_with(prefix)),
    }
}

/// Whether a method of that name, of one of std's types, is surely std's own, and borrows: beside [`borrows`].
pub(crate) fn is_method_of_std(name: &str) -> bool {
    OF_STD.binary_search(&name).is_ok()
}

/// In order.
#[rustfmt::skip]
const OF_STD: &[&str] = &[
    "all", "ancestors", "any", "append", "back", "back_mut", "binary_search", "binary_search_by",
    "binary_search_by_key", "by_ref", "canonicalize", "capacity", "char_indices", "chunk_by", "chunks",
    "chunks_exact", "chunks_exact_mut", "chunks_mut", "clear", "clone_from", "clone_from_slice", "cmp", "components",
    "concat", "contains", "contains_key", "copy_from_slice", "copy_within", "difference", "display", "downgrade",
    "drain", "each_mut", "each_ref", "encode_utf16", "ends_with", "entry", "eq", "eq_ignore_ascii_case",
    "escape_debug", "escape_default", "escape_unicode", "exists", "extend", "extend_from_slice", "extend_from_within",
    "extension", "extract_if", "file_name", "file_stem", "fill", "fill_buf", "fill_with", "find", "find_map",
    "first_entry", "first_key_value", "first_mut", "flush", "fmt", "front", "front_mut", "ge", "get_or_insert",
    "get_or_insert_with", "gt", "hash", "insert", "insert_str", "intersection", "join", "keys", "last_entry",
    "last_key_value", "last_mut", "le", "lt", "make_ascii_lowercase", "make_ascii_uppercase", "make_contiguous",
    "match_indices", "matches", "metadata", "ne", "next", "next_back", "next_if", "next_if_eq", "nth", "nth_back",
    "parent", "parse", "partial_cmp", "partition_point", "peek", "peek_mut", "pop", "pop_back", "pop_first",
    "pop_front", "pop_last", "position", "push", "push_back", "push_front", "push_str", "range", "range_mut",
    "rchunks", "read_dir", "read_exact", "read_line", "read_link", "read_until", "remove", "repeat", "replace",
    "replace_range", "replacen", "reserve", "reserve_exact", "resize", "resize_with", "retain", "retain_mut",
    "reverse", "rfind", "rmatch_indices", "rmatches", "rotate_left", "rotate_right", "rposition", "rsplit",
    "rsplit_once", "rsplit_terminator", "rsplitn", "select_nth_unstable", "set", "set_extension", "set_file_name",
    "shrink_to", "shrink_to_fit", "size_hint", "sort", "sort_by", "sort_by_cached_key", "sort_by_key",
    "sort_unstable", "sort_unstable_by", "sort_unstable_by_key", "starts_with", "swap", "swap_remove",
    "swap_with_slice", "symlink_metadata", "symmetric_difference", "take", "truncate", "try_exists", "try_fold",
    "try_for_each", "try_reserve", "try_rfold", "union", "update", "upgrade", "values", "values_mut", "windows",
    "with_extension", "with_file_name", "write_all", "write_char", "write_fmt", "write_str",
];

/// Whether it is a name by which a map's entry, which a pattern has shown to be occupied or vacant, is used up.
pub(super) fn ends_entry(name: &str) -> bool {
    let names = ["insert", "remove", "shift_remove", "swap_remove"];
    names.contains(&name) || name.ends_with("_entry") || name.starts_with("replace_")
}

/// Whether it is a name of std's for values of many types: of a variant or function, or of what has it.
pub(super) fn is_generic(owner: &str, name: &str) -> bool {
    let names = ["None", "Some", "Ok", "Err", "from", "try_from", "drop"];
    let types = [
        "Arc", "Box", "Cell", "Mutex", "Option", "Rc", "RefCell", "Result", "RwLock", "Vec", "mem",
    ];
    let traits = [
        "Add",
        "AsMut",
        "AsRef",
        "Borrow",
        "Clone",
        "Default",
        "Deref",
        "DerefMut",
        "From",
        "FromIterator",
        "FromStr",
        "Into",
        "IntoIterator",
        "Iterator",
        "Mul",
        "Ord",
        "PartialOrd",
        "ToOwned",
        "ToString",
    ];
    names.contains(&name) || types.contains(&owner) || traits.contains(&owner)
}

/// Whether it is a name of what makes another value, of what is borrowed for that.
pub(super) fn borrows(name: &str) -> bool {
    let of_std = [
        "clone",
        "borrow",
        "borrow_mut",
        "lock",
        "read",
        "write",
        "len",
        "iter",
        "iter_mut",
        "chars",
        "get",
        "get_mut",
        "first",
        "last",
    ];
    let prefixes = ["as_", "to_", "trim", "split_", "strip_", "get_", "is_"];
    of_std.contains(&name) || prefixes.iter().any(|prefix| name.starts_with(prefix))
}

/// Whether it is a name by which numbers, and other primitive types, have a method with arguments that takes them by value.
pub(crate) fn is_of_numbers(name: &str) -> bool {
    let names = [
        "pow",
        "powi",
        "powf",
        "min",
        "max",
        "clamp",
        "minimum",
        "maximum",
        "abs_diff",
        "midpoint",
        "log",
        "ilog",
        "atan2",
        "hypot",
        "copysign",
        "mul_add",
        "then_some",
        "to_digit",
        "is_digit",
        "add",
        "sub",
        "mul",
        "div",
        "rem",
        "shl",
        "shr",
        "bitand",
        "bitor",
        "bitxor",
    ];
    let prefixes = [
        "wrapping_",
        "checked_",
        "saturating_",
        "overflowing_",
        "unchecked_",
        "rotate_",
        "rem_euclid",
        "div_",
        "next_multiple",
        "is_multiple",
    ];
    names.contains(&name) || prefixes.iter().any(|prefix| name.starts_with(prefix))
}

fn without_arguments(name: &str) -> Option<Class> {
    Some(match name {
        "into" | "try_into" => Class::Into,
        "count" | "last" | "enumerate" | "peekable" | "fuse" | "rev" | "cycle" | "sum"
        | "product" | "max" | "min" | "collect" | "is_sorted" => Class::Iterator,
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
        | "min_by_key" | "is_sorted_by" | "is_sorted_by_key" => Class::Iterator,
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
    fn of_std() {
        assert!(OF_STD.is_sorted());
        assert!(is_method_of_std("push_str"));
        assert!(!is_method_of_std("rotated"));
    }

    #[test]
    fn of_numbers() {
        assert!(is_of_numbers("wrapping_add"));
        assert!(!is_of_numbers("push"));
    }

    #[test]
    fn by_name_and_arguments() {
        assert_eq!(consumes("into_iter", 0), Some(Class::Into));
        assert_eq!(consumes("take", 0), None);
        assert_eq!(consumes("take", 1), Some(Class::IteratorOrRead));
        assert_eq!(consumes("map", 1), Some(Class::IteratorOrOption));
        assert_eq!(consumes("join", 0), None);
        assert_eq!(consumes("join", 1), None);
        assert_eq!(consumes("len", 0), None);
    }
}
