//! The outline: sections with their numbers, where the reader is, and how far each one is read.

use crate::app::frame::{Fold, OutlinePane, OutlineRow};
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// How far a section is read, as a column of dots that grows from the foot of the line.
const PROGRESS: [&str; 5] = [" ", "⢀", "⢠", "⢰", "⢸"];
/// Columns that a nested section stands further in.
const STEP: u16 = 2;

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &OutlinePane) {
    painter.ground(pane.area, if pane.overlay { Role::Popup } else { Role::Outline });
    painter.fill(pane.border, "│", painter.style(Role::PaneBorder));
    if let Some((area, text)) = &pane.filter {
        let x = painter.text(*area, area.as_position(), "/", painter.style(Role::Prompt));
        painter.text(*area, Position { x, y: area.y }, text, painter.style(Role::PromptText));
    }
    let folds = pane.rows.iter().any(|row| row.fold.is_some());
    for (y, row) in (pane.rows_area.top()..pane.rows_area.bottom()).zip(&pane.rows) {
        let area = Rect { y, height: 1, ..pane.rows_area };
        Entry { area, row, chosen: row.selected && pane.focused, folds }.paint(painter);
    }
    if let Some(message) = &pane.empty {
        painter.text(pane.rows_area, pane.rows_area.as_position(), message, painter.style(Role::OutlineGuide));
    }
}

/// A row of the outline.
struct Entry<'a> {
    area: Rect,
    row: &'a OutlineRow,
    /// Whether it is under a cursor that shows.
    chosen: bool,
    /// Whether a column is kept for fold marks.
    folds: bool,
}

impl Entry<'_> {
    fn paint(&self, painter: &mut Painter<'_>) {
        let (area, row) = (self.area, self.row);
        if self.chosen {
            painter.tint(area, painter.colours(Role::OutlineSelected));
        }
        if row.current {
            painter.glyph(area, area.as_position(), "▌", 1, self.style(painter, Role::OutlineCurrent));
        }
        let words = Rect { width: area.width.saturating_sub(2), ..area };
        let at = self.lead(painter, words);
        let title = match (self.chosen, row.current) {
            (true, _) => Role::OutlineSelected,
            (false, true) => Role::OutlineCurrent,
            (false, false) => Role::Outline,
        };
        painter.text(words, at, &row.title, self.style(painter, title));
        let mark = Position { x: area.right().saturating_sub(1), y: area.y };
        painter.glyph(area, mark, progress(row.read), 1, self.style(painter, Role::OutlineProgress));
    }

    /// The number and the fold mark; returns where the title begins.
    fn lead(&self, painter: &mut Painter<'_>, words: Rect) -> Position {
        let guide = self.style(painter, Role::OutlineGuide);
        let depth = u16::try_from(self.row.depth).unwrap_or(u16::MAX);
        let mut at = words.as_position();
        at.x = at.x.saturating_add(STEP.saturating_mul(depth).saturating_add(2));
        at.x = painter.text(words, at, &self.row.number, guide);
        if self.folds {
            painter.text(words, at, self.row.fold.map_or(" ", fold_mark), guide);
            at.x = at.x.saturating_add(1);
        }
        Position { x: at.x.saturating_add(1), ..at }
    }

    /// The style of a role; under the cursor the colours of the choice win.
    fn style(&self, painter: &Painter<'_>, role: Role) -> Style {
        let style = painter.style(role);
        if self.chosen { style.patch(painter.colours(Role::OutlineSelected)) } else { style }
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
