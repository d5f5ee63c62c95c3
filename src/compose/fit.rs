//! Fourth stage: opportunities become lines: first fit here, optimal fit in [`optimal`].
//!
//! A candidate line is measured with its edge rules already applied (no space at its end, a mark hanging in the margin),
//! so its width is exact before a break is chosen. Nothing in a terminal can be squeezed: what may not stand at a line's
//! edge is carried to the next line (push-out) or hangs.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::optimal;
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
///
/// Text with spaces is fitted paragraph by paragraph as a whole, text without them line by line (rule 11).
pub fn fit(prepared: &Prepared, measure: u16, indent: u16) -> Vec<FitLine> {
    let mut lines = Vec::new();
    for (i, (paragraph, end)) in paragraphs(prepared).into_iter().enumerate() {
        let indent = if i == 0 { indent } else { 0 };
        let optimal =
            if prepared.spaced { optimal::fit(prepared, paragraph.clone(), measure, indent, end) } else { None };
        let mut fitted = optimal.unwrap_or_else(|| first_fit(prepared, paragraph, measure, indent, end));
        avoid_lonely_end(prepared, &mut fitted, measure);
        lines.extend(fitted);
    }
    lines
}

/// The stretches of text between hard line breaks, with why their last line ends.
fn paragraphs(prepared: &Prepared) -> Vec<(Range<usize>, LineEnd)> {
    let clusters = &prepared.clusters;
    let mut found = Vec::new();
    let mut start = 0;
    for (i, _) in clusters.iter().enumerate().filter(|(_, c)| c.class == Class::Newline) {
        let end = if i + 1 == clusters.len() { LineEnd::Last } else { LineEnd::Hard };
        found.push((start..i, end));
        start = i + 1;
    }
    if start < clusters.len() || found.is_empty() {
        found.push((start..clusters.len(), LineEnd::Last));
    }
    found
}

fn first_fit(prepared: &Prepared, paragraph: Range<usize>, measure: u16, indent: u16, end: LineEnd) -> Vec<FitLine> {
    let mut lines = Vec::new();
    let mut start = paragraph.start;
    while start < paragraph.end || lines.is_empty() {
        let room = if start == paragraph.start { measure.saturating_sub(indent) } else { measure };
        let (line, next) = next_line(prepared, start..paragraph.end, room.max(1));
        lines.push(line);
        start = next;
    }
    if let Some(last) = lines.last_mut() {
        last.end = end;
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

/// The line that begins with the text `rest`, and the cluster after it.
fn next_line(prepared: &Prepared, rest: Range<usize>, room: u16) -> (FitLine, usize) {
    let mut walk = Walk::new(prepared, rest.start);
    let mut best: Option<Candidate> = None;
    let mut firm: Option<Candidate> = None;
    let mut emergency: Option<Candidate> = None;
    for i in rest.clone() {
        let cluster = prepared.clusters[i];
        if i > rest.start {
            let here = walk.candidate(i, cluster.before);
            match cluster.before {
                Break::Allowed => (best, firm) = (Some(here), Some(here)),
                Break::Discouraged => best = Some(here),
                quality => emergency = better_emergency(emergency, here, quality, room),
            }
        }
        walk.pass(i, cluster);
        if !walk.fits(room) {
            return walk.cut(best, firm, emergency, room);
        }
    }
    walk.end(walk.candidate(rest.end, Break::Mandatory), LineEnd::Last)
}

/// Keeps the better of two ends where no opportunity fits: after a joint of an address in the second half of the line, within
/// a word in all but its first quarter, and within a sign only where nothing else fits; else the later one.
fn better_emergency(old: Option<Candidate>, new: Candidate, quality: Break, room: u16) -> Option<Candidate> {
    let new = Candidate { quality, ..new };
    match old {
        Some(old) if quality < old.quality && keeps(old, quality, room) => Some(old),
        _ => Some(new),
    }
}

/// Whether an earlier and better end is kept although a worse one fits.
fn keeps(old: Candidate, worse: Break, room: u16) -> bool {
    match (old.quality, worse) {
        (_, Break::Never) => true,
        (Break::EmergencyPreferred, Break::Emergency) => old.width * 2 >= room,
        _ => old.width * 4 >= room,
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
        if cluster.class.is_space() {
            // Spaces at the head of a line that follows a soft break are not shown.
            self.pen += if self.shown_end == self.start { 0 } else { u16::from(cluster.width) };
            return;
        }
        let hangs = self.prepared.hang && cluster.class == Class::Stop && self.hanging == 0;
        self.pen += slot + cluster.columns();
        self.width = self.pen;
        self.shown_end = index + 1;
        self.hanging = if hangs { u16::from(cluster.width) } else { 0 };
    }

    /// Whether what shows so far fits, with its last mark in the margin where it may hang.
    fn fits(&self, room: u16) -> bool {
        self.width - self.hanging <= room
    }

    fn candidate(&self, next: usize, quality: Break) -> Candidate {
        Candidate { next, shown_end: self.shown_end, width: self.width, quality }
    }

    fn end(&self, at: Candidate, end: LineEnd) -> (FitLine, usize) {
        (FitLine { shown: self.start..at.shown_end, width: at.width, end }, at.next)
    }

    /// Ends the line at the best of what was found; in a word wider than the measure, within it.
    fn cut(
        &self,
        best: Option<Candidate>,
        firm: Option<Candidate>,
        emergency: Option<Candidate>,
        room: u16,
    ) -> (FitLine, usize) {
        if let Some(best) = best {
            let firm = firm.filter(|f| best.quality == Break::Discouraged && f.width + DETOUR >= best.width.min(room));
            return self.end(firm.unwrap_or(best), LineEnd::Soft);
        }
        if let Some(emergency) = emergency {
            return self.end(emergency, LineEnd::Emergency);
        }
        // Not even one cluster fits: it stands alone, and the painter clips it.
        let width = self.prepared.clusters.get(self.start).map_or(0, |c| c.columns());
        (FitLine { shown: self.start..self.start + 1, width, end: LineEnd::Emergency }, self.start + 1)
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
