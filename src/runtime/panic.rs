//! What a panic does: on the loop's thread it gives the terminal back before the message is printed; on any other thread
//! it leaves the screen alone and becomes a message to the reader.

use crate::app::Severity;
use crate::runtime::message::Mailbox;
use crate::runtime::terminal::Tty;
use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::thread;

type Hook = dyn Fn(&PanicHookInfo<'_>) + Send + Sync;

/// Puts the hook in place, with the calling thread as the loop's.
pub fn install(tty: Arc<Tty>, mailbox: Mailbox) {
    let before = panic::take_hook();
    panic::set_hook(hook(thread::current().id(), tty, mailbox, before));
}

/// Takes the hook away.
pub fn uninstall() {
    // Within a panic the hook cannot be changed, and it need not be: the program ends.
    if !thread::panicking() {
        drop(panic::take_hook());
    }
}

fn hook(screen: thread::ThreadId, tty: Arc<Tty>, mailbox: Mailbox, before: Box<Hook>) -> Box<Hook> {
    Box::new(move |info| {
        if thread::current().id() == screen {
            tty.leave();
            before(info);
        } else {
            mailbox.notice(Severity::Error, &describe(info));
        }
    })
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("no reason given");
    let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
    format!("something broke behind the scenes: {what}{place}")
}
