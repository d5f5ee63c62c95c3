//! Optimal fit: the breaks of a whole paragraph chosen together, so that its right edge is as even as it can be.
//!
//! For text with spaces (Latin, Korean), where words make greedy lines uneven. The cost of a line is the square of its
//! unused columns, in integers; the last line is free, unless it is a lone word. After Knuth and Plass (1981), without
//! stretch and shrink, which a terminal does not have.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::fit::FitLine;
use crate::compose::prepare::Prepared;
use crate::text::class::Class;
use std::ops::Range;

/// What a last line costs that is shorter than a sixth of the measure.
const SHORT_LAST_LINE: u64 = 60;
/// What a break at a discouraged opportunity costs.
const DISCOURAGED: u64 = 100;

/// The lines of the paragraph `range` (clusters, without its line break), or `None` where a word is wider than the
/// measure: then the first fit decides.
pub fn fit(prepared: &Prepared, range: Range<usize>, measure: u16, indent: u16, end: LineEnd) -> Option<Vec<FitLine>> {
    let stops = stops(prepared, &range);
    let widths = Widths::new(prepared, &range);
    let mut best: Vec<Option<(u64, usize)>> = vec![None; stops.len()];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    let room_of = |from: usize| if from == 0 { measure.saturating_sub(indent) } else { measure };
    let mut reach = 0;
    for to in 1..stops.len() {
        let is_last = to + 1 == stops.len();
        while reach < to && widths.of(stops[reach].at..stops[to].at) > room_of(reach) {
            reach += 1;
        }
        for from in reach..to {
            let (room, width) = (room_of(from), widths.of(stops[from].at..stops[to].at));
            let Some((before, _)) = best[from].filter(|_| width <= room) else { continue };
            let cost = before + line_cost(width, room, is_last, from > 0) + stops[to].cost;
            if best[to].is_none_or(|(known, _)| cost < known) {
                best[to] = Some((cost, from));
            }
        }
    }
    trace(&stops, &best, &widths, end)
}

/// A place where a line may begin or end.
struct Stop {
    at: usize,
    cost: u64,
}

fn stops(prepared: &Prepared, range: &Range<usize>) -> Vec<Stop> {
    let clusters = prepared.clusters.get(range.clone()).unwrap_or_default();
    let mut stops = vec![Stop { at: range.start, cost: 0 }];
    for (i, cluster) in clusters.iter().enumerate().skip(1) {
        match cluster.before {
            Break::Allowed => stops.push(Stop { at: range.start + i, cost: 0 }),
            Break::Discouraged => stops.push(Stop { at: range.start + i, cost: DISCOURAGED }),
            _ => {}
        }
    }
    stops.push(Stop { at: range.end, cost: 0 });
    stops
}

fn line_cost(width: u16, room: u16, is_last: bool, follows: bool) -> u64 {
    let unused = u64::from(room - width);
    match is_last {
        true if follows && width < room / 6 => SHORT_LAST_LINE,
        true => 0,
        false => unused * unused,
    }
}

fn trace(stops: &[Stop], best: &[Option<(u64, usize)>], widths: &Widths<'_>, end: LineEnd) -> Option<Vec<FitLine>> {
    let mut lines = Vec::new();
    let mut to = stops.len() - 1;
    while to > 0 {
        let (_, from) = (*best.get(to)?)?;
        let range = stops[from].at..stops[to].at;
        let end = if to + 1 == stops.len() { end } else { LineEnd::Soft };
        lines.push(FitLine { shown: range.start..widths.shown_end(&range), width: widths.of(range), end });
        to = from;
    }
    lines.reverse();
    Some(lines)
}

/// Sums of widths, for the columns of any candidate line at once.
struct Widths<'a> {
    prepared: &'a Prepared,
    start: usize,
    /// Columns before each cluster of the paragraph, and after the last.
    before: Vec<u32>,
}

impl<'a> Widths<'a> {
    fn new(prepared: &'a Prepared, range: &Range<usize>) -> Self {
        let clusters = prepared.clusters.get(range.clone()).unwrap_or_default();
        let mut total = 0;
        let mut before = Vec::with_capacity(clusters.len() + 1);
        before.push(0);
        for cluster in clusters {
            total += u32::from(cluster.slot + cluster.width);
            before.push(total);
        }
        Self { prepared, start: range.start, before }
    }

    /// The columns of a line that shows `range`, its edge rules applied.
    fn of(&self, range: Range<usize>) -> u16 {
        let end = self.shown_end(&range);
        if end <= range.start {
            return 0;
        }
        let at = |i: usize| self.before.get(i - self.start).copied().unwrap_or_default();
        let slot = self.prepared.clusters.get(range.start).map_or(0, |c| u32::from(c.slot));
        (at(end) - at(range.start) - slot).min(u32::from(u16::MAX)) as u16
    }

    /// Where the shown text of a line ends: its trailing spaces are left out.
    fn shown_end(&self, range: &Range<usize>) -> usize {
        let clusters = self.prepared.clusters.get(range.clone()).unwrap_or_default();
        let shown = clusters.iter().rposition(|c| !c.class.is_space() && c.class != Class::Newline);
        range.start + shown.map_or(0, |i| i + 1)
    }
}
