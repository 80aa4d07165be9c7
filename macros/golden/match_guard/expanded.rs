//! A guard that yields: the arms before it are tried first, the bindings are looked up anew, and those after it follow.
use resumable::{Generator, generator};
pub fn asked(
    answer: Option<u32>,
) -> impl Generator<
    Item = u32,
    Send = bool,
    Return = u32,
    Throw = ::resumable::__private::Infallible,
> {
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    enum __Frame<T0, T2, R> {
        Start { _answer: T0 },
        Resume1 { _answer: T0 },
        Resume2 { _number_2: T2 },
        At3 { _answer: T0 },
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
    impl<T0, T2, R> ::resumable::__private::FrameState for __Frame<T0, T2, R> {
        type Return = R;
        const SENDS: bool = true;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            match self {
                Self::Start { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "asked",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 0u32,
                        locals: &["answer"],
                    })
                }
                Self::Resume1 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "asked",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 1u32,
                        locals: &["answer"],
                    })
                }
                Self::Resume2 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "asked",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 2u32,
                        locals: &["number"],
                    })
                }
                Self::At3 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "asked",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 4294967295u32,
                        locals: &["answer"],
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
    let start = __Frame::Start { _answer: answer };
    let unsplit = ::resumable::__private::unsplit::<
        _,
        u32,
        u32,
        _,
    >(
        &start,
        |frame, emit| {
            let (_answer,) = match frame {
                __Frame::Start { _answer } => (_answer,),
                _ => ::resumable::__private::unreachable!(),
            };
            let answer = _answer;
            {
                match answer {
                    Some(0) => 0,
                    Some(
                        number,
                    ) if {
                        let item: u32 = number;
                        emit(item);
                        ::resumable::__private::Option::None::<bool>
                    }
                        .unwrap_or(false) => {
                        {
                            let item: u32 = number + 1;
                            emit(item);
                            ::resumable::__private::Option::None::<bool>
                        };
                        number
                    }
                    Some(number) => number * 2,
                    None => 1,
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
        bool,
        ::resumable::__private::Infallible,
        u32,
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
            __Frame::Start { _answer } => {
                let answer = _answer;
                {
                    'break_0: {
                        match answer {
                            Some(0) => {
                                return ::resumable::__private::Step::Return(0);
                            }
                            _ => {}
                        }
                        if {
                            let mut matched = false;
                            match answer {
                                Some(
                                    number,
                                ) if {
                                    matched = true;
                                    false
                                } => ::core::unreachable!(),
                                _ => {}
                            }
                            matched
                        } {
                            let item: u32 = {
                                let mut found = ::core::option::Option::None;
                                match answer {
                                    Some(
                                        number,
                                    ) if {
                                        found = ::core::option::Option::Some(number);
                                        false
                                    } => ::core::unreachable!(),
                                    _ => {}
                                }
                                ::core::option::Option::unwrap(found)
                            };
                            let _answer = answer;
                            *slot = __Frame::Resume1 { _answer };
                            return ::resumable::__private::Step::Yield(item);
                        } else {}
                        let _answer = answer;
                        *slot = __Frame::At3 { _answer };
                        return ::resumable::__private::Step::Jump;
                    }
                }
            }
            __Frame::Resume1 { _answer } => {
                let answer = _answer;
                {
                    'break_0: {
                        {
                            let mut sent_1 = match with {
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
                            if sent_1.unwrap_or(false) {
                                match answer {
                                    Some(number) => {
                                        let item: u32 = number + 1;
                                        let _number_2 = number;
                                        *slot = __Frame::Resume2 { _number_2 };
                                        return ::resumable::__private::Step::Yield(item);
                                    }
                                    _ => {}
                                }
                            } else {}
                        }
                        let _answer = answer;
                        *slot = __Frame::At3 { _answer };
                        return ::resumable::__private::Step::Jump;
                    }
                }
            }
            __Frame::Resume2 { _number_2 } => 'break_0: {
                {
                    {
                        {
                            let number = _number_2;
                            {
                                ::resumable::__private::mem::drop(
                                    match with {
                                        ::resumable::__private::Resume::Next => {
                                            ::resumable::__private::Option::None
                                        }
                                        ::resumable::__private::Resume::Send(value) => {
                                            ::resumable::__private::Option::Some(value)
                                        }
                                        ::resumable::__private::Resume::Throw(error) => {
                                            match error {}
                                        }
                                    },
                                );
                                return ::resumable::__private::Step::Return(number);
                            }
                        }
                    }
                }
            }
            __Frame::At3 { _answer } => {
                let answer = _answer;
                {
                    'break_0: {
                        match answer {
                            Some(number) => {
                                return ::resumable::__private::Step::Return(number * 2);
                            }
                            None => {
                                return ::resumable::__private::Step::Return(1);
                            }
                            _ => {}
                        }
                        ::core::unreachable!();
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
