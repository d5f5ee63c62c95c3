//! The mouse: the wheel turns what is under it, a click opens it.

use crate::app::frame::Body;
use crate::app::geometry::{Areas, OutlinePlace, contains};
use crate::app::{App, Mouse, MouseKind};
use crate::document::Target;
use ratatui::layout::{Position, Rect};

/// Rows that a step of the wheel moves.
const WHEEL: isize = 3;

impl App {
    /// Takes in a use of the mouse. While a line is typed, it does nothing.
    pub(super) fn on_mouse(&mut self, mouse: Mouse) {
        if self.typing.prompt.is_some() || self.is_too_small() {
            return;
        }
        self.close_hints();
        self.end_greeting();
        match mouse.kind {
            MouseKind::Press => {
                self.notice = None;
                self.typing.stop();
                self.press(mouse);
            }
            MouseKind::WheelDown => self.wheel(mouse, WHEEL),
            MouseKind::WheelUp => self.wheel(mouse, -WHEEL),
        }
    }

    fn wheel(&mut self, mouse: Mouse, by: isize) {
        let over = |area: Rect| contains(area, mouse.column, mouse.row);
        if let Some(sheet) = &mut self.sheet {
            return sheet.scroll_by(by);
        }
        let areas = self.areas();
        let Some(reader) = &mut self.reader else { return self.shelf.wheel(by.signum()) };
        let document = reader.document();
        match &mut reader.popup {
            _ if over(areas.outline) => reader.outline.wheel(&document.outline, by),
            Some(popup) if over(popup.area()) => popup.scroll_by(by),
            _ => reader.viewport.scroll_by(by),
        }
    }

    fn press(&mut self, mouse: Mouse) {
        let at = |area: Rect| contains(area, mouse.column, mouse.row);
        if self.sheet.is_some() {
            if !self.frame.sheet.as_ref().is_some_and(|sheet| at(sheet.area)) {
                self.sheet = None;
            }
            return;
        }
        match self.frame.body {
            Body::TooSmall(_) => {}
            Body::Shelf(_) => self.press_on_shelf(mouse),
            Body::Reader(_) => self.press_in_reader(mouse),
        }
    }

    fn press_on_shelf(&mut self, mouse: Mouse) {
        let Body::Shelf(pane) = &self.frame.body else { return };
        if !contains(pane.rows_area, mouse.column, mouse.row) {
            return;
        }
        if let Some(article) = self.shelf.on_row(mouse.row - pane.rows_area.y) {
            self.shelf.select(&article);
            self.open(article);
        }
    }

    fn press_in_reader(&mut self, mouse: Mouse) {
        let (areas, place) = (self.areas(), self.outline_place());
        if contains(areas.outline, mouse.column, mouse.row) {
            return self.press_in_outline(mouse, areas.outline_rows);
        }
        self.set_outline_focus(false);
        if place == OutlinePlace::Over {
            return;
        }
        let Some(reader) = &mut self.reader else { return };
        if let Some(popup) = &reader.popup {
            let area = popup.lines_area();
            if !contains(popup.area(), mouse.column, mouse.row) {
                reader.popup = None;
            } else if contains(area, mouse.column, mouse.row) {
                let (line, column) = (usize::from(mouse.row - area.y), mouse.column - area.x);
                let spot = popup.spots().into_iter().find(|spot| spot.is_at(line, column));
                if let Some(spot) = spot {
                    self.follow(&spot.target, None);
                }
            }
        } else if contains(areas.scroll, mouse.column, mouse.row) {
            self.press_on_scroll_bar(mouse, areas.scroll);
        } else if contains(areas.text, mouse.column, mouse.row) {
            self.press_in_text(mouse, &areas);
        }
    }

    fn press_in_outline(&mut self, mouse: Mouse, rows: Rect) {
        let Some(reader) = &mut self.reader else { return };
        let document = reader.document();
        let row = mouse.row.checked_sub(rows.y).filter(|&row| row < rows.height);
        let section = row.and_then(|row| reader.outline.on_row(&document.outline, usize::from(row)));
        self.open_section(section);
    }

    /// A press on the scroll bar goes to that part of the article.
    fn press_on_scroll_bar(&mut self, mouse: Mouse, track: Rect) {
        let Some(reader) = &mut self.reader else { return };
        let rows = track.height.saturating_sub(1).max(1);
        let fraction = f64::from(mouse.row.saturating_sub(track.y)) / f64::from(rows);
        let pos = reader.viewport.pos_at_fraction(fraction);
        reader.jump_to(pos);
    }

    fn press_in_text(&mut self, mouse: Mouse, areas: &Areas) {
        let Some(reader) = &mut self.reader else { return };
        let page = reader.viewport.page();
        let Some(place) = areas.place(&page, Position { x: mouse.column, y: mouse.row }) else { return };
        // A reference that is broken over lines may be pressed on any of them.
        let target = reader.viewport.target_at(place);
        let spots = reader.viewport.spots();
        let spot =
            spots.into_iter().find(|spot| target.as_ref().is_some_and(|t| std::sync::Arc::ptr_eq(t, &spot.target)));
        match (spot, target.as_deref()) {
            (Some(spot), _) => self.open_spot(spot),
            (None, Some(picture @ Target::Picture(_))) => self.follow(picture, None),
            (None, _) => reader.focus = None,
        }
    }
}
