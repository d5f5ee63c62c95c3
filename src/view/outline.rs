//! The outline: sections with their numbers, where the reader is, and how far each one is read.

use crate::app::entries;
use crate::app::frame::{Fold, OutlinePane, OutlineRow};
use crate::app::geometry::{OUTLINE_LEAD, OUTLINE_TAIL};
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// How far a section is read that was begun: a low step that rises.
const PROGRESS: [&str; 4] = ["▁", "▃", "▅", "▇"];
/// What is read less far than this shows no mark yet.
const BEGUN: f32 = 0.1;
/// The mark of what is read to its end.
const READ: &str = "✓";

/// Paints the pane.
pub fn paint(painter: &mut Painter<'_>, pane: &OutlinePane) {
    painter.ground(pane.area, if pane.overlay { Role::Popup } else { Role::Outline });
    painter.fill(pane.border, "│", painter.style(Role::PaneBorder));
    if let Some((area, text)) = &pane.filter {
        let at = Position { x: area.x.saturating_add(OUTLINE_LEAD), y: area.y };
        let x = painter.text(*area, at, "/", painter.style(Role::Prompt));
        painter.text(*area, Position { x, y: area.y }, text, painter.style(Role::PromptText));
    }
    for (y, row) in (pane.rows_area.top()..pane.rows_area.bottom()).zip(&pane.rows) {
        let area = Rect { y, height: 1, ..pane.rows_area };
        Entry { area, row, focused: pane.focused }.paint(painter);
    }
    if let Some(message) = &pane.empty {
        let at = Position { x: pane.rows_area.x.saturating_add(OUTLINE_LEAD), y: pane.rows_area.y };
        painter.text(pane.rows_area, at, message, painter.style(Role::OutlineGuide));
    }
}

/// A row of the outline.
struct Entry<'a> {
    area: Rect,
    row: &'a OutlineRow,
    /// Whether keys go to the outline.
    focused: bool,
}

impl Entry<'_> {
    fn paint(&self, painter: &mut Painter<'_>) {
        let (area, row) = (self.area, self.row);
        if self.chosen() {
            painter.tint(area, painter.colours(Role::OutlineSelected));
        }
        if row.current {
            painter.glyph(area, area.as_position(), "▌", 1, self.style(painter, Role::OutlineCurrent));
        }
        let words = Rect { width: area.width.saturating_sub(OUTLINE_TAIL), ..area };
        self.lead(painter, words);
        let title = match (self.chosen(), row.current) {
            (true, _) => Role::OutlineSelected,
            (false, true) => Role::OutlineCurrent,
            (false, false) => Role::Outline,
        };
        let at = self.at(entries::title_at(row.depth, &row.number));
        painter.text(words, at, &row.title, self.style(painter, title));
        let mark = Position { x: area.right().saturating_sub(1), y: area.y };
        let role = if row.current { Role::OutlineCurrent } else { Role::OutlineProgress };
        painter.glyph(area, mark, progress(row.read), 1, self.style(painter, role));
    }

    /// The fold mark, in a column of its own, and the number.
    fn lead(&self, painter: &mut Painter<'_>, words: Rect) {
        let guide = self.style(painter, Role::OutlineGuide);
        let fold = match self.row.fold {
            Some(Fold::Closed) => "▸",
            Some(Fold::Open) if self.focused => "▾",
            _ => "",
        };
        painter.text(words, self.at(OUTLINE_LEAD - 1), fold, guide);
        painter.text(words, self.at(entries::number_at(self.row.depth)), &self.row.number, guide);
    }

    /// A column of the entry.
    fn at(&self, column: u16) -> Position {
        Position { x: self.area.x.saturating_add(column), y: self.area.y }
    }

    /// Whether it is under a cursor that shows.
    fn chosen(&self) -> bool {
        self.row.selected && self.focused
    }

    /// The style of a role; under the cursor the colours of the choice win.
    fn style(&self, painter: &Painter<'_>, role: Role) -> Style {
        let style = painter.style(role);
        if self.chosen() { style.patch(painter.colours(Role::OutlineSelected)) } else { style }
    }
}

/// The mark for a fraction: only what is read to its end is ticked off.
fn progress(read: f32) -> &'static str {
    match read {
        r if r < BEGUN => "",
        r if r >= 1.0 => READ,
        r => PROGRESS.get((r * PROGRESS.len() as f32) as usize).copied().unwrap_or(READ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Theme;
    use ratatui::buffer::{Buffer, Cell};
    use ratatui::style::Color;

    fn row(number: &str, fold: Option<Fold>, read: f32) -> OutlineRow {
        OutlineRow { number: number.into(), title: "開源".into(), fold, read, ..OutlineRow::default() }
    }

    fn painted(rows: Vec<OutlineRow>, focused: bool) -> (Vec<String>, Buffer) {
        let area = Rect::new(0, 0, 14, rows.len() as u16);
        let pane = OutlinePane { area, rows_area: area, focused, rows, ..OutlinePane::default() };
        let (theme, mut buffer) = (Theme::default(), Buffer::empty(area));
        paint(&mut Painter::new(&mut buffer, &theme), &pane);
        let rows = buffer.content.chunks(14).map(|row| row.iter().map(Cell::symbol).collect()).collect();
        (rows, buffer)
    }

    #[test]
    fn numbers_end_and_titles_begin_in_the_same_column_folded_or_not() {
        let rows = || vec![row(" 9", Some(Fold::Open), 0.0), row("10", Some(Fold::Closed), 0.0), row("11", None, 0.0)];
        assert_eq!(painted(rows(), true).0, [" ▾ 9 開源     ", " ▸10 開源     ", "  11 開源     "]);
        assert_eq!(
            painted(rows(), false).0[0],
            "   9 開源     ",
            "an open fold needs no mark where it cannot be closed"
        );
    }

    #[test]
    fn progress_is_a_step_from_a_tenth_on_and_a_tick_at_the_end() {
        let marks = [0.0, 0.09, 0.1, 0.3, 0.6, 0.99, 1.0].map(progress);
        assert_eq!(marks, ["", "", "▁", "▃", "▅", "▇", "✓"]);
    }

    #[test]
    fn only_the_mark_of_the_current_section_has_an_accent() {
        let (_, buffer) =
            painted(vec![row("1", None, 0.5), OutlineRow { current: true, ..row("2", None, 0.5) }], false);
        let colour = |y| buffer.cell((13, y)).map(|cell| cell.fg);
        let theme = Theme::default();
        let of = |role| theme.style(role).fg;
        assert_eq!([colour(0), colour(1)], [of(Role::OutlineProgress), of(Role::OutlineCurrent)]);
        assert_ne!(colour(0), colour(1));
        assert_ne!(colour(0), Some(Color::Reset));
    }
}
