//! Labels: `continue` and `break` of an outer loop, out of a piece that is carried whole and past a yield; a loop's value.
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
pub fn primes(
    limit: u32,
) -> impl Generator<
    Item = u32,
    Return = Option<u32>,
    Send = (),
    Throw = ::resumable::__private::Infallible,
> {
    enum __Loop1<T5> {
        At1 {},
        Loop2 { inner: __Loop2, _times: T5 },
    }
    enum __Loop2 {
        At2 {},
        Resume3 {},
    }
    enum __Frame<T0, T1, T2, T5, R> {
        Start { _limit: T0 },
        At4 { ___value_2: T2 },
        Loop1 { inner: __Loop1<T5>, _candidate: T1, _limit: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, T5, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T2, T5, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "primes",
                match self {
                    __Frame::Start { .. } => here(0u32, &["limit"]),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Loop2 { inner, .. } => {
                                match inner {
                                    __Loop2::Resume3 { .. } => {
                                        here(1u32, &["limit", "candidate", "times"])
                                    }
                                    _ => ::resumable::__private::Option::None,
                                }
                            }
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
    let start = __Frame::Start { _limit: limit };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u32,
        (),
        ::resumable::__private::Infallible,
        Option<u32>,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> Option<u32> {
            let __Frame::Start { _limit } = frame else {
                ::resumable::__private::not_created()
            };
            let limit: u32 = ::resumable::__private::identity(_limit);
            {
                let returned: Option<u32> = {
                    {
                        let mut candidate = 1;
                        let large = 'candidates: loop {
                            candidate += 1;
                            for divisor in 2..candidate {
                                if candidate % divisor == 0 {
                                    continue 'candidates;
                                }
                            }
                            let mut times = candidate;
                            loop {
                                if times > limit {
                                    break 'candidates times;
                                }
                                {
                                    let item: u32 = candidate;
                                    emit(item);
                                    ()
                                };
                                if times % 2 == 0 {
                                    continue 'candidates;
                                }
                                times *= candidate;
                            }
                        };
                        Some(large)
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
            slot: &mut __Frame<_, _, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<u32, Option<u32>> {
            {
                let mut point = match slot {
                    __Frame::Loop1 {
                        inner: __Loop1::Loop2 { inner: __Loop2::Resume3 { .. }, .. },
                        ..
                    } => 1u32,
                    _ => 0,
                };
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _limit }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut limit = _limit;
                        {
                            let mut candidate = 1;
                            *slot = __Frame::Loop1 {
                                inner: __Loop1::At1 {},
                                _limit: limit,
                                _candidate: {
                                    let _ = &candidate;
                                    candidate
                                },
                            };
                            break 'start;
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Loop1 { inner: __Loop1::At1 { .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _limit, _candidate } = slot
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let limit = _limit;
                        {
                            let candidate = _candidate;
                            loop {
                                'continue_0: {
                                    (*candidate) += 1;
                                    {
                                        let mut __iter_3 = ::resumable::__private::IntoIterator::into_iter(
                                            2..(*candidate),
                                        );
                                        'break_1: loop {
                                            {
                                                match ::resumable::__private::Iterator::next(
                                                    &mut __iter_3,
                                                ) {
                                                    ::resumable::__private::Some(mut divisor) => {
                                                        if (*candidate) % divisor == 0 {
                                                            break 'continue_0;
                                                        }
                                                    }
                                                    ::resumable::__private::None => {
                                                        break 'break_1;
                                                    }
                                                }
                                            }
                                        }
                                    }
                                    let mut times = (*candidate);
                                    *level_1 = __Loop1::Loop2 {
                                        inner: __Loop2::At2 {},
                                        _times: {
                                            let _ = &times;
                                            times
                                        },
                                    };
                                    return ::resumable::__private::Step::Jump;
                                }
                            }
                        }
                    }
                    __Frame::Loop1 { inner: __Loop1::Loop2 { inner: _, .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _limit, _candidate } = slot
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let __Loop1::Loop2 { inner: level_2, _times } = level_1 else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let limit = _limit;
                        {
                            let candidate = _candidate;
                            let mut __value_2;
                            'break_0: {
                                'continue_0: {
                                    let times = _times;
                                    'rounds_2: loop {
                                        'round_2: {
                                            if let 0 = point {
                                                {
                                                    if (*times) > (*limit) {
                                                        __value_2 = (*times);
                                                        break 'break_0;
                                                    }
                                                    let item: u32 = (*candidate);
                                                    *level_2 = __Loop2::Resume3 {};
                                                    return ::resumable::__private::Step::Yield(item);
                                                }
                                            }
                                        }
                                        'round_2: {
                                            if let 1u32 = point {
                                                point = 0;
                                                {
                                                    if (*times) % 2 == 0 {
                                                        break 'continue_0;
                                                    }
                                                    (*times) *= (*candidate);
                                                }
                                                continue 'rounds_2;
                                            }
                                        }
                                    }
                                }
                                *level_1 = __Loop1::At1 {};
                                return ::resumable::__private::Step::Jump;
                            }
                            *slot = __Frame::At4 {
                                ___value_2: __value_2,
                            };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::At4 { .. } => {
                        let (__Frame::At4 { ___value_2 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut __value_2 = ___value_2;
                            let mut large = { __value_2 };
                            {
                                let returned: Option<u32> = { Some(large) };
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
