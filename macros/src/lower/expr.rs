//! Expressions: one that opens becomes carried code, after the statements that must run before it.

use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprBinary, ExprIndex, ExprStruct, UnOp, parse_quote};

use super::changes::changes;
use super::operands::Role;
use super::temporaries::holds_temporary;
use super::{Dest, Lower, branch, exits, purity, receiver};
use crate::access::{self, Position};
use crate::ir::{LocalId, MemberPath};
use crate::leap;
use crate::syntax::is_compound;

impl Lower<'_> {
    /// Whether the expression must be taken apart.
    pub(super) fn opens(&self, expr: &Expr) -> bool {
        leap::expr(expr) || (self.hoisting && holds_temporary(expr)) || self.splits(expr)
    }

    /// Whether it moves a local on some paths only, or assigns one at a point of its own, or leaves for an opened loop or block.
    pub(super) fn splits(&self, expr: &Expr) -> bool {
        if !branch::may_split(expr) {
            return false;
        }
        let access = access::of_expr(expr, Position::Value, &self.env);
        let is_no_box = |local: LocalId, path: &MemberPath| {
            let local = &self.locals[local.0 as usize];
            local.copy || local.drop_free || (local.reborrows && path.is_empty())
        };
        access::splits(&access, is_no_box)
            || self.assigns(&access)
            || exits::leaves(expr, &self.labels)
    }

    /// The value of an expression goes to `dest`.
    pub(super) fn expr_into(&mut self, expr: &Expr, dest: Dest) {
        match expr {
            // These are statements of the IR, whether they open or not.
            Expr::Break(jump) => return self.lower_break(jump),
            Expr::Continue(jump) => return self.lower_continue(jump),
            Expr::Return(jump) => return self.lower_return(jump),
            Expr::Assign(assign) if self.assigned_local(assign).is_some() => {
                self.inside(|lower| lower.assign(assign));
                return self.unit_into(dest, expr.span());
            }
            _ if !self.opens(expr) => return self.store(self.ending(expr.clone(), dest), dest),
            _ => {}
        }
        match expr {
            Expr::Paren(inner) => self.expr_into(&inner.expr, dest),
            Expr::Group(inner) => self.expr_into(&inner.expr, dest),
            // The branches stay one expression, so that they coerce as one.
            Expr::If(_) | Expr::Match(_) if dest != Dest::Discard && self.only_chooses(expr) => {
                self.operand_into(expr, dest);
            }
            Expr::If(branch) => self.lower_if(branch, dest),
            Expr::Match(branch) => self.lower_match(branch, dest),
            Expr::Block(block) => self.lower_block(block.label.as_ref(), &block.block, dest),
            Expr::Unsafe(block) => self.lower_unsafe(&block.block, dest),
            Expr::Loop(repeat) => self.lower_loop(repeat, dest),
            Expr::While(repeat) => {
                self.lower_while(repeat);
                self.unit_into(dest, expr.span());
            }
            Expr::ForLoop(repeat) => {
                self.lower_for(repeat);
                self.unit_into(dest, expr.span());
            }
            Expr::Binary(binary)
                if is_lazy(&binary.op) && (self.opens(&binary.right) || self.splits(expr)) =>
            {
                self.lower_lazy(binary, dest);
            }
            Expr::Assign(assign) => {
                self.inside(|lower| lower.assign(assign));
                self.unit_into(dest, expr.span());
            }
            Expr::Macro(call) if leap::yield_macro(&call.mac).is_some() => {
                self.lower_yield(&call.mac, dest);
            }
            Expr::Yield(keyword) => self.lower_yield_keyword(keyword, dest),
            Expr::Macro(call) => match self.desugared(&call.mac) {
                Some(plain) => self.expr_into(&plain, dest),
                None => self.operand_into(expr, dest),
            },
            _ => self.operand_into(expr, dest),
        }
    }

    /// Evaluates the expression and drops its value. A value that comes from several branches is stored first: what type it is, they may
    /// tell only together.
    pub(super) fn discard(&mut self, expr: &Expr) {
        if branch::chooses_value(expr) && self.opens(expr) && !super::repeat::expr_diverges(expr) {
            let value = self.branching_operand(expr);
            self.store(value, Dest::Discard);
        } else {
            self.expr_into(expr, Dest::Discard);
        }
    }

    fn operand_into(&mut self, expr: &Expr, dest: Dest) {
        let value = self.operand(expr);
        self.store(self.ending(value, dest), dest);
    }

    /// Carried code for the expression, to be evaluated next.
    pub(super) fn operand(&mut self, expr: &Expr) -> Expr {
        match expr {
            _ if !self.opens(expr) => expr.clone(),
            Expr::Paren(inner) => {
                let mut out = inner.clone();
                out.expr = self.boxed(&inner.expr);
                Expr::Paren(out)
            }
            Expr::Group(inner) => {
                let mut out = inner.clone();
                out.expr = self.boxed(&inner.expr);
                Expr::Group(out)
            }
            _ => self.inside(|lower| lower.opened_operand(expr)),
        }
    }

    fn opened_operand(&mut self, expr: &Expr) -> Expr {
        let mut out = expr.clone();
        match &mut out {
            Expr::Cast(inner) => inner.expr = self.boxed(&inner.expr),
            Expr::Try(inner) => inner.expr = self.boxed(&inner.expr),
            // Outside of a condition's chain, where rustc has refused it already: its parser goes on all the same.
            Expr::Let(inner) => inner.expr = self.boxed(&inner.expr),
            Expr::Repeat(inner) => inner.expr = self.boxed(&inner.expr),
            Expr::Await(inner) => inner.base = self.boxed(&inner.base),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
                *inner.expr = self.borrowed(&inner.expr);
            }
            Expr::Unary(inner) => inner.expr = self.boxed(&inner.expr),
            Expr::Reference(inner) => *inner.expr = self.borrowed(&inner.expr),
            Expr::RawAddr(inner) => *inner.expr = self.borrowed(&inner.expr),
            Expr::Field(inner) => *inner.base = self.projected(&inner.base),
            Expr::Index(inner) => self.index(inner),
            Expr::Call(_) | Expr::MethodCall(_) => self.call(&mut out),
            Expr::Binary(inner) if !is_lazy(&inner.op) => return self.binary(inner),
            Expr::Binary(inner) if !self.opens(&inner.right) && !self.splits(expr) => {
                *inner.left = self.condition(&inner.left);
            }
            Expr::Tuple(inner) => inner.elems = self.elements(&inner.elems),
            Expr::Array(inner) => inner.elems = self.elements(&inner.elems),
            Expr::Struct(inner) => self.structure(inner),
            Expr::Range(inner) => self.range(inner),
            Expr::Macro(inner) if leap::yield_macro(&inner.mac).is_some() => {
                return self.yield_operand(&inner.mac);
            }
            Expr::Yield(inner) => return self.yield_keyword_operand(inner),
            Expr::Macro(inner) => match self.desugared(&inner.mac) {
                Some(plain) => return self.branching_operand(&plain),
                None => return self.std_macro(&inner.mac),
            },
            Expr::Assign(assign) => {
                self.assign(assign);
                return parse_quote!(());
            }
            Expr::If(inner) if self.only_chooses(expr) => {
                let cond = self.condition(&inner.cond);
                *inner.cond = cond;
            }
            Expr::Match(inner) if self.only_chooses(expr) => {
                *inner.expr = self.chosen_from(inner);
                if self.splits(&out) {
                    return self.branching_operand(&out);
                }
            }
            _ => return self.branching_operand(expr),
        }
        out
    }

    fn boxed(&mut self, expr: &Expr) -> Box<Expr> {
        Box::new(self.operand(expr))
    }

    /// An expression whose value comes from several branches: it is stored in a temporary.
    pub(super) fn branching_operand(&mut self, expr: &Expr) -> Expr {
        if super::repeat::expr_diverges(expr) {
            self.expr_into(expr, Dest::Discard);
            // Control does not come here; this only has a type.
            return parse_quote!(::core::unreachable!());
        }
        let (id, name) = self.deferred("value", expr.span(), None);
        let hoisting = std::mem::replace(&mut self.hoisting, true);
        self.expr_into(expr, Dest::Local(id));
        self.hoisting = hoisting;
        parse_quote!(#name)
    }

    /// A function or a method.
    fn call(&mut self, call: &mut Expr) {
        let role = self.role_of_called(call);
        let received = match role {
            Role::Place => self.receive(call),
            _ => None,
        };
        let Some((called, args)) = receiver::called_mut(call) else {
            return;
        };
        let mut operands = vec![(&*called, role)];
        operands.extend(args.iter().map(|arg| (arg, Role::Value)));
        let mut out = self.operands(&operands).into_iter();
        if let Some(value) = out.next() {
            *called = value;
        }
        refill(args, out);
        if let Some(received) = received {
            self.give_back(&received, call);
        }
    }

    /// If an argument changes it, it is not borrowed, for all that compiles, and its value of before is meant.
    fn role_of_called(&self, call: &Expr) -> Role {
        let Some((called, args)) = receiver::called(call) else {
            return Role::Place;
        };
        let method = match call {
            Expr::MethodCall(call) => call.method.to_string(),
            _ => String::new(),
        };
        let consumes = access::consumes(&method, args.len()).is_some();
        if (consumes && !purity::is_place(called)) || self.takes_receiver(call) {
            Role::Value
        } else if access::is_of_numbers(&method) {
            let args: Vec<_> = args.iter().map(|arg| (arg, Role::Value)).collect();
            self.primitive(called, &args)
        } else if args.iter().any(|arg| changes(arg, called)) {
            Role::Value
        } else {
            Role::Place
        }
    }

    fn binary(&mut self, binary: &mut ExprBinary) -> Expr {
        if is_compound(&binary.op) {
            *binary.right = self.operand(&binary.right);
            *binary.left = self.operand(&binary.left);
            let out = Expr::Binary(binary.clone());
            self.store(out, Dest::Discard);
            return parse_quote!(());
        }
        let (first, second) = if is_comparison(&binary.op) {
            let right = (&*binary.right, Role::Place);
            (self.primitive(&binary.left, &[right]), Role::Place)
        } else {
            (Role::Value, Role::Value)
        };
        let out = self.operands(&[(&binary.left, first), (&binary.right, second)]);
        if let [left, right] = out.as_slice() {
            *binary.left = left.clone();
            *binary.right = right.clone();
        }
        Expr::Binary(binary.clone())
    }

    fn index(&mut self, index: &mut ExprIndex) {
        let out = self.operands(&[(&index.expr, Role::Place), (&index.index, Role::Value)]);
        if let [base, at] = out.as_slice() {
            *index.expr = base.clone();
            *index.index = at.clone();
        }
    }

    fn structure(&mut self, structure: &mut ExprStruct) {
        let mut operands: Vec<_> = structure
            .fields
            .iter()
            .map(|field| (&field.expr, Role::Value))
            .collect();
        // What is left of it is a temporary's.
        operands.extend(structure.rest.as_deref().map(|rest| (rest, Role::Place)));
        let mut out = self.operands(&operands).into_iter();
        for field in &mut structure.fields {
            if let Some(value) = out.next() {
                field.colon_token.get_or_insert_default();
                field.expr = value;
            }
        }
        if let (Some(rest), Some(value)) = (&mut structure.rest, out.next()) {
            self.takes_of_held(&value);
            **rest = value;
        }
    }

    fn range(&mut self, range: &mut syn::ExprRange) {
        let operands: Vec<_> = range
            .start
            .iter()
            .chain(&range.end)
            .map(|end| (&**end, Role::Value))
            .collect();
        let mut out = self.operands(&operands).into_iter();
        for end in range.start.iter_mut().chain(&mut range.end) {
            if let Some(value) = out.next() {
                **end = value;
            }
        }
    }

    fn elements(
        &mut self,
        elements: &Punctuated<Expr, syn::Token![,]>,
    ) -> Punctuated<Expr, syn::Token![,]> {
        let operands: Vec<_> = elements
            .iter()
            .map(|element| (element, Role::Value))
            .collect();
        let out = self.operands(&operands);
        let mut elements = elements.clone();
        refill(&mut elements, out.into_iter());
        elements
    }
}

fn refill(elements: &mut Punctuated<Expr, syn::Token![,]>, values: impl Iterator<Item = Expr>) {
    for (element, value) in elements.iter_mut().zip(values) {
        *element = value;
    }
}

pub(super) fn is_lazy(op: &BinOp) -> bool {
    matches!(op, BinOp::And(_) | BinOp::Or(_))
}

pub(super) fn is_comparison(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_)
    )
}
