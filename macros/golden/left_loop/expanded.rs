//! A loop that the yield leaves and never enters again stays a Rust loop, in the arm of the start.
use resumable::generator;
pub fn first_multiple(of: u64, after: u64) -> impl Iterator<Item = u64> {
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    enum __Frame<T0, T1, R> {
        Start { _after: T1, _of: T0 },
        Resume1 {},
        Returned(R),
        Closed,
    }
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    impl<T0, T1, R> ::resumable::__private::FrameState for __Frame<T0, T1, R> {
        type Return = R;
        const SENDS: bool = false;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            match self {
                Self::Start { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "first_multiple",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 0u32,
                        locals: &["of", "after"],
                    })
                }
                Self::Resume1 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "first_multiple",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 1u32,
                        locals: &[],
                    })
                }
                Self::Returned(_) | Self::Closed => ::resumable::__private::Option::None,
            }
        }
        #[inline]
        fn closed() -> Self {
            Self::Closed
        }
        #[inline]
        fn returned(value: R) -> Self {
            Self::Returned(value)
        }
        #[inline]
        fn take_return(&mut self) -> ::resumable::__private::Option<R> {
            match ::resumable::__private::mem::replace(self, Self::Closed) {
                Self::Returned(value) => ::resumable::__private::Option::Some(value),
                other => {
                    *self = other;
                    ::resumable::__private::Option::None
                }
            }
        }
    }
    let start = __Frame::Start {
        _of: of,
        _after: after,
    };
    let unsplit = ::resumable::__private::unsplit::<
        _,
        u64,
        (),
        _,
    >(
        &start,
        |frame, emit| {
            let (_of, _after) = match frame {
                __Frame::Start { _of, _after } => (_of, _after),
                _ => ::resumable::__private::unreachable!(),
            };
            let of = _of;
            let after = _after;
            {
                let mut candidate = after;
                loop {
                    candidate += 1;
                    if candidate % of == 0 {
                        {
                            let item: u64 = candidate;
                            emit(item);
                        };
                        break;
                    }
                }
            }
        },
    );
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
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
        unsplit,
        |slot: &mut __Frame<_, _, _>, with| match ::resumable::__private::mem::replace(
            slot,
            __Frame::Closed,
        ) {
            __Frame::Start { _of, _after } => {
                let of = _of;
                let after = _after;
                {
                    let mut candidate = after;
                    'break_0: loop {
                        'continue_0: {
                            candidate += 1;
                            if candidate % of == 0 {
                                let item: u64 = candidate;
                                *slot = __Frame::Resume1 {};
                                return ::resumable::__private::Step::Yield(item);
                            } else {}
                        }
                    }
                }
            }
            __Frame::Resume1 {} => 'break_0: {
                'continue_0: {
                    {
                        ::resumable::__private::mem::drop(
                            match with {
                                ::resumable::__private::Resume::Next => {}
                                ::resumable::__private::Resume::Send(value) => {}
                                ::resumable::__private::Resume::Throw(error) => {
                                    match error {}
                                }
                            },
                        );
                        return ::resumable::__private::Step::Return(());
                    }
                }
            }
            ended => {
                *slot = ended;
                return ::resumable::__private::Step::Closed;
            }
        },
    );
    machine
}
