//! Vertical lines are filled so that what stands beside them has room there too.

use crate::compose::collect::SpanKind;
use crate::compose::fit::{self, FitLine, Room};
use crate::compose::prepare::Prepared;
use crate::compose::vertical::beside;
use crate::compose::vertical::rows::clusters_of;

/// How many rows shorter a paragraph's lines become at most: a reading reaches over one neighbour on either side, which
/// may have gone to another line.
const MOST_SHORTER: u16 = 2;

/// Fills `prepared` into lines of the rows that there are, or of a row or two less where the readings of a line would else
/// reach below its foot. Only text with spaces is stretched: a row is a whole character, too much anywhere but there.
pub fn fit(prepared: &Prepared, room: Room) -> Vec<FitLine> {
    let (rows, room) = (room.measure, Room { justify: room.justify && prepared.spaced, ..room });
    let beside = rows_beside(prepared);
    let most = MOST_SHORTER.min(rows / 4);
    let mut lines = fit::fit(prepared, room);
    for shorter in 1..=most {
        let is_crowded = |line: &FitLine| {
            let own = beside.iter().filter(|(base, _)| line.shown.contains(base));
            own.map(|(_, rows)| rows).sum::<usize>() > usize::from(rows)
        };
        if !lines.iter().any(is_crowded) {
            break;
        }
        lines = fit::fit(prepared, Room { measure: rows - shorter, ..room });
    }
    lines
}

/// The cluster before every reading and reference that stands beside the line, with the rows that it takes there.
fn rows_beside(prepared: &Prepared) -> Vec<(usize, usize)> {
    let collected = &prepared.collected;
    let spans = collected.spans.iter().enumerate();
    let beside = spans.filter(|(_, span)| matches!(span.kind, SpanKind::Beside | SpanKind::Reference));
    beside
        .filter_map(|(index, _)| {
            let first = clusters_of(&prepared.clusters, collected, index).start;
            let is_hidden = prepared.clusters.get(first).is_some_and(|cluster| cluster.width == 0);
            let before = prepared.clusters.get(..first).filter(|_| is_hidden)?;
            let base = before.iter().rposition(|cluster| cluster.width > 0)?;
            Some((base, beside::rows_of_reading(collected.text_of_span(index))))
        })
        .collect()
}
