use resumable::generator;

mod bank {
    #[derive(Default)]
    pub struct Account {
        balance: u32,
    }
}

#[generator]
fn balances(account: bank::Account) -> impl Iterator<Item = u32> {
    yield_!(account.balance);
}

fn main() {
    assert_eq!(balances(bank::Account::default()).count(), 1);
}
