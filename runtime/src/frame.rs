//! Where a suspended generator stands.
//!
//! Takes nothing and computes nothing: the machine that the macro writes makes these values out of constants, so asking for
//! one costs the generator nothing while it runs.

use core::fmt;
use core::panic::Location;

/// Where a generator stands: Python's `gi_frame`, as a value that can be kept.
///
/// [`Generator::frame`](crate::Generator::frame) gives it. While the generator has not started, the place is that of the
/// function; afterwards it is that of the yield that it waits in. A closed generator has no frame.
///
/// # Examples
///
/// ```
/// use resumable::Frame;
///
/// let frame = Frame {
///     function: "my_range",
///     file: "src/lib.rs",
///     line: 12,
///     column: 9,
///     resume_point: 1,
///     locals: &["end", "index"],
/// };
/// assert_eq!(frame.to_string(), "my_range, src/lib.rs:12:9");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    /// The name of the generator function.
    pub function: &'static str,
    /// The file of the yield, as `file!()` tells it; of the function while it has not started.
    pub file: &'static str,
    /// The line of the yield, from 1; of the function while it has not started.
    pub line: u32,
    /// The column of the yield, from 1; of the function while it has not started.
    pub column: u32,
    /// The number of the resume point: 0 before the start, then the yields in the order of the source.
    pub resume_point: u32,
    /// The names of the locals that are saved here.
    pub locals: &'static [&'static str],
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            function,
            file,
            line,
            column,
            ..
        } = self;
        write!(f, "{function}, {file}:{line}:{column}")
    }
}

/// The frame that waits at the caller, that is where the macro has put the name of this function: at the resume point of that number, where the
/// locals of these names are saved. [`frame`] tells the function.
#[inline]
#[must_use]
#[track_caller]
pub fn here(resume_point: u32, locals: &'static [&'static str]) -> Option<Frame> {
    let place = Location::caller();
    Some(Frame {
        function: "",
        file: place.file(),
        line: place.line(),
        column: place.column(),
        resume_point,
        locals,
    })
}

/// Names the function of a frame.
#[inline]
#[must_use]
pub fn frame(function: &'static str, place: Option<Frame>) -> Option<Frame> {
    place.map(|place| Frame { function, ..place })
}
