//! Tables of a page: their rows and columns, with the room that cells take beside and below them.

use super::dom::{self, attribute, has_word, name};
use crate::document::Alignment;
use dom_query::NodeRef;

/// The most columns that a table has.
const MAX_COLUMNS: usize = 64;
/// The most places for cells that a table has; a larger one is read as text.
const MAX_PLACES: usize = 400_000;
/// The most rows that a header is made of.
const MAX_HEADER: usize = 4;
/// The most cells that are said again in the rows or columns that they reach into, and the most bytes of one.
const MAX_REPEATS: usize = 1000;
/// See [`MAX_REPEATS`].
const MAX_REPEATED: usize = 200;

/// A row, its cells by their columns.
type Row<'a> = Vec<Option<NodeRef<'a>>>;

/// A table, its cells in a grid.
#[derive(Debug)]
pub struct Grid<'a> {
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The cells over each column, one below the other; nothing where there is no header.
    pub header: Vec<Vec<NodeRef<'a>>>,
    /// The rows. A cell that reaches down is in each row, so that each can be read by itself; beside a wide one is none.
    pub rows: Vec<Row<'a>>,
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
        let in_head = |row: &&NodeRef| row.parent().is_some_and(|part| part.has_name("thead"));
        let head = match rows.iter().take_while(in_head).count() {
            0 => rows_of_heads(&rows),
            head => head,
        };
        let (head, body) = rows.split_at(head.min(MAX_HEADER));
        let (head, rows) = (placed(head, true)?, placed(body, false)?);
        let columns = head.iter().chain(&rows).map(Vec::len).max().unwrap_or_default();
        let is_layout = has_word(table, "role", |role| matches!(role, "presentation" | "none"))
            || columns < 2
            || table.descendants_it().any(|below| below.has_name("table"));
        if is_layout {
            return None;
        }
        let mut alignments = vec![Alignment::default(); columns];
        for row in head.iter().chain(&rows) {
            for (cell, column) in row.iter().zip(&mut alignments) {
                *column = cell.and_then(|cell| alignment(&cell)).unwrap_or(*column);
            }
        }
        Some(Self { alignments, header: over_columns(&head, columns), rows, caption })
    }
}

/// How many rows at the top are nothing but heads of columns, where the table does not say which they are.
fn rows_of_heads(rows: &[NodeRef]) -> usize {
    let is_all_heads = |row: &NodeRef| cells(row).iter().all(|cell| cell.has_name("th"));
    let reaches_down = |row: &NodeRef| cells(row).iter().any(|cell| attribute(cell, "rowspan").is_some());
    let (mut count, mut is_reached) = (0, false);
    for row in rows.iter().take(MAX_HEADER) {
        // A head that is alone in its row is that of the rows below it.
        let has_several = cells(row).len() > 1;
        if !is_all_heads(row) || !has_several && !is_reached {
            break;
        }
        (count, is_reached) = (count + 1, reaches_down(row));
    }
    // Where all are heads, the first ones are.
    if count == rows.len() { count.min(1) } else { count }
}

/// The different cells of a header over each column.
fn over_columns<'a>(head: &[Row<'a>], columns: usize) -> Vec<Vec<NodeRef<'a>>> {
    let over = |column: usize| {
        let mut cells: Vec<NodeRef> = head.iter().filter_map(|row| row.get(column).copied().flatten()).collect();
        cells.dedup_by_key(|cell| cell.id);
        cells
    };
    if head.is_empty() { Vec::new() } else { (0..columns).map(over).collect() }
}

fn cells<'a>(row: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    row.children_it(false).filter(|cell| matches!(name(cell).as_deref(), Some("td" | "th"))).collect()
}

/// Puts cells at their columns. In a header, a wide one stands over all of them. `None` where there are too many places.
fn placed<'a>(rows: &[NodeRef<'a>], is_header: bool) -> Option<Vec<Row<'a>>> {
    let mut below: [(usize, Option<NodeRef>); MAX_COLUMNS] = [(0, None); MAX_COLUMNS];
    let mut repeats = MAX_REPEATS;
    let mut again = |cell: NodeRef<'a>| {
        let fits = repeats > 0 && dom::weight(&cell) <= MAX_REPEATED;
        repeats = repeats.saturating_sub(1);
        fits.then_some(cell)
    };
    let (mut placed, mut places) = (Vec::new(), 0);
    for row in rows {
        let mut out: Row = Vec::new();
        let mut cells = cells(row).into_iter().peekable();
        let has_own = cells.peek().is_some();
        while out.len() < MAX_COLUMNS {
            let Some((reach, above)) = below.get_mut(out.len()) else { break };
            if *reach > 0 {
                *reach -= 1;
                out.push(above.and_then(&mut again));
                continue;
            }
            let Some(cell) = cells.next() else {
                // Cells from above may still reach into what is left of the row.
                if below.iter().skip(out.len()).all(|(rows, _)| *rows == 0) {
                    break;
                }
                out.push(None);
                continue;
            };
            let span = |name| attribute(&cell, name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
            for column in 0..span("colspan").clamp(1, MAX_COLUMNS) {
                let Some(reach) = below.get_mut(out.len()) else { break };
                *reach = (span("rowspan").clamp(1, rows.len().max(1)) - 1, (column == 0 || is_header).then_some(cell));
                out.push(if column == 0 {
                    Some(cell)
                } else if is_header {
                    again(cell)
                } else {
                    None
                });
            }
        }
        places += out.len();
        if places > MAX_PLACES {
            return None;
        }
        if has_own {
            placed.push(out);
        }
    }
    Some(placed)
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
