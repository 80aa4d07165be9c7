//! The smallest generator: three entries, and `start` is in no frame after the first.
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
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    enum __Loop1 {
        Resume2 {},
    }
    enum __Frame<T0, T1, T2, R> {
        Start { _end: T1, _start: T0 },
        Loop1 { inner: __Loop1, _index: T2, _end: T1 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, R> ::resumable::__private::FrameState for __Frame<T0, T1, T2, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "my_range",
                match self {
                    __Frame::Start { .. } => here(0u32, &["start", "end"]),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Resume2 { .. } => here(1u32, &["end", "index"]),
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
        _start: start,
        _end: end,
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
            let __Frame::Start { _start, _end } = frame else {
                ::resumable::__private::not_created()
            };
            let start: u32 = ::resumable::__private::identity(_start);
            let end: u32 = ::resumable::__private::identity(_end);
            {
                let returned: () = {
                    {
                        let mut index = start;
                        while index < end {
                            {
                                let item: u32 = index;
                                emit(item);
                                ()
                            };
                            index += 1;
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
            slot: &mut __Frame<_, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<u32, ()> {
            {
                let mut begins = false;
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _start, _end }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut start = _start;
                        let mut end = _end;
                        {
                            let mut index = start;
                            *slot = __Frame::Loop1 {
                                inner: __Loop1::Resume2 {},
                                _end: end,
                                _index: {
                                    let _ = &index;
                                    index
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
                        let __Frame::Loop1 { inner: level_1, _end, _index } = slot else {
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
                        let end = _end;
                        {
                            let index = _index;
                            'rounds_0: loop {
                                'round_0: {
                                    if let 0 = point {
                                        'break_0: {
                                            {
                                                if (*index) < (*end) {
                                                    let item: u32 = (*index);
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
                                                (*index) += 1;
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
