//! Where ordinary lines may begin and end: what the fit of a whole paragraph looks at instead of its clusters.

use crate::compose::breaks::Break;
use crate::compose::cluster::Cluster;
use crate::compose::fit::may_hang;
use crate::compose::hyphens::HYPHEN_COLUMNS;
use crate::compose::prepare::Prepared;
use std::ops::Range;

/// A place where an ordinary line may end and the next begin. Columns count from the start of the text on one endless line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opportunity {
    /// The cluster that the next line begins with.
    pub at: u32,
    /// The last cluster that a line that ends here shows.
    pub last: u32,
    /// The column where a line that ends here ends, with its hyphen.
    pub close: i32,
    /// The column where a line that begins here begins.
    pub open: i32,
    /// Columns at the end that may hang in the margin.
    pub hanging: u8,
    /// How good it is to end a line here: [`Break::Hyphen`] or better.
    pub before: Break,
}

impl Opportunity {
    /// The start of the clusters `range`, where a line begins, and all places within them where lines may end.
    pub fn within(prepared: &Prepared, range: &Range<usize>) -> Vec<Self> {
        let clusters = prepared.clusters.get(range.clone()).unwrap_or_default();
        let mut found = Vec::with_capacity(clusters.len() / 4 + 1);
        let Some(first) = clusters.first() else { return found };
        found.push(Self::before(prepared, range, 0, Cluster { before: Break::Mandatory, ..*first }));
        for (at, cluster) in clusters.iter().enumerate().skip(1) {
            if cluster.before >= Break::Hyphen {
                found.push(Self::before(prepared, range, at, *cluster));
            }
        }
        found
    }

    /// The place before `cluster`, which is the one at `at` of the clusters `range`.
    fn before(prepared: &Prepared, range: &Range<usize>, at: usize, cluster: Cluster) -> Self {
        let at = range.start + at;
        let is_shown = |i: &usize| !prepared.clusters[*i].class.is_space();
        let last = (range.start..at).rev().find(is_shown).unwrap_or(range.start);
        let open = cluster.open as i32;
        Self { at: at as u32, open, ..Self::ending(prepared, range, last, cluster.before) }
    }

    /// The end of the clusters `range`, where a line ends.
    pub fn end_of(prepared: &Prepared, range: &Range<usize>) -> Self {
        let last = prepared.shown_end(range).saturating_sub(1).max(range.start);
        Self { at: range.end as u32, ..Self::ending(prepared, range, last, Break::Mandatory) }
    }

    /// A place where a line of the clusters `range` ends with the cluster `last`.
    fn ending(prepared: &Prepared, range: &Range<usize>, last: usize, before: Break) -> Self {
        let hyphen = if before == Break::Hyphen { HYPHEN_COLUMNS } else { 0 };
        let (close, width) = prepared.clusters.get(last).map_or((0, 0), |c| (c.open + u32::from(c.columns()), c.width));
        let hangs = prepared.hang && may_hang(prepared, range.start, last);
        let close = close as i32 + i32::from(hyphen);
        Self { at: 0, last: last as u32, close, open: close, hanging: if hangs { width } else { 0 }, before }
    }
}
