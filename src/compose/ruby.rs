//! Ruby above the base: bases are spread under longer readings, and readings are centred over their bases (jlreq §3.3).
//!
//! A reading has characters as large as its base's, for a terminal has one size only; so it needs far more room than on
//! paper, and may stand over half a kana or mark beside its base (jlreq §3.3.8).

use crate::compose::collect::Collected;
use crate::compose::place::LineBuilder;
use crate::compose::prepare::Cluster;
use crate::document::Role;
use crate::text::class::Class;
use crate::text::width;
use std::ops::Range;
use std::sync::Arc;

/// Columns that a reading may stand over its neighbour.
const OVERHANG: usize = 1;

/// A reading above its base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The column where the base begins.
    pub start: u16,
    /// The column after the base.
    pub end: u16,
    /// The reading.
    pub text: Arc<str>,
}

/// Gives bases that are narrower than their readings the columns that they lack.
pub fn spread_bases(clusters: &mut [Cluster], collected: &Collected) {
    let bases = bases(clusters, collected);
    for (i, (base, reading)) in bases.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| bases.get(i)).map_or(0, |(before, _)| before.end);
        let after = bases.get(i + 1).map_or(clusters.len(), |(after, _)| after.start);
        let lacking = lacking_columns(clusters, base, before..after, reading);
        spread(clusters.get_mut(base.clone()).unwrap_or_default(), lacking);
    }
}

/// The clusters of every base, with its reading.
fn bases(clusters: &[Cluster], collected: &Collected) -> Vec<(Range<usize>, Arc<str>)> {
    let spans = collected.spans.iter().enumerate();
    spans
        .filter_map(|(index, span)| {
            let reading = span.reading.as_ref()?;
            let end = collected.spans.get(index + 1).map_or(collected.text.len() as u32, |next| next.start);
            let first = clusters.partition_point(|c| c.start < span.start);
            let last = clusters.partition_point(|c| c.start < end);
            Some((first..last, Arc::clone(reading)))
        })
        .collect()
}

/// The columns that `base` lacks for its reading; `between` lie the clusters that no other reading is near.
fn lacking_columns(clusters: &[Cluster], base: &Range<usize>, between: Range<usize>, reading: &str) -> usize {
    let may_be_covered = |i: usize| clusters.get(i).is_some_and(|c| has_room_above(c.class));
    let before = base.start >= between.start + 2 && may_be_covered(base.start - 1);
    let after = base.end + 2 <= between.end && may_be_covered(base.end);
    let columns: usize = clusters.get(base.clone()).unwrap_or_default().iter().map(|c| usize::from(c.width)).sum();
    width::of_str(reading).saturating_sub(columns + OVERHANG * (usize::from(before) + usize::from(after)))
}

/// Whether a neighbouring reading may stand over a cluster of this class in part (jlreq §3.3.8).
fn has_room_above(class: Class) -> bool {
    matches!(class, Class::Kana | Class::Stop | Class::Open | Class::Close | Class::MiddleDot)
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

/// Paints readings over their bases on the line above, within `left..right`; neighbours are kept a column apart.
pub fn paint(line: &mut LineBuilder, readings: &[Reading], left: u16, right: u16, roles: &[Role]) {
    let mut free = left;
    for reading in readings {
        let columns = width::of_str(&reading.text).min(usize::from(u16::MAX)) as u16;
        let middle = (reading.start + reading.end) / 2;
        let wanted = middle.saturating_sub(columns / 2).min(right.saturating_sub(columns));
        let column = wanted.max(free);
        line.decoration(column, &reading.text, roles);
        free = column + columns;
    }
}
