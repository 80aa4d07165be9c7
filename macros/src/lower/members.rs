//! The members that a local plainly has: a tuple's by its type, a tuple's or struct's by the literal that initialises it, or by the local that
//! it is moved from.
//!
//! Only for locals of which parts are taken, so what is no struct does no harm. Rule: in the order in which they are written, which is most
//! often that in which they drop.

use crate::visitors::visit::{self, Visit};
use proc_macro2::Ident;
use syn::{Block, Expr, ExprCall, ExprStruct, Member, Pat, Stmt, Type};

use super::{Lower, purity};
use crate::ir::{Code, LocalId, MemberPath, Syntax};
use crate::std_macros;

impl Lower<'_> {
    /// Of the one local that the `let` declares.
    pub(super) fn know_members(&mut self, code: &Code) {
        let (Syntax::Stmt(Stmt::Local(binding)), [local]) =
            (&code.syntax, code.declares.as_slice())
        else {
            return;
        };
        let init = binding.init.as_ref().map(|init| &*init.expr);
        let members = match (&binding.pat, init) {
            (Pat::Ident(_), Some(init)) => self.members(init),
            (Pat::Type(typed), init) if matches!(*typed.pat, Pat::Ident(_)) => {
                let told = of_type(&typed.ty);
                let by_value = init.filter(|_| told.is_empty());
                by_value.map_or(told, |init| self.members(init))
            }
            _ => return,
        };
        self.locals[local.0 as usize].members = members;
    }

    /// Those that the value plainly has.
    pub(super) fn members(&self, value: &Expr) -> Vec<MemberPath> {
        let name = match purity::peel(value) {
            Expr::Path(path) => path.path.get_ident(),
            Expr::Field(field) => return of_member(&self.members(&field.base), &field.member),
            _ => None,
        };
        match name.and_then(|name| self.env.lookup(name)) {
            Some(local) => self.locals[local.0 as usize].members.clone(),
            None => of_value(value),
        }
    }

    /// The local gets the value: that tells its members, unless they are known.
    pub(super) fn gets_members(&mut self, local: LocalId, value: &Expr) {
        if self.locals[local.0 as usize].members.is_empty() {
            self.locals[local.0 as usize].members = self.members(value);
        }
    }
}

pub(super) fn of_type(ty: &Type) -> Vec<MemberPath> {
    match ty {
        Type::Paren(inner) => of_type(&inner.elem),
        Type::Group(inner) => of_type(&inner.elem),
        Type::Tuple(tuple) => numbered(tuple.elems.iter().map(of_type)),
        _ => Vec::new(),
    }
}

pub(super) fn of_value(value: &Expr) -> Vec<MemberPath> {
    match purity::peel(value) {
        Expr::Tuple(tuple) => numbered(tuple.elems.iter().map(of_value)),
        Expr::Call(call) => of_call(call),
        Expr::Struct(literal) => of_struct(literal),
        Expr::Block(block) => of_tail(&block.block),
        Expr::Unsafe(block) => of_tail(&block.block),
        Expr::If(branch) => of_tail(&branch.then_branch),
        Expr::Match(branch) => {
            let mut arms = branch.arms.iter().map(|arm| of_value(&arm.body));
            arms.find(|members| !members.is_empty()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Its own fields, and those of what follows `..`, as far as that tells.
fn of_struct(literal: &ExprStruct) -> Vec<MemberPath> {
    let fields = literal.fields.iter();
    let own = fields.flat_map(|field| within(&field.member, &of_value(&field.expr)));
    let base = literal.rest.as_deref().map(of_value).unwrap_or_default();
    let is_own = |path: &MemberPath| {
        let mut fields = literal.fields.iter();
        fields.any(|field| path.0.first() == Some(&field.member))
    };
    own.chain(base.into_iter().filter(|path| !is_own(path)))
        .collect()
}

fn of_tail(block: &Block) -> Vec<MemberPath> {
    match block.stmts.last() {
        Some(Stmt::Expr(tail, None)) => of_value(tail),
        _ => Vec::new(),
    }
}

/// `Pair(a, b)`, `Box::new(value)`
fn of_call(call: &ExprCall) -> Vec<MemberPath> {
    let Expr::Path(path) = purity::peel(&call.func) else {
        return Vec::new();
    };
    let names: Vec<_> = path
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    match (names.as_slice(), call.args.first()) {
        ([name], _) if name.starts_with(char::is_uppercase) => {
            numbered(call.args.iter().map(of_value))
        }
        ([.., owner, new], Some(value)) if owner == "Box" && new == "new" => of_value(value),
        _ => Vec::new(),
    }
}

/// The member's own, of those of what it is a member of.
fn of_member(members: &[MemberPath], member: &Member) -> Vec<MemberPath> {
    let inner = members
        .iter()
        .filter_map(|path| match path.0.split_first() {
            Some((first, rest)) if first == member && !rest.is_empty() => {
                Some(MemberPath(rest.to_vec()))
            }
            _ => None,
        });
    inner.collect()
}

fn numbered(members: impl Iterator<Item = Vec<MemberPath>>) -> Vec<MemberPath> {
    let numbered = members.enumerate();
    numbered
        .flat_map(|(number, inner)| within(&Member::from(number), &inner))
        .collect()
}

/// The member, or its own members.
fn within(member: &Member, inner: &[MemberPath]) -> Vec<MemberPath> {
    let outer = MemberPath(vec![member.clone()]);
    if inner.is_empty() {
        return vec![outer];
    }
    inner.iter().map(|path| outer.join(path)).collect()
}

/// The members that the block names.
pub(super) fn named(block: &Block) -> Named {
    let mut named = Named::default();
    named.visit_block(block);
    named
}

#[derive(Default)]
pub(super) struct Named {
    /// Those that are none of a union's: they are named outside of `unsafe` blocks, but to assign them, or beside others in a literal or a
    /// pattern.
    pub(super) plain: Vec<MemberPath>,
    /// The variables of which some are named by number.
    pub(super) numbered: Vec<Ident>,
}

impl Named {
    /// A union has one member at a time.
    fn all<'m>(&mut self, members: impl ExactSizeIterator<Item = &'m Member>) {
        if members.len() > 1 {
            let members = members.cloned();
            self.plain
                .extend(members.map(|member| MemberPath(vec![member])));
        }
    }
}

impl Visit for Named {
    fn visit_expr_struct(&mut self, literal: &ExprStruct) {
        self.all(literal.fields.iter().map(|field| &field.member));
        visit::visit_expr_struct(self, literal);
    }

    fn visit_pat_struct(&mut self, pat: &syn::PatStruct) {
        self.all(pat.fields.iter().map(|field| &field.member));
        visit::visit_pat_struct(self, pat);
    }

    fn visit_expr_field(&mut self, field: &syn::ExprField) {
        let mut path = vec![field.member.clone()];
        let mut base = &*field.base;
        while let Expr::Field(inner) = purity::peel(base) {
            path.insert(0, inner.member.clone());
            base = &inner.base;
        }
        let place = MemberPath(path);
        if let Expr::Path(path) = purity::peel(base)
            && matches!(field.member, Member::Unnamed(_))
        {
            self.numbered.extend(path.path.get_ident().cloned());
        }
        self.plain
            .extend(place.around().filter(|path| !path.is_empty()));
        self.plain.push(place);
        self.visit_expr(base);
    }

    /// A member of a union may be assigned by any code.
    fn visit_expr_assign(&mut self, assign: &syn::ExprAssign) {
        if !purity::is_place(&assign.left) {
            self.visit_expr(&assign.left);
        }
        self.visit_expr(&assign.right);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        let known = std_macros::parse(mac);
        let operands = known.iter().flat_map(|known| &known.operands);
        operands.for_each(|operand| self.visit_expr(&operand.expr));
    }

    fn visit_expr_unsafe(&mut self, _: &syn::ExprUnsafe) {}

    fn visit_item(&mut self, _: &syn::Item) {}
}
