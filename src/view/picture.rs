//! Images: half a cell for every dot.

use crate::app::frame::LargePicture;
use crate::app::{Dot, Graphic, Picture};
use crate::compose::CellSize;
use crate::document::Role;
use crate::view::Painter;
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use std::sync::Arc;

/// The glyph whose ink is the upper half of its cell, and its ground the lower one.
const UPPER: &str = "▀";
/// The same the other way round.
const LOWER: &str = "▄";

/// The character that stands for a part of an image that the terminal keeps (kitty's graphics protocol). No text has it.
pub const PLACEHOLDER: char = '\u{10eeee}';

/// Whether a cell shows a part of an image.
pub fn is_dot(symbol: &str) -> bool {
    symbol == UPPER || symbol == LOWER || symbol.starts_with(PLACEHOLDER)
}

/// The number of the kept image that a cell shows a part of.
pub fn kept_in(cell: &Cell) -> Option<u32> {
    match cell.fg {
        Color::Rgb(r, g, b) if cell.symbol().starts_with(PLACEHOLDER) => Some(u32::from_be_bytes([0, r, g, b])),
        _ => None,
    }
}

/// Paints a row of an image from `at` to the right; where it is not there yet, a mark in the middle of its room.
pub fn row(
    painter: &mut Painter<'_>,
    clip: Rect,
    at: Position,
    row: u16,
    size: CellSize,
    picture: Option<&Arc<Picture>>,
) {
    let CellSize { columns, rows } = size;
    let Some(picture) = picture else {
        let middle = Position { x: at.x.saturating_add(columns / 2), ..at };
        if row == rows / 2 {
            painter.glyph(clip, middle, "▨", 1, painter.style(Role::Figure));
        }
        return;
    };
    if let Some(Graphic::Kept { id, marks, .. }) = &picture.graphic {
        return placeholders(painter, clip, at, (row, columns), *id, marks);
    }
    for (x, dots) in (at.x..).zip(picture.row(row)) {
        let (glyph, style) = match dots.map(color) {
            [Some(upper), Some(lower)] => (UPPER, Style::new().fg(upper).bg(lower)),
            [Some(upper), None] => (UPPER, Style::new().fg(upper)),
            [None, Some(lower)] => (LOWER, Style::new().fg(lower)),
            [None, None] => continue,
        };
        painter.glyph(clip, Position { x, ..at }, glyph, 1, style);
    }
    let room = Rect { x: at.x, y: at.y, width: columns, height: 1 };
    if matches!(picture.graphic, Some(Graphic::Rows(_))) && room.intersection(clip) == room {
        painter.will_show(room, row, picture);
    }
}

/// Paints the cells behind which the terminal shows a row of an image that it keeps. Each says which part it is, so that
/// any of them can be covered.
fn placeholders(
    painter: &mut Painter<'_>,
    clip: Rect,
    at: Position,
    (row, columns): (u16, u16),
    id: u32,
    marks: &[char],
) {
    let [_, r, g, b] = id.to_be_bytes();
    let style = Style::new().fg(Color::Rgb(r, g, b));
    let Some(row) = marks.get(usize::from(row)) else { return };
    for (x, column) in (at.x..).zip(marks.iter().take(usize::from(columns))) {
        painter.dot(clip, Position { x, ..at }, &format!("{PLACEHOLDER}{row}{column}"), style);
    }
}

/// Paints an image by itself.
pub fn large(painter: &mut Painter<'_>, large: &LargePicture) {
    let area = large.area;
    let size = CellSize { columns: area.width, rows: area.height };
    for (row, y) in (area.top()..area.bottom()).enumerate() {
        self::row(painter, area, Position { x: area.x, y }, row as u16, size, large.picture.as_ref());
    }
}

fn color(dot: Dot) -> Option<Color> {
    match dot {
        Dot::Ground => None,
        Dot::Rgb([r, g, b]) => Some(Color::Rgb(r, g, b)),
        Dot::Indexed(index) => Some(Color::Indexed(index)),
    }
}
