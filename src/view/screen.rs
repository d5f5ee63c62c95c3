//! The whole screen, from the ground up.

use crate::app::frame::{Body, Frame, ReaderPane};
use crate::config::Theme;
use crate::document::Role;
use crate::view::{Links, Painter, hints, outline, popup, prompt, sheet, shelf, status, text_pane, too_small};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// What a screen shows besides its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// Where the cursor stands, where it shows.
    pub cursor: Option<Position>,
    /// Where glyphs lead, where links are to be links of the terminal too.
    pub links: Links,
}

/// Paints a frame on `buffer`.
pub fn screen(frame: &Frame, theme: &Theme, buffer: &mut Buffer) -> Shown {
    let mut painter = Painter::new(buffer, theme).on(frame.ambiguous).with_links(frame.links);
    painter.ground(painter.area(), Role::Text);
    match &frame.body {
        Body::TooSmall(message) => too_small::paint(&mut painter, message),
        Body::Shelf(pane) => shelf::paint(&mut painter, pane),
        Body::Reader(pane) => paint_reader(&mut painter, pane),
    }
    if let Some(pane) = &frame.popup {
        if !pane.hints.is_empty() {
            painter.step_back(painter.area());
        }
        popup::paint(&mut painter, pane);
    }
    if frame.sheet.as_ref().is_some_and(|sheet| sheet.dims_page) {
        painter.step_back(painter.area());
    }
    if let Some(line) = &frame.status {
        status::paint(&mut painter, line);
    }
    if let Some(pane) = &frame.sheet {
        sheet::paint(&mut painter, pane);
    }
    let cursor = frame.prompt.as_ref().map(|line| prompt::paint(&mut painter, line));
    Shown { cursor, links: painter.finish() }
}

fn paint_reader(painter: &mut Painter<'_>, pane: &ReaderPane) {
    text_pane::paint(painter, &pane.text);
    if let Some(pane) = &pane.outline {
        outline::paint(painter, pane);
    }
    if !pane.text.hints.is_empty() {
        painter.step_back(painter.area());
        hints::paint(painter, pane.text.area, &pane.text.hints);
    }
}
