//! The list of articles: a title and what is said about it, how far it is read, and which one is chosen.

use crate::app::frame::{ShelfPane, ShelfRow};
use crate::document::Role;
use crate::text::width;
use crate::view::{Painter, scrollbar};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// Columns before the title: the bar of the chosen entry, the mark of an unread one, and blanks.
const MARGIN: u16 = 4;
/// Columns after what stands at the right.
const END: u16 = 2;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &ShelfPane) {
    let heading = words_of(pane.heading_area);
    let end = Position { x: heading.right(), y: heading.y };
    let detail = painter.text_before(heading, end, &pane.detail, painter.style(Role::ShelfDetail));
    let room = Rect { width: detail.saturating_sub(heading.x + 2), ..heading };
    painter.text(room, heading.as_position(), &pane.heading, painter.style(Role::Title));
    for row in &pane.rows {
        paint_row(painter, row);
    }
    if let Some(message) = &pane.empty {
        let words = words_of(pane.rows_area);
        painter.text(pane.rows_area, words.as_position(), message, painter.style(Role::ShelfDetail));
    }
    if let Some(scroll) = &pane.scroll {
        scrollbar::paint(painter, scroll);
    }
}

/// Where the words of an entry stand, and those of the heading above them.
fn words_of(area: Rect) -> Rect {
    Rect { x: area.x.saturating_add(MARGIN), width: area.width.saturating_sub(MARGIN + END), ..area }
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
    let words = Rect { height: 1, ..words_of(area) };
    let title = if row.selected { Role::ShelfSelected } else { Role::ShelfTitle };
    let (title, state) = (style(painter, title), style(painter, Role::ShelfProgress));
    let title = if row.unread { title } else { title.remove_modifier(Modifier::BOLD) };
    line(painter, words, (&row.title, title), (&row.state, state));
    if area.height > 1 {
        let detail = style(painter, Role::ShelfDetail);
        line(painter, Rect { y: words.y + 1, ..words }, (&row.detail, detail), (&row.facts, detail));
    }
}

/// The style of a role; under the cursor the colours of the choice win, and nothing is dim.
fn over(painter: &Painter<'_>, role: Role, selected: bool) -> Style {
    let style = painter.style(role);
    if selected { style.patch(painter.colours(Role::ShelfSelected)).remove_modifier(Modifier::DIM) } else { style }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::theme::builtin;
    use ratatui::buffer::Buffer;

    /// A shelf of a chosen article that was read and one that was never opened.
    fn pane() -> ShelfPane {
        let row = |y, title: &str, unread| ShelfRow {
            area: Rect { x: 2, y, width: 36, height: 2 },
            title: title.to_owned(),
            detail: "detail".to_owned(),
            facts: "2025".to_owned(),
            state: if unread { "6 min" } else { "read" }.to_owned(),
            unread,
            selected: !unread,
            ..ShelfRow::default()
        };
        ShelfPane {
            area: Rect::new(0, 0, 40, 8),
            heading_area: Rect::new(2, 0, 36, 1),
            heading: "Heading".to_owned(),
            detail: "2 articles".to_owned(),
            rows_area: Rect::new(2, 2, 36, 6),
            rows: vec![row(2, "Opened", false), row(5, "Never", true)],
            ..ShelfPane::default()
        }
    }

    fn painted(theme: &str) -> Buffer {
        let theme = builtin::theme(theme).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 8));
        paint(&mut Painter::new(&mut buffer, &theme), &pane());
        buffer
    }

    fn text(buffer: &Buffer, y: u16) -> String {
        (0..40).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn the_heading_stands_over_the_titles_and_ends_with_the_rows() {
        let buffer = painted("night");
        assert_eq!(text(&buffer, 0), "      Heading             2 articles");
        assert_eq!(text(&buffer, 2), "  ▌   Opened                    read");
        assert_eq!(text(&buffer, 5), "    ● Never                    6 min");
    }

    #[test]
    fn only_titles_of_unread_articles_are_bold() {
        for theme in ["night", "ink", "terminal"] {
            let buffer = painted(theme);
            let bold = |y| buffer[(6, y)].modifier.contains(Modifier::BOLD);
            assert!(!bold(2) && bold(5), "{theme}");
        }
    }

    #[test]
    fn nothing_on_the_chosen_entry_is_dim() {
        let buffer = painted("terminal");
        for (x, y) in (2..38).flat_map(|x| [(x, 2), (x, 3)]) {
            assert!(!buffer[(x, y)].modifier.contains(Modifier::DIM), "{x}, {y}");
        }
        assert!(buffer[(6, 6)].modifier.contains(Modifier::DIM));
    }
}
