//! The arms: each is the rest of the function from its entry on, as far as no other arm tells it.
//!
//! An arm opens the scopes around its entry anew, outermost first: what was declared there before the entry is bound again, in
//! order, from the saved fields. Then the statements follow as they stand in the source. Control that reaches another entry
//! saves the locals and jumps; control that leaves a scope drops what the scope declared, as ever, for the scope is a Rust block.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::exit::slot;
use super::{Generate, inner, position};
use crate::flow::Entry;
use crate::ir::{After, Code, LocalId, LocalSet, NodeId, Presence, Scope, Stmt, StmtKind, Suspend, SuspendKind};

impl Generate<'_> {
    /// The step closure.
    pub(super) fn arms(&self) -> TokenStream {
        let (krate, name, frame) = (&self.signature.krate, &self.frame_name, self.frame_type());
        let arms = self.layout.variants.keys().map(|entry| Arm::new(self, *entry).write());
        let (slot, with, ended) = (slot(), with(), Ident::new("ended", Span::mixed_site()));
        let closed = self.answer_plain("Closed");
        let raised = self.raised_on_arrival(&quote!());
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
    fn raised_on_arrival(&self, first: &TokenStream) -> TokenStream {
        if self.signature.throw.is_none() {
            return TokenStream::new();
        }
        let (krate, with, error) = (&self.signature.krate, with(), Ident::new("error", Span::mixed_site()));
        let raise = self.raise(&error);
        quote! {
            if let #krate::__private::Resume::Throw(#error) = #with {
                #first
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
}

impl<'g> Arm<'g> {
    fn new(generate: &'g Generate<'g>, entry: Entry) -> Self {
        let mut arm = Self {
            generate,
            entry,
            settled: BTreeMap::new(),
            assigned: LocalSet::new(),
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
            let assigns = code.access.effects.iter().filter(|(_, effect)| effect.from_gone != After::Gone);
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
            Entry::Start => (generate.raised_on_arrival(&quote!()), self.stmts(&generate.body.root, 0)),
            Entry::At(node) | Entry::Resume(node) => (TokenStream::new(), self.reopen(&generate.body.root, node)),
        };
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
    fn reopen(&self, scope: &Scope, node: NodeId) -> TokenStream {
        let at = position(scope, node);
        let mut out = self.uses(scope);
        out.extend(scope.declares.iter().map(|local| self.rebind(*local)));
        for stmt in &scope.stmts[..at] {
            match &stmt.kind {
                StmtKind::Param(local) => out.extend(self.rebind(*local)),
                StmtKind::Code(code) => out.extend(code.declares.iter().map(|local| self.rebind(*local))),
                StmtKind::Suspend(Suspend { dest, .. }) => out.extend(dest.map(|local| self.rebind(local))),
                StmtKind::Item(item) if !is_use(item) => out.extend(quote!(#item)),
                _ => {}
            }
        }
        let stmt = &scope.stmts[at];
        match (&stmt.kind, self.entry) {
            (StmtKind::Suspend(suspend), Entry::Resume(_)) if stmt.id == node => {
                out.extend(self.resume(suspend));
                out.extend(self.stmts(scope, at + 1));
            }
            _ if stmt.id == node => out.extend(self.stmts(scope, at)),
            _ => {
                out.extend(self.reopen_stmt(stmt, node));
                out.extend(self.stmts(scope, at + 1));
            }
        }
        out
    }

    fn reopen_stmt(&self, stmt: &Stmt, node: NodeId) -> TokenStream {
        let rest = self.reopen(inner(stmt, node), node);
        match &stmt.kind {
            StmtKind::Block { label, is_unsafe, .. } => block(*label, *is_unsafe, &rest),
            StmtKind::Loop { label, .. } => {
                let (out, again) = (label.break_label(), label.continue_label());
                let jump = self.jump(stmt.id);
                quote!(#out: { #again: { #rest } #jump })
            }
            _ => quote!({ #rest }),
        }
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

    /// The statements of a scope from one on, until control leaves this arm.
    fn stmts(&self, scope: &Scope, from: usize) -> TokenStream {
        let mut out = TokenStream::new();
        for stmt in &scope.stmts[from..] {
            match self.generate.facts.owner[stmt.id.0 as usize] {
                Some(owner) if owner == self.entry => out.extend(self.stmt(stmt)),
                Some(Entry::At(node)) if node == stmt.id => {
                    out.extend(self.jump(stmt.id));
                    break;
                }
                // Control does not come here: not at all, or not in this arm.
                _ => break,
            }
            if matches!(stmt.kind, StmtKind::Suspend(_)) {
                break;
            }
        }
        out
    }

    fn scope(&self, scope: &Scope) -> TokenStream {
        let uses = self.uses(scope);
        let declared = scope.declares.iter().map(|local| self.declare_settled(*local));
        let stmts = self.stmts(scope, 0);
        quote!(#uses #(#declared)* #stmts)
    }

    /// A `use` holds in its whole block, before it too.
    fn uses(&self, scope: &Scope) -> TokenStream {
        let items = scope.stmts.iter().filter_map(|stmt| match &stmt.kind {
            StmtKind::Item(item) if is_use(item) => Some(quote!(#item)),
            _ => None,
        });
        items.collect()
    }

    fn stmt(&self, stmt: &Stmt) -> TokenStream {
        let generate = self.generate;
        match &stmt.kind {
            StmtKind::Param(local) => {
                let declared = self.declare_settled(*local);
                let ((name, mutability), value) = (self.binding(*local), generate.layout.name(*local));
                quote!(#declared let #mutability #name = #value;)
            }
            StmtKind::Code(code) => self.code(stmt.id, code),
            StmtKind::Item(item) => (!is_use(item)).then(|| quote!(#item)).unwrap_or_default(),
            StmtKind::Assign { local, value } => self.assign(stmt.id, *local, value),
            StmtKind::Suspend(suspend) => self.suspend(stmt.id, suspend),
            StmtKind::Block { label, is_unsafe, scope } => block(*label, *is_unsafe, &self.scope(scope)),
            StmtKind::If { cond, then, otherwise } => {
                let (cond, then, otherwise) = (generate.code(cond), self.scope(then), self.scope(otherwise));
                quote!(if #cond { #then } else { #otherwise })
            }
            StmtKind::Match { scrutinee, arms } => {
                let scrutinee = generate.code(scrutinee);
                let arms = arms.iter().map(|arm| {
                    let guard = arm.guard.as_ref().map(|guard| generate.code(guard));
                    let guard = guard.map(|guard| quote!(if #guard));
                    let (pat, body) = (&arm.pat, self.scope(&arm.body));
                    quote!(#pat #guard => { #body })
                });
                quote!(match #scrutinee { #(#arms)* })
            }
            StmtKind::Loop { label, body } => {
                let (out, again, body) = (label.break_label(), label.continue_label(), self.scope(body));
                quote!(#out: loop { #again: { #body } })
            }
            StmtKind::Break(label) => {
                let label = label.break_label();
                quote!(break #label;)
            }
            StmtKind::Continue(label) => {
                let label = label.continue_label();
                quote!(break #label;)
            }
            StmtKind::Return(value) => {
                let answer = generate.answer_return(&generate.code(value));
                quote!(return #answer;)
            }
            StmtKind::Settle { local, from, to } => self.settle(*local, *from, *to),
        }
    }

    fn code(&self, node: NodeId, code: &Code) -> TokenStream {
        // `let x;`, where x gets its value in other arms only: here nothing would tell its type.
        let declared_only = |local| code.access.effects.contains_key(local) && !self.assigned.contains(local);
        if !code.declares.is_empty() && code.declares.iter().all(declared_only) {
            return TokenStream::new();
        }
        let declared = code.declares.iter().map(|local| self.declare_settled(*local));
        let remains = code.access.effects.iter().filter(|(_, effect)| effect.from_gone == After::Init);
        let remains = remains.map(|(local, _)| self.drop_remains(node, *local));
        let code = self.generate.code(code);
        quote!(#(#declared)* #(#remains)* #code)
    }

    /// Assigning drops what was there before, after the value has been evaluated.
    fn assign(&self, node: NodeId, local: LocalId, value: &Code) -> TokenStream {
        let (name, _) = self.binding(local);
        let value = self.generate.code(value);
        let remains = self.drop_remains(node, local);
        if remains.is_empty() {
            return quote!(#name = #value;);
        }
        let new = Ident::new("new", Span::mixed_site());
        quote!({ let #new = #value; #remains #name = #new; })
    }

    fn drop_remains(&self, node: NodeId, local: LocalId) -> TokenStream {
        let krate = &self.generate.signature.krate;
        let held = match self.generate.facts.presence[node.0 as usize].get(&local) {
            Some(Presence::Held) => self.generate.held(local),
            Some(Presence::Maybe) => self.generate.maybe(local),
            _ => return TokenStream::new(),
        };
        quote!(#krate::__private::mem::drop(#held);)
    }

    fn settle(&self, local: LocalId, from: Presence, to: Presence) -> TokenStream {
        let generate = self.generate;
        let krate = &generate.signature.krate;
        let value = match from {
            Presence::Init => Some(generate.hold(local, generate.body.local(local).name.span())),
            Presence::Held => Some(generate.held(local)),
            _ => None,
        };
        match (to, value) {
            (Presence::Maybe, Some(value)) => {
                let maybe = generate.maybe(local);
                quote!(#maybe = #krate::__private::Option::Some(#value);)
            }
            (Presence::Maybe, None) => {
                let maybe = generate.maybe(local);
                quote!(#maybe = #krate::__private::Option::None;)
            }
            (_, Some(value)) => {
                let held = generate.held(local);
                quote!(#held = #value;)
            }
            _ => TokenStream::new(),
        }
    }

    /// Evaluates the operand, saves the locals, hands the item out.
    fn suspend(&self, node: NodeId, suspend: &Suspend) -> TokenStream {
        let generate = self.generate;
        let item = Ident::new("item", Span::mixed_site());
        let operand = suspend.operand.as_ref().map(|code| syn::Expr::Verbatim(generate.code(code)));
        let bind = generate.bind_item(&item, operand.as_ref(), suspend.span);
        let from = generate.facts.presence_at_suspend.get(&node);
        let save = from.map(|from| generate.save(Entry::Resume(node), from, suspend.span));
        let answer = generate.answer_yield(&item);
        quote!(#bind #save return #answer;)
    }

    /// Saves the locals for another entry, and lets the driver go on there.
    fn jump(&self, node: NodeId) -> TokenStream {
        let generate = self.generate;
        let from = &generate.facts.presence[node.0 as usize];
        let save = generate.save(Entry::At(node), from, Span::mixed_site());
        let answer = generate.answer_plain("Jump");
        quote!(#save return #answer;)
    }

    /// Takes what the generator was resumed with.
    fn resume(&self, suspend: &Suspend) -> TokenStream {
        let generate = self.generate;
        let krate = &generate.signature.krate;
        let (with, error, value) = (with(), Ident::new("error", Span::mixed_site()), Ident::new("value", Span::mixed_site()));
        let resume = quote!(#krate::__private::Resume);
        let none_sent = generate.signature.send.is_none();
        let sent = |value: TokenStream| if none_sent { quote!(()) } else { quote!(#krate::__private::Option::Some(#value)) };
        let nothing = if none_sent { quote!(()) } else { quote!(#krate::__private::Option::None) };
        let (some, thrown) = (sent(quote!(#value)), if generate.signature.throw.is_some() {
            let raise = generate.raise(&error);
            quote!(return #raise)
        } else {
            quote!(match #error {})
        });
        let taken = match suspend.kind {
            SuspendKind::Delegate => quote!(#with),
            SuspendKind::Yield => quote! {
                match #with {
                    #resume::Next => #nothing,
                    #resume::Send(#value) => #some,
                    #resume::Throw(#error) => #thrown,
                }
            },
            SuspendKind::TryYield => quote! {
                match #with {
                    #resume::Next => #krate::__private::Result::Ok(#nothing),
                    #resume::Send(#value) => #krate::__private::Result::Ok(#some),
                    #resume::Throw(#error) => #krate::__private::Result::Err(#error),
                }
            },
        };
        match suspend.dest {
            Some(local) => {
                let declared = self.declare_settled(local);
                let (name, _) = self.binding(local);
                quote!(#declared let mut #name = #taken;)
            }
            None => quote!(#krate::__private::mem::drop(#taken);),
        }
    }
}

fn is_use(stmt: &syn::Stmt) -> bool {
    matches!(stmt, syn::Stmt::Item(syn::Item::Use(_)))
}

fn block(label: Option<crate::ir::LabelId>, is_unsafe: bool, rest: &TokenStream) -> TokenStream {
    match label {
        Some(label) => {
            let label = label.break_label();
            quote!(#label: { #rest })
        }
        None if is_unsafe => quote!(unsafe { #rest }),
        None => quote!({ #rest }),
    }
}
