//! The room of an image among the lines: as large as it is, as far as the measure and a part of the page allow.

use crate::compose::blocks::Stack;
use crate::compose::frame::Frame;
use crate::compose::line::Line;
use crate::compose::options::{Direction, PictureRoom};
use crate::document::{BlockId, PixelSize, Role, Target, TextPos};
use std::sync::Arc;

/// A line's part of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureRow {
    /// The figure.
    pub block: BlockId,
    /// Which row of the image, from the top.
    pub row: u16,
    /// Columns from the left edge of the measure.
    pub column: u16,
    /// The size of the whole image.
    pub size: CellSize,
}

impl PictureRow {
    /// Whether it takes a column of the line.
    pub fn is_at(&self, column: u16) -> bool {
        (self.column..self.column.saturating_add(self.size.columns)).contains(&column)
    }
}

/// A size in cells of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellSize {
    /// From left to right.
    pub columns: u16,
    /// From top to bottom.
    pub rows: u16,
}

/// The cells that an image takes in a room of `most` cells: no more than it has pixels for, unless it is `enlarged`; its
/// proportions are kept.
pub fn cells_of(image: PixelSize, most: CellSize, cell: (u16, u16), enlarged: bool) -> CellSize {
    let (width, height) = (f64::from(image.width.max(1)), f64::from(image.height.max(1)));
    let (cell_width, cell_height) = (f64::from(cell.0.max(1)), f64::from(cell.1.max(1)));
    let fits = (f64::from(most.columns) * cell_width / width).min(f64::from(most.rows) * cell_height / height);
    let scale = if enlarged { fits } else { fits.min(1.0) };
    let cells = |pixels: f64, cell: f64, most: u16| ((pixels * scale / cell).round() as u16).clamp(1, most.max(1));
    CellSize { columns: cells(width, cell_width, most.columns), rows: cells(height, cell_height, most.rows) }
}

impl Stack<'_> {
    /// The rows of the image of a figure, where it is one that can be shown.
    pub(super) fn picture(&mut self, id: BlockId, frame: &Frame) {
        let size = self.pictures.and_then(|sizes| sizes.get(&id));
        let (Some(&size), Some(room), Direction::Horizontal) = (size, self.options.pictures, frame.direction) else {
            return;
        };
        let PictureRoom { cell, rows } = room;
        let size = cells_of(size, CellSize { columns: frame.room(), rows: rows.max(1) }, cell, false);
        self.part_markers(frame, id);
        // Over its caption, which stands behind a mark.
        let column = frame.left + (frame.room() - size.columns).min(frame.em(1));
        for row in 0..size.rows {
            let line = self.begin_line(frame).finish(TextPos::start_of(id));
            self.push(Line { picture: Some(PictureRow { block: id, row, column, size }), ..line });
        }
    }
}

/// Makes the name that stands for a caption lead to its image. It stands where the text of the figure would begin.
pub(super) fn name(id: BlockId, line: &mut Line) {
    let target = Arc::new(Target::Picture(id));
    for run in line.runs.iter_mut().filter(|run| run.roles.contains(&Role::Caption)) {
        run.block = Some(id);
        run.target = Some(Arc::clone(&target));
    }
}

/// Makes the caption of an image lead to it, but for the links in it.
pub(super) fn lead_to(id: BlockId, caption: &mut [Line]) {
    let target = Arc::new(Target::Picture(id));
    for run in caption.iter_mut().flat_map(|line| &mut line.runs) {
        if run.block.is_some() && run.target.is_none() {
            run.target = Some(Arc::clone(&target));
        }
    }
}
