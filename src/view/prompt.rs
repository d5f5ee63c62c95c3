//! The line being typed, with the completions on offer above it.

use crate::app::frame::{CompletionList, PromptLine};
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::{Position, Rect};

/// Paints the line and its completions; returns where the cursor stands.
pub fn paint(painter: &mut Painter<'_>, prompt: &PromptLine) -> Position {
    let area = prompt.area;
    painter.ground(area, Role::Status);
    let words = prompt.words;
    let mut at = words.as_position();
    at.x = painter.text(words, at, &prompt.label, painter.style(Role::Prompt));
    at.x = painter.text(words, at, &prompt.text, painter.style(Role::PromptText));
    painter.text(words, at, &prompt.hint, painter.style(Role::StatusMuted));
    if let Some(list) = &prompt.completions {
        paint_completions(painter, list);
    }
    Position { x: prompt.cursor, y: area.y }
}

fn paint_completions(painter: &mut Painter<'_>, list: &CompletionList) {
    let columns = list.rows.iter().map(|row| crate::text::width::of_str(&row.text)).max().unwrap_or_default();
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    painter.ground(list.area, Role::Completion);
    for (y, row) in (list.area.top()..list.area.bottom()).zip(&list.rows) {
        let area = Rect { y, height: 1, ..list.area };
        let role = if row.selected { Role::CompletionSelected } else { Role::Completion };
        painter.tint(area, painter.colours(role));
        // The text stands under the column where it is typed, after the label.
        let words = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
        painter.text(words, words.as_position(), &row.text, painter.style(role));
        let detail = Position { x: words.x.saturating_add(columns + 3), y };
        let muted = if row.selected { painter.colours(role) } else { painter.style(Role::ShelfDetail) };
        painter.text(words, detail, &row.detail, muted);
    }
}
