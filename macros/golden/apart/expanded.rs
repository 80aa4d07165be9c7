//! Something refers to a member of what a `&mut` points to, while another is changed: in a frame each has a reference of its own.
use resumable::generator;
pub struct Sums {
    items: Vec<u32>,
    sum: u32,
}
impl Sums {
    pub fn new(items: Vec<u32>) -> Self {
        Self { items, sum: 0 }
    }
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
    pub fn run(&mut self) -> impl Iterator<Item = u32> {
        enum __Loop1 {
            Resume2 {},
        }
        enum __Frame<T0, T2, T3, R> {
            Start { _this: T0 },
            Loop1 { inner: __Loop1, ___iter_3: T3, _this_sum: T2 },
            Returned(R),
            Closed,
        }
        impl<T0, T2, T3, R> ::resumable::__private::FrameState
        for __Frame<T0, T2, T3, R> {
            type Return = R;
            fn place(
                &self,
            ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
                use ::resumable::__private::here;
                ::resumable::__private::frame(
                    "run",
                    match self {
                        __Frame::Start { .. } => here(0u32, &["this"]),
                        __Frame::Loop1 { inner, .. } => {
                            match inner {
                                __Loop1::Resume2 { .. } => here(1u32, &["this_sum"]),
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
        let start = __Frame::Start { _this: self };
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
                let __Frame::Start { _this } = frame else {
                    ::resumable::__private::not_created()
                };
                #[allow(unused_variables)]
                let this = _this;
                {
                    let returned: () = {
                        {
                            for item in &this.items {
                                this.sum += item;
                                {
                                    let item: u32 = this.sum;
                                    emit(item);
                                    ()
                                };
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
                            let (__Frame::Start { _this }) = ::resumable::__private::mem::replace(
                                slot,
                                __Frame::Closed,
                            ) else {
                                return ::resumable::__private::Step::Closed;
                            };
                            let mut this = _this;
                            {
                                let mut this_items = &this.items;
                                'asked: {
                                    break 'asked;
                                    use ::resumable::__private::lend::asks::*;
                                    let lends = ::resumable::__private::lend::Own;
                                    let lender = ::resumable::__private::lend::Lender::of(
                                        &this,
                                    );
                                    let lends = lends.and((&lender).resumable_owns());
                                    let lender = ::resumable::__private::lend::Lender::of(
                                        &this.sum,
                                    );
                                    let lends = lends.and(::resumable::__private::lend::Own);
                                    lender.stays(lends);
                                }
                                let mut this_sum = &mut this.sum;
                                {
                                    'asked: {
                                        break 'asked;
                                        use ::resumable::__private::lend::asks::*;
                                        let lends = ::resumable::__private::lend::Own;
                                        let lender = ::resumable::__private::lend::Lender::of(
                                            &this_items,
                                        );
                                        let lends = lends.and(lender.resumable_lends());
                                        lender.stays(lends);
                                    }
                                    let mut __iter_3 = ::resumable::__private::IntoIterator::into_iter(
                                        &(*this_items),
                                    );
                                    *slot = __Frame::Loop1 {
                                        inner: __Loop1::Resume2 {},
                                        _this_sum: {
                                            let _ = &this_sum;
                                            this_sum
                                        },
                                        ___iter_3: __iter_3,
                                    };
                                    begins = true;
                                    break 'start;
                                }
                            }
                        }
                        _ => {}
                    }
                    match slot {
                        __Frame::Loop1 { inner: _, .. } => {
                            let __Frame::Loop1 {
                                inner: level_1,
                                _this_sum,
                                ___iter_3,
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
                                let this_sum = _this_sum;
                                {
                                    let __iter_3 = ___iter_3;
                                    'rounds_0: loop {
                                        'round_0: {
                                            if let 0 = point {
                                                'break_0: {
                                                    {
                                                        match ::resumable::__private::Iterator::next(
                                                            &mut (*__iter_3),
                                                        ) {
                                                            ::resumable::__private::Some(mut item) => {
                                                                (*(*this_sum)) += item;
                                                                let item: u32 = (*(*this_sum));
                                                                *level_1 = __Loop1::Resume2 {};
                                                                return ::resumable::__private::Step::Yield(item);
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
                                                { {} }
                                                continue 'rounds_0;
                                            }
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
}
