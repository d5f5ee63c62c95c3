//! Blocks composed on every core, and handed on in their order.

use crate::compose::{Line, Options, compose_block};
use crate::document::{CodeSpans, Document};
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Blocks that are composed in one go.
const BATCH: usize = 8;
/// Batches that wait to be written, for each core, so that a slow reader of the output costs no memory.
const WAITING: usize = 4;

/// Composes blocks of a document, with what is known of its code, and gives their lines to `write`, until that fails.
pub fn composed(
    document: &Document,
    blocks: &[usize],
    measure: u16,
    (options, code): (Options, &CodeSpans),
    mut write: impl FnMut(&Line) -> io::Result<()>,
) -> io::Result<()> {
    let compose = |batch: &[usize]| -> Vec<Vec<Line>> {
        batch.iter().map(|&block| compose_block(document, block, measure, (options, code))).collect()
    };
    let batches: Vec<&[usize]> = blocks.chunks(BATCH).collect();
    let cores = thread::available_parallelism().map_or(1, usize::from).min(batches.len());
    if cores < 2 {
        return batches.iter().flat_map(|batch| compose(batch)).flatten().try_for_each(|line| write(&line));
    }
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        let (done, lines) = mpsc::sync_channel(cores * WAITING);
        for _ in 0..cores {
            let (done, next, over, batches) = (done.clone(), &next, &over, &batches);
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(batch) = batches.get(index) else { return };
                    if done.send((index, compose(batch))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        let outcome = lines.iter().try_for_each(|(index, batch)| {
            early.insert(index, batch);
            while let Some(batch) = early.remove(&due) {
                batch.iter().flatten().try_for_each(&mut write)?;
                due += 1;
            }
            Ok(())
        });
        over.store(true, Ordering::Relaxed);
        // Who still waits to hand on a batch is told that nobody takes it.
        drop(lines);
        outcome
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, Hint, from_text};

    fn document(paragraphs: usize) -> Document {
        let text: String = (0..paragraphs).map(|n| format!("第{n}段，說開源的精神。\n\n")).collect();
        from_text(text.as_str(), Hint { name: "a", format: Format::Plain }).document
    }

    #[test]
    fn lines_come_in_the_order_of_the_text() {
        let document = document(1000);
        let blocks: Vec<usize> = (0..document.blocks.len()).collect();
        let mut written = String::new();
        composed(&document, &blocks, 40, (Options::default(), &CodeSpans::default()), |line| {
            line.write_plain(&mut written);
            Ok(())
        })
        .unwrap();
        let places: Vec<_> = (0..1000).map(|n| written.find(&format!("第 {n} 段")).unwrap()).collect();
        assert!(places.is_sorted());
    }

    #[test]
    fn a_writer_that_fails_ends_it() {
        let document = document(3000);
        let blocks: Vec<usize> = (0..document.blocks.len()).collect();
        let mut lines = 0;
        let outcome = composed(&document, &blocks, 40, (Options::default(), &CodeSpans::default()), |_| {
            lines += 1;
            if lines > 100 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
        });
        assert_eq!((outcome.unwrap_err().kind(), lines), (io::ErrorKind::BrokenPipe, 101));
    }
}
