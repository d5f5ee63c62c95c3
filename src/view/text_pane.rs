//! The text pane: the lines in view, what stands out on them, and the scroll bar.

use crate::app::frame::{Grid, TextColumn, TextPane};
use crate::compose::{Direction, PictureRow};
use crate::document::Role;
use crate::view::lines::Sheet;
use crate::view::{Painter, picture, scrollbar};
use ratatui::layout::{Position, Rect};

/// Columns beyond the measure that a mark may hang into.
const HANGING: u16 = 2;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &TextPane) {
    let inner = pane.lines_area;
    for rule in &pane.rules {
        painter.fill(*rule, "│", painter.style(Role::PaneBorder));
    }
    for column in &pane.columns {
        paint_column(painter, pane, column);
    }
    if let Some(message) = &pane.empty {
        painter.text(inner, inner.as_position(), message, painter.style(Role::StatusMuted));
    }
    if let Some(scroll) = &pane.scroll {
        scrollbar::paint(painter, scroll);
    }
}

fn paint_column(painter: &mut Painter<'_>, pane: &TextPane, column: &TextColumn) {
    let area = column.area;
    // A mark may hang into the margin on the right, or at the foot.
    let clip = match pane.direction {
        Direction::Horizontal => Rect { width: area.width.saturating_add(HANGING), ..area },
        Direction::Vertical => Rect { height: pane.area.bottom().saturating_sub(area.y), ..area },
    };
    let sheet = Sheet { clip: clip.intersection(pane.area), x: area.x, highlights: &pane.highlights };
    let grid = Grid { area, direction: pane.direction };
    let head = (area.y.saturating_sub(column.head.len() as u16)..area.y).zip(&column.head);
    for (y, line) in head {
        Sheet { clip: Rect { y, ..clip }.intersection(pane.area), ..sheet }.line(painter, y, line);
    }
    let lines = pane.lines.get(column.lines.clone()).unwrap_or_default();
    for (n, (_, line)) in (0..grid.lines()).zip(lines) {
        match pane.direction {
            Direction::Horizontal => {
                let y = area.y.saturating_add(n);
                sheet.line(painter, y, line);
                if let Some(PictureRow { block, row, column, size }) = line.picture {
                    let at = Position { x: area.x.saturating_add(column), y };
                    let picture = pane.pictures.get(&block).filter(|picture| picture.size == size);
                    picture::row(painter, sheet.clip, at, row, size, picture);
                }
            }
            Direction::Vertical => sheet.column(painter, &grid, n, line),
        }
    }
}
