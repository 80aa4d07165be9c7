//! A yield on the right of `&&` and `||` runs only if the left asks for it; the value goes through a local.

use resumable::{Generator, generator};

#[generator]
pub fn vote(quorum: bool) -> impl Generator<Item = &'static str, Send = bool, Return = bool> {
    let agreed = quorum && yield_!("agreed?").unwrap_or(false) || yield_!("sure?").is_some();
    if !agreed && yield_!("veto?").is_none() {
        return false;
    }
    agreed
}
