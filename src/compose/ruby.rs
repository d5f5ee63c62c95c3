//! Ruby above the base: bases are spread under longer readings, and readings are centred over their bases (jlreq §3.3.5 to
//! §3.3.7, clreq §5.5).
//!
//! A reading has characters as large as its base's, for a terminal has one size only; so it needs far more room than on
//! paper, and may stand over half a kana or mark beside its base (jlreq §3.3.8).

use crate::compose::cluster::Cluster;
use crate::compose::collect::{Collected, SpanKind};
use crate::compose::fit::FitLine;
use crate::compose::place::LineBuilder;
use crate::compose::prepare::Prepared;
use crate::document::{Role, Target};
use crate::text::class::Class;
use crate::text::width;
use std::ops::Range;
use std::sync::Arc;

/// Columns that a reading may stand over its neighbour.
const OVERHANG: u16 = 1;
/// Columns between two readings whose bases have text between them.
const AIR: u16 = 1;

/// A side of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What stands before it.
    Before,
    /// What stands after it.
    After,
}

/// How far readings may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach<'a> {
    /// Over half a kana or mark beside the base; not on these sides of these bases, by [`Reading::base`].
    Neighbours(&'a [(u32, Side)]),
    /// No further than the base, which has room for all of it.
    Base,
}

/// A reading above its base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where the base begins, in bytes of the collected text.
    pub base: u32,
    /// The column where the base begins.
    pub start: u16,
    /// The column after the base.
    pub end: u16,
    /// Columns that it may stand over what is before and after the base.
    pub over: [u16; 2],
    /// Columns that part it from the reading of a base that follows at once.
    pub air: u16,
    /// The reading.
    pub text: Arc<str>,
    /// Where the base leads.
    pub target: Option<Arc<Target>>,
}

impl Reading {
    fn columns(&self) -> u16 {
        width::of_str(&self.text).min(usize::from(u16::MAX)) as u16
    }

    /// Columns that part it from the reading of `next`.
    fn air_before(&self, next: &Self) -> u16 {
        if next.start == self.end { self.air } else { self.air.max(AIR) }
    }
}

/// Gives bases that are narrower than their readings the columns that they lack.
///
/// Every reading stands as far to the left as it may, so that what is between two bases serves both of their readings; a base
/// is spread by what its reading still goes too far to the right.
///
/// Says whether there are any.
pub fn spread_bases(clusters: &mut [Cluster], collected: &Collected, reach: Reach<'_>) -> bool {
    // The cluster and the column after the base before, and the column where the next reading may begin.
    let (mut last, mut pen, mut free) = (0, 0, 0);
    let mut found = false;
    for (index, reading) in bases(collected) {
        found = true;
        let base = clusters_of(clusters, collected, index);
        let slot = clusters.get(base.start).map_or(0, |first| usize::from(first.slot));
        pen += columns_of(clusters, last..base.start) + slot;
        let own = columns_of(clusters, base.clone()) - slot;
        let [before, after] = over_neighbours(clusters, &base, reach).map(usize::from);
        let end = pen.saturating_sub(before).max(free) + width::of_str(reading);
        let lacking = end.saturating_sub(pen + own + after);
        let is_closed = [Side::Before, Side::After].map(|side| is_closed(clusters, &base, side));
        last = base.end;
        pen += own + lacking;
        free = end + usize::from(air_after(collected, index));
        spread(clusters.get_mut(base).unwrap_or_default(), lacking, is_closed);
    }
    found
}

/// The spans that are bases, by their index, with their readings.
fn bases(collected: &Collected) -> impl Iterator<Item = (usize, &Arc<str>)> {
    let spans = collected.spans.iter().enumerate();
    spans.filter_map(|(index, span)| Some((index, span.reading.as_ref()?)))
}

/// Columns between the reading of a base and the next one.
fn air_after(collected: &Collected, base: usize) -> u16 {
    let own = collected.spans.get(base).map_or(0, |span| span.air);
    let is_followed = collected.spans.get(base + 1).is_some_and(|next| next.reading.is_some());
    if is_followed { own } else { own.max(AIR) }
}

/// The clusters of a span, by its index.
fn clusters_of(clusters: &[Cluster], collected: &Collected, span: usize) -> Range<usize> {
    let at = |index: usize| {
        let byte = collected.spans.get(index).map_or(collected.text.len() as u32, |span| span.start);
        clusters.partition_point(|c| c.start < byte)
    };
    at(span)..at(span + 1)
}

/// The columns of some clusters on one line.
fn columns_of(clusters: &[Cluster], range: Range<usize>) -> usize {
    let clusters = clusters.get(range).unwrap_or_default();
    clusters.iter().map(|c| usize::from(c.slot) + usize::from(c.width)).sum()
}

/// The cluster on a side of a base.
fn neighbour<'c>(clusters: &'c [Cluster], base: &Range<usize>, side: Side) -> Option<&'c Cluster> {
    match side {
        Side::Before => base.start.checked_sub(1).and_then(|before| clusters.get(before)),
        Side::After => clusters.get(base.end),
    }
}

/// The columns that the reading of a base may stand over what is before and after it.
fn over_neighbours(clusters: &[Cluster], base: &Range<usize>, reach: Reach<'_>) -> [u16; 2] {
    let first = clusters.get(base.start).map_or(0, |c| c.start);
    [Side::Before, Side::After].map(|side| match reach {
        Reach::Neighbours(but) if !but.contains(&(first, side)) => over(neighbour(clusters, base, side)),
        _ => 0,
    })
}

/// The columns that a reading may stand over what is beside its base: the edge of the text, a kana or a mark (jlreq §3.3.8).
pub fn over(neighbour: Option<&Cluster>) -> u16 {
    let yields = |class| matches!(class, Class::Kana | Class::Stop | Class::Open | Class::Close | Class::MiddleDot);
    if neighbour.is_none_or(|c| yields(c.class)) { OVERHANG } else { 0 }
}

/// Whether no blank may stand on a side of a base: within brackets, before a mark.
fn is_closed(clusters: &[Cluster], base: &Range<usize>, side: Side) -> bool {
    let class = neighbour(clusters, base, side).map(|c| c.class);
    match side {
        Side::Before => class == Some(Class::Open),
        Side::After => matches!(class, Some(Class::Stop | Class::Point | Class::HalfPoint | Class::Close)),
    }
}

/// Spreads `lacking` columns: half a share before and after the base, a whole one between its clusters; none on a side that
/// is closed, if there is another place.
fn spread(base: &mut [Cluster], lacking: usize, is_closed: [bool; 2]) {
    let (Some(last), true) = (base.len().checked_sub(1), lacking > 0) else { return };
    let is_closed = if last == 0 && is_closed == [true; 2] { [false, true] } else { is_closed };
    let open = is_closed.into_iter().fold(0, |open, closed| open + usize::from(!closed));
    let share = 2 * lacking / (2 * last + open);
    let mut rest = lacking - share * last;
    let columns = |columns: usize| columns.min(usize::from(u8::MAX)) as u8;
    if open == 0 {
        for cluster in base.iter_mut().take(last) {
            cluster.trail = columns(share + usize::from(rest > 0));
            rest = rest.saturating_sub(1);
        }
        return;
    }
    for cluster in base.iter_mut().take(last) {
        cluster.trail = columns(share);
    }
    let lead = match is_closed {
        [true, _] => 0,
        [_, true] => rest,
        _ => rest / 2,
    };
    if let Some(first) = base.first_mut() {
        first.lead = columns(lead);
    }
    if let Some(end) = base.last_mut() {
        end.trail = columns(rest - lead);
    }
}

/// Where the columns go that would stay free at the head of a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct AtTheEdge {
    /// How many they are.
    pub columns: u8,
    /// The cluster of the line after which they are.
    pub after: usize,
}

/// A spread base begins at the edge of its line (jlreq §3.3.8): what would be free before it is after it, or within it where
/// a mark follows. `end` is the byte where the first span of the line ends.
pub fn at_the_edge(line: &[Cluster], end: u32) -> AtTheEdge {
    let columns = line.first().map_or(0, |first| first.lead);
    let after = line.partition_point(|c| c.start < end);
    match (columns, is_closed(line, &(0..after), Side::After), after) {
        (0, ..) | (_, true, 0 | 1) => AtTheEdge::default(),
        (_, true, _) => AtTheEdge { columns, after: 0 },
        _ => AtTheEdge { columns, after: after.saturating_sub(1) },
    }
}

/// Whether no base that has its reading above or beside it is parted by the end of a line.
pub fn keeps_bases_whole(prepared: &Prepared, lines: &[FitLine]) -> bool {
    let collected = &prepared.collected;
    let is_beside = |index: usize| collected.spans.get(index).is_some_and(|span| span.kind == SpanKind::Beside);
    let bases = collected.spans.iter().enumerate();
    bases.filter(|(i, span)| span.reading.is_some() || is_beside(i + 1) && span.kind == SpanKind::RubyBase).all(
        |(i, _)| {
            let base = clusters_of(&prepared.clusters, collected, i);
            let line = lines.partition_point(|line| line.shown.end <= base.start);
            lines.get(line).is_some_and(|line| base.end <= line.shown.end)
        },
    )
}

/// Paints readings over their bases on the line above, as near to their middles as neighbours and the edges of `room` let
/// them. Returns the bases whose readings reach too far, with the side on which they do.
pub fn paint(line: &mut LineBuilder, readings: &[Reading], room: Range<u16>, roles: &[Role]) -> Vec<(u32, Side)> {
    let latest = latest_starts(readings, room.end);
    let mut crowded = Vec::new();
    let mut free = room.start;
    for (i, (reading, &latest)) in readings.iter().zip(&latest).enumerate() {
        let columns = reading.columns();
        let earliest = reading.start.saturating_sub(reading.over[0]).max(free);
        let ideal = ((reading.start + reading.end) / 2).saturating_sub(columns / 2);
        let start = ideal.min(latest).max(earliest);
        let end = start + columns;
        if end > room.end {
            crowded.push((reading.base, Side::After));
        } else if end > reading.end + reading.over[1] {
            crowded.push((reading.base, Side::Before));
        }
        line.decoration(start, &reading.text, roles);
        line.lead_to(reading.target.clone());
        free = end + readings.get(i + 1).map_or(0, |next| reading.air_before(next));
    }
    crowded
}

/// The columns where readings begin at the latest, if those after them are to have room before `end`.
fn latest_starts(readings: &[Reading], end: u16) -> Vec<u16> {
    let mut latest: Vec<u16> = Vec::with_capacity(readings.len());
    let mut end = end;
    for (i, reading) in readings.iter().enumerate().rev() {
        let start = end.min(reading.end + reading.over[1]).saturating_sub(reading.columns());
        latest.push(start);
        let air = i.checked_sub(1).and_then(|i| readings.get(i)).map_or(0, |before| before.air_before(reading));
        end = start.saturating_sub(air);
    }
    latest.reverse();
    latest
}
