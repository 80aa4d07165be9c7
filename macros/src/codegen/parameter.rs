//! The parameters' values in the frame of a generator that has not started.
//!
//! ```text
//! fn pairs((one, two): (A, B))
//!
//! let start = Frame::Start { _argument: { let (m0, m1) = argument; (m1, m0) } };       // drops as what the pattern binds
//! let argument = { let (m1, m0) = _argument; (m0, m1) };                                // when it starts
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::Generate;
use crate::ir::LocalId;

impl Generate<'_> {
    /// From what the caller gives to what the frame holds.
    pub(super) fn in_order_of_drops(&self, param: LocalId, value: TokenStream) -> TokenStream {
        let (own, drops) = self.members_of(param);
        if drops.is_empty() {
            return value;
        }
        quote!({ let (#(#own),*) = #value; (#(#drops),*) })
    }

    /// And back.
    pub(super) fn in_own_order(&self, param: LocalId, value: TokenStream) -> TokenStream {
        let (own, drops) = self.members_of(param);
        if drops.is_empty() {
            return value;
        }
        quote!({ let (#(#drops),*) = #value; (#(#own),*) })
    }

    /// Names for its members, in their own order and in that in which they drop.
    fn members_of(&self, param: LocalId) -> (Vec<Ident>, Vec<Ident>) {
        let name = |number| format_ident!("member_{}", number, span = Span::mixed_site());
        let drops = &self.body.local(param).drops;
        let own = (0..drops.len()).map(name);
        (own.collect(), drops.iter().copied().map(name).collect())
    }
}
