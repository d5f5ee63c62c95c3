//! The panes of an open article, as the view is to paint them.

use crate::app::frame::{
    Highlight, HintLabel, OutlinePane, Place, PopupPane, ReaderPane, ScrollBar, TextColumn, TextPane,
};
use crate::app::geometry::{Areas, OutlinePlace};
use crate::app::hints::Hints;
use crate::app::placing;
use crate::app::popup::Popup;
use crate::app::reader::Reader;
use crate::app::targets::Spot;
use crate::compose::{Direction, Line, Page, PageColumn, TEXT_CELLS};
use crate::document::{Role, Target, TextPos};
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Steps that the scroll bar of the text tells apart.
const SCROLL_STEPS: usize = 10_000;

/// The most notes that a title names on the way to the one that is shown.
const LINKS: usize = 4;

/// The text and the outline.
pub fn reader(reader: &mut Reader, areas: &Areas, place: OutlinePlace) -> ReaderPane {
    let text = text(reader, areas);
    let outline = (place != OutlinePlace::Hidden).then(|| outline(reader, areas, place));
    ReaderPane { text, outline }
}

fn text(reader: &mut Reader, areas: &Areas) -> TextPane {
    let lines = reader.viewport.window();
    let is_empty = lines.iter().all(|(_, line)| line.is_blank()) && reader.viewport.document().blocks.len() < 2;
    let page = reader.viewport.page();
    let hints = match (&reader.hints, &reader.popup) {
        (Some(hints), None) if areas.direction == Direction::Vertical => {
            labels_beside(hints, &reader.viewport.spots(), |place| areas.cell(&page, place))
        }
        (Some(hints), None) => {
            let on_screen = page.lines.iter().enumerate().filter_map(|(n, (_, line))| {
                Some((areas.cell(&page, Place { line: n as u16, column: 0, across: 0 })?, &**line))
            });
            labels(hints, &reader.viewport.spots(), &on_screen.collect::<Vec<_>>())
        }
        _ => Vec::new(),
    };
    TextPane {
        area: areas.text,
        lines_area: areas.lines,
        direction: areas.direction,
        columns: columns(&page, areas),
        rules: rules(&page, areas),
        highlights: highlights(reader),
        pictures: reader.album.on_lines(lines.iter().map(|(_, line)| &**line)),
        hints,
        scroll: text_scroll(reader, areas.scroll),
        empty: is_empty.then(|| "This article has no text.".to_owned()),
        lines,
    }
}

/// Where the lines of a page stand on the screen.
fn columns(page: &Page, areas: &Areas) -> Vec<TextColumn> {
    let column = |column: &PageColumn| TextColumn {
        area: areas.column(column).area,
        lines: column.lines.clone(),
        head: column.head.clone(),
    };
    page.columns.iter().map(column).collect()
}

/// A rule to the left of every column but the first, as high as the columns that it parts.
fn rules(page: &Page, areas: &Areas) -> Vec<Rect> {
    let bands = page.columns.chunk_by(|a, b| a.top() == b.top());
    let rule = |band: &[PageColumn]| {
        let end = band.iter().map(PageColumn::end).max().unwrap_or(0);
        let rule = |column: &PageColumn| {
            let area = areas.column(column).area;
            let x = area.x - areas.columns.gutter.div_ceil(2);
            let y = area.y.saturating_sub(column.head.len() as u16);
            Rect { x, y, width: 1, height: (end - column.top()) as u16 }
        };
        band.iter().skip(1).map(rule).collect::<Vec<_>>()
    };
    bands.flat_map(rule).collect()
}

/// The matches in view, the current one, and the focus.
fn highlights(reader: &mut Reader) -> Vec<Highlight> {
    let mut found = Vec::new();
    if reader.show_matches {
        let document = reader.document();
        let view = reader.viewport.blocks_in_view();
        let text = reader.viewport.text_in_view();
        let in_view = reader.search.matches_in(&document, view, &text);
        found.extend(in_view.into_iter().map(|text| Highlight { text, role: Role::SearchMatch }));
        let current = reader.search.current().cloned();
        found.extend(current.map(|text| Highlight { text, role: Role::SearchCurrent }));
    }
    found.extend(focused(reader.focus.as_ref()));
    found
}

fn focused(focus: Option<&Spot>) -> Option<Highlight> {
    focus.map(|focus| Highlight { text: focus.text.clone(), role: Role::Focus })
}

/// Labels before what they stand for, where there are blank cells, so that no letter is covered; those of footnotes within
/// the brackets, where they fit between them. `lines` are those that the spots stand on, with their first cells.
fn labels(hints: &Hints, spots: &[Spot], lines: &[(Position, &Line)]) -> Vec<HintLabel> {
    let labelled = spots.iter().zip(hints.labels()).filter(|(_, label)| hints.is_open(label));
    let column = |spot: &Spot, label: &String, cell: Position, line: &Line| {
        let start = cell.x + spot.columns.start;
        let footnote = matches!(*spot.target, Target::Footnote(_));
        if footnote && spot.columns.len() >= label.len() + 2 {
            return start + 1;
        }
        let blank = line.blank_before(spot.columns.start);
        // At the start of a line the margin has a column to spare.
        let blank = if spot.columns.start == 0 { 1 } else { blank };
        start.saturating_sub(blank.min(label.len() as u16))
    };
    let place = |(spot, label): (&Spot, &String)| {
        let (cell, line) = lines.get(spot.line)?;
        Some(HintLabel { x: column(spot, label, *cell, line), y: cell.y, label: label.clone(), typed: hints.typed() })
    };
    labelled.filter_map(place).collect()
}

/// Labels to the right of vertical lines, beside the beginning of what they stand for; `cell` says where a place is.
fn labels_beside(hints: &Hints, spots: &[Spot], cell: impl Fn(Place) -> Option<Position>) -> Vec<HintLabel> {
    let labelled = spots.iter().zip(hints.labels()).filter(|(_, label)| hints.is_open(label));
    let place = |(spot, label): (&Spot, &String)| {
        let place = Place { line: spot.line as u16, column: spot.columns.start, across: TEXT_CELLS.into() };
        let Position { x, y } = cell(place)?;
        Some(HintLabel { x, y, label: label.clone(), typed: hints.typed() })
    };
    labelled.filter_map(place).collect()
}

/// By text rather than by rows: the rows of what was never looked at are not known.
fn text_scroll(reader: &mut Reader, track: Rect) -> Option<ScrollBar> {
    let (top, end) = (reader.viewport.anchor().pos, reader.viewport.end_pos());
    let (at_start, at_end) = (reader.viewport.is_at_start(), reader.viewport.is_at_end());
    if at_start && at_end {
        return None;
    }
    let step = |pos: TextPos| (reader.viewport.fraction(pos) * SCROLL_STEPS as f64) as usize;
    let Range { start, end } = if at_start { 0 } else { step(top) }..if at_end { SCROLL_STEPS } else { step(end) };
    let shown = end.saturating_sub(start).clamp(1, SCROLL_STEPS - 1);
    let offset = if at_end { SCROLL_STEPS - shown } else { start };
    scroll_bar(track, offset, shown, SCROLL_STEPS)
}

/// A scroll bar, where not everything is shown.
pub fn scroll_bar(track: Rect, offset: usize, shown: usize, total: usize) -> Option<ScrollBar> {
    placing::thumb(track, offset, shown, total).map(|thumb| ScrollBar { track, thumb })
}

fn outline(reader: &Reader, areas: &Areas, place: OutlinePlace) -> OutlinePane {
    let outline = &reader.viewport.document().outline;
    let current = reader.progress.section(outline);
    let rows = reader.outline.rows(outline, current, |i| reader.progress.of_section(&reader.viewport, i));
    let filter = reader.outline.filter().text();
    let filter_area = Rect { y: areas.outline.y, height: areas.outline.height.min(1), ..areas.outline_rows };
    let empty = match (rows.is_empty(), filter) {
        (false, _) => None,
        (true, "") => Some("No sections".to_owned()),
        (true, _) => Some("No match".to_owned()),
    };
    OutlinePane {
        area: areas.outline,
        rows_area: areas.outline_rows,
        border: areas.outline_border,
        overlay: place == OutlinePlace::Over,
        focused: reader.outline.focused,
        filter: (!filter.is_empty()).then(|| (filter_area, filter.to_owned())),
        rows,
        empty,
    }
}

/// The footnote over the text.
pub fn popup(reader: &Reader) -> Option<PopupPane> {
    let popup = reader.popup.as_ref()?;
    let (area, lines_area) = (popup.area(), popup.lines_area());
    let (top, total) = popup.scroll();
    let track = Rect { x: area.right().saturating_sub(1), width: 1, ..lines_area };
    let cell = |n: usize| Position { x: lines_area.x, y: lines_area.y + n as u16 };
    let lines: Vec<(Position, &Line)> = popup.lines().iter().enumerate().map(|(n, line)| (cell(n), &**line)).collect();
    let hints = reader.hints.as_ref().map(|hints| labels(hints, &popup.spots(), &lines));
    Some(PopupPane {
        area,
        lines_area,
        title: popup_title(reader, popup),
        lines: popup.lines().to_vec(),
        highlights: focused(popup.focus()).into_iter().collect(),
        hints: hints.unwrap_or_default(),
        scroll: scroll_bar(track, top, usize::from(lines_area.height), total),
        ..PopupPane::default()
    })
}

/// The note's number among all; for a note that others led to, the way to it.
fn popup_title(reader: &Reader, popup: &Popup) -> String {
    let notes = &reader.viewport.document().footnotes;
    if popup.depth() == 0 {
        return format!("Note {} of {}", notes.label(popup.note()), notes.len());
    }
    let way: Vec<String> = popup.way().map(|note| notes.label(note)).collect();
    let (last, begins) = (way.len().saturating_sub(LINKS), if way.len() > LINKS { "… › " } else { "" });
    format!("Note {begins}{}", way.get(last..).unwrap_or_default().join(" › "))
}
