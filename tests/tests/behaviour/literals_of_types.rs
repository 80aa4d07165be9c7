//! The reference's "Array", "Index", "Tuple", "Struct" and "Range" expressions.

use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(5), Some(6)];
    fn a_yield_in_each_element_of_an_array() -> impl Generator<Item = u32, Send = u32, Return = [u32; 3]> {
        [yield_!(1).unwrap_or(0), 9, yield_!(2).unwrap_or(0)]
    }
}

both! {
    fn elements_before_the_yield_are_dropped_with_it() -> impl Iterator<Item = u32> {
        let array = [loud("a"), { yield_!(1); loud("b") }, loud("c"), { yield_!(2); loud("d") }];
        yield_!(array.len() as u32);
    }
}

both! {
    fn an_array_repeated() -> impl Iterator<Item = u32> {
        let array = [{ yield_!(1); 7 }; 3];
        for x in array { yield_!(x); }
        let strings = [const { String::new() }; 2];
        yield_!(strings.len() as u32);
        let vector = vec![{ yield_!(2); String::from("a") }; 2];
        yield_!(vector.len() as u32);
    }
}

both! {
    fn nested_arrays_and_empty_ones() -> impl Iterator<Item = usize> {
        let empty: [u32; 0] = [];
        let nested = [[1, { yield_!(1); 2 }], [{ yield_!(2); 3 }, 4]];
        yield_!(empty.len());
        yield_!(nested[1][0]);
    }
}

both! {
    fn an_index_expression_with_a_yield_in_the_index() -> impl Iterator<Item = u32> {
        let numbers = vec![10, 20, 30];
        let x = numbers[{ yield_!(1); 2 }];
        yield_!(x);
        let y = [1, 2, { yield_!(3); 4 }][{ yield_!(5); 2 }];
        yield_!(y);
        yield_!(numbers[0]);
    }
}

both! {
    fn the_base_of_an_index_is_borrowed_not_moved() -> impl Iterator<Item = usize> {
        let mut lists = vec![vec![1], vec![2, 3]];
        let n = lists[{ yield_!(0); 1 }].len();
        yield_!(n);
        lists[{ yield_!(1); 0 }].push(4);
        yield_!(lists[0].len());
        yield_!(lists[{ yield_!(2); 1 }][{ yield_!(3); 1 }]);
    }
}

both! {
    fn slices_by_ranges_with_a_yield_in_a_bound() -> impl Iterator<Item = usize> {
        let numbers = [1, 2, 3, 4, 5];
        let sum: usize = numbers[{ yield_!(1); 1 }..{ yield_!(2); 4 }].iter().sum();
        yield_!(sum);
    }
}

both! {
    fn an_index_of_a_map() -> impl Iterator<Item = u32> {
        let map = std::collections::BTreeMap::from([("a", 1), ("b", 2)]);
        yield_!(map["a"]);
        yield_!(map[{ yield_!(5); "b" }]);
    }
}

both! {
    fn an_index_out_of_range_panics_and_drops() -> impl Iterator<Item = u32> {
        let _guard = Loud("guard");
        let empty: Vec<u32> = Vec::new();
        let x = std::panic::catch_unwind(|| 0).unwrap_or(1);
        yield_!(x);
        if empty.get(x as usize).is_none() { std::panic::resume_unwind(Box::new("out of range")); }
        yield_!(1);
    }
}

both! {
    sends [Some(5), Some(6)];
    fn a_yield_in_each_field_of_a_tuple() -> impl Generator<Item = u32, Send = u32, Return = (u32, bool, u32)> {
        (yield_!(1).unwrap_or(0), true, yield_!(2).unwrap_or(0))
    }
}

both! {
    fn fields_of_tuples_and_nested_tuples() -> impl Iterator<Item = u32> {
        let mut nested = ((1, 2), { yield_!(0); 3 });
        yield_!(nested.0.1);
        nested.0.0 = { yield_!(nested.1); 7 };
        yield_!(nested.0.0);
        yield_!(({ yield_!(8); 9 },).0);
        yield_!((1, { yield_!(10); 11 }).1);
    }
}

both! {
    fn tuple_operands_drop_in_order_at_a_yield() -> impl Iterator<Item = u32> {
        let _tuple = (loud("a"), { yield_!(1); loud("b") }, { yield_!(2); loud("c") });
        yield_!(3);
    }
}

both! {
    sends [Some(5), Some(6)];
    fn a_yield_in_each_field_of_a_struct() -> impl Generator<Item = u32, Send = u32, Return = String> {
        #[derive(Debug)] struct P { x: u32, y: u32, z: u32 }
        let z = 1;
        format!("{:?}", P { y: yield_!(1).unwrap_or(0), z, x: yield_!(2).unwrap_or(0) })
    }
}

both! {
    fn struct_fields_are_evaluated_in_the_order_written() -> impl Iterator<Item = u32> {
        struct S { a: Loud, b: Loud, c: Loud }
        let s = S { c: loud("c"), a: { yield_!(1); loud("a") }, b: loud("b") };
        yield_!(2);
        let S { b, .. } = s;
        yield_!(3);
        log(&b.0);
    }
}

both! {
    fn functional_update_with_a_yield() -> impl Iterator<Item = u32> {
        #[derive(Default, Clone)] struct S { x: u32, y: u32, name: String }
        let base = S { x: 1, y: 2, name: String::from("base") };
        let s = S { x: { yield_!(5); 6 }, ..base.clone() };
        yield_!(s.x + s.y);
        let t = S { name: String::new(), ..{ yield_!(7); base } };
        yield_!(t.x);
        let u = S { y: { yield_!(8); 9 }, ..Default::default() };
        yield_!(u.x + u.y);
    }
}

both! {
    fn the_rest_of_an_update_stays_with_its_owner() -> impl Iterator<Item = u32> {
        struct S { a: Loud, b: Loud }
        let base = S { a: Loud("a"), b: Loud("b") };
        let s = S { a: Loud("new a"), ..base };
        yield_!(1);
        log(&base.a.0);
        yield_!(2);
        log(&s.b.0);
    }
}

both! {
    fn tuple_structs_unit_structs_and_enum_variants() -> impl Iterator<Item = String> {
        #[derive(Debug)] struct T(u32, u32);
        #[derive(Debug)] struct U;
        #[derive(Debug)] enum E { A { x: u32 }, B(u32), C }
        let t = T({ yield_!("t".to_string()); 1 }, 2);
        yield_!(format!("{t:?}"));
        yield_!(format!("{:?}", T { 1: { yield_!("1".to_string()); 3 }, 0: 4 }));
        yield_!(format!("{:?}", U));
        yield_!(format!("{:?}", E::A { x: { yield_!("x".to_string()); 5 } }));
        yield_!(format!("{:?} {:?}", E::B({ yield_!("b".to_string()); 6 }), E::C));
        yield_!(format!("{:?}", U {}));
    }
}

both! {
    fn field_access_on_a_call_with_a_yield() -> impl Iterator<Item = u32> {
        struct P { x: u32, y: Loud }
        fn p(x: u32) -> P { P { x, y: loud("field") } }
        yield_!(p({ yield_!(1); 2 }).x);
        let y = p({ yield_!(3); 4 }).y;
        yield_!(5);
        log(&y.0);
    }
}

both! {
    fn ranges_of_every_kind() -> impl Iterator<Item = u32> {
        for i in ({ yield_!(1); 2 })..({ yield_!(3); 4 }) { yield_!(i); }
        for i in 0..=({ yield_!(5); 1 }) { yield_!(i); }
        for i in ({ yield_!(6); 7 }..).take(2) { yield_!(i); }
        log((..{ yield_!(8); 9 }).contains(&5));
        log((..={ yield_!(10); 9 }).contains(&10));
        let full = ..;
        yield_!(11);
        log(format!("{full:?}"));
    }
}

both! {
    fn a_range_kept_across_yields() -> impl Iterator<Item = u32> {
        let mut range = 0..6;
        yield_!(range.next().unwrap());
        range.next();
        yield_!(range.len() as u32);
        while let Some(i) = range.next_back() { yield_!(i); }
        yield_!(range.end);
    }
}
