//! The help and the information: a sheet over everything else.

use crate::app::frame::{SheetPane, SheetRow};
use crate::app::placing::KEY_GAP;
use crate::document::Role;
use crate::view::border::Border;
use crate::view::lines::Sheet;
use crate::view::{Painter, picture};
use ratatui::layout::{Position, Rect};

/// Paints the sheet over what is there.
pub fn paint(painter: &mut Painter<'_>, sheet: &SheetPane) {
    let title = match &sheet.filter {
        Some(filter) => format!("{} / {filter}", sheet.title),
        None => sheet.title.clone(),
    };
    Border { area: sheet.area, title: &title, footer: &sheet.footer, scroll: sheet.scroll }.paint(painter);
    if let Some(large) = &sheet.picture {
        picture::large(painter, large);
    }
    let inner = sheet.rows_area;
    for (y, row) in (inner.top()..inner.bottom()).zip(&sheet.rows) {
        paint_row(painter, Rect { y, height: 1, ..inner }, row, sheet.key_columns);
    }
}

fn paint_row(painter: &mut Painter<'_>, area: Rect, row: &SheetRow, key_columns: u16) {
    match row {
        SheetRow::Blank => {}
        SheetRow::Heading(text) => {
            painter.text(area, area.as_position(), text, painter.style(Role::PopupTitle));
        }
        SheetRow::Key { keys, text } => {
            let columns = if text.is_empty() { area.width } else { key_columns };
            let keys_area = Rect { width: columns.min(area.width), ..area };
            painter.text(keys_area, area.as_position(), keys, painter.style(Role::HelpKey));
            let at = Position { x: area.x.saturating_add(key_columns + KEY_GAP), y: area.y };
            painter.text(area, at, text, painter.style(Role::HelpText));
        }
        SheetRow::Fact { label, line } => {
            painter.text(area, area.as_position(), label, painter.style(Role::Byline));
            if let Some(line) = line {
                let x = area.x.saturating_add(key_columns + KEY_GAP);
                Sheet { clip: area, x, highlights: &[] }.line(painter, area.y, line);
            }
        }
        SheetRow::Line(line) => Sheet { clip: area, x: area.x, highlights: &[] }.line(painter, area.y, line),
    }
}
