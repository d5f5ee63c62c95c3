//! Lines that flow through the columns of a page: which of them are a band, and where each column ends.

use crate::compose::columns::{BAND_GAP, LEAST_BAND};
use crate::compose::table_rows::TableRow;
use crate::compose::{Layout, Line, Row};
use crate::document::{BlockId, BlockKind, Document, Role};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A column is left short by this many rows at most for the sake of a good break.
const MOST_SHORT: usize = 6;
/// The header of a table is shown again where it takes no more than one row of so many.
const HEAD_SHARE: usize = 3;

/// The lines from the top of a page on: more than it can hold, or all there are.
pub struct Flow {
    pub(super) document: Arc<Document>,
    pub(super) lines: Vec<(Row, Arc<Line>)>,
    /// The row of a table that each line shows.
    pub(super) rows: Vec<Option<TableRow>>,
    /// The headers of those tables, to be shown once more.
    heads: BTreeMap<BlockId, Vec<Arc<Line>>>,
    is_whole: bool,
}

/// The lines of a column.
pub struct Part<'f> {
    /// The header of the table that goes on at its top.
    pub head: &'f [Arc<Line>],
    /// Indices into the lines of the flow.
    pub lines: Range<usize>,
}

impl Part<'_> {
    /// Rows that it takes.
    pub fn height(&self) -> usize {
        self.head.len() + self.lines.len()
    }
}

impl Flow {
    /// The lines from `top` on, `wanted` of them or all there are.
    pub fn from(layout: &mut Layout, top: Row, wanted: usize) -> Self {
        let (document, lines) = (Arc::clone(layout.document()), layout.window(top, wanted));
        let block = |row: &Row| document.blocks.get(row.block);
        let row = |(row, line): &(Row, Arc<Line>)| TableRow::of(block(row)?, line.source.start.block);
        let mut rows: Vec<Option<TableRow>> = lines.iter().map(row).collect();
        let mut heads = BTreeMap::new();
        for ((row, _), table) in lines.iter().zip(&rows) {
            if let (Some(table), Some(block)) = (table, block(row)) {
                heads.entry(table.table).or_insert_with(|| table.head(block, &layout.block_lines(row.block)));
            }
        }
        for row in rows.iter_mut().flatten() {
            row.is_record = heads.get(&row.table).is_none_or(Vec::is_empty);
        }
        Self { is_whole: lines.len() < wanted, document, lines, rows, heads }
    }

    /// The first line from `at` on that is not blank; `end` where there is none before it.
    pub fn text_from(&self, at: usize, end: usize) -> usize {
        (at..end).find(|&i| !self.is_blank(i)).unwrap_or(end)
    }

    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(|(_, line)| line.is_gap())
    }

    /// Where the band that begins at `from` ends, and how high its columns are: no higher than needed where it ends with a
    /// section and leaves room for another band, and else as high as the room.
    pub fn band(&self, from: usize, columns: usize, room: usize) -> (usize, usize) {
        for end in self.ends_after(from) {
            match self.balance(from..end, columns, room) {
                Some(height) if end == self.lines.len() => return (end, height),
                Some(height) if height >= LEAST_BAND && room >= height + BAND_GAP + LEAST_BAND => return (end, height),
                Some(_) => {}
                None => break,
            }
        }
        (self.lines.len(), room)
    }

    /// Where sections end below `from`, and the article.
    fn ends_after(&self, from: usize) -> impl Iterator<Item = usize> {
        let ends = (from + 1..self.lines.len()).filter(|&i| self.begins_section(i));
        ends.chain(self.is_whole.then_some(self.lines.len()))
    }

    /// Whether a section begins with the blank lines at `at`, or the notes.
    fn begins_section(&self, at: usize) -> bool {
        let Some((row, _)) = self.lines.get(at).filter(|(row, _)| row.line == 0) else { return false };
        let kind = |index: usize| self.document.blocks.get(index).map(|block| &block.kind);
        let before = row.block.checked_sub(1).and_then(kind);
        match (before, kind(row.block)) {
            (Some(BlockKind::Heading { .. } | BlockKind::Masthead(..)) | None, _) => false,
            (_, Some(BlockKind::Heading { level, .. })) => *level <= 2,
            (Some(before), Some(BlockKind::Note { .. })) => !matches!(before, BlockKind::Note { .. }),
            _ => false,
        }
    }

    /// The least height at which `lines` fit into the columns and break well, or else at which they fit, where that is no
    /// more than `room`.
    fn balance(&self, lines: Range<usize>, columns: usize, room: usize) -> Option<usize> {
        // Blank lines at the head and foot of a column take no room.
        let least = lines.len().div_ceil(columns).saturating_sub(2 * columns).max(1);
        let is_end = |at: usize| self.text_from(at, lines.end) == lines.end;
        let fits = |parts: &[Part<'_>]| parts.last().is_none_or(|part| is_end(part.lines.end));
        let breaks_well =
            |part: &Part<'_>| is_end(part.lines.end) || self.breaks_well(part.lines.start, part.lines.end);
        let mut fitting = (least..=room).filter_map(|height| {
            let parts = self.columns(lines.clone(), columns, height);
            fits(&parts).then(|| (height, parts.iter().all(breaks_well)))
        });
        let (first, is_good) = fitting.next()?;
        let good = if is_good { Some(first) } else { fitting.find(|&(_, is_good)| is_good).map(|(height, _)| height) };
        Some(good.unwrap_or(first))
    }

    /// The lines of each column, where `lines` flow into columns of `height` rows.
    pub fn columns(&self, lines: Range<usize>, columns: usize, height: usize) -> Vec<Part<'_>> {
        let mut at = lines.start;
        let mut parts = Vec::with_capacity(columns);
        for _ in 0..columns {
            let start = self.text_from(at, lines.end);
            let head = if start < lines.end { self.head_at(start, height) } else { &[] };
            at = self.column_end(start..lines.end, height - head.len());
            parts.push(Part { head, lines: start..at });
        }
        parts
    }

    /// What is shown again above a column of `height` rows that begins at `start`.
    fn head_at(&self, start: usize, height: usize) -> &[Arc<Line>] {
        let row = self.rows.get(start).copied().flatten().filter(|row| row.row.is_some());
        let head = row.and_then(|row| self.heads.get(&row.table)).map_or(&[][..], |head| head);
        if head.len() * HEAD_SHARE <= height { head } else { &[] }
    }

    /// Where a column of `height` rows ends that begins with `lines`: at the last good break, blank lines at its foot left out.
    fn column_end(&self, lines: Range<usize>, height: usize) -> usize {
        let full = lines.start + height;
        let end = if self.text_from(full, lines.end) >= lines.end {
            full.min(lines.end)
        } else {
            let full = self.before_row(lines.start, full, height);
            let least = full.saturating_sub(MOST_SHORT.min(height / 2)).max(lines.start + 1);
            let last = |is_good: &dyn Fn(usize) -> bool| (least..=full).rev().find(|&at| is_good(at));
            let good = last(&|at| self.breaks_well(lines.start, at));
            let fair = good.or_else(|| last(&|at| self.may_break(lines.start, at)));
            fair.or_else(|| last(&|at| !self.leads_on_before(lines.start, at)))
                .unwrap_or_else(|| self.with_its_base(lines.start, full))
        };
        (lines.start..end).rev().find(|&i| !self.is_blank(i)).map_or(end, |last| last + 1)
    }
}

/// Whether anything on a line is of a role.
pub fn has_role(line: &Line, role: Role) -> bool {
    line.runs.iter().any(|run| run.roles.contains(&role))
}
