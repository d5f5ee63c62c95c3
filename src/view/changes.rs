//! The changes between two frames, in an order that leaves nothing behind on any terminal.

use crate::text::width::is_certain;
use ratatui::buffer::{Cell, CellDiffOption};
use std::borrow::Cow;

/// The changes with what has to be wiped out before them, each with its column and row.
///
/// A glyph of two columns that a terminal may draw in one leaves what stood in the second.
pub fn wiped<'a>(
    changes: impl Iterator<Item = (u16, u16, &'a Cell)>,
) -> impl Iterator<Item = (u16, u16, Cow<'a, Cell>)> {
    changes.flat_map(|(x, y, cell)| {
        let blank = is_doubtful(cell).then(|| blank(cell));
        let wiping = blank.into_iter().flat_map(move |blank| [(x, y, blank.clone()), (x + 1, y, blank)]);
        wiping.map(|(x, y, blank)| (x, y, Cow::Owned(blank))).chain([(x, y, Cow::Borrowed(cell))])
    })
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
