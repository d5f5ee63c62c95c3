//! Where the panes are: a pure function of the terminal's size and what is shown. Cells, all of them.

use crate::app::Size;
use crate::app::frame::Grid;
use crate::compose::{ColumnGrid, Direction, LINE_CELLS};
use crate::config::Columns;
pub use crate::input::MEASURES;
use ratatui::layout::Rect;

/// Below this many columns the outline lies over the text.
pub const OVERLAY_BELOW: u16 = 70;
/// The smallest terminal that is used.
pub const SMALLEST: Size = Size { columns: 20, rows: 6 };
/// The largest that is used; what lies beyond stays empty.
pub const LARGEST: Size = Size { columns: 1000, rows: 500 };
/// The narrowest and the widest outline that can be asked for.
pub const OUTLINES: std::ops::RangeInclusive<u16> = 12..=80;
/// Columns between two columns of text: room for a hanging mark, a rule, and air.
const GUTTER: u16 = 7;
/// The least measure at which the text is set in several columns unasked.
const GOOD_COLUMN: u16 = 48;
/// The narrowest outline that is not asked for by hand.
const OUTLINE_LEAST: u16 = 18;
/// From this many columns on, the outline is as wide as it was asked to be; below, it takes [`OUTLINE_SHARE`] at most.
const OUTLINE_ROOMY: u16 = 100;
/// Hundredths of a narrow screen that the outline may take.
const OUTLINE_SHARE: u16 = 35;
/// The least columns of an outline that lies over the text.
const OVERLAY_LEAST: u16 = 30;
/// Below this many columns an outline over the text covers it wholly.
const OVERLAY_WHOLE_BELOW: u16 = 48;
/// Columns of an entry of the outline before its number: the bar of the current one and the fold mark.
pub const OUTLINE_LEAD: u16 = 2;
/// Columns that a nested entry stands further in.
pub const OUTLINE_STEP: u16 = 2;
/// Columns of an entry after its title: a blank and the mark of how far it is read.
pub const OUTLINE_TAIL: u16 = 2;
/// Columns of the outline beside its entries: a blank and the border.
const OUTLINE_EDGE: u16 = 2;
/// Columns beside the measure for a hanging mark.
const HANGING_MARGIN: u16 = 2;

/// What decides where the panes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// Columns that a line of text may take.
    pub measure: u16,
    /// Columns of text side by side.
    pub columns: Columns,
    /// Columns that the outline may take, its border included.
    pub outline_width: u16,
    /// Whether it was asked for by hand: then the outline takes just as many, whatever it holds.
    pub outline_by_hand: bool,
    /// Columns of the longest entry in the outline.
    pub outline_entries: u16,
    /// Whether the outline is to stand beside the text.
    pub outline_shown: bool,
    /// Whether nothing but the text is to be shown.
    pub zen: bool,
    /// Which way the lines of the text run.
    pub direction: Direction,
}

/// How the outline is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlinePlace {
    /// Not at all.
    Hidden,
    /// To the left of the text.
    Beside,
    /// Over the left part of the text.
    Over,
}

/// The panes of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// The text with its margins.
    pub text: Rect,
    /// Where lines stand: all columns of text with the gutters between them.
    pub lines: Rect,
    /// The columns of text in it; one where lines run down, of as many rows as its measure.
    pub columns: ColumnGrid,
    /// Which way the lines run.
    pub direction: Direction,
    /// The scroll bar's track.
    pub scroll: Rect,
    /// The outline with its border; empty where it is hidden.
    pub outline: Rect,
    /// The outline's rows.
    pub outline_rows: Rect,
    /// The outline's border.
    pub outline_border: Rect,
}

impl Areas {
    /// Where the lines of the text are, all columns of it together.
    pub fn grid(&self) -> Grid {
        Grid { area: self.lines, direction: self.direction }
    }

    /// The length of a line; a row of a vertical one counts as the two columns of a Han character.
    pub fn measure_in_columns(&self) -> u16 {
        match self.direction {
            Direction::Horizontal => self.columns.measure,
            Direction::Vertical => self.columns.measure.saturating_mul(2),
        }
    }
}

impl Arrangement {
    /// How the outline is shown in a terminal of `size`, where it has entries or the focus.
    pub fn outline_place(&self, size: Size, has_entries: bool, focused: bool) -> OutlinePlace {
        let beside = self.outline_shown && !self.zen && size.columns >= OVERLAY_BELOW;
        match (beside, focused) {
            (true, _) if has_entries => OutlinePlace::Beside,
            (_, true) => OutlinePlace::Over,
            _ => OutlinePlace::Hidden,
        }
    }

    /// The panes of the reader in a terminal of `size`.
    pub fn areas(&self, size: Size, place: OutlinePlace) -> Areas {
        let all = full(size);
        let status = if self.zen { 0 } else { 1 };
        let body = Rect { height: all.height.saturating_sub(status), ..all };
        let outline = self.outline_area(body, place);
        let text = match place {
            OutlinePlace::Beside => {
                Rect { x: outline.right(), width: body.width.saturating_sub(outline.width), ..body }
            }
            _ => body,
        };
        let scroll = Rect { x: text.right().saturating_sub(1), width: text.width.min(1), ..text };
        // What covers the whole screen needs no edge.
        let edge = if outline.width == body.width { 0 } else { 1 };
        let border = Rect { x: outline.right().saturating_sub(edge), width: outline.width.min(edge), ..outline };
        let (lines, columns) = match self.direction {
            Direction::Horizontal => self.lines_area(text),
            Direction::Vertical => self.vertical_area(text),
        };
        Areas {
            text,
            lines,
            columns,
            direction: self.direction,
            scroll,
            outline,
            outline_rows: outline_rows(outline),
            outline_border: border,
        }
    }

    fn outline_area(&self, body: Rect, place: OutlinePlace) -> Rect {
        let width = match place {
            OutlinePlace::Hidden => 0,
            OutlinePlace::Beside => self.outline_columns(body.width).min(body.width / 2),
            OutlinePlace::Over if body.width < OVERLAY_WHOLE_BELOW => body.width,
            OutlinePlace::Over => {
                let wanted = self.outline_entries.saturating_add(OUTLINE_EDGE).max(self.outline_width);
                wanted.max(OVERLAY_LEAST).min(body.width.saturating_sub(4))
            }
        };
        Rect { width, ..body }
    }

    /// The columns of an outline beside the text: what its longest entry needs, within what was asked for and what a
    /// narrow screen can spare.
    fn outline_columns(&self, screen: u16) -> u16 {
        let most = self.outline_width.clamp(*OUTLINES.start(), *OUTLINES.end());
        if self.outline_by_hand {
            return most;
        }
        let needed = self.outline_entries.saturating_add(OUTLINE_EDGE).max(OUTLINE_LEAST).min(most);
        if screen < OUTLINE_ROOMY { needed.min(screen * OUTLINE_SHARE / 100) } else { needed }
    }

    /// The columns of text, their measure even, the whole centred, with room for a hanging mark and the scroll bar at its
    /// right.
    fn lines_area(&self, text: Rect) -> (Rect, ColumnGrid) {
        let margin = margin(text.width);
        let right = if text.width < 4 { 0 } else { margin.max(HANGING_MARGIN + 1) };
        let room = text.width.saturating_sub(margin + right);
        let columns = self.columns_within(room);
        let width = columns.width();
        let centred = (text.width.saturating_sub(width)) / 2;
        let x = centred.max(margin).min(text.width.saturating_sub(width + right));
        let (above, below) = match text.height {
            0..11 => (0, 0),
            11..22 => (1, 0),
            _ => (1, 1),
        };
        let height = text.height.saturating_sub(above + below);
        (Rect { x: text.x + x, y: text.y + above, width, height }, columns)
    }

    /// As many columns of text as were asked for, or fewer where they would be too narrow for `room`.
    fn columns_within(&self, room: u16) -> ColumnGrid {
        let asked = self.measure.clamp(*MEASURES.start(), *MEASURES.end());
        let (most, least) = match self.columns {
            Columns::Auto => (Columns::MOST, GOOD_COLUMN.min(asked)),
            Columns::Exactly(number) => (number.min(Columns::MOST), *MEASURES.start()),
        };
        let share = |columns: u16| room.saturating_sub((columns - 1) * GUTTER) / columns;
        let columns = (2..=most).rev().find(|&columns| share(columns) >= least).unwrap_or(1);
        let measure = share(columns).min(asked);
        ColumnGrid { columns, measure: if measure > 2 { measure & !1 } else { measure }, gutter: GUTTER }
    }

    /// Room for whole vertical lines, centred, with a row for a hanging mark at their foot.
    ///
    /// They are as long as the measure has Han characters, each of them two columns and one row.
    fn vertical_area(&self, text: Rect) -> (Rect, ColumnGrid) {
        let margin = margin(text.width);
        // What stands beside the first line keeps it from the edge; the scroll bar takes a column.
        let room = text.width.saturating_sub(margin + margin.clamp(1, 2));
        let cells = u16::from(LINE_CELLS);
        let width = (room / cells * cells).max(cells).min(text.width);
        let (above, below) = match text.height {
            0..4 => (0, 0),
            4..11 => (0, 1),
            _ => (1, 1),
        };
        let rows = text.height.saturating_sub(above + below);
        let height = rows.min(self.measure.clamp(*MEASURES.start(), *MEASURES.end()) / 2);
        let (x, y) = ((text.width - width).div_ceil(2), above + (rows - height) / 2);
        let area = Rect { x: text.x + x.min(text.width.saturating_sub(width + 1)), y: text.y + y, width, height };
        (area, ColumnGrid { columns: 1, measure: height, gutter: 0 })
    }
}

/// Columns beside the text.
fn margin(width: u16) -> u16 {
    match width {
        0..4 => 0,
        4..36 => 1,
        36..60 => 2,
        _ => 4,
    }
}

/// The rows of an outline, with its margins taken off; the filter stands on the row above them.
fn outline_rows(outline: Rect) -> Rect {
    let above = if outline.height >= 3 { 1 } else { 0 };
    Rect {
        y: outline.y + above,
        width: outline.width.saturating_sub(OUTLINE_EDGE),
        height: outline.height.saturating_sub(above),
        ..outline
    }
}

/// The whole terminal, within the largest size that is used.
pub fn full(size: Size) -> Rect {
    Rect::new(0, 0, size.columns.min(LARGEST.columns), size.rows.min(LARGEST.rows))
}

/// Whether a terminal is too small for anything but one line.
pub fn is_too_small(size: Size) -> bool {
    size.columns < SMALLEST.columns || size.rows < SMALLEST.rows
}

/// The bottom row.
pub fn status(size: Size) -> Rect {
    let all = full(size);
    Rect { y: all.bottom().saturating_sub(1), height: all.height.min(1), ..all }
}

/// Whether a cell lies in an area.
pub fn contains(area: Rect, column: u16, row: u16) -> bool {
    (area.left()..area.right()).contains(&column) && (area.top()..area.bottom()).contains(&row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::placing::popup_bounds;
    use proptest::prelude::*;

    const DESK: Arrangement = Arrangement {
        measure: 76,
        columns: Columns::Exactly(1),
        outline_width: 28,
        outline_by_hand: false,
        outline_entries: 40,
        outline_shown: true,
        zen: false,
        direction: Direction::Horizontal,
    };

    fn areas(columns: u16, rows: u16) -> Areas {
        let size = Size { columns, rows };
        DESK.areas(size, DESK.outline_place(size, true, false))
    }

    #[test]
    fn the_measure_is_even_and_centred_beside_the_outline() {
        let wide = areas(200, 60);
        assert_eq!((wide.outline.width, wide.text.width), (28, 172));
        assert_eq!((wide.lines.width, wide.lines.x), (76, 28 + 48));
        assert_eq!(wide.text.height, 59);
    }

    #[test]
    fn the_outline_is_as_wide_as_its_longest_entry_within_limits() {
        let width = |columns, entries, by_hand| {
            let desk = Arrangement { outline_entries: entries, outline_by_hand: by_hand, outline_width: 34, ..DESK };
            desk.areas(Size { columns, rows: 30 }, OutlinePlace::Beside).outline.width
        };
        assert_eq!([3, 24, 90].map(|entries| width(120, entries, false)), [18, 26, 34]);
        assert_eq!([3, 24, 90].map(|entries| width(80, entries, false)), [18, 26, 28], "35 % of a narrow screen");
        assert_eq!(width(80, 3, true), 34, "what is asked for by hand is given");
    }

    #[test]
    fn an_outline_over_a_narrow_text_leaves_no_shards_of_it() {
        let size = |columns| Size { columns, rows: 20 };
        let narrow = DESK.areas(size(40), OutlinePlace::Over);
        assert_eq!((narrow.outline.width, narrow.outline_border.width), (40, 0));
        let wider = DESK.areas(size(60), OutlinePlace::Over);
        assert_eq!((wider.outline.width, wider.outline_border.width), (42, 1));
    }

    #[test]
    fn a_narrow_terminal_gives_the_outline_no_room_beside_the_text() {
        let narrow = areas(60, 20);
        assert_eq!((narrow.outline.width, narrow.text.width), (0, 60));
        let over = DESK.outline_place(Size { columns: 60, rows: 20 }, true, true);
        assert_eq!(over, OutlinePlace::Over);
    }

    #[test]
    fn zen_gives_every_row_to_the_text() {
        let zen = Arrangement { zen: true, ..DESK };
        let size = Size { columns: 100, rows: 30 };
        let areas = zen.areas(size, zen.outline_place(size, true, false));
        assert_eq!((areas.text.width, areas.text.height), (100, 30));
    }

    #[test]
    fn columns_are_as_many_as_can_be_read() {
        let grid = |columns, measure, size: (u16, u16)| {
            let size = Size { columns: size.0, rows: size.1 };
            let grid = Arrangement { columns, measure, ..DESK }.areas(size, OutlinePlace::Hidden).columns;
            (grid.columns, grid.measure)
        };
        assert_eq!(grid(Columns::Auto, 76, (80, 24)), (1, 72));
        assert_eq!(grid(Columns::Auto, 76, (120, 36)), (2, 52));
        assert_eq!(grid(Columns::Auto, 76, (200, 60)), (3, 58));
        assert_eq!(grid(Columns::Auto, 76, (400, 60)), (3, 76));
        assert_eq!(grid(Columns::Exactly(2), 76, (80, 24)), (2, 32));
        assert_eq!(grid(Columns::Exactly(3), 76, (80, 24)), (2, 32));
        assert_eq!(grid(Columns::Exactly(2), 40, (200, 60)), (2, 40));
        assert_eq!(grid(Columns::Exactly(3), 76, (30, 24)), (1, 26));
    }

    proptest! {
        #[test]
        fn everything_lies_on_the_screen(
            columns in 0u16..400, rows in 0u16..120, measure in 0u16..300, outline_width in 0u16..300,
            outline_entries in 0u16..300, flags: [bool; 6], choice in 0usize..4,
        ) {
            let [outline_shown, zen, focused, entries, outline_by_hand, vertical] = flags;
            let direction = if vertical { Direction::Vertical } else { Direction::Horizontal };
            let desk = Arrangement {
                measure, columns: Columns::ALL[choice], outline_width, outline_by_hand, outline_entries, outline_shown, zen,
                direction,
            };
            let size = Size { columns, rows };
            let areas = desk.areas(size, desk.outline_place(size, entries, focused));
            let all = full(size);
            let inside = |r: Rect| r.is_empty() || all.intersection(r) == r;
            for area in [areas.text, areas.lines, areas.scroll, areas.outline, areas.outline_rows, areas.outline_border] {
                prop_assert!(inside(area), "{area:?} in {all:?}");
            }
            prop_assert!(inside(popup_bounds(&areas)) && inside(status(size)));
            prop_assert!(areas.columns.columns >= 1 && (!vertical || areas.columns.measure == areas.lines.height));
            prop_assert!(areas.columns.width() == areas.lines.width || vertical);
        }
    }
}
