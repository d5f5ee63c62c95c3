//! From state to what the screen shows: the last step of every update.

use crate::app::frame::{Body, Frame, SheetPane, ShelfPane};
use crate::app::geometry::{self, OutlinePlace};
use crate::app::sheet::{SheetKind, line_rows};
use crate::app::{App, help};
use crate::app::{panes, placing};
use crate::compose::compose_blocks;
use crate::text::width;
use ratatui::layout::Rect;

impl App {
    /// Settles the state into the terminal's size and makes the frame of it.
    pub(super) fn present(&mut self) {
        if self.is_too_small() {
            let message = format!("kanbao needs {}×{}", geometry::SMALLEST.columns, geometry::SMALLEST.rows);
            let body = Body::TooSmall(width::ellipsize(&message, usize::from(geometry::full(self.size).width)));
            self.frame = Frame { size: self.size, body, ..Frame::default() };
            return;
        }
        let (areas, place) = (self.areas(), self.outline_place());
        let (measure, options) = (self.arrangement.measure, self.config.options());
        let quiet = self.arrangement.zen && self.reader.is_some() && !self.has_something_to_say();
        let (body, popup) = match &mut self.reader {
            Some(reader) => {
                reader.settle(&areas, measure, options);
                let popup = panes::popup(reader);
                let mut pane = panes::reader(reader, &areas, place);
                pane.text.scroll = pane.text.scroll.filter(|_| !quiet);
                (Body::Reader(pane), popup)
            }
            None => (Body::Shelf(self.shelf_pane()), None),
        };
        // An outline that lies over the text lies over its footnote too.
        let popup = popup.filter(|_| place != OutlinePlace::Over);
        let sheet = self.sheet_pane().or_else(|| self.notice_pane());
        let prompt = self.prompt_line(geometry::status(self.size));
        let status = (!quiet && prompt.is_none()).then(|| self.status_line(geometry::status(self.size)));
        self.frame = Frame { size: self.size, body, status, popup, sheet, prompt };
    }

    fn shelf_pane(&mut self) -> ShelfPane {
        let (heading_area, rows_area) = placing::shelf(self.size);
        self.shelf.fit(rows_area.height);
        let (offset, fitting, total) = self.shelf.scroll();
        let track = Rect { x: rows_area.right().saturating_add(1), width: 1, ..rows_area };
        let filter = self.shelf.filter();
        let articles = self.shelf.len();
        ShelfPane {
            area: geometry::full(self.size),
            heading_area,
            heading: "看報 kanbao".to_owned(),
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

    fn sheet_pane(&mut self) -> Option<SheetPane> {
        let sheet = self.sheet.as_mut()?;
        let area = placing::sheet(self.size);
        let rows_area = placing::popup_lines(area);
        let (keymap, options) = (&self.config.keymap, self.config.options());
        sheet.fit(rows_area.width, rows_area.height, |kind, filter| match kind {
            SheetKind::Help(context) => help::rows(keymap, *context, filter),
            SheetKind::Information(document) => {
                line_rows(compose_blocks(document, &document.blocks, rows_area.width, options))
            }
        });
        let (offset, fitting, total) = sheet.scroll();
        let track = Rect { x: area.right().saturating_sub(1), width: 1, ..rows_area };
        Some(SheetPane {
            area,
            rows_area,
            title: sheet.title().to_owned(),
            footer: if sheet.has_filter() { "/ filters  q closes" } else { "q closes" }.to_owned(),
            filter: Some(sheet.filter().to_owned()).filter(|filter| !filter.is_empty()),
            rows: sheet.rows(),
            key_columns: sheet.key_columns().min(rows_area.width * 2 / 5),
            scroll: panes::scroll_bar(track, offset, fitting, total),
        })
    }
}
