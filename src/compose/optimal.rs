//! Optimal fit: the breaks of a whole paragraph chosen together, so that its right edge is as even as it can be.
//!
//! For text with spaces (Latin, Korean), where words make greedy lines uneven, and for justified text, where some lines have
//! slots to stretch and others have none. The cost of a line is the square of the columns that stay unused, in integers;
//! the last line is free, unless it is lonely. After Knuth and Plass (1981), without shrinking, which a terminal does not
//! have, and with stretching by whole columns. As theirs does, the search goes on only from places that a way leads to: of a
//! paragraph of a few lines, these are few.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::cluster::Cluster;
use crate::compose::fit::{FitLine, LONELY_WIDTH, Room, is_lonely};
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

/// The least cost of what cannot be reached; more can be added to it.
const NO_WAY: u64 = u64::MAX / 4;

/// Adds the lines of the paragraph `range` (clusters, without its line break) to `lines`; or none, and is `None`, where a word
/// is wider than the measure: then the first fit decides.
///
/// Lines of which more than a quarter stays unused are looked at only where there is no way without them.
pub fn fit(prepared: &Prepared, range: Range<usize>, room: Room, end: LineEnd, lines: &mut Vec<FitLine>) -> Option<()> {
    let stops = stops(prepared, &range);
    let mut search = Search::new(prepared, &range, room, &stops)?;
    let way = search.run(room.measure / 4).or_else(|| search.run(room.measure))?;
    search.trace(way, end, lines);
    Some(())
}

/// The search for the cheapest way through a paragraph.
struct Search<'a> {
    prepared: &'a Prepared,
    /// Columns that the first line has more than the others.
    more: i32,
    /// Columns of a line.
    measure: i32,
    /// Where lines may begin or end, from the start of the paragraph to its end.
    stops: &'a [Opportunity],
    /// Where the paragraph ends.
    end: &'a Opportunity,
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
    fn new(prepared: &'a Prepared, range: &Range<usize>, room: Room, stops: &'a [Opportunity]) -> Option<Self> {
        let (end, starts) = stops.split_last()?;
        let more = i32::from(room.hanging) - i32::from(room.indent);
        let slots = if room.justify { slots_at(prepared, range, starts) } else { Vec::new() };
        let measure = room.of_line(false).into();
        let mut ways = vec![Way { cost: NO_WAY, from: 0, hyphens: 0 }; starts.len()];
        ways.first_mut()?.cost = 0;
        Some(Self { prepared, more, measure, stops: starts, end, slots, ways })
    }

    /// The column where a line that begins at the stop `from` ends at the latest.
    fn limit(&self, from: usize) -> i32 {
        let more = if from == 0 { self.more } else { 0 };
        self.stops.get(from).map_or(0, |stop| stop.open) + self.measure + more
    }

    /// Finds the cheapest ways whose lines have at most `tolerance` unused columns, and gives the stop where the last line of
    /// the cheapest one to the end begins.
    fn run(&mut self, tolerance: u16) -> Option<usize> {
        let mut near = 1;
        for from in 0..self.stops.len() {
            let way = self.ways[from];
            if way.cost < NO_WAY {
                let limit = self.limit(from);
                let is_short = |stop: &&Opportunity| stop.close < limit - i32::from(tolerance);
                near += self.stops.get(near..)?.iter().take_while(is_short).fold(0, |n, _| n + 1);
                self.reach(from, way, near.max(from + 1), limit);
            }
        }
        self.cheapest_end()
    }

    /// Takes the lines from the stop `from` to the stop `near` and those after it that end at `limit` at the latest, where they
    /// make the ways there cheaper.
    fn reach(&mut self, from: usize, way: Way, near: usize, limit: i32) {
        let within = self.stops.iter().zip(&mut self.ways).enumerate().skip(near);
        for (to, (stop, best)) in within.take_while(|(_, (stop, _))| stop.close - i32::from(stop.hanging) <= limit) {
            let (cost, hyphens) = match stop.before {
                Break::Hyphen if way.hyphens == MOST_IN_A_ROW => continue,
                Break::Hyphen => (HYPHEN, way.hyphens + 1),
                Break::Discouraged => (DISCOURAGED, 0),
                _ => (0, 0),
            };
            let unused = (limit - stop.close).max(0) as u32;
            let cost = way.cost + cost + line_cost(&self.slots, from, to, unused);
            if cost < best.cost {
                *best = Way { cost, from: from as u32, hyphens };
            }
        }
    }

    fn fits_to_end(&self, from: usize) -> bool {
        self.end.close - i32::from(self.end.hanging) <= self.limit(from)
    }

    /// Where the last line of the cheapest way to the end of the paragraph begins.
    fn cheapest_end(&self) -> Option<usize> {
        let first = (0..self.stops.len()).rev().take_while(|&from| self.fits_to_end(from)).last()?;
        let (mut least, mut found) = (NO_WAY, None);
        for (from, (stop, way)) in self.stops.iter().zip(&self.ways).enumerate().skip(first) {
            let is_short = from > 0 && self.prepared.spaced && self.end.close - stop.open < self.measure / 6;
            let cost = way.cost + if is_short { SHORT_LAST_LINE } else { 0 };
            if cost < least {
                let cost = if from > 0 && self.is_lonely_from(stop) { way.cost + LONELY_LAST_LINE } else { cost };
                (least, found) = if cost < least { (cost, Some(from)) } else { (least, found) };
            }
        }
        found
    }

    /// Whether the last line is a lone character where it begins at this stop.
    fn is_lonely_from(&self, stop: &Opportunity) -> bool {
        self.end.close - stop.open <= LONELY_WIDTH.into()
            && is_lonely(self.prepared, &(stop.at as usize..self.end.at as usize))
    }

    /// Adds the lines of the cheapest way whose last line begins at the stop `from`.
    fn trace(&self, from: usize, end: LineEnd, lines: &mut Vec<FitLine>) {
        let first = lines.len();
        let (mut from, mut to, mut end) = (from, self.end, end);
        while let Some(stop) = self.stops.get(from) {
            lines.push(line(stop, to, end));
            if from == 0 {
                break;
            }
            end = if stop.before == Break::Hyphen { LineEnd::Hyphen } else { LineEnd::Soft };
            (to, from) = (stop, self.ways[from].from as usize);
        }
        if let Some(added) = lines.get_mut(first..) {
            added.reverse();
        }
    }
}

/// The line from one opportunity to another.
fn line(from: &Opportunity, to: &Opportunity, end: LineEnd) -> FitLine {
    let shown = from.at as usize..(to.last + 1).max(from.at).min(to.at) as usize;
    FitLine { shown, width: (to.close - from.open).clamp(0, i32::from(u16::MAX)) as u16, end }
}

/// What a line between two stops costs of which so many columns stay unused.
fn line_cost(slots: &[(u32, u32)], from: usize, to: usize, unused: u32) -> u64 {
    let is_stretched = match (slots.get(from), slots.get(to)) {
        (Some(from), Some(to)) => to.0.saturating_sub(from.1) >= unused,
        _ => false,
    };
    let unused = u64::from(unused);
    if is_stretched { STRETCHED * unused } else { UNUSED * unused * unused }
}

/// Where lines of the paragraph `range` may begin or end: kept where the text is always fitted as a whole, else found now.
fn stops<'a>(prepared: &'a Prepared, range: &Range<usize>) -> Cow<'a, [Opportunity]> {
    if !prepared.spaced {
        return Opportunity::within(prepared, range).into();
    }
    let kept = &prepared.opportunities;
    if prepared.newlines.is_empty() {
        return kept.into();
    }
    let from = kept.partition_point(|o| (o.at as usize) < range.start);
    let to = kept.partition_point(|o| (o.at as usize) <= range.end);
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
