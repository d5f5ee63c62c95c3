//! A document laid out lazily: only what is looked at is composed.

use crate::compose::blocks::{Cache, Stack};
use crate::compose::extent::Measured;
use crate::compose::frame::Frame;
use crate::compose::{Line, Options};
use crate::document::{Block, BlockId, CodeSpan, CodeSpans, Document, FootnoteId, PictureSizes, Target, TextPos};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Lines of this many top-level blocks are kept; beyond that those far from the last one asked for are forgotten.
const BLOCKS_KEPT: usize = 256;
/// Prepared leaves that are kept.
const LEAVES_KEPT: usize = 4096;

/// A line's address in a [`Layout`]: of no use after the measure or the options have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Row {
    /// Index of the top-level block.
    pub block: usize,
    /// Line within it.
    pub line: usize,
}

/// A link or footnote reference in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedTarget {
    /// Where it leads.
    pub target: Arc<Target>,
    /// The text that stands for it; a reference that is broken over lines is one target.
    pub text: Range<TextPos>,
    /// The row of its first line in view.
    pub row: Row,
    /// Columns on that row.
    pub columns: Range<u16>,
}

/// A document at one measure. Lines are composed when they are asked for.
#[derive(Debug, Clone)]
pub struct Layout {
    measured: Measured,
    measure: u16,
    options: Options,
    code: CodeSpans,
    pictures: PictureSizes,
    prepared: Cache,
    composed: HashMap<usize, Arc<[Arc<Line>]>>,
    /// How often a top-level block was composed.
    work: usize,
}

impl Layout {
    /// A layout of `document` on `measure` columns. Nothing is composed yet.
    pub fn new(document: impl Into<Measured>, measure: u16, options: Options) -> Self {
        let (code, pictures, prepared) = (CodeSpans::new(), PictureSizes::new(), Cache::new());
        let (measured, composed) = (document.into(), HashMap::new());
        Self { measured, measure, options, code, pictures, prepared, composed, work: 0 }
    }

    /// The document.
    pub fn document(&self) -> &Arc<Document> {
        self.measured.document()
    }

    /// The measure, in columns.
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// Changes the measure; prepared text is kept, lines are not.
    pub fn set_measure(&mut self, measure: u16) {
        if self.measure != measure {
            self.measure = measure;
            self.composed.clear();
        }
    }

    /// Changes the options.
    pub fn set_options(&mut self, options: Options) {
        if self.options == options {
            return;
        }
        // The room of images changes with the height of the page, and text has nothing to do with it.
        let text_changes = self.options != Options { pictures: self.options.pictures, ..options };
        self.options = options;
        self.composed.clear();
        if text_changes {
            self.prepared.clear();
        }
    }

    /// Takes on the images that can be shown, in place of those before.
    pub fn set_pictures(&mut self, pictures: PictureSizes) {
        self.pictures = pictures;
        self.composed.clear();
    }

    /// The layout with what is known of the document's code.
    #[must_use]
    pub fn with_code(self, code: CodeSpans) -> Self {
        Self { code, ..self }
    }

    /// What is known of the document's code.
    pub fn code(&self) -> &CodeSpans {
        &self.code
    }

    /// Takes on what the pieces of a block of code are. They look different then, and stand where they stood.
    pub fn set_code(&mut self, block: BlockId, spans: Arc<[CodeSpan]>) {
        self.code.insert(block, spans);
        self.prepared.remove(&block);
        self.composed.remove(&self.document().top_level(block));
    }

    /// The lines of a top-level block, with the blank lines above it.
    pub fn block_lines(&mut self, index: usize) -> Arc<[Arc<Line>]> {
        if let Some(lines) = self.composed.get(&index) {
            return Arc::clone(lines);
        }
        self.forget_far_from(index);
        let document = self.measured.document();
        let stack =
            Stack::new(document, self.options, &mut self.prepared).with_code(&self.code).with_pictures(&self.pictures);
        let lines = lines_of(stack, document, index, (self.measure, self.options));
        let lines: Arc<[Arc<Line>]> = lines.into_iter().map(Arc::new).collect();
        self.composed.insert(index, Arc::clone(&lines));
        self.work += 1;
        lines
    }

    /// How often a top-level block was composed so far: what shows that a long document is never laid out whole.
    pub fn blocks_composed(&self) -> usize {
        self.work
    }

    fn forget_far_from(&mut self, index: usize) {
        if self.composed.len() >= BLOCKS_KEPT {
            self.composed.retain(|&i, _| i.abs_diff(index) < BLOCKS_KEPT / 4);
        }
        if self.prepared.len() >= LEAVES_KEPT {
            self.prepared.clear();
        }
    }

    /// The line at `row`; a blank one past the end.
    pub fn line(&mut self, row: Row) -> Arc<Line> {
        self.block_lines(row.block).get(row.line).map(Arc::clone).unwrap_or_default()
    }

    /// The first row.
    pub fn first(&mut self) -> Row {
        let start = Row { block: 0, line: 0 };
        if self.has(start) { start } else { self.below(start).unwrap_or(start) }
    }

    /// The last row.
    pub fn last(&mut self) -> Row {
        let end = Row { block: self.document().blocks.len(), line: 0 };
        self.above(end).unwrap_or_default()
    }

    fn has(&mut self, row: Row) -> bool {
        row.block < self.document().blocks.len() && row.line < self.block_lines(row.block).len()
    }

    /// The row below `row`, where there is one.
    pub fn below(&mut self, row: Row) -> Option<Row> {
        let next = Row { line: row.line + 1, ..row };
        if self.has(next) {
            return Some(next);
        }
        (row.block + 1..self.document().blocks.len()).map(|block| Row { block, line: 0 }).find(|&r| self.has(r))
    }

    /// The row above `row`, where there is one.
    pub fn above(&mut self, row: Row) -> Option<Row> {
        if let Some(line) = row.line.checked_sub(1) {
            return Some(Row { line, ..row });
        }
        (0..row.block.min(self.document().blocks.len())).rev().find_map(|block| {
            let line = self.block_lines(block).len().checked_sub(1)?;
            Some(Row { block, line })
        })
    }

    /// The row `by` lines further down (up where negative), and no further than the first or last.
    pub fn advance(&mut self, row: Row, by: isize) -> Row {
        let mut at = row;
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 { self.below(at) } else { self.above(at) };
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    /// The number of lines from `from` down to `to`, counted no further than `limit`; 0 where `to` is not below.
    pub fn distance(&mut self, from: Row, to: Row, limit: usize) -> usize {
        let mut at = from;
        for lines in 0..limit {
            if at >= to {
                return lines;
            }
            let Some(next) = self.below(at) else { return lines };
            at = next;
        }
        if from >= to { 0 } else { limit }
    }

    /// The rows in view with their lines: `height` of them from `top`, fewer at the end.
    pub fn window(&mut self, top: Row, height: usize) -> Vec<(Row, Arc<Line>)> {
        let mut rows = Vec::with_capacity(height);
        let mut at = if self.has(top) { Some(top) } else { None };
        while let Some(row) = at.filter(|_| rows.len() < height) {
            rows.push((row, self.line(row)));
            at = self.below(row);
        }
        rows
    }

    /// The row that shows `pos`; the nearest one where the position is not in the document.
    pub fn row_of(&mut self, pos: TextPos) -> Row {
        let block = self.document().top_level(pos.block);
        let lines = self.block_lines(block);
        let line = line_of(&lines, pos).or_else(|| lines.iter().rposition(|l| !l.is_blank())).unwrap_or(0);
        Row { block, line }
    }

    /// The row where what stands at `row` begins: above it, where readings stand over its bases.
    pub fn head_of(&mut self, row: Row) -> Row {
        let above = row.line.checked_sub(1).map(|line| Row { line, ..row });
        above.filter(|&above| self.line(above).is_readings).unwrap_or(row)
    }

    /// The first text at or after `row`: what to keep in place when the layout changes.
    pub fn pos_of(&mut self, row: Row) -> TextPos {
        let line = self.line(row);
        if line.source != Line::default().source {
            return line.source.start;
        }
        let block = self.document().blocks.get(row.block).or(self.document().blocks.last());
        block.map_or(TextPos::default(), |b| TextPos::start_of(b.id))
    }

    /// The links and references on `height` rows from `top`, in reading order.
    pub fn targets_in(&mut self, top: Row, height: usize) -> Vec<PlacedTarget> {
        targets_on(&self.window(top, height))
    }

    /// How far `pos` is through the text of the body, from 0.0 to 1.0: by text, so nothing need be composed.
    pub fn fraction(&self, pos: TextPos) -> f64 {
        self.measured.extent().fraction(pos)
    }

    /// Where the text that is `pos` here stands in `other`, the layout of a later state of the same article.
    pub fn carried(&self, pos: TextPos, other: &Self) -> TextPos {
        match self.document().footnotes.at(pos.block) {
            Some((note, first)) => match other.document().footnotes.block(note) {
                Some(same) => TextPos { block: BlockId(same.0 + (pos.block.0 - first.0)), ..pos },
                None => TextPos::start_of(other.document().last_of_body()),
            },
            None => self.measured.extent().carried(pos, other.measured.extent()),
        }
    }

    /// The text that lies at a fraction of the body, from 0.0 to 1.0.
    pub fn pos_at_fraction(&self, fraction: f64) -> TextPos {
        self.measured.extent().pos_at(fraction)
    }
}

/// The line among those of one block that shows `pos`, or the first text after it.
fn line_of(lines: &[Arc<Line>], pos: TextPos) -> Option<usize> {
    let mut candidates =
        lines.iter().enumerate().filter(|(_, l)| !l.is_blank() && (l.source.end > pos || l.source.start >= pos));
    let (first, line) = candidates.next()?;
    if line.source.start > pos || shows(line, pos) {
        return Some(first);
    }
    // Cells of a table overlap: the line that has the very text is a better answer than one that merely spans it.
    let exact = candidates.take_while(|(_, l)| l.source.start <= pos).find(|(_, l)| shows(l, pos));
    Some(exact.map_or(first, |(i, _)| i))
}

fn shows(line: &Line, pos: TextPos) -> bool {
    line.runs.iter().flat_map(|run| line.glyphs(run)).any(|g| g.pos == Some(pos))
}

/// The links and references on some lines, in reading order; one that is broken over lines is one target.
pub fn targets_on(rows: &[(Row, Arc<Line>)]) -> Vec<PlacedTarget> {
    let mut found: Vec<PlacedTarget> = Vec::new();
    for (row, line) in rows {
        for run in &line.runs {
            let Some(target) = &run.target else { continue };
            let glyphs: Vec<_> = line.glyphs(run).collect();
            let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { continue };
            let (Some(start), Some(end)) = (first.pos, last.pos) else { continue };
            let text = start..TextPos { byte: end.byte + last.text.len() as u32, ..end };
            let columns = first.column..line.columns(last).end;
            match found.iter_mut().rev().find(|f| Arc::ptr_eq(&f.target, target)) {
                Some(known) => {
                    known.text.start = known.text.start.min(text.start);
                    known.text.end = known.text.end.max(text.end);
                    if known.row == *row {
                        known.columns = known.columns.start.min(columns.start)..known.columns.end.max(columns.end);
                    }
                }
                None => found.push(PlacedTarget { target: Arc::clone(target), text, row: *row, columns }),
            }
        }
    }
    found
}

/// Composes a top-level block for those who look at each once, as [`Layout::block_lines`] does for those who come back.
pub fn compose_block(
    document: &Document,
    index: usize,
    measure: u16,
    (options, code): (Options, &CodeSpans),
) -> Vec<Line> {
    let mut cache = Cache::new();
    let stack = Stack::new(document, options, &mut cache).with_code(code);
    lines_of(stack, document, index, (measure, options))
}

fn lines_of(mut stack: Stack<'_>, document: &Document, index: usize, (measure, options): (u16, Options)) -> Vec<Line> {
    if let Some(block) = document.blocks.get(index) {
        let blocks = &document.blocks;
        let neighbours = [index.checked_sub(1).and_then(|above| blocks.get(above)), blocks.get(index + 1)];
        stack.block_between(neighbours, block, &Frame::page(measure, document.language, options.direction));
    }
    stack.into_lines()
}

/// Composes a note by itself, as a footnote popup does.
pub fn compose_note(
    document: &Document,
    note: FootnoteId,
    measure: u16,
    (options, code): (Options, &CodeSpans),
) -> Vec<Line> {
    let mut cache = Cache::new();
    let mut stack = Stack::new(document, options, &mut cache).with_code(code);
    stack.blocks(document.note_blocks(note), &Frame::page(measure, document.language, options.direction));
    stack.into_lines()
}

/// Composes some blocks of a document by themselves.
pub fn compose_blocks(document: &Document, blocks: &[Block], measure: u16, options: Options) -> Vec<Line> {
    let mut cache = Cache::new();
    let mut stack = Stack::new(document, options, &mut cache);
    stack.blocks(blocks, &Frame::page(measure, document.language, options.direction));
    stack.into_lines()
}
