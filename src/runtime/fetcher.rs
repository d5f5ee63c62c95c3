//! Images of articles on the web are fetched by a few threads, which begin with the first one.

use crate::app::Event;
use crate::document::{ArticleRef, BlockId};
use crate::news;
use crate::runtime::message::Mailbox;
use crate::runtime::{picture::why, worker};
use crate::source::joined_address;
use crate::source::picture::{self, PictureBytes, PictureError};
use crate::text::SafeText;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

/// How many images are fetched at a time.
const AT_A_TIME: usize = 4;

/// An image that is to be fetched.
#[derive(Debug, Clone)]
pub struct Remote {
    /// The article.
    pub article: ArticleRef,
    /// The figure.
    pub block: BlockId,
    /// The address, as the article has it.
    pub address: SafeText,
}

/// Who fetches images.
#[derive(Debug)]
pub struct Fetcher {
    cache: PathBuf,
    jobs: Option<mpsc::Sender<Remote>>,
}

impl Fetcher {
    /// One that keeps what it fetches in `cache`.
    pub fn new(cache: PathBuf) -> Self {
        Self { cache, jobs: None }
    }

    /// Has an image fetched; [`Event::PictureFetched`] or [`Event::PictureFailed`] follows.
    pub fn fetch(&mut self, remote: Remote, mailbox: &Mailbox) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let (jobs, inbox) = mpsc::channel();
            let inbox = Arc::new(Mutex::new(inbox));
            for _ in 0..AT_A_TIME {
                let (inbox, answer, cache) = (Arc::clone(&inbox), mailbox.clone(), self.cache.clone());
                let _ = worker::spawn("fetcher", worker::LARGE, move || {
                    while let Some(remote) = next(&inbox) {
                        if !answer.event(fetched(remote, &cache)) {
                            return;
                        }
                    }
                });
            }
            jobs
        });
        let _ = jobs.send(remote);
    }
}

fn next(inbox: &Mutex<mpsc::Receiver<Remote>>) -> Option<Remote> {
    inbox.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn fetched(remote: Remote, cache: &Path) -> Event {
    let Remote { article, block, address } = remote;
    let measure = || {
        let page = page_of(&article, &address).ok_or(PictureError::NotBeside)?;
        picture::measure(bytes(page, &address, cache)?)
    };
    match catch_unwind(AssertUnwindSafe(measure)).unwrap_or(Err(PictureError::Broken)) {
        Ok(size) => Event::PictureFetched { article, block, size },
        Err(error) => Event::PictureFailed { article, block, message: why(&address, &error) },
    }
}

/// The address of the page that an image on the web belongs to. Only an article that came from the web has such images:
/// whatever a file says, it makes nothing be fetched.
pub fn page_of<'a>(article: &'a ArticleRef, address: &str) -> Option<&'a str> {
    match article {
        ArticleRef::Url(page) if news::is_of_web(&joined_address(page, address)) => Some(page),
        _ => None,
    }
}

/// The bytes of an image on a page: from the cache, or else from the network.
pub fn bytes(page: &str, address: &str, cache: &Path) -> Result<Box<dyn PictureBytes>, PictureError> {
    let fetched = news::picture(page, &joined_address(page, address), cache);
    let bytes = fetched.map_err(|error| PictureError::NotFetched(SafeText::new_line(&error.to_string())))?;
    Ok(Box::new(Cursor::new(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_articles_from_the_web_have_images_that_are_fetched() {
        let web = ArticleRef::Url("https://example.org/a/b".into());
        for address in ["c.png", "/c.png", "//other.example/c.png", "http://other.example/c.png"] {
            assert_eq!(page_of(&web, address), Some("https://example.org/a/b"), "{address}");
            for local in [
                ArticleRef::File("/tmp/a.html".into()),
                ArticleRef::Stdin("0".into()),
                ArticleRef::Bundled("welcome-zh".into()),
            ] {
                assert_eq!(page_of(&local, address), None, "{address} in {local:?}");
            }
        }
        for address in ["data:image/png;base64,AAAA", "file:///etc/passwd", "ftp://example.org/c.png"] {
            assert_eq!(page_of(&web, address), None, "{address}");
        }
    }
}
