//! A guard that yields: the arms before it are tried first, the bindings are looked up anew, and those after it follow.
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
pub fn asked(
    answer: Option<u32>,
) -> impl Generator<
    Item = u32,
    Send = bool,
    Return = u32,
    Throw = ::resumable::__private::Infallible,
> {
    enum __Frame<T0, T2, R> {
        Start { _answer: T0 },
        Resume1 { _answer: T0 },
        Resume2 { _number_2: T2 },
        At3 { _answer: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T2, R> ::resumable::__private::FrameState for __Frame<T0, T2, R> {
        type Return = R;
        const SENDS: ::resumable::__private::bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &["answer"];
            ::resumable::__private::frame(
                "asked",
                match self {
                    __Frame::Start { .. } => here(0u32, locals_0),
                    __Frame::Resume1 { .. } => here(1u32, locals_0),
                    __Frame::Resume2 { .. } => here(2u32, &["number"]),
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
    let start = __Frame::Start { _answer: answer };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u32,
        bool,
        ::resumable::__private::Infallible,
        u32,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> u32 {
            let __Frame::Start { _answer } = frame else {
                ::resumable::__private::not_created()
            };
            let answer: Option<u32> = ::resumable::__private::identity(_answer);
            {
                let returned: u32 = {
                    {
                        match answer {
                            Some(0) => 0,
                            Some(
                                number,
                            ) if {
                                let item: u32 = number;
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<bool>;
                                __sent
                            }
                                .unwrap_or(false) => {
                                {
                                    let item: u32 = number + 1;
                                    emit(item);
                                    let __sent = ::resumable::__private::Option::None::<bool>;
                                    __sent
                                };
                                number
                            }
                            Some(number) => number * 2,
                            None => 1,
                        }
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
            slot: &mut __Frame<_, _, _>,
            mut with,
        | -> ::resumable::__private::Step<u32, u32> {
            {
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _answer }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let _ = ::resumable::__private::hold::copies::<Option<u32>>;
                        let mut answer = _answer;
                        {
                            {
                                match answer {
                                    Some(0) => {
                                        {
                                            let returned: u32 = { 0 };
                                            return ::resumable::__private::Step::Return(returned);
                                        };
                                    }
                                    _ => {}
                                }
                                if {
                                    let mut matched = false;
                                    match (answer) {
                                        Some(
                                            number,
                                        ) if {
                                            matched = true;
                                            false
                                        } => ::core::unreachable!(),
                                        _ => {}
                                    }
                                    matched
                                } {
                                    let item: u32 = {
                                        let mut found = ::core::option::Option::None;
                                        match (answer) {
                                            Some(
                                                number,
                                            ) if {
                                                found = ::core::option::Option::Some(number);
                                                false
                                            } => ::core::unreachable!(),
                                            _ => {}
                                        }
                                        ::core::option::Option::unwrap(found)
                                    };
                                    *slot = __Frame::Resume1 {
                                        _answer: {
                                            let _ = &answer;
                                            answer
                                        },
                                    };
                                    return ::resumable::__private::Step::Yield(item);
                                }
                                *slot = __Frame::At3 {
                                    _answer: {
                                        let _ = &answer;
                                        answer
                                    },
                                };
                                break 'start;
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let (__Frame::Resume1 { _answer }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut answer = _answer;
                        {
                            {
                                {
                                    let mut __sent_1 = match with {
                                        ::resumable::__private::Resume::Next => {
                                            ::resumable::__private::Option::None
                                        }
                                        ::resumable::__private::Resume::Send(value) => {
                                            ::resumable::__private::Option::Some(value)
                                        }
                                        ::resumable::__private::Resume::Throw(error) => {
                                            match error {}
                                        }
                                    };
                                    if __sent_1.unwrap_or(false) {
                                        match answer {
                                            Some(number) => {
                                                let item: u32 = number + 1;
                                                *slot = __Frame::Resume2 {
                                                    _number_2: number,
                                                };
                                                return ::resumable::__private::Step::Yield(item);
                                            }
                                            _ => {}
                                        }
                                    }
                                }
                                *slot = __Frame::At3 {
                                    _answer: {
                                        let _ = &answer;
                                        answer
                                    },
                                };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                    }
                    __Frame::Resume2 { .. } => {
                        let (__Frame::Resume2 { _number_2 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            {
                                {
                                    {
                                        {
                                            let mut number = _number_2;
                                            {
                                                ::resumable::__private::mem::drop(
                                                    match with {
                                                        ::resumable::__private::Resume::Next => {
                                                            ::resumable::__private::Option::None
                                                        }
                                                        ::resumable::__private::Resume::Send(value) => {
                                                            ::resumable::__private::Option::Some(value)
                                                        }
                                                        ::resumable::__private::Resume::Throw(error) => {
                                                            match error {}
                                                        }
                                                    },
                                                );
                                                {
                                                    let returned: u32 = { number };
                                                    return ::resumable::__private::Step::Return(returned);
                                                };
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    __Frame::At3 { .. } => {
                        let (__Frame::At3 { _answer }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut answer = _answer;
                        {
                            {
                                match answer {
                                    Some(number) => {
                                        {
                                            let returned: u32 = { number * 2 };
                                            return ::resumable::__private::Step::Return(returned);
                                        };
                                    }
                                    None => {
                                        {
                                            let returned: u32 = { 1 };
                                            return ::resumable::__private::Step::Return(returned);
                                        };
                                    }
                                    _ => {}
                                }
                                ::core::unreachable!();
                            }
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
