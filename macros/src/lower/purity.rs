//! What syntax alone tells of a value: whether evaluating it later changes anything, whether it is a place, whether its type
//! has a destructor.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    Expr, ExprClosure, GenericArgument, Generics, Lit, PathArguments, Token, Type, TypeParamBound,
    UnOp, WherePredicate,
};

use crate::access;
use crate::hygiene::Call;
pub(super) use crate::syntax::peel;
use crate::visitors::visit::{self, Visit};

pub(super) fn is_unit(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(tuple) if tuple.elems.is_empty())
}

/// A place: naming it does not make a value.
pub(super) fn is_place(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Index(index) => is_place(&index.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        _ => false,
    }
}

/// A member or an element of something, be that a place or a value.
pub(super) fn is_projection(expr: &Expr) -> bool {
    matches!(peel(expr), Expr::Field(_) | Expr::Index(_))
}

/// A local, or a member of one by its path.
pub(super) fn is_member(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Path(_) => true,
        Expr::Field(field) => is_member(&field.base),
        _ => false,
    }
}

/// Evaluating it has no effect and cannot fail: it may be evaluated after the suspension, as long as nothing that it names has
/// changed since.
pub(super) fn is_pure(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Lit(_) | Expr::Path(_) | Expr::Closure(_) | Expr::Const(_) => true,
        Expr::Field(field) => is_pure_place(&field.base),
        Expr::Unary(unary) => match unary.op {
            UnOp::Deref(_) => is_pure_place(expr),
            UnOp::Neg(_) => matches!(peel(&unary.expr), Expr::Lit(_)),
            _ => false,
        },
        Expr::Reference(reference) => is_pure_place(&reference.expr),
        // A closure inside takes its type from where the whole goes.
        Expr::Call(call) => {
            is_constructor(&call.func)
                && call.args.iter().all(is_pure)
                && call.args.iter().any(is_closure)
        }
        _ => false,
    }
}

/// A closure written here, or a reference to it.
pub(super) fn closure(expr: &Expr) -> Option<&ExprClosure> {
    match peel(expr) {
        Expr::Closure(closure) => Some(closure),
        Expr::Reference(reference) => closure(&reference.expr),
        _ => None,
    }
}

fn is_closure(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Closure(_) => true,
        Expr::Call(call) => is_constructor(&call.func) && call.args.iter().any(is_closure),
        _ => false,
    }
}

/// A place named without effects: locals, fields, dereferences of such. An index is evaluated where it stands, so it must be the same later.
pub(super) fn is_pure_place(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(field) => is_pure_place(&field.base),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)) && is_pure_place(&unary.expr),
        Expr::Index(index) => is_pure_place(&index.expr) && is_lasting(&index.index),
        _ => false,
    }
}

/// An index that may be told later: a constant, or a borrow, which nothing can have changed.
pub(super) fn is_lasting(index: &Expr) -> bool {
    is_constant(index) || is_pure_borrow(index)
}

/// `&place`: taken after the suspension, whatever stands between (nothing can have changed the place).
pub(super) fn is_pure_borrow(expr: &Expr) -> bool {
    matches!(peel(expr), Expr::Reference(reference) if is_pure_place(&reference.expr))
}

/// A borrow in tail position, whose temporary `let` lets live as long as the variable.
pub(super) fn extends(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Reference(_) => true,
        Expr::Tuple(tuple) => tuple.elems.iter().any(extends),
        Expr::Array(array) => array.elems.iter().any(extends),
        Expr::Struct(structure) => structure.fields.iter().any(|field| extends(&field.expr)),
        Expr::Cast(cast) => extends(&cast.expr),
        _ => false,
    }
}

/// A tuple struct, a variant, or one of std's boxes: `Some(..)`, `Point(..)`, `Box::new(..)`.
fn is_constructor(func: &Expr) -> bool {
    let boxes = ["Box", "Rc", "Arc", "Cell", "RefCell"];
    let is_box = match names(func).as_slice() {
        [.., owner, new] => *new == "new" && boxes.iter().any(|name| *owner == name),
        _ => false,
    };
    is_box || is_variant(func)
}

/// A tuple struct or a variant, as far as a name tells.
pub(super) fn is_variant(func: &Expr) -> bool {
    let last = names(func).pop();
    last.is_some_and(|name| name.to_string().starts_with(char::is_uppercase))
}

/// The names of a path; none of anything else.
fn names(expr: &Expr) -> Vec<&Ident> {
    match peel(expr) {
        Expr::Path(path) => path.path.segments.iter().map(|s| &s.ident).collect(),
        _ => Vec::new(),
    }
}

/// Whether the value of this expression has, plainly, no destructor: a reference, a number, a text literal.
pub(super) fn drop_free_value(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Reference(_) | Expr::RawAddr(_) => true,
        Expr::Lit(lit) => !matches!(lit.lit, Lit::Verbatim(_)),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && drop_free_value(&unary.expr),
        _ => false,
    }
}

/// Whether the name is an operand of some operator in the expression.
pub(super) fn is_operand(name: &Ident, expr: &Expr) -> bool {
    struct Finder<'n> {
        name: &'n Ident,
        found: bool,
    }
    impl Visit for Finder<'_> {
        fn visit_expr_binary(&mut self, binary: &syn::ExprBinary) {
            let mut operands = [&binary.left, &binary.right].into_iter();
            self.found |= operands.any(|operand| {
                matches!(peel(operand), Expr::Path(path) if path.path.is_ident(self.name))
            });
            visit::visit_expr_binary(self, binary);
        }
    }
    let mut finder = Finder { name, found: false };
    finder.visit_expr(expr);
    finder.found
}

/// The variant of std's `Option`, as far as a name tells.
pub(super) fn is_some(func: &Expr) -> bool {
    matches!(peel(func), Expr::Path(path) if path.path.is_ident("Some"))
}

/// A constant, without a destructor: a borrow of it lives for ever.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match peel(expr) {
        Expr::Lit(_) => true,
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_constant(&unary.expr),
        Expr::Reference(reference) => is_constant(&reference.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_constant),
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Repeat(repeat) => is_constant(&repeat.expr),
        Expr::Call(call) => {
            let of_std = matches!(peel(&call.func), Expr::Path(path) if path.path.get_ident().is_some() && access::is_of_std(&path.path));
            of_std && call.args.iter().all(is_constant)
        }
        path => is_none(path),
    }
}

/// `None`
pub(super) fn is_none(expr: &Expr) -> bool {
    names(expr).last().is_some_and(|last| *last == "None")
}

/// What a call does to a value of the written type, or of a type with these bounds: the first function in it tells.
pub(super) fn call(tokens: &impl ToTokens) -> Option<Call> {
    fn found(tokens: TokenStream) -> Option<Call> {
        tokens.into_iter().find_map(|token| match token {
            TokenTree::Ident(ident) if ident == "FnOnce" => Some(Call::Once),
            TokenTree::Ident(ident) if ["Fn", "FnMut", "fn"].iter().any(|word| ident == word) => {
                Some(Call::Again)
            }
            TokenTree::Group(group) => found(group.stream()),
            _ => None,
        })
    }
    found(tokens.to_token_stream())
}

/// Whether the type holds an `impl Trait`, which a `let` can't be of.
pub(super) fn is_opaque(ty: &Type) -> bool {
    struct Finder(bool);
    impl Visit for Finder {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(ty);
    finder.0
}

/// Whether the same text elsewhere may be another type: a part of it is inferred, or an `impl Trait`.
pub(super) fn is_open(ty: &Type) -> bool {
    struct Finder(bool);
    impl Visit for Finder {
        fn visit_type(&mut self, ty: &Type) {
            self.0 |= matches!(ty, Type::Infer(_));
            visit::visit_type(self, ty);
        }
    }
    let mut finder = Finder(is_opaque(ty));
    finder.visit_type(ty);
    finder.0
}

pub(super) type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// The type parameters whose bounds tell something.
pub(super) fn bounded_generics<T>(
    generics: &Generics,
    tell: impl Fn(&Bounds) -> Option<T>,
) -> Vec<(Ident, T)> {
    let clauses = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    let clauses = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(bound) => match &bound.bounded_ty {
            Type::Path(path) => Some((path.path.get_ident()?.clone(), tell(&bound.bounds)?)),
            _ => None,
        },
        _ => None,
    });
    let inline = generics
        .type_params()
        .filter_map(|param| Some((param.ident.clone(), tell(&param.bounds)?)));
    inline.chain(clauses).collect()
}

/// Types of std's whose methods that consume are all known by their names. Not boxes: what they hold has methods too, and some of `self: Rc<Self>`.
const OF_STD: [&str; 14] = [
    "Vec",
    "String",
    "HashMap",
    "HashSet",
    "BTreeMap",
    "BTreeSet",
    "VecDeque",
    "BinaryHeap",
    "LinkedList",
    "Cell",
    "RefCell",
    "Mutex",
    "RwLock",
    "PathBuf",
];

/// Whether the written type is one of those.
pub(super) fn is_of_std(ty: &Type) -> bool {
    match ty {
        Type::Paren(inner) => is_of_std(&inner.elem),
        Type::Group(inner) => is_of_std(&inner.elem),
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| OF_STD.iter().any(|name| last.ident == name))
        }
        _ => false,
    }
}

/// Whether the value plainly is of one: `Vec::new()`, `vec![..]`, `"text".to_string()`.
pub(super) fn is_value_of_std(value: &Expr) -> bool {
    match peel(value) {
        Expr::Call(call) => match names(&call.func).as_slice() {
            [.., owner, _] => OF_STD.iter().any(|name| *owner == name),
            _ => false,
        },
        Expr::MethodCall(call) => {
            let made = ["to_string", "to_vec"];
            made.iter().any(|name| call.method == name)
        }
        Expr::Macro(mac) => ["vec", "format"]
            .iter()
            .any(|name| mac.mac.path.is_ident(name)),
        _ => false,
    }
}

/// Whether the written type is `Copy`.
pub(super) fn copies(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => reference.mutability.is_none(),
        Type::Paren(inner) => copies(&inner.elem),
        Type::Group(inner) => copies(&inner.elem),
        Type::Array(array) => copies(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(copies),
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if is_std_option(&path.path) => match &last.arguments {
                PathArguments::AngleBracketed(arguments) => arguments
                    .args
                    .iter()
                    .all(|argument| matches!(argument, GenericArgument::Type(ty) if copies(ty))),
                _ => false,
            },
            _ => drop_free(ty),
        },
        _ => drop_free(ty),
    }
}

/// The type, if it is `Copy` for no more than the name of std's `Option`, which may be another's here.
pub(super) fn copies_by_name(ty: &Type) -> Option<&Type> {
    struct Named(bool);
    impl Visit for Named {
        fn visit_path(&mut self, path: &syn::Path) {
            let first = path.segments.first();
            self.0 |= first.is_some_and(|first| first.ident == "Option");
            visit::visit_path(self, path);
        }
    }
    let mut named = Named(false);
    named.visit_type(ty);
    (named.0 && copies(ty)).then_some(ty)
}

/// Not one of the user's that a module is named for.
fn is_std_option(path: &syn::Path) -> bool {
    let mut names = path.segments.iter().rev().map(|segment| &segment.ident);
    names.next().is_some_and(|last| last == "Option")
        && names.next().is_none_or(|module| module == "option")
}

/// Whether the written type is a `&mut`, or a tuple of such and others.
pub(super) fn reborrows(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => reference.mutability.is_some(),
        Type::Paren(inner) => reborrows(&inner.elem),
        Type::Group(inner) => reborrows(&inner.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(reborrows),
        _ => false,
    }
}

/// Whether the value of this expression is, plainly, a `&mut`.
pub(super) fn reborrows_value(expr: &Expr) -> bool {
    matches!(peel(expr), Expr::Reference(reference) if reference.mutability.is_some())
}

const NUMBERS: [&str; 14] = [
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32",
    "f64",
];

/// Whether the written type is a primitive number.
pub(super) fn is_number(ty: &Type) -> bool {
    match ty {
        Type::Paren(inner) => is_number(&inner.elem),
        Type::Group(inner) => is_number(&inner.elem),
        Type::Path(path) => NUMBERS.iter().any(|name| path.path.is_ident(name)),
        _ => false,
    }
}

/// Whether the written type has no destructor.
pub(super) fn drop_free(ty: &Type) -> bool {
    match ty {
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::Never(_) => true,
        Type::Paren(inner) => drop_free(&inner.elem),
        Type::Group(inner) => drop_free(&inner.elem),
        Type::Array(array) => drop_free(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(drop_free),
        Type::Path(path) => {
            let others = ["bool", "char", "str"];
            let mut plain = NUMBERS.iter().chain(&others);
            path.qself.is_none() && plain.any(|name| path.path.is_ident(name))
        }
        _ => false,
    }
}
