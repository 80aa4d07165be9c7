//! Parameters of one name.
//!
//! Takes the signature; gives an error at each name that an earlier parameter has. Behind this pass a local that another shadows has a name of
//! its own, and rustc would not see the mistake. Names of one pattern it does see.

use syn::{FnArg, Signature};

use crate::diag::{Diagnostics, message};
use crate::hygiene::key;
use crate::resolve::{PatPosition, bindings};
use crate::sorted::Set;

pub(super) fn check(signature: &Signature, errors: &mut Diagnostics) {
    let mut names = Set::new();
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { continue };
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
