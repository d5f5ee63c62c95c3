//! Composed lines as the bytes of a page: plain text, or with the sequences that give it colours.

use crate::cli::ansi;
use crate::compose::Line;
use crate::config::Theme;
use crate::document::{Role, Target};
use crate::text::hyperlink;
use ratatui::style::{Color, Style};
use std::io::{self, Write};

/// A page that is being written. Blank lines before the first and after the last line of text are left out.
pub struct Page<'a, W> {
    out: W,
    measure: u16,
    theme: Option<&'a Theme>,
    links: bool,
    /// Blank lines that wait for the text after them; `None` before the first line of text.
    blanks: Option<usize>,
    /// The row being written, kept for its memory.
    row: String,
}

impl<'a, W: Write> Page<'a, W> {
    /// A page of `measure` columns on `out`, plain without a theme.
    pub fn new(out: W, measure: u16, theme: Option<&'a Theme>) -> Self {
        Self { out, measure, theme, links: false, blanks: None, row: String::new() }
    }

    /// The same page, where links are links of the terminal as well as coloured, or not.
    #[must_use]
    pub fn with_links(self, links: bool) -> Self {
        Self { links, ..self }
    }

    /// Writes a line.
    pub fn write(&mut self, line: &Line) -> io::Result<()> {
        if line.is_blank() {
            self.blanks = self.blanks.map(|count| count + 1);
            return Ok(());
        }
        for _ in 0..self.blanks.unwrap_or(0) {
            self.write_now(&Line::default())?;
        }
        self.blanks = Some(0);
        self.write_now(line)
    }

    fn write_now(&mut self, line: &Line) -> io::Result<()> {
        match self.theme {
            Some(theme) => writeln!(self.out, "{}", coloured(line, theme, self.measure, self.links)),
            None => {
                self.row.clear();
                line.write_plain(&mut self.row);
                self.row.truncate(self.row.trim_end().len());
                self.row.push('\n');
                self.out.write_all(self.row.as_bytes())
            }
        }
    }
}

/// A line with its colours, on the theme's ground as far as the measure where the theme has a ground of its own.
fn coloured(line: &Line, theme: &Theme, measure: u16, links: bool) -> String {
    let ground = theme.style(Role::Text);
    let mut pen = Pen::new();
    for run in &line.runs {
        let style = theme.resolve(&run.roles);
        let uri = match run.target.as_deref() {
            Some(Target::Url(address)) if links => hyperlink::uri(address),
            _ => None,
        };
        for (index, glyph) in line.glyphs(run).enumerate() {
            // A gap within a run belongs to it (a link is underlined throughout); a gap before it does not.
            pen.advance(glyph.column, if index == 0 { ground } else { style });
            if let Some(uri) = uri.as_deref().filter(|_| index == 0) {
                pen.sequence(&hyperlink::opening(uri));
            }
            pen.glyph(glyph.column, glyph.text, glyph.width, style, style);
        }
        if uri.is_some() {
            pen.sequence(hyperlink::CLOSING);
        }
    }
    if ground.bg.is_some_and(|color| color != Color::Reset) {
        pen.advance(measure, ground);
    }
    pen.finish()
}

/// Text that is being drawn: the style in force and the column reached.
pub(super) struct Pen {
    out: String,
    style: Style,
    column: u16,
}

impl Pen {
    /// At the left edge, without a style.
    pub(super) fn new() -> Self {
        Self { out: String::new(), style: Style::new(), column: 0 }
    }

    /// Draws a glyph at its column; what is free before it looks like `ground`.
    pub(super) fn glyph(&mut self, column: u16, text: &str, width: u8, style: Style, ground: Style) {
        self.advance(column, ground);
        self.draw(text, style);
        self.column = column + u16::from(width);
    }

    /// Fills the columns up to `column`.
    pub(super) fn advance(&mut self, column: u16, style: Style) {
        let blank = " ".repeat(usize::from(column.saturating_sub(self.column)));
        if !blank.is_empty() {
            self.draw(&blank, style);
            self.column = column;
        }
    }

    /// Adds what shows nothing.
    fn sequence(&mut self, sequence: &str) {
        self.out.push_str(sequence);
    }

    fn draw(&mut self, text: &str, style: Style) {
        if style != self.style {
            self.out.push_str(&ansi::sequence(style));
            self.style = style;
        }
        self.out.push_str(text);
    }

    pub(super) fn finish(mut self) -> String {
        if self.style != Style::new() {
            self.out.push_str(ansi::RESET);
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{PlacedCluster, Run};
    use std::num::NonZeroU16;
    use std::sync::Arc;

    /// A line of clusters with their columns and widths, each with a role of its own.
    fn line(clusters: &[(&str, u16, u8, Role)]) -> Line {
        let mut line = Line::default();
        for (index, &(text, column, width, role)) in clusters.iter().enumerate() {
            let (start, len) = (line.text.len() as u32, text.len() as u16);
            line.clusters.push(PlacedCluster { start, len, width, column, across: 0, byte: start });
            line.text.push_str(text);
            let index = index as u32;
            line.runs.push(Run { clusters: index..index + 1, roles: Arc::from([role]), target: None, block: None });
        }
        line
    }

    fn page(lines: &[Line], theme: Option<&Theme>) -> String {
        let mut bytes = Vec::new();
        let mut page = Page::new(&mut bytes, 10, theme);
        for line in lines {
            page.write(line).unwrap();
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn blank_lines_stand_only_between_lines_of_text() {
        let blank = Line::default();
        let text = line(&[("報", 2, 2, Role::Text), ("a", 5, 1, Role::Link)]);
        let lines = [blank.clone(), text.clone(), blank.clone(), blank.clone(), text, blank];
        assert_eq!(page(&lines, None), "  報 a\n\n\n  報 a\n");
    }

    #[test]
    fn colours_change_nothing_about_the_text_and_end_with_the_line() {
        let text = line(&[("報", 2, 2, Role::Title), ("a", 5, 1, Role::Link)]);
        let written = page(&[text], Some(&Theme::default()));
        let mut terminal = vt100::Parser::new(NonZeroU16::MIN, NonZeroU16::new(20).unwrap(), 0);
        terminal.process(written.trim_end().as_bytes());
        let screen = terminal.screen();
        assert_eq!(screen.contents().trim_end(), "  報 a");
        let ground = |column| screen.cell(0, column).unwrap().bgcolor();
        assert_ne!(ground(9), vt100::Color::Default, "the ground reaches as far as the measure");
        assert_eq!(ground(10), vt100::Color::Default);
        assert!(written.ends_with(&format!("{}\n", ansi::RESET)));
    }
}
