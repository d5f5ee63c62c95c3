//! Fourth stage: opportunities become lines, by [`first_fit`] or [`optimal`] fit.
//!
//! A candidate line is measured with its edge rules already applied (no space at its end, a mark hanging in the margin),
//! so its width is exact before a break is chosen. Nothing in a terminal can be squeezed: what may not stand at a line's
//! edge is carried to the next line (push-out) or hangs.

use crate::compose::LineEnd;
use crate::compose::breaks::Break;
use crate::compose::hyphens::HYPHEN_COLUMNS;
use crate::compose::prepare::Prepared;
use crate::compose::{first_fit, optimal};
use crate::text::class::Class;
use std::ops::Range;

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

/// The room that a text is filled into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Columns of a line.
    pub measure: u16,
    /// Columns of the first line that are taken.
    pub indent: u16,
    /// Columns of the other lines that are taken.
    pub hanging: u16,
    /// Whether lines will be stretched to the measure.
    pub justify: bool,
}

impl Room {
    /// Ragged lines of `measure` columns.
    pub fn ragged(measure: u16) -> Self {
        Self { measure, indent: 0, hanging: 0, justify: false }
    }

    /// The columns of a paragraph's first line, and of the others.
    pub(in crate::compose) fn of_line(self, is_first: bool) -> u16 {
        self.measure.saturating_sub(if is_first { self.indent } else { self.hanging }).max(1)
    }
}

/// Fills `prepared` into lines.
///
/// Text with spaces is fitted paragraph by paragraph as a whole, and so is text that will be stretched; other text is
/// filled line by line (rule 11).
pub fn fit(prepared: &Prepared, room: Room) -> Vec<FitLine> {
    let as_a_whole = prepared.spaced || room.justify;
    let about = prepared.columns as usize / usize::from(room.measure.max(1)) + prepared.newlines.len();
    let mut lines = Vec::with_capacity(about + 2);
    for (paragraph, end) in prepared.paragraphs() {
        let first = lines.len();
        let room = Room { indent: if paragraph.start == 0 { room.indent } else { room.hanging }, ..room };
        let is_fitted = as_a_whole && optimal::fit(prepared, paragraph.clone(), room, end, &mut lines).is_some();
        if !is_fitted {
            first_fit::fit(prepared, paragraph, room, end, &mut lines);
        }
        avoid_lonely_end(prepared, lines.get_mut(first..).unwrap_or_default(), room.of_line(false));
    }
    lines
}

/// Columns of a last line that may be a lone character with its marks.
pub(in crate::compose) const LONELY_WIDTH: u16 = 6;

/// Ends the line before the last one earlier, where the last one would be a lone character or one with its mark; within a
/// word only where it was ended so.
fn avoid_lonely_end(prepared: &Prepared, lines: &mut [FitLine], measure: u16) {
    let [.., before, last] = lines else { return };
    let may_be_lonely = last.width <= LONELY_WIDTH && matches!(before.end, LineEnd::Soft | LineEnd::Emergency);
    if !may_be_lonely || !is_lonely(prepared, &last.shown) {
        return;
    }
    let is_good = |at: Break| match before.end {
        LineEnd::Soft => at == Break::Allowed,
        _ => matches!(at, Break::Emergency | Break::EmergencyPreferred | Break::Allowed),
    };
    let earlier = (before.shown.start + 1..before.shown.end)
        .rev()
        .find(|&i| is_good(prepared.clusters[i].before) && !is_lonely(prepared, &(i..last.shown.end)));
    let Some(at) = earlier else { return };
    let moved = line_of(prepared, at..last.shown.end, last.end);
    let kept = line_of(prepared, before.shown.start..at, before.end);
    if moved.width <= measure && !kept.shown.is_empty() {
        (*before, *last) = (kept, moved);
    }
}

/// Whether a last line of these clusters is a lone character, or one with its mark.
pub(in crate::compose) fn is_lonely(prepared: &Prepared, shown: &Range<usize>) -> bool {
    let clusters = prepared.clusters.get(shown.clone()).unwrap_or_default();
    let mut own = clusters.iter().filter(|c| !c.class.is_space() && !c.class.is_trailing_mark());
    own.nth(1).is_none()
}

/// Whether a cluster of a line that begins at `start` may hang in the margin: the first mark of a run may.
pub(in crate::compose) fn may_hang(prepared: &Prepared, start: usize, at: usize) -> bool {
    let is_stop = |i: usize| prepared.clusters.get(i).is_some_and(|c| c.class == Class::Stop);
    prepared.hang && is_stop(at) && (at == start || !is_stop(at - 1))
}

/// The line that shows `range` without the spaces at its ends, and with its hyphen.
pub(in crate::compose) fn line_of(prepared: &Prepared, range: Range<usize>, end: LineEnd) -> FitLine {
    let shown_end = prepared.shown_end(&range);
    let hyphen = if end == LineEnd::Hyphen { HYPHEN_COLUMNS } else { 0 };
    let first = prepared.first_shown(range.start).min(shown_end);
    FitLine { shown: first..shown_end, width: prepared.width_of(range.start, shown_end) + hyphen, end }
}
