//! Rows: how far each cluster of a prepared text goes down a vertical line.
//!
//! Han, kana and marks take a row each. Words of one or two letters or digits that stand alone share one (tate-chu-yoko,
//! clreq §2.1.2, jlreq §3.2.5); longer ones are stacked, and so are those among them. Readings and references stand beside the line and take none, unless a reading is
//! so long that its base has to make room.

use crate::compose::breaks::Break;
use crate::compose::cluster::Cluster;
use crate::compose::collect::{Collected, Span, SpanKind};
use crate::compose::options::Autospace;
use crate::compose::ruby::Reach;
use crate::compose::vertical::beside;
use crate::text::class::Class;
use crate::text::spacing::is_boundary;
use std::ops::Range;

/// Turns the columns of `clusters` into rows.
pub fn set_rows(clusters: &mut [Cluster], collected: &Collected, autospace: Autospace, reach: Reach<'_>) {
    hide_what_stands_beside(clusters, collected);
    drop_slots(clusters, autospace);
    pair_short_words(clusters, collected);
    for cluster in clusters.iter_mut() {
        cluster.width = cluster.width.min(1);
    }
    make_room_for_readings(clusters, collected, reach);
}

/// The clusters of a span.
pub fn clusters_of(clusters: &[Cluster], collected: &Collected, span: usize) -> Range<usize> {
    let byte = |index: usize| collected.spans.get(index).map_or(collected.text.len() as u32, |s| s.start);
    let at = |byte: u32| clusters.partition_point(|c| c.start < byte);
    at(byte(span))..at(byte(span + 1))
}

/// Readings and references leave the line, where there is something that they can stand beside.
fn hide_what_stands_beside(clusters: &mut [Cluster], collected: &Collected) {
    for (index, span) in collected.spans.iter().enumerate() {
        if !matches!(span.kind, SpanKind::Beside | SpanKind::Reference) {
            continue;
        }
        let range = clusters_of(clusters, collected, index);
        let before = clusters.get(..range.start).unwrap_or_default();
        let base = before.iter().rev().find(|c| !c.class.is_space());
        if base.is_some_and(|base| base.class != Class::Newline) {
            for cluster in clusters.get_mut(range).unwrap_or_default() {
                *cluster = Cluster { width: 0, slot: 0, class: Class::Invisible, before: Break::Never, ..*cluster };
            }
        }
    }
}

/// Letters that stand upright need no air beside Han: neither a slot nor the space that the source has in its place.
fn drop_slots(clusters: &mut [Cluster], autospace: Autospace) {
    let mut last: Option<usize> = None;
    for i in 0..clusters.len() {
        clusters[i].slot = 0;
        if clusters[i].class.is_space() {
            continue;
        }
        let needs_none = |left: usize| has_air(clusters[left].class, clusters[i].class);
        if let Some(left) = last.filter(|&left| autospace != Autospace::Keep && needs_none(left)) {
            clusters[left + 1..i].iter_mut().for_each(|space| space.width = 0);
        }
        last = Some(i);
    }
}

/// Whether there is air enough between two classes in a vertical line: a dot has its own.
fn has_air(left: Class, right: Class) -> bool {
    is_boundary(left, right) || left == Class::MiddleDot || right == Class::MiddleDot
}

/// The second of two letters or digits that are a word by themselves goes beside the first; not among other words of
/// letters, which are stacked all alike.
fn pair_short_words(clusters: &mut [Cluster], collected: &Collected) {
    let mut start = 0;
    while start < clusters.len() {
        let end = word_end(clusters, collected, start);
        if end == start + 2
            && !is_among_words(clusters, start..end)
            && let Some(tail) = clusters.get_mut(start + 1)
        {
            (tail.width, tail.before) = (0, Break::Never);
        }
        start = end.max(start + 1);
    }
}

/// Whether a word of letters or digits stands before or after `word`, with a space or a point between them.
fn is_among_words(clusters: &[Cluster], word: Range<usize>) -> bool {
    let parts = |c: &&Cluster| c.class.is_space() || c.class == Class::HalfPoint;
    let before = clusters.get(..word.start).unwrap_or_default().iter().rev().find(|c| !parts(c));
    let after = clusters.get(word.end..).unwrap_or_default().iter().find(|c| !parts(c));
    [before, after].into_iter().flatten().any(|c| c.class.is_alphanumeric() && c.columns() == 1)
}

/// Where a word that begins at `start` ends: letters and digits with the points and hyphens between them.
fn word_end(clusters: &[Cluster], collected: &Collected, start: usize) -> usize {
    let is_letter = |i: usize| clusters.get(i).is_some_and(|c| c.class.is_alphanumeric() && c.width == 1);
    let mut end = start;
    while is_letter(end) || end > start && is_letter(end + 1) && is_joint(clusters, collected, end) {
        end += 1;
    }
    end
}

fn is_joint(clusters: &[Cluster], collected: &Collected, at: usize) -> bool {
    clusters.get(at).is_some_and(|c| match c.class {
        Class::Joint | Class::HalfPoint => true,
        Class::Close => collected.text.get(c.start as usize..).is_some_and(|rest| rest.starts_with('’')),
        Class::Other => c.len == 1,
        _ => false,
    })
}

/// Spreads the characters of a base where its reading is longer than they and the neighbours that it may reach over, and
/// moves it away from what is before it where the reading before takes its place.
///
/// Every reading stands as far up as it may, so that what is between two bases serves both of their readings.
fn make_room_for_readings(clusters: &mut [Cluster], collected: &Collected, may_reach: Reach<'_>) {
    // The base before; the cluster after it, the row where that stands, and the row after the reading.
    let (mut before, mut last, mut pen, mut free) = (None, 0, 0, 0);
    for (index, pair) in collected.spans.windows(2).enumerate() {
        let [Span { kind: SpanKind::RubyBase, start: at, .. }, Span { kind: SpanKind::Beside, .. }] = pair else {
            continue;
        };
        let base = clusters_of(clusters, collected, index);
        let reading = clusters_of(clusters, collected, index + 1);
        let all = 0..clusters.len();
        let reach = beside::reach(clusters, &base, reading.end, &all).within(may_reach, *at);
        pen += rows_of(clusters, last..base.start);
        free += before.map_or(0, |before| usize::from(beside::air_between(collected, before, index)));
        let (own, rows) = (rows_of(clusters, base.clone()), beside::rows_of_reading(collected.text_of_span(index + 1)));
        let [above, below] = [reach.above, reach.below].map(|yields| usize::from(yields && rows > own));
        let start = pen.saturating_sub(above).max(free);
        let lacking = rows.saturating_sub(own + pen.saturating_sub(start) + below);
        let lacking = evenly(lacking, shown(&clusters[base.clone()]));
        let own = own + lacking;
        // It stands beside its base, and reaches no further than it may.
        let latest = (pen + own + below).saturating_sub(rows).min(pen + own.saturating_sub(1));
        let moved = start.saturating_sub(latest);
        if let Some(first) = clusters.get_mut(base.start) {
            first.slot = moved.min(usize::from(u8::MAX)) as u8;
        }
        (before, last, free) = (Some(index), base.end, start + rows);
        pen += moved + own;
        spread(&mut clusters[base], lacking);
    }
}

/// The rows of some clusters.
fn rows_of(clusters: &[Cluster], range: Range<usize>) -> usize {
    clusters.get(range).unwrap_or_default().iter().map(|c| usize::from(c.columns())).sum()
}

/// How many clusters of a base have a row of their own.
fn shown(base: &[Cluster]) -> usize {
    base.iter().filter(|c| c.width > 0).fold(0, |n, _| n + 1)
}

/// The rows that a base of `shown` clusters gets where it lacks `rows`: one more where the gaps in it are all of a row then.
fn evenly(rows: usize, shown: usize) -> usize {
    if rows > 0 && rows + 2 == shown { rows + 1 } else { rows }
}

/// Adds `rows` to a base: the same between any two of its clusters, and half as many before and after it as near as that
/// goes (jlreq §3.3.8).
fn spread(base: &mut [Cluster], rows: usize) {
    let gaps = shown(base).saturating_sub(1);
    let most = rows.checked_div(gaps).unwrap_or(0);
    let outside = |between: usize| rows - between * gaps;
    // Of two that are as near, the one that has the base in the middle.
    let between = (0..=most).min_by_key(|&b| (outside(b).abs_diff(b), outside(b) % 2)).unwrap_or(0);
    let before = outside(between) / 2;
    let columns = |rows: usize| rows.min(usize::from(u8::MAX)) as u8;
    for (i, cluster) in base.iter_mut().filter(|c| c.width > 0).enumerate() {
        cluster.lead = if i == 0 { columns(before) } else { 0 };
        cluster.trail = columns(if i == gaps { outside(between) - before } else { between });
    }
}
