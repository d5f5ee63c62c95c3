//! Preformatted text: lines are cut where the measure ends, and marked where they go on.

use crate::compose::LineEnd;
use crate::compose::fit::FitLine;
use crate::compose::prepare::Prepared;
use crate::text::class::Class;
use std::ops::Range;

/// Cuts preformatted text into lines of `room` columns; the flag marks the lines that go on from the one before, which
/// leave two columns for their mark.
pub fn fit(prepared: &Prepared, room: u16) -> Vec<(FitLine, bool)> {
    let clusters = &prepared.clusters;
    let mut out = Vec::new();
    let mut start = 0;
    while start <= clusters.len() {
        let newline = clusters.iter().skip(start).position(|c| c.class == Class::Newline);
        let end = newline.map_or(clusters.len(), |offset| start + offset);
        cut_line(prepared, start..end, room, &mut out);
        start = end + 1;
    }
    out
}

fn cut_line(prepared: &Prepared, line: Range<usize>, room: u16, out: &mut Vec<(FitLine, bool)>) {
    let (mut start, mut width, mut continued) = (line.start, 0, false);
    for i in line.clone() {
        let columns = u16::from(prepared.clusters[i].width);
        let limit = if continued { room.saturating_sub(2) } else { room };
        if width + columns > limit && i > start {
            out.push((FitLine { shown: start..i, width, end: LineEnd::Emergency }, continued));
            (start, width, continued) = (i, 0, true);
        }
        width += columns;
    }
    let end = if line.end == prepared.clusters.len() { LineEnd::Last } else { LineEnd::Hard };
    out.push((FitLine { shown: start..line.end, width, end }, continued));
}
