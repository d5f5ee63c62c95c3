//! Images: half a cell for every dot.

use crate::app::frame::LargePicture;
use crate::app::{Dot, Picture};
use crate::compose::CellSize;
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

/// The glyph whose ink is the upper half of its cell, and its ground the lower one.
const UPPER: &str = "▀";
/// The same the other way round.
const LOWER: &str = "▄";

/// Whether a cell shows a part of an image.
pub fn is_dot(symbol: &str) -> bool {
    symbol == UPPER || symbol == LOWER
}

/// Paints a row of an image from `at` to the right; where it is not there yet, a mark in the middle of its room.
pub fn row(painter: &mut Painter<'_>, clip: Rect, at: Position, row: u16, size: CellSize, picture: Option<&Picture>) {
    let CellSize { columns, rows } = size;
    let Some(picture) = picture else {
        let middle = Position { x: at.x.saturating_add(columns / 2), ..at };
        if row == rows / 2 {
            painter.glyph(clip, middle, "▨", 1, painter.style(Role::Figure));
        }
        return;
    };
    for (x, dots) in (at.x..).zip(picture.row(row)) {
        let (glyph, style) = match dots.map(color) {
            [Some(upper), Some(lower)] => (UPPER, Style::new().fg(upper).bg(lower)),
            [Some(upper), None] => (UPPER, Style::new().fg(upper)),
            [None, Some(lower)] => (LOWER, Style::new().fg(lower)),
            [None, None] => continue,
        };
        painter.glyph(clip, Position { x, ..at }, glyph, 1, style);
    }
}

/// Paints an image by itself.
pub fn large(painter: &mut Painter<'_>, large: &LargePicture) {
    let area = large.area;
    let size = CellSize { columns: area.width, rows: area.height };
    for (row, y) in (area.top()..area.bottom()).enumerate() {
        self::row(painter, area, Position { x: area.x, y }, row as u16, size, large.picture.as_deref());
    }
}

fn color(dot: Dot) -> Option<Color> {
    match dot {
        Dot::Ground => None,
        Dot::Rgb([r, g, b]) => Some(Color::Rgb(r, g, b)),
        Dot::Indexed(index) => Some(Color::Indexed(index)),
    }
}
