//! Which row of which table a line shows: what is not parted at the end of a column, and what is shown again at the head of
//! the next.

use crate::compose::Line;
use crate::document::{Block, BlockId, BlockKind, Cell, Table, TextPos};
use std::sync::Arc;

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableRow {
    /// The table.
    pub table: BlockId,
    /// Which of its rows; `None` for its header.
    pub row: Option<usize>,
    /// Whether no row follows.
    pub is_last: bool,
    /// Whether it is a record: the header has no lines of its own, and its cells are labels.
    pub is_record: bool,
    /// Where the rows below the header begin.
    body: BlockId,
}

impl TableRow {
    /// The row of a table in `block` that holds `id`.
    pub fn of(block: &Block, id: BlockId) -> Option<Self> {
        match &block.kind {
            BlockKind::Table(table) => Some(Self::in_table(block.id, table, id)),
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } | BlockKind::Note { blocks, .. } => {
                Self::among(blocks, id)
            }
            BlockKind::List { items, .. } => {
                let after = items.partition_point(|item| item.blocks.first().is_none_or(|first| first.id <= id));
                Self::among(&items.get(after.checked_sub(1)?)?.blocks, id)
            }
            BlockKind::Definitions(definitions) => {
                let after = definitions.partition_point(|definition| definition.term.id <= id);
                Self::among(&definitions.get(after.checked_sub(1)?)?.blocks, id)
            }
            _ => None,
        }
    }

    fn among(blocks: &[Block], id: BlockId) -> Option<Self> {
        let after = blocks.partition_point(|block| block.id <= id);
        Self::of(blocks.get(after.checked_sub(1)?)?, id)
    }

    fn in_table(id: BlockId, table: &Table, within: BlockId) -> Self {
        let first = |row: &Vec<Cell>| row.first().map_or(id, |cell| cell.id);
        let row = table.rows.partition_point(|row| first(row) <= within).checked_sub(1);
        Self {
            table: id,
            row,
            is_last: row.is_some_and(|row| row + 1 == table.rows.len()),
            is_record: false,
            body: table.rows.first().map_or(id, first),
        }
    }

    /// The header and its rule among the lines of the top-level `block` that the table lies in, to be shown once more: they
    /// are no text then. None where the header is not on lines of its own.
    pub fn head(&self, block: &Block, lines: &[Arc<Line>]) -> Vec<Arc<Line>> {
        let body = lines.partition_point(|line| line.source.start < TextPos::start_of(self.body));
        let is_head = |line: &&Arc<Line>| {
            !line.is_gap()
                && Self::of(block, line.source.start.block).is_some_and(|at| at.table == self.table && at.row.is_none())
        };
        let above = lines.get(..body).unwrap_or_default();
        let mut head: Vec<Arc<Line>> = above.iter().rev().take_while(is_head).map(|line| shown_again(line)).collect();
        head.reverse();
        head
    }
}

/// A line without its text: nothing is found, copied or followed on it.
fn shown_again(line: &Line) -> Arc<Line> {
    let mut line = line.clone();
    line.source = line.source.start..line.source.start;
    for run in &mut line.runs {
        (run.block, run.target) = (None, None);
    }
    Arc::new(line)
}
