//! The text pane: the lines in view, what stands out on them, and the scroll bar.

use crate::app::frame::{TextColumn, TextPane};
use crate::document::Role;
use crate::view::lines::Sheet;
use crate::view::{Painter, scrollbar};
use ratatui::layout::Rect;

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
    let width = (area.width + HANGING).min(pane.area.right().saturating_sub(area.x));
    let sheet = Sheet { clip: Rect { width, ..area }, x: area.x, highlights: &pane.highlights };
    let lines = pane.lines.get(column.lines.clone()).unwrap_or_default();
    for (y, (_, line)) in (area.top()..area.bottom()).zip(lines) {
        sheet.line(painter, y, line);
    }
}
