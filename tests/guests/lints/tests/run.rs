//! The guest's generators do what they should.

use resumable::Generator;
use resumable_guest_lints::strict::sum;
use resumable_guest_lints::{
    Tree, cloned, counted, delegating, echo, held, indexed, linted, my_range,
};

#[test]
fn under_every_lint_generators_do_what_they_should() {
    assert_eq!(my_range(0, 3).sum::<u32>(), 3);
    assert_eq!(held("abc".into()).collect::<Vec<_>>(), [3, 1, 4]);
    let mut echo = echo(10);
    assert_eq!((echo.next(), echo.send(9)), (Some(0), Ok(9)));
    assert_eq!(echo.by_ref().count(), 0);
    assert_eq!(echo.take_return(), Some(Ok(11)));
    let mut delegating = delegating();
    assert_eq!(
        delegating.by_ref().collect::<Vec<_>>(),
        [0, 1, 2, 0, 1, 2, 3, 98, 1]
    );
    assert_eq!(delegating.take_return(), Some(Ok(9)));
    let tree = Tree { values: vec![2, 3] };
    assert_eq!(tree.walk().collect::<Vec<_>>(), [2, 3, 2]);
    assert_eq!(tree.into_values().count(), 2);
    assert_eq!(linted().count(), 3);
    assert_eq!(cloned(1).clone().sum::<u32>(), 3);
    let mut sum = sum(vec!["ab".into(), "c".into()]);
    assert_eq!((sum.next(), sum.send(5)), (Some(2), Ok(1)));
    assert_eq!((sum.throw("no".into()), sum.send(3)), (Ok(5), Ok(8)));
    assert_eq!((sum.next(), sum.take_return()), (None, Some(Ok(8))));
}

/// Clippy has nothing to say of it.
#[test]
fn a_counter_that_is_yielded() {
    assert_eq!(counted(&["a", "bcd"]).collect::<Vec<_>>(), [1, 1, 2, 3]);
}

#[test]
fn by_index() {
    assert_eq!(indexed(vec![1, 2]).collect::<Vec<_>>(), [1, 2]);
}
