//! Repairs and converts articles on a thread of its own: the dictionaries take a moment, and so does a long article.

use crate::app::{Event, Severity};
use crate::document::{ArticleRef, Document};
use crate::rendition::{Rendition, Rework};
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Does to an article what is asked for; [`Event::Rendered`] follows, or a message.
pub fn render(article: ArticleRef, source: Arc<Document>, rework: Rework, mailbox: &Mailbox) {
    let answer = mailbox.clone();
    let work = move || match catch_unwind(AssertUnwindSafe(|| Rendition::new(source, rework))) {
        Ok(rendition) => _ = answer.event(Event::Rendered { article, rendition }),
        Err(_) => {
            let text = "the article is shown as before: it breaks what was to repair or convert it";
            answer.notice(Severity::Error, text);
        }
    };
    if let Err(error) = worker::spawn("renderer", worker::LARGE, work) {
        mailbox.notice(Severity::Error, &format!("the article is shown as before ({error})"));
    }
}
