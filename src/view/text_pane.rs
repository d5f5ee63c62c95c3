//! The text pane: the lines in view, what stands out on them, and the scroll bar.

use crate::app::frame::{Grid, TextPane};
use crate::compose::Direction;
use crate::document::Role;
use crate::view::lines::Sheet;
use crate::view::{Painter, scrollbar};
use ratatui::layout::Rect;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &TextPane) {
    let inner = pane.lines_area;
    // A mark may hang into the margin on the right, or at the foot.
    let clip = match pane.direction {
        Direction::Horizontal => Rect { width: pane.area.right().saturating_sub(inner.x), ..inner },
        Direction::Vertical => Rect { height: pane.area.bottom().saturating_sub(inner.y), ..inner },
    };
    let sheet = Sheet { clip, x: inner.x, highlights: &pane.highlights };
    match pane.direction {
        Direction::Horizontal => {
            for (y, (_, line)) in (inner.top()..inner.bottom()).zip(&pane.lines) {
                sheet.line(painter, y, line);
            }
        }
        Direction::Vertical => {
            let grid = Grid { area: inner, direction: pane.direction };
            for (n, (_, line)) in (0..grid.lines()).zip(&pane.lines) {
                sheet.column(painter, &grid, n, line);
            }
        }
    }
    if let Some(message) = &pane.empty {
        painter.text(inner, inner.as_position(), message, painter.style(Role::StatusMuted));
    }
    if let Some(scroll) = &pane.scroll {
        scrollbar::paint(painter, scroll);
    }
}
