//! The changes between two frames as bytes for the terminal.

use crate::text::width::is_certain;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Cell, CellDiffOption};
use std::io::{self, Write};

/// A cell with its column and row.
type Change<'a> = (u16, u16, &'a Cell);

/// Writes the changes.
///
/// A glyph of two columns that a terminal may draw in one leaves what stood in the second: that is wiped out first.
pub fn write<'a>(changes: impl Iterator<Item = Change<'a>>, out: &mut impl Write) -> io::Result<()> {
    let changes: Vec<Change<'_>> = changes.collect();
    let doubtful = changes.iter().filter(|(_, _, cell)| is_doubtful(cell));
    let blanks: Vec<Cell> = doubtful.map(|(_, _, cell)| blank(cell)).collect();
    let mut blanks = blanks.iter();
    let whole = changes.iter().flat_map(|&(x, y, cell)| {
        let blank = if is_doubtful(cell) { blanks.next() } else { None };
        let wiped = blank.into_iter().flat_map(move |blank| [(x, y, blank), (x + 1, y, blank)]);
        wiped.chain([(x, y, cell)])
    });
    CrosstermBackend::new(out).draw(whole)
}

/// Whether a glyph is to take two columns and a terminal may not know.
fn is_doubtful(cell: &Cell) -> bool {
    let two = matches!(cell.diff_option, CellDiffOption::ForcedWidth(width) if width.get() == 2);
    two && !is_certain(cell.symbol())
}

fn blank(cell: &Cell) -> Cell {
    let mut blank = cell.clone();
    blank.set_symbol(" ").set_diff_option(CellDiffOption::None);
    blank
}
