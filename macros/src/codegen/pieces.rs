//! A local in pieces: what keeps those of its members that are left and that code names, under their own names.
//!
//! ```text
//! struct Pieces3<A, B> { items: A, next: B }
//! Pieces3 { items: Moved, next: page.next }
//! ```
//!
//! so that the user's `page.next` means the same after the suspension. Rule kept: the same members always, so that it can be taken
//! to pieces further; what is taken is `Moved`, what is not named later is what `hold` leaves of it.

use std::cmp::Reverse;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Member;

use super::Generate;
use super::remains::or_typed;
use super::tags::{Asked, tag};
use crate::ir::{LocalId, MemberPath, Part, PartSet};
use crate::sorted::{Set, sort_by_key};

/// The members of a place that any code names, in the order in which it does.
#[derive(Default)]
struct Tree {
    children: Vec<(Member, Tree)>,
}

/// A local that may be in pieces, on its way into a frame.
pub(super) struct Apart<'g> {
    pub(super) local: LocalId,
    /// What may be missing now, and where it goes.
    pub(super) from: PartSet,
    pub(super) parts: PartSet,
    /// If the arm itself began with pieces: what was missing then, and what was named from there on.
    pub(super) before: Option<(PartSet, &'g Set<MemberPath>)>,
    /// What is named later.
    pub(super) named: Option<&'g Set<MemberPath>>,
    pub(super) span: Span,
}

impl Apart<'_> {
    fn is_named_within(&self, path: &MemberPath) -> bool {
        self.named
            .is_some_and(|named| named.iter().any(|named| named.overlaps(path)))
    }

    /// Nothing has named it in this arm: it is what the last save has left of it.
    fn is_settled(&self, path: &MemberPath) -> bool {
        self.before
            .is_some_and(|(_, named)| !named.iter().any(|named| named.overlaps(path)))
    }

    /// What may be missing now, and was not when the arm began.
    fn new_parts(&self) -> PartSet {
        let known = self.before.map(|(parts, _)| parts);
        self.parts.without(known.unwrap_or_default())
    }
}

impl Generate<'_> {
    /// What tells whether the local is whole.
    pub(super) fn tags(&self, apart: &Apart) -> Vec<TokenStream> {
        self.tags_within(&MemberPath::default(), apart)
    }

    fn tags_within(&self, path: &MemberPath, apart: &Apart) -> Vec<TokenStream> {
        let (local, span) = (apart.local, apart.span);
        let parts = self.facts.parts.all(local, apart.new_parts());
        let parts = parts.filter(|(_, part)| part.path.overlaps(path));
        let mut tags = self.tags_of(parts, apart);
        tags.extend(apart.before.map(|_| self.tag_of_whole(local, path, span)));
        tags
    }

    /// What is left of the local, if something is missing.
    pub(super) fn pieces(&self, apart: &Apart) -> TokenStream {
        let mut parts = self.facts.parts.get(apart.local, apart.parts);
        if parts.any(|(_, part)| part.path.is_empty()) {
            let path = MemberPath::default();
            return if self.is_final(&path, apart) {
                self.going_on(&path, apart)
            } else {
                self.remainder(&path, apart)
            };
        }
        self.in_pieces.borrow_mut().insert(apart.local);
        let (tree, mut path) = (self.members(apart.local), MemberPath::default());
        let pieces = self.taken_apart(&tree, &mut path, &struct_name(apart.local), apart);
        self.unless_through(&path, pieces, apart)
    }

    /// What is left of the place, but for a pointer that a closure captured for what it points to: of that nothing is.
    fn unless_through(&self, path: &MemberPath, left: TokenStream, apart: &Apart) -> TokenStream {
        let parts = self.facts.parts.through(apart.local, apart.parts);
        let mut parts = parts.filter(|part| part.path == *path);
        let Some(part) = parts.next() else {
            return left;
        };
        let (krate, tag) = (&self.signature.krate, tag());
        let asked = self.tag(Asked::of(apart), part);
        let moved = quote!(#tag.parts(#krate::__private::hold::Moved));
        self.choice(vec![asked], &left, &moved, apart.span)
    }

    fn taken_apart(
        &self,
        tree: &Tree,
        path: &mut MemberPath,
        name: &Ident,
        apart: &Apart,
    ) -> TokenStream {
        let fields = tree.fields();
        let values = fields.iter().enumerate().map(|(number, field)| {
            let Some((member, inner)) = field else {
                return quote!(());
            };
            path.0.push((*member).clone());
            let value = self.piece(inner, path, &format_ident!("{}_{}", name, number), apart);
            path.0.pop();
            value
        });
        let values: Vec<_> = values.collect();
        if tree.is_tuple() {
            return quote!(#name(#(#values),*));
        }
        let names = fields.iter().flatten().map(|(member, _)| member);
        quote!(#name { #(#names: #values),* })
    }

    fn piece(
        &self,
        tree: &Tree,
        path: &mut MemberPath,
        name: &Ident,
        apart: &Apart,
    ) -> TokenStream {
        let whole = self.going_on(path, apart);
        let within = self.facts.parts.get(apart.local, apart.parts);
        let within: Vec<_> = within
            .map(|(_, part)| &part.path)
            .filter(|part| part.overlaps(path))
            .collect();
        if self.is_final(path, apart) || within.is_empty() {
            return whole;
        }
        let tag = tag();
        let left = if within.contains(&&*path) || tree.children.is_empty() {
            self.remainder(path, apart)
        } else {
            let pieces = self.taken_apart(tree, path, name, apart);
            self.unless_through(path, pieces, apart)
        };
        self.choice(
            self.tags_within(path, apart),
            &whole,
            &quote!(#tag.parts(#left)),
            apart.span,
        )
    }

    /// What is in the place, in the form that it has.
    fn going_on(&self, path: &MemberPath, apart: &Apart) -> TokenStream {
        if apart.is_named_within(path) {
            self.named_place(apart.local, path, apart.span)
        } else {
            self.hold_place(apart.local, path, apart.span)
        }
    }

    /// Whether the place has the form already that it goes on in. What is settled, but was not taken, may be missing on other paths than this
    /// one: then it has another form where they meet.
    fn is_final(&self, path: &MemberPath, apart: &Apart) -> bool {
        let taken = apart.before.map(|(parts, _)| parts).unwrap_or_default();
        let mut taken = self.facts.parts.get(apart.local, taken);
        apart.is_settled(path) && taken.any(|(_, part)| part.path.overlaps(path))
    }

    /// What is in the place of something that was taken: where other paths meet this one, what they left.
    fn remainder(&self, path: &MemberPath, apart: &Apart) -> TokenStream {
        let (krate, parts) = (&self.signature.krate, &self.facts.parts);
        let is_at = |set: PartSet| {
            parts
                .get(apart.local, set)
                .any(|(_, part)| part.path == *path)
        };
        if !parts.is_perhaps(apart.local, path) {
            let left = self.leftover(path, apart);
            return left.unwrap_or_else(|| quote!(#krate::__private::hold::Moved));
        }
        if is_at(apart.from.aside()) {
            let name = self.aside_name(apart.local, path);
            return quote!(#name);
        }
        // Of several patterns that the place was matched with, one may have copied.
        let tag = tag();
        let (whole, taken) = self.perhaps(path, apart);
        let tags = self.tags_at(path, apart.from, apart);
        self.choice(tags, &whole, &quote!(#tag.parts(#taken)), apart.span)
    }

    /// What is in a place of which some paths take something: on those that don't, and on those that do.
    fn perhaps(&self, path: &MemberPath, apart: &Apart) -> (TokenStream, TokenStream) {
        let krate = &self.signature.krate;
        let perhaps = |value| quote!(#krate::__private::hold::Perhaps(#value));
        let some = |value| perhaps(quote!(#krate::__private::Option::Some(#value)));
        let held = self.hold_place(apart.local, path, apart.span);
        let mut parts = self.facts.parts.around(apart.local, path);
        let left = match (parts.next(), parts.next()) {
            (Some(part), None) => self.left_by(part, apart),
            _ => None,
        };
        let Some(left) = left else {
            let whole = some(held);
            let none = perhaps(quote!(#krate::__private::Option::None));
            let none = or_typed(&none, &whole, krate);
            return (whole, none);
        };
        let whole = some(quote!(#krate::__private::hold::Left::Whole(#held)));
        let left = some(quote!(#krate::__private::hold::Left::Pieces(#left)));
        (
            or_typed(&whole, &left, krate),
            or_typed(&left, &whole, krate),
        )
    }

    /// What tells whether these parts are still in the place.
    fn tags_at(&self, path: &MemberPath, parts: PartSet, apart: &Apart) -> Vec<TokenStream> {
        let parts = self.facts.parts.get(apart.local, parts);
        self.tags_of(parts.filter(|(_, part)| part.path == *path), apart)
    }

    /// Those first whose answers are still to come: they take the others' to them.
    fn tags_of<'p>(
        &self,
        parts: impl Iterator<Item = (usize, &'p Part)>,
        apart: &Apart,
    ) -> Vec<TokenStream> {
        let mut parts: Vec<_> = parts.map(|(_, part)| part).collect();
        sort_by_key(&mut parts, |part| !part.is_asked_late());
        let tags = parts.iter().map(|part| self.tag(Asked::of(apart), part));
        tags.collect()
    }

    /// What is put aside, if the place may be found empty.
    pub(super) fn left(&self, path: &MemberPath, apart: &Apart) -> TokenStream {
        let (tag, left) = (tag(), self.remainder(path, apart));
        let tags = self.tags_at(path, apart.parts, apart);
        self.choice(tags, &quote!(()), &quote!(#tag.parts(#left)), apart.span)
    }

    /// The structs of the locals that were taken to pieces.
    pub(super) fn piece_structs(&self) -> TokenStream {
        let locals = self.in_pieces.borrow();
        let mut out = TokenStream::new();
        for local in locals.iter() {
            self.declare_struct(&self.members(*local), &struct_name(*local), &mut out);
        }
        out
    }

    fn declare_struct(&self, tree: &Tree, name: &Ident, out: &mut TokenStream) {
        let (krate, allow) = (&self.signature.krate, super::allow_clippy());
        let clone = self
            .signature
            .clone
            .then(|| quote!(#[derive(#krate::__private::Clone)]));
        let fields = tree.fields();
        let params =
            (0..fields.len()).map(|number| format_ident!("P{}", number, span = Span::mixed_site()));
        let params: Vec<_> = params.collect();
        let body = if tree.is_tuple() {
            quote!((#(#params),*);)
        } else {
            let names = fields.iter().flatten().map(|(member, _)| member);
            quote!({ #(#names: #params),* })
        };
        out.extend(quote! {
            #allow #clone struct #name<#(#params),*> #body
            #allow impl<#(#params),*> #krate::__private::hold::Apart for #name<#(#params),*> {}
        });
        for (number, field) in fields.iter().enumerate() {
            if let Some((_, inner)) = field
                && !inner.children.is_empty()
            {
                self.declare_struct(inner, &format_ident!("{}_{}", name, number), out);
            }
        }
    }

    /// What is put aside, here or there, in the order in which it is to be declared: what drops after something that then stays in the
    /// local's place, in front of the local, and what drops before all of that, behind it.
    pub(super) fn around(
        &self,
        local: LocalId,
        aside: &[Set<MemberPath>],
    ) -> (Vec<Ident>, Vec<Ident>) {
        let mut members = Vec::new();
        self.members(local)
            .leaves(&mut MemberPath::default(), &mut members);
        let rank = |path: &MemberPath| members.iter().position(|member| member.overlaps(path));
        let follows = |path: &MemberPath| {
            let before = &members[..rank(path).unwrap_or_default()];
            let mut together = aside.iter().filter(|places| places.contains(path));
            together.any(|places| {
                let stays = |member: &MemberPath| !places.iter().any(|path| path.overlaps(member));
                before.iter().any(stays)
            })
        };
        let mut paths: Vec<_> = aside.iter().flatten().collect();
        sort_by_key(&mut paths, |path| (Reverse(rank(path)), *path));
        paths.dedup();
        let (front, behind): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| follows(path));
        let names = |paths: Vec<&MemberPath>| {
            let names = paths.into_iter().map(|path| self.aside_name(local, path));
            names.collect()
        };
        (names(front), names(behind))
    }

    fn members(&self, local: LocalId) -> Tree {
        let mut tree = Tree::default();
        for path in self.facts.parts.all_members(local) {
            tree.add(&path.0);
        }
        tree
    }
}

fn struct_name(local: LocalId) -> Ident {
    Ident::new(&format!("Pieces{}", local.0), Span::mixed_site())
}

impl Tree {
    fn add(&mut self, path: &[Member]) {
        let Some((first, rest)) = path.split_first() else {
            return;
        };
        let found = self.children.iter().position(|(member, _)| member == first);
        let index = found.unwrap_or_else(|| {
            self.children.push((first.clone(), Self::default()));
            self.children.len() - 1
        });
        self.children[index].1.add(rest);
    }

    /// The places that have no members of their own, in order.
    fn leaves(&self, path: &mut MemberPath, out: &mut Vec<MemberPath>) {
        if self.children.is_empty() {
            out.push(path.clone());
        }
        for (member, inner) in self.fields().into_iter().flatten() {
            path.0.push(member.clone());
            inner.leaves(path, out);
            path.0.pop();
        }
    }

    /// A place whose members have both kinds of names is a mistake that rustc reports.
    fn is_tuple(&self) -> bool {
        self.children
            .iter()
            .all(|(member, _)| matches!(member, Member::Unnamed(_)))
    }

    /// As a struct declares them. A tuple has its fields in order, and those before the last that code names.
    fn fields(&self) -> Vec<Option<(&Member, &Tree)>> {
        let children = self.children.iter().map(|(member, tree)| (member, tree));
        if !self.is_tuple() {
            let named = children.filter(|(member, _)| matches!(member, Member::Named(_)));
            return named.map(Some).collect();
        }
        let mut fields = Vec::new();
        for (member, tree) in children {
            let Member::Unnamed(index) = member else {
                continue;
            };
            let index = index.index as usize;
            if index >= fields.len() {
                fields.resize(index + 1, None);
            }
            fields[index] = Some((member, tree));
        }
        fields
    }
}
