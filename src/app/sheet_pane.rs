//! The help and the information as the view is to paint them.

use crate::app::frame::{LargePicture, SheetPane};
use crate::app::sheet::{Contents, SheetKind};
use crate::app::{App, Effect, help, panes, placing};
use crate::compose::{CellSize, cells_of};
use crate::document::BlockId;
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
            SheetKind::Picture(_) => Contents::default(),
        });
        let (area, rows_area) = match sheet.kind {
            SheetKind::Help(_) | SheetKind::Picture(_) => (widest, placing::popup_lines(widest)),
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
            filter: Some(sheet.filter().text().to_owned()).filter(|filter| !filter.is_empty()),
            rows,
            key_columns,
            picture: if let SheetKind::Picture(block) = sheet.kind {
                self.large_picture(block, rows_area)
            } else {
                None
            },
            scroll: panes::scroll_bar(track, offset, fitting, total),
            dims_page: true,
        };
        self.sheet = Some(sheet);
        Some(pane)
    }

    /// An image in the middle of `room`, as large as fits; asked for, where it is not there in this size.
    fn large_picture(&mut self, block: BlockId, room: Rect) -> Option<LargePicture> {
        let drawing = self.drawing();
        let reader = self.reader.as_mut()?;
        let most = CellSize { columns: room.width, rows: room.height };
        let size = cells_of(reader.album.size_of(block)?, most, drawing.cell, true);
        if let Some(address) = reader.album.ask((block, size)) {
            self.effects.push(Effect::MakePicture { article: reader.article.clone(), block, address, size, drawing });
        }
        let area = Rect {
            x: room.x + room.width.saturating_sub(size.columns) / 2,
            y: room.y + room.height.saturating_sub(size.rows) / 2,
            width: size.columns,
            height: size.rows,
        };
        Some(LargePicture { area: area.intersection(room), picture: reader.album.get((block, size)) })
    }
}
