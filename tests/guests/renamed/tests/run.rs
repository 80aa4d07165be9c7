//! The guest's generators do what they should.

use generators::Generator;
use resumable_guest_renamed::{delegating, full_path, my_range};

resumable_guest_renamed::numbers!(primes: 2, 3, 5);

#[test]
fn under_another_name() {
    assert_eq!(my_range(0, 3).sum::<u32>(), 3);
    let mut delegating = delegating();
    delegating.next();
    assert_eq!(delegating.send(5), Ok(5));
    assert_eq!(delegating.by_ref().collect::<Vec<_>>(), [1, 0, 1]);
    assert_eq!(delegating.take_return(), Some(Ok("ab".into())));
    assert_eq!(full_path().collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn made_by_another_crates_macro() {
    assert_eq!(primes().collect::<Vec<_>>(), [2, 3, 5]);
}

resumable_guest_renamed::wrapped! {
    fn flattened(lists: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
        for (index, list) in lists.into_iter().enumerate() {
            for item in list {
                yield_!(item);
            }
            yield_from!([100, 200].map(|hundred| hundred + index as u32));
        }
    }
}

#[test]
fn loops_of_a_function_that_another_crates_macro_wraps() {
    let numbers: Vec<u32> = flattened(vec![vec![1], vec![2, 3]]).collect();
    assert_eq!(numbers, [1, 100, 200, 2, 3, 101, 201]);
}
