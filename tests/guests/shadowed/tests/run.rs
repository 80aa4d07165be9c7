//! The guest's generators do what they should.

use resumable::Generator;
use resumable_guest_shadowed::{blanket_methods, no_prelude, other_meanings};

#[test]
fn without_a_prelude() {
    assert_eq!(no_prelude::my_range(0, 3).sum::<u32>(), 3);
    assert_eq!(
        no_prelude::held("abc".into(), true).collect::<Vec<_>>(),
        [3, 1, 2]
    );
    let mut delegating = no_prelude::delegating();
    assert_eq!((delegating.next(), delegating.send(1)), (Some(0), Ok(1)));
    assert_eq!(delegating.by_ref().collect::<Vec<_>>(), [100, 0]);
    assert_eq!(delegating.take_return(), Some(Ok(1)));
    assert_eq!(
        no_prelude::macros(1).collect::<Vec<_>>(),
        ["1", "", "1 1", "", "", "", ""]
    );
    let printed = no_prelude::printed(1);
    assert!(format!("{:?}", printed.clone()).contains("printed"));
    assert_eq!(printed.sum::<u32>(), 3);
}

#[test]
fn with_every_name_shadowed() {
    assert_eq!(other_meanings::my_range(0, 3).sum::<u32>(), 3);
    assert_eq!(
        other_meanings::moved(vec![5, 6], true).collect::<Vec<_>>(),
        [5, 6, 2]
    );
    let mut delegating = other_meanings::delegating();
    delegating.next();
    assert_eq!(delegating.send(1), Ok(2));
    assert_eq!(delegating.send(1), Ok(0));
    assert_eq!(delegating.by_ref().count(), 1);
    assert_eq!(delegating.take_return(), Some(Ok(2)));
    let tree = other_meanings::Tree(vec![1, 2]);
    assert_eq!(tree.walk().clone().sum::<u32>(), 3);
}

#[test]
fn with_methods_on_everything() {
    let mut all = blanket_methods::all("abc".into(), true);
    assert_eq!(all.by_ref().collect::<Vec<_>>(), [3, 4, 9, 8]);
    assert_eq!(all.take_return(), Some(Ok(4)));
}
