//! Names that hide another across a yield: both are alive, so one is renamed; what hides nothing across it stays.

use resumable::generator;

#[generator]
pub fn shadowing(name: String) -> impl Iterator<Item = usize> {
    let outer = name.len();
    {
        let name = vec![name.clone(); outer];
        yield_!(name.len());
        let name = name.concat();
        println!("{name}");
    }
    let outer = outer + 1;
    yield_!(outer);
    println!("{name}");
}
