//! What a pattern leaves of an array, whose elements have no names, and of a struct by a path that may be a variant's: it is matched anew, by
//! the pattern that binds what the other does not.
//!
//! ```text
//! let [first, _, _] = list;
//! suspend
//!
//! Pieces(match list { [_, left_0, left_1] => (left_0, left_1), _ => unreachable!() })
//! ```
//!
//! The second arm is for a slice, of which the pattern took references: it compiles as well, and is never run.
//!
//! Takes the place and the one pattern that has taken something of it; gives what is left, or nothing where that has no names: behind `..` in
//! a tuple or a struct, and in a variant among others, which can't be matched anew once something is moved out of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Pat, PatIdent, parse_quote};

use super::Generate;
use super::pieces::Apart;
use crate::ir::{MemberPath, Taking};

impl Generate<'_> {
    /// What is still in the place, as a tuple. It can't be told of what an earlier save has taken to pieces.
    pub(super) fn leftover(&self, path: &MemberPath, apart: &Apart) -> Option<TokenStream> {
        let parts = self.facts.parts.get(apart.local, apart.parts);
        let mut parts = parts.filter(|(_, part)| part.path == *path);
        let (Some((_, part)), None, None) = (parts.next(), parts.next(), apart.before) else {
            return None;
        };
        let Taking::Match {
            pattern, may_fail, ..
        } = &part.taking
        else {
            return None;
        };
        let mut left = Left {
            names: Vec::new(),
            may_fail: *may_fail,
        };
        let other = left.of(&pattern.syntax)?;
        let (krate, names) = (&self.signature.krate, &left.names);
        let place = self.named_place(apart.local, path, apart.span);
        let held = Ident::new("resumable_held", Span::mixed_site().located_at(apart.span));
        let asked = names
            .iter()
            .map(|name| quote!((&&&&&#krate::__private::hold::Probe::of(&#name)).#held()));
        let asked = asked.reduce(|one, other| quote!(#one.or(#other)))?;
        let asked = quote_spanned!(Span::mixed_site().located_at(apart.span)=>
            (if true { #krate::__private::hold::known() } else { #krate::__private::hold::never(); match #place { #other => #asked, _ => loop {} } })
        );
        Some(self.kept(
            asked,
            &quote!(match #place { #other => (#(#names,)*), _ => #krate::__private::unreachable!() }),
            apart.span,
        ))
    }
}

/// The names of what a pattern leaves, in order.
struct Left {
    names: Vec<Ident>,
    may_fail: bool,
}

impl Left {
    fn of(&mut self, pat: &Pat) -> Option<Pat> {
        let mut other = pat.clone();
        match &mut other {
            Pat::Paren(inner) => *inner.pat = self.of(&inner.pat)?,
            Pat::Tuple(inner) => {
                for pat in &mut inner.elems {
                    *pat = self.of(pat)?;
                }
            }
            Pat::TupleStruct(inner) if !self.may_fail => {
                for pat in &mut inner.elems {
                    *pat = self.of(pat)?;
                }
            }
            Pat::Struct(inner) if !self.may_fail && inner.rest.is_none() => {
                for field in &mut inner.fields {
                    field.colon_token = Some(syn::token::Colon::default());
                    *field.pat = self.of(&field.pat)?;
                }
            }
            Pat::Slice(inner) => {
                for pat in &mut inner.elems {
                    *pat = self.element(pat)?;
                }
            }
            Pat::Wild(_) => other = self.name(),
            Pat::Ident(name) if name.by_ref.is_some() => other = self.name(),
            Pat::Ident(_) => other = parse_quote!(_),
            Pat::Lit(_) | Pat::Range(_) | Pat::Path(_) => {}
            _ => return None,
        }
        Some(other)
    }

    /// Of an array: `..` may stand for any number of its elements.
    fn element(&mut self, pat: &Pat) -> Option<Pat> {
        let is_rest = |name: &PatIdent| matches!(&name.subpat, Some((_, pat)) if matches!(**pat, Pat::Rest(_)));
        match pat {
            Pat::Ident(name) if is_rest(name) && name.by_ref.is_none() => Some(parse_quote!(..)),
            Pat::Ident(name) if !is_rest(name) => self.of(pat),
            Pat::Ident(_) | Pat::Rest(_) => {
                let name = self.name();
                Some(parse_quote!(#name @ ..))
            }
            pat => self.of(pat),
        }
    }

    fn name(&mut self) -> Pat {
        let name = format_ident!("left_{}", self.names.len(), span = Span::mixed_site());
        self.names.push(name.clone());
        parse_quote!(#name)
    }
}
