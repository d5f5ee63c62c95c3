//! Where popups, sheets, the shelf and the thumbs of scroll bars go. Cells, all of them.

use crate::app::Size;
use crate::app::geometry::{Areas, full};
use ratatui::layout::Rect;
use std::ops::Range;

/// The cell range of a reference on the screen that a popup should leave free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Columns.
    pub columns: Range<u16>,
    /// Rows; more than one where the reference is broken over lines.
    pub rows: Range<u16>,
}

/// Columns of a sheet between a key or label and what is said about it.
pub const KEY_GAP: u16 = 2;

/// Columns of a note's popup beside its text: a border and a blank on either side, and on the right one more, so that a mark
/// may hang there.
const BESIDE_NOTE: u16 = 5;

/// Where a popup may stand: over the lines, with its border and padding in the margins, so that the text in it can stand
/// on the edge of the text around it.
pub fn popup_bounds(areas: &Areas) -> Rect {
    let lines = areas.lines;
    let wide = Rect { x: lines.x.saturating_sub(2), width: lines.width.saturating_add(BESIDE_NOTE), ..areas.text };
    let bounds = wide.intersection(areas.text);
    Rect { width: bounds.right().min(areas.scroll.x).saturating_sub(bounds.x), ..bounds }
}

/// The least columns of text beside a popup that can still be read.
const LEAST_BESIDE: u16 = 20;

/// The columns that a popup's text may take within `bounds`.
pub fn popup_measure(bounds: Rect, measure: u16) -> u16 {
    let room = bounds.width.saturating_sub(BESIDE_NOTE);
    let wanted = room.min(measure.clamp(20, 60));
    let beside = room.saturating_sub(wanted + BESIDE_NOTE);
    (if beside < LEAST_BESIDE { room } else { wanted }) & !1
}

/// Where a popup with `lines` lines of `measure` columns goes: under the reference, else above it, and over it only
/// where neither side has room for three lines.
pub fn popup(bounds: Rect, origin: Option<&Origin>, measure: u16, lines: u16) -> Rect {
    let width = (measure + BESIDE_NOTE).min(bounds.width);
    let wanted = lines.saturating_add(2).min((bounds.height * 3 / 4).max(5)).min(bounds.height);
    let Some(origin) = origin else {
        return Rect {
            x: bounds.x + (bounds.width - width) / 2,
            y: bounds.y + (bounds.height - wanted) / 2,
            width,
            height: wanted,
        };
    };
    let centre = origin.columns.start / 2 + origin.columns.end / 2;
    let x = centre.saturating_sub(width / 2).clamp(bounds.x, bounds.right() - width);
    let below = bounds.bottom().saturating_sub(origin.rows.end.max(bounds.y));
    let above = origin.rows.start.min(bounds.bottom()).saturating_sub(bounds.y);
    let least = wanted.min(5);
    if below >= wanted || (below >= above && below >= least) {
        let height = wanted.min(below);
        return Rect { x, y: bounds.bottom() - below, width, height };
    }
    if above >= least {
        let height = wanted.min(above);
        return Rect { x, y: bounds.y + above - height, width, height };
    }
    Rect { x, y: bounds.bottom() - wanted, width, height: wanted }
}

/// The text of a note in its popup, without the columns where a mark may hang.
pub fn note_lines(popup: Rect) -> Rect {
    Rect { width: popup.width.saturating_sub(BESIDE_NOTE), ..popup_lines(popup) }
}

/// A popup's text: its border and one column on either side taken off.
pub fn popup_lines(popup: Rect) -> Rect {
    Rect {
        x: popup.x + popup.width.min(2),
        y: popup.y + popup.height.min(1),
        width: popup.width.saturating_sub(4),
        height: popup.height.saturating_sub(2),
    }
}

/// Where a sheet (help, information) goes that may be `widest` columns wide and takes every row.
pub fn sheet(size: Size, widest: u16) -> Rect {
    let all = full(size);
    let body = Rect { height: all.height.saturating_sub(1), ..all };
    let width = if body.width >= 60 { (body.width - 4).min(widest) } else { body.width };
    let height = if body.height >= 16 { body.height - 2 } else { body.height };
    Rect {
        x: body.x + (body.width - width.min(body.width)) / 2,
        y: body.y + (body.height - height) / 2,
        width: width.min(body.width),
        height,
    }
}

/// A sheet over the columns of `bounds` that is as high as its rows, and where they stand: with a blank row above and below
/// them on a screen that has rows to spare.
pub fn fitted(size: Size, bounds: Rect, rows: usize) -> (Rect, Rect) {
    let most = full(size).height.saturating_sub(1);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let padding = u16::from(size.rows >= 20 && rows.saturating_add(2) <= most);
    let height = (rows.saturating_add(2 * padding)).min(most);
    let area = Rect { y: (most - height) / 2, height, ..bounds };
    let lines = popup_lines(area);
    let rows_area =
        Rect { y: lines.y + padding.min(lines.height), height: lines.height.saturating_sub(2 * padding), ..lines };
    (area, rows_area)
}

/// Where a message of `lines` lines goes that the status line has no room for: right above it, or over it where it needs
/// every row.
pub fn notice(size: Size, lines: u16) -> Rect {
    let all = full(size);
    let (width, height) = (all.width.min(100), lines.saturating_add(2).min(all.height));
    Rect { x: (all.width - width) / 2, y: all.height.saturating_sub(1 + height), width, height }
}

/// The text of a message: like a popup's, but up to the border where columns are few.
pub fn notice_lines(notice: Rect) -> Rect {
    let lines = popup_lines(notice);
    if notice.width >= 40 || notice.width < 4 {
        return lines;
    }
    Rect { x: lines.x - 1, width: lines.width + 2, ..lines }
}

/// The heading and the rows of the shelf.
pub fn shelf(size: Size) -> (Rect, Rect) {
    let all = full(size);
    let width = all.width.saturating_sub(4).min(88);
    let column = Rect { x: (all.width - width) / 2, width, ..all };
    let above = if all.height >= 14 { 1 } else { 0 };
    let gap = if all.height >= 10 { 1 } else { 0 };
    let heading = Rect { y: above, height: 1.min(all.height), ..column };
    let top = above + heading.height + gap;
    (heading, Rect { y: top.min(all.height), height: all.height.saturating_sub(top + 1), ..column })
}

/// The thumb of a scroll bar: `shown` of `total` from `offset` on; `None` where everything is shown.
pub fn thumb(track: Rect, offset: usize, shown: usize, total: usize) -> Option<Rect> {
    if total <= shown || track.height == 0 {
        return None;
    }
    let height = (usize::from(track.height) * shown / total).clamp(1, usize::from(track.height));
    let free = usize::from(track.height) - height;
    let hidden = total - shown;
    let y = (offset.min(hidden) * free + hidden / 2) / hidden;
    Some(Rect { y: track.y + y as u16, height: height as u16, ..track })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_popup_leaves_its_reference_free() {
        let bounds = Rect::new(0, 0, 80, 24);
        let origin = |row: u16| Origin { columns: 40..43, rows: row..row + 1 };
        let under = popup(bounds, Some(&origin(3)), 40, 6);
        assert_eq!((under.y, under.height), (4, 8));
        let above = popup(bounds, Some(&origin(22)), 40, 6);
        assert_eq!((above.bottom(), above.height), (22, 8));
        let squeezed = popup(bounds, Some(&origin(10)), 40, 60);
        assert_eq!((squeezed.y, squeezed.bottom()), (11, 24), "shorter than wanted, but beside it");
    }

    #[test]
    fn a_popup_leaves_no_stubs_of_text_beside_it() {
        let measure = |room: u16| popup_measure(Rect::new(0, 0, room + 5, 24), 76);
        assert_eq!([46, 76, 84, 86].map(measure), [46, 76, 84, 60]);
    }

    #[test]
    fn a_sheet_is_as_high_as_what_it_holds() {
        let (low, high) = (Size { columns: 40, rows: 15 }, Size { columns: 100, rows: 40 });
        let heights = |size, rows| {
            let (area, rows_area) = fitted(size, sheet(size, 80), rows);
            (area.height, rows_area.height)
        };
        assert_eq!(heights(high, 12), (16, 12));
        assert_eq!(heights(low, 7), (9, 7));
        assert_eq!(heights(low, 70), (14, 12));
    }

    #[test]
    fn the_thumb_reaches_both_ends_of_the_track() {
        let track = Rect::new(9, 2, 1, 10);
        assert_eq!(thumb(track, 0, 20, 100), Some(Rect::new(9, 2, 1, 2)));
        assert_eq!(thumb(track, 80, 20, 100), Some(Rect::new(9, 10, 1, 2)));
        assert_eq!(thumb(track, 0, 20, 20), None);
    }

    proptest! {
        #[test]
        fn everything_lies_on_the_screen(
            left in 0u16..40, columns in 0u16..400, rows in 0u16..120, measure in 0u16..300,
            x in 0u16..400, y in 0u16..120, lines in 0u16..99,
        ) {
            let size = Size { columns: columns + left, rows };
            let all = full(size);
            let inside = |r: Rect| r.is_empty() || all.intersection(r) == r;
            let bounds = Rect { x: left, width: columns, ..all };
            let origin = Origin { columns: x..x + 3, rows: y..y + 1 };
            let area = popup(bounds, Some(&origin), popup_measure(bounds, measure), lines);
            prop_assert!(inside(area) && inside(popup_lines(area)), "{area:?} in {all:?}");
            prop_assert!(inside(sheet(size, 96)) && inside(notice_lines(notice(size, lines))));
            prop_assert!(inside(notice(size, lines)));
            let (fitted, rows_area) = fitted(size, sheet(size, 80), usize::from(lines));
            prop_assert!(inside(fitted) && inside(rows_area), "{fitted:?} {rows_area:?}");
            let (heading, list) = shelf(size);
            prop_assert!(inside(heading) && inside(list), "{heading:?} {list:?} in {all:?}");
        }
    }
}
