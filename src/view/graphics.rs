//! Rows of images that the terminal draws as graphics, each by a sequence in the first of its cells.
//!
//! A row is painted in half-blocks like any other. Only when the whole screen is painted is it known whether something
//! covers it; if nothing does, its graphics take the place of the half-blocks. So a row that a popup covers in part stays
//! in half-blocks, and what scrolls out of the pane is not there at all.

use crate::app::{Graphic, Picture};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Color;
use std::num::NonZeroU16;
use std::sync::Arc;

/// What stands in a cell behind graphics. It is never written; it differs from all that is, so that the cell is drawn anew
/// when the graphics are gone.
const BEHIND: &str = "\u{10eeee}";
const ESCAPE: char = '\u{1b}';

/// A row of an image that may be drawn as graphics.
#[derive(Debug)]
pub struct GraphicRow {
    room: Rect,
    row: u16,
    picture: Arc<Picture>,
    /// What its cells looked like when they were painted.
    painted: Vec<(String, Color)>,
}

impl GraphicRow {
    /// A row that was just painted in the cells of `room`.
    pub fn new(buffer: &Buffer, room: Rect, row: u16, picture: &Arc<Picture>) -> Self {
        let painted = looks(buffer, room).collect();
        Self { room, row, picture: Arc::clone(picture), painted }
    }

    /// Puts graphics in the place of the half-blocks, where those are as they were painted.
    pub fn paint(self, buffer: &mut Buffer) {
        // After graphics in its last row a terminal may scroll.
        let is_last = self.room.bottom() >= buffer.area.bottom();
        let Some(Graphic::Rows(rows)) = &self.picture.graphic else { return };
        let Some(sequence) = rows.get(usize::from(self.row)).filter(|_| !is_last) else { return };
        if !looks(buffer, self.room).eq(self.painted) {
            return;
        }
        for at in self.room.positions() {
            if let Some(cell) = buffer.cell_mut(at) {
                cell.set_symbol(BEHIND).set_diff_option(CellDiffOption::Skip);
            }
        }
        if let Some(first) = buffer.cell_mut(self.room.as_position()) {
            first.set_symbol(sequence).set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
    }
}

fn looks(buffer: &Buffer, room: Rect) -> impl Iterator<Item = (String, Color)> {
    room.positions().filter_map(|at| buffer.cell(at)).map(|cell| (cell.symbol().to_owned(), cell.bg))
}

/// Whether a cell holds graphics rather than text.
pub fn is_graphic(cell: &Cell) -> bool {
    cell.symbol().starts_with(ESCAPE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Dot;
    use crate::compose::CellSize;
    use crate::config::Theme;
    use crate::view::{Painter, picture};
    use ratatui::layout::Position;
    use ratatui::style::Style;

    /// An image of 4 × 3 cells at the top of a screen of `rows`, with a letter painted over it in places.
    fn painted(rows: u16, over: &[(u16, u16)]) -> Vec<String> {
        let size = CellSize { columns: 4, rows: 3 };
        let graphic = Some(Graphic::Rows(["\u{1b}0", "\u{1b}1", "\u{1b}2"].map(str::to_owned).to_vec()));
        let image = Arc::new(Picture { size, cells: vec![[Dot::Rgb([9; 3]); 2]; 12], graphic });
        let (mut buffer, theme) = (Buffer::empty(Rect::new(0, 0, 6, rows)), Theme::default());
        let mut painter = Painter::new(&mut buffer, &theme);
        let clip = painter.area();
        for row in 0..3 {
            picture::row(&mut painter, clip, Position { x: 1, y: row }, row, size, Some(&image));
        }
        for &(x, y) in over {
            painter.glyph(clip, Position { x, y }, "x", 1, Style::new());
        }
        painter.finish();
        let row = |y| (1..5).map(|x| buffer[(x, y)].symbol().replace(BEHIND, "-")).collect::<String>();
        (0..3).map(row).collect()
    }

    #[test]
    fn rows_that_nothing_covers_are_graphics() {
        assert_eq!(painted(4, &[]), ["\u{1b}0---", "\u{1b}1---", "\u{1b}2---"]);
        assert_eq!(painted(4, &[(3, 1), (5, 2)]), ["\u{1b}0---", "▀▀x▀", "\u{1b}2---"]);
    }

    #[test]
    fn the_last_row_of_the_screen_has_no_graphics() {
        assert_eq!(painted(3, &[]), ["\u{1b}0---", "\u{1b}1---", "▀▀▀▀"]);
    }
}
