//! What is thrown is caught by `try_yield!`, and leaves the function at `yield_!`, as does `?`.
use std::num::ParseIntError;
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
pub fn retried(
    words: Vec<String>,
) -> impl Generator<
    Item = u32,
    Throw = ParseIntError,
    Return = Result<u32, ParseIntError>,
    Send = (),
> {
    enum __Loop1<T4, H3> {
        At1 {},
        At4 { _number: T4, _word: H3 },
        Loop2 { inner: __Loop2, _number: T4, _word: H3 },
    }
    enum __Loop2 {
        At2 {},
        Resume3 {},
    }
    enum __Frame<T0, T1, T2, T4, H3, R> {
        Start { _words: T0 },
        At5 { _sum: T1 },
        Resume6 { _sum: T1 },
        Loop1 { inner: __Loop1<T4, H3>, ___iter_2: T2, _sum: T1 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, T4, H3, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T2, T4, H3, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "retried",
                match self {
                    __Frame::Start { .. } => here(0u32, &["words"]),
                    __Frame::Resume6 { .. } => here(2u32, &["sum"]),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Loop2 { inner, .. } => {
                                match inner {
                                    __Loop2::Resume3 { .. } => here(1u32, &["sum", "number"]),
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
    let start = __Frame::Start { _words: words };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u32,
        (),
        ParseIntError,
        Result<u32, ParseIntError>,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> Result<u32, ParseIntError> {
            let __Frame::Start { _words } = frame else {
                ::resumable::__private::not_created()
            };
            let words: Vec<String> = ::resumable::__private::identity(_words);
            {
                let returned: Result<u32, ParseIntError> = {
                    {
                        let mut sum = 0;
                        for word in words {
                            let number: u32 = word.trim().parse()?;
                            while {
                                let item: u32 = number;
                                emit(item);
                                let __sent = ::resumable::__private::Result::Ok::<
                                    _,
                                    ParseIntError,
                                >(());
                                __sent
                            }
                                .is_err()
                            {
                                sum += 1;
                            }
                            sum += number;
                        }
                        {
                            let item: u32 = sum;
                            emit(item);
                            ()
                        };
                        Ok(sum)
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
            slot: &mut __Frame<_, _, _, _, _, _>,
            mut with,
        | -> <Result<u32, ParseIntError> as ::resumable::__private::Try>::Out<u32> {
            {
                let mut point = match slot {
                    __Frame::Loop1 {
                        inner: __Loop1::Loop2 { inner: __Loop2::Resume3 { .. }, .. },
                        ..
                    } => 1u32,
                    _ => 0,
                };
                let kept_3 = ::resumable::__private::hold::Question::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _words }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::closed::<u32>();
                        };
                        if let ::resumable::__private::Resume::Throw(error) = with {
                            {
                                let returned: Result<u32, ParseIntError> = {
                                    <Result<
                                        u32,
                                        ParseIntError,
                                    > as ::resumable::__private::Raise<
                                        ParseIntError,
                                    >>::raise(error)
                                };
                                return <Result<
                                    u32,
                                    ParseIntError,
                                > as ::resumable::__private::Try>::returned::<
                                    u32,
                                >(returned);
                            };
                        }
                        let mut words = _words;
                        {
                            let mut sum = 0;
                            {
                                let mut __iter_2 = ::resumable::__private::IntoIterator::into_iter(
                                    words,
                                );
                                *slot = __Frame::Loop1 {
                                    inner: __Loop1::At1 {},
                                    _sum: {
                                        let _ = &sum;
                                        sum
                                    },
                                    ___iter_2: __iter_2,
                                };
                                break 'start;
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Loop1 { inner: __Loop1::At1 { .. }, .. }
                    | __Frame::Loop1 { inner: __Loop1::At4 { .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _sum, ___iter_2 } = slot
                        else {
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::closed::<u32>();
                        };
                        let mut point = match level_1 {
                            __Loop1::At4 { .. } => 1u32,
                            _ => 0,
                        };
                        {
                            let sum = _sum;
                            {
                                let __iter_2 = ___iter_2;
                                'rounds_0: loop {
                                    'round_0: {
                                        if let 0 = point {
                                            'break_0: {
                                                {
                                                    match ::resumable::__private::Iterator::next(
                                                        &mut (*__iter_2),
                                                    ) {
                                                        ::resumable::__private::Some(mut word) => {
                                                            let mut held_3;
                                                            let mut number: u32 = word.trim().parse()?;
                                                            held_3 = {
                                                                use ::resumable::__private::hold::asks::*;
                                                                let tag = (if true {
                                                                    kept_3.asked()
                                                                } else {
                                                                    ::resumable::__private::hold::never();
                                                                    kept_3.of(&word)
                                                                });
                                                                if tag.held() {
                                                                    tag.proof();
                                                                    tag.whole(word)
                                                                } else {
                                                                    tag.gone();
                                                                    tag.parts(())
                                                                }
                                                            };
                                                            let _word = held_3;
                                                            *level_1 = __Loop1::Loop2 {
                                                                inner: __Loop2::At2 {},
                                                                _word,
                                                                _number: number,
                                                            };
                                                            return <Result<
                                                                u32,
                                                                ParseIntError,
                                                            > as ::resumable::__private::Try>::jump::<u32>();
                                                        }
                                                        ::resumable::__private::None => {
                                                            break 'break_0;
                                                        }
                                                    }
                                                }
                                            }
                                            break 'rounds_0;
                                        }
                                    }
                                    'round_0: {
                                        if let 1u32 = point {
                                            point = 0;
                                            {
                                                let (__Loop1::At4 { _word, _number }) = ::resumable::__private::mem::replace(
                                                    level_1,
                                                    __Loop1::At1 {},
                                                ) else {
                                                    return <Result<
                                                        u32,
                                                        ParseIntError,
                                                    > as ::resumable::__private::Try>::closed::<u32>();
                                                };
                                                {
                                                    let mut held_3 = _word;
                                                    let mut number = _number;
                                                    (*sum) += number;
                                                }
                                            }
                                            continue 'rounds_0;
                                        }
                                    }
                                }
                            }
                            let __Frame::Loop1 { _sum, inner: _, .. } = ::resumable::__private::mem::replace(
                                slot,
                                __Frame::Closed,
                            ) else {
                                return <Result<
                                    u32,
                                    ParseIntError,
                                > as ::resumable::__private::Try>::closed::<u32>();
                            };
                            let mut sum = _sum;
                            *slot = __Frame::At5 { _sum: sum };
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::jump::<u32>();
                        }
                    }
                    __Frame::Loop1 { inner: __Loop1::Loop2 { inner: _, .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _sum, ___iter_2 } = slot
                        else {
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::closed::<u32>();
                        };
                        let __Loop1::Loop2 { inner: level_2, _word, _number } = level_1
                        else {
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::closed::<u32>();
                        };
                        {
                            let sum = _sum;
                            {
                                let __iter_2 = ___iter_2;
                                {
                                    {
                                        let number = _number;
                                        'rounds_1: loop {
                                            'round_1: {
                                                if let 0 = point {
                                                    {
                                                        {
                                                            {
                                                                let item: u32 = (*number);
                                                                *level_2 = __Loop2::Resume3 {};
                                                                return <Result<
                                                                    u32,
                                                                    ParseIntError,
                                                                > as ::resumable::__private::Try>::yielded::<u32>(item);
                                                            }
                                                        }
                                                    }
                                                }
                                            }
                                            'round_1: {
                                                if let 1u32 = point {
                                                    point = 0;
                                                    'break_1: {
                                                        {
                                                            'break_2: {
                                                                let mut __value_6;
                                                                {
                                                                    let mut __sent_5 = match ::resumable::__private::mem::replace(
                                                                        &mut with,
                                                                        ::resumable::__private::Resume::Next,
                                                                    ) {
                                                                        ::resumable::__private::Resume::Next => {
                                                                            ::resumable::__private::Result::Ok(())
                                                                        }
                                                                        ::resumable::__private::Resume::Send(value) => {
                                                                            ::resumable::__private::Result::Ok(())
                                                                        }
                                                                        ::resumable::__private::Resume::Throw(error) => {
                                                                            ::resumable::__private::Result::Err(error)
                                                                        }
                                                                    };
                                                                    __value_6 = __sent_5.is_err();
                                                                }
                                                                if { __value_6 } {
                                                                    (*sum) += 1;
                                                                    break 'break_2;
                                                                }
                                                                break 'break_1;
                                                            }
                                                        }
                                                        continue 'rounds_1;
                                                    }
                                                    break 'rounds_1;
                                                }
                                            }
                                        }
                                        let __Loop1::Loop2 { _word, _number, inner: _, .. } = ::resumable::__private::mem::replace(
                                            level_1,
                                            __Loop1::At1 {},
                                        ) else {
                                            return <Result<
                                                u32,
                                                ParseIntError,
                                            > as ::resumable::__private::Try>::closed::<u32>();
                                        };
                                        let mut held_3 = _word;
                                        let mut number = _number;
                                        let _word = held_3;
                                        *level_1 = __Loop1::At4 {
                                            _word,
                                            _number: number,
                                        };
                                        return <Result<
                                            u32,
                                            ParseIntError,
                                        > as ::resumable::__private::Try>::jump::<u32>();
                                    }
                                }
                            }
                        }
                    }
                    __Frame::At5 { .. } => {
                        let (__Frame::At5 { _sum }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::closed::<u32>();
                        };
                        {
                            let mut sum = _sum;
                            let item: u32 = sum;
                            *slot = __Frame::Resume6 { _sum: sum };
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::yielded::<u32>(item);
                        }
                    }
                    __Frame::Resume6 { .. } => {
                        let (__Frame::Resume6 { _sum }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return <Result<
                                u32,
                                ParseIntError,
                            > as ::resumable::__private::Try>::closed::<u32>();
                        };
                        {
                            let mut sum = _sum;
                            ::resumable::__private::mem::drop(
                                match with {
                                    ::resumable::__private::Resume::Next => {}
                                    ::resumable::__private::Resume::Send(value) => {}
                                    ::resumable::__private::Resume::Throw(error) => {
                                        let returned: Result<u32, ParseIntError> = {
                                            <Result<
                                                u32,
                                                ParseIntError,
                                            > as ::resumable::__private::Raise<
                                                ParseIntError,
                                            >>::raise(error)
                                        };
                                        return <Result<
                                            u32,
                                            ParseIntError,
                                        > as ::resumable::__private::Try>::returned::<
                                            u32,
                                        >(returned);
                                    }
                                },
                            );
                            {
                                let returned: Result<u32, ParseIntError> = { Ok(sum) };
                                return <Result<
                                    u32,
                                    ParseIntError,
                                > as ::resumable::__private::Try>::returned::<
                                    u32,
                                >(returned);
                            };
                        }
                    }
                    _ => {
                        if let ::resumable::__private::Resume::Throw(error) = with {
                            {
                                let returned: Result<u32, ParseIntError> = {
                                    <Result<
                                        u32,
                                        ParseIntError,
                                    > as ::resumable::__private::Raise<
                                        ParseIntError,
                                    >>::raise(error)
                                };
                                return <Result<
                                    u32,
                                    ParseIntError,
                                > as ::resumable::__private::Try>::returned::<
                                    u32,
                                >(returned);
                            };
                        }
                        return <Result<
                            u32,
                            ParseIntError,
                        > as ::resumable::__private::Try>::closed::<u32>();
                    }
                }
                {
                    use ::resumable::__private::hold::asks::*;
                    kept_3
                        .answer(
                            (&&&&&(&&kept_3.probe()).resumable_inside()).resumable_held(),
                        );
                };
            }
        },
    );
    machine
}
