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
            let own = beside.iter().filter(|beside| line.shown.contains(&beside.base));
            // The air before the first of them is not needed.
            let first = own.clone().next().map_or(0, |beside| beside.air);
            own.map(|beside| beside.rows + beside.air).sum::<usize>() > usize::from(rows) + first
        };
        if !lines.iter().any(is_crowded) {
            break;
        }
        lines = fit::fit(prepared, Room { measure: rows - shorter, ..room });
    }
    lines
}

/// What a reading or a reference takes beside the line.
struct RowsBeside {
    /// The cluster before it.
    base: usize,
    rows: usize,
    /// Rows that part it from the reading before.
    air: usize,
}

/// What every reading and reference takes that stands beside the line.
fn rows_beside(prepared: &Prepared) -> Vec<RowsBeside> {
    let collected = &prepared.collected;
    let mut last = None;
    let mut beside = Vec::new();
    for (index, span) in collected.spans.iter().enumerate() {
        let is_reading = span.kind == SpanKind::Beside;
        if !is_reading && span.kind != SpanKind::Reference {
            continue;
        }
        let first = clusters_of(&prepared.clusters, collected, index).start;
        let is_hidden = prepared.clusters.get(first).is_some_and(|cluster| cluster.width == 0);
        let before = prepared.clusters.get(..first).filter(|_| is_hidden).unwrap_or_default();
        let Some(base) = before.iter().rposition(|cluster| cluster.width > 0) else { continue };
        let own = index.checked_sub(1).filter(|_| is_reading);
        let air = last.zip(own).map_or(0, |(last, own)| usize::from(beside::air_between(collected, last, own)));
        last = own.or(last);
        beside.push(RowsBeside { base, rows: beside::rows_of_reading(collected.text_of_span(index)), air });
    }
    beside
}
