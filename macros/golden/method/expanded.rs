//! `self` becomes an ordinary local; the receiver is a reference, so there is nothing to hold once it is not used.
use resumable::generator;
pub struct Stack {
    items: Vec<u32>,
}
impl Stack {
    pub fn new(items: Vec<u32>) -> Self {
        Self { items }
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
    pub fn drain(&mut self, keep: usize) -> impl Iterator<Item = u32> {
        enum __Loop1 {
            Resume2 {},
        }
        enum __Frame<T0, T1, R> {
            Start { _keep: T1, _this: T0 },
            At3 {},
            Resume4 {},
            Loop1 { inner: __Loop1, _keep: T1, _this: T0 },
            Returned(R),
            Closed,
        }
        impl<T0, T1, R> ::resumable::__private::FrameState for __Frame<T0, T1, R> {
            type Return = R;
            fn place(
                &self,
            ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
                use ::resumable::__private::here;
                let locals_0: &[_] = &["this", "keep"];
                ::resumable::__private::frame(
                    "drain",
                    match self {
                        __Frame::Start { .. } => here(0u32, locals_0),
                        __Frame::Resume4 { .. } => here(2u32, &[]),
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
        let start = __Frame::Start {
            _this: self,
            _keep: keep,
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
                let __Frame::Start { _this, _keep } = frame else {
                    ::resumable::__private::not_created()
                };
                #[allow(unused_variables)]
                let this = _this;
                let keep: usize = ::resumable::__private::identity(_keep);
                {
                    let returned: () = {
                        {
                            while this.items.len() > keep {
                                if let Some(item) = this.items.pop() {
                                    {
                                        let item: u32 = item;
                                        emit(item);
                                        ()
                                    };
                                }
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
                slot: &mut __Frame<_, _, _>,
                mut with,
            | -> ::resumable::__private::Step<u32, ()> {
                {
                    let mut begins = false;
                    match slot {
                        __Frame::Start { .. } => 'start: {
                            let (__Frame::Start { _this, _keep }) = ::resumable::__private::mem::replace(
                                slot,
                                __Frame::Closed,
                            ) else {
                                return ::resumable::__private::Step::Closed;
                            };
                            let mut this = _this;
                            let mut keep = _keep;
                            {
                                *slot = __Frame::Loop1 {
                                    inner: __Loop1::Resume2 {},
                                    _this: this,
                                    _keep: keep,
                                };
                                begins = true;
                                break 'start;
                            }
                        }
                        _ => {}
                    }
                    match slot {
                        __Frame::Loop1 { inner: _, .. } => {
                            let __Frame::Loop1 { inner: level_1, _this, _keep } = slot
                            else {
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
                            let this = _this;
                            let keep = _keep;
                            {
                                'rounds_0: loop {
                                    'round_0: {
                                        if let 0 = point {
                                            'break_0: {
                                                {
                                                    if (*this).items.len() > (*keep) {
                                                        if let Some(item) = (*this).items.pop() {
                                                            let item: u32 = item;
                                                            *level_1 = __Loop1::Resume2 {};
                                                            return ::resumable::__private::Step::Yield(item);
                                                        }
                                                    } else {
                                                        break 'break_0;
                                                    }
                                                }
                                                continue 'rounds_0;
                                            }
                                            break 'rounds_0;
                                        }
                                    }
                                    'round_0: {
                                        if let 1u32 = point {
                                            point = 0;
                                            { { {} } }
                                            continue 'rounds_0;
                                        }
                                    }
                                }
                                *slot = __Frame::At3 {};
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                        __Frame::At3 { .. } => {
                            let item: u32 = 0;
                            *slot = __Frame::Resume4 {};
                            return ::resumable::__private::Step::Yield(item);
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
}
