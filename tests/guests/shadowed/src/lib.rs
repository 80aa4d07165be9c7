//! The prelude is absent in one half, and means something else in the other.

#[path = "no_prelude.rs"]
pub mod no_prelude;
pub mod other_meanings;
pub mod blanket_methods;
