//! Optimal fit: the breaks of a whole paragraph chosen together, so that its right edge is as even as it can be.
//!
//! For text with spaces (Latin, Korean), where words make greedy lines uneven, and for justified text, where some lines have
//! slots to stretch and others have none. The cost of a line is the square of the columns that stay unused, in integers;
//! the last line is free, unless it is lonely. After Knuth and Plass (1981), without shrinking, which a terminal does not
//! have, and with stretching by whole columns.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::cluster::Cluster;
use crate::compose::fit::{FitLine, Room, is_lonely, line_of};
use crate::compose::hyphens::MOST_IN_A_ROW;
use crate::compose::opportunity::Opportunity;
use crate::compose::place;
use crate::compose::prepare::Prepared;
use std::borrow::Cow;
use std::ops::Range;

/// What an unused column costs, squared with the others of its line.
const UNUSED: u64 = 16;
/// What a column costs that a slot is stretched by.
const STRETCHED: u64 = 1;
/// What a hyphen costs: as much as five unused columns.
const HYPHEN: u64 = 25 * UNUSED;
/// What a last line costs that is shorter than a sixth of the measure.
const SHORT_LAST_LINE: u64 = 60 * UNUSED;
/// What a last line costs that is a lone character.
const LONELY_LAST_LINE: u64 = 10_000 * UNUSED;
/// What a break at a discouraged opportunity costs.
const DISCOURAGED: u64 = 100 * UNUSED;
/// Columns of a last line that may be a lone character with its mark.
const LONELY_WIDTH: i32 = 6;

/// The least cost of what cannot be reached; more can be added to it.
const NO_WAY: u64 = u64::MAX / 4;

/// The lines of the paragraph `range` (clusters, without its line break), or `None` where a word is wider than the
/// measure: then the first fit decides.
///
/// Lines of which more than a quarter stays unused are looked at only where there is no way without them.
pub fn fit(prepared: &Prepared, range: Range<usize>, room: Room, end: LineEnd) -> Option<Vec<FitLine>> {
    let stops = stops(prepared, &range, room);
    let mut search = Search::new(prepared, range, room, &stops);
    let way = search.run(room.measure / 4).or_else(|| search.run(room.measure))?;
    search.trace(way, end)
}

/// The search for the cheapest way through a paragraph.
struct Search<'a> {
    prepared: &'a Prepared,
    range: Range<usize>,
    measure: i32,
    /// Where lines may begin or end, from the start of the paragraph on.
    stops: &'a [Opportunity],
    /// Where the paragraph ends.
    end: Opportunity,
    /// Slots that may be stretched before a line's end at a stop, and before its beginning; empty where none will be.
    slots: Vec<(u32, u32)>,
    /// The cheapest way to every stop.
    ways: Vec<Way>,
}

/// The cheapest way to a stop.
#[derive(Clone, Copy)]
struct Way {
    /// What all its lines cost.
    cost: u64,
    /// The stop where its last line begins.
    from: u32,
    /// How many lines end with a hyphen at its end, one after another.
    hyphens: u8,
}

impl<'a> Search<'a> {
    fn new(prepared: &'a Prepared, range: Range<usize>, room: Room, stops: &'a [Opportunity]) -> Self {
        let slots = if room.justify { slots_at(prepared, &range, stops) } else { Vec::new() };
        let ways = vec![Way { cost: NO_WAY, from: 0, hyphens: 0 }; stops.len()];
        let end = Opportunity::end_of(prepared, &range);
        Self { prepared, measure: room.of_line(false).into(), stops, end, slots, ways, range }
    }

    /// Finds the cheapest way to every stop that lines can reach with at most `tolerance` unused columns, and gives the stop
    /// where the last line of the cheapest one to the end begins.
    fn run(&mut self, tolerance: u16) -> Option<usize> {
        self.ways.first_mut()?.cost = 0;
        let mut reach = 0;
        let stops = self.stops;
        for (to, stop) in stops.iter().enumerate().skip(1) {
            let least = stop.close - self.measure;
            while reach < to && stops[reach].open < least - i32::from(stop.hanging) {
                reach += 1;
            }
            self.ways[to] = self.cheapest(reach, to, least + i32::from(tolerance));
        }
        self.cheapest_end(reach)
    }

    /// The cheapest way to the stop `to` whose last line begins at the stop `reach` or later, but no later than at the column
    /// `latest`.
    fn cheapest(&self, reach: usize, to: usize, latest: i32) -> Way {
        let stop = self.stops[to];
        let is_hyphen = stop.before == Break::Hyphen;
        let mut found = Way { cost: NO_WAY, from: 0, hyphens: 0 };
        for (index, (from, way)) in self.stops[reach..to].iter().zip(&self.ways[reach..to]).enumerate() {
            if from.open > latest {
                break;
            }
            let unused = (from.open + self.measure - stop.close).max(0) as u32;
            let cost = way.cost + self.line_cost(reach + index, to, unused);
            if cost < found.cost && !(is_hyphen && way.hyphens == MOST_IN_A_ROW) {
                found = Way { cost, from: (reach + index) as u32, hyphens: way.hyphens };
            }
        }
        let (cost, hyphens) = match stop.before {
            Break::Hyphen => (HYPHEN, found.hyphens + 1),
            Break::Discouraged => (DISCOURAGED, 0),
            _ => (0, 0),
        };
        Way { cost: found.cost + cost, hyphens, ..found }
    }

    /// What a line between two stops costs of which so many columns stay unused.
    fn line_cost(&self, from: usize, to: usize, unused: u32) -> u64 {
        let stretches = || match (self.slots.get(from), self.slots.get(to)) {
            (Some(from), Some(to)) => to.0.saturating_sub(from.1) >= unused,
            _ => false,
        };
        let is_stretched = !self.slots.is_empty() && stretches();
        let unused = u64::from(unused);
        if is_stretched { STRETCHED * unused } else { UNUSED * unused * unused }
    }

    /// Where the last line of the cheapest way to the end of the paragraph begins: no earlier than at the stop `reach`.
    fn cheapest_end(&self, mut reach: usize) -> Option<usize> {
        let least = self.end.close - i32::from(self.end.hanging) - self.measure;
        while self.stops.get(reach).is_some_and(|from| from.open < least) {
            reach += 1;
        }
        let ways = self.stops.iter().zip(&self.ways).enumerate().skip(reach).map(|(index, (from, way))| {
            let own = if index == 0 { 0 } else { self.last_line_cost(from) };
            (way.cost + own, index)
        });
        ways.min().filter(|&(cost, _)| cost < NO_WAY).map(|(_, index)| index)
    }

    fn last_line_cost(&self, from: &Opportunity) -> u64 {
        match self.end.close - from.open {
            ..=LONELY_WIDTH if is_lonely(self.prepared, &(from.at as usize..self.range.end)) => LONELY_LAST_LINE,
            width if self.prepared.spaced && width < self.measure / 6 => SHORT_LAST_LINE,
            _ => 0,
        }
    }

    /// The lines of the cheapest way whose last line begins at the stop `from`.
    fn trace(&self, mut from: usize, end: LineEnd) -> Option<Vec<FitLine>> {
        let mut lines = Vec::new();
        let (mut to, mut end) = (self.range.end, end);
        while to > self.range.start {
            let stop = self.stops.get(from)?;
            lines.push(line_of(self.prepared, stop.at as usize..to, end));
            end = if stop.before == Break::Hyphen { LineEnd::Hyphen } else { LineEnd::Soft };
            (to, from) = (stop.at as usize, self.ways.get(from)?.from as usize);
        }
        lines.reverse();
        if lines.is_empty() { None } else { Some(lines) }
    }
}

/// Where lines of the clusters `range` may begin or end. What the first line has less or more than the others is added to
/// its column, so that one measure holds for all.
fn stops<'a>(prepared: &'a Prepared, range: &Range<usize>, room: Room) -> Cow<'a, [Opportunity]> {
    let mut stops = opportunities(prepared, range);
    let spaces = prepared.open_of(range.start) as i32 - stops.first().map_or(0, |first| first.open);
    let shift = spaces + i32::from(room.hanging) - i32::from(room.indent);
    if shift != 0
        && let Some(first) = stops.to_mut().first_mut()
    {
        first.open += shift;
    }
    stops
}

/// The opportunities within the clusters `range`: kept where the text is always fitted as a whole, else found now.
fn opportunities<'a>(prepared: &'a Prepared, range: &Range<usize>) -> Cow<'a, [Opportunity]> {
    if !prepared.spaced {
        return Opportunity::within(prepared, range).into();
    }
    let kept = &prepared.opportunities;
    let from = kept.partition_point(|o| (o.at as usize) < range.start);
    let to = kept.partition_point(|o| (o.at as usize) < range.end);
    kept.get(from..to).unwrap_or_default().into()
}

/// The slots before a line's end at each stop, and before its beginning.
fn slots_at(prepared: &Prepared, range: &Range<usize>, stops: &[Opportunity]) -> Vec<(u32, u32)> {
    let slots = count_slots(prepared.clusters.get(range.clone()).unwrap_or_default());
    let count = |at: u32| slots.get((at as usize).saturating_sub(range.start)).copied().unwrap_or(0);
    stops.iter().map(|stop| (count(stop.last), count(stop.at))).collect()
}

/// For every cluster, the slots before it and at it.
fn count_slots(clusters: &[Cluster]) -> Vec<u32> {
    let between = clusters.windows(2).map(|pair| u32::from(place::is_slot(pair[0], pair[1])));
    let running = between.scan(0, |total, slot| {
        *total += slot;
        Some(*total)
    });
    std::iter::once(0).chain(running).collect()
}
