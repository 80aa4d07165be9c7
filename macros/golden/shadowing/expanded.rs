//! Names that hide another across a yield: both are alive, so one is renamed; what hides nothing across it stays.
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
pub fn shadowing(name_1: String) -> impl Iterator<Item = usize> {
    enum __Frame<T0, T1, T2, R> {
        Start { _name_1: T0 },
        Resume1 { _name_2: T2, _outer_1: T1, _name_1: T0 },
        Resume2 { _name_1: T0 },
        Returned(R),
        Closed,
    }
    impl<T0, T1, T2, R> ::resumable::__private::FrameState for __Frame<T0, T1, T2, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            let locals_0: &[_] = &["name_1"];
            ::resumable::__private::frame(
                "shadowing",
                match self {
                    __Frame::Start { .. } => here(0u32, locals_0),
                    __Frame::Resume1 { .. } => here(1u32, &["name_1", "outer_1", "name"]),
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
    let start = __Frame::Start { _name_1: name_1 };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        usize,
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
            let __Frame::Start { _name_1 } = frame else {
                ::resumable::__private::not_created()
            };
            let name_1: String = ::resumable::__private::identity(_name_1);
            {
                let returned: () = {
                    {
                        let outer_1 = name_1.len();
                        {
                            let name = vec![name_1.clone(); outer_1];
                            {
                                let item: usize = name.len();
                                emit(item);
                                ()
                            };
                            let name = name.concat();
                            println!("{name}");
                        }
                        let outer = outer_1 + 1;
                        {
                            let item: usize = outer;
                            emit(item);
                            ()
                        };
                        println!("{name_1}");
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
        | -> ::resumable::__private::Step<usize, ()> {
            {
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _name_1 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut name_1 = _name_1;
                        {
                            let mut outer_1 = name_1.len();
                            {
                                let mut name = vec![name_1.clone(); outer_1];
                                let item: usize = name.len();
                                *slot = __Frame::Resume1 {
                                    _name_1: name_1,
                                    _outer_1: outer_1,
                                    _name_2: {
                                        let _ = &name;
                                        name
                                    },
                                };
                                return ::resumable::__private::Step::Yield(item);
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
                        let (__Frame::Resume1 { _name_1, _outer_1, _name_2 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut name_1 = _name_1;
                        {
                            let mut outer_1 = _outer_1;
                            {
                                let mut name = _name_2;
                                let mut name = name.concat();
                                println!("{name}");
                            }
                            let mut outer = outer_1 + 1;
                            let item: usize = outer;
                            *slot = __Frame::Resume2 {
                                _name_1: name_1,
                            };
                            return ::resumable::__private::Step::Yield(item);
                        }
                    }
                    __Frame::Resume2 { .. } => {
                        let (__Frame::Resume2 { _name_1 }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut name_1 = _name_1;
                        {
                            {
                                let returned: () = {
                                    {
                                        println!("{name_1}");
                                    }
                                };
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
