//! Declared first, assigned later, on two paths: in no frame before it is assigned.
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
pub fn deferred(long: bool) -> impl Iterator<Item = String> {
    enum __Frame<T0, T1, T2, R> {
        Start { _long: T0 },
        Resume1 {},
        At2 { _count: T2, _text: T1 },
        Resume3 { _text: T1 },
        Resume4 {},
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, R> ::resumable::__private::FrameState for __Frame<T0, T1, T2, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &[];
            ::resumable::__private::frame(
                "deferred",
                match self {
                    __Frame::Start { .. } => here(0u32, &["long"]),
                    __Frame::Resume1 { .. } => here(1u32, locals_0),
                    __Frame::Resume3 { .. } => here(2u32, &["text"]),
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
    let start = __Frame::Start { _long: long };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        String,
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
            let __Frame::Start { _long } = frame else {
                ::resumable::__private::not_created()
            };
            let long: bool = ::resumable::__private::identity(_long);
            {
                let returned: () = {
                    {
                        let text: String;
                        let count;
                        if long {
                            {
                                let item: String = "wait".to_owned();
                                emit(item);
                                ()
                            };
                            text = "long".to_owned();
                            count = 2;
                        } else {
                            text = "short".to_owned();
                            count = 1;
                        }
                        {
                            let item: String = text.repeat(count);
                            emit(item);
                            ()
                        };
                        {
                            let item: String = text;
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
        | -> ::resumable::__private::Step<String, ()> {
            {
                let tie_2 = ::resumable::__private::hold::Witness::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _long }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut long = _long;
                        {
                            let mut text: String;
                            let mut count;
                            if true {} else {
                                ::resumable::__private::hold::never();
                                tie_2.is(count);
                            }
                            if long {
                                let item: String = "wait".to_owned();
                                *slot = __Frame::Resume1 {};
                                return ::resumable::__private::Step::Yield(item);
                            } else {
                                {
                                    text = "short".to_owned();
                                    count = 1;
                                }
                            }
                            *slot = __Frame::At2 {
                                _text: text,
                                _count: count,
                            };
                            break 'start;
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let mut text: String;
                        let mut count;
                        if true {} else {
                            ::resumable::__private::hold::never();
                            tie_2.is(count);
                        }
                        {
                            text = "long".to_owned();
                            count = 2;
                        }
                        *slot = __Frame::At2 {
                            _text: text,
                            _count: count,
                        };
                        return ::resumable::__private::Step::Jump;
                    }
                    __Frame::At2 { .. } => {
                        let (__Frame::At2 { _text, _count }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut text = _text;
                            let mut count = _count;
                            let item: String = text.repeat(count);
                            *slot = __Frame::Resume3 { _text: text };
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
                        {
                            let mut text = _text;
                            let item: String = text;
                            *slot = __Frame::Resume4 {};
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    __Frame::Resume4 { .. } => {
                        {
                            let returned: () = { () };
                            return ::resumable::__private::Step::Return(returned);
                        };
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
