//! First fit: each line takes as much as it holds, and the next one begins there.
//!
//! Every cluster knows the column where it would stand on one endless line, so a line's end is searched for, not walked
//! to: a long paragraph costs as much as it has lines.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::fit::{FitLine, Room, line_of, may_hang};
use crate::compose::hyphens::MOST_IN_A_ROW;
use crate::compose::prepare::Prepared;
use std::ops::Range;

/// How far a better opportunity may lie before the last one that fits, in columns.
const DETOUR: u16 = 4;
/// A word is parted to fill a line where more than this share of it would stay unused.
const UNUSED_SHARE: u16 = 8;

/// Adds the lines of the paragraph `range` (clusters, without its line break) to `lines`.
pub fn fit(prepared: &Prepared, range: Range<usize>, room: Room, end: LineEnd, lines: &mut Vec<FitLine>) {
    let first = lines.len();
    let (mut start, mut hyphens) = (range.start, 0);
    while start < range.end || lines.len() == first {
        let room = room.of_line(start == range.start);
        let (line, next) = next_line(prepared, start..range.end, room, hyphens < MOST_IN_A_ROW);
        hyphens = if line.end == LineEnd::Hyphen { hyphens + 1 } else { 0 };
        lines.push(line);
        start = next;
    }
    if let Some(last) = lines.last_mut() {
        last.end = end;
    }
}

/// The line that begins with the text `rest`, and the cluster after it; `hyphenate` says whether it may end with a hyphen.
fn next_line(prepared: &Prepared, rest: Range<usize>, room: u16, hyphenate: bool) -> (FitLine, usize) {
    let over = first_over(prepared, &rest, room);
    if over == rest.end {
        return (line_of(prepared, rest.clone(), LineEnd::Last), rest.end);
    }
    let ordinary = ordinary_end(prepared, rest.start, over, room);
    if let Some(next) = hyphen_end(prepared, rest.start, over, room).filter(|_| hyphenate || ordinary.is_none())
        && is_worth_a_hyphen(prepared, rest.start, ordinary, next, room)
    {
        return (line_of(prepared, rest.start..next, LineEnd::Hyphen), next);
    }
    let (next, end) = match ordinary {
        Some(next) => (next, LineEnd::Soft),
        // Not even one cluster may fit: then it stands alone, and the painter clips it.
        None => (emergency_end(prepared, rest.start, over, room).unwrap_or(rest.start + 1), LineEnd::Emergency),
    };
    (line_of(prepared, rest.start..next, end), next)
}

/// The first cluster with which a line that begins with `rest` is too wide, or the end of `rest`.
fn first_over(prepared: &Prepared, rest: &Range<usize>, room: u16) -> usize {
    let clusters = prepared.clusters.get(..rest.end).unwrap_or_default();
    let limit = prepared.open_of(rest.start) + u32::from(room);
    // About as many clusters as the text has on so many columns: from there on as far as wide ones might go, then back over
    // those too many.
    let close = |i: usize| clusters[i].open + u32::from(clusters[i].columns());
    let about = usize::from(room) * prepared.clusters.len() / (prepared.columns.max(1) as usize);
    let mut at = rest.start + about;
    while at < rest.end && close(at) <= limit {
        at += (limit - close(at)) as usize / 2 + 1;
    }
    at = at.min(rest.end);
    while at > rest.start && close(at - 1) > limit {
        at -= 1;
    }
    let next_shown = |from: usize| (from..rest.end).find(|&i| !clusters[i].class.is_space()).unwrap_or(rest.end);
    let over = next_shown(at);
    if over < rest.end && may_hang(prepared, rest.start, over) && clusters[over].open <= limit {
        return next_shown(over + 1);
    }
    over
}

/// The last opportunity up to `over`; a firm one close before it is better than a discouraged one.
fn ordinary_end(prepared: &Prepared, start: usize, over: usize, room: u16) -> Option<usize> {
    let before = |i: usize| prepared.clusters[i].before;
    let best = (start + 1..=over).rev().find(|&i| before(i).is_opportunity())?;
    if before(best) != Break::Discouraged {
        return Some(best);
    }
    let width = |end: usize| line_of(prepared, start..end, LineEnd::Soft).width;
    let firm = (start + 1..best).rev().find(|&i| before(i) == Break::Allowed);
    Some(firm.filter(|&firm| width(firm) + DETOUR >= width(best).min(room)).unwrap_or(best))
}

/// The last place up to `over` where a word may be parted and its hyphen fits.
fn hyphen_end(prepared: &Prepared, start: usize, over: usize, room: u16) -> Option<usize> {
    if !prepared.hyphenated {
        return None;
    }
    let fits = |end: usize| line_of(prepared, start..end, LineEnd::Hyphen).width <= room;
    (start + 1..=over).rev().filter(|&i| prepared.clusters[i].before == Break::Hyphen).find(|&i| fits(i))
}

/// Whether a line that could end at `ordinary` is better ended within the word that follows.
fn is_worth_a_hyphen(prepared: &Prepared, start: usize, ordinary: Option<usize>, hyphen: usize, room: u16) -> bool {
    let unused = |end: usize| room.saturating_sub(line_of(prepared, start..end, LineEnd::Soft).width);
    ordinary.is_none_or(|end| hyphen > end && unused(end) > room / UNUSED_SHARE)
}

/// The best end where no opportunity fits: after a joint of an address in the second half of the line, within a word in all
/// but its first quarter, and within a sign only where nothing else fits; else the later one.
fn emergency_end(prepared: &Prepared, start: usize, over: usize, room: u16) -> Option<usize> {
    let quality = |i: usize| match prepared.clusters[i].before {
        Break::Hyphen => Break::Emergency,
        quality => quality,
    };
    let width = |end: usize| line_of(prepared, start..end, LineEnd::Emergency).width;
    let keeps = |best: usize, worse: usize| match (quality(best), quality(worse)) {
        (_, Break::Never) => true,
        (Break::EmergencyPreferred, Break::Emergency) => width(best) * 2 >= room,
        _ => width(best) * 4 >= room,
    };
    (start + 1..=over).reduce(|best, i| if quality(i) < quality(best) && keeps(best, i) { best } else { i })
}
