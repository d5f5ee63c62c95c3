//! Opens articles on a thread of their own. Whatever goes wrong there becomes a message.

use crate::app::{Event, Record, Severity};
use crate::document::ArticleRef;
use crate::news::{self, NewsError};
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::source::{self, Loaded, Wishes};
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// What came through standard input, with the reference that it has.
#[derive(Debug, Clone)]
pub struct Stdin {
    /// What names it.
    pub article: ArticleRef,
    /// What came.
    pub bytes: Arc<Vec<u8>>,
}

impl Stdin {
    /// What came through standard input.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { article: source::stdin_ref(&bytes), bytes: Arc::new(bytes) }
    }
}

/// How articles are opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// How they are to be read.
    pub wishes: Wishes,
    /// Where what was fetched is kept.
    pub cache: PathBuf,
}

/// Opens an article; [`Event::Opened`] or [`Event::OpenFailed`] follows.
pub fn open(article: ArticleRef, stdin: Option<&Stdin>, opening: &Opening, record: Option<Record>, mailbox: &Mailbox) {
    let stdin = stdin.filter(|stdin| stdin.article == article).cloned();
    let (name, answer, opening) = (article.clone(), mailbox.clone(), opening.clone());
    if let ArticleRef::Url(address) = &article {
        mailbox.notice(Severity::Info, &format!("fetching {address} …"));
    }
    let work = move || match catch_unwind(AssertUnwindSafe(|| load(&article, stdin, &opening))) {
        Ok(Ok(loaded)) => {
            let Loaded { document, warnings } = loaded;
            answer.event(Event::Opened { article, document: Box::new(document), record });
            if let Some(warning) = warnings.first() {
                answer.notice(Severity::Warning, warning);
            }
        }
        Ok(Err(error)) => fail(article, &error.to_string(), &answer),
        Err(_) => fail(article, "the article could not be opened: it breaks the program that reads it", &answer),
    };
    if let Err(error) = worker::spawn("opener", worker::LARGE, work) {
        fail(name, &format!("the article could not be opened: {error}"), mailbox);
    }
}

fn load(article: &ArticleRef, stdin: Option<Stdin>, opening: &Opening) -> Result<Loaded, NewsError> {
    match stdin {
        Some(stdin) => Ok(source::from_bytes_with(stdin.bytes.to_vec(), "standard input", opening.wishes)?),
        None => news::load(article, opening.wishes, &opening.cache),
    }
}

fn fail(article: ArticleRef, message: &str, mailbox: &Mailbox) {
    mailbox.event(Event::OpenFailed { article, message: SafeText::new_line(message) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::message::Message;
    use std::time::Duration;

    fn outcome(article: ArticleRef, stdin: Option<&Stdin>) -> Result<String, String> {
        let (mailbox, inbox) = Mailbox::new();
        let opening = Opening { wishes: Wishes::default(), cache: PathBuf::from("/nowhere") };
        open(article, stdin, &opening, None, &mailbox);
        match inbox.recv_timeout(Duration::from_secs(10)).unwrap() {
            Message::App(Event::Opened { document, .. }) => Ok(document.meta.title.to_string()),
            Message::App(Event::OpenFailed { message, .. }) => Err(message.to_string()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn files_and_standard_input_become_articles() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        std::fs::write(&path, "# 看報\n\n正文。\n").unwrap();
        assert_eq!(outcome(ArticleRef::File(path), None), Ok("看報".into()));
        let stdin = Stdin::new("# 導管\n".into());
        assert_eq!(outcome(stdin.article.clone(), Some(&stdin)), Ok("導管".into()));
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        assert!(outcome(ArticleRef::File("/nowhere/a.md".into()), None).unwrap_err().contains("/nowhere/a.md"));
        assert!(outcome(ArticleRef::File("/".into()), None).unwrap_err().contains("directory"));
        assert!(outcome(ArticleRef::Stdin("0".into()), None).is_err());
    }
}
