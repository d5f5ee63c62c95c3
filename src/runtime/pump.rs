//! Reads an article to its end, and shows what is there meanwhile: soon, and never so often that it costs more than a
//! tenth of the time.

use crate::document::{ArticleRef, Document};
use crate::source::{self, Came, Inflow, Loaded, SourceError, Wishes};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::time::{Duration, Instant};

/// Bytes of a first part: some screens full.
const FIRST: usize = 64 << 10;
/// Bytes of a file from which on a part of it is shown first.
const LARGE: u64 = 256 << 10;
/// How long a pipe may be silent before what came through it is shown.
const SILENCE: Duration = Duration::from_millis(30);
/// The least time from one part to the next.
const LEAST: Duration = Duration::from_millis(100);
/// What the reading of a part takes is that share of the time from one to the next.
const SHARE: u32 = 10;

/// When the next part is to be shown.
#[derive(Debug, Default)]
pub struct Pace {
    /// Bytes that were shown.
    shown: usize,
    /// When the next part may be shown at the earliest; at once, where none was.
    next: Option<Instant>,
}

impl Pace {
    /// How long to wait for more than `bytes`; for ever, where all of them are shown.
    pub fn patience(&self, bytes: usize, now: Instant) -> Option<Duration> {
        let due = self.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now));
        (bytes > self.shown).then(|| due.max(SILENCE))
    }

    /// Whether a part of `bytes` is to be shown, where more did not come within [`patience`](Self::patience) or did.
    pub fn is_due(&self, bytes: usize, silent: bool, now: Instant) -> bool {
        bytes > self.shown
            && match self.next {
                None => silent || bytes >= FIRST,
                Some(next) => now >= next,
            }
    }

    /// Takes in that a part of `bytes` was shown, which took some time.
    pub fn show(&mut self, bytes: usize, took: Duration, now: Instant) {
        self.shown = bytes;
        self.next = Some(now + (took * SHARE).max(LEAST));
    }
}

/// Reads `inflow` to its end. `part` is given what is there now and then, with the number of its bytes.
pub fn read(
    article: &ArticleRef,
    mut inflow: Inflow,
    wishes: Wishes,
    mut part: impl FnMut(Document, u64),
) -> Result<Loaded, SourceError> {
    let is_large = inflow.size().is_none_or(|size| size >= LARGE);
    let mut pace = Pace::default();
    inflow.begin()?;
    let mut came = Came::More;
    while came == Came::More {
        let patience = pace.patience(inflow.bytes().len(), Instant::now()).filter(|_| is_large);
        let silent = patience.is_some_and(|patience| !is_ready(&inflow, patience));
        let (bytes, began) = (inflow.bytes(), Instant::now());
        if is_large && pace.is_due(bytes.len(), silent, began) {
            if let Some(document) = source::from_part(article, bytes, inflow.size().is_some(), wishes) {
                part(document, bytes.len() as u64);
            }
            pace.show(bytes.len(), began.elapsed(), Instant::now());
        }
        if !silent {
            came = inflow.read_on()?;
        }
    }
    source::from_inflow(article, inflow, came == Came::End, wishes)
}

/// Whether there is something to read before the time is over.
fn is_ready(inflow: &Inflow, patience: Duration) -> bool {
    let timeout = Timespec { tv_sec: patience.as_secs() as i64, tv_nsec: i64::from(patience.subsec_nanos()) };
    let mut fds = [PollFd::new(inflow, PollFlags::IN)];
    // What cannot be asked, or is closed, is read.
    poll(&mut fds, Some(&timeout)).map_or(true, |ready| ready > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn a_first_part_comes_soon_and_the_next_ones_at_their_leisure() {
        let start = Instant::now();
        let mut pace = Pace::default();
        assert!(!pace.is_due(0, true, start), "there is nothing to show");
        assert!(!pace.is_due(10, false, start), "more may come at once");
        assert!(pace.is_due(10, true, start) && pace.is_due(FIRST, false, start));
        pace.show(10, MS, start);
        assert_eq!(pace.patience(10, start), None, "nothing wakes the program while the pipe is silent");
        assert!(!pace.is_due(20, true, start + 50 * MS));
        assert!(pace.is_due(20, true, start + 100 * MS));
        assert_eq!(pace.patience(20, start + 40 * MS), Some(60 * MS));
    }

    #[test]
    fn no_more_than_a_tenth_of_the_time_goes_into_parts() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.show(1 << 20, 50 * MS, start);
        assert!(!pace.is_due(2 << 20, false, start + 499 * MS));
        assert!(pace.is_due(2 << 20, false, start + 500 * MS));
    }
}
