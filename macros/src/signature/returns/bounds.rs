//! `Iterator<Item = ..>` or `Generator<..>` among the bounds of an `impl` or a `dyn`.
//!
//! Takes the bounds, in any order; gives the types that they name, and can write the ones left out back into them.
//!
//! Rule: bounds that are not about generators (`+ 'a`, `+ Send`, `+ use<..>`, a user's trait) are kept as they are.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, PathArguments, Token, TraitBound, Type, TypeParamBound, parse_quote};

use super::Types;
use crate::diag::{Diagnostics, message};

type Bounds = Punctuated<TypeParamBound, Token![+]>;

pub(super) struct Read {
    pub(super) types: Types,
    pub(super) clone: bool,
    pub(super) debug: bool,
    /// There is a `Generator` bound, to be completed.
    generator: bool,
}

/// Traits whose bound says what is yielded; every generator is fused.
const SAYING: &[&str] = &["FusedIterator", "Generator", "Iterator"];

/// Traits that come naturally with some iterators, but never with a generator.
const NEVER: &[&str] = &["Copy", "DoubleEndedIterator", "ExactSizeIterator"];

/// `None` if there is an error to report; `written` is where it is reported if no bound is at fault.
pub(super) fn read(
    bounds: &Bounds,
    written: &impl ToTokens,
    errors: &mut Diagnostics,
) -> Option<Read> {
    let mut read = Read {
        types: Types::default(),
        clone: false,
        debug: false,
        generator: false,
    };
    // The name of the last bound that can say what is yielded, and whether all was well so far.
    let (mut main, mut sound) = (None, true);
    for bound in traits(bounds) {
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        if SAYING.iter().any(|name| last.ident == name) {
            read.generator |= last.ident == "Generator";
            sound &= associated(last, &mut read.types, errors);
            main = Some(last);
        } else if last.ident == "IntoIterator" {
            errors.push(&last.ident, message::INTO_ITERATOR);
            return None;
        } else if NEVER.iter().any(|name| last.ident == name) {
            errors.push(&bound.path, message::not_implemented(&last.ident));
            sound = false;
        }
        read.clone |= last.ident == "Clone";
        read.debug |= last.ident == "Debug";
    }
    match main {
        // What is told already may be the one that was to say it.
        _ if !sound => {}
        None => errors.push(written, message::UNREADABLE_RETURN),
        Some(last) if read.types.item.is_none() => {
            errors.push(&last.ident, message::no_item(&last.ident));
        }
        Some(_) => return Some(read),
    }
    None
}

impl Read {
    /// The whole return type with what its `Generator` bound leaves out written in.
    pub(super) fn complete(&self, output: &Type, krate: &syn::Path) -> Type {
        let mut output = output.clone();
        if self.generator
            && let Some(bounds) = bounds_mut(&mut output)
        {
            for bound in bounds {
                if let TypeParamBound::Trait(bound) = bound {
                    self.complete_bound(bound, krate);
                }
            }
        }
        output
    }

    fn complete_bound(&self, bound: &mut TraitBound, krate: &syn::Path) {
        let Some(last) = bound.path.segments.last_mut() else {
            return;
        };
        if last.ident != "Generator" {
            return;
        }
        if last.arguments.is_none() {
            last.arguments = PathArguments::AngleBracketed(parse_quote!(<>));
        }
        let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
            return;
        };
        let missing: [(&Option<Type>, GenericArgument); 3] = [
            (&self.types.send, parse_quote!(Send = ())),
            (
                &self.types.throw,
                parse_quote!(Throw = #krate::__private::Infallible),
            ),
            (&self.types.ret, parse_quote!(Return = ())),
        ];
        for (given, argument) in missing {
            if given.is_none() {
                arguments.args.push(argument);
            }
        }
    }
}

fn traits(bounds: &Bounds) -> impl Iterator<Item = &TraitBound> {
    bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound),
        _ => None,
    })
}

/// The bounds of the form that [`super::read`] recognised.
fn bounds_mut(ty: &mut Type) -> Option<&mut Bounds> {
    match ty {
        Type::Group(group) => bounds_mut(&mut group.elem),
        Type::Paren(paren) => bounds_mut(&mut paren.elem),
        Type::ImplTrait(written) => Some(&mut written.bounds),
        Type::TraitObject(written) => Some(&mut written.bounds),
        Type::Path(written) => {
            let last = written.path.segments.last_mut()?;
            let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
                return None;
            };
            match arguments.args.first_mut()? {
                GenericArgument::Type(ty) => bounds_mut(ty),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Collects what the bound `last` says; `false` if there was an error.
fn associated(last: &syn::PathSegment, types: &mut Types, errors: &mut Diagnostics) -> bool {
    let arguments = match &last.arguments {
        PathArguments::None => return true,
        PathArguments::AngleBracketed(arguments) => arguments,
        PathArguments::Parenthesized(arguments) => {
            errors.push(arguments, message::positional_argument(&last.ident));
            return false;
        }
    };
    // What one bound says twice is an error; `Iterator<Item = u8> + Generator<Item = u8>` is not.
    let mut here = Types::default();
    let mut sound = true;
    let mut positional = None;
    for argument in &arguments.args {
        match argument {
            GenericArgument::AssocType(_) | GenericArgument::Constraint(_) => {
                sound &= one(argument, &last.ident, &mut here, errors);
            }
            other => positional = positional.or(Some(other)),
        }
    }
    // Once says it for all of them.
    if let Some(argument) = positional {
        errors.push(argument, message::positional_argument(&last.ident));
        sound = false;
    }
    types.item = types.item.take().or(here.item);
    types.send = types.send.take().or(here.send);
    types.throw = types.throw.take().or(here.throw);
    types.ret = types.ret.take().or(here.ret);
    sound
}

fn one(
    argument: &GenericArgument,
    of: &syn::Ident,
    types: &mut Types,
    errors: &mut Diagnostics,
) -> bool {
    let (name, ty) = match argument {
        GenericArgument::AssocType(given) => (&given.ident, &given.ty),
        GenericArgument::Constraint(given) => {
            errors.push(given, message::item_bound(&given.ident));
            return false;
        }
        other => {
            errors.push(other, message::positional_argument(of));
            return false;
        }
    };
    let generator = of == "Generator";
    let slot = if name == "Item" {
        &mut types.item
    } else if generator && name == "Send" {
        &mut types.send
    } else if generator && name == "Throw" {
        &mut types.throw
    } else if generator && name == "Return" {
        &mut types.ret
    } else {
        let text = if !generator && (name == "Send" || name == "Throw" || name == "Return") {
            message::unknown_type_of_iterator(name)
        } else {
            message::unknown_type(of, name)
        };
        errors.push(name, text);
        return false;
    };
    if slot.replace(ty.clone()).is_some() {
        errors.push(name, message::duplicate_type(name));
        return false;
    }
    true
}
