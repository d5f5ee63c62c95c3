//! Optimal fit: the breaks of a whole paragraph chosen together, so that its right edge is as even as it can be.
//!
//! For text with spaces (Latin, Korean), where words make greedy lines uneven, and for justified text, where some lines have
//! slots to stretch and others have none. The cost of a line is the square of the columns that stay unused, in integers;
//! the last line is free, unless it is lonely. After Knuth and Plass (1981), without shrinking, which a terminal does not
//! have, and with stretching by whole columns.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::fit::{FitLine, Room, is_lonely, line_of, may_hang};
use crate::compose::hyphens::{HYPHEN_COLUMNS, MOST_IN_A_ROW};
use crate::compose::place;
use crate::compose::prepare::{Cluster, Prepared};
use std::ops::Range;

/// What an unused column costs, squared with the others of its line.
const UNUSED: u64 = 16;
/// What a column costs that a slot is stretched by.
const STRETCHED: u64 = 1;
/// What a hyphen costs: as much as five unused columns.
const HYPHEN: u32 = 25 * UNUSED as u32;
/// What a last line costs that is shorter than a sixth of the measure.
const SHORT_LAST_LINE: u64 = 60 * UNUSED;
/// What a last line costs that is a lone character.
const LONELY_LAST_LINE: u64 = 10_000 * UNUSED;
/// What a break at a discouraged opportunity costs.
const DISCOURAGED: u32 = 100 * UNUSED as u32;
/// Columns of a last line that may be a lone character with its mark.
const LONELY_WIDTH: u32 = 6;

/// The cost of what cannot be reached.
const NO_WAY: u64 = u64::MAX;

/// The lines of the paragraph `range` (clusters, without its line break), or `None` where a word is wider than the
/// measure: then the first fit decides.
///
/// Lines of which more than a quarter stays unused are looked at only where there is no way without them.
pub fn fit(prepared: &Prepared, range: Range<usize>, room: Room, end: LineEnd) -> Option<Vec<FitLine>> {
    let stops = stops(prepared, &range, room);
    let mut search = Search { prepared, measure: room.of_line(false).into(), justify: room.justify, stops, range };
    search.run(room.measure / 4);
    if search.stops.last().is_some_and(|end| end.best == NO_WAY) {
        search.run(room.measure);
    }
    search.trace(end)
}

/// The search for the cheapest way through a paragraph.
struct Search<'a> {
    prepared: &'a Prepared,
    range: Range<usize>,
    measure: u32,
    justify: bool,
    stops: Vec<Stop>,
}

impl Search<'_> {
    /// Finds the cheapest way to every stop that lines can reach with at most `tolerance` unused columns.
    fn run(&mut self, tolerance: u16) {
        let last = self.stops.len() - 1;
        let mut reach = 0;
        for to in 1..=last {
            let overfills = self.stops[to].close.saturating_sub(self.measure + self.stops[to].hanging);
            while reach < to && self.stops[reach].open < overfills {
                reach += 1;
            }
            let (best, from) =
                if to == last { self.cheapest_end(reach) } else { self.cheapest(reach, to, u32::from(tolerance)) };
            let hyphens = self.stops[from as usize].hyphens;
            let stop = &mut self.stops[to];
            (stop.best, stop.from) = (best, from);
            stop.hyphens = if stop.is_hyphen { hyphens + 1 } else { 0 };
        }
    }

    /// The cost of the cheapest way to the stop `to`, and where its last line begins: no earlier than at `reach`.
    fn cheapest(&self, reach: usize, to: usize, tolerance: u32) -> (u64, u32) {
        let stop = &self.stops[to];
        let mut found = (NO_WAY, 0);
        for (from, index) in self.stops[reach..to].iter().zip(reach as u32..) {
            let unused = (from.open + self.measure).saturating_sub(stop.close);
            if unused > tolerance {
                break;
            }
            let stretches = self.justify && stop.slots_from(from) >= unused;
            let unused = u64::from(unused);
            let own = if stretches { STRETCHED * unused } else { UNUSED * unused * unused };
            let cost = from.best.saturating_add(own);
            if cost < found.0 && !(stop.is_hyphen && from.hyphens == MOST_IN_A_ROW) {
                found = (cost, index);
            }
        }
        (found.0.saturating_add(u64::from(stop.cost)), found.1)
    }

    /// The cost of the cheapest way to the end of the paragraph, and where its last line begins.
    fn cheapest_end(&self, reach: usize) -> (u64, u32) {
        let (end, before) = self.stops.split_last().map_or((0, &[][..]), |(end, before)| (end.close, before));
        let ways = before.iter().zip(0..).skip(reach).map(|(from, index)| {
            let own = if index == 0 { 0 } else { self.last_line_cost(from, end.saturating_sub(from.open)) };
            (from.best.saturating_add(own), index)
        });
        ways.min().unwrap_or((NO_WAY, 0))
    }

    fn last_line_cost(&self, from: &Stop, width: u32) -> u64 {
        match width {
            0..=LONELY_WIDTH if is_lonely(self.prepared, &(from.at as usize..self.range.end)) => LONELY_LAST_LINE,
            _ if self.prepared.spaced && width < self.measure / 6 => SHORT_LAST_LINE,
            _ => 0,
        }
    }

    /// The lines of the cheapest way to the last stop.
    fn trace(&self, end: LineEnd) -> Option<Vec<FitLine>> {
        let mut lines = Vec::new();
        let mut to = self.stops.last().filter(|last| last.best < NO_WAY)?;
        while to.at as usize > self.range.start {
            let from = &self.stops[to.from as usize];
            let end = match to.is_hyphen {
                true => LineEnd::Hyphen,
                false if lines.is_empty() => end,
                false => LineEnd::Soft,
            };
            lines.push(line_of(self.prepared, from.at as usize..to.at as usize, end));
            to = from;
        }
        lines.reverse();
        if lines.is_empty() { None } else { Some(lines) }
    }
}

/// A place where a line may begin or end. Columns count from the start of the text on one endless line. What the first line
/// has less or more than the others is put before all stops but the first, so that one measure holds for all.
struct Stop {
    /// The cluster that the next line begins with.
    at: u32,
    /// The column where a line that ends here ends.
    close: u32,
    /// The column where a line that begins here begins.
    open: u32,
    /// Slots that may be stretched before a line's end here, and before its beginning.
    slots: (u32, u32),
    /// Columns at its end that may hang in the margin.
    hanging: u32,
    /// What a break here costs.
    cost: u32,
    /// Whether a line that ends here ends with a hyphen.
    is_hyphen: bool,
    /// How many lines up to here end with a hyphen, one after another.
    hyphens: u8,
    /// The stop where the last line of the cheapest way here begins.
    from: u32,
    /// What all lines of that way cost.
    best: u64,
}

impl Stop {
    /// The slots of a line that begins at `from` and ends here.
    fn slots_from(&self, from: &Self) -> u32 {
        self.slots.0.saturating_sub(from.slots.1)
    }
}

/// Where lines may begin or end in the clusters `range`; slots are counted where they will be stretched.
fn stops(prepared: &Prepared, range: &Range<usize>, room: Room) -> Vec<Stop> {
    let clusters = prepared.clusters.get(range.clone()).unwrap_or_default();
    let slots = if room.justify { count_slots(clusters) } else { Vec::new() };
    let count = |i: usize| slots.get(i).copied().unwrap_or(0);
    let indent = u32::from(room.indent);
    let stop = |i: usize| {
        let shown = clusters[..i].iter().rposition(|c| !c.class.is_space()).unwrap_or(0);
        let (last, next) = (clusters.get(shown), clusters.get(i));
        let (cost, hyphen) = match next.map(|c| c.before) {
            Some(Break::Discouraged) => (DISCOURAGED, 0),
            Some(Break::Hyphen) => (HYPHEN, u32::from(HYPHEN_COLUMNS)),
            _ => (0, 0),
        };
        Stop {
            at: (range.start + i) as u32,
            close: indent + last.map_or(0, |c| c.open + u32::from(c.columns())) + hyphen,
            open: indent + next.map_or(0, |c| c.open),
            slots: (count(shown), count(i)),
            hanging: last
                .filter(|_| may_hang(prepared, range.start, range.start + shown))
                .map_or(0, |c| c.width.into()),
            cost,
            is_hyphen: hyphen > 0,
            hyphens: 0,
            from: 0,
            best: NO_WAY,
        }
    };
    let mut stops = Vec::with_capacity(clusters.len() / 4 + 2);
    stops.push(Stop { open: prepared.open_of(range.start) + u32::from(room.hanging), best: 0, ..stop(0) });
    let opportunities =
        clusters.iter().enumerate().skip(1).filter(|(_, c)| c.before.is_opportunity() || c.before == Break::Hyphen);
    stops.extend(opportunities.map(|(i, _)| stop(i)));
    stops.push(stop(clusters.len()));
    stops
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
