//! A local in pieces: what keeps those of its members that are left and that code names, under their own names.
//!
//! ```text
//! struct Pieces3<A, B> { items: A, next: B }
//! Pieces3 { items: Moved, next: page.next }
//! ```
//!
//! so that the user's `page.next` means the same after the suspension. Rule kept: the same members always, so that it can be taken
//! to pieces further; what is taken is `Moved`, what is not named later is what `hold` leaves of it.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Member;

use super::Generate;
use crate::ir::{LocalId, MemberPath, PartSet};

/// The members of a place that any code names, in the order in which it does.
#[derive(Default)]
struct Tree {
    children: Vec<(Member, Tree)>,
}

/// Which pieces are wanted.
struct Wanted<'w> {
    local: LocalId,
    taken: Vec<&'w MemberPath>,
    /// Named later.
    named: Option<&'w BTreeSet<MemberPath>>,
    span: Span,
}

impl Generate<'_> {
    /// The local without the parts; `()` if a method took it.
    pub(super) fn pieces(&self, local: LocalId, parts: PartSet, named: Option<&BTreeSet<MemberPath>>, span: Span) -> TokenStream {
        let taken = self.facts.parts.get(local, parts).map(|(_, part)| &part.path);
        let taken: Vec<_> = taken.collect();
        if taken.iter().any(|path| path.is_empty()) {
            return quote!(());
        }
        self.in_pieces.borrow_mut().insert(local);
        let wanted = Wanted {
            local,
            taken,
            named,
            span,
        };
        let tree = self.members(local);
        self.taken_apart(&tree, &mut MemberPath::default(), &struct_name(local), &wanted)
    }

    fn taken_apart(&self, tree: &Tree, path: &mut MemberPath, name: &Ident, wanted: &Wanted) -> TokenStream {
        let fields = tree.fields();
        let values = fields.iter().enumerate().map(|(number, field)| {
            let Some((member, inner)) = field else {
                return quote!(());
            };
            path.0.push((*member).clone());
            let value = self.piece(inner, path, &format_ident!("{}_{}", name, number), wanted);
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

    fn piece(&self, tree: &Tree, path: &mut MemberPath, name: &Ident, wanted: &Wanted) -> TokenStream {
        let krate = &self.signature.krate;
        let later = |inside: &dyn Fn(&MemberPath) -> bool| wanted.named.is_some_and(|named| named.iter().any(inside));
        let apart = wanted.taken.iter().any(|taken| taken.overlaps(path));
        if wanted.taken.contains(&&*path) {
            quote!(#krate::__private::hold::Moved)
        } else if later(&|named| named == path) || (!apart && later(&|named| named.overlaps(path))) {
            self.named_place(wanted.local, path, wanted.span)
        } else if apart && !tree.children.is_empty() {
            self.taken_apart(tree, path, name, wanted)
        } else {
            self.hold_place(wanted.local, path, wanted.span)
        }
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
        let (krate, allow) = (&self.signature.krate, super::allow());
        let clone = self.signature.clone.then(|| quote!(#[derive(#krate::__private::Clone)]));
        let fields = tree.fields();
        let params: Vec<_> = (0..fields.len()).map(|number| format_ident!("P{}", number, span = Span::mixed_site())).collect();
        if tree.is_tuple() {
            out.extend(quote!(#allow #clone struct #name<#(#params),*>(#(#params),*);));
        } else {
            let names = fields.iter().flatten().map(|(member, _)| member);
            out.extend(quote!(#allow #clone struct #name<#(#params),*> { #(#names: #params),* }));
        }
        for (number, field) in fields.iter().enumerate() {
            if let Some((_, inner)) = field
                && !inner.children.is_empty()
            {
                self.declare_struct(inner, &format_ident!("{}_{}", name, number), out);
            }
        }
    }

    fn members(&self, local: LocalId) -> Tree {
        let mut tree = Tree::default();
        for path in self.facts.parts.members(local) {
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

    /// A place whose members have both kinds of names is a mistake that rustc reports.
    fn is_tuple(&self) -> bool {
        self.children.iter().all(|(member, _)| matches!(member, Member::Unnamed(_)))
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
