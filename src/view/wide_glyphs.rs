//! Tests on what a terminal makes of wide glyphs: random frames, one after the other, against a model.

use crate::config::Theme;
use crate::text::width::{self, Widths};
use crate::view::Painter;
use crate::view::emulator::{Chance, Emulator, colour};
use crate::view::paint::CONTINUATION;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

const COLUMNS: u16 = 40;
const ROWS: u16 = 8;

/// A cell of the model, and which glyph it belongs to.
#[derive(Clone)]
struct Expected {
    text: String,
    style: (Color, Color),
    glyph: usize,
}

/// What the screen should show, kept without any knowledge of buffers and diffs.
struct Model {
    cells: Vec<Expected>,
    glyphs: usize,
}

impl Model {
    fn new() -> Self {
        let blank = Expected { text: " ".into(), style: (Color::Reset, Color::Reset), glyph: 0 };
        Self { cells: vec![blank; usize::from(COLUMNS * ROWS)], glyphs: 0 }
    }

    fn put(&mut self, x: u16, y: u16, text: &str, width: u16, style: (Color, Color)) {
        self.glyphs += 1;
        let start = usize::from(y * COLUMNS + x);
        for index in start..start + usize::from(width) {
            let old = self.cells[index].glyph;
            for cell in self.cells.iter_mut().filter(|cell| cell.glyph == old && old != 0) {
                cell.text = " ".into();
            }
            let text = if index == start { text } else { CONTINUATION };
            self.cells[index] = Expected { text: text.into(), style, glyph: self.glyphs };
        }
    }

    /// Where the terminal shows something else. It may keep a cluster of two columns in one cell or in both, and the
    /// colour of letters does not show on blanks.
    fn differences(&self, terminal: &Emulator) -> impl Iterator<Item = String> {
        let columns = usize::from(COLUMNS);
        self.cells.iter().enumerate().filter(|(_, cell)| cell.text != CONTINUATION).filter_map(move |(index, cell)| {
            let (x, y) = (u16::try_from(index % columns).unwrap(), u16::try_from(index / columns).unwrap());
            let wide = self.cells.get(index + 1).is_some_and(|next| next.text == CONTINUATION);
            let mut seen = terminal.seen(x, y);
            if wide {
                seen.text.push_str(&terminal.seen(x + 1, y).text);
            }
            let same_ink = cell.text == " " || seen.fg == colour(cell.style.0);
            let same = seen.text == cell.text && seen.bg == colour(cell.style.1) && same_ink;
            (!same).then(|| format!("({x}, {y}): {:?} {:?} but {seen:?}", cell.text, cell.style))
        })
    }
}

/// A frame as it is painted, and as it should be seen.
struct Both<'a, 'b> {
    painter: &'a mut Painter<'b>,
    model: &'a mut Model,
}

impl Both<'_, '_> {
    fn put(&mut self, clip: Rect, x: u16, y: u16, text: &str, style: (Color, Color)) -> u16 {
        let glyph = width::glyph(text, Widths::UNKNOWN);
        let look = Style::new().fg(style.0).bg(style.1);
        if self.painter.glyph(clip, Position { x, y }, glyph.text, glyph.width, look) {
            self.model.put(x, y, glyph.text, glyph.width.into(), style);
        }
        x + u16::from(glyph.width)
    }

    fn words(&mut self, clip: Rect, chance: &mut Chance, style: (Color, Color), glyphs: &[&str]) {
        for y in clip.top()..clip.bottom() {
            let mut x = clip.x + chance.column(3);
            while x < clip.right() {
                x = self.put(clip, x, y, chance.pick::<&str>(glyphs), style) + u16::from(chance.below(6) == 0);
            }
        }
    }

    fn popup(&mut self, area: Rect, chance: &mut Chance, style: (Color, Color), glyphs: &[&str]) {
        self.painter.clear(area, Style::new().fg(style.0).bg(style.1));
        for at in area.positions() {
            let edge = at.x == area.x || at.x + 1 == area.right();
            self.model.put(at.x, at.y, " ", 1, style);
            if edge {
                self.put(area, at.x, at.y, "│", style);
            }
        }
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        self.words(inner, chance, style, glyphs);
    }
}

/// Every cell that is not as expected, over many frames on one terminal.
fn wrong_cells(frames: usize, glyphs: &[&str]) -> Vec<String> {
    let grounds = [Color::Reset, Color::Reset, Color::Rgb(20, 20, 30), Color::Indexed(4)];
    let inks = [Color::Reset, Color::Rgb(200, 200, 200), Color::Indexed(3)];
    let theme = Theme::default();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut terminal = Emulator::new(COLUMNS, ROWS);
    let mut wrong = Vec::new();
    for frame in 0..frames {
        let mut model = Model::new();
        terminal.draw(|buffer| {
            let mut painter = Painter::new(buffer, &theme);
            let mut both = Both { painter: &mut painter, model: &mut model };
            let screen = Rect::new(0, 0, COLUMNS, ROWS);
            let style = (chance.pick(&inks), chance.pick(&grounds));
            both.words(screen, &mut chance, style, glyphs);
            for _ in 0..chance.below(3) {
                let (x, y) = (chance.column(COLUMNS - 3), chance.column(ROWS - 1));
                let area = Rect::new(x, y, 2 + chance.column(COLUMNS - x - 1), 1 + chance.column(ROWS - y));
                let style = (chance.pick(&inks), chance.pick(&grounds));
                both.popup(area.intersection(screen), &mut chance, style, glyphs);
            }
        });
        wrong.extend(model.differences(&terminal).map(|what| format!("frame {frame} {what}")));
    }
    wrong
}

#[test]
fn two_thousand_random_frames_with_popups_show_every_cell_as_painted() {
    let glyphs = ["看", "報", "，", "。", "a", "b", " ", "「", "한", "ア", "—", "é"];
    let wrong = wrong_cells(2000, &glyphs);
    assert!(wrong.is_empty(), "{} cells wrong, first {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}

#[test]
fn text_after_any_cluster_stands_at_the_column_that_we_say() {
    let glyphs = [
        "看",
        "。",
        "︒",
        "x",
        "“",
        "…",
        "·",
        "①",
        "★",
        "─",
        "é",
        "e\u{301}",
        "か\u{3099}",
        "ｶ",
        "ｶﾞ",
        "ﾊﾟ",
        "각",
        "\u{1112}\u{1161}\u{11ab}",
        "\u{1100}",
        "👍",
        "👍🏽",
        "❤\u{fe0f}",
        "☂",
        "👨‍👩‍👧",
        "🇹🇼",
        "1\u{fe0f}\u{20e3}",
        "葛\u{e0100}",
        "न\u{93f}",
        "\u{e01}\u{e33}",
        "ש",
        "𠮷",
    ];
    let wrong = wrong_cells(500, &glyphs);
    assert!(wrong.is_empty(), "{} cells wrong, first {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}
