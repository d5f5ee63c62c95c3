//! From state to what the screen shows: the last step of every update.

use crate::app::frame::{Body, Frame, SheetPane, ShelfPane};
use crate::app::geometry::{self, OutlinePlace};
use crate::app::prompt::PromptKind;
use crate::app::{App, Effect};
use crate::app::{panes, placing};
use crate::text::{SafeText, width};
use ratatui::layout::Rect;

impl App {
    /// Settles the state into the terminal's size and makes the frame of it.
    pub(super) fn present(&mut self) {
        let ambiguous = self.options().widths().ambiguous.min(self.widths.ambiguous);
        if self.is_too_small() {
            let message = format!("kanbao needs {}×{}", geometry::SMALLEST.columns, geometry::SMALLEST.rows);
            let body = Body::TooSmall(width::ellipsize(&message, usize::from(geometry::full(self.size).width)));
            self.frame = Frame { size: self.size, ambiguous, body, ..Frame::default() };
            return;
        }
        let links = self.config.settings.links.holds(self.links);
        let (areas, place) = (self.areas(), self.outline_place());
        let (measure, options, drawing) = (self.arrangement.measure, self.options(), self.drawing());
        let quiet = self.arrangement.zen && self.reader.is_some() && !self.has_something_to_say();
        let (mut body, popup) = match &mut self.reader {
            Some(reader) => {
                reader.settle(&areas, measure, options);
                let code = reader.new_code().into_iter();
                let article = &reader.article;
                self.effects.extend(code.map(|code| Effect::ReadCode { article: article.clone(), code }));
                self.effects.extend(reader.new_pictures(drawing));
                let popup = panes::popup(reader);
                let mut pane = panes::reader(reader, &areas, place);
                pane.text.scroll = pane.text.scroll.filter(|_| !quiet);
                pane.text.scroll = self.numbers.bar(pane.text.scroll);
                (Body::Reader(pane), popup)
            }
            None => (Body::Shelf(self.shelf_pane()), None),
        };
        // An outline that lies over the text lies over its footnote too.
        let mut popup = popup.filter(|_| place != OutlinePlace::Over);
        if let (Some(pane), Some(reader)) = (&mut popup, &self.reader)
            && let Some(popup) = &reader.popup
        {
            pane.footer = self.popup_keys(popup, reader.viewport.document().footnotes.len());
        }
        let mut sheet = self.sheet_pane().or_else(|| self.notice_pane());
        let prompt = self.prompt_line(geometry::status(self.size));
        if self.typing.prompt.as_ref().is_some_and(|prompt| prompt.kind == PromptKind::Filter) {
            hide_filter(&mut body, sheet.as_mut());
        }
        let status = (!quiet && prompt.is_none()).then(|| self.status_line(geometry::status(self.size)));
        self.frame = Frame { size: self.size, ambiguous, links, body, status, popup, sheet, prompt };
    }

    fn shelf_pane(&mut self) -> ShelfPane {
        let (heading_area, rows_area) = placing::shelf(self.size);
        self.shelf.fit(rows_area.height);
        let (offset, fitting, total) = self.shelf.scroll();
        let track = Rect { x: rows_area.right().saturating_add(1), width: 1, ..rows_area };
        let filter = self.shelf.filter().text();
        let articles = self.shelf.len();
        ShelfPane {
            area: geometry::full(self.size),
            heading_area,
            heading: self.shelf_name.as_ref().map_or("看報 kanbao".to_owned(), SafeText::to_string),
            detail: match (filter.is_empty(), articles) {
                (false, _) => format!("{total} of {articles} for “{filter}”"),
                (true, 1) => "1 article".to_owned(),
                (true, _) => format!("{articles} articles"),
            },
            rows_area,
            rows: self.shelf.rows(rows_area),
            empty: match total {
                0 if articles == 0 => Some("No articles yet: try kanbao FILE".to_owned()),
                0 => Some(format!("No article matches “{filter}”.")),
                _ => None,
            },
            scroll: panes::scroll_bar(track, offset, fitting, total),
        }
    }
}

/// Takes away the filter over a list: while it is typed, it stands on the bottom row.
fn hide_filter(body: &mut Body, sheet: Option<&mut SheetPane>) {
    match (sheet, body) {
        (Some(sheet), _) => sheet.filter = None,
        (None, Body::Reader(reader)) => {
            if let Some(outline) = &mut reader.outline {
                outline.filter = None;
            }
        }
        (None, Body::Shelf(_) | Body::TooSmall(_)) => {}
    }
}
