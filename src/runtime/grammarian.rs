//! Reads code on a thread of its own, which begins with the first block: an article without code pays nothing.

use crate::app::Event;
use crate::compose::CodeBlock;
use crate::document::ArticleRef;
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::syntax::Highlighter;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

/// A block of an article.
type Job = (ArticleRef, CodeBlock);

/// Who reads code.
#[derive(Debug, Default)]
pub struct Grammarian {
    jobs: Option<mpsc::Sender<Job>>,
}

impl Grammarian {
    /// Has a block read; [`Event::CodeRead`] follows, unless nothing is known about it. Where no thread can be had, code stays
    /// as it is.
    pub fn read(&mut self, article: ArticleRef, code: CodeBlock, mailbox: &Mailbox) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let (jobs, inbox) = mpsc::channel();
            let answer = mailbox.clone();
            let _ = worker::spawn("grammarian", worker::LARGE, move || work(&inbox, &answer));
            jobs
        });
        let _ = jobs.send((article, code));
    }
}

fn work(jobs: &mpsc::Receiver<Job>, answer: &Mailbox) {
    let highlighter = Highlighter::default();
    for (article, code) in jobs {
        // A grammar that breaks costs the block its colours and nothing else.
        let read = || highlighter.spans(&code.language, &code.text);
        let spans = catch_unwind(AssertUnwindSafe(read)).unwrap_or_default();
        let event = Event::CodeRead { article, block: code.block, spans: spans.into() };
        if matches!(&event, Event::CodeRead { spans, .. } if !spans.is_empty()) && !answer.event(event) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockId, Role};
    use crate::runtime::message::Message;
    use crate::text::SafeText;
    use std::time::Duration;

    #[test]
    fn each_block_is_answered_that_something_is_known_about() {
        let (mailbox, inbox) = Mailbox::new();
        let mut grammarian = Grammarian::default();
        let article = ArticleRef::Bundled("a".to_owned());
        for (block, language) in [(1, "no-such-language"), (2, "rust")] {
            let (language, text) = (SafeText::new(language), SafeText::new("fn f() {}"));
            grammarian.read(article.clone(), CodeBlock { block: BlockId(block), language, text }, &mailbox);
        }
        match inbox.recv_timeout(Duration::from_secs(20)).unwrap() {
            Message::App(Event::CodeRead { block, spans, .. }) => {
                assert_eq!(block, BlockId(2));
                assert!(spans.iter().any(|span| span.role == Role::CodeKeyword && span.bytes == (0..2)));
            }
            other => panic!("{other:?}"),
        }
    }
}
