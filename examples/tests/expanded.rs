//! `my_range.rs` and `my_range-expanded.rs` are one program: whatever a caller does, both answer the same.

#[allow(dead_code, reason = "only `my_range` is wanted, not `main`")]
#[path = "../my_range-expanded.rs"]
mod by_hand;
#[allow(dead_code, reason = "only `my_range` is wanted, not `main`")]
#[path = "../my_range.rs"]
mod by_macro;

/// Asks both the same, and compares the answers with each other and with those of `start..end`.
macro_rules! all_agree {
    (|$range:ident| $ask:expr) => {{
        #![allow(unused_mut, reason = "some questions use the range up")]
        for (start, end) in [(0, 10), (3, 4), (5, 5), (7, 2), (u32::MAX - 3, u32::MAX)] {
            let native = {
                let mut $range = start..end;
                $ask
            };
            let by_hand = {
                let mut $range = by_hand::my_range(start, end);
                $ask
            };
            let by_macro = {
                let mut $range = by_macro::my_range(start, end);
                $ask
            };
            assert_eq!(by_hand, native, "by hand, {start}..{end}");
            assert_eq!(by_macro, native, "by macro, {start}..{end}");
        }
    }};
}

#[test]
fn item_by_item() {
    all_agree!(|range| (0..15).map(|_| range.next()).collect::<Vec<_>>());
}

#[test]
fn at_once() {
    all_agree!(|range| range.map(u64::from).sum::<u64>());
    all_agree!(|range| {
        let mut items = Vec::new();
        range.for_each(|item| items.push(item));
        items
    });
}

#[test]
fn first_some_then_the_rest() {
    all_agree!(|range| {
        let first: Vec<_> = range.by_ref().take(2).collect();
        (
            first,
            range.fold(1, |product: u64, item| {
                product.wrapping_mul(u64::from(item))
            }),
        )
    });
}

#[test]
fn neither_promises_a_length() {
    assert_eq!(by_hand::my_range(0, 10).size_hint(), (0, None));
    assert_eq!(by_macro::my_range(0, 10).size_hint(), (0, None));
}
