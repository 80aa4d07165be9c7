//! `let else` whose `else` yields, and a chain of `let`s with a yield in its middle: one `if` a link, one way to `else`.
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
pub fn parse(
    word_1: Option<String>,
) -> impl Generator<
    Item = usize,
    Send = u32,
    Return = u32,
    Throw = ::resumable::__private::Infallible,
> {
    enum __Frame<T0, T3, T4, H0, R> {
        Start { _word_1: T0 },
        Resume1 { _word_1: H0 },
        Resume2 { _number: T4, _word_3: T3 },
        At3 { _word_3: T3 },
        Returned(R),
        Closed,
    }
    impl<T0, T3, T4, H0, R> ::resumable::__private::FrameState
    for __Frame<T0, T3, T4, H0, R> {
        type Return = R;
        const SENDS: ::resumable::__private::bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "parse",
                match self {
                    __Frame::Start { .. } => here(0u32, &["word_1"]),
                    __Frame::Resume1 { .. } => here(1u32, &[]),
                    __Frame::Resume2 { .. } => here(2u32, &["word", "number"]),
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
    let start = __Frame::Start { _word_1: word_1 };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        usize,
        u32,
        ::resumable::__private::Infallible,
        u32,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> u32 {
            let __Frame::Start { _word_1 } = frame else {
                ::resumable::__private::not_created()
            };
            let word_1: Option<String> = ::resumable::__private::identity(_word_1);
            {
                let returned: u32 = {
                    {
                        let Some(word) = word_1 else {
                            {
                                let item: usize = 0;
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<u32>;
                                __sent
                            };
                            return {
                                let returned: u32 = { 0 };
                                returned
                            };
                        };
                        if let Ok(number) = word.parse::<u32>()
                            && let Some(factor) = {
                                let item: usize = word.len();
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<u32>;
                                __sent
                            } && factor > 1
                        {
                            number * factor
                        } else {
                            word.len() as u32
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
            slot: &mut __Frame<_, _, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<usize, u32> {
            {
                let kept_0 = ::resumable::__private::hold::Question::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _word_1 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut word_1 = _word_1;
                        {
                            let mut __bound_1;
                            'break_0: {
                                match word_1 {
                                    Some(word) => {
                                        __bound_1 = word;
                                        break 'break_0;
                                    }
                                    _ => {}
                                }
                                {
                                    let item: usize = 0;
                                    let _word_1 = {
                                        use ::resumable::__private::hold::asks::*;
                                        let tag = (if true {
                                            kept_0.asked()
                                        } else {
                                            ::resumable::__private::hold::never();
                                            kept_0.of(&word_1)
                                        });
                                        if tag.held() {
                                            tag.proof();
                                            tag.whole(word_1)
                                        } else {
                                            tag.gone();
                                            tag.parts(())
                                        }
                                    };
                                    *slot = __Frame::Resume1 { _word_1 };
                                    return ::resumable::__private::Step::Yield(item);
                                }
                            }
                            let mut word = { __bound_1 };
                            {
                                {
                                    if let Ok(number) = word.parse::<u32>() {
                                        let item: usize = word.len();
                                        *slot = __Frame::Resume2 {
                                            _word_3: word,
                                            _number: number,
                                        };
                                        return ::resumable::__private::Step::Yield(item);
                                    }
                                }
                                *slot = __Frame::At3 { _word_3: word };
                                break 'start;
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let (__Frame::Resume1 { _word_1 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut held_0 = _word_1;
                        {
                            {
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
                                        let returned: u32 = { 0 };
                                        return ::resumable::__private::Step::Return(returned);
                                    };
                                }
                            }
                        }
                    }
                    __Frame::Resume2 { .. } => {
                        let (__Frame::Resume2 { _word_3, _number }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut word = _word_3;
                            {
                                {
                                    {
                                        let mut number = _number;
                                        let mut __sent_5 = match with {
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
                                        if let Some(factor) = ({ __sent_5 }) {
                                            if factor > 1 {
                                                {
                                                    let returned: u32 = { number * factor };
                                                    return ::resumable::__private::Step::Return(returned);
                                                };
                                            }
                                        }
                                    }
                                }
                                *slot = __Frame::At3 { _word_3: word };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                    }
                    __Frame::At3 { .. } => {
                        let (__Frame::At3 { _word_3 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut word = _word_3;
                            {
                                {
                                    let returned: u32 = { { word.len() as u32 } };
                                    return ::resumable::__private::Step::Return(returned);
                                };
                            }
                        }
                    }
                    _ => {
                        return ::resumable::__private::Step::Closed;
                    }
                }
                {
                    use ::resumable::__private::hold::asks::*;
                    kept_0
                        .answer(
                            (&&&&&(&&kept_0.probe()).resumable_inside()).resumable_held(),
                        );
                };
            }
        },
    );
    machine
}
