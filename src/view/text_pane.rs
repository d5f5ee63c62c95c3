//! The text pane: the lines in view, what stands out on them, and the scroll bar.

use crate::app::frame::TextPane;
use crate::document::Role;
use crate::view::lines::Sheet;
use crate::view::{Painter, scrollbar};
use ratatui::layout::Rect;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &TextPane) {
    let inner = pane.lines_area;
    // A mark may hang into the margin on the right.
    let clip = Rect { width: pane.area.right().saturating_sub(inner.x), ..inner };
    let sheet = Sheet { clip, x: inner.x, highlights: &pane.highlights };
    for (y, (_, line)) in (inner.top()..inner.bottom()).zip(&pane.lines) {
        sheet.line(painter, y, line);
    }
    if let Some(message) = &pane.empty {
        painter.text(inner, inner.as_position(), message, painter.style(Role::StatusMuted));
    }
    if let Some(scroll) = &pane.scroll {
        scrollbar::paint(painter, scroll);
    }
}
