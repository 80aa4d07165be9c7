//! What the function names, wherever it does: members, and by what; types.
//!
//! Takes the whole of it, before any of it is lowered, for what is named below tells of what stands above.

use proc_macro2::Ident;
use syn::{Expr, ExprField, ExprStruct, ImplItemFn, Member, Path};

use super::purity;
use crate::ir::MemberPath;
use crate::sorted::{Map, Set};
use crate::std_macros;
use crate::visitors::visit::{self, Visit};

/// All that the function names.
pub(super) fn written(function: &ImplItemFn) -> Written {
    let mut written = Written::default();
    written.visit_signature(&function.sig);
    written.visit_block(&function.block);
    written
}

type Members = Map<String, Vec<MemberPath>>;

#[derive(Default)]
pub(super) struct Written {
    /// Those that are none of a union's: they are named outside of `unsafe` blocks, but to assign them, or beside others in a literal or a
    /// pattern.
    pub(super) plain: Vec<MemberPath>,
    /// The variables of which some are named by number.
    pub(super) numbered: Vec<Ident>,
    /// What is named as a type, by one word, or as what an associated item is of.
    pub(super) types: Set<String>,
    /// By the name of a variable, of which there may be several: the members that code names.
    named: Members,
    /// The same, of those that are assigned anew.
    assigned: Members,
    /// By the path of a struct, those that its literals name, and those that its patterns do.
    literals: Members,
    patterns: Members,
}

impl Written {
    /// Of a literal, which names all or nearly all, as a rule in the order in which they are declared.
    pub(super) fn of_literals(&self, path: &Path) -> &[MemberPath] {
        of(&self.literals, &text(path))
    }

    pub(super) fn of_patterns(&self, path: &Path) -> &[MemberPath] {
        of(&self.patterns, &text(path))
    }

    /// The members by which code names variables of the name.
    pub(super) fn named(&self, name: &Ident) -> &[MemberPath] {
        of(&self.named, &name.to_string())
    }

    /// Those of them that some code assigns.
    pub(super) fn assigned(&self, name: &Ident) -> &[MemberPath] {
        of(&self.assigned, &name.to_string())
    }
}

fn of<'m>(members: &'m Members, name: &str) -> &'m [MemberPath] {
    members.get(name).map_or(&[], Vec::as_slice)
}

fn note(members: &mut Members, name: String, place: MemberPath) {
    let known = members.or_default(name);
    if !known.contains(&place) {
        known.push(place);
    }
}

/// Without its generic arguments: what they are, the fields are the same.
fn text(path: &Path) -> String {
    let names = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string());
    names.collect::<Vec<_>>().join("::")
}

impl Visit for Written {
    fn visit_expr_struct(&mut self, literal: &ExprStruct) {
        let members = literal.fields.iter().map(|field| &field.member);
        for member in beside_others(members) {
            note(&mut self.literals, text(&literal.path), member.clone());
            self.plain.push(member);
        }
        visit::visit_expr_struct(self, literal);
    }

    fn visit_pat_struct(&mut self, pat: &syn::PatStruct) {
        let members = pat.fields.iter().map(|field| &field.member);
        for member in beside_others(members) {
            note(&mut self.patterns, text(&pat.path), member.clone());
            self.plain.push(member);
        }
        visit::visit_pat_struct(self, pat);
    }

    fn visit_path(&mut self, path: &Path) {
        let mut segments = path.segments.iter();
        if let (Some(first), Some(_)) = (segments.next(), segments.next()) {
            self.types.insert(first.ident.to_string());
        }
        visit::visit_path(self, path);
    }

    fn visit_type_path(&mut self, ty: &syn::TypePath) {
        let name = ty.path.segments.first();
        self.types
            .extend(name.map(|segment| segment.ident.to_string()));
        visit::visit_type_path(self, ty);
    }

    fn visit_expr_field(&mut self, field: &ExprField) {
        let (base, place) = member(field);
        if let Some(name) = variable(base) {
            if matches!(field.member, Member::Unnamed(_)) {
                self.numbered.push(name.clone());
            }
            note(&mut self.named, name.to_string(), place.clone());
        }
        self.plain
            .extend(place.around().filter(|path| !path.is_empty()));
        self.plain.push(place);
        self.visit_expr(base);
    }

    /// A member of a union may be assigned by any code.
    fn visit_expr_assign(&mut self, assign: &syn::ExprAssign) {
        if let Expr::Field(field) = purity::peel(&assign.left)
            && let (base, place) = member(field)
            && let Some(name) = variable(base)
        {
            note(&mut self.assigned, name.to_string(), place);
        }
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

/// The members, unless there is only one: a union has one at a time.
fn beside_others<'m>(members: impl ExactSizeIterator<Item = &'m Member>) -> Vec<MemberPath> {
    let is_alone = members.len() < 2;
    let members = members.filter(|_| !is_alone);
    members
        .map(|member| MemberPath(vec![member.clone()]))
        .collect()
}

/// What it is a member of, and the way from there.
fn member(field: &ExprField) -> (&Expr, MemberPath) {
    let (mut base, mut path) = (&*field.base, vec![field.member.clone()]);
    while let Expr::Field(inner) = purity::peel(base) {
        path.insert(0, inner.member.clone());
        base = &inner.base;
    }
    (base, MemberPath(path))
}

fn variable(expr: &Expr) -> Option<&Ident> {
    match purity::peel(expr) {
        Expr::Path(path) => path.path.get_ident(),
        _ => None,
    }
}
