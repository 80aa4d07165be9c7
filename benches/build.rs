//! Sets `cfg(native)` where rustc has generators and coroutines of its own (a nightly), so that they are measured too.
//!
//! It asks the compiler itself, by a small program, and not its version: the features may change their names.

use std::io::Write;
use std::process::{Command, Stdio};

const PROBE: &str =
    "#![feature(gen_blocks, yield_expr, coroutines, coroutine_trait, coroutine_clone)]
pub fn count() -> impl Iterator<Item = u32> { gen { yield 1; } }
pub fn coroutine() -> impl std::ops::Coroutine<u32> { #[coroutine] move |_: u32| { yield 1; } }
";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC");
    if native().unwrap_or(false) {
        println!("cargo::rustc-cfg=native");
    }
}

fn native() -> std::io::Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let out = std::env::var_os("OUT_DIR").unwrap_or_else(|| ".".into());
    let mut child = Command::new(rustc)
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--crate-name",
            "probe",
        ])
        .args(["--emit", "metadata", "--out-dir"])
        .arg(out)
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(PROBE.as_bytes())?;
    }
    Ok(child.wait()?.success())
}
