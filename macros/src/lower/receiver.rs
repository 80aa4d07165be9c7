//! What is called, or called on, where operands suspend or make temporaries: if types say that the call takes it, it is an operand itself, the first.
//!
//! ```text
//! let t0 = parcel;                    // if the call takes it; else `t0` is nothing
//! suspend 1 -> t1
//! parcel = t0;                        // if it went there
//! let n = parcel.join_up(t1);
//! ```
//!
//! Rule kept: nothing between the two names the local. Where code behind the call does, that has borrowed it, and nothing goes anywhere
//! (`flow/received`).

use proc_macro2::Span;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Token, parse_quote};

use super::operands::Role;
use super::temporaries::is_temporary;
use super::{Lower, purity};
use crate::access::{self, Position};
use crate::ir::{Access, Effect, LocalId, MemberPath, Part, StmtKind, Taken, Taking};
use crate::syntax::{mutable, read};

type Args = Punctuated<Expr, Token![,]>;

/// A receiver that may have gone into a temporary.
pub(super) struct Received {
    local: LocalId,
    temporary: LocalId,
    span: Span,
}

impl Lower<'_> {
    /// In front of the operands of a call that borrows what is called, for all that syntax knows. What the call does is told by the operands that
    /// it comes to have.
    pub(super) fn receive(&mut self, call: &mut Expr) -> Option<Received> {
        let (receiver, args) = called_mut(call)?;
        if !args.iter().any(|argument| self.opens(argument)) {
            return None;
        }
        if is_temporary(receiver) {
            self.next_operand();
            *receiver = self.before(receiver, Role::Place, &[]);
        }
        let local = self.received(call)?;
        let (receiver, _) = called(call)?;
        let span = receiver.span();
        let (temporary, name) = self.temporary("receiver", span);
        let pat = mutable(&name);
        let mut code = self.stmt_code(read(quote!(let #pat = #receiver;)));
        code.access.effects.remove(&local);
        code.declares.push(temporary);
        self.push(StmtKind::Code(code));
        Some(Received {
            local,
            temporary,
            span,
        })
    }

    /// Behind the operands, in front of the call.
    pub(super) fn give_back(&mut self, received: &Received, call: &Expr) {
        let Received {
            local,
            temporary,
            span,
        } = *received;
        let taking = takes_if(&access::of_expr(call, Position::Value, &self.env), local);
        let scope = self.scopes.last_mut();
        let mut stmts = scope.into_iter().flat_map(|scope| &mut scope.stmts);
        let receiving = stmts.find(|stmt| stmt.kind.declares() == [temporary]);
        if let Some(StmtKind::Code(code)) = receiving.map(|stmt| &mut stmt.kind) {
            let path = MemberPath::default();
            let taking = Taking::Receiver(Box::new(taking.unwrap_or(Taking::Value)));
            let part = Part { path, taking };
            code.access.parts.insert((local, part), Taken::Always);
        }
        let name = &self.locals[temporary.0 as usize].name;
        let value = read(quote!(#name));
        let value = self.value(value);
        self.push(StmtKind::Assign { local, value, span });
    }

    /// The local that is called, or called on, if types decide whether the call takes it, and the operands don't name it.
    fn received(&self, call: &Expr) -> Option<LocalId> {
        let (receiver, args) = called(call)?;
        let local = match purity::peel(receiver) {
            Expr::Path(path) => self.env.lookup(path.path.get_ident()?)?,
            _ => return None,
        };
        let known = &self.locals[local.0 as usize];
        let names = |operand: &Expr| {
            let access = access::of_expr(operand, Position::Value, &self.env);
            access.uses.contains(&local) || access.effects.contains_key(&local)
        };
        let is_of_std =
            |taking: &Taking| matches!(taking, Taking::Method(method) if method.is_of_std());
        let is_asked = !(known.drop_free || known.copy || known.reborrows)
            && takes_if(
                &self.access_of(call, &|argument| self.opens(argument)),
                local,
            )
            .is_some_and(|taking| !(known.of_std && is_of_std(&taking)))
            && !args.iter().any(names);
        is_asked.then_some(local)
    }

    /// Whether what is called, or called on, is a local, or a member of one, that the call moves, for all that syntax knows. It is an operand like
    /// any other then.
    pub(super) fn takes_receiver(&self, call: &Expr) -> bool {
        let Some((receiver, _)) = called(call).filter(|(called, _)| purity::is_place(called))
        else {
            return false;
        };
        // An index on the way is moved whatever the call does.
        let place = access::of_expr(receiver, Position::Place, &self.env);
        if place.uses.is_empty() {
            return false;
        }
        let access = self.access_of(call, &|_| true);
        let mut effects = access.effects.iter();
        let mut parts = access.parts.keys();
        effects
            .any(|(local, effect)| *effect == Effect::MOVED && !place.effects.contains_key(local))
            || parts.any(|part| {
                let Part { path, taking } = &part.1;
                let is_value = *taking == Taking::Value || taking.is_by_name();
                is_value && !path.is_empty() && self.gives(part) && !place.parts.contains_key(part)
            })
    }

    /// What the call does, whatever these operands are.
    fn access_of(&self, call: &Expr, are_left_out: &dyn Fn(&Expr) -> bool) -> Access {
        let mut call = call.clone();
        if let Some((_, args)) = called_mut(&mut call) {
            let args = args.iter_mut().filter(|argument| are_left_out(argument));
            args.for_each(|argument| *argument = parse_quote!(()));
        }
        access::of_expr(&call, Position::Value, &self.env)
    }
}

/// What is called, or called on, and the arguments.
pub(super) fn called(call: &Expr) -> Option<(&Expr, &Args)> {
    match call {
        Expr::Call(call) => Some((&call.func, &call.args)),
        Expr::MethodCall(call) => Some((&call.receiver, &call.args)),
        _ => None,
    }
}

/// The same.
pub(super) fn called_mut(call: &mut Expr) -> Option<(&mut Expr, &mut Args)> {
    match call {
        Expr::Call(call) => Some((&mut call.func, &mut call.args)),
        Expr::MethodCall(call) => Some((&mut call.receiver, &mut call.args)),
        _ => None,
    }
}

/// How a call takes the local, if types say so.
fn takes_if(call: &Access, local: LocalId) -> Option<Taking> {
    let is_asked = |taking: &Taking| {
        matches!(taking, Taking::Called | Taking::Once | Taking::Call(_)) || taking.is_by_method()
    };
    let mut parts = call.parts.keys();
    let part =
        parts.find(|(of, part)| *of == local && part.path.is_empty() && is_asked(&part.taking));
    let mut receivers = call.receivers.iter();
    let receiver = receivers.find(|(of, ..)| *of == local);
    let by_method = receiver.map(|(_, method, _)| Taking::Method(method.clone()));
    part.map(|(_, part)| part.taking.clone()).or(by_method)
}
