//! Parameters of one name, or of no size.
//!
//! Takes the signature; gives an error at each name that an earlier parameter has. Behind this pass a local that another shadows has a name of
//! its own, and rustc would not see the mistake. Names of one pattern it does see. And an error at each type that plainly has no size: rustc
//! would tell of each place that keeps the parameter.

use syn::{FnArg, Signature, Type};

use crate::diag::{Diagnostics, message};
use crate::hygiene::key;
use crate::resolve::{PatPosition, bindings};
use crate::signature::peel;
use crate::sorted::Set;

pub(super) fn check(signature: &Signature, errors: &mut Diagnostics) {
    let mut names = Set::new();
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        if is_unsized(&input.ty) {
            errors.push(&input.ty, message::UNSIZED_PARAMETER);
        }
        let bound = bindings(&input.pat, PatPosition::Irrefutable);
        for binding in &bound {
            if names.contains(&key(&binding.name)) {
                let text = message::parameter_named_twice(&binding.name);
                errors.push(&binding.name, text);
            }
        }
        for binding in bound {
            names.insert(key(&binding.name));
        }
    }
}

/// As far as it says so itself.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    match peel(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}
