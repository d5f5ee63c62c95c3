//! The status line.

use crate::app::frame::StatusLine;
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::Position;

/// Paints the status line.
pub fn paint(painter: &mut Painter<'_>, status: &StatusLine) {
    painter.ground(status.area, Role::Status);
    for piece in &status.pieces {
        painter.text(status.area, Position { x: piece.x, y: status.area.y }, &piece.text, painter.style(piece.role));
    }
}
