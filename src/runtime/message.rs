//! What the threads tell the loop.

use crate::app::{Event, Notice, Severity};
use crate::document::ArticleRef;
use crate::runtime::probe::Found;
use crate::text::SafeText;
use std::sync::mpsc;

/// Something that a thread tells the loop.
#[derive(Debug)]
pub enum Message {
    /// Something for the reader's state.
    App(Event),
    /// The terminal answered or was given up on; what it told.
    Probed(Found),
    /// What came through standard input is whole; the reference that it has from now on.
    Named(ArticleRef),
    /// The terminal may have a new size.
    Resized,
    /// The program was told to end.
    Leave(Leave),
    /// The program was told to stop for a while.
    Suspend,
    /// The program runs again after a stop.
    Continued,
}

/// Why the program ends without the reader's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// A signal, by its number.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
}

/// The threads' end of the channel to the loop.
#[derive(Debug, Clone)]
pub struct Mailbox(mpsc::Sender<Message>);

impl Mailbox {
    /// A channel: where the threads put in, and where the loop takes out.
    pub fn new() -> (Self, mpsc::Receiver<Message>) {
        let (sender, receiver) = mpsc::channel();
        (Self(sender), receiver)
    }

    /// Tells the loop. `false` means that nobody listens any more, so that the thread may end.
    pub fn send(&self, message: Message) -> bool {
        self.0.send(message).is_ok()
    }

    /// Hands an event to the reader's state.
    pub fn event(&self, event: Event) -> bool {
        self.send(Message::App(event))
    }

    /// Shows a message to the reader; `text` need not be safe.
    pub fn notice(&self, severity: Severity, text: &str) -> bool {
        self.event(Event::Notice(Notice { severity, text: SafeText::new_line(text) }))
    }
}
