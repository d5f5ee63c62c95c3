//! The thread that saves: a disk may take its time, a frame may not.

use crate::app::Severity;
use crate::runtime::message::Mailbox;
use crate::runtime::state::State;
use crate::runtime::store::{Store, StoreError};
use crate::runtime::worker;
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// The thread that saves.
#[derive(Debug)]
pub struct Keeper {
    jobs: Sender<State>,
    outcome: Receiver<Option<StoreError>>,
    thread: JoinHandle<()>,
}

impl Keeper {
    /// Starts it.
    pub fn start(store: Store, mailbox: Mailbox) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let (done, outcome) = mpsc::channel();
        let thread = worker::spawn("keeper", worker::SMALL, move || {
            let _ = done.send(keep(store, &waiting, &mailbox));
        })?;
        Ok(Self { jobs, outcome, thread })
    }

    /// Has something saved, soon.
    pub fn save(&self, news: State) {
        // The thread ends only with the program.
        let _ = self.jobs.send(news);
    }

    /// Waits until everything is saved; gives the error of the last attempt, where it failed.
    pub fn finish(self) -> Result<(), StoreError> {
        drop(self.jobs);
        let outcome = self.outcome.recv().ok().flatten();
        let _ = self.thread.join();
        outcome.map_or(Ok(()), Err)
    }
}

/// Saves what comes, several at once where they wait, until nobody sends any more.
fn keep(mut store: Store, waiting: &Receiver<State>, mailbox: &Mailbox) -> Option<StoreError> {
    let mut failed = None;
    while let Ok(mut news) = waiting.recv() {
        while let Ok(more) = waiting.try_recv() {
            news.merge(&more);
        }
        failed = store.save(&news).err();
        if let Some(error) = &failed {
            mailbox.notice(Severity::Error, &error.to_string());
        }
    }
    failed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Record;
    use crate::document::ArticleRef;

    #[test]
    fn everything_is_on_disk_when_it_has_finished() {
        let dir = tempfile::tempdir().unwrap();
        let (mailbox, _inbox) = Mailbox::new();
        let keeper = Keeper::start(Store::open(dir.path()).0, mailbox).unwrap();
        for name in ["a", "b", "c"] {
            let mut news = State::default();
            news.keep(&ArticleRef::Bundled(name.to_owned()), Record::default());
            keeper.save(news);
        }
        keeper.finish().unwrap();
        assert_eq!(Store::open(dir.path()).0.state().articles().count(), 3);
    }
}
