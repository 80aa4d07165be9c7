//! Which conditions a function depends on.
//!
//! Takes the function; gives its conditions without repetition, in the order of the source. `not(P)` is `P` the other way round.
//!
//! Rule: a `cfg_attr` counts only if it can bring in a `cfg`; any other is an attribute like those that it holds.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

use crate::visitors::visit::{self, Visit};
use crate::{leap, std_macros, tokens};

/// What is written in `#[cfg(..)]`, reduced.
pub(super) struct Condition {
    pub(super) predicate: Meta,
    /// Written as `not(predicate)`.
    pub(super) negated: bool,
}

/// What an attribute says about conditions.
pub(super) enum Conditional {
    /// `#[cfg(..)]`.
    Cfg(Condition),
    /// `#[cfg_attr(.., metas)]`, with a `cfg` somewhere in `metas`.
    CfgAttr(Condition, Vec<Meta>),
}

pub(super) fn predicates(function: &syn::ImplItemFn) -> Vec<Meta> {
    let mut collector = Collector(Vec::new());
    for input in &function.sig.inputs {
        collector.visit_fn_arg(input);
    }
    collector.visit_block(&function.block);
    collector.0
}

/// `None` for any other attribute, and for one that rustc will refuse.
pub(super) fn conditional(meta: &Meta) -> Option<Conditional> {
    let Meta::List(list) = meta else {
        return None;
    };
    let is_cfg = list.path.is_ident("cfg");
    if !is_cfg && !list.path.is_ident("cfg_attr") {
        return None;
    }
    let metas = list
        .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
        .ok()?;
    let mut metas = metas.into_iter();
    let condition = reduce(metas.next()?);
    let metas: Vec<Meta> = metas.collect();
    if is_cfg {
        return metas.is_empty().then_some(Conditional::Cfg(condition));
    }
    let matters = metas.iter().any(|meta| conditional(meta).is_some());
    matters.then_some(Conditional::CfgAttr(condition, metas))
}

fn reduce(mut predicate: Meta) -> Condition {
    let mut negated = false;
    while let Meta::List(list) = &predicate
        && list.path.is_ident("not")
        && let Ok(inner) = list.parse_args()
    {
        predicate = inner;
        negated = !negated;
    }
    Condition { predicate, negated }
}

/// Two predicates are one if they are written with the same tokens.
pub(super) fn same(left: &Meta, right: &Meta) -> bool {
    left.to_token_stream().to_string() == right.to_token_stream().to_string()
}

struct Collector(Vec<Meta>);

impl Collector {
    fn add(&mut self, condition: Condition) {
        if !self.0.iter().any(|known| same(known, &condition.predicate)) {
            self.0.push(condition.predicate);
        }
    }

    fn meta(&mut self, meta: &Meta) {
        match conditional(meta) {
            Some(Conditional::Cfg(condition)) => self.add(condition),
            Some(Conditional::CfgAttr(condition, metas)) => {
                self.add(condition);
                for meta in &metas {
                    self.meta(meta);
                }
            }
            None => {}
        }
    }
}

impl Visit for Collector {
    fn visit_attribute(&mut self, attribute: &Attribute) {
        self.meta(&attribute.meta);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        for operand in operands(mac).into_iter().flatten() {
            self.visit_expr(&operand);
        }
        visit::visit_macro(self, mac);
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// The expressions in our own macros and in std's that can hold an attribute; of all others nothing is known.
pub(super) fn operands(mac: &syn::Macro) -> Option<Punctuated<syn::Expr, Token![,]>> {
    let is_plain = || tokens::are_plain(mac.tokens.clone());
    if leap::yield_macro(mac).is_none() && std_macros::parse(mac).is_none() || is_plain() {
        return None;
    }
    mac.parse_body_with(Punctuated::parse_terminated).ok()
}
