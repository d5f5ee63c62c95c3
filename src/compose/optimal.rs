//! Optimal fit: the breaks of a whole paragraph chosen together, so that its right edge is as even as it can be.
//!
//! For text with spaces (Latin, Korean), where words make greedy lines uneven. The cost of a line is the square of its
//! unused columns, in integers; the last line is free, unless it is a lone word. After Knuth and Plass (1981), without
//! stretch and shrink, which a terminal does not have.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::fit::FitLine;
use crate::compose::hyphens::{HYPHEN_COLUMNS, MOST_IN_A_ROW};
use crate::compose::prepare::Prepared;
use std::ops::Range;

/// What a last line costs that is shorter than a sixth of the measure.
const SHORT_LAST_LINE: u64 = 60;
/// What a break at a discouraged opportunity costs.
const DISCOURAGED: u64 = 100;
/// What a hyphen costs: as much as five unused columns.
const HYPHEN: u64 = 25;

/// The lines of the paragraph `range` (clusters, without its line break), or `None` where a word is wider than the
/// measure: then the first fit decides.
pub fn fit(prepared: &Prepared, range: Range<usize>, measure: u16, indent: u16, end: LineEnd) -> Option<Vec<FitLine>> {
    let stops = stops(prepared, &range);
    let mut best = vec![Best { cost: u64::MAX, from: 0, hyphens: 0 }; stops.len()];
    if let Some(first) = best.first_mut() {
        first.cost = 0;
    }
    let room_of = |from: usize| if from == 0 { measure.saturating_sub(indent) } else { measure };
    let mut reach = 0;
    for to in 1..stops.len() {
        let is_last = to + 1 == stops.len();
        while reach < to && width(&stops[reach], &stops[to]) > room_of(reach) {
            reach += 1;
        }
        for from in reach..to {
            let (room, width) = (room_of(from), width(&stops[from], &stops[to]));
            if best[to].cost < u64::MAX && width < room / 2 && !is_last {
                // Lines get shorter from here on, and a line that is half empty is never the best of several.
                break;
            }
            if best[from].cost == u64::MAX || width > room {
                continue;
            }
            let hyphens = if stops[to].hyphen { best[from].hyphens + 1 } else { 0 };
            if hyphens > MOST_IN_A_ROW {
                continue;
            }
            let cost = best[from].cost + line_cost(width, room, is_last, from > 0) + stops[to].cost;
            if cost < best[to].cost {
                best[to] = Best { cost, from, hyphens };
            }
        }
    }
    trace(&stops, &best, end)
}

/// The cheapest way to a stop.
#[derive(Clone, Copy)]
struct Best {
    /// What all lines up to the stop cost; the most where there is no way.
    cost: u64,
    /// The stop where the last of them begins.
    from: usize,
    /// How many lines up to the stop end with a hyphen, one after another.
    hyphens: u8,
}

/// A place where a line may begin or end. Columns count from the start of the paragraph on one endless line.
struct Stop {
    /// The cluster that the next line begins with.
    at: usize,
    /// The cluster after the last one that shows on a line that ends here.
    shown_end: usize,
    /// The column where a line that ends here ends.
    close: u32,
    /// The column where a line that begins here begins.
    open: u32,
    /// What a break here costs.
    cost: u64,
    /// Whether a line that ends here ends with a hyphen.
    hyphen: bool,
}

/// The columns of a line between two stops.
fn width(from: &Stop, to: &Stop) -> u16 {
    to.close.saturating_sub(from.open).min(u32::from(u16::MAX)) as u16
}

fn stops(prepared: &Prepared, range: &Range<usize>) -> Vec<Stop> {
    let clusters = prepared.clusters.get(range.clone()).unwrap_or_default();
    let mut stops = Vec::with_capacity(clusters.len() / 4 + 2);
    stops.push(Stop { at: range.start, shown_end: range.start, close: 0, open: 0, cost: 0, hyphen: false });
    let (mut pen, mut close, mut shown_end) = (0, 0, range.start);
    for (at, cluster) in (range.start..).zip(clusters) {
        let open = pen + u32::from(cluster.slot);
        if at > range.start && cluster.before.is_opportunity() {
            let cost = if cluster.before == Break::Discouraged { DISCOURAGED } else { 0 };
            stops.push(Stop { at, shown_end, close, open, cost, hyphen: false });
        } else if cluster.before == Break::Hyphen {
            let close = close + u32::from(HYPHEN_COLUMNS);
            stops.push(Stop { at, shown_end, close, open, cost: HYPHEN, hyphen: true });
        }
        pen = open + u32::from(cluster.columns());
        if !cluster.class.is_space() {
            (close, shown_end) = (pen, at + 1);
        }
    }
    stops.push(Stop { at: range.end, shown_end, close, open: pen, cost: 0, hyphen: false });
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

fn trace(stops: &[Stop], best: &[Best], end: LineEnd) -> Option<Vec<FitLine>> {
    let mut lines = Vec::new();
    let mut to = stops.len() - 1;
    while to > 0 {
        let Best { from, .. } = *best.get(to).filter(|best| best.cost < u64::MAX)?;
        let end = match stops[to].hyphen {
            true => LineEnd::Hyphen,
            false if to + 1 == stops.len() => end,
            false => LineEnd::Soft,
        };
        let shown = stops[from].at..stops[to].shown_end.max(stops[from].at);
        lines.push(FitLine { shown, width: width(&stops[from], &stops[to]), end });
        to = from;
    }
    lines.reverse();
    Some(lines)
}
