//! Where the lines of the text are on the screen, whichever way they run.

use crate::compose::{Direction, LINE_CELLS};
use ratatui::layout::{Position, Rect};

/// The cells of the text pane, by line and by the place along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grid {
    /// Where the lines stand. Horizontal ones follow one another from its top, vertical ones from its right edge.
    pub area: Rect,
    /// Which way they run.
    pub direction: Direction,
}

/// A place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Lines from the first one in view.
    pub line: u16,
    /// Columns from the left edge of the measure, or rows from the head of a vertical line.
    pub column: u16,
    /// Cells from the left edge of a vertical line.
    pub across: u16,
}

impl Grid {
    /// The length of a full line, in columns or rows.
    pub fn measure(&self) -> u16 {
        match self.direction {
            Direction::Horizontal => self.area.width,
            Direction::Vertical => self.area.height,
        }
    }

    /// How many lines there is room for.
    pub fn lines(&self) -> u16 {
        match self.direction {
            Direction::Horizontal => self.area.height,
            Direction::Vertical => self.area.width / u16::from(LINE_CELLS),
        }
    }

    /// The cell of a place.
    pub fn cell(&self, place: Place) -> Position {
        let Rect { x, y, .. } = self.area;
        let Place { line, column, across } = place;
        match self.direction {
            Direction::Horizontal => Position { x: x.saturating_add(column), y: y.saturating_add(line) },
            Direction::Vertical => {
                let left = self.area.right().saturating_sub((line + 1).saturating_mul(LINE_CELLS.into()));
                Position { x: left.saturating_add(across), y: y.saturating_add(column) }
            }
        }
    }

    /// The cells that a stretch of a line takes, with what stands beside it.
    pub fn cells(&self, line: u16, columns: std::ops::Range<u16>) -> Rect {
        let Position { x, y } = self.cell(Place { line, column: columns.start, across: 0 });
        let length = columns.end.saturating_sub(columns.start);
        match self.direction {
            Direction::Horizontal => Rect { x, y, width: length, height: 1 },
            Direction::Vertical => Rect { x, y, width: LINE_CELLS.into(), height: length },
        }
    }

    /// The place of a cell; none before the first line or the beginning of a line.
    pub fn place(&self, cell: Position) -> Option<Place> {
        let along_y = cell.y.checked_sub(self.area.y)?;
        match self.direction {
            Direction::Horizontal => Some(Place { line: along_y, column: cell.x.checked_sub(self.area.x)?, across: 0 }),
            Direction::Vertical => {
                let from_right = self.area.right().checked_sub(cell.x + 1)?;
                let cells = u16::from(LINE_CELLS);
                Some(Place { line: from_right / cells, column: along_y, across: cells - 1 - from_right % cells })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_places_lead_to_each_other() {
        let area = Rect::new(10, 2, 40, 20);
        for direction in [Direction::Horizontal, Direction::Vertical] {
            let grid = Grid { area, direction };
            for cell in area.positions() {
                assert_eq!(grid.place(cell).map(|place| grid.cell(place)), Some(cell));
            }
        }
        let vertical = Grid { area, direction: Direction::Vertical };
        assert_eq!((vertical.measure(), vertical.lines()), (20, 10));
        assert_eq!(vertical.cell(Place { line: 0, column: 0, across: 0 }), Position { x: 46, y: 2 });
        assert_eq!(vertical.place(Position { x: 50, y: 2 }), None, "to the right of the first line");
    }
}
