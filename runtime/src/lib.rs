//! The runtime of `resumable`.
