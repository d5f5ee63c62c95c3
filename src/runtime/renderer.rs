//! What the dictionaries are for, on a thread of its own: repairing and converting articles, and what is one in search.

use crate::app::Event;
use crate::document::ArticleRef;
use crate::rendition::{Rendition, Rework, Variants};
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Does to an article what is asked for; [`Event::Rendered`] follows, or [`Event::RenderFailed`].
pub fn render(article: ArticleRef, as_written: Rendition, rework: Rework, mailbox: &Mailbox) {
    let (name, answer) = (article.clone(), mailbox.clone());
    let work = move || match catch_unwind(AssertUnwindSafe(|| as_written.reworked(rework))) {
        Ok(rendition) => _ = answer.event(Event::Rendered { article, rendition }),
        Err(_) => {
            let text = "the article is shown as before: it breaks what was to repair or convert it";
            answer.event(Event::RenderFailed { article, message: SafeText::new_line(text) });
        }
    };
    if let Err(error) = worker::spawn("renderer", worker::LARGE, work) {
        let message = SafeText::new_line(&format!("the article is shown as before ({error})"));
        mailbox.event(Event::RenderFailed { article: name, message });
    }
}

/// Lets go of an article on a thread of its own: to free a million blocks takes longer than a key may wait.
pub fn discard(rendition: Rendition) {
    // Where no thread is to be had, the article goes with the work that was not begun.
    let _ = worker::spawn("discarder", worker::LARGE, move || drop(rendition));
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
