//! What the analysis says of straight lines, branches and blocks.
#![expect(
    clippy::needless_raw_string_hashes,
    reason = "`expect_test` writes them so"
)]

use expect_test::expect;

use super::check;

#[test]
fn straight_yields() {
    check(
        &["a", "b"],
        "let c = f(a); yield_!(b); yield_!(c); g(b);",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: let c = f (a) ;                     // declares _2; uses _0
            n3: yield b;                            // uses _1; entry resume n3
            n4: yield c;                            // uses _2; entry resume n4
            n5: g (b)                               // uses _1
            n6: return ();

            start {  }
            resume n3 { _0 held, _1 init, _2 init }
            resume n4 { _0 held, _1 init, _2 held }
        "#]],
    );
}

#[test]
fn join_after_a_yield_on_one_side() {
    check(
        &["c", "v"],
        "if c { yield_!(1); } else { f(); } g(v); yield_!(2);",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: if c {                              // uses _0
                n3: yield 1;                        // entry resume n3
            } else {
                n4: f ()
                n5: settle _0: init -> held;
            }
            n6: g (v)                               // uses _1; entry at n6
            n7: yield 2;                            // entry resume n7
            n8: return ();

            start {  }
            resume n3 { _0 held, _1 init }
            at n6 { _0 held, _1 init }
            resume n7 { _0 held, _1 held }
        "#]],
    );
}

#[test]
fn moved_on_one_path() {
    check(
        &["a", "c"],
        "if c { drop(a); } yield_!(1);",
        expect![[r#"
        n0: param _0;
        n1: param _1;
        n2: if c {                              // uses _1
            n3: drop (a)                        // uses _0; moves _0
            n4: settle _0: gone -> maybe;
        } else {
            n5: settle _0: init -> maybe;
        }
        n6: yield 1;                            // entry resume n6
        n7: return ();

        start {  }
        resume n6 { _0 maybe, _1 held }
    "#]],
    );
}

#[test]
fn moved_on_one_path_without_a_save() {
    check(
        &["a", "c"],
        "yield_!(c); if c { drop(a); } f();",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: yield c;                            // uses _1; entry resume n2
            n3: if c {                              // uses _1
                n4: drop (a)                        // uses _0; moves _0
            }
            n5: f ()
            n6: return ();

            start {  }
            resume n2 { _0 init, _1 init }
        "#]],
    );
}

#[test]
fn moved_on_one_path_then_assigned() {
    check(
        &["a", "c"],
        "if c { drop(a); } a = new(); yield_!(a);",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: if c {                              // uses _1
                n3: drop (a)                        // uses _0; moves _0
            }
            n4: _0 = new ();
            n5: yield a;                            // uses _0; entry resume n5
            n6: return ();

            start {  }
            resume n5 { _0 held, _1 held }
        "#]],
    );
}

#[test]
fn moved_on_one_path_of_each_arm() {
    check(
        &["a", "c"],
        "yield_!(c); if c { drop(a); } else { yield_!(1); } yield_!(2);",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: yield c;                            // uses _1; entry resume n2
            n3: if c {                              // uses _1
                n4: drop (a)                        // uses _0; moves _0
                n5: settle _0: gone -> maybe;
                n6: settle _1: init -> held;
            } else {
                n7: yield 1;                        // entry resume n7
                n8: settle _0: held -> maybe;
            }
            n9: yield 2;                            // entry at n9, entry resume n9
            n10: return ();

            start {  }
            resume n2 { _0 init, _1 init }
            resume n7 { _0 held, _1 held }
            at n9 { _0 maybe, _1 held }
            resume n9 { _0 maybe, _1 held }
        "#]],
    );
}

#[test]
fn assigned_after_a_move() {
    check(
        &["a"],
        "drop(a); yield_!(1); a = new(); yield_!(2); f(a);",
        expect![[r#"
            n0: param _0;
            n1: drop (a)                            // uses _0; moves _0
            n2: yield 1;                            // entry resume n2
            n3: _0 = new ();
            n4: yield 2;                            // entry resume n4
            n5: f (a)                               // uses _0
            n6: return ();

            start {  }
            resume n2 {  }
            resume n4 { _0 init }
        "#]],
    );
}

#[test]
fn deferred() {
    check(
        &["c"],
        "let x; if c { x = f(); } else { yield_!(1); x = g(); } yield_!(x);",
        expect![[r#"
            n0: param _0;
            n1: let x ;                             // declares _1; moves _1
            n2: if c {                              // uses _0
                n3: _1 = f ();
                n4: settle _0: init -> held;
            } else {
                n5: yield 1;                        // entry resume n5
                n6: _1 = g ();
            }
            n7: yield x;                            // uses _1; entry at n7, entry resume n7
            n8: return ();

            start {  }
            resume n5 { _0 held }
            at n7 { _0 held, _1 init }
            resume n7 { _0 held, _1 held }
        "#]],
    );
}

#[test]
fn match_arms() {
    check(
        &["o"],
        "match o { Some(x) => { yield_!(1); f(x); } None => { } Both(y) => { f(y); } } yield_!(2);",
        expect![[r#"
            n0: param _0;
            n1: match o {                           // uses _0
                Some (x) => {                       // declares _1; moves _0
                    n2: yield 1;                    // entry resume n2
                    n3: f (x)                       // uses _1
                    n4: settle _0: gone -> maybe;
                }
                None => {
                    n5: settle _0: init -> maybe;
                }
                Both (y) => {                       // declares _2; moves _0
                    n6: f (y)                       // uses _2
                    n7: settle _0: gone -> maybe;
                }
            }
            n8: yield 2;                            // entry at n8, entry resume n8
            n9: return ();

            start {  }
            resume n2 { _1 init }
            at n8 { _0 maybe }
            resume n8 { _0 maybe }
        "#]],
    );
}

#[test]
fn drop_free_is_not_held() {
    check(
        &[],
        "let r: &T = f(); let n = g(); h(r); yield_!(1); h(2); yield_!(2);",
        expect![[r#"
            n0: let r : & T = f () ;                // declares _0
            n1: let n = g () ;                      // declares _1
            n2: h (r)                               // uses _0
            n3: yield 1;                            // entry resume n3
            n4: h (2)
            n5: yield 2;                            // entry resume n5
            n6: return ();

            start {  }
            resume n3 { _1 held }
            resume n5 { _1 held }
        "#]],
    );
}

#[test]
fn drop_free_at_joins() {
    check(
        &["c"],
        "let r: &T = f(); if c { drop(r); yield_!(1); } yield_!(2);",
        expect![[r#"
            n0: param _0;
            n1: let r : & T = f () ;                // declares _1
            n2: if c {                              // uses _0
                n3: drop (r)                        // uses _1; moves _1
                n4: yield 1;                        // entry resume n4
            } else {
                n5: settle _0: init -> held;
            }
            n6: yield 2;                            // entry at n6, entry resume n6
            n7: return ();

            start {  }
            resume n4 { _0 held }
            at n6 { _0 held }
            resume n6 { _0 held }
        "#]],
    );
}

#[test]
fn held_in_pairs_of_scopes() {
    check(
        &[],
        "let a = f(); { let b = f(); yield_!(1); } { let c = f(); yield_!(2); } yield_!(3);",
        expect![[r#"
            n0: let a = f () ;                      // declares _0
            n1: {
                n2: let b = f () ;                  // declares _1
                n3: yield 1;                        // entry resume n3
            }
            n4: {
                n5: let c = f () ;                  // declares _2
                n6: yield 2;                        // entry resume n6
            }
            n7: yield 3;                            // entry resume n7
            n8: return ();

            start {  }
            resume n3 { _0 held, _1 held }
            resume n6 { _0 held, _2 held }
            resume n7 { _0 held }
        "#]],
    );
}

#[test]
fn exit_pins_what_cannot_be_settled() {
    check(
        &["v", "c"],
        "let g = f(); 'a: { piece!(g, break 'a); yield_!(c); h(); } after(); yield_!(v);",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: let g = f () ;                      // declares _2
            n3: '0: {
                n4: piece ! (g , break 'a)          // uses _2; exits break '0
                n5: yield c;                        // uses _1; entry resume n5
                n6: h ()
            }
            n7: after ()                            // entry at n7
            n8: yield v;                            // uses _0; entry resume n8
            n9: return ();

            start {  }
            resume n5 { _0 init, _1 init, _2 init }
            at n7 { _0 init, _1 init, _2 init }
            resume n8 { _0 held, _1 held, _2 held }
        "#]],
    );
}

#[test]
fn break_settles() {
    check(
        &["a", "c"],
        "'b: { if c { drop(a); break 'b; } yield_!(1); if d() { break 'b; } f(); } yield_!(2);",
        expect![[r#"
            n0: param _0;
            n1: param _1;
            n2: '0: {
                n3: if c {                          // uses _1
                    n4: drop (a)                    // uses _0; moves _0
                    n5: settle _0: gone -> maybe;
                    n6: settle _1: init -> held;
                    n7: break '0;
                }
                n8: yield 1;                        // entry resume n8
                n9: if d () {
                    n10: settle _0: held -> maybe;
                    n11: break '0;
                }
                n12: f ()
                n13: settle _0: held -> maybe;
            }
            n14: yield 2;                           // entry at n14, entry resume n14
            n15: return ();

            start {  }
            resume n8 { _0 held, _1 held }
            at n14 { _0 maybe, _1 held }
            resume n14 { _0 maybe, _1 held }
        "#]],
    );
}

#[test]
fn yield_has_a_value() {
    check(
        &["a"],
        "let x = yield_!(a); f(x); let y = yield_!(x); g();",
        expect![[r#"
            n0: param _0;
            n1: _1 = yield a;                       // uses _0; entry resume n1
            n2: f (x)                               // uses _1
            n3: _2 = yield x;                       // uses _1; entry resume n3
            n4: g ()
            n5: return ();

            start {  }
            resume n1 { _0 held }
            resume n3 { _0 held, _1 held }
        "#]],
    );
}

#[test]
fn empty_body() {
    check(
        &[],
        "",
        expect![[r#"
            n0: return ();

            start {  }
        "#]],
    );
}

#[test]
fn assigned_while_held() {
    check(
        &["c"],
        "let x = f(); yield_!(1); if c { x = g(); } yield_!(2);",
        expect![[r#"
            n0: param _0;
            n1: let x = f () ;                      // declares _1
            n2: yield 1;                            // entry resume n2
            n3: if c {                              // uses _0
                n4: _1 = g ();
                n5: settle _1: init -> held;
            }
            n6: yield 2;                            // entry resume n6
            n7: return ();

            start {  }
            resume n2 { _0 init, _1 held }
            resume n6 { _0 held, _1 held }
        "#]],
    );
}
