//! Signals, as messages to the loop.

use crate::runtime::message::{Leave, Mailbox, Message};
use crate::runtime::terminal::Tty;
use crate::runtime::worker;
use rustix::process::{Signal, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

/// How long the loop has to save and leave in order. It needs a few milliseconds, unless the terminal takes no bytes.
const GRACE: Duration = Duration::from_secs(2);

/// Listens to signals on a thread of its own.
pub fn listen(mailbox: Mailbox, tty: Arc<Tty>) -> io::Result<()> {
    // With a handler in place a write beyond the file size limit is an error (EFBIG) rather than the end.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    worker::spawn("signals", worker::SMALL, move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => mailbox.send(Message::Suspend),
                SIGCONT => mailbox.send(Message::Continued),
                SIGWINCH => mailbox.send(Message::Resized),
                signal => {
                    mailbox.send(Message::Leave(Leave::Signal(signal)));
                    thread::sleep(GRACE);
                    tty.abandon();
                    die_of(signal)
                }
            };
        }
    })?;
    Ok(())
}

/// Ends the program as the signal would have, so that whoever started it sees the right status.
pub fn die_of(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal)
}

/// Whether somebody could wake the program again: a shell that it is a job of, not a window of its own.
pub fn can_suspend() -> bool {
    getsid(None).is_ok_and(|session| session != getpid())
}

/// Asks the whole job to stop, as the terminal's own Ctrl-Z does; the program itself hears of it as a signal.
pub fn suspend_job() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Stops the program until SIGCONT.
pub fn stop() -> io::Result<()> {
    Ok(kill_process(getpid(), Signal::STOP)?)
}
