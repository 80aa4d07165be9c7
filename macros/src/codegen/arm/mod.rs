//! The arms: each is the rest of the function from its entry on, as far as no other arm tells it.
//!
//! An arm opens the scopes around its entry anew, outermost first: what was declared there before the entry is bound again, in
//! order, from the saved fields (`mod`). Then the statements follow as they stand in the source (`stmt`). Control that reaches another
//! entry saves the locals and jumps; control that leaves a scope drops what the scope declared, as ever, for the scope is a Rust block.
//!
//! Each piece is written together with whether control comes out of its end, so that nothing follows what is never left.

mod stmt;
mod suspend;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::exit::slot;
use super::{Generate, inner, position};
use crate::flow::Entry;
use crate::ir::{Code, Effect, Exit, LabelId, LocalId, LocalSet, NodeId, Presence, Scope, Stmt, StmtKind, Suspend};

impl Generate<'_> {
    /// The step closure.
    pub(super) fn arms(&self) -> TokenStream {
        let (krate, name, frame) = (&self.signature.krate, &self.frame_name, self.frame_type());
        let arms = self.layout.variants.keys().map(|entry| Arm::new(self, *entry).write());
        let (slot, with, ended) = (slot(), with(), Ident::new("ended", Span::mixed_site()));
        let closed = self.answer_plain("Closed");
        let raised = self.raised_on_arrival();
        quote! {
            |#slot: &mut #frame, #with| match #krate::__private::mem::replace(#slot, #name::Closed) {
                #(#arms)*
                #ended => {
                    *#slot = #ended;
                    #raised
                    return #closed;
                }
            }
        }
    }

    /// Before the start and after the end a thrown error ends the generator at once.
    fn raised_on_arrival(&self) -> TokenStream {
        if self.signature.throw.is_none() {
            return TokenStream::new();
        }
        let (krate, with, error) = (&self.signature.krate, with(), Ident::new("error", Span::mixed_site()));
        let raise = self.raise(&error);
        quote! {
            if let #krate::__private::Resume::Throw(#error) = #with {
                return #raise;
            }
        }
    }
}

fn with() -> Ident {
    Ident::new("with", Span::mixed_site())
}

/// One arm in the making.
struct Arm<'g> {
    generate: &'g Generate<'g>,
    entry: Entry,
    /// Locals that a statement of this arm brings to `Held`, or to `Maybe`.
    settled: BTreeMap<LocalId, BTreeSet<Presence>>,
    /// Locals that a statement of this arm assigns where they may be gone.
    assigned: LocalSet,
    /// The jumps to labels written so far.
    jumps: RefCell<BTreeSet<Exit>>,
}

/// A piece of an arm.
struct Written {
    tokens: TokenStream,
    /// Control comes out of its end.
    ends: bool,
}

impl Written {
    fn ending(tokens: TokenStream) -> Self {
        Self { tokens, ends: true }
    }

    /// Control leaves some other way.
    fn leaving(tokens: TokenStream) -> Self {
        Self { tokens, ends: false }
    }
}

impl<'g> Arm<'g> {
    fn new(generate: &'g Generate<'g>, entry: Entry) -> Self {
        let mut arm = Self {
            generate,
            entry,
            settled: BTreeMap::new(),
            assigned: LocalSet::new(),
            jumps: RefCell::default(),
        };
        arm.survey(&generate.body.root);
        arm
    }

    fn owns(&self, node: NodeId) -> bool {
        self.generate.facts.owner[node.0 as usize] == Some(self.entry)
    }

    /// Finds what this arm settles and assigns.
    fn survey(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            if self.owns(stmt.id) {
                self.survey_stmt(stmt);
            }
            stmt.kind.scopes().into_iter().for_each(|scope| self.survey(scope));
        }
    }

    fn survey_stmt(&mut self, stmt: &Stmt) {
        let mut code = |code: &Code| {
            let assigns = code.access.effects.iter().filter(|(_, effect)| **effect != Effect::MOVED);
            self.assigned.extend(assigns.map(|(local, _)| *local));
        };
        match &stmt.kind {
            StmtKind::Settle { local, to, .. } => {
                self.settled.entry(*local).or_default().insert(*to);
            }
            StmtKind::Assign { local, value } => {
                code(value);
                self.assigned.insert(*local);
            }
            StmtKind::Code(piece) | StmtKind::Return(piece) => code(piece),
            StmtKind::If { cond, .. } => code(cond),
            StmtKind::Match { scrutinee, arms } => {
                code(scrutinee);
                arms.iter().filter_map(|arm| arm.guard.as_ref()).for_each(code);
            }
            StmtKind::Suspend(Suspend { operand, .. }) => operand.iter().for_each(code),
            _ => {}
        }
    }

    fn write(&self) -> TokenStream {
        let generate = self.generate;
        let (name, variant) = (&generate.frame_name, generate.layout.variant(self.entry));
        let fields: Vec<_> = generate.layout.fields(self.entry).iter().map(|field| generate.layout.name(field.local)).collect();
        let (thrown, rest) = match self.entry {
            Entry::Start => (generate.raised_on_arrival(), self.stmts(&generate.body.root, 0)),
            Entry::At(node) | Entry::Resume(node) => (TokenStream::new(), self.reopen(&generate.body.root, node)),
        };
        let rest = rest.tokens;
        quote! {
            #name::#variant { #(#fields),* } => {
                #thrown
                #rest
            }
        }
    }

    /// What the frame holds of a local at this arm's entry.
    fn presence(&self, local: LocalId) -> Presence {
        let fields = self.generate.layout.fields(self.entry);
        fields.iter().find(|field| field.local == local).map_or(Presence::Gone, |field| field.presence)
    }

    /// Opens a scope around the entry: binds what was declared there, and goes on inside.
    fn reopen(&self, scope: &Scope, node: NodeId) -> Written {
        let at = position(scope, node);
        let mut out = self.uses(scope);
        out.extend(scope.declares.iter().map(|local| self.rebind(*local)));
        for stmt in &scope.stmts[..at] {
            match &stmt.kind {
                StmtKind::Param(local) => out.extend(self.rebind(*local)),
                StmtKind::Code(code) => out.extend(code.declares.iter().map(|local| self.rebind(*local))),
                StmtKind::Suspend(Suspend { dest, .. }) => out.extend(dest.map(|local| self.rebind(local))),
                StmtKind::Item(item) if !stmt::is_use(item) => out.extend(quote!(#item)),
                _ => {}
            }
        }
        let stmt = &scope.stmts[at];
        let rest = match (&stmt.kind, self.entry) {
            (StmtKind::Suspend(suspend), Entry::Resume(_)) if stmt.id == node => {
                out.extend(self.resume(suspend));
                self.stmts(scope, at + 1)
            }
            _ if stmt.id == node => self.stmts(scope, at),
            _ => {
                let inside = self.reopen_stmt(stmt, node);
                out.extend(inside.tokens);
                if inside.ends {
                    self.stmts(scope, at + 1)
                } else {
                    Written::leaving(TokenStream::new())
                }
            }
        };
        out.extend(rest.tokens);
        Written {
            tokens: out,
            ends: rest.ends,
        }
    }

    fn reopen_stmt(&self, stmt: &Stmt, node: NodeId) -> Written {
        let rest = self.reopen(inner(stmt, node), node);
        match &stmt.kind {
            StmtKind::Block { label, is_unsafe, .. } => self.block(*label, *is_unsafe, rest),
            StmtKind::Loop { label, .. } => self.rest_of_iteration(stmt.id, *label, rest),
            _ => {
                let tokens = rest.tokens;
                Written {
                    tokens: quote!({ #tokens }),
                    ends: rest.ends,
                }
            }
        }
    }

    /// What is left of a loop's body; then control goes to the loop itself, which is another arm's.
    fn rest_of_iteration(&self, node: NodeId, label: LabelId, rest: Written) -> Written {
        let (out, again) = (label.break_label(), label.continue_label());
        let continues = rest.ends || self.jumps_to(Exit::Continue(label));
        let jump = continues.then(|| self.jump(node));
        let rest = rest.tokens;
        Written {
            tokens: quote!(#out: { #again: { #rest } #jump }),
            ends: self.jumps_to(Exit::Break(label)),
        }
    }

    fn jumps_to(&self, exit: Exit) -> bool {
        self.jumps.borrow().contains(&exit)
    }

    /// Binds a local anew, under the user's name, from the field that holds it.
    fn rebind(&self, local: LocalId) -> TokenStream {
        let generate = self.generate;
        let field = generate.layout.name(local);
        let declared = self.declare_settled(local);
        let (name, mutability) = self.binding(local);
        let unassigned = self.assigned.contains(&local).then(|| quote!(let #mutability #name;));
        let held = match self.presence(local) {
            Presence::Init => return quote!(#declared let #mutability #name = #field;),
            Presence::Gone => None,
            Presence::Held => Some(generate.held(local)),
            Presence::Maybe => Some(generate.maybe(local)),
        };
        let held = held.map(|held| quote!(let mut #held = #field;));
        quote!(#declared #held #unassigned)
    }

    fn binding(&self, local: LocalId) -> (&Ident, Option<TokenStream>) {
        let local = self.generate.body.local(local);
        (&local.name, local.mutable.then(|| quote!(mut)))
    }

    /// Declares where a local's remains will go, next to it, so that they drop in its place.
    fn declare_settled(&self, local: LocalId) -> TokenStream {
        let entry = self.presence(local);
        let settled = self.settled.get(&local).into_iter().flatten();
        let settled = settled.filter(|presence| **presence != entry).map(|presence| {
            let name = match presence {
                Presence::Maybe => self.generate.maybe(local),
                _ => self.generate.held(local),
            };
            quote!(let mut #name;)
        });
        settled.collect()
    }
}
