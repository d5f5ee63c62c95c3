//! What is left to say where there is no room for a page.

use crate::document::Role;
use crate::view::Painter;

/// Paints the line that says so.
pub fn paint(painter: &mut Painter<'_>, message: &str) {
    let area = painter.area();
    painter.text(area, area.as_position(), message, painter.style(Role::StatusMuted));
}
