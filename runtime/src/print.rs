//! How a generator that was declared `+ Debug` prints: where it stands, and what it holds.
//!
//! Takes what the macro knows of the frame at hand; writes `my_range (suspended at src/main.rs:5:9) { index: 3, end: 10 }`.

use core::fmt;

use crate::Frame;

/// Writes a frame: its function, where it stands, its locals.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    function: &str,
    place: Option<Frame>,
    locals: &[(&str, &dyn fmt::Debug)],
) -> fmt::Result {
    f.write_str(function)?;
    match place {
        None => return f.write_str(" (closed)"),
        Some(Frame {
            resume_point: 0, ..
        }) => f.write_str(" (created)")?,
        Some(Frame {
            file, line, column, ..
        }) => {
            write!(f, " (suspended at {file}:{line}:{column})")?;
        }
    }
    let mut fields = f.debug_struct("");
    for (name, value) in locals {
        fields.field(name, value);
    }
    fields.finish()
}
