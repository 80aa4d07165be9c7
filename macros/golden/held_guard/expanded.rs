//! A guard that nothing names again is held to the end of its block; a reference that nothing names again has nothing to hold.
use std::sync::Mutex;
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
pub fn locked<'a>(
    first: &'a Mutex<Vec<u32>>,
    second: &'a Mutex<u32>,
) -> impl Iterator<Item = u32> + 'a {
    enum __Frame<T0, T1, H3, R> {
        Start { _second: T1, _first: T0 },
        Resume1 { __guard: H3 },
        Resume2 {},
        Returned(R),
        Closed,
    }
    impl<T0, T1, H3, R> ::resumable::__private::FrameState for __Frame<T0, T1, H3, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &[];
            ::resumable::__private::frame(
                "locked",
                match self {
                    __Frame::Start { .. } => here(0u32, &["first", "second"]),
                    __Frame::Resume1 { .. } => here(1u32, locals_0),
                    __Frame::Resume2 { .. } => here(2u32, locals_0),
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
        _second: second,
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
            let __Frame::Start { _first, _second } = frame else {
                ::resumable::__private::not_created()
            };
            let first: &'a Mutex<Vec<u32>> = ::resumable::__private::identity(_first);
            let second: &'a Mutex<u32> = ::resumable::__private::identity(_second);
            {
                let returned: () = {
                    {
                        let length = {
                            let items = first.lock().unwrap();
                            items.len() as u32
                        };
                        {
                            let _guard = second.lock().unwrap();
                            {
                                let item: u32 = length;
                                emit(item);
                                ()
                            };
                        }
                        {
                            let item: u32 = 0;
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
            slot: &mut __Frame<_, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<u32, ()> {
            {
                let kept_3 = ::resumable::__private::hold::Question::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _first, _second }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut first = _first;
                        let mut second = _second;
                        {
                            let mut length = {
                                let items = first.lock().unwrap();
                                items.len() as u32
                            };
                            {
                                'asked: {
                                    break 'asked;
                                    use ::resumable::__private::lend::asks::*;
                                    let lends = ::resumable::__private::lend::Own;
                                    let lender = ::resumable::__private::lend::Lender::of(
                                        &second,
                                    );
                                    let lends = lends.and(lender.resumable_locks());
                                    lender.stays(lends);
                                }
                                let mut _guard = second.lock().unwrap();
                                let item: u32 = length;
                                let __guard = {
                                    use ::resumable::__private::hold::asks::*;
                                    let tag = (if true {
                                        kept_3.asked()
                                    } else {
                                        ::resumable::__private::hold::never();
                                        kept_3.of(&_guard)
                                    });
                                    if tag.held() {
                                        tag.proof();
                                        tag.whole(_guard)
                                    } else {
                                        tag.gone();
                                        tag.parts(())
                                    }
                                };
                                *slot = __Frame::Resume1 { __guard };
                                return ::resumable::__private::Step::Yield(item);
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let (__Frame::Resume1 { __guard }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            {
                                let mut held_3 = __guard;
                            }
                            let item: u32 = 0;
                            *slot = __Frame::Resume2 {};
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    __Frame::Resume2 { .. } => {
                        {
                            let returned: () = { () };
                            return ::resumable::__private::Step::Return(returned);
                        };
                    }
                    _ => {
                        return ::resumable::__private::Step::Closed;
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
