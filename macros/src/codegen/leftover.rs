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
//! Rule kept: the tuple drops as the place would have. What is left of an array does so from its end, but elements that lie together in order.
//!
//! The second arm is for a slice, of which the pattern took references: it compiles as well, and is never run.
//!
//! Takes the place and the one pattern that has taken something of it, or the one literal that ended with `..` it; gives what is left, or nothing
//! where that has no names: behind `..` in a tuple or a struct, and in a variant among others, which can't be matched anew once something is
//! moved out of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Pat, PatIdent, Token, parse_quote};

use super::Generate;
use super::pieces::Apart;
use super::tags::held;
use crate::access;
use crate::ir::{MemberPath, Part, Taking};
use crate::resolve::{PatPosition, binds_by_value};
use crate::sorted::sort_by_key;

impl Generate<'_> {
    /// What is still in the place, as a tuple. It can't be told of what an earlier save has taken to pieces.
    pub(super) fn leftover(&self, path: &MemberPath, apart: &Apart) -> Option<TokenStream> {
        let parts = self.facts.parts.get(apart.local, apart.parts);
        let mut parts = parts.filter(|(_, part)| part.path == *path);
        let (Some((_, part)), None, None) = (parts.next(), parts.next(), apart.before) else {
            return None;
        };
        self.left_by(part, apart)
    }

    /// As [`Self::leftover`], by the one that has taken something.
    pub(super) fn left_by(&self, part: &Part, apart: &Apart) -> Option<TokenStream> {
        match &part.taking {
            Taking::Match {
                pattern, position, ..
            } => self.left_by_pattern(&part.path, &pattern.syntax, *position, apart),
            Taking::Others(given) => Some(self.left_by_others(&part.path, given, apart)),
            _ => None,
        }
    }

    /// What the literal gave itself, in the order in which the type is known to have it.
    fn left_by_others(
        &self,
        path: &MemberPath,
        given: &[MemberPath],
        apart: &Apart,
    ) -> TokenStream {
        let known: Vec<_> = self.facts.parts.members(apart.local).collect();
        let given = given.iter().map(|member| path.join(member));
        let is_taken = |place: &MemberPath| {
            let mut parts = self.facts.parts.get(apart.local, apart.parts);
            parts.any(|(_, part)| part.path != *path && part.path.overlaps(place))
        };
        let mut left: Vec<_> = given.filter(|place| !is_taken(place)).collect();
        sort_by_key(&mut left, |place| {
            known.iter().position(|member| member.overlaps(place))
        });
        let left = left
            .iter()
            .map(|place| self.hold_place(apart.local, place, apart.span));
        quote!((#(#left,)*))
    }

    /// What the pattern left, matched anew.
    fn left_by_pattern(
        &self,
        path: &MemberPath,
        pattern: &Pat,
        position: PatPosition,
        apart: &Apart,
    ) -> Option<TokenStream> {
        let mut left = Left {
            names: Vec::new(),
            position,
        };
        let other = left.of(pattern)?;
        let (krate, names) = (&self.signature.krate, &left.names);
        let place = self.named_place(apart.local, path, apart.span);
        let asked = names.iter().map(|name| {
            held(
                &quote!(#krate::__private::hold::Probe::of(&#name)),
                apart.span,
            )
        });
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
    position: PatPosition,
}

impl Left {
    fn of(&mut self, pat: &Pat) -> Option<Pat> {
        if matches!(pat, Pat::Lit(_) | Pat::Range(_) | Pat::Path(_)) {
            return Some(pat.clone());
        } else if !binds_by_value(pat, self.position) {
            return Some(self.name());
        } else if access::takes_all(pat) {
            return Some(parse_quote!(_));
        }
        let mut other = pat.clone();
        let may_fail = self.position == PatPosition::Refutable;
        match &mut other {
            Pat::Paren(inner) => *inner.pat = self.of(&inner.pat)?,
            Pat::Tuple(inner) => self.all(&mut inner.elems)?,
            Pat::TupleStruct(inner) if !may_fail => self.all(&mut inner.elems)?,
            Pat::Struct(inner) if !may_fail && inner.rest.is_none() => {
                for field in &mut inner.fields {
                    field.colon_token = Some(syn::token::Colon::default());
                    *field.pat = self.of(&field.pat)?;
                }
            }
            Pat::Slice(inner) => self.elements(&mut inner.elems)?,
            _ => return None,
        }
        Some(other)
    }

    /// What a tuple's `..` leaves has no names.
    fn all(&mut self, elements: &mut Punctuated<Pat, Token![,]>) -> Option<()> {
        for pat in elements {
            if matches!(pat, Pat::Rest(_)) {
                return None;
            }
            *pat = self.of(pat)?;
        }
        Some(())
    }

    /// Of an array. What lies between elements that are taken stays together, as rustc drops it.
    fn elements(&mut self, elements: &mut Punctuated<Pat, Token![,]>) -> Option<()> {
        let first = self.names.len();
        let mut begins = vec![first];
        for pat in elements {
            let is_taken = binds_by_value(pat, self.position);
            begins.extend(is_taken.then_some(self.names.len()));
            *pat = self.element(pat)?;
            begins.extend(is_taken.then_some(self.names.len()));
        }
        let mut names = self.names.split_off(first);
        for begin in begins.into_iter().rev() {
            self.names.extend(names.drain(begin - first..));
        }
        Some(())
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
