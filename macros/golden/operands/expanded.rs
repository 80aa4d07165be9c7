//! Operands that were evaluated before the yield wait for it, those that are places do not, and a temporary with a
//! destructor lives to the end of the statement.
use std::cell::RefCell;
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
pub fn operands(
    names: Vec<String>,
    cell: RefCell<u32>,
) -> impl Generator<
    Item = u32,
    Send = u32,
    Return = u32,
    Throw = ::resumable::__private::Infallible,
> {
    enum __Frame<T0, T1, T2, T4, T5, T7, T8, H1, R> {
        Start { _cell: T1, _names: T0 },
        Resume1 { ___operand_2: T2, _cell: T1, _names: T0 },
        Resume2 { ___operand_5: T5, _sum: T4, _cell: H1, _names: T0 },
        Resume3 { ___temporary_8: T8, _larger: T7, _cell: H1, _names: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, T4, T5, T7, T8, H1, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T2, T4, T5, T7, T8, H1, R> {
        type Return = R;
        const SENDS: ::resumable::__private::bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &["names", "cell"];
            ::resumable::__private::frame(
                "operands",
                match self {
                    __Frame::Start { .. } => here(0u32, locals_0),
                    __Frame::Resume1 { .. } => here(1u32, locals_0),
                    __Frame::Resume2 { .. } => here(2u32, &["names", "sum"]),
                    __Frame::Resume3 { .. } => here(3u32, &["names", "larger"]),
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
        _names: names,
        _cell: cell,
    };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u32,
        u32,
        ::resumable::__private::Infallible,
        u32,
        _,
        _,
        _,
        _,
    >(
        start,
        |frame, emit| -> u32 {
            let __Frame::Start { _names, _cell } = frame else {
                ::resumable::__private::not_created()
            };
            let names: Vec<String> = ::resumable::__private::identity(_names);
            let cell: RefCell<u32> = ::resumable::__private::identity(_cell);
            {
                let returned: u32 = {
                    {
                        let sum = names.len() as u32
                            + {
                                let item: u32 = 1;
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<u32>;
                                __sent
                            }
                                .unwrap_or(0) * 2;
                        let larger = u32::max(
                            sum + 1,
                            {
                                let item: u32 = *cell.borrow();
                                emit(item);
                                let __sent = ::resumable::__private::Option::None::<u32>;
                                __sent
                            }
                                .unwrap_or(sum),
                        );
                        let text = String::from("temporary")
                            .replace(
                                "t",
                                &{
                                    let item: u32 = larger;
                                    emit(item);
                                    let __sent = ::resumable::__private::Option::None::<u32>;
                                    __sent
                                }
                                    .map_or(names[0].clone(), |n| n.to_string()),
                            );
                        text.len() as u32 + larger
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
            slot: &mut __Frame<_, _, _, _, _, _, _, _, _>,
            mut with,
        | -> ::resumable::__private::Step<u32, u32> {
            {
                let kept_1 = ::resumable::__private::hold::Question::new();
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _names, _cell }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut names = _names;
                        let mut cell = _cell;
                        {
                            let mut __operand_2 = names.len() as u32;
                            let item: u32 = 1;
                            *slot = __Frame::Resume1 {
                                _names: names,
                                _cell: cell,
                                ___operand_2: __operand_2,
                            };
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let (__Frame::Resume1 { _names, _cell, ___operand_2 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut names = _names;
                        let mut cell = _cell;
                        {
                            let mut __operand_2 = ___operand_2;
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
                            let mut sum = __operand_2 + __sent_3.unwrap_or(0) * 2;
                            let mut __operand_5 = sum + 1;
                            let item: u32 = *cell.borrow();
                            let _cell = {
                                use ::resumable::__private::hold::asks::*;
                                let tag = (if true {
                                    kept_1.asked()
                                } else {
                                    ::resumable::__private::hold::never();
                                    kept_1.of(&cell)
                                });
                                if tag.held() {
                                    tag.proof();
                                    tag.whole(cell)
                                } else {
                                    tag.gone();
                                    tag.parts(())
                                }
                            };
                            *slot = __Frame::Resume2 {
                                _names: names,
                                _cell,
                                _sum: sum,
                                ___operand_5: __operand_5,
                            };
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    __Frame::Resume2 { .. } => {
                        let (__Frame::Resume2 { _names, _cell, _sum, ___operand_5 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut names = _names;
                        let mut held_1 = _cell;
                        {
                            let mut sum = _sum;
                            let mut __operand_5 = ___operand_5;
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
                            let mut larger = u32::max(
                                __operand_5,
                                __sent_6.unwrap_or(sum),
                            );
                            {
                                let mut __temporary_8;
                                __temporary_8 = String::from("temporary");
                                let item: u32 = larger;
                                let _cell = held_1;
                                *slot = __Frame::Resume3 {
                                    _names: names,
                                    _cell,
                                    _larger: larger,
                                    ___temporary_8: {
                                        let _ = &__temporary_8;
                                        __temporary_8
                                    },
                                };
                                return ::resumable::__private::Step::Yield(item);
                            }
                        }
                    }
                    __Frame::Resume3 { .. } => {
                        let (__Frame::Resume3 {
                            _names,
                            _cell,
                            _larger,
                            ___temporary_8,
                        }) = ::resumable::__private::mem::replace(slot, __Frame::Closed)
                        else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut names = _names;
                        let mut held_1 = _cell;
                        {
                            let mut larger = _larger;
                            let mut __value_10;
                            {
                                let mut __temporary_8 = ___temporary_8;
                                let mut __sent_9 = match with {
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
                                __value_10 = __temporary_8
                                    .replace(
                                        "t",
                                        &__sent_9.map_or(names[0].clone(), |n| n.to_string()),
                                    );
                            }
                            let mut text = { __value_10 };
                            {
                                let returned: u32 = { text.len() as u32 + larger };
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
                    kept_1
                        .answer(
                            (&&&&&(&&kept_1.probe()).resumable_inside()).resumable_held(),
                        );
                };
            }
        },
    );
    machine
}
