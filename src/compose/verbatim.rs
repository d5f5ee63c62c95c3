//! Preformatted text: lines are cut where the measure ends, and marked where they go on.
//!
//! A line is cut after a space or a mark where that leaves at least half of it, and goes on as far in as it began, where
//! that leaves enough room.

use crate::compose::LineEnd;
use crate::compose::cluster::Cluster;
use crate::compose::collect::{Span, SpanKind};
use crate::compose::fit::FitLine;
use crate::compose::prepare::Prepared;
use crate::document::{CodeSpan, Role};
use crate::text::class::Class;
use std::ops::Range;
use std::sync::Arc;

/// Columns of the mark of a line that goes on, with the blank after it.
const MARK: u16 = 2;
/// A line that goes on is indented as far as that leaves it so much of the room: one part in so many.
const INDENT_SHARE: u16 = 2;

/// A line of preformatted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeLine {
    /// What it shows.
    pub fitted: FitLine,
    /// Where the line goes on from the one before: columns to its mark, and to its text.
    pub continued: Option<[u16; 2]>,
}

/// Cuts preformatted text into lines of `room` columns.
pub fn fit(prepared: &Prepared, room: u16) -> Vec<CodeLine> {
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

fn cut_line(prepared: &Prepared, line: Range<usize>, room: u16, out: &mut Vec<CodeLine>) {
    let text_end = line.clone().rev().find(|&at| !is_space_at(prepared, at)).map_or(line.start, |last| last + 1);
    let continued = continuation(prepared, &line, room);
    let mut here: Option<[u16; 2]> = None;
    let (mut start, mut width) = (line.start, 0);
    let mut at = line.start;
    while at < line.end {
        let own = columns(prepared, at..at + 1);
        let limit = room.saturating_sub(here.map_or(0, |[_, text]| text));
        if width + own <= limit || at == start {
            (width, at) = (width + own, at + 1);
            continue;
        }
        // Spaces at the end of a line need no line of their own.
        if at >= text_end {
            break;
        }
        let end = cut(prepared, start..at, limit);
        let fitted = FitLine { shown: start..end, width: columns(prepared, start..end), end: LineEnd::Emergency };
        out.push(CodeLine { fitted, continued: here });
        start = if end == at && is_space_at(prepared, at) { at + 1 } else { end };
        (at, width, here) = (start, 0, continued);
    }
    let end = if line.end == prepared.clusters.len() { LineEnd::Last } else { LineEnd::Hard };
    out.push(CodeLine { fitted: FitLine { shown: start..at, width, end }, continued: here });
}

/// Where the lines that go on from the first one have their mark and their text; `None` where there is no room for a mark.
fn continuation(prepared: &Prepared, line: &Range<usize>, room: u16) -> Option<[u16; 2]> {
    let most = (room / INDENT_SHARE).checked_sub(MARK)?;
    let blank = line.clone().take_while(|&at| is_space_at(prepared, at)).fold(0_u16, |n, _| n.saturating_add(1));
    let indent = blank.min(most);
    Some([indent, indent + MARK])
}

fn columns(prepared: &Prepared, range: Range<usize>) -> u16 {
    let clusters = prepared.clusters.get(range).unwrap_or_default();
    clusters.iter().fold(0, |sum, cluster| sum + u16::from(cluster.width))
}

fn is_space_at(prepared: &Prepared, at: usize) -> bool {
    prepared.clusters.get(at).is_some_and(|cluster| prepared.text_of(*cluster) == " ")
}

/// Where a line that can hold `clusters` is best cut: after a space or beside Han, else beside a mark, else between the parts of
/// a name, else where it is full.
fn cut(prepared: &Prepared, clusters: Range<usize>, limit: u16) -> usize {
    if is_space_at(prepared, clusters.end) {
        return clusters.end;
    }
    let (mut at, mut width, mut beside) = (clusters.end, columns(prepared, clusters.clone()), [None; 2]);
    // A blank line would stand for the indent.
    let text = clusters.clone().find(|&at| !is_space_at(prepared, at)).unwrap_or(clusters.end);
    while at > text && width >= limit / 2 {
        match joint(prepared, at) {
            Joint::Free => return at,
            Joint::Mark => beside[0] = beside[0].or(Some(at)),
            Joint::Part => beside[1] = beside[1].or(Some(at)),
            Joint::Word => {}
        }
        at -= 1;
        width -= columns(prepared, at..at + 1);
    }
    beside.into_iter().flatten().next().unwrap_or(clusters.end)
}

/// What a cut between two clusters would part.
enum Joint {
    /// Nothing: there is a space, or Han that may begin a line.
    Free,
    /// A mark of code from what follows it.
    Mark,
    /// A part of a name, as after `_`, from the next.
    Part,
    /// A word, a number or a sign of several marks.
    Word,
}

fn joint(prepared: &Prepared, at: usize) -> Joint {
    let cluster = |at: usize| prepared.clusters.get(at);
    let (Some(left), Some(right)) = (at.checked_sub(1).and_then(cluster), cluster(at)) else { return Joint::Word };
    let char_of = |cluster: &Cluster| prepared.text_of(*cluster).chars().next().unwrap_or(' ');
    let (before, after) = (char_of(left), char_of(right));
    let in_word = at.checked_sub(2).and_then(cluster).is_some_and(|cluster| char_of(cluster).is_alphanumeric());
    let begins = !matches!(right.class, Class::Stop | Class::Point | Class::Close | Class::HalfPoint);
    let ends = left.class != Class::Open;
    match (before, after) {
        (' ', _) => Joint::Free,
        _ if (left.class.is_han_or_kana() || right.class.is_han_or_kana()) && begins && ends => Joint::Free,
        (')' | ']', '.') => Joint::Mark,
        (_, '.') if before.is_alphabetic() => Joint::Mark,
        ('-' | '_', _) if in_word && after.is_alphanumeric() => Joint::Part,
        (',' | ':', _) if after.is_ascii_digit() => Joint::Word,
        (
            ',' | ';' | ':' | ')' | ']' | '}' | '>' | '(' | '[' | '{' | '/' | '\\' | '&' | '|' | '=' | '+' | '*' | '?'
            | '!',
            _,
        ) if !after.is_ascii_punctuation() => Joint::Mark,
        _ => Joint::Word,
    }
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
