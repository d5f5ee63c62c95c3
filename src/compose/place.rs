//! Fifth stage: the clusters of a line get their columns.

use crate::compose::cluster::Cluster;
use crate::compose::collect::Span;
use crate::compose::fit::FitLine;
use crate::compose::hyphens::HYPHEN;
use crate::compose::line::{Line, LineEnd, PlacedCluster, Run};
use crate::compose::options::{Direction, Options, VerticalForms};
use crate::compose::prepare::Prepared;
use crate::compose::ruby::{self, Reading, Side};
use crate::document::{BlockId, Role, Target, TextPos};
use crate::text::class::Class;
use crate::text::width::{self, Widths};
use std::ops::Range;
use std::sync::Arc;

/// A line that is being put together from left to right.
#[derive(Debug, Default)]
pub struct LineBuilder {
    pub(super) line: Line,
    pub(super) forms: VerticalForms,
    source: Option<Range<TextPos>>,
    readings: Vec<Reading>,
    /// The bases whose readings beside the line do not keep to their rows, and the sides on which they want room.
    pub(super) crowded: Vec<(u32, Side)>,
}

/// How a stretch of prepared text is placed.
#[derive(Debug, Clone, Copy)]
pub struct Placing<'a> {
    /// The leaf block that the text belongs to.
    pub block: BlockId,
    /// Columns from the left edge of the measure to the text.
    pub left: u16,
    /// Columns that the text may take.
    pub room: u16,
    /// Roles outside those of the spans.
    pub roles: &'a [Role],
    /// Whether the line is stretched to `room`.
    pub justify: bool,
    /// The widths of glyphs.
    pub widths: Widths,
}

impl LineBuilder {
    /// A line that runs as the options say.
    pub fn new(options: &Options) -> Self {
        let line = Line { direction: options.direction, ..Line::default() };
        Self { line, forms: options.vertical_forms, ..Self::default() }
    }

    /// Adds something that is not text: a marker, a bar, a rule.
    pub fn decoration(&mut self, column: u16, text: &str, roles: &[Role]) {
        if self.line.direction == Direction::Vertical {
            return self.vertical_decoration(column, text, roles);
        }
        use unicode_segmentation::UnicodeSegmentation;
        let first = self.line.clusters.len() as u32;
        let mut at = column;
        for cluster in text.graphemes(true) {
            let glyph = width::glyph(cluster, Widths::UNKNOWN);
            self.push(glyph.text, glyph.width, (at, 0), 0);
            at += u16::from(glyph.width);
        }
        let last = self.line.clusters.len() as u32;
        self.line.runs.push(Run { clusters: first..last, roles: Arc::from(roles), target: None, block: None });
    }

    /// Adds the text of a fitted line.
    pub fn text(&mut self, prepared: &Prepared, fitted: &FitLine, placing: Placing<'_>) {
        if self.line.direction == Direction::Vertical {
            return self.vertical_text(prepared, fitted, placing);
        }
        let clusters = prepared.clusters.get(fitted.shown.clone()).unwrap_or_default();
        let stretch = Stretch::new(clusters, fitted, placing);
        let mut column = placing.left;
        let mut span_index = clusters.first().map_or(0, |c| prepared.collected.span_at(c.start));
        let next = prepared.collected.spans.get(span_index + 1).map_or(u32::MAX, |next| next.start);
        let edge = ruby::at_the_edge(clusters, next);
        let mut open: Option<usize> = None;
        for (i, cluster) in clusters.iter().enumerate() {
            while prepared.collected.spans.get(span_index + 1).is_some_and(|next| next.start <= cluster.start) {
                span_index += 1;
            }
            let Some(span) = prepared.collected.spans.get(span_index) else { break };
            let lead = if i == 0 { 0 } else { u16::from(cluster.slot) + stretch.before(i) };
            let spread = cluster.lead - if i == 0 { edge.columns } else { 0 };
            column += lead + u16::from(spread);
            let glyph = width::glyph(prepared.text_of(*cluster), placing.widths);
            // A space with autospace off takes no column; a break hint shows nothing.
            if cluster.width > 0 && !glyph.text.is_empty() {
                if open != Some(span_index) {
                    self.open_run(span, placing);
                    open = Some(span_index);
                }
                self.push(glyph.text, cluster.width, (column, 0), span.source_of(cluster.start));
                self.close_run();
            }
            if let Some(reading) = span.reading.as_ref().filter(|_| cluster.start == span.start) {
                let (start, text) = (column - u16::from(spread), Arc::clone(reading));
                let over = [ruby::over(i.checked_sub(1).and_then(|before| clusters.get(before))), 0];
                let (base, target) = (span.start, span.target.clone());
                self.readings.push(Reading { base, start, end: 0, over, air: span.air, text, target });
            }
            column += u16::from(cluster.width) + u16::from(cluster.trail);
            column += if i == edge.after { u16::from(edge.columns) } else { 0 };
            if let Some(reading) = self.readings.last_mut().filter(|_| span.reading.is_some()) {
                reading.end = column;
                reading.over[1] = ruby::over(clusters.get(i + 1));
            }
        }
        if fitted.end == LineEnd::Hyphen {
            self.hyphen(column);
        }
        self.extend_source(prepared, fitted, placing.block);
        self.line.end = fitted.end;
    }

    /// Adds the hyphen of a parted word: it looks like the word and leads where the word does, but is no text.
    fn hyphen(&mut self, column: u16) {
        let Some(word) = self.line.runs.last() else { return };
        let (roles, target) = (Arc::clone(&word.roles), word.target.clone());
        self.decoration(column, HYPHEN, &roles);
        self.lead_to(target);
    }

    /// Adds text that is shown here once more: the line is not the place to look for it.
    pub fn repeated_text(&mut self, prepared: &Prepared, fitted: &FitLine, placing: Placing<'_>) {
        let source = self.source.take();
        self.text(prepared, fitted, placing);
        self.source = source;
    }

    /// Makes what was added last lead somewhere.
    pub fn lead_to(&mut self, target: Option<Arc<Target>>) {
        if let Some(run) = self.line.runs.last_mut() {
            run.target = target;
        }
    }

    /// The readings that stand above the line's bases.
    pub fn take_readings(&mut self) -> Vec<Reading> {
        std::mem::take(&mut self.readings)
    }

    /// The bases whose readings stand beside what they do not belong to.
    pub fn take_crowded(&mut self) -> Vec<(u32, Side)> {
        std::mem::take(&mut self.crowded)
    }

    /// The line; what it shows of the text starts at `at` where it shows none.
    pub fn finish(mut self, at: TextPos) -> Line {
        self.line.source = self.source.unwrap_or(at..at);
        self.line
    }

    /// Adds a glyph at a column, and in a vertical line at so many cells from its left edge.
    pub(super) fn push(&mut self, text: &str, width: u8, (column, across): (u16, u8), byte: u32) {
        let start = self.line.text.len() as u32;
        self.line.text.push_str(text);
        self.line.clusters.push(PlacedCluster { start, len: text.len() as u16, width, column, across, byte });
    }

    pub(super) fn open_run(&mut self, span: &Span, placing: Placing<'_>) {
        let first = self.line.clusters.len() as u32;
        let roles = match placing.roles {
            [] => Arc::clone(&span.roles),
            outer => outer.iter().chain(span.roles.iter()).copied().collect(),
        };
        self.line.runs.push(Run {
            clusters: first..first,
            roles,
            target: span.target.clone(),
            block: Some(placing.block),
        });
    }

    pub(super) fn close_run(&mut self) {
        let end = self.line.clusters.len() as u32;
        if let Some(run) = self.line.runs.last_mut() {
            run.clusters.end = end;
        }
    }

    /// The flat text from the first cluster shown to the first one of the next line.
    pub(super) fn extend_source(&mut self, prepared: &Prepared, fitted: &FitLine, block: BlockId) {
        let byte_at = |index: usize| match prepared.clusters.get(index) {
            Some(cluster) => prepared.collected.source_of(cluster.start),
            None => prepared.source_len(),
        };
        let start = TextPos { block, byte: byte_at(fitted.shown.start) };
        let end = TextPos { block, byte: byte_at(fitted.shown.end) };
        self.source = Some(match self.source.take() {
            Some(shown) => shown.start.min(start)..shown.end.max(end),
            None => start..end,
        });
    }
}

/// The columns that justification adds, slot by slot (rule 10): one at most in each, or the line stays ragged.
pub(super) struct Stretch {
    /// Index of the cluster before which a column is added, ascending.
    before: Vec<usize>,
}

impl Stretch {
    pub(super) fn new(clusters: &[Cluster], fitted: &FitLine, placing: Placing<'_>) -> Self {
        let extra = usize::from(placing.room.saturating_sub(fitted.width));
        if !placing.justify || extra == 0 || !matches!(fitted.end, LineEnd::Soft | LineEnd::Hyphen) {
            return Self { before: Vec::new() };
        }
        let mut slots: Vec<(u8, usize)> =
            (1..clusters.len()).filter_map(|i| priority(clusters[i - 1], clusters[i]).map(|p| (p, i))).collect();
        if slots.len() < extra {
            return Self { before: Vec::new() };
        }
        slots.sort_by_key(|&(priority, _)| priority);
        let mut before = spread(&slots, extra);
        before.sort_unstable();
        Self { before }
    }

    pub(super) fn before(&self, index: usize) -> u16 {
        u16::from(self.before.binary_search(&index).is_ok())
    }
}

/// `count` of the slots: all of the better kinds, and of the last kind evenly spread ones.
fn spread(slots: &[(u8, usize)], count: usize) -> Vec<usize> {
    let last_kind = slots.get(count - 1).map_or(0, |s| s.0);
    let whole: Vec<usize> = slots.iter().filter(|s| s.0 < last_kind).map(|s| s.1).collect();
    let partial: Vec<usize> = slots.iter().filter(|s| s.0 == last_kind).map(|s| s.1).collect();
    let wanted = count - whole.len();
    let picked = (0..wanted).filter_map(|k| partial.get((2 * k + 1) * partial.len() / (2 * wanted)).copied());
    whole.iter().copied().chain(picked).collect()
}

/// Which slots are stretched first: word spaces, autospace, after punctuation where a line might end, and the air between a
/// number and its unit only where nothing else is left.
fn priority(left: Cluster, right: Cluster) -> Option<u8> {
    let parts = right.before.is_opportunity();
    match left.class {
        Class::Space if left.width > 0 => Some(if parts { 0 } else { 3 }),
        _ if right.slot > 0 => Some(if parts { 1 } else { 3 }),
        Class::Stop | Class::Point | Class::Close if parts => Some(2),
        _ => None,
    }
}

/// Whether a line can be stretched between these two.
pub(super) fn is_slot(left: Cluster, right: Cluster) -> bool {
    priority(left, right).is_some()
}

impl Prepared {
    /// Bytes of the flat text.
    pub fn source_len(&self) -> u32 {
        self.collected.spans.last().map_or(0, |_| self.collected.source_of(self.collected.text.len() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_slots_are_filled_first_and_the_rest_evenly() {
        let slots = [(0, 3), (1, 5), (2, 1), (2, 4), (2, 7), (2, 9)];
        assert_eq!(spread(&slots, 1), [3]);
        assert_eq!(spread(&slots, 2), [3, 5]);
        assert_eq!(spread(&slots, 4), [3, 5, 4, 9]);
        assert_eq!(spread(&slots, 6), [3, 5, 1, 4, 7, 9]);
    }
}
