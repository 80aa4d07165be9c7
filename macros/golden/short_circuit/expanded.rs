//! A yield on the right of `&&` and `||` runs only if the left asks for it; the value goes through a local.
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
pub fn vote(
    quorum: bool,
) -> impl Generator<
    Item = &'static str,
    Send = bool,
    Return = bool,
    Throw = ::resumable::__private::Infallible,
> {
    enum __Frame<T0, T1, T2, T5, R> {
        Start { _quorum: T0 },
        Resume1 {},
        At2 { ___value_2: T2 },
        Resume3 {},
        At4 { ___value_1: T1 },
        Resume5 { _agreed: T5 },
        At6 { _agreed: T5 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, T5, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T2, T5, R> {
        type Return = R;
        const SENDS: ::resumable::__private::bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &[];
            ::resumable::__private::frame(
                "vote",
                match self {
                    __Frame::Start { .. } => here(0u32, &["quorum"]),
                    __Frame::Resume1 { .. } => here(1u32, locals_0),
                    __Frame::Resume3 { .. } => here(2u32, locals_0),
                    __Frame::Resume5 { .. } => here(3u32, &["agreed"]),
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
    let start = __Frame::Start { _quorum: quorum };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        &'static str,
        bool,
        ::resumable::__private::Infallible,
        bool,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> bool {
            let __Frame::Start { _quorum } = frame else {
                ::resumable::__private::not_created()
            };
            let quorum: bool = ::resumable::__private::identity(_quorum);
            {
                let returned: bool = {
                    {
                        let agreed = quorum
                            && {
                                let item: &'static str = "agreed?";
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<bool>;
                                __sent
                            }
                                .unwrap_or(false)
                            || {
                                let item: &'static str = "sure?";
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<bool>;
                                __sent
                            }
                                .is_some();
                        if !agreed
                            && {
                                let item: &'static str = "veto?";
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<bool>;
                                __sent
                            }
                                .is_none()
                        {
                            return {
                                let returned: bool = { false };
                                returned
                            };
                        }
                        agreed
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
        | -> ::resumable::__private::Step<&'static str, bool> {
            {
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _quorum }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut quorum = _quorum;
                        {
                            let mut __value_2;
                            if quorum {
                                let item: &'static str = "agreed?";
                                *slot = __Frame::Resume1 {};
                                return ::resumable::__private::Step::Yield(item);
                            } else {
                                __value_2 = false;
                            }
                            *slot = __Frame::At2 {
                                ___value_2: __value_2,
                            };
                            break 'start;
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let mut __value_2;
                        {
                            let mut __sent_3 = match with {
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
                            __value_2 = __sent_3.unwrap_or(false);
                        }
                        *slot = __Frame::At2 {
                            ___value_2: __value_2,
                        };
                        return ::resumable::__private::Step::Jump;
                    }
                    __Frame::At2 { .. } => {
                        let (__Frame::At2 { ___value_2 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut __value_1;
                            let mut __value_2 = ___value_2;
                            if { __value_2 } {
                                __value_1 = true;
                            } else {
                                {
                                    let item: &'static str = "sure?";
                                    *slot = __Frame::Resume3 {};
                                    return ::resumable::__private::Step::Yield(item);
                                }
                            }
                            *slot = __Frame::At4 {
                                ___value_1: __value_1,
                            };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::Resume3 { .. } => {
                        let mut __value_1;
                        {
                            {
                                let mut __sent_4 = match with {
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
                                __value_1 = __sent_4.is_some();
                            }
                        }
                        *slot = __Frame::At4 {
                            ___value_1: __value_1,
                        };
                        return ::resumable::__private::Step::Jump;
                    }
                    __Frame::At4 { .. } => {
                        let (__Frame::At4 { ___value_1 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut __value_1 = ___value_1;
                            let mut agreed = { __value_1 };
                            {
                                {
                                    if !agreed {
                                        {
                                            let item: &'static str = "veto?";
                                            *slot = __Frame::Resume5 {
                                                _agreed: agreed,
                                            };
                                            return ::resumable::__private::Step::Yield(item);
                                        }
                                    }
                                }
                            }
                            *slot = __Frame::At6 { _agreed: agreed };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::Resume5 { .. } => {
                        let (__Frame::Resume5 { _agreed }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut agreed = _agreed;
                            {
                                {
                                    {
                                        let mut __value_7;
                                        {
                                            let mut __sent_6 = match with {
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
                                            __value_7 = __sent_6.is_none();
                                        }
                                        if { __value_7 } {
                                            {
                                                let returned: bool = { false };
                                                return ::resumable::__private::Step::Return(returned);
                                            };
                                        }
                                    }
                                }
                            }
                            *slot = __Frame::At6 { _agreed: agreed };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                    __Frame::At6 { .. } => {
                        let (__Frame::At6 { _agreed }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        {
                            let mut agreed = _agreed;
                            {
                                let returned: bool = { agreed };
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
