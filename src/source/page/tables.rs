//! Tables of a page: their rows and columns, with the room that cells take beside and below them.

use super::dom::{attribute, has_word, name};
use crate::document::Alignment;
use dom_query::NodeRef;

/// The most columns that a table has.
const MAX_COLUMNS: usize = 64;

/// A table, its cells in a grid.
#[derive(Debug)]
pub struct Grid<'a> {
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// Whether the first row is a header.
    pub has_header: bool,
    /// The rows; a place that an earlier cell reaches into holds none.
    pub rows: Vec<Vec<Option<NodeRef<'a>>>>,
    /// What is said about it.
    pub caption: Option<NodeRef<'a>>,
}

impl<'a> Grid<'a> {
    /// Reads a table; `None` for one that only arranges the page.
    pub fn read(table: &NodeRef<'a>) -> Option<Self> {
        let parts: Vec<NodeRef> = table.children_it(false).filter(NodeRef::is_element).collect();
        let caption = parts.iter().find(|part| part.has_name("caption")).copied();
        let of_part = |part: &NodeRef<'a>| -> Vec<NodeRef<'a>> {
            if part.has_name("tr") {
                vec![*part]
            } else {
                part.children_it(false).filter(|row| row.has_name("tr")).collect()
            }
        };
        let rows: Vec<NodeRef> = parts.iter().flat_map(of_part).collect();
        let has_header = rows.first().is_some_and(|first| {
            let in_head = first.parent().is_some_and(|part| part.has_name("thead"));
            in_head || cells(first).len() > 1 && cells(first).iter().all(|cell| cell.has_name("th"))
        });
        let rows = placed(&rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let is_layout = has_word(table, "role", |role| matches!(role, "presentation" | "none"))
            || columns < 2
            || table.descendants_it().any(|below| below.has_name("table"));
        if is_layout {
            return None;
        }
        let mut alignments = vec![Alignment::default(); columns];
        for row in &rows {
            for (cell, column) in row.iter().zip(&mut alignments) {
                *column = cell.and_then(|cell| alignment(&cell)).unwrap_or(*column);
            }
        }
        Some(Self { alignments, has_header, rows, caption })
    }
}

fn cells<'a>(row: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    row.children_it(false).filter(|cell| matches!(name(cell).as_deref(), Some("td" | "th"))).collect()
}

/// Puts cells at their columns.
fn placed<'a>(rows: &[NodeRef<'a>]) -> Vec<Vec<Option<NodeRef<'a>>>> {
    let mut taken = [0_usize; MAX_COLUMNS];
    let mut placed = Vec::new();
    for row in rows {
        let mut out: Vec<Option<NodeRef>> = Vec::new();
        let skip_taken = |out: &mut Vec<_>, taken: &mut [usize]| {
            while let Some(rows) = taken.get_mut(out.len()).filter(|rows| **rows > 0) {
                *rows -= 1;
                out.push(None);
            }
        };
        for cell in cells(row) {
            skip_taken(&mut out, &mut taken);
            let span = |name| attribute(&cell, name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
            for column in 0..span("colspan").clamp(1, MAX_COLUMNS) {
                let Some(below) = taken.get_mut(out.len()) else { break };
                *below = span("rowspan").clamp(1, rows.len().max(1)) - 1;
                out.push((column == 0).then_some(cell));
            }
        }
        skip_taken(&mut out, &mut taken);
        if out.iter().any(Option::is_some) {
            placed.push(out);
        }
    }
    placed
}

fn alignment(cell: &NodeRef) -> Option<Alignment> {
    let style = attribute(cell, "style").unwrap_or_default().replace(' ', "");
    let named = style.split_once("text-align:").map(|(_, value)| value.to_owned());
    match named.or_else(|| attribute(cell, "align"))?.split(';').next()? {
        "right" | "end" => Some(Alignment::Right),
        "center" => Some(Alignment::Center),
        "left" | "start" => Some(Alignment::Left),
        _ => None,
    }
}
