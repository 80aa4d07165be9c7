//! The trace: what happened on this thread, in order, as lines of text.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt::{Debug, Display};
use std::panic::resume_unwind;
use std::sync::Mutex;

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static YIELDS: Cell<usize> = const { Cell::new(0) };
    static LEAVE_AT: Cell<usize> = const { Cell::new(usize::MAX) };
    static TO_SEND: RefCell<VecDeque<Box<dyn Any>>> = const { RefCell::new(VecDeque::new()) };
}

/// The payload with which a plain function is left at a yield: its locals drop as at a `return` there.
pub(crate) struct Left;

/// Adds a line to the trace.
pub fn log(line: impl Display) {
    // A thread's last drops may come after its trace is gone; nobody reads them.
    let _ = TRACE.try_with(|trace| trace.borrow_mut().push(line.to_string()));
}

/// Takes the trace so far, and begins a new one.
#[must_use]
pub fn trace() -> Vec<String> {
    TRACE.take()
}

/// Records a yielded value; where `record` said so, leaves the caller by unwinding.
pub fn emit(item: impl Debug) {
    log(format!("yield {item:?}"));
    YIELDS.set(YIELDS.get() + 1);
    if YIELDS.get() == LEAVE_AT.get() {
        leave_now();
    }
}

/// Leaves the running function as `return` would, without a message.
pub fn leave_now() -> ! {
    resume_unwind(Box::new(Left))
}

/// Begins a new recording that ends at the given yield, counted from one.
pub(crate) fn record(leave_at: usize, to_send: Vec<Box<dyn Any>>) {
    // What the last recording did not send is dropped here, and belongs to neither.
    drop(TO_SEND.replace(to_send.into()));
    TRACE.take();
    YIELDS.set(0);
    LEAVE_AT.set(leave_at);
}

/// How many yields were recorded.
pub(crate) fn yields() -> usize {
    YIELDS.get()
}

/// What a `yield_!` of the plain half evaluates to.
pub trait Sent: Sized + 'static {
    /// `()` where nothing is sent, else an `Option`.
    type Value;
    /// The next value of the script.
    fn next_value() -> Self::Value;
}

impl Sent for () {
    type Value = ();
    fn next_value() {}
}

macro_rules! sent {
    ($($kind:ty),*) => {
        $(
            impl Sent for $kind {
                type Value = Option<Self>;
                fn next_value() -> Option<Self> {
                    let value = TO_SEND.with_borrow_mut(VecDeque::pop_front)?;
                    *value.downcast::<Option<Self>>().expect("the script holds what the signature says")
                }
            }
        )*
    };
}

sent!(
    u32,
    i32,
    u8,
    bool,
    char,
    usize,
    &'static str,
    String,
    Loud,
    (u32, u32),
    Vec<u32>
);

/// A value whose end is seen: its drop is a line of the trace.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loud<T: Display = &'static str>(pub T);

impl<T: Display> Drop for Loud<T> {
    fn drop(&mut self) {
        log(format!("drop {}", self.0));
    }
}

impl<T: Display> Loud<T> {
    /// Borrows the value, logs that it was used, and gives what it was told to.
    pub fn gives<V>(&self, value: V) -> V {
        log(format!("use {}", self.0));
        value
    }

    /// Consumes the value and gives what it was told to.
    pub fn spent<V>(self, value: V) -> V {
        log(format!("spend {}", self.0));
        value
    }
}

/// Makes a [`Loud`] value and logs that.
pub fn loud<T: Display>(name: T) -> Loud<T> {
    log(format!("make {name}"));
    Loud(name)
}

/// A value for as long as the program runs. A leak detector does not take it for lost: its address is kept.
pub fn kept<T>(value: T) -> &'static T {
    kept_mut(value)
}

/// The same, to be changed.
pub fn kept_mut<T>(value: T) -> &'static mut T {
    static KEPT: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    let value = Box::leak(Box::new(value));
    if let Ok(mut kept) = KEPT.lock() {
        kept.push(std::ptr::from_ref(value).addr());
    }
    value
}
