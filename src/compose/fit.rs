//! Fourth stage: opportunities become lines, first fit.
//!
//! A candidate line is measured with its edge rules already applied (no space at its end, a mark hanging in the margin),
//! so its width is exact before a break is chosen. Nothing in a terminal can be squeezed: what may not stand at a line's
//! edge is carried to the next line (push-out) or hangs.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::prepare::{Cluster, Prepared};
use crate::text::class::Class;
use std::ops::Range;

/// How far a better opportunity may lie before the last one that fits, in columns.
const DETOUR: u16 = 4;

/// A line before its clusters are placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FitLine {
    /// Indices of the clusters that it shows; spaces at its end and the line break are left out.
    pub shown: Range<usize>,
    /// Columns that it takes, with what hangs in the margin.
    pub width: u16,
    /// Why it ends.
    pub end: LineEnd,
}

/// Fills `prepared` into lines of `measure` columns; `indent` columns of the first line are taken.
pub fn fit(prepared: &Prepared, measure: u16, indent: u16) -> Vec<FitLine> {
    let clusters = &prepared.clusters;
    let mut lines = Vec::new();
    let mut start = 0;
    let mut paragraph = 0;
    while start < clusters.len() {
        let room = if start == 0 { measure.saturating_sub(indent) } else { measure };
        let (line, next) = next_line(prepared, start, room.max(1));
        let hard = matches!(line.end, LineEnd::Hard | LineEnd::Last);
        lines.push(line);
        start = next;
        if hard {
            avoid_lonely_end(prepared, &mut lines[paragraph..], measure);
            paragraph = lines.len();
        }
    }
    if lines.is_empty() {
        lines.push(FitLine { shown: 0..0, width: 0, end: LineEnd::Last });
    }
    lines
}

/// An end that fits: the cluster after it, where the shown text ends, and the columns.
#[derive(Clone, Copy)]
struct Candidate {
    next: usize,
    shown_end: usize,
    width: u16,
    quality: Break,
}

/// The line that begins at `start`, and the cluster after it.
fn next_line(prepared: &Prepared, start: usize, room: u16) -> (FitLine, usize) {
    let clusters = &prepared.clusters;
    let mut walk = Walk::new(prepared, start);
    let mut best: Option<Candidate> = None;
    let mut firm: Option<Candidate> = None;
    let mut emergency: Option<Candidate> = None;
    for (i, cluster) in clusters.iter().enumerate().skip(start) {
        if i > start && walk.fits(room) {
            let here = walk.candidate(i, cluster.before);
            match cluster.before {
                Break::Allowed => (best, firm) = (Some(here), Some(here)),
                Break::Discouraged => best = Some(here),
                quality => emergency = better_emergency(emergency, here, quality, room),
            }
        }
        if cluster.class == Class::Newline {
            let next = i + 1;
            let end = if next == clusters.len() { LineEnd::Last } else { LineEnd::Hard };
            if walk.fits(room) {
                return walk.end(walk.candidate(next, Break::Mandatory), start, end);
            }
        }
        if walk.is_past(room) {
            return walk.cut(best, firm, emergency, start, room);
        }
        walk.pass(i, *cluster);
    }
    if walk.fits(room) {
        let all = walk.candidate(clusters.len(), Break::Mandatory);
        return walk.end(all, start, LineEnd::Last);
    }
    walk.cut(best, firm, emergency, start, room)
}

/// Keeps the better of two ends within a word: after a joint of an address in the second half of the line, else the
/// later one that keeps marks from the edges.
fn better_emergency(old: Option<Candidate>, new: Candidate, quality: Break, room: u16) -> Option<Candidate> {
    let new = Candidate { quality, ..new };
    match old {
        Some(old) if rank(quality) < rank(old.quality) && old.width * 2 > room => Some(old),
        _ => Some(new),
    }
}

fn rank(quality: Break) -> u8 {
    match quality {
        Break::EmergencyPreferred => 2,
        Break::Emergency => 1,
        _ => 0,
    }
}

/// The state of a line that grows cluster by cluster.
struct Walk<'a> {
    prepared: &'a Prepared,
    start: usize,
    /// Columns up to the last cluster that shows.
    width: u16,
    /// Columns with the spaces after it.
    pen: u16,
    shown_end: usize,
    /// Columns of the last cluster that may hang in the margin.
    hanging: u16,
}

impl<'a> Walk<'a> {
    fn new(prepared: &'a Prepared, start: usize) -> Self {
        Self { prepared, start, width: 0, pen: 0, shown_end: start, hanging: 0 }
    }

    fn pass(&mut self, index: usize, cluster: Cluster) {
        let slot = if self.shown_end == self.start { 0 } else { u16::from(cluster.slot) };
        if cluster.class.is_space() || cluster.class == Class::Newline {
            // Spaces at the head of a line that follows a soft break are not shown.
            self.pen += if self.shown_end == self.start { 0 } else { u16::from(cluster.width) };
            return;
        }
        let hangs = self.prepared.hang && cluster.class == Class::Stop && self.hanging == 0;
        self.pen += slot + u16::from(cluster.width);
        self.width = self.pen;
        self.shown_end = index + 1;
        self.hanging = if hangs { u16::from(cluster.width) } else { 0 };
    }

    /// Whether what shows so far fits, with its last mark in the margin where it may hang.
    fn fits(&self, room: u16) -> bool {
        self.width - self.hanging <= room
    }

    /// Whether nothing further can fit.
    fn is_past(&self, room: u16) -> bool {
        self.width - self.hanging > room
    }

    fn candidate(&self, next: usize, quality: Break) -> Candidate {
        Candidate { next, shown_end: self.shown_end, width: self.width, quality }
    }

    fn end(&self, at: Candidate, start: usize, end: LineEnd) -> (FitLine, usize) {
        (FitLine { shown: start..at.shown_end.max(start), width: at.width, end }, at.next)
    }

    /// Ends the line at the best of what was found; in a word wider than the measure, within it.
    fn cut(
        &self,
        best: Option<Candidate>,
        firm: Option<Candidate>,
        emergency: Option<Candidate>,
        start: usize,
        room: u16,
    ) -> (FitLine, usize) {
        if let Some(best) = best {
            let firm = firm.filter(|f| best.quality == Break::Discouraged && f.width + DETOUR >= best.width.min(room));
            return self.end(firm.unwrap_or(best), start, LineEnd::Soft);
        }
        if let Some(emergency) = emergency {
            return self.end(emergency, start, LineEnd::Emergency);
        }
        // Not even one cluster fits: it stands alone, and the painter clips it.
        let next = start + 1;
        let width = self.prepared.clusters.get(start).map_or(0, |c| u16::from(c.width));
        (FitLine { shown: start..next, width, end: LineEnd::Emergency }, next)
    }
}

/// Ends the line before the last one earlier, where the last one would be a lone character or one with its mark.
fn avoid_lonely_end(prepared: &Prepared, lines: &mut [FitLine], measure: u16) {
    let [.., before, last] = lines else { return };
    if before.end != LineEnd::Soft || !is_lonely(prepared, &last.shown) {
        return;
    }
    let clusters = &prepared.clusters;
    let earlier = (before.shown.start + 1..before.shown.end)
        .rev()
        .find(|&i| clusters[i].before == Break::Allowed && !is_lonely(prepared, &(i..last.shown.end)));
    let Some(at) = earlier else { return };
    let moved = line_of(prepared, at..last.shown.end, last.end);
    let kept = line_of(prepared, before.shown.start..at, LineEnd::Soft);
    if moved.width <= measure && !kept.shown.is_empty() {
        (*before, *last) = (kept, moved);
    }
}

fn is_lonely(prepared: &Prepared, shown: &Range<usize>) -> bool {
    let clusters = prepared.clusters.get(shown.clone()).unwrap_or_default();
    clusters.iter().filter(|c| !c.class.is_space() && !c.class.is_trailing_mark()).count() <= 1
}

/// The line that shows exactly `range` without the spaces at its end.
fn line_of(prepared: &Prepared, range: Range<usize>, end: LineEnd) -> FitLine {
    let mut walk = Walk::new(prepared, range.start);
    for i in range.clone() {
        walk.pass(i, prepared.clusters[i]);
    }
    FitLine { shown: range.start..walk.shown_end, width: walk.width, end }
}

/// Cuts preformatted text into lines of `room` columns; the flag marks the lines that go on from the one before, which
/// leave two columns for their mark.
pub fn fit_verbatim(prepared: &Prepared, room: u16) -> Vec<(FitLine, bool)> {
    let clusters = &prepared.clusters;
    let mut out = Vec::new();
    let mut start = 0;
    while start <= clusters.len() {
        let newline = clusters.iter().skip(start).position(|c| c.class == Class::Newline);
        let end = newline.map_or(clusters.len(), |offset| start + offset);
        cut_line(prepared, start..end, room, &mut out);
        start = end + 1;
    }
    out
}

fn cut_line(prepared: &Prepared, line: Range<usize>, room: u16, out: &mut Vec<(FitLine, bool)>) {
    let (mut start, mut width, mut continued) = (line.start, 0, false);
    for i in line.clone() {
        let columns = u16::from(prepared.clusters[i].width);
        let limit = if continued { room.saturating_sub(2) } else { room };
        if width + columns > limit && i > start {
            out.push((FitLine { shown: start..i, width, end: LineEnd::Emergency }, continued));
            (start, width, continued) = (i, 0, true);
        }
        width += columns;
    }
    let end = if line.end == prepared.clusters.len() { LineEnd::Last } else { LineEnd::Hard };
    out.push((FitLine { shown: start..line.end, width, end }, continued));
}
