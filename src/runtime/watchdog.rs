//! Watches for the end of the terminal.
//!
//! A terminal that is closed sends SIGHUP to one process at most, and reading from it then fails at once and for ever.
//! So a thread waits for the hang-up itself: without a timeout, and so without a wake-up.

use crate::runtime::message::{Leave, Mailbox, Message};
use crate::runtime::terminal::{self, Tty};
use crate::runtime::worker;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use std::io;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long the loop has to save and end.
const GRACE: Duration = Duration::from_millis(700);
/// The status of a program that ended because its terminal did, as if by SIGHUP.
pub const STATUS: i32 = 129;

/// Starts to watch.
pub fn watch(mailbox: Mailbox, tty: Arc<Tty>) -> io::Result<()> {
    let input = terminal::input()?;
    worker::spawn("watchdog", worker::SMALL, move || {
        if !wait_for_hangup(&input) {
            return;
        }
        mailbox.send(Message::Leave(Leave::TerminalGone));
        thread::sleep(GRACE);
        tty.abandon();
        std::process::exit(STATUS);
    })?;
    Ok(())
}

/// Waits; `false` where this system cannot watch a terminal.
fn wait_for_hangup(input: &OwnedFd) -> bool {
    loop {
        let mut fds = [PollFd::new(input, PollFlags::empty())];
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return false,
        }
        let [fd] = fds;
        return fd.revents().intersects(PollFlags::HUP | PollFlags::ERR);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_closed_terminal_is_noticed_and_an_open_one_is_not() {
        let pty = rustix_openpty::openpty(None, None).unwrap();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(wait_for_hangup(&pty.user)));
        assert!(receiver.try_recv().is_err());
        drop(pty.controller);
        assert_eq!(receiver.recv_timeout(Duration::from_secs(5)), Ok(true));
    }
}
