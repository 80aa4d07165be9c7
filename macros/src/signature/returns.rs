//! The return type, in each of its written forms.
//!
//! Takes the function's `syn::Signature`; gives the four types of a generator, how it is boxed, and what its frame derives.
//!
//! Rule: invisible groups (from `macro_rules!`) and parentheses around a type make no difference anywhere.

mod bounds;

use syn::{GenericArgument, PathArguments, Type, parse_quote};

use crate::diag::{Diagnostics, message};
use crate::visitors::visit::{self, Visit};
use crate::visitors::visit_mut::{self, VisitMut};

/// What the return type alone tells of a [`super::Signature`]; the fields are described there.
pub(super) struct Returns {
    pub(super) item: Type,
    pub(super) send: Option<Type>,
    pub(super) throw: Option<Type>,
    pub(super) ret: Type,
    pub(super) output: Type,
    pub(super) boxed: Option<syn::Path>,
    pub(super) clone: bool,
    pub(super) debug: bool,
}

/// The types as written; `Item` may turn out to be missing.
#[derive(Default)]
struct Types {
    item: Option<Type>,
    send: Option<Type>,
    throw: Option<Type>,
    ret: Option<Type>,
}

/// `None` if there is an error to report.
pub(super) fn read(
    sig: &syn::Signature,
    krate: &syn::Path,
    errors: &mut Diagnostics,
) -> Option<Returns> {
    let syn::ReturnType::Type(_, output) = &sig.output else {
        errors.push(&sig.ident, message::NO_RETURN_TYPE);
        return None;
    };
    match peel(output) {
        Type::ImplTrait(written) => {
            let bounds = bounds::read(&written.bounds, written, errors)?;
            let (clone, debug) = (bounds.clone, bounds.debug);
            let output = bounds.complete(output, krate);
            Some(returns(bounds.types, output, errors)?.derive(clone, debug))
        }
        Type::Path(written) => boxed(written, output, krate, errors),
        Type::TraitObject(written) => {
            errors.push(written, message::UNBOXED_DYN);
            None
        }
        other => {
            errors.push(other, message::UNREADABLE_RETURN);
            None
        }
    }
}

/// `Box<dyn ..>` and `BoxGenerator<..>`.
fn boxed(
    written: &syn::TypePath,
    output: &Type,
    krate: &syn::Path,
    errors: &mut Diagnostics,
) -> Option<Returns> {
    let last = written.path.segments.last()?;
    if last.ident == "Box" {
        let Some(Type::TraitObject(object)) = only_type(&last.arguments).map(peel) else {
            errors.push(written, message::UNREADABLE_BOX);
            return None;
        };
        let bounds = bounds::read(&object.bounds, object, errors)?;
        let output = bounds.complete(output, krate);
        let mut path = written.path.clone();
        path.segments.last_mut()?.arguments = PathArguments::None;
        Some(returns(bounds.types, output, errors)?.in_box(path))
    } else if last.ident == "BoxGenerator" {
        let types = positional(&last.arguments, written, errors)?;
        let path = parse_quote!(#krate::__private::Box);
        Some(returns(types, output.clone(), errors)?.in_box(path))
    } else {
        unreadable(written, last, errors);
        None
    }
}

/// Why a path to some type does not say what is yielded.
fn unreadable(written: &syn::TypePath, last: &syn::PathSegment, errors: &mut Diagnostics) {
    if last.ident == "Iterator" || last.ident == "Generator" {
        errors.push(&last.ident, message::trait_as_type(&last.ident));
    } else if last.ident == "IntoIterator" {
        errors.push(&last.ident, message::INTO_ITERATOR);
    } else if is_plain(&Type::Path(written.clone())) || holds_traits(written) {
        errors.push(written, message::UNREADABLE_RETURN);
    } else {
        let names = written.path.segments.iter();
        let names: Vec<_> = names.map(|segment| segment.ident.to_string()).collect();
        errors.push(written, message::unreadable_alias(names.join("::")));
    }
}

/// `Option<impl Iterator<..>>`: no alias, but a type of some other kind around the one that could be read.
fn holds_traits(written: &syn::TypePath) -> bool {
    struct Traits(bool);
    impl Visit for Traits {
        fn visit_type(&mut self, ty: &Type) {
            self.0 |= matches!(ty, Type::ImplTrait(_) | Type::TraitObject(_));
            visit::visit_type(self, ty);
        }
    }
    let mut found = Traits(false);
    found.visit_type_path(written);
    found.0
}

fn only_type(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    match arguments.args.iter().collect::<Vec<_>>()[..] {
        [GenericArgument::Type(ty)] => Some(ty),
        _ => None,
    }
}

/// `BoxGenerator<'a, Item, Send, Return, Throw>`; a surplus argument is left to rustc.
fn positional(
    arguments: &PathArguments,
    written: &syn::TypePath,
    errors: &mut Diagnostics,
) -> Option<Types> {
    let mut given = Vec::new();
    if let PathArguments::AngleBracketed(arguments) = arguments {
        for argument in &arguments.args {
            match argument {
                GenericArgument::Lifetime(_) => {}
                GenericArgument::Type(ty) => given.push(ty.clone()),
                other => {
                    errors.push(other, message::BOX_GENERATOR_ARGUMENTS);
                    return None;
                }
            }
        }
    }
    if given.is_empty() {
        errors.push(written, message::BOX_GENERATOR_ARGUMENTS);
        return None;
    }
    let mut given = given.into_iter();
    Some(Types {
        item: given.next(),
        send: given.next(),
        ret: given.next(),
        throw: given.next(),
    })
}

/// Brings the written types to the form that the other passes use.
fn returns(types: Types, output: Type, errors: &mut Diagnostics) -> Option<Returns> {
    let throw = types.throw.filter(|ty| !is_infallible(ty));
    if let Some(throw) = &throw
        && types.ret.as_ref().is_none_or(cannot_be_result)
    {
        errors.push(throw, message::THROW_WITHOUT_RESULT);
        return None;
    }
    Some(Returns {
        item: in_body(types.item?),
        send: types.send.filter(|ty| !is_unit(ty)).map(in_body),
        throw: throw.map(in_body),
        ret: in_body(types.ret.unwrap_or_else(|| parse_quote!(()))),
        output,
        boxed: None,
        clone: false,
        debug: false,
    })
}

impl Returns {
    fn derive(self, clone: bool, debug: bool) -> Self {
        Self {
            clone,
            debug,
            ..self
        }
    }

    fn in_box(self, path: syn::Path) -> Self {
        Self {
            boxed: Some(path),
            ..self
        }
    }
}

/// A type as it may be written in the body, where `impl Trait` may not stand: rustc infers what is behind it.
fn in_body(mut ty: Type) -> Type {
    struct Infer;
    impl VisitMut for Infer {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if matches!(ty, Type::ImplTrait(_)) {
                *ty = parse_quote!(_);
            } else {
                visit_mut::visit_type_mut(self, ty);
            }
        }
    }
    Infer.visit_type_mut(&mut ty);
    ty
}

/// The type without the groups and parentheses around it.
pub(crate) fn peel(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        }
    }
}

pub(crate) fn is_unit(ty: &Type) -> bool {
    matches!(peel(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// Std's own `Infallible`: bare, or by its full path.
fn is_infallible(ty: &Type) -> bool {
    let Type::Path(path) = peel(ty) else {
        return false;
    };
    let segments: Vec<_> = path.path.segments.iter().collect();
    match segments[..] {
        [last] => last.ident == "Infallible",
        [krate, module, last] => {
            (krate.ident == "core" || krate.ident == "std")
                && module.ident == "convert"
                && last.ident == "Infallible"
        }
        _ => false,
    }
}

/// `Throw` needs a `Result`. Any name that may stand for one is left to rustc.
fn cannot_be_result(ty: &Type) -> bool {
    is_plain(ty) || last_name_is(ty, &["Option", "ControlFlow"])
}

/// No `?` can leave through this type. Any name that may stand for a `Result` or its like is left to rustc.
pub(crate) fn cannot_fail(ty: &Type) -> bool {
    is_plain(ty)
}

/// Evidently not a `Result`, nor a name that may stand for one.
fn is_plain(ty: &Type) -> bool {
    const PLAIN: &[&str] = &[
        "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32",
        "i64", "i128", "isize", "f32", "f64", "String", "Vec", "Box",
    ];
    match peel(ty) {
        Type::Path(_) => last_name_is(ty, PLAIN),
        Type::Macro(_) | Type::Infer(_) | Type::Verbatim(_) | Type::ImplTrait(_) => false,
        _ => true,
    }
}

pub(super) fn last_name_is(ty: &Type, names: &[&str]) -> bool {
    let Type::Path(path) = peel(ty) else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| names.iter().any(|name| last.ident == name))
}
