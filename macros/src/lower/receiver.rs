//! The receiver of a method whose operands suspend: if types say that the method takes it, it is an operand itself, evaluated before the others.
//!
//! ```text
//! let t0 = parcel;                    // if the method takes it; else `t0` is nothing
//! suspend 1 -> t1
//! parcel = t0;                        // if it went there
//! let n = parcel.join_up(t1);
//! ```
//!
//! Rule kept: nothing between the two names the receiver. Where code behind the call does, the method has borrowed it, and nothing goes anywhere
//! (`flow/received`).

use proc_macro2::Span;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, ExprMethodCall};

use super::{Lower, purity};
use crate::access::{self, Position};
use crate::ir::{LocalId, MemberPath, Part, StmtKind, Taken, Taking};
use crate::leap;
use crate::syntax::{mutable, read};

/// A receiver that may have gone into a temporary.
pub(super) struct Received {
    local: LocalId,
    temporary: LocalId,
    span: Span,
}

impl Lower<'_> {
    /// In front of the operands. What the method does is told by those that the call comes to have.
    pub(super) fn receive(&mut self, call: &ExprMethodCall) -> Option<Received> {
        let local = self.received(call)?;
        let span = call.receiver.span();
        let (temporary, name) = self.temporary("receiver", span);
        let (pat, receiver) = (mutable(&name), &call.receiver);
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
    pub(super) fn give_back(&mut self, received: &Received, call: &ExprMethodCall) {
        let Received {
            local,
            temporary,
            span,
        } = *received;
        let taking = self.takes_if(local, call);
        let stmts = self.scopes.last_mut().map(|scope| &mut scope.stmts);
        let mut stmts = stmts.into_iter().flatten();
        let receiving = stmts.find_map(|stmt| match &mut stmt.kind {
            StmtKind::Code(code) if code.declares == [temporary] => Some(code),
            _ => None,
        });
        let (Some(taking), Some(code)) = (taking, receiving) else {
            return;
        };
        let part = Part {
            path: MemberPath::default(),
            taking: Taking::Receiver(Box::new(taking)),
        };
        code.access.parts.insert((local, part), Taken::Always);
        let name = self.locals[temporary.0 as usize].name.clone();
        let value = self.value(read(quote!(#name)));
        self.push(StmtKind::Assign { local, value, span });
    }

    /// The local that is the receiver of a call whose operands suspend, and don't name it.
    fn received(&self, call: &ExprMethodCall) -> Option<LocalId> {
        let name = match purity::peel(&call.receiver) {
            Expr::Path(path) => path.path.get_ident()?,
            _ => return None,
        };
        let local = self.env.lookup(name)?;
        let known = &self.locals[local.0 as usize];
        let names = |operand: &Expr| {
            let access = access::of_expr(operand, Position::Value, &self.env);
            access.uses.contains(&local) || access.effects.contains_key(&local)
        };
        let is_asked = call.args.iter().any(leap::expr)
            && !(known.drop_free || known.copy || known.reborrows)
            && !call.args.iter().any(names)
            && self.takes_if(local, call).is_some();
        is_asked.then_some(local)
    }

    /// How the call takes the local, if types say so.
    fn takes_if(&self, local: LocalId, call: &ExprMethodCall) -> Option<Taking> {
        let call = Expr::MethodCall(call.clone());
        let access = access::of_expr(&call, Position::Value, &self.env);
        let is_whole = |part: &Part| part.path.is_empty();
        let mut parts = access.parts.into_iter();
        let part = parts.find(|((of, part), _)| *of == local && is_whole(part));
        let taking = part.map(|((_, part), _)| part.taking).filter(|taking| {
            matches!(taking, Taking::Call(_)) || taking.is_by_method()
        });
        let mut receivers = access.receivers.into_iter();
        let receiver = receivers.find(|(of, ..)| *of == local);
        taking.or_else(|| receiver.map(|(_, method, _)| Taking::Method(method)))
    }
}
