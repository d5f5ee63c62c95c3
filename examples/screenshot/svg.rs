//! A buffer as an SVG picture: every glyph in the middle of its cells, so that columns agree in any font.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The size of a cell in pixels; most monospaced fonts are six tenths as wide as high.
const CELL: (f32, f32) = (9.6, 22.0);
/// Pixels around the screen.
const MARGIN: f32 = 14.0;
/// Fonts for narrow and for wide glyphs; the first that is there is taken.
const FONTS: &str = "'Sarasa Mono TC','JetBrains Mono','Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono',\
                     'Noto Sans Mono CJK TC','PingFang TC','Microsoft JhengHei','Noto Sans CJK TC','Hiragino Sans',\
                     'Apple SD Gothic Neo',monospace";

/// The colours of the terminal where the theme leaves them to it, as `#rrggbb`.
pub struct Ground {
    pub fg: String,
    pub bg: String,
}

/// The picture of `buffer`.
pub fn picture(buffer: &Buffer, ground: &Ground) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2.0 * MARGIN, rows * CELL.1 + 2.0 * MARGIN);
    let page = buffer.cell((0, 0)).map_or_else(|| ground.bg.clone(), |cell| Look::of(cell, ground).bg);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{page}\"/>\n\
         <g font-family=\"{FONTS}\" font-size=\"16\" xml:lang=\"zh-Hant\" xml:space=\"preserve\" \
         transform=\"translate({MARGIN} {MARGIN})\">\n"
    );
    for row in 0..buffer.area.height {
        draw_grounds(&mut out, buffer, row, ground, &page);
        draw_glyphs(&mut out, buffer, row, ground);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// What a cell looks like.
#[derive(PartialEq, Clone)]
struct Look {
    fg: String,
    bg: String,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell, ground: &Ground) -> Self {
        let mut fg = hex(cell.fg).unwrap_or_else(|| ground.fg.clone());
        let mut bg = hex(cell.bg).unwrap_or_else(|| ground.bg.clone());
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut fg, &mut bg);
        }
        Self { fg, bg, modifier: cell.modifier - Modifier::REVERSED }
    }

    /// The attributes of text in this look.
    fn attributes(&self) -> String {
        let mut out = format!("fill=\"{}\"", self.fg);
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::DIM, " opacity=\"0.6\""),
        ] {
            if self.modifier.contains(modifier) {
                out.push_str(attribute);
            }
        }
        out
    }
}

/// The grounds of a row, where they differ from the page, in stretches of one colour.
fn draw_grounds(out: &mut String, buffer: &Buffer, row: u16, ground: &Ground, page: &str) {
    let colours: Vec<String> = cells(buffer, row).map(|cell| Look::of(cell, ground).bg).collect();
    let mut column = 0;
    for stretch in colours.chunk_by(|a, b| a == b) {
        if stretch[0] != page {
            // A hair taller than the row, so that no seam shows between rows.
            rectangle(out, column as f32, row, stretch.len() as f32, (0.0, 1.02), &stretch[0]);
        }
        column += stretch.len();
    }
}

fn draw_glyphs(out: &mut String, buffer: &Buffer, row: u16, ground: &Ground) {
    let cells: Vec<&Cell> = cells(buffer, row).collect();
    let mut word = Word::default();
    for (column, cell) in cells.iter().enumerate() {
        let (symbol, look) = (cell.symbol(), Look::of(cell, ground));
        let at = column as f32;
        draw_lines(out, at, row, &look);
        let blank = symbol.trim().is_empty() || draw_shape(out, at, row, symbol, &look.fg);
        let wide = cells.get(column + 1).is_some_and(|next| next.symbol().is_empty());
        // Narrow glyphs of one look share an element; a wide one has its own, in the middle of its two cells.
        if blank || wide || word.attributes != look.attributes() {
            word.finish(out, row);
        }
        if wide {
            let middle = (at + 1.0) * CELL.0;
            element(
                out,
                row,
                middle,
                &format!("text-anchor=\"middle\" font-size=\"18\" {}", look.attributes()),
                symbol,
            );
        } else if !blank {
            word.push(at, symbol, look.attributes());
        }
    }
    word.finish(out, row);
}

/// Narrow glyphs beside each other, alike in look.
#[derive(Default)]
struct Word {
    column: f32,
    glyphs: String,
    cells: u16,
    attributes: String,
}

impl Word {
    fn push(&mut self, column: f32, symbol: &str, attributes: String) {
        if self.cells == 0 {
            (self.column, self.attributes) = (column, attributes);
        }
        self.glyphs.push_str(symbol);
        self.cells += 1;
    }

    fn finish(&mut self, out: &mut String, row: u16) {
        let word = std::mem::take(self);
        if word.cells > 0 {
            let length = f32::from(word.cells) * CELL.0;
            let attributes = format!("textLength=\"{length:.1}\" {}", word.attributes);
            element(out, row, word.column * CELL.0, &attributes, &word.glyphs);
        }
    }
}

fn element(out: &mut String, row: u16, x: f32, attributes: &str, text: &str) {
    let y = f32::from(row) * CELL.1 + CELL.1 * 0.74;
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" {attributes}>{}</text>", escape(text));
}

/// The lines under and through a cell.
fn draw_lines(out: &mut String, column: f32, row: u16, look: &Look) {
    for (modifier, at) in [(Modifier::UNDERLINED, 0.86), (Modifier::CROSSED_OUT, 0.52)] {
        if look.modifier.contains(modifier) {
            rectangle(out, column, row, 1.0, (at, 0.05), &look.fg);
        }
    }
}

/// Rules, bars and corners are drawn as shapes, which join from row to row in any font.
fn draw_shape(out: &mut String, column: f32, row: u16, symbol: &str, fill: &str) -> bool {
    let (x, y) = (column * CELL.0, f32::from(row) * CELL.1);
    let (cx, cy, right, bottom) = (x + CELL.0 / 2.0, y + CELL.1 / 2.0, x + CELL.0, y + CELL.1);
    let curve = match symbol {
        "─" => format!("M{x:.1} {cy:.1}H{right:.1}"),
        "│" => format!("M{cx:.1} {y:.1}V{bottom:.1}"),
        "╭" => format!("M{cx:.1} {bottom:.1}Q{cx:.1} {cy:.1} {right:.1} {cy:.1}"),
        "╮" => format!("M{x:.1} {cy:.1}Q{cx:.1} {cy:.1} {cx:.1} {bottom:.1}"),
        "╰" => format!("M{cx:.1} {y:.1}Q{cx:.1} {cy:.1} {right:.1} {cy:.1}"),
        "╯" => format!("M{cx:.1} {y:.1}Q{cx:.1} {cy:.1} {x:.1} {cy:.1}"),
        _ => {
            let (left, width) = match symbol {
                "▌" => (0.0, 0.5),
                "▎" => (0.0, 0.25),
                "▐" => (0.5, 0.5),
                "▕" => (0.875, 0.125),
                "┃" => (0.38, 0.24),
                "█" => (0.0, 1.0),
                _ => return false,
            };
            rectangle(out, column + left, row, width, (0.0, 1.02), fill);
            return true;
        }
    };
    let _ = writeln!(out, "<path d=\"{curve}\" fill=\"none\" stroke=\"{fill}\"/>");
    true
}

/// A rectangle: column and width in cells, `(top, height)` in parts of the row.
fn rectangle(out: &mut String, column: f32, row: u16, width: f32, (top, height): (f32, f32), fill: &str) {
    let (x, y) = (column * CELL.0, (f32::from(row) + top) * CELL.1);
    let (width, height) = (width * CELL.0, height * CELL.1);
    let _ =
        writeln!(out, "<rect x=\"{x:.1}\" y=\"{y:.2}\" width=\"{width:.1}\" height=\"{height:.2}\" fill=\"{fill}\"/>");
}

fn cells(buffer: &Buffer, row: u16) -> impl Iterator<Item = &Cell> {
    (0..buffer.area.width).filter_map(move |x| buffer.cell((x, row)))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn hex(colour: Color) -> Option<String> {
    let [r, g, b] = kanbao::config::theme::contrast::rgb(colour)?;
    Some(format!("#{r:02x}{g:02x}{b:02x}"))
}
