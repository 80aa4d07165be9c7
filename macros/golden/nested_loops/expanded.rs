//! Labels: `continue` and `break` of an outer loop, out of a piece that is carried whole and past a yield; a loop's value.
use resumable::{Generator, generator};
pub fn primes(
    limit: u32,
) -> impl Generator<
    Item = u32,
    Return = Option<u32>,
    Send = (),
    Throw = ::resumable::__private::Infallible,
> {
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    enum __Frame<T0, T1, T5, R> {
        Start { _limit: T0 },
        At1 { _candidate: T1, _limit: T0 },
        At2 { _times: T5, _candidate: T1, _limit: T0 },
        Resume3 { _times: T5, _candidate: T1, _limit: T0 },
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
    impl<T0, T1, T5, R> ::resumable::__private::FrameState for __Frame<T0, T1, T5, R> {
        type Return = R;
        const SENDS: bool = false;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            match self {
                Self::Start { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "primes",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 0u32,
                        locals: &["limit"],
                    })
                }
                Self::At1 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "primes",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 4294967295u32,
                        locals: &["limit", "candidate"],
                    })
                }
                Self::At2 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "primes",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 4294967295u32,
                        locals: &["limit", "candidate", "times"],
                    })
                }
                Self::Resume3 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "primes",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 1u32,
                        locals: &["limit", "candidate", "times"],
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
    let start = __Frame::Start { _limit: limit };
    let unsplit = ::resumable::__private::unsplit::<
        _,
        u32,
        Option<u32>,
        _,
    >(
        &start,
        |frame, emit| {
            let (_limit,) = match frame {
                __Frame::Start { _limit } => (_limit,),
                _ => ::resumable::__private::unreachable!(),
            };
            let limit = _limit;
            {
                let mut candidate = 1;
                let large = 'candidates: loop {
                    candidate += 1;
                    for divisor in 2..candidate {
                        if candidate % divisor == 0 {
                            continue 'candidates;
                        }
                    }
                    let mut times = candidate;
                    loop {
                        if times > limit {
                            break 'candidates times;
                        }
                        {
                            let item: u32 = candidate;
                            emit(item);
                        };
                        if times % 2 == 0 {
                            continue 'candidates;
                        }
                        times *= candidate;
                    }
                };
                Some(large)
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
        Option<u32>,
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
            __Frame::Start { _limit } => {
                let limit = _limit;
                {
                    let mut candidate = 1;
                    let _limit = limit;
                    let _candidate = candidate;
                    *slot = __Frame::At1 { _limit, _candidate };
                    return ::resumable::__private::Step::Jump;
                }
            }
            __Frame::At1 { _limit, _candidate } => {
                let limit = _limit;
                {
                    let mut candidate = _candidate;
                    'break_0: loop {
                        'continue_0: {
                            candidate += 1;
                            {
                                let mut iter_3 = ::resumable::__private::IntoIterator::into_iter(
                                    2..candidate,
                                );
                                'break_1: loop {
                                    'continue_1: {
                                        match ::resumable::__private::Iterator::next(&mut iter_3) {
                                            ::resumable::__private::Some(divisor) => {
                                                if candidate % divisor == 0 {
                                                    break 'continue_0;
                                                } else {}
                                            }
                                            ::resumable::__private::None => {
                                                break 'break_1;
                                            }
                                        }
                                    }
                                }
                            }
                            let mut times = candidate;
                            let _limit = limit;
                            let _candidate = candidate;
                            let _times = times;
                            *slot = __Frame::At2 {
                                _limit,
                                _candidate,
                                _times,
                            };
                            return ::resumable::__private::Step::Jump;
                        }
                    }
                }
            }
            __Frame::At2 { _limit, _candidate, _times } => {
                let limit = _limit;
                {
                    let mut candidate = _candidate;
                    let mut value_2;
                    'break_0: {
                        'continue_0: {
                            let mut times = _times;
                            'break_2: loop {
                                'continue_2: {
                                    if times > limit {
                                        value_2 = times;
                                        break 'break_0;
                                    } else {}
                                    let item: u32 = candidate;
                                    let _limit = limit;
                                    let _candidate = candidate;
                                    let _times = times;
                                    *slot = __Frame::Resume3 {
                                        _limit,
                                        _candidate,
                                        _times,
                                    };
                                    return ::resumable::__private::Step::Yield(item);
                                }
                            }
                        }
                    }
                    let large = value_2;
                    return ::resumable::__private::Step::Return(Some(large));
                }
            }
            __Frame::Resume3 { _limit, _candidate, _times } => {
                let limit = _limit;
                {
                    let mut candidate = _candidate;
                    'break_0: {
                        'continue_0: {
                            let mut times = _times;
                            'break_2: {
                                'continue_2: {
                                    ::resumable::__private::mem::drop(
                                        match with {
                                            ::resumable::__private::Resume::Next => {}
                                            ::resumable::__private::Resume::Send(value) => {}
                                            ::resumable::__private::Resume::Throw(error) => {
                                                match error {}
                                            }
                                        },
                                    );
                                    if times % 2 == 0 {
                                        break 'continue_0;
                                    } else {}
                                    times *= candidate;
                                }
                                let _limit = limit;
                                let _candidate = candidate;
                                let _times = times;
                                *slot = __Frame::At2 {
                                    _limit,
                                    _candidate,
                                    _times,
                                };
                                return ::resumable::__private::Step::Jump;
                            }
                        }
                        let _limit = limit;
                        let _candidate = candidate;
                        *slot = __Frame::At1 { _limit, _candidate };
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
