//! Vertical lines as the bytes of pages: each row of a page is read across all of its lines.

use crate::cli::page::Pen;
use crate::compose::{LINE_CELLS, Line};
use crate::config::Theme;
use crate::document::Role;
use ratatui::style::{Color, Style};
use std::io::{self, Write};

/// Pages of vertical lines that are being written, with a blank line between them.
pub struct VerticalPages<'a, W> {
    out: W,
    /// Columns.
    width: u16,
    /// Rows of a full line; a mark that hangs stands below.
    height: u16,
    theme: Option<&'a Theme>,
    /// The lines of the page in hand, from the right.
    lines: Vec<Line>,
    /// Whether a page was written.
    begun: bool,
}

/// A glyph of a row.
struct Cell<'a> {
    x: u16,
    text: &'a str,
    width: u8,
    style: Style,
}

impl<'a, W: Write> VerticalPages<'a, W> {
    /// Pages of `width` columns and `height` rows on `out`, plain without a theme.
    pub fn new(out: W, (width, height): (u16, u16), theme: Option<&'a Theme>) -> Self {
        Self { out, width: width.max(LINE_CELLS.into()), height, theme, lines: Vec::new(), begun: false }
    }

    /// Adds a line. No page begins with a blank one.
    pub fn write(&mut self, line: &Line) -> io::Result<()> {
        if line.is_blank() && self.lines.is_empty() {
            return Ok(());
        }
        self.lines.push(line.clone());
        if self.lines.len() == usize::from(self.width / u16::from(LINE_CELLS)) { self.flush() } else { Ok(()) }
    }

    /// Writes the last page.
    pub fn finish(mut self) -> io::Result<()> {
        if self.lines.iter().all(Line::is_blank) { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            writeln!(self.out)?;
        }
        let lines = std::mem::take(&mut self.lines);
        let hanging = lines.iter().map(Line::width).max().unwrap_or(0);
        for row in 0..hanging.max(self.height) {
            writeln!(self.out, "{}", self.row(&lines, row))?;
        }
        Ok(())
    }

    /// A row of a page, from the left.
    fn row(&self, lines: &[Line], row: u16) -> String {
        let ground = self.theme.map_or(Style::new(), |theme| theme.style(Role::Text));
        let mut pen = Pen::new();
        for cell in self.cells(lines, row) {
            pen.glyph(cell.x, cell.text, cell.width, cell.style, ground);
        }
        if ground.bg.is_some_and(|color| color != Color::Reset) {
            pen.advance(self.width, ground);
        }
        let written = pen.finish();
        if self.theme.is_none() { written.trim_end().to_owned() } else { written }
    }

    fn cells<'l>(&self, lines: &'l [Line], row: u16) -> Vec<Cell<'l>> {
        let mut cells = Vec::new();
        for (n, line) in (1_u16..).zip(lines) {
            let left = self.width.saturating_sub(n * u16::from(LINE_CELLS));
            for run in &line.runs {
                let style = self.theme.map_or(Style::new(), |theme| theme.resolve(&run.roles));
                let glyphs = line.glyphs(run).filter(|glyph| glyph.column == row);
                cells.extend(glyphs.map(|g| Cell {
                    x: left + u16::from(g.across),
                    text: g.text,
                    width: g.width,
                    style,
                }));
            }
        }
        cells.sort_by_key(|cell| cell.x);
        cells
    }
}
