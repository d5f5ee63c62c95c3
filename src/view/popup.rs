//! A footnote over the text.

use crate::app::frame::PopupPane;
use crate::view::border::Border;
use crate::view::lines::Sheet;
use crate::view::{Painter, hints};
use ratatui::layout::Rect;

/// Paints the popup over what is there.
pub fn paint(painter: &mut Painter<'_>, popup: &PopupPane) {
    let border = Border { area: popup.area, title: &popup.title, footer: &popup.footer, scroll: popup.scroll };
    border.paint(painter);
    let inner = popup.lines_area;
    let clip = Rect { width: popup.area.right().saturating_sub(inner.x + 1), ..inner };
    let sheet = Sheet { clip, x: inner.x, highlights: &popup.highlights };
    for (y, line) in (inner.top()..inner.bottom()).zip(&popup.lines) {
        sheet.line(painter, y, line);
    }
    if !popup.hints.is_empty() {
        painter.step_back(popup.area);
        hints::paint(painter, popup.area, &popup.hints);
    }
}
