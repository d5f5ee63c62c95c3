//! The list of articles: a title and what is said about it, how far it is read, and which one is chosen.

use crate::app::frame::{ShelfPane, ShelfRow};
use crate::document::Role;
use crate::text::width;
use crate::view::{Painter, scrollbar};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Columns before the title: the bar of the chosen entry, the mark of an unread one, and blanks.
const MARGIN: u16 = 4;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &ShelfPane) {
    let heading = pane.heading_area;
    let end = Position { x: heading.right(), y: heading.y };
    let detail = painter.text_before(heading, end, &pane.detail, painter.style(Role::ShelfDetail));
    let room = Rect { width: detail.saturating_sub(heading.x + 2), ..heading };
    painter.text(room, heading.as_position(), &pane.heading, painter.style(Role::Title));
    for row in &pane.rows {
        paint_row(painter, row);
    }
    if let Some(message) = &pane.empty {
        painter.text(pane.rows_area, pane.rows_area.as_position(), message, painter.style(Role::ShelfDetail));
    }
    if let Some(scroll) = &pane.scroll {
        scrollbar::paint(painter, scroll);
    }
}

fn paint_row(painter: &mut Painter<'_>, row: &ShelfRow) {
    let area = row.area;
    let style = |painter: &Painter<'_>, role| over(painter, role, row.selected);
    let accent = style(painter, Role::ShelfUnread);
    if row.selected {
        painter.tint(area, painter.colours(Role::ShelfSelected));
        painter.fill(Rect { width: 1, ..area }, "▌", accent);
    }
    if row.unread {
        painter.text(area, Position { x: area.x.saturating_add(2), y: area.y }, "●", accent);
    }
    let words =
        Rect { x: area.x.saturating_add(MARGIN), width: area.width.saturating_sub(MARGIN + 2), height: 1, ..area };
    let title = if row.selected { Role::ShelfSelected } else { Role::ShelfTitle };
    let (title, state) = (style(painter, title), style(painter, Role::ShelfProgress));
    line(painter, words, (&row.title, title), (&row.state, state));
    if area.height > 1 {
        let detail = style(painter, Role::ShelfDetail);
        line(painter, Rect { y: words.y + 1, ..words }, (&row.detail, detail), (&row.facts, detail));
    }
}

/// The style of a role; under the cursor the colours of the choice win.
fn over(painter: &Painter<'_>, role: Role, selected: bool) -> Style {
    let style = painter.style(role);
    if selected { style.patch(painter.colours(Role::ShelfSelected)) } else { style }
}

/// Text at the left that gives way to a shorter one at the right.
fn line(painter: &mut Painter<'_>, area: Rect, left: (&str, Style), right: (&str, Style)) {
    let room = if width::of_str(right.0) * 2 > usize::from(area.width) { "" } else { right.0 };
    let end = Position { x: area.right(), y: area.y };
    let start = painter.text_before(area, end, room, right.1);
    let gap = if room.is_empty() { 0 } else { 2 };
    let words = Rect { width: start.saturating_sub(area.x + gap), ..area };
    painter.text(words, area.as_position(), left.0, left.1);
}
