//! Preformatted text: lines are cut where the measure ends, and marked where they go on.

use crate::compose::LineEnd;
use crate::compose::collect::{Span, SpanKind};
use crate::compose::fit::FitLine;
use crate::compose::prepare::Prepared;
use crate::document::{CodeSpan, Role};
use crate::text::class::Class;
use std::ops::Range;
use std::sync::Arc;

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

/// The spans of preformatted text: those of `code`, in the order of the text, and plain ones between them.
pub fn spans(text: &str, code: &[CodeSpan]) -> Vec<Span> {
    let mut spans = Vec::with_capacity(2 * code.len() + 1);
    let mut end = 0;
    for piece in code {
        let bytes = piece.bytes.start as usize..piece.bytes.end as usize;
        // What does not lie in this text says nothing about it.
        if piece.bytes.start < end || bytes.is_empty() || text.get(bytes).is_none() {
            continue;
        }
        if piece.bytes.start > end {
            spans.push(span(end, &[]));
        }
        spans.push(span(piece.bytes.start, &[piece.role]));
        end = piece.bytes.end;
    }
    if (end as usize) < text.len() || spans.is_empty() {
        spans.push(span(end, &[]));
    }
    spans
}

fn span(start: u32, roles: &[Role]) -> Span {
    Span { start, source: start, kind: SpanKind::Text, roles: Arc::from(roles), target: None, reading: None, air: 0 }
}
