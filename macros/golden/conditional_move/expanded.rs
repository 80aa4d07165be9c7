//! Moved on one path only: `text` is held, where it is left, in an `Option`, and each branch settles to that.
use resumable::generator;
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
pub fn conditional(text: String, consume: bool) -> impl Iterator<Item = u32> {
    enum __Frame<T0, T1, H0, H2, R> {
        Start { _consume: T1, _text: T0 },
        Resume1 { _text: T0 },
        At2 { _text: ::resumable::__private::Option<H0> },
        Resume3 { _text: ::resumable::__private::Option<H0> },
        Resume4 { __last: H2, _text: ::resumable::__private::Option<H0> },
        Returned(R),
        Closed,
    }
    impl<T0, T1, H0, H2, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, H0, H2, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &[];
            ::resumable::__private::frame(
                "conditional",
                match self {
                    __Frame::Start { .. } => here(0u32, &["text", "consume"]),
                    __Frame::Resume1 { .. } => here(1u32, &["text"]),
                    __Frame::Resume3 { .. } => here(2u32, locals_0),
                    __Frame::Resume4 { .. } => here(3u32, locals_0),
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
        _text: text,
        _consume: consume,
    };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u32,
        (),
        ::resumable::__private::Infallible,
        (),
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> () {
            let __Frame::Start { _text, _consume } = frame else {
                ::resumable::__private::not_created()
            };
            let text: String = ::resumable::__private::identity(_text);
            let consume: bool = ::resumable::__private::identity(_consume);
            {
                let returned: () = {
                    {
                        if consume {
                            {
                                let item: u32 = 1;
                                emit(item);
                                ()
                            };
                            drop(text);
                        }
                        {
                            let item: u32 = 2;
                            emit(item);
                            ()
                        };
                        let _last = String::new();
                        {
                            let item: u32 = 3;
                            emit(item);
                            ()
                        };
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
        | -> ::resumable::__private::Step<u32, ()> {
            {
                let kept_0 = ::resumable::__private::hold::Question::new();
                let kept_2 = ::resumable::__private::hold::Question::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _text, _consume }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut maybe_0;
                        let mut text = _text;
                        let mut consume = _consume;
                        {
                            if consume {
                                let item: u32 = 1;
                                *slot = __Frame::Resume1 { _text: text };
                                return ::resumable::__private::Step::Yield(item);
                            } else {
                                maybe_0 = ::resumable::__private::Option::Some({
                                    use ::resumable::__private::hold::asks::*;
                                    let tag = (if true {
                                        kept_0.asked()
                                    } else {
                                        ::resumable::__private::hold::never();
                                        kept_0.of(&text)
                                    });
                                    if tag.held() {
                                        tag.proof();
                                        tag.whole(text)
                                    } else {
                                        tag.gone();
                                        tag.parts(())
                                    }
                                });
                            }
                            let _text = maybe_0;
                            *slot = __Frame::At2 { _text };
                            break 'start;
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let (__Frame::Resume1 { _text }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut maybe_0;
                        let mut text = _text;
                        {
                            {
                                drop(text);
                                maybe_0 = ::resumable::__private::Option::None;
                            }
                            let _text = maybe_0;
                            *slot = __Frame::At2 { _text };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::At2 { .. } => {
                        let (__Frame::At2 { _text }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut maybe_0 = _text;
                        {
                            let item: u32 = 2;
                            let _text = maybe_0;
                            *slot = __Frame::Resume3 { _text };
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    __Frame::Resume3 { .. } => {
                        let (__Frame::Resume3 { _text }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut maybe_0 = _text;
                        {
                            let mut _last = String::new();
                            let item: u32 = 3;
                            let __last = {
                                use ::resumable::__private::hold::asks::*;
                                let tag = (if true {
                                    kept_2.asked()
                                } else {
                                    ::resumable::__private::hold::never();
                                    kept_2.of(&_last)
                                });
                                if tag.held() {
                                    tag.proof();
                                    tag.whole(_last)
                                } else {
                                    tag.gone();
                                    tag.parts(())
                                }
                            };
                            let _text = maybe_0;
                            *slot = __Frame::Resume4 { _text, __last };
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    __Frame::Resume4 { .. } => {
                        let (__Frame::Resume4 { _text, __last }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut maybe_0 = _text;
                        {
                            let mut held_2 = __last;
                            {
                                let returned: () = { () };
                                return ::resumable::__private::Step::Return(returned);
                            };
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
                    kept_2
                        .answer(
                            (&&&&&(&&kept_2.probe()).resumable_inside()).resumable_held(),
                        );
                };
            }
        },
    );
    machine
}
