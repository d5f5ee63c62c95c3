//! Tests on what a terminal makes of wide glyphs: random frames, one after the other, against a model.

use crate::config::Theme;
use crate::text::emoji::EmojiKinds;
use crate::text::width::{self, Ambiguous, Widths};
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

    /// Where the terminal shows something else. It may keep a cluster of two columns in one cell or in both or leave the
    /// second blank, and the colour of letters does not show on blanks.
    fn differences(&self, terminal: &Emulator) -> impl Iterator<Item = String> {
        let columns = usize::from(COLUMNS);
        self.cells.iter().enumerate().filter(|(_, cell)| cell.text != CONTINUATION).filter_map(move |(index, cell)| {
            let (x, y) = (u16::try_from(index % columns).unwrap(), u16::try_from(index / columns).unwrap());
            let wide = self.cells.get(index + 1).is_some_and(|next| next.text == CONTINUATION);
            let mut seen = terminal.seen(x, y);
            if wide {
                let second = terminal.seen(x + 1, y);
                seen.text.push_str(second.text.trim_end());
                // The emulator colours only the first cell of a glyph that it knows to be wide.
                if second.text != CONTINUATION && second.bg != seen.bg {
                    seen = second;
                }
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
    widths: Widths,
    glyphs: &'a dyn Fn(&mut Chance) -> String,
}

impl Both<'_, '_> {
    fn put(&mut self, clip: Rect, x: u16, y: u16, text: &str, style: (Color, Color)) -> u16 {
        let glyph = width::glyph(text, self.widths);
        let look = Style::new().fg(style.0).bg(style.1);
        if self.painter.glyph(clip, Position { x, y }, glyph.text, glyph.width, look) {
            self.model.put(x, y, glyph.text, glyph.width.into(), style);
        }
        x + u16::from(glyph.width)
    }

    /// A border is of one column, whatever the article's characters take.
    fn border(&mut self, clip: Rect, at: Position, style: (Color, Color)) {
        if self.painter.glyph(clip, at, "│", 1, Style::new().fg(style.0).bg(style.1)) {
            self.model.put(at.x, at.y, "│", 1, style);
        }
    }

    fn words(&mut self, clip: Rect, chance: &mut Chance, style: (Color, Color)) {
        for y in clip.top()..clip.bottom() {
            let mut x = clip.x + chance.column(3);
            while x < clip.right() {
                let cluster = (self.glyphs)(chance);
                x = self.put(clip, x, y, &cluster, style) + u16::from(chance.below(6) == 0);
            }
        }
    }

    fn popup(&mut self, area: Rect, chance: &mut Chance, style: (Color, Color)) {
        self.painter.clear(area, Style::new().fg(style.0).bg(style.1));
        for at in area.positions() {
            let edge = at.x == area.x || at.x + 1 == area.right();
            self.model.put(at.x, at.y, " ", 1, style);
            if edge {
                self.border(area, at, style);
            }
        }
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        self.words(inner, chance, style);
    }
}

/// Every cell that is not as expected, over many frames on one terminal.
fn wrong_cells(frames: usize, widths: Widths, glyphs: &dyn Fn(&mut Chance) -> String) -> Vec<String> {
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
            let mut both = Both { painter: &mut painter, model: &mut model, widths, glyphs };
            let screen = Rect::new(0, 0, COLUMNS, ROWS);
            let style = (chance.pick(&inks), chance.pick(&grounds));
            both.words(screen, &mut chance, style);
            for _ in 0..chance.below(3) {
                let (x, y) = (chance.column(COLUMNS - 3), chance.column(ROWS - 1));
                let area = Rect::new(x, y, 2 + chance.column(COLUMNS - x - 1), 1 + chance.column(ROWS - y));
                let style = (chance.pick(&inks), chance.pick(&grounds));
                both.popup(area.intersection(screen), &mut chance, style);
            }
        });
        wrong.extend(model.differences(&terminal).map(|what| format!("frame {frame} {what}")));
    }
    wrong
}

/// Narrow text, wide text, and the emoji that the emulator draws in no more than two columns.
fn all_widths() -> [Widths; 3] {
    let emoji = EmojiKinds::FLAG.with(EmojiKinds::PRESENTATION).with(EmojiKinds::KEYCAP);
    let wide = Widths { ambiguous: Ambiguous::Wide, ..Widths::UNKNOWN };
    [Widths::UNKNOWN, wide, Widths { emoji, ..wide }]
}

fn assert_none(wrong: &[String], widths: Widths) {
    assert!(wrong.is_empty(), "{widths:?}: {} cells wrong, first {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}

#[test]
fn two_thousand_random_frames_with_popups_show_every_cell_as_painted() {
    let glyphs = ["看", "報", "，", "。", "a", "b", " ", "「", "한", "ア", "—", "é"];
    let pick = |chance: &mut Chance| chance.pick::<&str>(&glyphs).to_owned();
    assert_none(&wrong_cells(2000, Widths::UNKNOWN, &pick), Widths::UNKNOWN);
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
    let pick = |chance: &mut Chance| chance.pick::<&str>(&glyphs).to_owned();
    for widths in all_widths() {
        assert_none(&wrong_cells(300, widths, &pick), widths);
    }
}

/// A cluster of any kind that articles hold.
fn cluster(chance: &mut Chance) -> String {
    let mut within =
        |first: u32, last: u32| char::from_u32(first + chance.below((last - first + 1) as usize) as u32).unwrap();
    let made: [&[char]; 14] = [
        &[within(0x4e00, 0x9fff)],
        &[within(0x3041, 0x3096)],
        &[within(0xac00, 0xd7a3)],
        &[within(0x1100, 0x1112), within(0x1161, 0x1175), within(0x11a8, 0x11c2)],
        &[within(0xff76, 0xff84), 'ﾞ'],
        &[within(0xff8a, 0xff8e), 'ﾟ'],
        &[within(0xfe10, 0xfe19)],
        &[within(0xfe30, 0xfe4f)],
        &[within(0x2018, 0x2026)],
        &[within(0x2460, 0x24ff)],
        &[within('a'.into(), 'z'.into()), within(0x300, 0x314)],
        &[within(0x1f1e6, 0x1f1ff), within(0x1f1e6, 0x1f1ff)],
        &[within(0x2702, 0x2708), '\u{fe0f}'],
        &[within('0'.into(), '9'.into()), '\u{fe0f}', '\u{20e3}'],
    ];
    made.map(String::from_iter)[chance.below(made.len())].clone()
}

#[test]
fn random_clusters_stand_at_the_columns_that_we_say() {
    for widths in all_widths() {
        assert_none(&wrong_cells(200, widths, &cluster), widths);
    }
}

#[test]
fn no_ambiguous_character_takes_one_column_where_the_terminal_draws_two() {
    let theme = Theme::default();
    let mut buffer = ratatui::buffer::Buffer::empty(Rect::new(0, 0, 12, 1));
    let area = buffer.area;
    let mut painter = Painter::new(&mut buffer, &theme).on(Ambiguous::Wide);
    painter.text(area, Position::ORIGIN, "│“看”…é─", Style::new());
    painter.glyph(area, Position { x: 9, y: 0 }, "“", 2, Style::new());
    let row: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
    assert_eq!(row, "|\"看\".é- “ ");
}
