//! Pages of several columns as bytes: each row of a page is read across all of its columns.

use crate::cli::page::Pen;
use crate::compose::columns::{end_row, page};
use crate::compose::{ColumnGrid, Layout, Line, Page, PageColumn};
use crate::config::Theme;
use crate::document::Role;
use ratatui::style::{Color, Style};
use std::io::{self, Write};

/// Columns of the terminal between two columns of text.
pub const GUTTER: u16 = 4;

/// Writes all of `layout` in pages of columns of `height` rows, with a blank line between them.
pub fn write(
    out: &mut impl Write,
    layout: &mut Layout,
    grid: ColumnGrid,
    height: u16,
    theme: Option<&Theme>,
) -> io::Result<()> {
    let mut top = layout.first();
    let end = end_row(layout.document());
    let mut is_first = true;
    while top < end {
        let page = page(layout, top, grid.columns, usize::from(height));
        if page.lines.is_empty() || page.next <= top {
            break;
        }
        if !std::mem::take(&mut is_first) {
            writeln!(out)?;
        }
        let rows = page.columns.iter().map(PageColumn::end).max().unwrap_or(0);
        for y in 0..rows {
            writeln!(out, "{}", row(&page, y, grid, theme))?;
        }
        top = page.next;
    }
    Ok(())
}

/// What a column shows in a row of its page.
fn line_at<'p>(page: &'p Page, column: &'p PageColumn, y: usize) -> Option<&'p Line> {
    let at = y.checked_sub(column.top())?;
    let text = at.checked_sub(column.head.len()).filter(|at| *at < column.lines.len());
    let text = text.and_then(|at| page.lines.get(column.lines.start + at)).map(|(_, line)| line);
    column.head.get(at).or(text).map(|line| &**line)
}

/// A row of a page, from the left.
fn row(page: &Page, y: usize, grid: ColumnGrid, theme: Option<&Theme>) -> String {
    let ground = theme.map_or(Style::new(), |theme| theme.style(Role::Text));
    let mut pen = Pen::new();
    for column in &page.columns {
        let Some(line) = line_at(page, column, y) else { continue };
        for run in &line.runs {
            let style = theme.map_or(Style::new(), |theme| theme.resolve(&run.roles));
            for (i, glyph) in line.glyphs(run).enumerate() {
                let x = grid.x_of(column.index) + glyph.column;
                // A gap within a run belongs to it; a gap before it does not.
                pen.glyph(x, glyph.text, glyph.width, style, if i == 0 { ground } else { style });
            }
        }
    }
    if ground.bg.is_some_and(|color| color != Color::Reset) {
        pen.advance(grid.width(), ground);
    }
    let written = pen.finish();
    if theme.is_none() { written.trim_end().to_owned() } else { written }
}
