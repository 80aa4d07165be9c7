//! What the unsplit body knows of a local's type, told to the arms.
//!
//! Takes the unsplit body and the tied locals (see `arm/tie.rs`); gives the body with each of them tied to its field in the frame. An arm may
//! ask for the type of a local before it says it, where a later arm assigns it:
//!
//! ```text
//! let mut found = None;                   // what has it to drop at the first suspension?
//! if true {} else { never(); if let Frame::At2 { found: field, .. } = frame { tie.is(field); tie.is(found); } }
//! ```
//!
//! rustc has read all of this body when it comes to the arms. Rule kept: the code is typed but not reached, as is that of ties; a name that
//! two bindings have is left alone.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, Pat, PatIdent, Stmt};

use super::Generate;
use crate::hygiene::{Key, key};
use crate::ir::{LocalId, LocalSet, Presence};

impl Generate<'_> {
    /// Ties the locals in the body to their fields. `frame`: what the body calls it.
    pub(super) fn teach(&self, block: &mut Block, tied: &LocalSet, frame: &Ident) {
        let declared = tied.iter().filter(|local| !self.body.local(**local).param);
        let lessons = declared.filter_map(|local| {
            let name = &self.body.local(*local).name;
            Some((key(name), self.lesson(*local, name, frame)?))
        });
        let mut lessons: BTreeMap<_, _> = lessons.collect();
        let mut names = Names::default();
        names.visit_block(&self.function.block);
        lessons.retain(|name, _| names.0.get(name) == Some(&1));
        if !lessons.is_empty() {
            Teach(lessons).visit_block_mut(block);
        }
    }

    /// `None` where no variant has the local under its own type.
    fn lesson(&self, local: LocalId, name: &Ident, frame: &Ident) -> Option<TokenStream> {
        let mut variants = self.layout.variants.iter();
        let (entry, _) = variants.find(|(_, fields)| {
            let mut fields = fields.iter();
            fields.any(|field| field.local == local && field.presence == Presence::Init)
        })?;
        let (krate, variant, member) = (
            &self.signature.krate,
            self.variant_path(*entry),
            self.layout.name(local),
        );
        let mixed = Span::mixed_site();
        let pattern = self.pattern(
            *entry,
            &quote_spanned!(mixed=> #variant { #member: field, .. }),
        );

        Some(quote_spanned! {mixed=>
            #[allow(unreachable_code, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
            {
                if true {} else {
                    #krate::__private::hold::never();
                    if let #pattern = #frame {
                        let tie = #krate::__private::hold::Witness::new();
                        tie.is(field);
                        tie.is(#name);
                    }
                }
            }
        })
    }
}

/// How often each name is bound in the function itself, closures included.
#[derive(Default)]
struct Names(BTreeMap<Key, usize>);

impl Visit<'_> for Names {
    fn visit_pat_ident(&mut self, pat: &PatIdent) {
        *self.0.entry(key(&pat.ident)).or_default() += 1;
        visit::visit_pat_ident(self, pat);
    }

    fn visit_item(&mut self, _: &Item) {}
}

/// By name, what is to follow its `let`.
struct Teach(BTreeMap<Key, TokenStream>);

impl VisitMut for Teach {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let stmts = std::mem::take(&mut block.stmts);
        for stmt in stmts {
            let lesson = declared(&stmt).and_then(|name| self.0.remove(&key(name)));
            block.stmts.push(stmt);
            let lesson = lesson.map(|lesson| Stmt::Expr(Expr::Verbatim(lesson), None));
            block.stmts.extend(lesson);
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// The only name of a `let` with a value: what has none is asked for nothing before it is assigned.
fn declared(stmt: &Stmt) -> Option<&Ident> {
    let Stmt::Local(binding) = stmt else {
        return None;
    };
    match (&binding.pat, &binding.init) {
        (Pat::Ident(name), Some(_)) if name.by_ref.is_none() && name.subpat.is_none() => {
            Some(&name.ident)
        }
        _ => None,
    }
}
