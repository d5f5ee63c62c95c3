//! Scroll bars: a slim thumb on a track that hardly shows.

use crate::app::frame::ScrollBar;
use crate::document::Role;
use crate::view::Painter;

/// Paints a scroll bar that stands by itself.
pub fn paint(painter: &mut Painter<'_>, bar: &ScrollBar) {
    painter.fill(bar.track, "▕", painter.style(Role::ScrollTrack));
    painter.fill(bar.thumb, "▐", painter.style(Role::ScrollThumb));
}

/// Paints a scroll bar on a border, which is its track.
pub fn paint_on_border(painter: &mut Painter<'_>, bar: &ScrollBar) {
    painter.fill(bar.thumb, "┃", painter.style(Role::ScrollThumb));
}
