//! The way back in: the scopes around an entry opened anew, with what the frame holds bound again.
//!
//! Takes an entry; gives what stands in front of the rest of its statements: what is in place is borrowed, what is the entry's own is taken out
//! of the frame, and each scope binds what it declared before the entry.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::super::save::{level_slot, placed};
use super::super::{Generate, inner, position};
use super::{Arm, Written, stmt};
use crate::flow::Entry;
use crate::ir::{Exit, LabelId, LocalId, LocalSet, NodeId, Presence, Scope, Stmt, StmtKind};
use crate::sorted::sort_by_key;
use crate::syntax::in_a_row;

impl Arm<'_> {
    /// What borrows from a local cannot be put into the frame: an error about that points at the suspension.
    fn at_suspension(&self) -> Span {
        match self.entry {
            Entry::At(node) | Entry::Resume(node) => {
                Span::mixed_site().located_at(self.generate.suspension_after(node))
            }
            Entry::Start => Span::mixed_site(),
        }
    }

    /// Borrows what is in place, from the outermost region inwards; all that the arm around has not borrowed already.
    pub(super) fn borrow(&self) -> TokenStream {
        let generate = self.generate;
        let layout = &generate.layout;
        let entered = self.entered();
        if entered.is_empty() {
            return TokenStream::new();
        }
        let mut out = Vec::new();
        let at = self.at_suspension();
        let borrowed = layout.around(self.entry).len() - entered.len();
        for (depth, region) in (borrowed..).zip(entered) {
            let (outer, inner) = (level_slot(depth), level_slot(depth + 1));
            let (outer, inner) = (placed(&outer, at), placed(&inner, at));
            let path = generate.region_path_at(*region, at);
            let fields = layout.regions[region].iter();
            let fields = fields.map(|field| placed(layout.name(field.local), at));
            let closed = generate.return_closed();
            out.push(quote_spanned! {at=>
                let #path { inner: #inner, #(#fields),* } = #outer else { #closed; };
            });
        }
        in_a_row(out)
    }

    /// Takes out of the frame what is the entry's own, if the arm around has not. It leaves another tag behind.
    pub(super) fn take(&self) -> Option<TokenStream> {
        let is_taken = match self.outer {
            Some(outer) => outer.leaves_own(self.entry),
            None => !self.generate.layout.fields(self.entry).is_empty(),
        };
        is_taken.then(|| self.take_own())
    }

    /// Takes out of the frame what the entries of this arm hold of their own: all the same.
    fn take_own(&self) -> TokenStream {
        let generate = self.generate;
        let (krate, layout) = (&generate.signature.krate, &generate.layout);
        let (around, closed) = (layout.around(self.entry), generate.return_closed());
        let at = self.at_suspension();
        let (slot, running) = (
            placed(&level_slot(around.len()), at),
            generate.running(layout.level(self.entry)),
        );
        let variants = self.group.iter().map(|entry| {
            let fields = layout.fields(*entry).iter();
            let fields = fields.map(|field| placed(layout.name(field.local), at));
            let variant = generate.variant_path_at(*entry, at);
            quote_spanned!(at=> #variant { #(#fields),* })
        });
        quote_spanned! {at=>
            let (#(#variants)|*) = #krate::__private::mem::replace(#slot, #running) else { #closed; };
        }
    }

    /// Opens the scopes around the entry, from this one inwards; `around` is the statement that it is the scope of.
    pub(super) fn reopen(&self, scope: &Scope, around: NodeId, node: NodeId) -> Written {
        let mut bound = self.bound_anew(node);
        bound.retain(|local| self.generate.body.declared[local.0 as usize].from > around);
        self.reopen_scope(scope, node, &bound)
    }

    /// Of the locals in scope at the entry, those that the frame holds or the code ahead asks for, in order of declaration. Nothing else is
    /// looked at: what was declared before may be much.
    fn bound_anew(&self, node: NodeId) -> Vec<LocalId> {
        let body = &self.generate.body;
        let mut bound = LocalSet::new();
        let layout = &self.generate.layout;
        let in_place = self.entered().iter();
        let in_place = in_place.flat_map(|region| &layout.regions[region]);
        let held = in_place.chain(layout.fields(self.entry));
        bound.extend(held.map(|field| field.local));
        for changes in self.ahead() {
            bound.extend(
                changes
                    .named()
                    .filter(|local| body.is_in_scope(*local, node)),
            );
        }
        if self.ahead().any(|changes| changes.misspelt) {
            let all = (0..).map(LocalId).zip(&body.locals).map(|(id, _)| id);
            bound.extend(all.filter(|local| body.is_in_scope(*local, node)));
        }
        let mut bound: Vec<_> = bound.into_iter().collect();
        sort_by_key(&mut bound, |local| body.declaration(*local));
        bound
    }

    /// Opens a scope around the entry: binds what was declared there, and goes on inside, where the others of `bound` are declared.
    fn reopen_scope(&self, scope: &Scope, node: NodeId, bound: &[LocalId]) -> Written {
        let at = position(scope, node);
        let mut out = vec![Self::uses(scope)];
        let declared = |local: &LocalId| self.generate.body.declared[local.0 as usize].from;
        let (mut here, inside) =
            bound.split_at(bound.partition_point(|local| declared(local) <= scope.stmts[at].id));
        for (place, item) in scope.items().take_while(|(place, _)| *place < at) {
            let before = here.partition_point(|local| declared(local) <= scope.stmts[place].id);
            let (before, behind) = here.split_at(before);
            out.extend(before.iter().map(|local| self.rebind(*local)));
            out.extend((!stmt::is_use(item)).then(|| item.to_token_stream()));
            here = behind;
        }
        out.extend(here.iter().map(|local| self.rebind(*local)));
        let stmt = &scope.stmts[at];
        let rest = match &stmt.kind {
            StmtKind::Suspend(suspend) if stmt.id == node && self.entry == Entry::Resume(node) => {
                out.push(self.resume(suspend));
                self.stmts(scope, at + 1)
            }
            _ if stmt.id == node => self.stmts(scope, at),
            _ => {
                let inside = self.reopen_stmt(stmt, node, inside);
                out.push(inside.tokens);
                if inside.ends {
                    self.stmts(scope, at + 1)
                } else {
                    Written::leaving(TokenStream::new())
                }
            }
        };
        out.push(rest.tokens);
        Written {
            tokens: in_a_row(out),
            ends: rest.ends,
        }
    }

    fn reopen_stmt(&self, stmt: &Stmt, node: NodeId, bound: &[LocalId]) -> Written {
        let scope = inner(stmt, node);
        let mut rest = self.reopen_scope(scope, node, bound);
        rest.tokens = self.generate.braced(rest.tokens, scope.braces);
        match &stmt.kind {
            StmtKind::Block {
                label, is_unsafe, ..
            } => self.block(*label, *is_unsafe, rest),
            StmtKind::Loop { label, .. } => self.rest_of_iteration(stmt.id, *label, rest),
            _ => rest,
        }
    }

    /// What is left of a loop's body; then control goes to the loop itself, which is another arm's.
    pub(super) fn rest_of_iteration(&self, node: NodeId, label: LabelId, rest: Written) -> Written {
        let (out, again) = (
            self.left_by(Exit::Break(label)),
            self.left_by(Exit::Continue(label)),
        );
        let jump = (again.is_some() || rest.ends).then(|| self.jump(node));
        let iteration = again.into_iter().chain([rest.tokens]).chain(jump);
        let iteration = in_a_row(iteration);
        let (tokens, ends) = match out {
            Some(out) => (quote!(#out { #iteration }), true),
            None => (iteration, false),
        };
        Written { tokens, ends }
    }

    /// Binds a local anew, under the user's name, from the field that holds it.
    pub(super) fn rebind(&self, local: LocalId) -> TokenStream {
        let generate = self.generate;
        let field = generate.layout.name(local);
        if let Some(presence) = self.in_place.get(&local) {
            let name = self.name(local);
            return if *presence == Presence::Init {
                quote!(let #name = #field;)
            } else {
                self.name_only(local)
            };
        }
        let declared = self.declare_settled(local);
        let name = self.mutable(local);
        let ty = generate
            .body
            .local(local)
            .ty
            .as_ref()
            .map(|ty| quote!(: #ty));
        let unassigned = self.assigns(local).then(|| {
            let tie = self.tie(local);
            quote!(let #name #ty; #tie)
        });
        let presence = self.presence(local);
        if let Presence::Init | Presence::Partly(_) = presence {
            return declared.around(quote!(let #name = #field;));
        }
        let remains = Generate::remains(local, presence);
        let remains = remains.map(|remains| quote!(let mut #remains = #field;));
        let name_only = unassigned.is_none().then(|| self.name_only(local));
        declared.around(quote!(#remains #unassigned #name_only))
    }

    /// Where a name means nothing, rustc looks for a similar one among the locals in scope: so those are there that the arm has no use for.
    /// They have no value, so that code cannot use them by mistake.
    fn name_only(&self, local: LocalId) -> TokenStream {
        let name = self.name(local);
        let is_user = self.generate.body.local(local).user;
        if is_user && self.ahead().any(|changes| changes.misspelt) {
            quote!(let #name: ();)
        } else {
            TokenStream::new()
        }
    }
}
