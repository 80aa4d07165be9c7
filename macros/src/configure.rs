//! `#[cfg]` inside the function: an attribute macro sees the code before rustc has removed what is turned off.
//!
//! Takes the function; gives one copy of it for each way in which its conditions can turn out, each under a `#[cfg]` of its
//! own so that rustc keeps exactly one:
//!
//! ```text
//! fn f() { #[cfg(unix)] yield_!(1); }     becomes     #[cfg(unix)] fn f() { yield_!(1); }
//!                                                     #[cfg(not(unix))] fn f() {}
//! ```
//!
//! Rule: no later pass meets a condition in the generator's own frame. Nested items keep theirs, which rustc settles.

mod predicates;
mod settle;

use crate::diag::{Diagnostics, message};

/// Each condition doubles the code.
const LIMIT: usize = 5;

/// At least one function. A single one, as it came, if there is no condition in it or an error was reported.
pub(crate) fn configure(
    function: syn::ImplItemFn,
    errors: &mut Diagnostics,
) -> Vec<syn::ImplItemFn> {
    let predicates = predicates::predicates(&function);
    if predicates.is_empty() {
        return vec![function];
    }
    if let Some(surplus) = predicates.get(LIMIT) {
        errors.push(surplus, message::too_many_cfgs(LIMIT));
        return vec![function];
    }
    (0..1_usize << predicates.len())
        .map(|choice| {
            let holds: Vec<bool> = (0..predicates.len())
                .map(|bit| choice >> bit & 1 == 0)
                .collect();
            let mut function = function.clone();
            settle::settle(&mut function, &predicates, &holds);
            function.attrs.push(condition(&predicates, &holds));
            function
        })
        .collect()
}

/// `#[cfg(all(first, not(second)))]`.
fn condition(predicates: &[syn::Meta], holds: &[bool]) -> syn::Attribute {
    let terms = predicates.iter().zip(holds).map(|(predicate, holds)| {
        if *holds {
            quote::quote!(#predicate)
        } else {
            quote::quote!(not(#predicate))
        }
    });
    syn::parse_quote!(#[cfg(all(#(#terms),*))])
}

#[cfg(test)]
mod tests;
