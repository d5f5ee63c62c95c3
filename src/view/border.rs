//! The frame of popups and sheets: a thin rounded line, with a title in it.

use crate::app::frame::ScrollBar;
use crate::document::Role;
use crate::view::{Painter, scrollbar};
use ratatui::layout::{Position, Rect};

/// What a frame says.
pub struct Border<'a> {
    /// The frame and what it encloses.
    pub area: Rect,
    /// In the upper border.
    pub title: &'a str,
    /// In the lower border.
    pub footer: &'a str,
    /// On the right border.
    pub scroll: Option<ScrollBar>,
}

impl Border<'_> {
    /// Paints the frame on a ground of its own, over whatever is there.
    pub fn paint(&self, painter: &mut Painter<'_>) {
        let area = self.area.intersection(painter.area());
        painter.ground(area, Role::Popup);
        if area.width < 2 || area.height < 2 {
            return;
        }
        self.lines(painter, area);
        self.says(painter, area.y, self.title, Role::PopupTitle);
        self.says(painter, area.bottom() - 1, self.footer, Role::StatusMuted);
        if let Some(scroll) = &self.scroll {
            scrollbar::paint_on_border(painter, scroll);
        }
    }

    fn lines(&self, painter: &mut Painter<'_>, area: Rect) {
        let style = painter.style(Role::PopupBorder);
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for y in [area.y, bottom] {
            painter.fill(Rect { y, height: 1, ..area }, "─", style);
        }
        for x in [area.x, right] {
            painter.fill(Rect { x, width: 1, ..area }, "│", style);
        }
        for (x, y, corner) in [(area.x, area.y, "╭"), (right, area.y, "╮"), (area.x, bottom, "╰"), (right, bottom, "╯")]
        {
            painter.glyph(area, Position { x, y }, corner, 1, style);
        }
    }

    /// Text in a border, two columns from its corner, with a blank on either side.
    fn says(&self, painter: &mut Painter<'_>, y: u16, text: &str, role: Role) {
        let inner = Rect { x: self.area.x + 2, y, width: self.area.width.saturating_sub(4), height: 1 };
        if text.is_empty() || inner.width < 4 {
            return;
        }
        let words = Rect { x: inner.x + 1, width: inner.width - 2, ..inner };
        let end = painter.text(words, words.as_position(), text, painter.style(role));
        let blank = painter.style(Role::PopupBorder);
        painter.glyph(inner, inner.as_position(), " ", 1, blank);
        painter.glyph(inner, Position { x: end, y }, " ", 1, blank);
    }
}
