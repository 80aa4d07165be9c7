//! Token streams for the macro: whatever comes, it gives code that parses, or an error.
//!
//! An input is the text of an item; it is mutated by tokens, so that most of what the macro gets is nearly Rust.
//!
//! Rule: what is judged, and how, is `realcode`'s; here is only what libFuzzer asks for.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use resumable_realcode::rng::Rng;
use resumable_realcode::judge::{self, Outcome};
use resumable_realcode::mutate;

/// syn's parser recurses with the brackets; deeper ones are for `realcode hostile`, where the stack is known.
const DEEPEST: usize = 40;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if text.trim().is_empty() || depth(text) > DEEPEST {
        return;
    }
    let valid = syn::parse_str::<syn::ImplItemFn>(text).is_ok();
    let outcome = judge::judge_any("", text, true, valid).outcome;
    // Where an error points cannot be asked: with `--cfg fuzzing`, proc-macro2 keeps no locations. `realcode mutate` asks.
    let defect = matches!(outcome, Outcome::Panicked(_) | Outcome::Unparsable(_));
    assert!(!defect, "{outcome:?}\n{text}");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut rng = Rng::new(u64::from(seed));
    let text = std::str::from_utf8(&data[..size]).unwrap_or_default();
    // Now and then bytes, for what tokens are made of.
    if text.is_empty() || depth(text) > DEEPEST || rng.once_in(8) {
        return fuzzer_mutate(data, size, max_size);
    }
    let mutated = mutate::mutate(text, 4, &mut rng);
    if mutated.len() > max_size.min(data.len()) {
        return size;
    }
    data[..mutated.len()].copy_from_slice(mutated.as_bytes());
    mutated.len()
});

/// How many brackets and operators may be inside one another at most: more than there are, but cheap to tell.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' | b'<' | b'&' | b'*' | b'!' | b'-' | b'|' => depth += 1,
            b')' | b']' | b'}' | b'>' | b';' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
