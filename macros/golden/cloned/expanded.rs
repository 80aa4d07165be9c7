//! `Clone` and `Debug` of the return type become those of the frame.
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
pub fn countdown<T: Clone + std::fmt::Debug>(
    item: T,
    count: u8,
) -> impl Iterator<Item = (u8, T)> + Clone + std::fmt::Debug {
    #[derive(::resumable::__private::Clone)]
    enum __Loop1 {
        Resume2 {},
    }
    #[derive(::resumable::__private::Clone)]
    enum __Frame<T0, T1, R> {
        Start { _count: T1, _item: T0 },
        Loop1 { inner: __Loop1, _count: T1, _item: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, R> ::resumable::__private::FrameState for __Frame<T0, T1, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &["item", "count"];
            ::resumable::__private::frame(
                "countdown",
                match self {
                    __Frame::Start { .. } => here(0u32, locals_0),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Resume2 { .. } => here(1u32, locals_0),
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
    impl<T0, T1, R> ::resumable::__private::fmt::Debug for __Frame<T0, T1, R>
    where
        T0: ::resumable::__private::fmt::Debug,
        T1: ::resumable::__private::fmt::Debug,
    {
        fn fmt(
            &self,
            f: &mut ::resumable::__private::fmt::Formatter<'_>,
        ) -> ::resumable::__private::fmt::Result {
            let locals: &[(
                &::resumable::__private::str,
                &dyn ::resumable::__private::fmt::Debug,
            )] = match self {
                __Frame::Start { _item, _count, .. } => {
                    &[("item", _item), ("count", _count)]
                }
                __Frame::Loop1 { inner: __Loop1::Resume2 { .. }, _item, _count, .. } => {
                    &[("item", _item), ("count", _count)]
                }
                _ => &[],
            };
            ::resumable::__private::debug(
                f,
                "countdown",
                ::resumable::__private::FrameState::place(self),
                locals,
            )
        }
    }
    let start = __Frame::Start {
        _item: item,
        _count: count,
    };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        (u8, T),
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
            let __Frame::Start { _item, _count } = frame else {
                ::resumable::__private::not_created()
            };
            let item: T = ::resumable::__private::identity(_item);
            let mut count: u8 = ::resumable::__private::identity(_count);
            {
                let returned: () = {
                    {
                        while count > 0 {
                            {
                                let item: (u8, T) = (count, item.clone());
                                emit(item);
                                ()
                            };
                            count -= 1;
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
        | -> ::resumable::__private::Step<(u8, T), ()> {
            {
                let mut begins = false;
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _item, _count }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut item = _item;
                        let mut count = _count;
                        {
                            *slot = __Frame::Loop1 {
                                inner: __Loop1::Resume2 {},
                                _item: item,
                                _count: {
                                    let _ = &count;
                                    count
                                },
                            };
                            begins = true;
                            break 'start;
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Loop1 { inner: _, .. } => {
                        let __Frame::Loop1 { inner: level_1, _item, _count } = slot else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut point = if begins {
                            0
                        } else {
                            match level_1 {
                                __Loop1::Resume2 { .. } => 1u32,
                                _ => 0,
                            }
                        };
                        let item = _item;
                        let count = _count;
                        {
                            'rounds_0: loop {
                                'round_0: {
                                    if let 0 = point {
                                        'break_0: {
                                            {
                                                if (*count) > 0 {
                                                    let item: (u8, T) = ((*count), (*item).clone());
                                                    *level_1 = __Loop1::Resume2 {};
                                                    return ::resumable::__private::Step::Yield(item);
                                                } else {
                                                    break 'break_0;
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
                                            {
                                                (*count) -= 1;
                                            }
                                        }
                                        continue 'rounds_0;
                                    }
                                }
                            }
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
            }
        },
    );
    machine
}
