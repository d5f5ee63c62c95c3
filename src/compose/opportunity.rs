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
    /// The places where lines of the paragraph `range` (clusters, without its line break) may begin or end: its start, where
    /// the first cluster that shows stands, what is between, and its end.
    pub fn within(prepared: &Prepared, range: &Range<usize>) -> Vec<Self> {
        let clusters = prepared.clusters.get(range.clone()).unwrap_or_default();
        let mut found = Vec::with_capacity(clusters.len() / 4 + 2);
        found.push(Self::start_of(prepared, range));
        for (at, cluster) in (range.start..).zip(clusters).skip(1) {
            if cluster.before >= Break::Hyphen {
                found.push(Self::before(prepared, range, at, cluster));
            }
        }
        found.push(Self::end_of(prepared, range));
        found
    }

    fn start_of(prepared: &Prepared, range: &Range<usize>) -> Self {
        let at = prepared.first_shown(range.start).min(range.end) as u32;
        let open = prepared.open_of(range.start) as i32;
        Self { at, last: at, close: open, open, hanging: 0, before: Break::Mandatory }
    }

    /// The place before `cluster`, which is the one at `at`.
    fn before(prepared: &Prepared, range: &Range<usize>, at: usize, cluster: &Cluster) -> Self {
        let is_shown = |i: &usize| !prepared.clusters[*i].class.is_space();
        let last = (range.start..at).rev().find(is_shown).unwrap_or(range.start);
        let open = cluster.open as i32;
        Self { at: at as u32, open, ..Self::ending(prepared, range, last, cluster.before) }
    }

    /// The end of the clusters `range`, where a line ends.
    fn end_of(prepared: &Prepared, range: &Range<usize>) -> Self {
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
