//! Looks at the files on the shelf that were never opened: what their titles are, and which of them cannot be read.

use crate::app::Event;
use crate::document::ArticleRef;
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::source::{self, SourceError};
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why an article cannot be read. Which one it is stands over it.
fn reason(article: &ArticleRef, error: &SourceError) -> SafeText {
    let message = error.to_string();
    let name = if let ArticleRef::File(path) = article { path.display().to_string() } else { String::new() };
    let name = format!("{}: ", SafeText::new_line(&name));
    SafeText::new_line(message.strip_prefix(&name).unwrap_or(&message))
}

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
                Ok(Err(error)) => Err(reason(&article, &error)),
            };
            if !mailbox.event(Event::Glanced { article, glance }) {
                return;
            }
        }
    };
    // Without a thread the shelf shows file names, which will do.
    let _ = worker::spawn("glances", worker::LARGE, work);
}
