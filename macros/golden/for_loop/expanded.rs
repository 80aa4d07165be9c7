//! The iterator is a local; the piece in front, without a yield, is carried whole: macro, closure, `"{captures}"` and all.
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
pub fn rows(title: String, values: Vec<u32>) -> impl Iterator<Item = String> {
    enum __Loop1<T3, T4, H5, H6> {
        At1 { ___iter_4: T4, _width: T3 },
        Resume2 { _value: H6, _row: H5, ___iter_4: T4, _width: T3 },
        Running,
    }
    enum __Frame<T0, T1, T3, T4, H5, H6, R2_3, R> {
        Start { _values: T1, _title: T0 },
        Loop1 { inner: __Loop1<T3, T4, H5, H6>, _width_1: R2_3, _title: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T3, T4, H5, H6, R2_3, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T3, T4, H5, H6, R2_3, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "rows",
                match self {
                    __Frame::Start { .. } => here(0u32, &["title", "values"]),
                    __Frame::Loop1 { inner, .. } => {
                        match inner {
                            __Loop1::Resume2 { .. } => here(1u32, &["title", "width"]),
                            _ => ::resumable::__private::Option::None,
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
        _title: title,
        _values: values,
    };
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
            let __Frame::Start { _title, _values } = frame else {
                ::resumable::__private::not_created()
            };
            let title: String = ::resumable::__private::identity(_title);
            let values: Vec<u32> = ::resumable::__private::identity(_values);
            {
                let returned: () = {
                    {
                        let width_1 = values
                            .iter()
                            .map(|value| value.to_string().len())
                            .max();
                        let width = width_1.unwrap_or(0);
                        if values.is_empty() {
                            println!("{title} is empty");
                            return {
                                let returned: () = { () };
                                returned
                            };
                        }
                        for (row, value) in values.into_iter().enumerate() {
                            {
                                let item: String = format!("{title} {row}: {value:width$}");
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
            slot: &mut __Frame<_, _, _, _, _, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<String, ()> {
            {
                let kept_2 = ::resumable::__private::hold::Question::new();
                let kept_2_by_1 = ::resumable::__private::hold::Question::new();
                let kept_5 = ::resumable::__private::hold::Question::new();
                let kept_6 = ::resumable::__private::hold::Question::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _title, _values }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut title = _title;
                        let mut values = _values;
                        {
                            let mut width_1 = values
                                .iter()
                                .map(|value| value.to_string().len())
                                .max();
                            let mut rest_2_3;
                            let mut width = width_1.unwrap_or(0);
                            if values.is_empty() {
                                println!("{title} is empty");
                                {
                                    let returned: () = { () };
                                    return ::resumable::__private::Step::Return(returned);
                                };
                            }
                            {
                                let mut __iter_4 = ::resumable::__private::IntoIterator::into_iter(
                                    values.into_iter().enumerate(),
                                );
                                rest_2_3 = {
                                    use ::resumable::__private::hold::asks::*;
                                    let tag = (if true {
                                        kept_2_by_1.asked()
                                    } else {
                                        ::resumable::__private::hold::never();
                                        kept_2_by_1.of(&width_1)
                                    })
                                        .and(
                                            (if true {
                                                ::resumable::__private::hold::known()
                                            } else {
                                                ::resumable::__private::hold::never();
                                                (&&&::resumable::__private::hold::Receiver::of(&width_1))
                                                    .resumable_choice()
                                            }),
                                        );
                                    if tag.held() {
                                        tag.proof();
                                        tag.whole(
                                            ::resumable::__private::hold::Whole({
                                                use ::resumable::__private::hold::asks::*;
                                                let tag = (if true {
                                                    kept_2.asked()
                                                } else {
                                                    ::resumable::__private::hold::never();
                                                    kept_2.of(&width_1)
                                                });
                                                if tag.held() {
                                                    tag.proof();
                                                    tag.whole(width_1)
                                                } else {
                                                    tag.gone();
                                                    tag.parts(())
                                                }
                                            }),
                                        )
                                    } else {
                                        tag.gone();
                                        tag.parts(
                                            ::resumable::__private::hold::Pieces(
                                                ::resumable::__private::hold::Moved,
                                            ),
                                        )
                                    }
                                };
                                let _width_1 = rest_2_3;
                                *slot = __Frame::Loop1 {
                                    inner: __Loop1::At1 {
                                        _width: width,
                                        ___iter_4: __iter_4,
                                    },
                                    _title: title,
                                    _width_1,
                                };
                                break 'start;
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Loop1 { inner: __Loop1::At1 { .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _title, _width_1 } = slot
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let (__Loop1::At1 { _width, ___iter_4 }) = ::resumable::__private::mem::replace(
                            level_1,
                            __Loop1::Running,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let title = _title;
                        {
                            let mut width = _width;
                            {
                                let mut __iter_4 = ___iter_4;
                                'break_0: loop {
                                    {
                                        match ::resumable::__private::Iterator::next(
                                            &mut __iter_4,
                                        ) {
                                            ::resumable::__private::Some((row, value)) => {
                                                let item: String = format!("{title} {row}: {value:width$}");
                                                let _value = {
                                                    use ::resumable::__private::hold::asks::*;
                                                    let tag = (if true {
                                                        kept_6.asked()
                                                    } else {
                                                        ::resumable::__private::hold::never();
                                                        kept_6.of(&value)
                                                    });
                                                    if tag.held() {
                                                        tag.proof();
                                                        tag.whole(value)
                                                    } else {
                                                        tag.gone();
                                                        tag.parts(())
                                                    }
                                                };
                                                let _row = {
                                                    use ::resumable::__private::hold::asks::*;
                                                    let tag = (if true {
                                                        kept_5.asked()
                                                    } else {
                                                        ::resumable::__private::hold::never();
                                                        kept_5.of(&row)
                                                    });
                                                    if tag.held() {
                                                        tag.proof();
                                                        tag.whole(row)
                                                    } else {
                                                        tag.gone();
                                                        tag.parts(())
                                                    }
                                                };
                                                *level_1 = __Loop1::Resume2 {
                                                    _width: width,
                                                    ___iter_4: __iter_4,
                                                    _row,
                                                    _value,
                                                };
                                                return ::resumable::__private::Step::Yield(item);
                                            }
                                            ::resumable::__private::None => {
                                                break 'break_0;
                                            }
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
                    __Frame::Loop1 { inner: __Loop1::Resume2 { .. }, .. } => {
                        let __Frame::Loop1 { inner: level_1, _title, _width_1 } = slot
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let (__Loop1::Resume2 { _width, ___iter_4, _row, _value }) = ::resumable::__private::mem::replace(
                            level_1,
                            __Loop1::Running,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let title = _title;
                        {
                            let mut width = _width;
                            {
                                let mut __iter_4 = ___iter_4;
                                {
                                    {
                                        let mut held_5 = _row;
                                        let mut held_6 = _value;
                                    }
                                }
                                *level_1 = __Loop1::At1 {
                                    _width: width,
                                    ___iter_4: __iter_4,
                                };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                    }
                    _ => {
                        return ::resumable::__private::Step::Closed;
                    }
                }
                {
                    use ::resumable::__private::hold::asks::*;
                    kept_2
                        .answer(
                            (&&&&&(&&kept_2.probe()).resumable_inside()).resumable_held(),
                        );
                    kept_2_by_1
                        .answer({
                            struct __Nothing;
                            impl __Nothing {
                                fn unwrap_or(
                                    self,
                                    _: impl ::resumable::__private::Sized,
                                ) -> ::resumable::__private::hold::Borrowed {
                                    loop {}
                                }
                            }
                            let probe = kept_2_by_1.probe();
                            let asked = kept_2
                                .told()
                                .and((&&&probe.receiver()).resumable_choice());
                            {
                                trait ReceiverInBraces: ::resumable::__private::Sized {
                                    fn unwrap_or(
                                        self,
                                        _: impl ::resumable::__private::Sized,
                                    ) -> ::resumable::__private::hold::Borrowed {
                                        loop {}
                                    }
                                }
                                impl<T> ReceiverInBraces for T {}
                                let receiver = asked
                                    .pick(probe.resumable_value(), __Nothing);
                                (&&&::resumable::__private::hold::Returned::of(
                                    (receiver).unwrap_or(0),
                                ))
                                    .resumable_method()
                                    .and(
                                        (&&&::resumable::__private::hold::Returned::of(
                                            asked
                                                .pick((&&probe).resumable_unboxed(__Nothing), __Nothing)
                                                .unwrap_or(0),
                                        ))
                                            .resumable_method(),
                                    )
                            }
                        });
                    kept_5
                        .answer(
                            (&&&&&(&&kept_5.probe()).resumable_inside()).resumable_held(),
                        );
                    kept_6
                        .answer(
                            (&&&&&(&&kept_6.probe()).resumable_inside()).resumable_held(),
                        );
                };
            }
        },
    );
    machine
}
