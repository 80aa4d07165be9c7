//! A parser that is fed: the Redis protocol (RESP 2), read from chunks that may be cut anywhere.
//!
//! The parser does no I/O. It is written top-down, as if it could simply wait for more bytes, and it can: where bytes
//! are missing it yields `Event::Hungry`, and the caller `send`s a chunk when there is one, from a blocking socket, an
//! event loop, or a test. Nothing is parsed twice, and there is no table of states: the frames of the generators
//! remember how deep inside which array the input broke off.
//!
//! ```text
//! +OK\r\n   -ERR no\r\n   :42\r\n   $5\r\nhello\r\n   $-1\r\n   *2\r\n:1\r\n:2\r\n
//! ```

use std::fmt;

use resumable::{BoxGenerator, Generator, Resume, generator};

/// What the parser says each time it is resumed.
enum Event {
    /// Everything sent so far is used up; send more, or call `next` where the stream ends.
    Hungry,
    /// A whole value has arrived.
    Value(Value),
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Simple(String),
    Error(String),
    Integer(i64),
    Bulk(Vec<u8>),
    Nil,
    Array(Vec<Value>),
}

#[derive(Debug, PartialEq)]
enum Malformed {
    /// The stream ended inside a value.
    Truncated,
    /// A line that begins no value.
    Header(String),
    /// Something else than a line end behind a bulk string.
    Unterminated,
}

/// Bytes that have arrived and are not parsed yet. It is handed from generator to generator by value, for a frame can't
/// lend what it owns across a yield; the result of each hands it back.
#[derive(Default)]
struct Input {
    bytes: Vec<u8>,
    used: usize,
}

impl Input {
    fn feed(&mut self, chunk: &[u8]) {
        self.bytes.drain(..self.used);
        self.used = 0;
        self.bytes.extend_from_slice(chunk);
    }

    fn is_empty(&self) -> bool {
        self.used == self.bytes.len()
    }

    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        let taken = self.bytes.get(self.used..self.used + count)?.to_vec();
        self.used += count;
        Some(taken)
    }

    /// The next line without its end.
    fn take_line(&mut self) -> Option<String> {
        let length = self.bytes[self.used..]
            .windows(2)
            .position(|pair| pair == b"\r\n")?;
        let mut line = self.take(length + 2)?;
        line.truncate(length);
        Some(String::from_utf8_lossy(&line).into_owned())
    }
}

/// What the first line of a value announces.
enum Header {
    Whole(Value),
    Bulk(usize),
    Array(usize),
}

impl Header {
    fn read(line: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed::Header(line.to_owned());
        let (sign, rest) = line.split_at_checked(1).ok_or_else(malformed)?;
        Ok(match (sign, rest) {
            ("+", text) => Self::Whole(Value::Simple(text.to_owned())),
            ("-", text) => Self::Whole(Value::Error(text.to_owned())),
            (":", number) => Self::Whole(Value::Integer(number.parse().map_err(|_| malformed())?)),
            ("$" | "*", "-1") => Self::Whole(Value::Nil),
            ("$", length) => Self::Bulk(length.parse().map_err(|_| malformed())?),
            ("*", length) => Self::Array(length.parse().map_err(|_| malformed())?),
            _ => return Err(malformed()),
        })
    }
}

/// One line.
#[generator]
fn line(
    mut input: Input,
) -> impl Generator<Item = Event, Send = Vec<u8>, Return = Result<(Input, String), Malformed>> {
    loop {
        if let Some(line) = input.take_line() {
            return Ok((input, line));
        }
        let chunk = yield_!(Event::Hungry).ok_or(Malformed::Truncated)?;
        input.feed(&chunk);
    }
}

/// So many bytes.
#[generator]
fn exactly(
    mut input: Input,
    count: usize,
) -> impl Generator<Item = Event, Send = Vec<u8>, Return = Result<(Input, Vec<u8>), Malformed>> {
    loop {
        if let Some(bytes) = input.take(count) {
            return Ok((input, bytes));
        }
        let chunk = yield_!(Event::Hungry).ok_or(Malformed::Truncated)?;
        input.feed(&chunk);
    }
}

/// One value. An array is read by the same function, one level down; hence the box.
#[generator]
fn value(input: Input) -> BoxGenerator<'static, Event, Vec<u8>, Result<(Input, Value), Malformed>> {
    let (input, header) = yield_from!(line(input))?;
    match Header::read(&header)? {
        Header::Whole(value) => Ok((input, value)),
        Header::Bulk(length) => {
            let (input, mut bytes) = yield_from!(exactly(input, length + 2))?;
            if bytes.split_off(length) != b"\r\n" {
                return Err(Malformed::Unterminated);
            }
            Ok((input, Value::Bulk(bytes)))
        }
        Header::Array(length) => {
            let mut input = input;
            let mut items = Vec::new();
            for _ in 0..length {
                let (rest, item) = yield_from!(value(input))?;
                input = rest;
                items.push(item);
            }
            Ok((input, Value::Array(items)))
        }
    }
}

/// Value after value, to the end of the stream.
#[generator]
fn values() -> impl Generator<Item = Event, Send = Vec<u8>, Return = Result<(), Malformed>> {
    let mut input = Input::default();
    loop {
        while input.is_empty() {
            match yield_!(Event::Hungry) {
                Some(chunk) => input.feed(&chunk),
                None => return Ok(()),
            }
        }
        let (rest, value) = yield_from!(value(input))?;
        input = rest;
        if let Some(chunk) = yield_!(Event::Value(value)) {
            input.feed(&chunk);
        }
    }
}

/// Feeds the chunks to a parser; the values that come out, and how it ends.
fn parse<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Value>, Result<(), Malformed>) {
    let mut chunks = chunks.into_iter();
    let mut parser = values();
    let mut parsed = Vec::new();
    let mut with = Resume::Next;
    loop {
        with = match parser.resume(with) {
            Ok(Event::Value(value)) => {
                parsed.push(value);
                Resume::Next
            }
            Ok(Event::Hungry) => chunks
                .next()
                .map_or(Resume::Next, |chunk| Resume::Send(chunk.to_vec())),
            Err(stop) => return (parsed, stop.value.expect("it returns once")),
        };
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Simple(text) => write!(f, "{text}"),
            Value::Error(text) => write!(f, "error: {text}"),
            Value::Integer(number) => write!(f, "{number}"),
            Value::Bulk(bytes) => write!(f, "{:?}", String::from_utf8_lossy(bytes)),
            Value::Nil => write!(f, "nil"),
            Value::Array(items) => {
                write!(f, "[")?;
                for (n, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if n == 0 { "" } else { ", " })?;
                }
                write!(f, "]")
            }
        }
    }
}

fn main() {
    let stream: &[u8] =
        b"+OK\r\n-ERR unknown command\r\n:-42\r\n$7\r\na\r\nb\r\nc\r\n$-1\r\n*0\r\n\
        *3\r\n:1\r\n*2\r\n+two\r\n*1\r\n$0\r\n\r\n$5\r\nthree\r\n";

    let (whole, end) = parse([stream]);
    assert_eq!(end, Ok(()));
    for value in &whole {
        println!("{value}");
    }

    // However the network cuts the stream, the same values come out.
    let mut cuts = 0;
    for size in 1..=stream.len() {
        assert_eq!(parse(stream.chunks(size)), (whole.clone(), Ok(())));
        cuts += 1;
    }
    for first in 0..=stream.len() {
        for second in first..=stream.len() {
            let pieces = [&stream[..first], &stream[first..second], &stream[second..]];
            assert_eq!(parse(pieces), (whole.clone(), Ok(())));
            cuts += 1;
        }
    }
    println!(
        "{} bytes, cut in {cuts} ways: the same {} values each time",
        stream.len(),
        whole.len()
    );

    // A stream may end between two values, and nowhere else.
    let ends = (0..stream.len())
        .filter(|&end| parse([&stream[..end]]).1.is_ok())
        .count();
    println!(
        "ended early at each byte: {ends} whole, {} truncated",
        stream.len() - ends
    );

    for bad in ["?what\r\n", "$3\r\nabcde\r\n", "*2\r\n:1\r\n:x\r\n"] {
        println!("{bad:?}: {:?}", parse([bad.as_bytes()]).1);
    }
}
