//! What the analysis says of loops: entered again or not, left from within, in one another.
#![expect(
    clippy::needless_raw_string_hashes,
    reason = "`expect_test` writes them so"
)]

use expect_test::expect;

use super::check;
use crate::ir::text;

#[test]
fn range_loop() {
    check(
        &["start", "end"],
        "let index = start; while index < end { yield_!(index); index = index + 1; }",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: let index = start ;                 // declares _2; uses _0
            n3: settle _0: init -> held;
            n4: '0: loop {                          // entry at n4
                n5: if index < end {                // uses _1, _2
                    n6: yield index;                // uses _2; entry resume n6
                    n7: _2 = index + 1;             // uses _2
                } else {
                    n8: break '0;
                }
            }
            n9: return ();

            start {  }
            at n4 { _0 held, _1 init, _2 init }
            resume n6 { _0 held, _1 init, _2 init }
        "#]],
    );
}

#[test]
fn guard_is_held_across_a_loop() {
    check(
        &["mutex"],
        "let guard = lock(mutex); while more() { yield_!(1); } after();",
        expect![[r#"
            n0: param _0;
            n1: let guard = lock (mutex) ;          // declares _1; uses _0
            n2: settle _0: init -> held;
            n3: settle _1: init -> held;
            n4: '0: loop {                          // entry at n4
                n5: if more () {
                    n6: yield 1;                    // entry resume n6
                } else {
                    n7: break '0;
                }
            }
            n8: after ()                            // entry at n8
            n9: return ();

            start {  }
            at n4 { _0 held, _1 held }
            resume n6 { _0 held, _1 held }
            at n8 { _0 held, _1 held }
        "#]],
    );
}

#[test]
fn loop_left_by_the_yield_stays_a_loop() {
    check(
        &["v"],
        "loop { f(v); if done(v) { break; } } yield_!(1); g(v);",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {
                n2: f (v)                           // uses _0
                n3: if done (v) {                   // uses _0
                    n4: break '0;
                }
            }
            n5: yield 1;                            // entry resume n5
            n6: g (v)                               // uses _0
            n7: return ();

            start {  }
            resume n5 { _0 init }
        "#]],
    );
}

#[test]
fn loop_never_reentered() {
    check(
        &["v"],
        "loop { f(v); yield_!(1); break; } g(v);",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {
                n2: f (v)                           // uses _0
                n3: yield 1;                        // entry resume n3
                n4: break '0;
            }
            n5: g (v)                               // uses _0
            n6: return ();

            start {  }
            resume n3 { _0 init }
        "#]],
    );
}

#[test]
fn nested_loops_and_outer_labels() {
    check(
        &["v"],
        "'a: loop { let x = f(); loop { yield_!(v); if c() { break 'a; } if d() { continue 'a; } h(v); } } g(v);",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {                          // entry at n1
                n2: let x = f () ;                  // declares _1
                n3: settle _1: init -> held;
                n4: '1: loop {                      // entry at n4
                    n5: yield v;                    // uses _0; entry resume n5
                    n6: if c () {
                        n7: break '0;
                    }
                    n8: if d () {
                        n9: continue '0;
                    }
                    n10: h (v)                      // uses _0
                }
            }
            n11: g (v)                              // uses _0; entry at n11
            n12: return ();

            start {  }
            at n1 { _0 init }
            at n4 { _0 init, _1 held }
            resume n5 { _0 init, _1 held }
            at n11 { _0 init }
        "#]],
    );
}

#[test]
fn unreachable_tail() {
    check(
        &["v"],
        "loop { yield_!(v); } g(v); yield_!(1);",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {                          // entry at n1
                n2: yield v;                        // uses _0; entry resume n2
            }
            n3: g (v)                               // uses _0; unreachable
            n4: yield 1;                            // unreachable
            n5: return ();                          // unreachable

            start {  }
            at n1 { _0 init }
            resume n2 { _0 init }
        "#]],
    );
}

#[test]
fn exit_to_a_loop() {
    check(
        &["v"],
        "'a: loop { piece!(v, continue 'a, break 'a); yield_!(v); } f(v);",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {                          // entry at n1
                n2: piece ! (v , continue 'a , break 'a) // uses _0; exits break '0, continue '0
                n3: yield v;                        // uses _0; entry resume n3
            }
            n4: f (v)                               // uses _0; entry at n4
            n5: return ();

            start {  }
            at n1 { _0 init }
            resume n3 { _0 init }
            at n4 { _0 init }
        "#]],
    );
}

#[test]
fn shadow_of_a_loop_local() {
    check(
        &["n"],
        "while n { let x = f(); yield_!(1); } g();",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {                          // entry at n1
                n2: if n {                          // uses _0
                    n3: let x = f () ;              // declares _1
                    n4: yield 1;                    // entry resume n4
                } else {
                    n5: break '0;
                }
            }
            n6: g ()                                // entry at n6
            n7: return ();

            start {  }
            at n1 { _0 init }
            resume n4 { _0 init, _1 held }
            at n6 { _0 held }
        "#]],
    );
}

#[test]
fn if_let() {
    check(
        &["o"],
        "while true { if let Some(x) = next(o) { yield_!(x); } else { break; } }",
        expect![[r#"
            n0: param _0;
            n1: '0: loop {                          // entry at n1
                n2: if true {
                    n3: if let Some (x) = next (o) { // uses _0; declares _1
                        n4: yield x;                // uses _1; entry resume n4
                    } else {
                        n5: break '0;
                    }
                } else {
                    n6: break '0;
                }
            }
            n7: return ();

            start {  }
            at n1 { _0 init }
            resume n4 { _0 init, _1 held }
        "#]],
    );
}

#[test]
fn facts_as_text() {
    let mut body = super::build::body(
        &["a", "c"],
        "let g = f(a); while c { let x = yield_!(c); h(x); }",
    );
    let facts = super::verified(&mut body);
    let found = text::liveness(&facts) + "\n" + &text::presence(&facts);
    expect![[r#"
        n0: live {}
        n1: live {_0}
        n2: live {_0, _1}
        n3: live {_1}
        n4: live {_1}
        n5: live {_1}
        n6: live {_1}
        n7: live {_1}
        n7 resumed: live {_1}
        n8: live {_1, _3}
        n9: live {}
        n10: live {}

        n0 in start:
        n1 in start: _0 init
        n2 in start: _0 init, _1 init
        n3 in start: _0 init, _1 init, _2 init
        n4 in start: _0 held, _1 init, _2 init
        n5 in at n5: _0 held, _1 init, _2 held
        n6 in at n5: _0 held, _1 init, _2 held
        n7 in at n5: _0 held, _1 init, _2 held
        n7 suspends: _0 held, _1 init, _2 held
        n7 resumed: _0 held, _1 init, _2 held
        n8 in resume n7: _0 held, _1 init, _2 held, _3 init
        n9 in at n5: _0 held, _1 init, _2 held
        n10 in at n5: _0 held, _1 init, _2 held
    "#]]
    .assert_eq(&found);
}
