//! The reference's "Literal", "Path" and "Block" expressions: plain, labelled, `const`, `async` blocks.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn literals_of_every_kind_are_yielded() -> impl Iterator<Item = String> {
        yield_!(format!("{}", 'c'));
        yield_!("text".to_string());
        yield_!(String::from(r#"raw "text""#));
        yield_!(format!("{:?}", b"bytes"));
        yield_!(format!("{:?}", br"raw\bytes"));
        yield_!(format!("{:?}", b'b'));
        yield_!(format!("{:?}", c"c text"));
        yield_!(format!("{}", 0xff_u8));
        yield_!(format!("{}", 1_000.5e-1_f64));
        yield_!(format!("{}", true));
    }
}

both! {
    fn a_number_literal_takes_its_type_from_the_item() -> impl Iterator<Item = u8> {
        yield_!(255);
        yield_!(0b1010);
        yield_!(0o17);
    }
}

both! {
    fn paths_to_constants_functions_and_associated_items() -> impl Iterator<Item = u32> {
        yield_!(u32::MAX);
        yield_!(std::primitive::u32::MIN);
        yield_!(u32::from_str_radix("11", 2).unwrap());
        yield_!(<u32 as Default>::default());
        yield_!(<u32>::pow(2, 5));
        let function = u32::count_ones;
        yield_!(function(7));
        yield_!(std::convert::identity::<u32>(9));
    }
}

both! {
    fn a_path_to_a_unit_struct_and_to_constructors() -> impl Iterator<Item = String> {
        #[derive(Debug)] struct Unit;
        #[derive(Debug)] struct Wrap(u32);
        let unit = Unit;
        yield_!(format!("{unit:?}"));
        let wrapped: Vec<Wrap> = (0..2).map(Wrap).collect();
        yield_!(format!("{wrapped:?}"));
        let unit_again = Unit;
        yield_!(format!("{:?}", (unit, unit_again, wrapped)));
    }
}

both! {
    fn a_block_with_a_value() -> impl Iterator<Item = u32> {
        let x = {
            yield_!(1);
            let inner = Loud("inner");
            yield_!(2);
            inner.gives(3)
        };
        yield_!(x);
    }
}

both! {
    fn a_block_without_a_yield_between_yields() -> impl Iterator<Item = u32> {
        yield_!(1);
        let x = { let a = loud("a"); let b = loud("b"); a.gives(2) + b.gives(3) };
        yield_!(x);
    }
}

both! {
    fn nested_blocks_end_their_locals_one_by_one() -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        {
            let _b = Loud("b");
            {
                let _c = Loud("c");
                yield_!(1);
            }
            yield_!(2);
        }
        yield_!(3);
    }
}

both! {
    fn an_unsuffixed_empty_block_is_a_unit() -> impl Iterator<Item = ()> {
        yield_!({});
        yield_!();
        yield_!(());
        let unit = {};
        yield_!(unit);
    }
}

both! {
    fn a_block_moves_a_local_out() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let b = { a };
        yield_!(1);
        { b };
        yield_!(2);
    }
}

both! {
    fn a_labelled_block_left_early() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            'block: {
                yield_!(i);
                if i == 1 { break 'block; }
                let _local = Loud("local");
                yield_!(i + 10);
            }
            log("after the block");
        }
    }
}

both! {
    fn a_labelled_block_with_a_value() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            let value = 'search: {
                if i == 0 { break 'search 100; }
                yield_!(i);
                if i == 1 { break 'search 200; }
                let _local = Loud("local");
                yield_!(i + 10);
                if i == 2 { break 'search 300; }
                400
            };
            yield_!(value);
        }
    }
}

both! {
    fn nested_labelled_blocks() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            let value = 'outer: {
                let inner = 'inner: {
                    yield_!(i);
                    match i {
                        0 => break 'inner 1,
                        1 => break 'outer 2,
                        _ => {}
                    }
                    3
                };
                yield_!(inner * 10);
                inner
            };
            yield_!(value * 100);
        }
    }
}

both! {
    fn a_labelled_block_without_a_yield() -> impl Iterator<Item = u32> {
        for i in 0..2 {
            let value = 'block: { if i == 0 { break 'block 5; } 6 };
            yield_!(value);
        }
    }
}

both! {
    fn one_label_name_used_twice() -> impl Iterator<Item = u32> {
        'a: { yield_!(1); if true { break 'a; } yield_!(2); }
        'a: loop { yield_!(3); break 'a; }
        'a: for i in 0..3 { if i == 1 { break 'a; } yield_!(i); }
    }
}

both! {
    fn a_const_block() -> impl Iterator<Item = usize> {
        yield_!(const { 2 + 3 });
        let array = [const { Vec::<u32>::new() }; 3];
        yield_!(array.len());
        yield_!(const { "abc".len() } + array[0].len());
    }
}

both! {
    fn an_async_block_without_a_yield_is_an_ordinary_value() -> impl Iterator<Item = usize> {
        let name = String::from("abc");
        let future = async move { name.len() };
        yield_!(1);
        let mut future = Box::pin(future);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let std::task::Poll::Ready(length) = future.as_mut().poll(&mut context) else { unreachable!() };
        yield_!(length);
        use std::future::Future;
    }
}

both! {
    fn an_async_block_that_nothing_polls_is_dropped_at_the_end_of_its_scope() -> impl Iterator<Item = usize> {
        let kept = loud("kept");
        let future = async move { kept.gives(1) };
        let pair = (async { 2 }, loud("pair"));
        yield_!(std::mem::size_of_val(&future).min(1));
        {
            let (two, _) = pair;
            yield_!(std::mem::size_of_val(&two).min(1));
        }
        drop(future);
        yield_!(3);
    }
}

both! {
    fn an_async_block_that_returns_and_breaks_is_its_own_function() -> impl Iterator<Item = u32> {
        use std::future::Future;
        use std::pin::pin;
        use std::task::{Context, Poll, Waker};
        yield_!(1);
        let ready = pin!(async { for i in 0..9 { if i == 4 { return i; } } 100 }).poll(&mut Context::from_waker(Waker::noop()));
        if let Poll::Ready(value) = ready { yield_!(value); }
    }
}

both! {
    fn inner_attributes_and_items_in_a_block() -> impl Iterator<Item = u32> {
        {
            #![allow(unused_variables)]
            fn two() -> u32 { 2 }
            let unused = 1;
            yield_!(two());
            log(two() + 1);
        }
        yield_!(3);
    }
}
