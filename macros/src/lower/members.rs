//! The members that a local plainly has: a tuple's by its type, a struct's by a literal or pattern of that type, either's by the literal that
//! initialises it; and the place that it is moved from, which has the same.
//!
//! Only for locals of which parts are taken, so what is no struct does no harm. Rule: in the order in which they are written, which is most
//! often that in which they drop.

use quote::ToTokens;
use syn::{Block, Expr, ExprCall, ExprStruct, Member, Pat, Path, Stmt, Type};

use super::written::Written;
use super::{Lower, purity};
use crate::ir::{Code, LocalId, MemberPath, Syntax};

impl Lower<'_> {
    /// Of the one local that the `let` declares.
    pub(super) fn know_members(&mut self, code: &Code) {
        let (Syntax::Stmt(Stmt::Local(binding)), [local]) =
            (&code.syntax, code.declares.as_slice())
        else {
            return;
        };
        let name = match &binding.pat {
            Pat::Type(typed) => {
                self.members_of_type(*local, &typed.ty);
                &*typed.pat
            }
            pat => pat,
        };
        if let (Pat::Ident(_), Some(init)) = (name, &binding.init) {
            self.gets_members(*local, &init.expr, *local);
        }
    }

    /// What is of the same type has the same.
    pub(super) fn members_of_type(&mut self, local: LocalId, ty: &Type) {
        let (members, matched) = match struct_path(ty) {
            Some(path) => (
                self.written.of_literals(path).to_vec(),
                self.written.of_patterns(path).to_vec(),
            ),
            None => (self.written.of_type(ty), Vec::new()),
        };
        let text = ty.to_token_stream().to_string();
        let first = *self.types.or_insert(text, local);
        let is_told = first != local && !purity::is_open(ty);
        let local = &mut self.locals[local.0 as usize];
        (local.members, local.matched) = (members, matched);
        local.like = is_told.then(|| (first, MemberPath::default()));
    }

    /// The local gets the value: that tells its members, unless they are known. Names of locals from `fresh` on mean others in it.
    pub(super) fn gets_members(&mut self, local: LocalId, value: &Expr, fresh: LocalId) {
        let known = &self.locals[local.0 as usize];
        if !known.members.is_empty() || !known.matched.is_empty() || known.like.is_some() {
            return;
        }
        let (members, like) = match self.place(value) {
            None => (self.written.of_value(value), None),
            like => {
                let is_other = |(from, _): &(LocalId, _)| *from < fresh && *from != local;
                (Vec::new(), like.filter(is_other))
            }
        };
        let local = &mut self.locals[local.0 as usize];
        (local.members, local.like) = (members, like);
    }

    /// The local, or the member of one, that the value is.
    fn place(&self, value: &Expr) -> Option<(LocalId, MemberPath)> {
        match purity::peel(value) {
            Expr::Path(path) => {
                let local = self.env.lookup(path.path.get_ident()?)?;
                Some((local, MemberPath::default()))
            }
            Expr::Field(field) => {
                let (local, mut path) = self.place(&field.base)?;
                path.0.push(field.member.clone());
                Some((local, path))
            }
            _ => None,
        }
    }

    /// Whether syntax can name what is left in the local without the place: it has other members, by what it is or by how code names it.
    pub(super) fn has_others(&self, local: LocalId, place: &MemberPath) -> bool {
        let (mut local, mut place) = (local, place.clone());
        loop {
            let known = &self.locals[local.0 as usize];
            let mut named = self.written.named(&known.name).iter();
            let is_known = !known.members.is_empty() || !known.matched.is_empty();
            if is_known || named.any(|path| !path.overlaps(&place)) {
                return true;
            }
            // Not beyond those before it: two may have got their values from each other.
            match &known.like {
                Some((from, around)) if *from < local => {
                    (local, place) = (*from, around.join(&place));
                }
                _ => return false,
            }
        }
    }
}

impl Written {
    fn of_type(&self, ty: &Type) -> Vec<MemberPath> {
        match ty {
            Type::Paren(inner) => self.of_type(&inner.elem),
            Type::Group(inner) => self.of_type(&inner.elem),
            Type::Tuple(tuple) => numbered(tuple.elems.iter().map(|ty| self.of_type(ty))),
            _ => struct_path(ty).map_or_else(Vec::new, |path| self.of_struct(path)),
        }
    }

    fn of_struct(&self, path: &Path) -> Vec<MemberPath> {
        let mut members = self.of_literals(path).to_vec();
        let more = self.of_patterns(path).iter();
        let more = more.filter(|member| !members.contains(member));
        let more: Vec<_> = more.cloned().collect();
        members.extend(more);
        members
    }

    /// Those that the value plainly has.
    fn of_value(&self, value: &Expr) -> Vec<MemberPath> {
        match purity::peel(value) {
            Expr::Tuple(tuple) => numbered(tuple.elems.iter().map(|value| self.of_value(value))),
            Expr::Field(field) => {
                let place = MemberPath(vec![field.member.clone()]);
                let around = self.of_value(&field.base);
                around
                    .iter()
                    .filter_map(|path| path.within(&place))
                    .collect()
            }
            Expr::Call(call) => self.of_call(call),
            Expr::Struct(literal) => self.of_literal(literal),
            Expr::Block(block) => self.of_tail(&block.block),
            Expr::Unsafe(block) => self.of_tail(&block.block),
            Expr::If(branch) => self.of_tail(&branch.then_branch),
            Expr::Match(branch) => {
                let mut arms = branch.arms.iter().map(|arm| self.of_value(&arm.body));
                arms.find(|members| !members.is_empty()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// Its own fields, and those of what follows `..`, as far as that tells, or another literal does.
    fn of_literal(&self, literal: &ExprStruct) -> Vec<MemberPath> {
        let fields = literal.fields.iter();
        let own = fields.flat_map(|field| within(&field.member, &self.of_value(&field.expr)));
        let base = literal.rest.as_deref().map(|base| self.of_value(base));
        let others = self.of_struct(&literal.path);
        let mut members: Vec<_> = own.collect();
        for path in base.into_iter().flatten().chain(others) {
            let is_first = |known: &MemberPath| known.0.first() == path.0.first();
            if !members.iter().any(is_first) {
                members.push(path);
            }
        }
        members
    }

    fn of_tail(&self, block: &Block) -> Vec<MemberPath> {
        match block.stmts.last() {
            Some(Stmt::Expr(tail, None)) => self.of_value(tail),
            _ => Vec::new(),
        }
    }

    /// `Pair(a, b)`, `Box::new(value)`
    fn of_call(&self, call: &ExprCall) -> Vec<MemberPath> {
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
                numbered(call.args.iter().map(|value| self.of_value(value)))
            }
            ([.., owner, new], Some(value)) if owner == "Box" && new == "new" => {
                self.of_value(value)
            }
            _ => Vec::new(),
        }
    }
}

fn struct_path(ty: &Type) -> Option<&Path> {
    match ty {
        Type::Paren(inner) => struct_path(&inner.elem),
        Type::Group(inner) => struct_path(&inner.elem),
        Type::Path(named) if named.qself.is_none() => Some(&named.path),
        _ => None,
    }
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
