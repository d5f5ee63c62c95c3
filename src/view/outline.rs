//! The outline: sections with their numbers, where the reader is, and how far each one is read.

use crate::app::frame::{Fold, OutlinePane, OutlineRow};
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::{Position, Rect};

/// How far a section is read, as a column of dots that grows from the foot of the line.
const PROGRESS: [&str; 5] = [" ", "⢀", "⢠", "⢰", "⢸"];
/// Columns that a nested section stands further in.
const STEP: u16 = 2;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &OutlinePane) {
    painter.clear(pane.area, painter.style(Role::Outline));
    painter.fill(pane.border, "│", painter.style(Role::PaneBorder));
    if let Some((area, text)) = &pane.filter {
        let x = painter.text(*area, area.as_position(), "/", painter.style(Role::Prompt));
        painter.text(*area, Position { x, y: area.y }, text, painter.style(Role::PromptText));
    }
    for (y, row) in (pane.rows_area.top()..pane.rows_area.bottom()).zip(&pane.rows) {
        paint_row(painter, Rect { y, height: 1, ..pane.rows_area }, row, pane.focused);
    }
    if let Some(message) = &pane.empty {
        painter.text(pane.rows_area, pane.rows_area.as_position(), message, painter.style(Role::OutlineGuide));
    }
}

fn paint_row(painter: &mut Painter<'_>, area: Rect, row: &OutlineRow, focused: bool) {
    let chosen = row.selected && focused;
    if chosen {
        painter.tint(area, painter.style(Role::OutlineSelected));
    }
    if row.current {
        painter.glyph(area, area.as_position(), "▌", 1, painter.style(Role::OutlineCurrent));
    }
    let words = Rect { width: area.width.saturating_sub(3), ..area };
    let depth = u16::try_from(row.depth).unwrap_or(u16::MAX);
    let mut at = Position { x: area.x.saturating_add(STEP.saturating_mul(depth).saturating_add(2)), y: area.y };
    let guide = painter.style(Role::OutlineGuide);
    at.x = painter.text(words, at, &row.number, guide).saturating_add(1);
    if let Some(fold) = row.fold {
        at.x = painter.text(words, at, fold_mark(fold), guide).saturating_add(1);
    }
    painter.text(words, at, &row.title, painter.style(title_role(row, chosen)));
    let mark = Position { x: area.right().saturating_sub(2), y: area.y };
    painter.glyph(area, mark, progress(row.read), 1, painter.style(Role::OutlineProgress));
}

fn title_role(row: &OutlineRow, chosen: bool) -> Role {
    match (chosen, row.current) {
        (true, _) => Role::OutlineSelected,
        (false, true) => Role::OutlineCurrent,
        (false, false) => Role::Outline,
    }
}

fn fold_mark(fold: Fold) -> &'static str {
    match fold {
        Fold::Open => "▾",
        Fold::Closed => "▸",
    }
}

/// The mark for a fraction: only what is read to its end is full, and only what is not begun is empty.
fn progress(read: f32) -> &'static str {
    let last = PROGRESS.len() - 1;
    let step = match read {
        r if r <= 0.0 => 0,
        r if r >= 1.0 => last,
        r => ((r * last as f32) as usize).clamp(1, last - 1),
    };
    PROGRESS.get(step).copied().unwrap_or(" ")
}
