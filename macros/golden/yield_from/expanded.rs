//! The delegate is a local; each of its steps is a suspension; its `Return` is the expression's value.
use std::convert::Infallible;
use resumable::{Generator, generator};
#[cfg_attr(
    clippy,
    allow(
        clippy::many_single_char_names,
        clippy::similar_names,
        clippy::needless_pass_by_ref_mut,
        clippy::explicit_counter_loop,
        clippy::needless_range_loop
    )
)]
pub fn both<G>(
    first: G,
    rest: Vec<u32>,
) -> impl Generator<
    Item = u32,
    Send = u32,
    Return = usize,
    Throw = ::resumable::__private::Infallible,
>
where
    G: Generator<Item = u32, Send = u32, Throw = Infallible, Return = usize>,
{
    enum __Loop1<T3, T4> {
        At1 { ___with_4: T4, ___delegate_3: T3 },
        Resume2 { ___delegate_3: T3 },
        Running,
    }
    enum __Loop4<T8> {
        At4 { ___with_8: T8 },
        Resume5 {},
    }
    enum __Frame<T0, T1, T2, T3, T4, T6, T7, T8, R> {
        Start { _rest: T1, _first: T0 },
        At3 { ___result_2: T2, _rest: T1 },
        At6 { _length: T6 },
        Loop1 { inner: __Loop1<T3, T4>, _rest: T1 },
        Loop4 { inner: __Loop4<T8>, ___delegate_7: T7, _length: T6 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, T3, T4, T6, T7, T8, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T2, T3, T4, T6, T7, T8, R> {
        type Return = R;
        const SENDS: ::resumable::__private::bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "both",
                match self {
                    __Frame::Start { .. } => here(0u32, &["first", "rest"]),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Resume2 { .. } => here(1u32, &["rest"]),
                            _ => ::resumable::__private::Option::None,
                        }
                    }
                    __Frame::Loop4 { inner, .. } => {
                        match inner {
                            __Loop4::Resume5 { .. } => here(2u32, &["length"]),
                            _ => ::resumable::__private::Option::None,
                        }
                    }
                    _ => ::resumable::__private::Option::None,
                },
            )
        }
        #[inline]
        fn close(&mut self) {
            match self {
                Self::Returned(_) => {}
                _ => *self = Self::Closed,
            }
        }
        #[inline]
        fn returned(value: R) -> Self {
            Self::Returned(value)
        }
        #[inline]
        fn take_return(&mut self) -> ::resumable::__private::Option<R> {
            match ::resumable::__private::mem::replace(self, Self::Closed) {
                Self::Returned(value) => ::resumable::__private::Some(value),
                _ => ::resumable::__private::None,
            }
        }
    }
    let start = __Frame::Start {
        _first: first,
        _rest: rest,
    };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u32,
        u32,
        ::resumable::__private::Infallible,
        usize,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> usize {
            let __Frame::Start { _first, _rest } = frame else {
                ::resumable::__private::not_created()
            };
            let first: G = ::resumable::__private::identity(_first);
            let rest: Vec<u32> = ::resumable::__private::identity(_rest);
            {
                let returned: usize = {
                    {
                        let length = {
                            let delegated = match (first) {
                                operand => {
                                    use ::resumable::__private::delegate::asks::*;
                                    let probe = ::resumable::__private::delegate::Probe::<
                                        _,
                                        u32,
                                        ::resumable::__private::Infallible,
                                    >::of(&operand);
                                    (&&&&&probe)
                                        .resumable_sends()
                                        .start(
                                            operand,
                                            (&&&&&probe).resumable_throws(),
                                            (&&&&&probe).resumable_ends(),
                                        )
                                }
                            };
                            let __result = delegated
                                .run(|__item| {
                                    let item: u32 = __item;
                                    emit(item)
                                });
                            __result
                        } + rest.len();
                        {
                            let delegated = match (rest) {
                                operand => {
                                    use ::resumable::__private::delegate::asks::*;
                                    let probe = ::resumable::__private::delegate::Probe::<
                                        _,
                                        u32,
                                        ::resumable::__private::Infallible,
                                    >::of(&operand);
                                    (&&&&&probe)
                                        .resumable_sends()
                                        .start(
                                            operand,
                                            (&&&&&probe).resumable_throws(),
                                            (&&&&&probe).resumable_ends(),
                                        )
                                }
                            };
                            let __result = delegated
                                .run(|__item| {
                                    let item: u32 = __item;
                                    emit(item)
                                });
                            __result
                        };
                        length
                    }
                };
                #[allow(unreachable_code)] return returned;
            }
        },
        #[allow(
            warnings,
            unused,
            nonstandard_style,
            future_incompatible,
            let_underscore,
            keyword_idents,
            rust_2018_idioms,
            rust_2021_compatibility,
            rust_2024_compatibility,
            explicit_outlives_requirements,
            let_underscore_drop,
            missing_docs,
            missing_copy_implementations,
            missing_debug_implementations,
            redundant_lifetimes,
            single_use_lifetimes,
            trivial_casts,
            trivial_numeric_casts,
            unit_bindings,
            unreachable_pub,
            unused_import_braces,
            unused_lifetimes,
            unused_qualifications,
            unused_results,
            variant_size_differences
        )]
        #[cfg_attr(
            clippy,
            allow(
                clippy::all,
                clippy::pedantic,
                clippy::nursery,
                clippy::restriction,
                clippy::cargo
            )
        )]
        #[inline(always)]
        |
            slot: &mut __Frame<_, _, _, _, _, _, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<u32, usize> {
            {
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _first, _rest }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut first = _first;
                        let mut rest = _rest;
                        {
                            {
                                let mut __delegate_3 = match (first) {
                                    operand => {
                                        use ::resumable::__private::delegate::asks::*;
                                        let probe = ::resumable::__private::delegate::Probe::<
                                            _,
                                            u32,
                                            ::resumable::__private::Infallible,
                                        >::of(&operand);
                                        (&&&&&probe)
                                            .resumable_sends()
                                            .start(
                                                operand,
                                                (&&&&&probe).resumable_throws(),
                                                (&&&&&probe).resumable_ends(),
                                            )
                                    }
                                };
                                let mut __with_4 = ::resumable::__private::Resume::Next;
                                *slot = __Frame::Loop1 {
                                    inner: __Loop1::At1 {
                                        ___delegate_3: __delegate_3,
                                        ___with_4: __with_4,
                                    },
                                    _rest: {
                                        let _ = &rest;
                                        rest
                                    },
                                };
                                break 'start;
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Loop1 { inner: __Loop1::At1 { .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _rest } = slot else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let (__Loop1::At1 { ___delegate_3, ___with_4 }) = ::resumable::__private::mem::replace(
                            level_1,
                            __Loop1::Running,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let rest = _rest;
                        {
                            let mut __result_2;
                            {
                                let mut __delegate_3 = ___delegate_3;
                                let mut __with_4 = ___with_4;
                                'break_0: loop {
                                    {
                                        match __delegate_3.step(__with_4) {
                                            ::resumable::__private::Delegated::Yield(__item) => {
                                                let item: u32 = __item;
                                                *level_1 = __Loop1::Resume2 {
                                                    ___delegate_3: __delegate_3,
                                                };
                                                return ::resumable::__private::Step::Yield(item);
                                            }
                                            ::resumable::__private::Delegated::Return(__value_5) => {
                                                __result_2 = __value_5;
                                                break 'break_0;
                                            }
                                            ::resumable::__private::Delegated::Raise(__error_5) => {
                                                {
                                                    let returned: usize = { match __error_5 {} };
                                                    return ::resumable::__private::Step::Return(returned);
                                                };
                                            }
                                        }
                                    }
                                }
                            }
                            let __Frame::Loop1 { _rest, inner: _, .. } = ::resumable::__private::mem::replace(
                                slot,
                                __Frame::Closed,
                            ) else {
                                return ::resumable::__private::Step::Closed;
                            };
                            let mut rest = _rest;
                            *slot = __Frame::At3 {
                                _rest: rest,
                                ___result_2: __result_2,
                            };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::Loop1 { inner: __Loop1::Resume2 { .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _rest } = slot else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let (__Loop1::Resume2 { ___delegate_3 }) = ::resumable::__private::mem::replace(
                            level_1,
                            __Loop1::Running,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let rest = _rest;
                        {
                            {
                                let mut __delegate_3 = ___delegate_3;
                                let mut __with_4;
                                {
                                    {
                                        let mut __sent_5 = with;
                                        __with_4 = { __sent_5 };
                                    }
                                }
                                *level_1 = __Loop1::At1 {
                                    ___delegate_3: __delegate_3,
                                    ___with_4: __with_4,
                                };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                    }
                    __Frame::At3 { .. } => {
                        let (__Frame::At3 { _rest, ___result_2 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut rest = _rest;
                        {
                            let mut __result_2 = ___result_2;
                            let mut length = __result_2 + rest.len();
                            {
                                let mut __delegate_7 = match (rest) {
                                    operand => {
                                        use ::resumable::__private::delegate::asks::*;
                                        let probe = ::resumable::__private::delegate::Probe::<
                                            _,
                                            u32,
                                            ::resumable::__private::Infallible,
                                        >::of(&operand);
                                        (&&&&&probe)
                                            .resumable_sends()
                                            .start(
                                                operand,
                                                (&&&&&probe).resumable_throws(),
                                                (&&&&&probe).resumable_ends(),
                                            )
                                    }
                                };
                                let mut __with_8 = ::resumable::__private::Resume::Next;
                                *slot = __Frame::Loop4 {
                                    inner: __Loop4::At4 {
                                        ___with_8: __with_8,
                                    },
                                    _length: length,
                                    ___delegate_7: __delegate_7,
                                };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                    }
                    __Frame::Loop4 { inner: __Loop4::At4 { .. }, .. } => {
                        let __Frame::Loop4 { inner: level_1, _length, ___delegate_7 } = slot
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let (__Loop4::At4 { ___with_8 }) = ::resumable::__private::mem::replace(
                            level_1,
                            __Loop4::Resume5 {},
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let length = _length;
                            {
                                let __delegate_7 = ___delegate_7;
                                let mut __with_8 = ___with_8;
                                'break_1: loop {
                                    {
                                        match (*__delegate_7).step(__with_8) {
                                            ::resumable::__private::Delegated::Yield(__item) => {
                                                let item: u32 = __item;
                                                *level_1 = __Loop4::Resume5 {};
                                                return ::resumable::__private::Step::Yield(item);
                                            }
                                            ::resumable::__private::Delegated::Return(__value_9) => {
                                                break 'break_1;
                                            }
                                            ::resumable::__private::Delegated::Raise(__error_9) => {
                                                {
                                                    let returned: usize = { match __error_9 {} };
                                                    return ::resumable::__private::Step::Return(returned);
                                                };
                                            }
                                        }
                                    }
                                }
                            }
                            let __Frame::Loop4 { _length, inner: _, .. } = ::resumable::__private::mem::replace(
                                slot,
                                __Frame::Closed,
                            ) else {
                                return ::resumable::__private::Step::Closed;
                            };
                            let mut length = _length;
                            *slot = __Frame::At6 { _length: length };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::Loop4 { inner: __Loop4::Resume5 { .. }, .. } => {
                        let __Frame::Loop4 { inner: level_1, _length, ___delegate_7 } = slot
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let length = _length;
                            {
                                let __delegate_7 = ___delegate_7;
                                let mut __with_8;
                                {
                                    {
                                        let mut __sent_9 = with;
                                        __with_8 = { __sent_9 };
                                    }
                                }
                                *level_1 = __Loop4::At4 {
                                    ___with_8: __with_8,
                                };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                    }
                    __Frame::At6 { .. } => {
                        let (__Frame::At6 { _length }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut length = _length;
                            {
                                let returned: usize = { length };
                                return ::resumable::__private::Step::Return(returned);
                            };
                        }
                    }
                    _ => {
                        return ::resumable::__private::Step::Closed;
                    }
                }
            }
        },
    );
    machine
}
