//! Ruby above the base: bases are spread under longer readings, and readings are centred over their bases (jlreq §3.3.5 to
//! §3.3.7, clreq §5.5).
//!
//! A reading has characters as large as its base's, for a terminal has one size only; so it needs far more room than on
//! paper, and may stand over half a kana or mark beside its base (jlreq §3.3.8).

use crate::compose::brackets::is_tone;
use crate::compose::collect::{Collected, SpanKind};
use crate::compose::fit::FitLine;
use crate::compose::place::LineBuilder;
use crate::compose::prepare::{Cluster, Prepared};
use crate::document::{Role, Target};
use crate::text::class::Class;
use crate::text::width;
use std::ops::Range;
use std::sync::Arc;

/// Columns that a reading may stand over its neighbour.
const OVERHANG: u16 = 1;

/// How far readings may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach<'a> {
    /// Over half a kana or mark beside the base; not those of these bases, by [`Reading::base`].
    Neighbours(&'a [u32]),
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
    /// The reading.
    pub text: Arc<str>,
    /// Where the base leads.
    pub target: Option<Arc<Target>>,
}

/// Gives bases that are narrower than their readings the columns that they lack.
pub fn spread_bases(clusters: &mut [Cluster], collected: &Collected, reach: Reach<'_>) {
    let bases = bases(clusters, collected);
    for (i, (base, reading)) in bases.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| bases.get(i)).map(|(before, _)| before.end);
        let after = bases.get(i + 1).map(|(after, _)| after.start);
        let own: usize = clusters.get(base.clone()).unwrap_or_default().iter().map(|c| usize::from(c.width)).sum();
        let first = clusters.get(base.start).map_or(0, |c| c.start);
        let shared = match reach {
            Reach::Neighbours(but) if !but.contains(&first) => columns_of_neighbours(clusters, base, before, after),
            _ => 0,
        };
        let air = if after == Some(base.end) || reach == Reach::Base { air_after(reading) } else { 0 };
        let lacking = (width::of_str(reading) + usize::from(air)).saturating_sub(own + shared);
        spread(clusters.get_mut(base.clone()).unwrap_or_default(), lacking);
    }
}

/// The clusters of every base, with its reading.
fn bases(clusters: &[Cluster], collected: &Collected) -> Vec<(Range<usize>, Arc<str>)> {
    let spans = collected.spans.iter().enumerate();
    spans
        .filter_map(|(index, span)| {
            let reading = span.reading.as_ref()?;
            Some((clusters_of(clusters, collected, index), Arc::clone(reading)))
        })
        .collect()
}

/// The clusters of a span, by its index.
fn clusters_of(clusters: &[Cluster], collected: &Collected, span: usize) -> Range<usize> {
    let at = |index: usize| {
        let byte = collected.spans.get(index).map_or(collected.text.len() as u32, |span| span.start);
        clusters.partition_point(|c| c.start < byte)
    };
    at(span)..at(span + 1)
}

/// The columns beside `base` that its reading may stand over: those of clusters that the readings of the base before and
/// of the one after cannot reach.
fn columns_of_neighbours(
    clusters: &[Cluster],
    base: &Range<usize>,
    before: Option<usize>,
    after: Option<usize>,
) -> usize {
    let has_room = |i: Option<usize>| i.and_then(|i| clusters.get(i)).is_some_and(|c| has_room_above(c.class));
    let over_left = before.is_none_or(|end| base.start >= end + 2) && has_room(base.start.checked_sub(1));
    let over_right = after.is_none_or(|start| base.end + 2 <= start) && has_room(Some(base.end));
    usize::from(OVERHANG) * (usize::from(over_left) + usize::from(over_right))
}

/// Whether a neighbouring reading may stand over a cluster of this class in part (jlreq §3.3.8).
fn has_room_above(class: Class) -> bool {
    matches!(class, Class::Kana | Class::Stop | Class::Open | Class::Close | Class::MiddleDot)
}

/// Columns that part a reading in Latin letters from the next one.
fn air_after(reading: &str) -> u16 {
    u16::from(reading.chars().next_back().is_some_and(|c| Class::of_char(c) == Class::Latin && !is_tone(c)))
}

/// Spreads `lacking` columns: half a share before and after the base, a whole one between its clusters.
fn spread(base: &mut [Cluster], lacking: usize) {
    let (Some(last), true) = (base.len().checked_sub(1), lacking > 0) else { return };
    let share = lacking / base.len();
    let edges = lacking - share * last;
    for cluster in base.iter_mut().take(last) {
        cluster.trail = share.min(usize::from(u8::MAX)) as u8;
    }
    if let Some(first) = base.first_mut() {
        first.lead = (edges / 2).min(usize::from(u8::MAX)) as u8;
    }
    if let Some(end) = base.last_mut() {
        end.trail = (edges - edges / 2).min(usize::from(u8::MAX)) as u8;
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
/// them. Returns the bases whose readings reach too far over what stands beside them, or over the edges.
pub fn paint(line: &mut LineBuilder, readings: &[Reading], room: Range<u16>, roles: &[Role]) -> Vec<u32> {
    let columns: Vec<u16> = readings.iter().map(|r| width::of_str(&r.text).min(usize::from(u16::MAX)) as u16).collect();
    let mut starts = Vec::with_capacity(readings.len());
    let mut free = room.start;
    for (reading, columns) in readings.iter().zip(&columns) {
        let middle = (reading.start + reading.end) / 2;
        let start = middle.saturating_sub(columns / 2).max(free);
        starts.push(start);
        free = start + columns + air_after(&reading.text);
    }
    let mut end = room.end;
    for ((start, columns), reading) in starts.iter_mut().zip(&columns).zip(readings).rev() {
        let air = if end == room.end { 0 } else { air_after(&reading.text) };
        *start = (*start).min(end.saturating_sub(columns + air));
        end = *start;
    }
    let mut crowded = Vec::new();
    let mut free = room.start;
    for ((&start, columns), reading) in starts.iter().zip(&columns).zip(readings) {
        line.decoration(start, &reading.text, roles);
        line.lead_to(reading.target.clone());
        let end = start + columns;
        let is_near = start + OVERHANG >= reading.start && end <= reading.end + OVERHANG;
        if !is_near || start < free || end > room.end {
            crowded.push(reading.base);
        }
        free = end;
    }
    crowded
}
