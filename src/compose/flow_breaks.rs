//! Where a column may end: not after a heading, not within a row of a table, and with no line alone on either side.

use crate::compose::flow::{Flow, has_role};
use crate::compose::table_rows::TableRow;
use crate::compose::{Line, LineEnd, Row};
use crate::document::{BlockKind, Role};
use std::sync::Arc;

/// A table of so many lines is not parted where another break is near.
const SMALL_TABLE: usize = 10;

impl Flow {
    /// The end `at` of a column of `height` rows that begins at `start`; above the row of a table that it would part, unless
    /// that takes more than a column, a record more than half of one, or nothing but the header stands above it.
    pub(super) fn before_row(&self, start: usize, at: usize, height: usize) -> usize {
        let row_of = |i: usize| self.rows.get(i).copied().flatten().filter(|_| !self.is_blank(i));
        let below = self.text_from(at, self.lines.len());
        let Some(row) = row_of(below).filter(|row| row.row.is_some()) else { return at };
        let is_of_row = |i: &usize| row_of(*i) == Some(row);
        let first = (start..below).rev().take_while(is_of_row).last().unwrap_or(below);
        let end = (below..self.lines.len()).find(|i| !is_of_row(i)).unwrap_or(self.lines.len());
        let stands_alone = (start..first).all(|i| self.is_blank(i) || self.line_leads_on(i));
        let most = if row.is_record { height / 2 } else { height };
        if first >= at || stands_alone || end - first > most { at } else { first }
    }

    /// The end `at` of a column that begins at `start`; before the readings of a line that would not be in it.
    pub(super) fn with_its_base(&self, start: usize, at: usize) -> usize {
        let is_readings = |i: usize| self.lines.get(i).is_some_and(|(_, line)| line.is_readings);
        if at > start + 1 && is_readings(at - 1) { at - 1 } else { at }
    }

    /// Whether a column that begins at `start` ends well before the line `at`: it may, no word or line of code is parted, no
    /// small table is, and the last row of a table does not stand alone at the head of the next.
    pub(super) fn breaks_well(&self, start: usize, at: usize) -> bool {
        if self.last_text(start, at).is_some_and(|(_, line)| line.end == LineEnd::Emergency) {
            return false;
        }
        self.may_break(start, at)
            && self.parted_row(start, at).is_none()
            && !self.parts_last_row(at)
            && !self.parts_small_table(start, at)
    }

    /// Whether a table of few lines has some on either side of `at`, in a column that begins at `start`.
    fn parts_small_table(&self, start: usize, at: usize) -> bool {
        let table_of = |i: usize| self.rows.get(i).copied().flatten().map(|row| row.table);
        let last = (start..at).rev().find(|&i| !self.is_blank(i)).and_then(table_of);
        let parted = last.filter(|_| last == table_of(self.text_from(at, self.lines.len())));
        parted.is_some_and(|table| {
            let of_table = self.rows.iter().flatten().filter(|row| row.table == table);
            of_table.take(SMALL_TABLE + 1).fold(0, |lines, _| lines + 1) <= SMALL_TABLE
        })
    }

    /// Whether the lines from `at` on begin with the last of several rows.
    fn parts_last_row(&self, at: usize) -> bool {
        let row = self.rows.get(self.text_from(at, self.lines.len())).copied().flatten();
        row.is_some_and(|row| row.is_last && row.row > Some(0) && !row.is_record)
    }

    /// Whether a column that begins at `start` may end before the line `at`.
    pub(super) fn may_break(&self, start: usize, at: usize) -> bool {
        if self.leads_on_before(start, at) {
            return false;
        }
        // A line without text of its own that stands over another, as readings do, comes with it.
        let mut below = self.lines.iter().skip(at).map(|(_, line)| line).filter(|line| !line.source.is_empty());
        let (Some((_, last)), Some(first)) = (self.last_text(start, at), below.next()) else { return true };
        if self.is_labelled(at) && at > start && self.is_labelled(at - 1) {
            return self.is_labelled(at + 1) && at > start + 1 && self.is_labelled(at - 2);
        }
        if self.parted_row(start, at).is_some_and(|row| !row.is_record) {
            return false;
        }
        let one_paragraph = last.source.end.block == first.source.start.block && last.end != LineEnd::Last;
        !(one_paragraph && (last.source.start.byte == 0 || first.end == LineEnd::Last))
    }

    /// The row of a table that has lines on either side of `at`, in a column that begins at `start`.
    fn parted_row(&self, start: usize, at: usize) -> Option<TableRow> {
        let row_of = |i: usize| self.rows.get(i).copied().flatten();
        let last = (start..at).rev().find(|&i| !self.is_blank(i)).and_then(row_of);
        last.filter(|_| last == row_of(self.text_from(at, self.lines.len())))
    }

    /// Whether a line has a value with its label: one of several that belong together.
    fn is_labelled(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|(_, line)| has_role(line, Role::TableLabel))
    }

    /// The last line before `at` that is not blank, in a column that begins at `start`.
    fn last_text(&self, start: usize, at: usize) -> Option<&(Row, Arc<Line>)> {
        (start..at).rev().find(|&i| !self.is_blank(i)).and_then(|i| self.lines.get(i))
    }

    /// Whether the last line before `at` belongs to what follows.
    pub(super) fn leads_on_before(&self, start: usize, at: usize) -> bool {
        (start..at).rev().find(|&i| !self.is_blank(i)).is_some_and(|last| self.line_leads_on(last))
    }

    fn line_leads_on(&self, at: usize) -> bool {
        self.is_above_its_value(at) || self.lines.get(at).is_some_and(|(row, line)| self.leads_on(*row, line))
    }

    /// Whether a line is the label of a value that stands below it.
    fn is_above_its_value(&self, at: usize) -> bool {
        let is_empty = self.lines.get(at).is_some_and(|(_, line)| line.source.is_empty());
        is_empty && self.is_labelled(at) && !self.is_blank(at + 1) && !self.is_labelled(at + 1)
    }

    /// Whether a line ends a paragraph that announces the table, the list or the code after it.
    fn announces(&self, row: Row, line: &Line) -> bool {
        let next = self.document.blocks.get(row.block + 1).map(|block| &block.kind);
        let is_announced = matches!(
            next,
            Some(BlockKind::Table(_) | BlockKind::List { .. } | BlockKind::Definitions(_) | BlockKind::Code { .. })
        );
        is_announced && line.end == LineEnd::Last && line.text.trim_end().ends_with([':', '：', '︓'])
    }

    /// Whether a line belongs to what follows: a heading, the head of a table, a term, a paragraph that announces a table, the
    /// rule over the notes, a title without text of its own, an image.
    fn leads_on(&self, row: Row, line: &Line) -> bool {
        if line.picture.is_some() {
            return true;
        }
        match self.document.blocks.get(row.block).map(|block| &block.kind) {
            Some(BlockKind::Heading { .. } | BlockKind::Masthead(..)) => true,
            Some(BlockKind::Rule | BlockKind::Figure { .. }) | None => false,
            Some(BlockKind::Paragraph(..)) => self.announces(row, line) || line.source.is_empty(),
            Some(_) => {
                let is_empty = line.source.is_empty() && !has_role(line, Role::TableLabel);
                is_empty || has_role(line, Role::TableHeader) || has_role(line, Role::Term)
            }
        }
    }
}
