//! Blocks and statements.
//!
//! A statement that opens is lowered in a scope of its own; the scope stays, as a block, if it made temporaries that live to the
//! statement's end, and is spliced into its surroundings otherwise.

use proc_macro2::Span;
use quote::quote_spanned;
use syn::{Block, Expr, Local as Let, Pat, Stmt, parse_quote_spanned};

use super::lent_iter::is_iterator;
use super::lets::{changeable, position, typed};
use super::{Dest, Lower, purity};
use crate::access::{self, Position};
use crate::hygiene::Call;
use crate::ir::{Effect, LocalId, MemberPath, Part, Scope, StmtKind, Taking};
use crate::leap;
use crate::resolve::bindings;
use crate::signature::is_unit;
use crate::syntax::{macro_expr, read};

impl Lower<'_> {
    /// The function's body: what it ends with is returned.
    pub(super) fn body(&mut self, block: &Block) {
        let scope = self.scoped(|lower| lower.block(block, Dest::Return));
        self.push(StmtKind::Block {
            label: None,
            is_unsafe: false,
            scope,
        });
    }

    /// The statements of a block, in the scope that is open; its value goes to `dest`.
    pub(super) fn block(&mut self, block: &Block, dest: Dest) {
        let span = block.brace_token.span.join();
        if let Some(scope) = self.scopes.last_mut() {
            scope.braces = Some(span);
        }
        let hoisting = std::mem::replace(&mut self.hoisting, false);
        let (last, init) = match block.stmts.split_last() {
            Some((last, init)) => (Some(last), init),
            None => (None, [].as_slice()),
        };
        let last_leap = block.stmts.iter().rposition(leap::stmt);
        let calls = self.last_calls(&block.stmts, dest);
        let mut unit = None;
        for (index, stmt) in init.iter().enumerate() {
            match stmt {
                _ if index == calls.start && !calls.is_empty() => {
                    let calls = &init[calls.clone()];
                    unit = Some(self.spill("unit", read(quote_spanned!(span=> { #(#calls)* }))));
                }
                _ if calls.contains(&index) => {}
                Stmt::Local(binding) if Some(index) < last_leap => {
                    let binding = self.extended(binding);
                    self.stmt(&binding);
                }
                stmt => self.stmt(stmt),
            }
        }
        let stored = self.last_stmt(last, dest, span);
        match unit {
            _ if stored || block.stmts.iter().any(super::repeat::stmt_diverges) => {}
            Some(unit) => self.store(unit, dest),
            None => self.unit_into(dest, span),
        }
        self.hoisting = hoisting;
    }

    /// Gives whether it has seen to the block's value.
    fn last_stmt(&mut self, last: Option<&Stmt>, dest: Dest, span: Span) -> bool {
        match last {
            Some(Stmt::Expr(tail, None)) => {
                self.tail(tail, dest);
                return true;
            }
            Some(Stmt::Macro(tail))
                if tail.semi_token.is_none() && self.opens(&macro_expr(&tail.mac)) =>
            {
                self.tail(&macro_expr(&tail.mac), dest);
                return true;
            }
            // `exit(1);` ends the block without a value if it never returns; only rustc knows, so it sees the block.
            Some(stmt @ (Stmt::Expr(..) | Stmt::Macro(_)))
                if dest != Dest::Discard && !self.stmt_opens(stmt) && !self.is_assignment(stmt) =>
            {
                self.store(read(quote_spanned!(span=> { #stmt })), dest);
                return true;
            }
            Some(stmt) => self.stmt(stmt),
            None => {}
        }
        false
    }

    /// The value of what ends without one; an error about that points at `span`. That another type is wanted says the unsplit body, in which what
    /// ends so is as the user wrote it.
    pub(super) fn unit_into(&mut self, dest: Dest, span: Span) {
        let krate = &self.signature.krate;
        let wanted = match dest {
            Dest::Discard => return,
            Dest::Return => Some(&self.signature.ret),
            Dest::Local(local) => self.locals[local.0 as usize].ty.as_ref(),
        };
        let value = match wanted.filter(|ty| !is_unit(ty) && !matches!(ty, syn::Type::Infer(_))) {
            Some(ty) => parse_quote_spanned! {span=> {
                use #krate::__private::ended::Otherwise as _;
                #krate::__private::ended::Ended::<#ty>::new().resumable_ended()
            }},
            None => parse_quote_spanned!(span=> ()),
        };
        self.store(value, dest);
    }

    pub(super) fn stmt_opens(&self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Local(binding) => binding.init.as_ref().is_some_and(|init| {
                self.opens(&init.expr)
                    || init
                        .diverge
                        .as_ref()
                        .is_some_and(|(_, diverge)| self.opens(diverge))
            }),
            Stmt::Expr(expr, _) => self.opens(expr),
            Stmt::Macro(mac) => self.opens(&macro_expr(&mac.mac)),
            Stmt::Item(_) => false,
        }
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Item(item) => {
                if let syn::Item::Macro(declared) = item {
                    access::declare_macro(declared, &mut self.env);
                }
                self.push(StmtKind::Item(stmt.clone()));
            }
            Stmt::Local(binding) if self.stmt_opens(stmt) => self.open_let(binding),
            Stmt::Local(binding) => self.carry_let(binding),
            Stmt::Expr(Expr::Assign(assign), _) if self.is_assignment(stmt) => {
                self.statement(|lower| lower.assign(assign));
            }
            Stmt::Expr(jump @ (Expr::Break(_) | Expr::Continue(_) | Expr::Return(_)), _) => {
                self.statement(|lower| lower.expr_into(jump, Dest::Discard));
            }
            _ if !self.stmt_opens(stmt) => {
                let code = self.stmt_code(stmt.clone());
                self.push(StmtKind::Code(code));
            }
            Stmt::Expr(expr, Some(_)) => self.statement(|lower| lower.discard(expr)),
            // Without a semicolon it is of type `()`.
            Stmt::Expr(expr, None) => self.statement(|lower| lower.expr_into(expr, Dest::Discard)),
            Stmt::Macro(mac) => {
                self.statement(|lower| lower.expr_into(&macro_expr(&mac.mac), Dest::Discard));
            }
        }
    }

    /// `x = ..;` for a local of the frame.
    fn is_assignment(&self, stmt: &Stmt) -> bool {
        matches!(stmt, Stmt::Expr(Expr::Assign(assign), _) if self.assigned_local(assign).is_some())
    }

    pub(super) fn splice(&mut self, scope: Scope) {
        for stmt in scope.stmts {
            self.push(stmt.kind);
        }
    }

    pub(super) fn push_block(&mut self, scope: Scope) {
        self.push(StmtKind::Block {
            label: None,
            is_unsafe: false,
            scope,
        });
    }

    fn carry_let(&mut self, binding: &Let) {
        let (pat, ty) = typed(&binding.pat);
        let init = binding.init.as_ref();
        let diverge = init.and_then(|init| init.diverge.as_ref());
        let mut carried = binding.clone();
        if diverge.is_none() {
            carried.pat = changeable(&binding.pat);
        }
        let mut code = self.stmt_code(Stmt::Local(carried));
        let position = position(diverge.map(|(_, diverge)| &**diverge));
        code.declares = self.declare(bindings(pat, position), ty);
        self.know_members(&code);
        if let (Some(init), [local]) = (&binding.init, code.declares.as_slice()) {
            self.know_call(*local, &init.expr, ty);
        }
        if let (Pat::Ident(_), [local]) = (pat, code.declares.as_slice()) {
            self.locals[local.0 as usize].ty = ty.cloned();
            self.locals[local.0 as usize].unset = binding.init.is_none();
            self.locals[local.0 as usize].of_std = ty.is_some_and(purity::is_of_std);
        }
        if let (Some(init), Some(first)) = (&binding.init, code.declares.first()) {
            self.know_value(pat, &init.expr, *first);
        }
        match &binding.init {
            // Nothing to drop, until something else is assigned.
            init if init.as_ref().is_none_or(|init| {
                // Where there is an `else`, it is not the value that is bound.
                init.diverge.is_none() && purity::is_none(&init.expr)
            }) =>
            {
                for local in &code.declares {
                    code.access.effects.insert(*local, Effect::MOVED);
                }
            }
            Some(init) if matches!(pat, Pat::Ident(_)) && self.drop_free_value(&init.expr) => {
                for local in &code.declares {
                    self.locals[local.0 as usize].drop_free = true;
                }
            }
            _ => {}
        }
        self.push(StmtKind::Code(code));
    }

    /// What the initialiser plainly tells of the types of what the pattern binds, the first of which is `fresh`.
    fn know_value(&mut self, pat: &Pat, value: &Expr, fresh: LocalId) {
        match (pat, purity::peel(value)) {
            (Pat::Tuple(pats), Expr::Tuple(values)) if pats.elems.len() == values.elems.len() => {
                let pairs = pats.elems.iter().zip(&values.elems);
                pairs.for_each(|(pat, value)| self.know_value(pat, value, fresh));
            }
            (Pat::Ident(name), value) => {
                let Some(local) = self.env.lookup(&name.ident) else {
                    return;
                };
                let (copy, number) = (self.copies_value(value), self.is_number(value));
                let owns = self.owns_value(value);
                self.gets_members(local, value, fresh);
                let local = &mut self.locals[local.0 as usize];
                local.copy |= copy;
                local.number |= number;
                local.owns |= owns;
                local.iterates |= is_iterator(value);
                local.reborrows |= purity::reborrows_value(value);
                local.of_std |= purity::is_value_of_std(value);
            }
            _ => {}
        }
    }

    /// Plainly `Copy`: a literal, a shared borrow, a local that is, or `Some`, a tuple or an array of such.
    pub(super) fn copies_value(&self, value: &Expr) -> bool {
        match purity::peel(value) {
            Expr::Call(call) if purity::is_some(&call.func) => {
                call.args.iter().all(|value| self.copies_value(value))
            }
            Expr::Path(path) => {
                let local = path.path.get_ident().and_then(|name| self.env.lookup(name));
                local.is_some_and(|local| self.locals[local.0 as usize].copy)
            }
            Expr::Binary(binary) => self.is_number(&binary.left) && self.is_number(&binary.right),
            Expr::Tuple(tuple) => tuple.elems.iter().all(|value| self.copies_value(value)),
            Expr::Array(array) => array.elems.iter().all(|value| self.copies_value(value)),
            Expr::Cast(cast) => purity::copies(&cast.ty),
            _ => purity::drop_free_value(value) && !purity::reborrows_value(value),
        }
    }

    /// Plainly a primitive number: a literal, a parameter or local of such a type, or what operators make of them.
    pub(super) fn is_number(&self, value: &Expr) -> bool {
        match purity::peel(value) {
            Expr::Lit(lit) => matches!(lit.lit, syn::Lit::Int(_) | syn::Lit::Float(_)),
            Expr::Path(path) => {
                let local = path.path.get_ident().and_then(|name| self.env.lookup(name));
                local.is_some_and(|local| self.locals[local.0 as usize].number)
            }
            Expr::Binary(binary) => self.is_number(&binary.left) && self.is_number(&binary.right),
            Expr::Unary(unary) => self.is_number(&unary.expr),
            Expr::Cast(cast) => purity::is_number(&cast.ty),
            Expr::MethodCall(call) => call.method == "len" && call.args.is_empty(),
            _ => false,
        }
    }

    /// Whether calling the local consumes it: it is called `FnOnce`, or a closure that moves out of what it captured.
    fn know_call(&mut self, local: LocalId, value: &Expr, ty: Option<&syn::Type>) {
        let Expr::Closure(closure) = purity::peel(value) else {
            if let Some(call) = ty.and_then(purity::call) {
                self.env.declare_call(local, call);
            }
            return;
        };
        let mut borrowing = closure.clone();
        let by_value = borrowing.capture.take().is_some();
        let access = access::of_expr(&Expr::Closure(borrowing), Position::Value, &self.env);
        let mut parts = access.parts.keys();
        let takes_local = !access.effects.is_empty() || parts.any(|(_, part)| part.path.is_empty());
        if !by_value && takes_local {
            return self.env.declare_call(local, Call::Once);
        }
        let whole = |local: &LocalId| {
            let (path, taking) = (MemberPath::default(), Taking::Value);
            (*local, Part { path, taking })
        };
        let captures = access.effects.keys().map(whole);
        let captures = captures.chain(access.parts.keys().cloned());
        let known = |local: &LocalId| self.locals[local.0 as usize].copy;
        let captures: Vec<_> = captures.filter(|(local, _)| !known(local)).collect();
        let call = if captures.is_empty() {
            Call::Again
        } else {
            Call::Closure
        };
        self.env.declare_call(local, call);
        self.locals[local.0 as usize].captures = captures;
    }

    /// Plainly without a destructor; a closure is, if it moves nothing in.
    fn drop_free_value(&self, value: &Expr) -> bool {
        match purity::peel(value) {
            Expr::Closure(closure) if closure.capture.is_none() => {
                let access = access::of_expr(value, Position::Value, &self.env);
                access.effects.is_empty() && access.parts.is_empty()
            }
            _ => purity::drop_free_value(value),
        }
    }

    /// What the pattern in front of the open scope binds.
    pub(super) fn declares(&mut self, declares: Vec<crate::ir::LocalId>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.declares = declares;
        }
    }
}
