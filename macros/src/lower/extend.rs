//! Temporaries that a `let` lets live as long as the variable.
//!
//! Takes a `let` that borrows what calls give, by `&` or by a `ref` of its pattern, before a suspension in its block; gives the same `let`, of
//! locals in front of it. So that is held like any other: a lock taken by `let list = &*mutex.lock().unwrap();` stays.
//!
//! ```text
//! let Some(x) = &make() else { .. };
//!
//! let extended = make();
//! let Some(x) = &extended else { { extended }; .. };
//! ```
//!
//! Rules kept: the calls are made in the order in which they are written, among all else; what may be a constant stays where it is,
//! for a borrow of that lives for ever.

use proc_macro2::Ident;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Local as Let, Pat, Stmt, Token, UnOp, parse_quote};

use super::lets::typed;
use super::operands::Role;
use super::temporaries::holds_temporary;
use super::{Lower, purity};
use crate::resolve::{PatPosition, bindings};
use crate::syntax::read;

impl Lower<'_> {
    /// Lowers the `let`s of the temporaries, if there are some; what is left to be lowered.
    pub(super) fn extended(&mut self, binding: &Let) -> Stmt {
        let mut binding = binding.clone();
        let Some(init) = &mut binding.init else {
            return Stmt::Local(binding);
        };
        let (pat, ty) = typed(&binding.pat);
        let mut lifter = Lifter {
            lower: self,
            lifted: Vec::new(),
        };
        let by_ref = lifter.matched(pat, &mut init.expr);
        if !by_ref {
            lifter.extending(&mut init.expr);
        }
        let ty = ty.filter(|_| by_ref).map(|ty| quote!(: #ty));
        let values = lifter.lifted;
        if let Some((_, diverge)) = init.diverge.as_mut().filter(|_| !values.is_empty()) {
            // Where the pattern fails, they end before the `else`.
            let names = values.iter().map(|lifted| &lifted.name).rev();
            **diverge = read(quote!({ #({ #names };)* #diverge }));
        }
        for Lifted {
            name,
            value,
            mutability,
        } in values
        {
            self.stmt(&read(quote!(let #mutability #name #ty = #value;)));
        }
        Stmt::Local(binding)
    }
}

/// A call's value, and how it is borrowed.
struct Lifted {
    name: Ident,
    value: Expr,
    mutability: Option<Token![mut]>,
}

struct Lifter<'l, 'a> {
    lower: &'l Lower<'a>,
    lifted: Vec<Lifted>,
}

impl Lifter<'_, '_> {
    /// Puts a name in the place of the value, a call's.
    fn lift(&mut self, value: &mut Expr, mutability: Option<Token![mut]>) {
        let hint = match self.lifted.len() {
            0 => "extended".to_owned(),
            number => format!("extended_{number}"),
        };
        let name = self.lower.fresh(&hint, value.span());
        self.lifted.push(Lifted {
            value: std::mem::replace(value, parse_quote!(#name)),
            name,
            mutability,
        });
    }

    /// The initialiser, if a call gives that, and the pattern borrows from it.
    fn matched(&mut self, pat: &Pat, init: &mut Expr) -> bool {
        let bindings = bindings(pat, PatPosition::Irrefutable).into_iter();
        let mut borrowed = bindings.filter(|binding| binding.by_ref).peekable();
        let is_lifted = borrowed.peek().is_some() && calls(init);
        if is_lifted {
            let mutability = borrowed.find_map(|binding| binding.mutability);
            self.lift(init, mutability);
        }
        is_lifted
    }

    /// What the initialiser borrows, if calls give that.
    fn extending(&mut self, init: &mut Expr) {
        match init {
            Expr::Paren(inner) => self.extending(&mut inner.expr),
            Expr::Group(inner) => self.extending(&mut inner.expr),
            Expr::Cast(inner) => self.extending(&mut inner.expr),
            Expr::Reference(reference) => {
                let is_lifted = self.base(&mut reference.expr, reference.mutability);
                if !is_lifted {
                    self.extending(&mut reference.expr);
                }
            }
            Expr::Tuple(inner) => self.operands(inner.elems.iter_mut().collect()),
            Expr::Array(inner) => self.operands(inner.elems.iter_mut().collect()),
            Expr::Struct(inner) if inner.rest.is_none() => {
                let fields = inner.fields.iter_mut();
                self.operands(fields.map(|field| &mut field.expr).collect());
            }
            Expr::Call(inner) if purity::is_variant(&inner.func) => {
                self.operands(inner.args.iter_mut().collect());
            }
            _ => {}
        }
    }

    /// The same for what a place is a place of: `make()` in `(*make()).list[0]`. Whether there is something.
    fn base(&mut self, place: &mut Expr, mutability: Option<Token![mut]>) -> bool {
        match place {
            Expr::Paren(inner) => self.base(&mut inner.expr, mutability),
            Expr::Group(inner) => self.base(&mut inner.expr, mutability),
            Expr::Field(inner) => self.base(&mut inner.base, mutability),
            Expr::Index(inner) => self.base(&mut inner.expr, mutability),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
                self.base(&mut inner.expr, mutability)
            }
            Expr::Reference(inner) => self.base(&mut inner.expr, inner.mutability),
            value => {
                let is_lifted = calls(value);
                if is_lifted {
                    self.lift(value, mutability);
                }
                is_lifted
            }
        }
    }

    /// Operands, of which each may borrow what a call gives: up to the last that does, all others are to be the same behind the calls.
    fn operands(&mut self, mut operands: Vec<&mut Expr>) {
        let written: Vec<Expr> = operands.iter().map(|operand| (**operand).clone()).collect();
        let (before, mut last) = (self.lifted.len(), None);
        for (number, operand) in operands.iter_mut().enumerate() {
            let count = self.lifted.len();
            self.extending(operand);
            last = (self.lifted.len() > count).then_some(number).or(last);
        }
        let mut in_front = operands.iter().zip(1..).take(last.unwrap_or(0));
        let keep_order = in_front.all(|(operand, next)| self.waits(operand, &written[next..]));
        // What a call makes on the way lives to the end of the statement.
        let mut behind = operands.iter().skip(last.map_or(0, |last| last + 1));
        let is_last = behind.all(|operand| self.waits(operand, &[]));
        let lifted = self.lifted[before..].iter().rev();
        let mut lifted = lifted.skip(usize::from(is_last));
        if !keep_order || lifted.any(|lifted| holds_temporary(&lifted.value)) {
            self.lifted.truncate(before);
            operands
                .iter_mut()
                .zip(written)
                .for_each(|(operand, written)| **operand = written);
        }
    }

    /// Whether it is the same behind the others.
    fn waits(&self, expr: &Expr, others: &[Expr]) -> bool {
        match purity::peel(expr) {
            Expr::Tuple(inner) => inner.elems.iter().all(|expr| self.waits(expr, others)),
            Expr::Array(inner) => inner.elems.iter().all(|expr| self.waits(expr, others)),
            Expr::Cast(inner) => self.waits(&inner.expr, others),
            Expr::Call(inner) if purity::is_variant(&inner.func) => {
                inner.args.iter().all(|expr| self.waits(expr, others))
            }
            expr => {
                let others: Vec<_> = others.iter().map(|other| (other, Role::Value)).collect();
                purity::is_pure(expr) && self.lower.is_untouched(expr, &others)
            }
        }
    }
}

/// Whether a function is called for the value; one with a capital is taken for a constructor, which is constant if its arguments are.
fn calls(expr: &Expr) -> bool {
    match purity::peel(expr) {
        Expr::Call(call) if purity::is_variant(&call.func) => call.args.iter().any(calls),
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Try(_) => true,
        Expr::Macro(inner) => {
            let name = inner.mac.path.segments.last();
            name.is_some_and(|name| name.ident == "vec" || name.ident == "format")
        }
        Expr::Struct(inner) => inner.fields.iter().any(|field| calls(&field.expr)),
        Expr::Tuple(inner) => inner.elems.iter().any(calls),
        Expr::Array(inner) => inner.elems.iter().any(calls),
        _ => false,
    }
}
