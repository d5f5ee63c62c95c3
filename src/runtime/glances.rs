//! Looks at the files on the shelf that were never opened: what their titles are, and which of them cannot be read.

use crate::app::{Event, Glance};
use crate::document::ArticleRef;
use crate::rendition::{Repair, repaired_title};
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::source::{self, Head, SourceError};
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why an article cannot be read. Which one it is stands over it.
fn reason(article: &ArticleRef, error: &SourceError) -> SafeText {
    let message = error.to_string();
    let name = if let ArticleRef::File(path) = article { path.display().to_string() } else { String::new() };
    let name = format!("{}: ", SafeText::new_line(&name));
    SafeText::new_line(message.strip_prefix(&name).unwrap_or(&message))
}

/// What a look at an article shows, where that is more than its name.
fn glance(article: &ArticleRef, repair: Repair) -> Option<Glance> {
    Some(match source::head_of(article) {
        Ok(None) => return None,
        Ok(Some(head)) => match head {
            Head::Titled { title, language, is_plain } => {
                Glance::Titled(repaired_title(&title, language, repair.applies_to_text(is_plain)))
            }
            Head::Empty => Glance::Empty,
        },
        Err(error) => Glance::Unreadable(reason(article, &error)),
    })
}

/// Looks at `articles` one after the other; what comes of each is an [`Event::Glanced`].
/// Titles are repaired as `repair` says.
pub fn look_at(articles: Vec<ArticleRef>, repair: Repair, mailbox: Mailbox) {
    if articles.is_empty() {
        return;
    }
    let work = move || {
        for article in articles {
            let seen = catch_unwind(AssertUnwindSafe(|| glance(&article, repair)));
            let Ok(Some(glance)) = seen else { continue };
            if !mailbox.event(Event::Glanced { article, glance }) {
                return;
            }
        }
    };
    // Without a thread the shelf shows file names, which will do.
    let _ = worker::spawn("glances", worker::LARGE, work);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendition::{Rendition, Rework};

    #[test]
    fn a_title_on_the_shelf_is_repaired_as_the_reader_shows_it() {
        let folder = tempfile::tempdir().unwrap();
        let damaged = "歐盟 \" 數字市場法 \" 再出手: 新一輪調查";
        let text = format!(
            "{damaged}\n\n歐盟委員會週四宣布,將對蘋果公司展開新一輪調查. 委員會說,任何企業都不能凌駕於法律之上.\n"
        );
        let seen = |name: &str, text: &str, repair| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            let shown = source::load(&ArticleRef::File(path.clone())).unwrap().document;
            let shown = Rendition::from(shown).reworked(Rework { repair, ..Rework::default() });
            let title = shown.shown().meta.title.clone();
            let Some(Glance::Titled(glance)) = glance(&ArticleRef::File(path), repair) else { unreachable!() };
            assert_eq!((&glance, &shown.title()), (&title, &title));
            title.to_string()
        };
        let repaired = "歐盟「數字市場法」再出手：新一輪調查";
        assert_eq!(seen("a.txt", &text, Repair::Auto), repaired);
        assert_eq!(seen("a.txt", &text, Repair::Off), damaged);
        assert_eq!(seen("a.md", &format!("# {text}"), Repair::Auto), damaged);
        assert_eq!(seen("a.md", &format!("# {text}"), Repair::On), repaired);
    }
}
