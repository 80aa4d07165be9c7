//! The left side of an assignment that takes a value apart, as the pattern that it reads as.
//!
//! ```text
//! (a, s.b, _) = value;        let (left_0, left_1, _) = value;
//! ```
//!
//! Takes the left side; gives the pattern, once each place in it has a name.

use proc_macro2::Ident;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Expr, Pat, Stmt, Token, parse_quote};

use crate::syntax::{peel, read};

/// Whether an assignment to it takes the value apart.
pub(crate) fn destructures(left: &Expr) -> bool {
    matches!(
        peel(left),
        Expr::Tuple(_) | Expr::Array(_) | Expr::Call(_) | Expr::Struct(_)
    )
}

/// The pattern; `name` gives each place one, or none if it is no place (a constant). `None` if it does not read as a pattern, as rustc says too.
pub(crate) fn pattern(left: &Expr, name: &mut dyn FnMut(&Expr) -> Option<Ident>) -> Option<Pat> {
    let mut named = left.clone();
    name_places(&mut named, name);
    match read(quote!(let #named = ();)) {
        Stmt::Local(bound) => Some(bound.pat),
        _ => None,
    }
}

fn name_places(left: &mut Expr, name: &mut dyn FnMut(&Expr) -> Option<Ident>) {
    let mut all = |elements: &mut Punctuated<Expr, Token![,]>| {
        let elements = elements.iter_mut();
        elements.for_each(|element| name_places(element, name));
    };
    match left {
        Expr::Paren(inner) => name_places(&mut inner.expr, name),
        Expr::Group(inner) => name_places(&mut inner.expr, name),
        Expr::Tuple(inner) => all(&mut inner.elems),
        Expr::Array(inner) => all(&mut inner.elems),
        Expr::Call(inner) => all(&mut inner.args),
        Expr::Struct(inner) => {
            for field in &mut inner.fields {
                field.colon_token.get_or_insert_default();
                name_places(&mut field.expr, name);
            }
        }
        // `_` and `..`.
        Expr::Infer(_) | Expr::Range(_) => {}
        place => {
            if let Some(name) = name(place) {
                *place = parse_quote!(#name);
            }
        }
    }
}
