//! The prelude is absent in one half, and means something else in the other.

pub mod blanket_methods;
#[path = "no_prelude.rs"]
pub mod no_prelude;
pub mod other_meanings;
