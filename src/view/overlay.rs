//! The cure for popups over wide characters: no half of a glyph is left at the edge of what is painted over it.
//!
//! A terminal that is told to write into one half of a wide glyph drops the other half too, in ways of its own. So the
//! glyph is taken away first: both its cells become blanks in its own style.

use crate::view::paint::CONTINUATION;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

/// Makes `area` blank, ready to be painted on, and cuts the wide glyphs that lie across its left and right edges.
pub fn overlay(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.rows().map(|row| row.y) {
        sever(buffer, area.left(), y);
        sever(buffer, area.right(), y);
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// Cuts between column `x - 1` and column `x`: a wide glyph across the cut becomes two blanks.
pub fn sever(buffer: &mut Buffer, x: u16, y: u16) {
    let across = buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == CONTINUATION);
    if !across {
        return;
    }
    for x in x.saturating_sub(1)..=x {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
    }
}
