//! A loop that the yield leaves and never enters again stays a Rust loop, in the arm of the start.
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
pub fn first_multiple(of: u64, after: u64) -> impl Iterator<Item = u64> {
    enum __Frame<T0, T1, R> {
        Start { _after: T1, _of: T0 },
        Resume1 {},
        Returned(R),
        Closed,
    }
    impl<T0, T1, R> ::resumable::__private::FrameState for __Frame<T0, T1, R> {
        type Return = R;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            use ::resumable::__private::here;
            ::resumable::__private::frame(
                "first_multiple",
                match self {
                    __Frame::Start { .. } => here(0u32, &["of", "after"]),
                    __Frame::Resume1 { .. } => here(1u32, &[]),
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
        _of: of,
        _after: after,
    };
    #[allow(unused_braces)]
    let machine = ::resumable::__private::machine::<
        u64,
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
            let __Frame::Start { _of, _after } = frame else {
                ::resumable::__private::not_created()
            };
            let of: u64 = ::resumable::__private::identity(_of);
            let after: u64 = ::resumable::__private::identity(_after);
            {
                let returned: () = {
                    {
                        let mut candidate = after;
                        loop {
                            candidate += 1;
                            if candidate.is_multiple_of(of) {
                                {
                                    let item: u64 = candidate;
                                    emit(item);
                                    ()
                                };
                                break;
                            }
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
        |slot: &mut __Frame<_, _, _>, mut with| -> ::resumable::__private::Step<u64, ()> {
            {
                match slot {
                    __Frame::Start { .. } => 'start: {
                        let (__Frame::Start { _of, _after }) = ::resumable::__private::mem::replace(
                            slot,
                            __Frame::Closed,
                        ) else {
                            return ::resumable::__private::Step::Closed;
                        };
                        let mut of = _of;
                        let mut after = _after;
                        {
                            let mut candidate = after;
                            loop {
                                {
                                    candidate += 1;
                                    if candidate.is_multiple_of(of) {
                                        let item: u64 = candidate;
                                        *slot = __Frame::Resume1 {};
                                        return ::resumable::__private::Step::Yield(item);
                                    }
                                }
                            }
                        }
                    }
                    _ => {}
                }
                match slot {
                    __Frame::Resume1 { .. } => {
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
