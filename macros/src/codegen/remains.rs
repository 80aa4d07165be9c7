//! What is left of a local that no code names again, under which name, and how one form of it becomes another.
//!
//! Takes the presence that a local has and the one that it is to have; gives the expression that leads from one to the other.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::Generate;
use super::pieces::Apart;
use super::tags::tag;
use crate::flow::Entry;
use crate::ir::{LocalId, MemberPath, PartSet, Presence};
use crate::sorted::Set;

/// From one presence to another.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) from: Presence,
    pub(super) to: Presence,
}

impl Generate<'_> {
    /// The local by its own name; rustc's errors about the move point at `span`.
    pub(super) fn named(&self, local: LocalId, span: Span) -> TokenStream {
        let mut name = self.body.local(local).name.clone();
        name.set_span(name.span().located_at(span));
        quote!(#name)
    }

    /// What an arm calls it; `None` for what is under the local's own name, or nowhere.
    pub(super) fn remains(local: LocalId, presence: Presence) -> Option<Ident> {
        let name = match presence {
            Presence::Held => format!("held_{}", local.0),
            Presence::Maybe => format!("maybe_{}", local.0),
            Presence::Rest(parts) => format!("rest_{}_{}", local.0, parts.name()),
            Presence::MaybeRest(parts) => format!("maybe_rest_{}_{}", local.0, parts.name()),
            Presence::Init | Presence::Gone | Presence::Partly(_) => return None,
        };
        Some(Ident::new(&name, Span::mixed_site()))
    }

    /// `aside = ..;`, for what is missing on other paths only.
    pub(super) fn put_aside(
        &self,
        arm: Entry,
        local: LocalId,
        way: Way,
        span: Span,
    ) -> TokenStream {
        let Presence::Partly(parts) = way.to else {
            return TokenStream::new();
        };
        let apart = self.apart(arm, None, local, way.from, parts, span);
        let done = self.facts.parts.places(local, apart.from.aside());
        let new = self
            .aside(arm, local, parts)
            .into_iter()
            .filter(|path| !done.contains(path));
        let asides = new.map(|path| {
            let (name, value) = (self.aside_name(local, &path), self.left(&path, &apart));
            quote!(#name = #value;)
        });
        asides.collect()
    }

    /// The names of what an arm has put aside of the local, where it has the presence.
    pub(super) fn asides(&self, arm: Entry, local: LocalId, presence: Presence) -> Vec<Ident> {
        let Presence::Partly(parts) = presence else {
            return Vec::new();
        };
        let asides = self.aside(arm, local, parts).into_iter();
        asides.map(|path| self.aside_name(local, &path)).collect()
    }

    /// What was taken before the arm is in the place already.
    pub(super) fn aside(&self, arm: Entry, local: LocalId, parts: PartSet) -> Set<MemberPath> {
        let before = self
            .before(arm, local)
            .map_or(PartSet::default(), |(parts, _)| parts);
        let aside = self.facts.parts.places(local, parts.aside());
        let before = self.facts.parts.places(local, before);
        aside.difference(&before).cloned().collect()
    }

    pub(super) fn aside_name(&self, local: LocalId, path: &MemberPath) -> Ident {
        let number = self.facts.parts.number(local, path);
        Ident::new(&format!("aside_{}_{number}", local.0), Span::mixed_site())
    }

    /// The local in another presence. `arm` is the entry of the arm in which it has the one that it has; `entry` the one that
    /// it is saved for, if it is.
    pub(super) fn converted(
        &self,
        arm: Entry,
        entry: Option<Entry>,
        local: LocalId,
        way: Way,
        span: Span,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        let some = |value: TokenStream| quote!(#krate::__private::Option::Some(#value));
        let Way { from, to } = way;
        let remains = Self::remains(local, from);
        let apart = |parts| self.apart(arm, entry, local, from, parts, span);
        let hold = || self.hold(local, self.before(arm, local).is_some(), span);
        match (to, from) {
            (Presence::Held, Presence::Init) => hold(),
            (Presence::Maybe, Presence::Init) => some(hold()),
            (Presence::Maybe, Presence::Held) | (Presence::MaybeRest(_), Presence::Rest(_)) => {
                some(quote!(#remains))
            }
            (Presence::Maybe | Presence::MaybeRest(_), Presence::Gone) => {
                quote!(#krate::__private::Option::None)
            }
            (Presence::Maybe, Presence::Partly(parts)) => self.if_whole(&apart(parts)),
            (Presence::Maybe, Presence::Rest(parts)) => {
                self.rest_as_maybe(local, parts, &quote!(#remains), span)
            }
            (Presence::Maybe, Presence::MaybeRest(parts)) => {
                let maybe = self.rest_as_maybe(local, parts, &quote!(rest), span);
                quote!(#remains.and_then(|rest| #maybe))
            }
            (Presence::MaybeRest(parts), Presence::Init | Presence::Partly(_)) => {
                some(self.rest(&apart(parts)))
            }
            (Presence::Rest(parts), Presence::Init | Presence::Partly(_)) => {
                self.rest(&apart(parts))
            }
            (Presence::Partly(parts), _) => self.pieces_or_whole(&apart(parts)),
            _ => match (remains, entry) {
                (Some(remains), _) => quote!(#remains),
                (None, Some(entry)) => self.used_again(local, entry, span),
                (None, None) => self.named(local, span),
            },
        }
    }

    /// What may be missing of the local where the arm begins, if that has pieces of it.
    pub(super) fn pieces_at(&self, arm: Entry, local: LocalId) -> Option<PartSet> {
        let field = self.layout.field(self.body, arm, local)?;
        match field.presence {
            Presence::Partly(parts) => Some(parts),
            _ => None,
        }
    }

    /// What the arm began with, if that was pieces.
    fn before(&self, arm: Entry, local: LocalId) -> Option<(PartSet, &Set<MemberPath>)> {
        let parts = self.pieces_at(arm, local)?;
        Some((parts, self.facts.members.get(&(arm, local))?))
    }

    fn apart(
        &self,
        arm: Entry,
        entry: Option<Entry>,
        local: LocalId,
        from: Presence,
        parts: PartSet,
        span: Span,
    ) -> Apart<'_> {
        let from = match from {
            Presence::Partly(parts) => parts,
            _ => PartSet::default(),
        };
        let before = self.before(arm, local);
        let named = entry.and_then(|entry| self.facts.members.get(&(entry, local)));
        Apart {
            local,
            from,
            parts,
            before,
            named,
            span,
        }
    }

    fn pieces_or_whole(&self, apart: &Apart) -> TokenStream {
        let (tag, pieces) = (tag(), self.pieces(apart));
        self.choice(
            self.tags(apart),
            &self.named(apart.local, apart.span),
            &quote!(#tag.parts(#pieces)),
            apart.span,
        )
    }

    fn rest(&self, apart: &Apart) -> TokenStream {
        if let Some(part) = self.facts.parts.received(apart.local, apart.parts) {
            return self.rest_of_received(apart.local, part, apart.span);
        }
        let (krate, tag) = (&self.signature.krate, tag());
        let whole = self.hold(apart.local, apart.before.is_some(), apart.span);
        let pieces = self.pieces(apart);
        let whole = quote!(#krate::__private::hold::Whole(#whole));
        let pieces = quote!(#tag.parts(#krate::__private::hold::Pieces(#pieces)));
        self.choice(self.tags(apart), &whole, &pieces, apart.span)
    }

    /// The same of what is left of it.
    fn rest_as_maybe(
        &self,
        local: LocalId,
        parts: PartSet,
        rest: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let received = self.facts.parts.received(local, parts);
        received.map_or_else(
            || quote!(#rest.into_maybe()),
            |part| self.received_as_maybe(local, part, rest, span),
        )
    }

    /// `Some` of the local if all of it is there.
    fn if_whole(&self, apart: &Apart) -> TokenStream {
        let (krate, tag, whole) = (
            &self.signature.krate,
            tag(),
            self.hold(apart.local, apart.before.is_some(), apart.span),
        );
        let some = quote!(#krate::__private::Option::Some(#whole));
        // The type of what isn't there is known, but not from pieces.
        let none = if apart.before.is_some() {
            quote!(#tag.nothing())
        } else {
            let none = or_typed(&quote!(#krate::__private::Option::None), &some, krate);
            quote!(#tag.parts(#none))
        };
        self.choice(self.tags(apart), &some, &none, apart.span)
    }

    /// What is to be kept of a local that no code names again. One that may be in pieces is of another type in each arm.
    fn hold(&self, local: LocalId, in_pieces: bool, span: Span) -> TokenStream {
        if in_pieces {
            return self.hold_place(local, &MemberPath::default(), span);
        }
        self.kept(
            self.question(local, None, span),
            &self.named(local, span),
            span,
        )
    }

    /// What is to be kept of a member of a local, or of what may be in pieces.
    pub(super) fn hold_place(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let place = self.named_place(local, path, span);
        self.kept(self.tag_of_hold(local, path, span), &place, span)
    }

    pub(super) fn kept(&self, asked: TokenStream, place: &TokenStream, span: Span) -> TokenStream {
        let tag = tag();
        self.choice(vec![asked], place, &quote!(#tag.parts(())), span)
    }
}

/// The value, typed as another that is never reached.
pub(super) fn or_typed(
    value: &TokenStream,
    as_this: &TokenStream,
    krate: &syn::Path,
) -> TokenStream {
    quote!(if true { #value } else { #krate::__private::hold::never(); #as_this })
}
