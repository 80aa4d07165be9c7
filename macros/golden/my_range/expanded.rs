//! The smallest generator: three entries, and `start` is in no frame after the first.
use resumable::generator;
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    enum __Frame<T0, T1, T2, R> {
        Start { _end: T1, _start: T0 },
        At1 { _index: T2, _end: T1 },
        Resume2 { _index: T2, _end: T1 },
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
    impl<T0, T1, T2, R> ::resumable::__private::FrameState for __Frame<T0, T1, T2, R> {
        type Return = R;
        const SENDS: bool = false;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            match self {
                Self::Start { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "my_range",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 0u32,
                        locals: &["start", "end"],
                    })
                }
                Self::At1 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "my_range",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 4294967295u32,
                        locals: &["end", "index"],
                    })
                }
                Self::Resume2 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "my_range",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 1u32,
                        locals: &["end", "index"],
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
        _start: start,
        _end: end,
    };
    let unsplit = ::resumable::__private::unsplit::<
        _,
        u32,
        (),
        _,
    >(
        &start,
        |frame, emit| {
            let (_start, _end) = match frame {
                __Frame::Start { _start, _end } => (_start, _end),
                _ => ::resumable::__private::unreachable!(),
            };
            let start = _start;
            let end = _end;
            {
                let mut index = start;
                while index < end {
                    {
                        let item: u32 = index;
                        emit(item);
                    };
                    index += 1;
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
        unsplit,
        |slot: &mut __Frame<_, _, _, _>, with| match ::resumable::__private::mem::replace(
            slot,
            __Frame::Closed,
        ) {
            __Frame::Start { _start, _end } => {
                let start = _start;
                let end = _end;
                {
                    let mut index = start;
                    let _end = end;
                    let _index = index;
                    *slot = __Frame::At1 { _end, _index };
                    return ::resumable::__private::Step::Jump;
                }
            }
            __Frame::At1 { _end, _index } => {
                let end = _end;
                {
                    let mut index = _index;
                    'break_0: loop {
                        'continue_0: {
                            if index < end {
                                let item: u32 = index;
                                let _end = end;
                                let _index = index;
                                *slot = __Frame::Resume2 { _end, _index };
                                return ::resumable::__private::Step::Yield(item);
                            } else {
                                break 'break_0;
                            }
                        }
                    }
                    return ::resumable::__private::Step::Return(());
                }
            }
            __Frame::Resume2 { _end, _index } => {
                let end = _end;
                {
                    let mut index = _index;
                    'break_0: {
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
                                index += 1;
                            }
                        }
                        let _end = end;
                        let _index = index;
                        *slot = __Frame::At1 { _end, _index };
                        return ::resumable::__private::Step::Jump;
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
