//! What is sent arrives in a condition: the suspension comes out of the `while let`, into a local of its own.
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
pub fn averager() -> impl Generator<
    Item = f64,
    Send = f64,
    Throw = ::resumable::__private::Infallible,
    Return = (),
> {
    enum __Loop1 {
        Resume2 {},
    }
    enum __Frame<T0, T1, T2, R> {
        Start {},
        Loop1 { inner: __Loop1, _average: T2, _count: T1, _total: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, R> ::resumable::__private::FrameState for __Frame<T0, T1, T2, R> {
        type Return = R;
        const SENDS: ::resumable::__private::bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "averager",
                match self {
                    __Frame::Start { .. } => here(0u32, &[]),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Resume2 { .. } => {
                                here(1u32, &["total", "count", "average"])
                            }
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
    let start = __Frame::Start {};
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        f64,
        f64,
        ::resumable::__private::Infallible,
        (),
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> () {
            let __Frame::Start {} = frame else { ::resumable::__private::not_created() };
            {
                let returned: () = {
                    {
                        let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
                        while let Some(term) = {
                            let item: f64 = average;
                            emit(item);
                            let __sent = ::resumable::__private::Option::None::<f64>;
                            __sent
                        } {
                            total += term;
                            count += 1.0;
                            average = total / count;
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
        | -> ::resumable::__private::Step<f64, ()> {
            {
                let mut begins = false;
                match slot {
                    __Frame::Start { .. } => 'start: {
                        {
                            let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
                            *slot = __Frame::Loop1 {
                                inner: __Loop1::Resume2 {},
                                _total: {
                                    let _ = &total;
                                    total
                                },
                                _count: {
                                    let _ = &count;
                                    count
                                },
                                _average: average,
                            };
                            begins = true;
                            break 'start;
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Loop1 { inner: _, .. } => {
                        let __Frame::Loop1 {
                            inner: level_1,
                            _total,
                            _count,
                            _average,
                        } = slot else {
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
                        {
                            let total = _total;
                            let count = _count;
                            let average = _average;
                            'rounds_0: loop {
                                'round_0: {
                                    if let 0 = point {
                                        {
                                            {
                                                let item: f64 = (*average);
                                                *level_1 = __Loop1::Resume2 {};
                                                return ::resumable::__private::Step::Yield(item);
                                            }
                                        }
                                    }
                                }
                                'round_0: {
                                    if let 1u32 = point {
                                        point = 0;
                                        'break_0: {
                                            {
                                                'break_1: {
                                                    let mut __sent_3 = match ::resumable::__private::mem::replace(
                                                        &mut with,
                                                        ::resumable::__private::Resume::Next,
                                                    ) {
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
                                                    if let Some(term) = ({ __sent_3 }) {
                                                        (*total) += term;
                                                        (*count) += 1.0;
                                                        *average = (*total) / (*count);
                                                        break 'break_1;
                                                    }
                                                    break 'break_0;
                                                }
                                            }
                                            continue 'rounds_0;
                                        }
                                        break 'rounds_0;
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
