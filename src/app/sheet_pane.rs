//! The help and the information as the view is to paint them.

use crate::app::frame::SheetPane;
use crate::app::sheet::{Contents, SheetKind};
use crate::app::{App, help, panes, placing};
use ratatui::layout::Rect;

impl App {
    /// The sheet that is open.
    pub(super) fn sheet_pane(&mut self) -> Option<SheetPane> {
        let size = self.size;
        let mut sheet = self.sheet.take()?;
        let widest = placing::sheet(size, sheet.widest());
        let (keymap, options) = (&self.config.keymap, self.options());
        sheet.fill(placing::popup_lines(widest).width, |kind, filter, width| match kind {
            SheetKind::Help(context) => help::contents(keymap, *context, filter, width),
            SheetKind::Information(information) => information.contents(width, options),
        });
        let (area, rows_area) = match sheet.kind {
            SheetKind::Help(_) => (widest, placing::popup_lines(widest)),
            SheetKind::Information(_) => placing::fitted(size, widest, sheet.scroll().2),
        };
        sheet.fit(rows_area.height);
        let (offset, fitting, total) = sheet.scroll();
        let Contents { rows, key_columns } = sheet.in_view();
        let track = Rect { x: area.right().saturating_sub(1), width: 1, ..rows_area };
        let pane = SheetPane {
            area,
            rows_area,
            title: sheet.title().to_owned(),
            footer: self.sheet_keys(&sheet, area.width),
            filter: Some(sheet.filter().to_owned()).filter(|filter| !filter.is_empty()),
            rows,
            key_columns,
            scroll: panes::scroll_bar(track, offset, fitting, total),
            dims_page: true,
        };
        self.sheet = Some(sheet);
        Some(pane)
    }
}
