//! What the dictionaries are for, on a thread of its own: repairing and converting articles, and what is one in search.

use crate::app::{Event, Severity};
use crate::document::{ArticleRef, Document};
use crate::rendition::{Rendition, Rework, Variants};
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

/// Finds out which Han characters are one in search; [`Event::VariantsLoaded`] follows. Where no thread can be had, each
/// character is only itself.
pub fn load_variants(mailbox: &Mailbox) {
    let answer = mailbox.clone();
    let work = move || {
        if let Ok(variants) = catch_unwind(Variants::load) {
            answer.event(Event::VariantsLoaded(Arc::new(variants)));
        }
    };
    let _ = worker::spawn("variants", worker::LARGE, work);
}
