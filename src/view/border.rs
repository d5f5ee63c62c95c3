//! The frame of popups and sheets: a thin rounded line, with a title in it.

use crate::app::frame::{KeyHint, ScrollBar};
use crate::app::key_hints::{PAIR_GAP, VERB_GAP};
use crate::document::Role;
use crate::text::width;
use crate::view::{Painter, scrollbar};
use ratatui::layout::{Position, Rect};

/// What a frame says.
pub struct Border<'a> {
    /// The frame and what it encloses.
    pub area: Rect,
    /// In the upper border.
    pub title: &'a str,
    /// In the lower border: keys with what they do.
    pub footer: &'a [KeyHint],
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
        self.keys(painter, area.bottom() - 1);
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
        let inner = self.inner(y);
        if text.is_empty() || inner.width < 4 {
            return;
        }
        let words = Rect { x: inner.x + 1, width: inner.width - 2, ..inner };
        let end = painter.text(words, words.as_position(), text, painter.style(role));
        let blank = painter.style(Role::PopupBorder);
        painter.glyph(inner, inner.as_position(), " ", 1, blank);
        painter.glyph(inner, Position { x: end, y }, " ", 1, blank);
    }

    /// Keys in the lower border, each with its verb, where a title would stand in the upper one.
    fn keys(&self, painter: &mut Painter<'_>, y: u16) {
        let inner = self.inner(y);
        let Some(columns) = self.footer.iter().map(columns_of).reduce(|all, next| all + PAIR_GAP + next) else {
            return;
        };
        let ground = Rect { width: (columns + 2).min(inner.width), ..inner };
        painter.fill(ground, " ", painter.style(Role::PopupBorder));
        let mut at = Position { x: inner.x + 1, y };
        // Not the muted role of the status line, which may stand on a ground of its own.
        for KeyHint { keys, verb } in self.footer {
            at.x = painter.text(inner, at, keys, painter.style(Role::HelpKey)) + VERB_GAP;
            at.x = painter.text(inner, at, verb, painter.style(Role::Byline)) + PAIR_GAP;
        }
    }

    /// The part of a border that says something.
    fn inner(&self, y: u16) -> Rect {
        Rect { x: self.area.x + 2, y, width: self.area.width.saturating_sub(4), height: 1 }
    }
}

fn columns_of(hint: &KeyHint) -> u16 {
    u16::try_from(width::of_str(&hint.keys) + width::of_str(&hint.verb)).unwrap_or(u16::MAX / 4) + VERB_GAP
}
