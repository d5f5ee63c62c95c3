//! Where the lines of a page are on the screen, and what stands at a cell: in one column, in several, or vertically.

use crate::app::frame::{Grid, Place};
use crate::app::geometry::Areas;
use crate::compose::{Direction, Page, PageColumn};
use ratatui::layout::{Position, Rect};

impl Areas {
    /// The cells of a column of a page; line 0 of them is the column's first line. Vertical lines are all in one.
    pub fn column(&self, column: &PageColumn) -> Grid {
        let area = match self.direction {
            Direction::Vertical => self.lines,
            Direction::Horizontal => {
                let y = self.lines.y.saturating_add(column.y as u16);
                let x = self.lines.x.saturating_add(self.columns.x_of(column.index));
                let height = (column.lines.len() as u16).min(self.lines.bottom().saturating_sub(y));
                Rect { x, y, width: self.columns.measure, height }
            }
        };
        Grid { area, direction: self.direction }
    }

    /// The cell of a place on a page, its lines counted through all columns.
    pub fn cell(&self, page: &Page, place: Place) -> Option<Position> {
        let line = usize::from(place.line);
        let column = page.columns.iter().find(|column| column.lines.contains(&line))?;
        let line = (line - column.lines.start) as u16;
        Some(self.column(column).cell(Place { line, ..place }))
    }

    /// The place on a page of a cell, where there is a line; what stands beside a column belongs to it.
    pub fn place(&self, page: &Page, cell: Position) -> Option<Place> {
        let places = page.columns.iter().filter_map(|column| {
            let place = self.column(column).place(cell)?;
            let line = column.lines.start + usize::from(place.line);
            column.lines.contains(&line).then_some((column.index, Place { line: line as u16, ..place }))
        });
        places.max_by_key(|(index, _)| *index).map(|(_, place)| place)
    }
}
