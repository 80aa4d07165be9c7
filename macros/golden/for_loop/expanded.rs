//! The iterator is a local; the piece in front, without a yield, is carried whole: macro, closure, `"{captures}"` and all.
use resumable::generator;
pub fn rows(title: String, values: Vec<u32>) -> impl Iterator<Item = String> {
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    enum __Frame<T0, T1, T3, T4, H5, H6, R> {
        Start { _values: T1, _title: T0 },
        At1 { _iter_4: T4, _width: T3, _title: T0 },
        Resume2 { _value: H6, _row: H5, _iter_4: T4, _width: T3, _title: T0 },
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
    impl<T0, T1, T3, T4, H5, H6, R> ::resumable::__private::FrameState
    for __Frame<T0, T1, T3, T4, H5, H6, R> {
        type Return = R;
        const SENDS: bool = false;
        fn place(
            &self,
        ) -> ::resumable::__private::Option<::resumable::__private::Frame> {
            match self {
                Self::Start { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "rows",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 0u32,
                        locals: &["title", "values"],
                    })
                }
                Self::At1 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "rows",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 4294967295u32,
                        locals: &["title", "width"],
                    })
                }
                Self::Resume2 { .. } => {
                    ::resumable::__private::Option::Some(::resumable::__private::Frame {
                        function: "rows",
                        file: ::resumable::__private::file!(),
                        line: ::resumable::__private::line!(),
                        column: ::resumable::__private::column!(),
                        resume_point: 1u32,
                        locals: &["title", "width"],
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
        _title: title,
        _values: values,
    };
    let unsplit = ::resumable::__private::unsplit::<
        _,
        String,
        (),
        _,
    >(
        &start,
        |frame, emit| {
            let (_title, _values) = match frame {
                __Frame::Start { _title, _values } => (_title, _values),
                _ => ::resumable::__private::unreachable!(),
            };
            let title = _title;
            let values = _values;
            {
                let width_1 = values.iter().map(|value| value.to_string().len()).max();
                let width = width_1.unwrap_or(0);
                if values.is_empty() {
                    println!("{title} is empty");
                    return;
                }
                for (row, value) in values.into_iter().enumerate() {
                    {
                        let item: String = format!("{title} {row}: {value:width$}");
                        emit(item);
                    };
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
        unsplit,
        |slot: &mut __Frame<_, _, _, _, _, _, _>, with| match ::resumable::__private::mem::replace(
            slot,
            __Frame::Closed,
        ) {
            __Frame::Start { _title, _values } => {
                let title = _title;
                let values = _values;
                {
                    let width_1 = values
                        .iter()
                        .map(|value| value.to_string().len())
                        .max();
                    let width = width_1.unwrap_or(0);
                    if values.is_empty() {
                        println!("{title} is empty");
                        return ::resumable::__private::Step::Return(());
                    }
                    {
                        let mut iter_4 = ::resumable::__private::IntoIterator::into_iter(
                            values.into_iter().enumerate(),
                        );
                        let _title = title;
                        let _width = width;
                        let _iter_4 = iter_4;
                        *slot = __Frame::At1 {
                            _title,
                            _width,
                            _iter_4,
                        };
                        return ::resumable::__private::Step::Jump;
                    }
                }
            }
            __Frame::At1 { _title, _width, _iter_4 } => {
                let title = _title;
                {
                    let width = _width;
                    {
                        let mut iter_4 = _iter_4;
                        'break_0: loop {
                            'continue_0: {
                                match ::resumable::__private::Iterator::next(&mut iter_4) {
                                    ::resumable::__private::Some((row, value)) => {
                                        let item: String = format!("{title} {row}: {value:width$}");
                                        let _value = {
                                            use ::resumable::__private::hold::*;
                                            (&&&&&::resumable::__private::hold::Probe::of(&value))
                                                .resumable_hold(value)
                                        };
                                        let _row = {
                                            use ::resumable::__private::hold::*;
                                            (&&&&&::resumable::__private::hold::Probe::of(&row))
                                                .resumable_hold(row)
                                        };
                                        let _title = title;
                                        let _width = width;
                                        let _iter_4 = iter_4;
                                        *slot = __Frame::Resume2 {
                                            _title,
                                            _width,
                                            _iter_4,
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
                    return ::resumable::__private::Step::Return(());
                }
            }
            __Frame::Resume2 { _title, _width, _iter_4, _row, _value } => {
                let title = _title;
                {
                    let width = _width;
                    {
                        let mut iter_4 = _iter_4;
                        'break_0: {
                            'continue_0: {
                                {
                                    let mut held_5 = _row;
                                    let mut held_6 = _value;
                                    ::resumable::__private::mem::drop(
                                        match with {
                                            ::resumable::__private::Resume::Next => {}
                                            ::resumable::__private::Resume::Send(value) => {}
                                            ::resumable::__private::Resume::Throw(error) => {
                                                match error {}
                                            }
                                        },
                                    );
                                }
                            }
                            let _title = title;
                            let _width = width;
                            let _iter_4 = iter_4;
                            *slot = __Frame::At1 {
                                _title,
                                _width,
                                _iter_4,
                            };
                            return ::resumable::__private::Step::Jump;
                        }
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
