//! The clusters of a vertical line get their rows, and what stands beside it its place.

use crate::compose::collect::SpanKind;
use crate::compose::fit::FitLine;
use crate::compose::line::{Run, TEXT_CELLS};
use crate::compose::options::VerticalForms;
use crate::compose::place::{LineBuilder, Placing, Stretch};
use crate::compose::prepare::Prepared;
use crate::compose::vertical::beside::{self, Beside};
use crate::compose::vertical::forms::{Shape, rows_of};
use crate::compose::vertical::rows::clusters_of;
use crate::document::Role;
use crate::text::class::Class;
use crate::text::width::Widths;
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// A glyph on its way to the line.
struct Piece<'a> {
    /// Index of its span.
    span: usize,
    shape: Shape<'a>,
    /// Rows from the head of the line, or of what it belongs to beside the line.
    row: i32,
    across: u8,
    byte: u32,
    /// What it belongs to beside the line, by its index.
    beside: Option<usize>,
}

/// The text of a line on its way there.
struct Column<'a> {
    prepared: &'a Prepared,
    widths: Widths,
    forms: VerticalForms,
    /// Whether all of it is code.
    code: bool,
    pieces: Vec<Piece<'a>>,
    beside: Vec<Beside>,
    /// The next free row.
    row: i32,
    /// The rows of the last base, with its span.
    base: (usize, Range<i32>),
    /// The span of the last base with a reading.
    read: Option<usize>,
    /// The clusters that stand on the line.
    line: Range<usize>,
}

impl LineBuilder {
    /// Adds the text of a fitted line.
    pub(in crate::compose) fn vertical_text(&mut self, prepared: &Prepared, fitted: &FitLine, placing: Placing<'_>) {
        let clusters = prepared.clusters.get(fitted.shown.clone()).unwrap_or_default();
        // A row is a whole character: far too much anywhere but between words.
        let justify = placing.justify && prepared.spaced;
        let stretch = Stretch::new(clusters, fitted, Placing { justify, ..placing });
        let head = i32::from(placing.left);
        let mut column = Column::new(prepared, self.forms, fitted, placing);
        let mut at = fitted.shown.start;
        // What stands beside the last character lies behind the end of the line.
        while at < fitted.shown.end || column.is_beside(at) {
            if let Some(next) = column.set_beside(at) {
                at = next;
                continue;
            }
            column.row += column.slot(at, fitted) + i32::from(stretch.before(at - fitted.shown.start));
            column.set(at);
            at += 1;
        }
        self.emit(column, head..head + i32::from(placing.room), placing);
        self.extend_source(prepared, fitted, placing.block);
        self.line.end = fitted.end;
    }

    fn emit(&mut self, column: Column<'_>, rows: Range<i32>, placing: Placing<'_>) {
        let starts = beside::settle(&column.beside, &rows);
        self.crowded.extend(column.beside.iter().zip(&starts).filter_map(|(beside, &start)| beside.strays(start)));
        let mut open = None;
        for piece in &column.pieces {
            let Some(span) = column.prepared.collected.spans.get(piece.span) else { continue };
            if open != Some(piece.span) {
                self.open_run(span, placing);
                open = Some(piece.span);
            }
            let head = piece.beside.and_then(|index| starts.get(index)).copied().unwrap_or(0);
            let row = u16::try_from(head + piece.row).unwrap_or(0);
            self.push(&piece.shape.text, piece.shape.cells, (row, piece.across), piece.byte);
            self.close_run();
        }
    }

    /// Adds something that is not text, from the row `row` down: in one row where it fits, else a row a cluster.
    pub(in crate::compose) fn vertical_decoration(&mut self, row: u16, text: &str, roles: &[Role]) {
        let first = self.line.clusters.len() as u32;
        let paired = rows_of(text) == 1 && !text.starts_with('─');
        let mut at = (row, 0);
        for cluster in text.graphemes(true) {
            for shape in decoration(cluster, text, self.forms) {
                self.push(&shape.text, shape.cells, at, 0);
                at.1 += shape.cells;
            }
            at = if paired { at } else { (at.0 + 1, 0) };
        }
        let clusters = first..self.line.clusters.len() as u32;
        self.line.runs.push(Run { clusters, roles: Arc::from(roles), target: None, block: None });
    }
}

/// The shapes of a cluster of a marker, a bar or a rule, beside each other.
fn decoration<'a>(cluster: &'a str, whole: &str, forms: VerticalForms) -> Vec<Shape<'a>> {
    let plain = |text| Shape::plain(text, Widths::UNKNOWN);
    match cluster {
        // A bar that stands to the left of lines stands over the heads of columns, a rule runs down.
        "▎" => vec![plain("─"), plain("─")],
        "─" => vec![plain("▕"), plain("▏")],
        _ if whole.len() > cluster.len() && rows_of(whole) == 1 => vec![plain(cluster)],
        _ => vec![Shape::upright(cluster, Class::of(cluster), forms, Widths::UNKNOWN)],
    }
}

impl<'a> Column<'a> {
    fn new(prepared: &'a Prepared, forms: VerticalForms, fitted: &FitLine, placing: Placing<'_>) -> Self {
        let (row, code) = (i32::from(placing.left), placing.roles.contains(&Role::Code));
        let base = (usize::MAX, row..row);
        Self {
            prepared,
            widths: placing.widths,
            forms,
            code,
            pieces: Vec::new(),
            beside: Vec::new(),
            row,
            base,
            read: None,
            line: fitted.shown.clone(),
        }
    }

    /// Rows that a cluster is moved away from what stands before it on the line.
    fn slot(&self, at: usize, fitted: &FitLine) -> i32 {
        let slot = self.prepared.clusters.get(at).map_or(0, |cluster| i32::from(cluster.slot));
        if at > fitted.shown.start { slot } else { 0 }
    }

    /// The index of the span that holds a cluster.
    fn span_of(&self, at: usize) -> Option<usize> {
        self.prepared.clusters.get(at).map(|c| self.prepared.collected.span_at(c.start))
    }

    /// Whether a cluster stands beside the line.
    fn is_beside(&self, at: usize) -> bool {
        let hidden = self.prepared.clusters.get(at).is_some_and(|c| c.width == 0 && c.class == Class::Invisible);
        let kind = self.span_of(at).and_then(|span| self.prepared.collected.spans.get(span)).map(|span| span.kind);
        hidden && matches!(kind, Some(SpanKind::Beside | SpanKind::Reference))
    }

    /// Sets a cluster in its row, or beside the one before where the two share a row.
    fn set(&mut self, at: usize) {
        let (clusters, collected) = (&self.prepared.clusters, &self.prepared.collected);
        let (Some(&cluster), Some(span)) = (clusters.get(at), self.span_of(at)) else { return };
        let text = self.prepared.text_of(cluster);
        let is_tail = |i: usize| clusters.get(i).is_some_and(|c| c.width == 0 && c.class.is_alphanumeric());
        let (row, across, shape) = match (is_tail(at), is_tail(at + 1)) {
            (true, _) => (self.row - 1, 1, Shape::plain(text, self.widths)),
            (_, true) => (self.row, 0, Shape::plain(text, self.widths)),
            _ if cluster.width == 0 => return,
            _ if self.is_code(span) => (self.row, 0, Shape::of_code(text, self.widths)),
            _ => (self.row, 0, Shape::upright(text, self.class_of(at), self.forms, self.widths)),
        };
        if shape.text.is_empty() {
            return;
        }
        let byte = collected.spans.get(span).map_or(0, |s| s.source_of(cluster.start));
        let row = row + i32::from(cluster.lead);
        self.pieces.push(Piece { span, shape, row, across, byte, beside: None });
        if self.base.0 != span {
            self.base = (span, self.row..self.row);
        }
        self.row += i32::from(cluster.columns());
        self.base.1.end = self.row;
    }

    /// Whether a span is code.
    fn is_code(&self, span: usize) -> bool {
        let span = self.prepared.collected.spans.get(span);
        self.code || span.is_some_and(|span| span.roles.contains(&Role::InlineCode))
    }

    /// The class of a cluster; an apostrophe or point within a word or number is of it, and so is a half-width point
    /// that does not follow Han or kana.
    fn class_of(&self, at: usize) -> Class {
        let class = |i: Option<usize>| i.and_then(|i| self.prepared.clusters.get(i)).map_or(Class::Other, |c| c.class);
        let is_letter = |class: Class| class.is_alphanumeric() || class == Class::WideDigit;
        let (before, own, after) = (class(at.checked_sub(1)), class(Some(at)), class(Some(at + 1)));
        let is_inside = is_letter(before) && is_letter(after);
        if is_inside || own == Class::HalfPoint && !before.is_han_or_kana() { Class::Latin } else { own }
    }

    /// Sets the reading or reference that the cluster `at` belongs to beside the line; returns the cluster after it.
    fn set_beside(&mut self, at: usize) -> Option<usize> {
        if !self.is_beside(at) {
            return None;
        }
        let (prepared, span) = (self.prepared, self.span_of(at)?);
        let (collected, clusters) = (&prepared.collected, &prepared.clusters);
        let here = collected.spans.get(span)?;
        let whole = collected.text_of_span(span);
        let own = clusters_of(clusters, collected, span);
        let text = beside::bare(whole);
        let packed = beside::pack(text);
        let rows = packed.last().map_or(0, |last| last.row + 1);
        let is_reading = here.kind == SpanKind::Beside;
        let index = self.beside.len();
        let place = match is_reading {
            true => self.reading(span, own.end, rows),
            false => Beside { ideal: self.row - 1, latest: i32::MAX, rows, air: 0, base: None },
        };
        self.beside.push(place);
        let lead = whole.find(text).unwrap_or(0) as u32;
        for glyph in packed {
            let byte = match is_reading {
                true => span.checked_sub(1).and_then(|base| collected.spans.get(base)).map_or(0, |base| base.source),
                false => here.source_of(here.start + lead + glyph.start),
            };
            let shape = match glyph.alone {
                true => Shape::upright(glyph.text, Class::of(glyph.text), self.forms, Widths::UNKNOWN),
                false => Shape::plain(glyph.text, Widths::UNKNOWN),
            };
            let across = TEXT_CELLS + glyph.across;
            self.pieces.push(Piece { span, shape, row: glyph.row, across, byte, beside: Some(index) });
        }
        Some(own.end.max(at + 1))
    }

    /// The place of a reading of `rows` rows: beside the middle of its base, as far as neighbours yield.
    fn reading(&mut self, reading: usize, after: usize, rows: i32) -> Beside {
        let Some(span) = reading.checked_sub(1).filter(|&base| base == self.base.0) else {
            return Beside { ideal: self.row, latest: i32::MAX, rows, air: 0, base: None };
        };
        let (clusters, collected) = (&self.prepared.clusters, &self.prepared.collected);
        let base = clusters_of(clusters, collected, span);
        let reach = beside::reach(clusters, &base, after, &self.line);
        let Range { start, end } = self.base.1;
        let excess = rows - (end - start);
        let above = if excess > 0 { reach.above_of(excess) } else { excess / 2 };
        let before = self.read.replace(span);
        let air = before.map_or(0, |before| i32::from(beside::air_between(collected, before, span)));
        let [over, below] = [reach.above, reach.below].map(|yields| i32::from(yields && excess > 0));
        let latest = (end + below - rows).min(end - 1).max(start - above);
        let at = collected.spans.get(span).map_or(0, |span| span.start);
        Beside { ideal: start - above, latest, rows, air, base: Some((at, start - over..end + below)) }
    }
}
