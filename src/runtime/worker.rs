//! Threads behind the screen: named, and with stacks no larger than their work.

use std::io;
use std::thread;

/// Stack of a thread that waits and passes things on, in bytes.
pub const SMALL: usize = 128 * 1024;
/// Stack of a thread that parses what people wrote, in bytes. Only what is used of it takes memory.
pub const LARGE: usize = 8 * 1024 * 1024;

/// Starts a thread.
pub fn spawn(name: &str, stack: usize, work: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).stack_size(stack).spawn(work)
}
