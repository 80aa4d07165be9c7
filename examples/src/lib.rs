//! Programs written with `resumable`; see the files beside this folder.
