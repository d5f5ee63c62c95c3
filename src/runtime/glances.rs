//! Looks at the files on the shelf that were never opened: what their titles are, and which of them cannot be read.

use crate::app::Event;
use crate::document::ArticleRef;
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::source;
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Looks at `articles` one after the other; what comes of each is an [`Event::Glanced`].
pub fn look_at(articles: Vec<ArticleRef>, mailbox: Mailbox) {
    if articles.is_empty() {
        return;
    }
    let work = move || {
        for article in articles {
            let glance = match catch_unwind(AssertUnwindSafe(|| source::title_of(&article))) {
                Ok(Ok(None)) | Err(_) => continue,
                Ok(Ok(Some(title))) => Ok(title),
                Ok(Err(error)) => Err(SafeText::new_line(&error.to_string())),
            };
            if !mailbox.event(Event::Glanced { article, glance }) {
                return;
            }
        }
    };
    // Without a thread the shelf shows file names, which will do.
    let _ = worker::spawn("glances", worker::LARGE, work);
}
