//! The parameters' values in the frame of a generator that has not started.
//!
//! ```text
//! fn pairs((one, two): (A, B))
//!
//! let start = Frame::Start { _argument: Argument::new(argument, |argument| { let (one, two) = argument; }) };       // drops as what the pattern binds
//! let argument = Argument::taken(_argument);                                                                          // when it starts
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::{Generate, allow};
use crate::ir::LocalId;

impl Generate<'_> {
    /// From what the caller gives to what the frame holds.
    pub(super) fn not_started(&self, param: LocalId, value: TokenStream) -> TokenStream {
        let Some(pat) = &self.body.local(param).apart else {
            return value;
        };
        let (krate, allow) = (&self.signature.krate, allow());
        quote!(#krate::__private::Argument::new(#value, #allow |argument| { let #pat = argument; }))
    }

    /// And back.
    pub(super) fn started(&self, param: LocalId, value: TokenStream) -> TokenStream {
        let krate = &self.signature.krate;
        match self.body.local(param).apart {
            Some(_) => quote!(#krate::__private::Argument::taken(#value)),
            None => value,
        }
    }
}
