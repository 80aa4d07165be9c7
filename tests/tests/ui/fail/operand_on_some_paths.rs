use std::ops::Add;

use resumable::generator;

struct Weight(Vec<u32>);

impl Add<u32> for Weight {
    type Output = u32;

    fn add(self, more: u32) -> u32 {
        self.0.len() as u32 + more
    }
}

struct Parcel {
    weight: Weight,
    number: u32,
}

#[generator]
fn weigh(parcel: Parcel, now: bool) -> impl Iterator<Item = bool> {
    let heavy = now && parcel.weight + 1 > 2;
    yield_!(heavy);
    yield_!(parcel.number > 1);
}

#[generator]
fn weigh_boxed(weight: Box<Weight>, now: bool) -> impl Iterator<Item = bool> {
    let heavy = now && *weight + 1 > 2;
    yield_!(heavy);
}

fn main() {
    let parcel = Parcel { weight: Weight(vec![]), number: 1 };
    assert_eq!(weigh(parcel, true).count(), 2);
    assert_eq!(weigh_boxed(Box::new(Weight(vec![])), true).count(), 1);
}
