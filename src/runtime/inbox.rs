//! The loop's end of the channel. While an article is being opened, keys wait: they were typed with the article in mind.

use crate::app::Event;
use crate::runtime::message::Message;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long keys wait at most, lest a large article bars the way out.
const PATIENCE: Duration = Duration::from_millis(300);

/// The loop's end of the channel.
#[derive(Debug)]
pub struct Inbox {
    receiver: Receiver<Message>,
    held: VecDeque<Event>,
    /// Until when keys wait, where they do.
    until: Option<Instant>,
}

impl Inbox {
    /// Takes messages from `receiver`.
    pub fn new(receiver: Receiver<Message>) -> Self {
        Self { receiver, held: VecDeque::new(), until: None }
    }

    /// Holds keys back until an article is there, or is not to be had.
    pub fn hold_keys(&mut self) {
        self.until = Some(Instant::now() + PATIENCE);
    }

    /// The next message; `None` where none came before the deadline, or where none will come any more.
    pub fn next(&mut self, deadline: Option<Instant>) -> Option<Message> {
        loop {
            if self.until.is_none()
                && let Some(event) = self.held.pop_front()
            {
                return Some(Message::App(event));
            }
            match self.receive(deadline.into_iter().chain(self.until).min()) {
                Ok(Message::App(event)) if self.holds(&event) => self.held.push_back(event),
                Ok(message) => return Some(message),
                Err(RecvTimeoutError::Timeout) if self.until.is_some_and(|until| until <= Instant::now()) => {
                    self.until = None;
                }
                Err(_) => return None,
            }
        }
    }

    fn receive(&self, limit: Option<Instant>) -> Result<Message, RecvTimeoutError> {
        match limit {
            Some(limit) => self.receiver.recv_timeout(limit.saturating_duration_since(Instant::now())),
            None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Whether an event has to wait. The article's own arrival ends the waiting.
    fn holds(&mut self, event: &Event) -> bool {
        match event {
            Event::Opened { .. } | Event::Growing { .. } | Event::OpenFailed { .. } => {
                self.until = None;
                false
            }
            Event::Key(_) | Event::Paste(_) | Event::Mouse(_) => self.until.is_some(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ArticleRef;
    use crate::input::Key;
    use crate::runtime::message::Mailbox;
    use crate::text::SafeText;

    fn key(c: char) -> Event {
        Event::Key(Key::char(c))
    }

    fn arrival() -> Event {
        Event::OpenFailed { article: ArticleRef::Bundled("a".into()), message: SafeText::default() }
    }

    fn names(inbox: &mut Inbox) -> String {
        let name = |message| match message {
            Message::App(Event::Key(Key { code: crate::input::KeyCode::Char(c), .. })) => c,
            Message::App(Event::OpenFailed { .. }) => '!',
            _ => '?',
        };
        std::iter::from_fn(|| inbox.next(Some(Instant::now()))).map(name).collect()
    }

    #[test]
    fn keys_come_after_the_article_that_they_were_typed_for_and_in_their_order() {
        let (mailbox, receiver) = Mailbox::new();
        let mut inbox = Inbox::new(receiver);
        mailbox.event(key('a'));
        assert_eq!(names(&mut inbox), "a");
        inbox.hold_keys();
        mailbox.event(key('b'));
        mailbox.event(key('c'));
        mailbox.send(Message::Resized);
        assert_eq!(names(&mut inbox), "?");
        mailbox.event(arrival());
        mailbox.event(key('d'));
        assert_eq!(names(&mut inbox), "!bcd");
    }

    #[test]
    fn keys_do_not_wait_for_ever() {
        let (mailbox, receiver) = Mailbox::new();
        let mut inbox = Inbox::new(receiver);
        inbox.hold_keys();
        mailbox.event(key('q'));
        assert!(matches!(inbox.next(None), Some(Message::App(Event::Key(_)))));
    }
}
