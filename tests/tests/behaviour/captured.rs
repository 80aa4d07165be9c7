//! Generators that a `macro_rules!` writes, of syntax that it has captured.

use resumable_tests::{both, log};

macro_rules! of_expressions {
    ($sum:expr, $negative:expr, $range:expr, $closure:expr, $reference:expr, $cast:expr) => {
        both! {
            fn expressions() -> impl Iterator<Item = i32> {
                let x = 10;
                yield_!($sum * $sum);
                yield_!({ yield_!(1); $sum } * $sum - $sum);
                yield_!($negative.abs());
                for i in $range { yield_!(i * $sum); }
                yield_!($range.len() as i32 + x);
                yield_!($closure(2));
                yield_!($reference.len() as i32);
                yield_!($cast / 2 + { yield_!(2); $cast });
                log(format!("{} {:?}", $sum * 2, $range));
                assert!($sum * 2 == 6 && matches!($sum * 3, 9));
                let list = vec![$sum * 2, { yield_!(3); !$sum }];
                log(format!("{list:?}"));
                if $sum * 2 > { yield_!(4); $sum } && !($sum == 4) { yield_!($sum); }
                macro_rules! double { ($value:expr) => { $value * 2 } }
                yield_!(double!($sum) + double!($sum * 2));
            }
        }
    };
}

of_expressions!(1 + 2, -7_i32, 0..3, |x| x + 1, &[1, 2, 3], 9_i64 as i32);

macro_rules! of_others {
    ($name:ident, $kind:ty, $lent:ty, $pattern:pat, $other:pat, $body:block, $literal:literal, $path:path, $item:item) => {
        both! {
            fn $name() -> impl Iterator<Item = $kind> {
                $item
                let value: $kind = $literal;
                let lent: $lent = &value;
                yield_!(*lent + LEAST);
                match value + 1 { $pattern => { yield_!(1); } $other => { yield_!(2); } _ => {} }
                match $literal { $other => { yield_!(3) } _ => yield_!(4) }
                let found = $path(value as $kind);
                yield_!(found.map_or(0, <$kind>::abs));
                $body
                yield_!(value);
            }
        }
    };
}

of_others!(
    others,
    i32,
    &i32,
    1 | 2,
    -5..=-3,
    {
        log("a");
        log("b");
    },
    -4,
    Some,
    const LEAST: i32 = 3 - 1;
);

macro_rules! of_fields {
    ($name:ident, $value:expr, $field:ident) => {
        both! {
            fn $name() -> impl Iterator<Item = u32> {
                struct Pair { left: u32, right: u32 }
                yield_!($value.$field + { yield_!(1); $value.right });
                if $value.$field == $value.left { yield_!(2); }
                let Pair { left, .. } = $value;
                yield_!(left);
            }
        }
    };
}

of_fields!(fields, Pair { left: 1, right: 2 }, left);
