//! The thread that reads the terminal: first the answers to what it was asked, then keys, pastes and the mouse.

use crate::app::Event;
use crate::runtime::late::{LateAnswer, Sifted};
use crate::runtime::message::{Leave, Mailbox, Message};
use crate::runtime::probe::{self, Found, Questions};
use crate::runtime::{events, terminal, worker};
use crossterm::event;
use std::io;

/// Errors in a row after which the terminal is taken to be gone.
const ERRORS: u32 = 16;

/// Starts to read. `asked` is what the terminal was asked just now.
pub fn read(mailbox: Mailbox, asked: Questions) -> io::Result<()> {
    worker::spawn("input", worker::SMALL, move || {
        let late = if asked.any() { read_answers(&mailbox, asked) } else { None };
        read_events(&mailbox, late);
    })?;
    Ok(())
}

/// Reads the answers; gives the sieve for those that are still to come.
fn read_answers(mailbox: &Mailbox, asked: Questions) -> Option<LateAnswer> {
    let typed = |bytes: &[u8]| {
        for key in probe::keys(bytes) {
            mailbox.event(Event::Key(key));
        }
    };
    let answers = terminal::input().map(|input| probe::read(input, typed)).unwrap_or_default();
    mailbox.send(Message::Probed(asked.find(&answers)));
    // Some terminals answer the sentinel before the question, or have another answer it for them.
    let may_come = asked.background && answers.background.is_none() || asked.graphics && !answers.complete;
    may_come.then(LateAnswer::default)
}

fn read_events(mailbox: &Mailbox, mut late: Option<LateAnswer>) {
    let mut errors = 0;
    loop {
        let heard = match event::read() {
            Ok(event) => {
                errors = 0;
                match (events::translate(event), &mut late) {
                    (Some(Event::Key(key)), Some(sieve)) => match sieve.sift(key) {
                        Sifted::Keys(keys) => keys.into_iter().all(|key| mailbox.event(Event::Key(key))),
                        Sifted::Held => true,
                        Sifted::Answer(background) => {
                            mailbox.send(Message::Probed(Found { background, ..Found::default() }))
                        }
                    },
                    (Some(event), _) => mailbox.event(event),
                    (None, _) => true,
                }
            }
            Err(_) => {
                errors += 1;
                errors < ERRORS || !mailbox.send(Message::Leave(Leave::TerminalGone))
            }
        };
        if !heard || errors >= ERRORS {
            return;
        }
    }
}
