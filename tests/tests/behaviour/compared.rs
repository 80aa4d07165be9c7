//! What a pattern compares with a constant, a unit struct or a variant without fields stays where it is, and drops with the statement.

use resumable_tests::{Loud, both, kept_mut, log, loud};

struct Unit;

impl Drop for Unit {
    fn drop(&mut self) {
        log("drop unit");
    }
}

fn unit() -> Unit {
    log("make unit");
    Unit
}

enum Kind {
    Plain,
    Numbered(u32),
}

impl Drop for Kind {
    fn drop(&mut self) {
        log("drop kind");
    }
}

fn kind() -> Kind {
    log("make kind");
    Kind::Plain
}

/// Not a copy, and nothing to drop.
enum Token<'a> {
    Comma,
    Dot,
    Word(&'a mut u32),
}

impl Token<'_> {
    fn of(count: &mut u32) -> Token<'_> {
        if *count > 5 { Token::Dot } else { Token::Comma }
    }
}

both! {
    fn in_the_arms_of_a_match() -> impl Iterator<Item = u32> {
        match unit() { Unit => { yield_!(1); log("in the arm"); } }
        match kind() { Kind::Plain => { yield_!(2); log("in the arm"); } Kind::Numbered(n) => yield_!(n) }
        match kind() { Kind::Plain => { yield_!(3); log("in the arm"); } _ => {} }
        match unit() { Unit if { yield_!(4); true } => { yield_!(5); log("in the arm"); } Unit => {} }
        for n in 0..2 {
            match unit() { Unit if n == 0 => { yield_!(n); continue } Unit => { yield_!(7); break } }
        }
        match kind() { whole @ Kind::Plain => { yield_!(8); log("in the arm"); } _ => {} }
        let (a, b) = (unit(), kind());
        match (a, b) { (Unit, Kind::Plain) => { yield_!(9); log("in the arm"); } _ => {} }
        let pair = [unit(), unit()];
        match pair { [Unit, Unit] => { yield_!(10); log("in the arm"); } }
        yield_!(11);
    }
}

both! {
    fn inside_of_tuples_and_options() -> impl Iterator<Item = u32> {
        match (unit(), 1) { (Unit, n) => { yield_!(n); log("in the arm"); } }
        match Some(unit()) { Some(Unit) => { yield_!(2); log("in the arm"); } None => yield_!(3) }
        match Some(kind()) { Some(Kind::Plain) | None => { yield_!(4); log("in the arm"); } Some(other) => {} }
        match (kind(), unit(), loud("last")) {
            (Kind::Plain, Unit, _) => { yield_!(5); log("in the arm"); }
            (Kind::Numbered(n), Unit, last) => yield_!(n),
        }
        match (kind(), unit()) {
            (Kind::Plain, Unit) | (Kind::Numbered(1), Unit) => { yield_!(6); log("in the arm"); }
            (Kind::Numbered(n), Unit) => yield_!(n),
        }
        match [kind(), kind()] { [Kind::Plain, _other] => { yield_!(7); log("in the arm"); } _ => {} }
        yield_!(8);
    }
}

both! {
    fn in_conditions() -> impl Iterator<Item = u32> {
        if let Kind::Plain = kind() { yield_!(1); log("in the block"); } else { yield_!(2); }
        if let Ok(Unit) = Ok::<Unit, Loud>(unit()) && let Unit = unit() { yield_!(3); log("in the block"); }
        let mut at = 0;
        while let (Unit, 0..3) = (unit(), at) {
            at += 1;
            yield_!(at);
            if at == 2 { continue; }
            log("in the block");
        }
        let n = { let _local = loud("local"); if let Kind::Plain = kind() { yield_!(4); log("in the block"); 5 } else { 6 } };
        yield_!(n);
    }
}

both! {
    fn among_operands() -> impl Iterator<Item = u32> {
        fn call(a: u32, b: u32) -> u32 { log("call"); a + b }
        let n = call(match unit() { Unit => 1 }, { yield_!(1); 2 });
        let n = n + call(match kind() { Kind::Plain => 1, Kind::Numbered(n) => n }, { yield_!(2); 2 });
        let n = n + call(matches!(kind(), Kind::Plain) as u32, { yield_!(3); 2 });
        let n = n + call(if let Kind::Plain = kind() { 1 } else { 2 }, { yield_!(4); 2 });
        yield_!(n);
    }
}

both! {
    with (kept_mut(3));
    fn what_has_nothing_to_drop_lapses(tokens: &'static mut u32) -> impl Iterator<Item = u32> {
        match Token::of(tokens) { Token::Comma => { *tokens += 1; yield_!(*tokens); } Token::Dot | Token::Word(_) => {} }
        match Some(Token::of(tokens)) {
            Some(Token::Comma) => { *tokens += 1; yield_!(*tokens); }
            Some(Token::Dot | Token::Word(_)) | None => {}
        }
        match (&kind(), &unit()) { (Kind::Plain, Unit) => { yield_!(6); log("in the arm"); } (Kind::Numbered(_), Unit) => {} }
        yield_!(*tokens);
    }
}
