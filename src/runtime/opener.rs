//! Opens articles on a thread of their own. Whatever goes wrong there becomes a message.

use crate::app::{Event, FoundPictures, Record, Severity};
use crate::document::{ArticleRef, Document};
use crate::news::{self, NewsError};
use crate::rendition::{Rendition, Rework};
use crate::runtime::message::{Mailbox, Message};
use crate::runtime::{picture, pump, worker};
use crate::source::{Inflow, Loaded, Wishes};
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// How articles are opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// How they are to be read.
    pub wishes: Wishes,
    /// Where what was fetched is kept.
    pub cache: PathBuf,
}

/// Opens an article, `stdin` where it is that; [`Event::Opened`] or [`Event::OpenFailed`] follows, and before that perhaps
/// [`Event::Growing`], or [`Message::Named`] for what came through standard input.
pub fn open(
    article: ArticleRef,
    stdin: Option<Inflow>,
    opening: &Opening,
    rework: Rework,
    record: Option<Record>,
    mailbox: &Mailbox,
) {
    let (name, answer, opening) = (article.clone(), mailbox.clone(), opening.clone());
    if let ArticleRef::Url(address) = &article {
        mailbox.notice(Severity::Info, &format!("fetching {address} …"));
    }
    let work = move || {
        let outcome =
            catch_unwind(AssertUnwindSafe(|| load(&article, stdin, (&opening, rework), record.as_ref(), &answer)));
        match outcome {
            Ok(Ok(loaded)) => tell(article, loaded, rework, record, &answer),
            Ok(Err(error)) => fail(article, &error.to_string(), &answer),
            Err(_) => fail(article, "the article could not be opened: it breaks the program that reads it", &answer),
        }
    };
    if let Err(error) = worker::spawn("opener", worker::LARGE, work) {
        fail(name, &format!("the article could not be opened: {error}"), mailbox);
    }
}

/// Reads an article to its end; and says whether a part of it may be on the screen.
fn load(
    article: &ArticleRef,
    stdin: Option<Inflow>,
    (opening, rework): (&Opening, Rework),
    record: Option<&Record>,
    mailbox: &Mailbox,
) -> Result<(Loaded, bool), NewsError> {
    let inflow = match (article, stdin) {
        (ArticleRef::Stdin(_), Some(stdin)) => stdin,
        (ArticleRef::File(path), _) => Inflow::open(path)?,
        _ => return Ok((news::load(article, opening.wishes, &opening.cache)?, false)),
    };
    let mut in_part = false;
    let loaded = pump::read(article, inflow, opening.wishes, |document: Document, bytes| {
        in_part |= !record.is_some_and(|record| record.is_beyond(&document));
        let (article, rendition, record) =
            (article.clone(), Rendition::from(document).reworked(rework), record.cloned());
        mailbox.event(Event::Growing { article, rendition, bytes, record });
    })?;
    Ok((loaded, in_part))
}

/// What is shown of a whole document. Work on a long one is not waited for: it is shown as it is, and what is to be done
/// to it follows. Where a part of it is on the screen as it is to be, it comes no sooner than the rest is so too.
fn rendition_of(document: Document, in_part: bool, rework: Rework) -> Rendition {
    let as_written = Rendition::from(document);
    match as_written.is_long() && !in_part {
        true => as_written.reworked_at_once(rework).unwrap_or(as_written),
        false => as_written.reworked(rework),
    }
}

fn tell(
    article: ArticleRef,
    (loaded, in_part): (Loaded, bool),
    rework: Rework,
    record: Option<Record>,
    mailbox: &Mailbox,
) {
    let Loaded { document, warnings, digest } = loaded;
    let article = match digest {
        Some(digest) => {
            let named = ArticleRef::Stdin(digest);
            mailbox.send(Message::Named(named.clone()));
            named
        }
        None => article,
    };
    let found = picture::find(&article, &document);
    let rendition = rendition_of(document, in_part, rework);
    mailbox.event(Event::Opened { article: article.clone(), rendition, record });
    if found != FoundPictures::default() {
        mailbox.event(Event::PicturesFound { article, found });
    }
    if let Some(warning) = warnings.first() {
        mailbox.notice(Severity::Warning, warning);
    }
}

fn fail(article: ArticleRef, message: &str, mailbox: &Mailbox) {
    mailbox.event(Event::OpenFailed { article, message: SafeText::new_line(message) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::io::Write;
    use std::path::Path;
    use std::sync::mpsc::Receiver;
    use std::time::Duration;

    fn start(article: ArticleRef) -> Receiver<Message> {
        let (mailbox, inbox) = Mailbox::new();
        let opening = Opening { wishes: Wishes::default(), cache: PathBuf::from("/nowhere") };
        open(article, None, &opening, Rework::default(), None, &mailbox);
        inbox
    }

    fn next(inbox: &Receiver<Message>) -> Event {
        match inbox.recv_timeout(Duration::from_secs(10)).unwrap() {
            Message::App(event) => event,
            other => panic!("{other:?}"),
        }
    }

    fn outcome(article: ArticleRef) -> Result<String, String> {
        match next(&start(article)) {
            Event::Opened { rendition, .. } => Ok(rendition.shown().meta.title.to_string()),
            Event::OpenFailed { message, .. } => Err(message.to_string()),
            other => panic!("{other:?}"),
        }
    }

    fn fifo(folder: &Path) -> std::path::PathBuf {
        let path = folder.join("pipe.txt");
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RWXU).unwrap();
        path
    }

    #[test]
    fn files_become_articles() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        std::fs::write(&path, "# 看報\n\n正文。\n").unwrap();
        assert_eq!(outcome(ArticleRef::File(path)), Ok("看報".into()));
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        assert!(outcome(ArticleRef::File("/nowhere/a.md".into())).unwrap_err().contains("/nowhere/a.md"));
        assert!(outcome(ArticleRef::File("/".into())).unwrap_err().contains("directory"));
        assert!(outcome(ArticleRef::Stdin("0".into())).is_err());
    }

    #[test]
    fn a_large_file_is_shown_before_it_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("large.txt");
        std::fs::write(&path, "一段很長的文字。\n\n".repeat(40_000)).unwrap();
        let inbox = start(ArticleRef::File(path));
        let Event::Growing { rendition: part, bytes, .. } = next(&inbox) else { panic!() };
        let Event::Opened { rendition: whole, .. } = next(&inbox) else { panic!() };
        assert!(bytes < 100_000 && part.source().blocks.len() < whole.source().blocks.len());
        assert_eq!(whole.source().blocks.len(), 40_001);
    }

    #[test]
    fn what_is_shown_repaired_in_part_is_never_shown_damaged_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("damaged.txt");
        std::fs::write(&path, "一段很長的文字,沒有人修補過它.\n\n".repeat(40_000)).unwrap();
        let inbox = start(ArticleRef::File(path));
        let Event::Growing { rendition: part, .. } = next(&inbox) else { panic!() };
        let Event::Opened { rendition: whole, .. } = next(&inbox) else { panic!() };
        for rendition in [part, whole] {
            assert!(!source_text(rendition.shown()).contains(','));
        }
    }

    #[test]
    fn a_pipe_is_shown_while_it_is_open() {
        let dir = tempfile::tempdir().unwrap();
        let path = fifo(dir.path());
        let inbox = start(ArticleRef::File(path.clone()));
        let mut pipe = File::options().write(true).open(path).unwrap();
        writeln!(pipe, "the first words.\n").unwrap();
        let Event::Growing { rendition, .. } = next(&inbox) else { panic!() };
        assert!(source_text(rendition.source()).contains("the first words"));
        writeln!(pipe, "the last words.").unwrap();
        drop(pipe);
        let whole = std::iter::repeat_with(|| next(&inbox)).find_map(|event| match event {
            Event::Opened { rendition, .. } => Some(rendition),
            _ => None,
        });
        assert!(source_text(whole.unwrap().source()).contains("the last words"));
    }

    fn source_text(document: &Document) -> String {
        let leaves = crate::compose::flat_text(document, 0..document.blocks.len());
        leaves.into_iter().map(|leaf| leaf.text + "\n").collect()
    }
}
