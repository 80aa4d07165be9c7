//! The guest's generators do what they should.

use resumable::Generator;
use resumable_guest_no_std::{averager, delegating, my_range, repeated, total, words};

#[test]
fn without_std_and_alloc_every_form_works() {
    assert_eq!(my_range(0, 10).sum::<u32>(), 45);
    let mut average = averager();
    assert_eq!(average.next(), Some(0.0));
    assert_eq!(average.send(10.0), Ok(10.0));
    assert_eq!(average.send(30.0), Ok(20.0));
    let mut words = words("a bc def");
    assert_eq!(words.next(), Some("a"));
    assert_eq!(words.throw(10), Ok("bc"));
    assert_eq!(words.by_ref().count(), 1);
    assert_eq!(words.take_return(), Some(Ok(20)));
    assert_eq!(total(&mut delegating("a")), 98);
    let repeated = repeated("x");
    assert_eq!(repeated.clone().collect::<String>(), "xx");
    assert!(!format!("{repeated:?}").is_empty());
}
