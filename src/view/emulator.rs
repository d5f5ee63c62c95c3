//! A terminal to look at in tests: what the program writes, read by an emulator.

use crate::view::changes;
use crate::view::paint::CONTINUATION;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use std::num::NonZeroU16;

/// A terminal of fixed size with an emulator behind it.
pub struct Emulator {
    shown: Buffer,
    parser: vt100::Parser,
}

/// A cell as a person sees it: its text and its colours. The second half of a wide glyph has
/// the text [`CONTINUATION`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub text: String,
    pub fg: vt100::Color,
    pub bg: vt100::Color,
}

impl Emulator {
    pub fn new(columns: u16, rows: u16) -> Self {
        let size = |cells| NonZeroU16::new(cells).unwrap();
        let parser = vt100::Parser::new(size(rows), size(columns), 0);
        Self { shown: Buffer::empty(Rect::new(0, 0, columns, rows)), parser }
    }

    /// Draws a frame; only what differs from the one before is written.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) {
        let mut next = Buffer::empty(self.shown.area);
        paint(&mut next);
        let mut bytes = Vec::new();
        let changes: Vec<_> = changes::wiped(self.shown.diff_iter(&next)).collect();
        CrosstermBackend::new(&mut bytes).draw(changes.iter().map(|(x, y, cell)| (*x, *y, cell.as_ref()))).unwrap();
        self.parser.process(&bytes);
        self.shown = next;
    }

    /// What stands in a cell.
    pub fn seen(&self, x: u16, y: u16) -> Seen {
        let cell = self.parser.screen().cell(y, x).unwrap();
        let text = match cell.contents() {
            _ if cell.is_wide_continuation() => CONTINUATION,
            "" => " ",
            text => text,
        };
        Seen { text: text.to_owned(), fg: cell.fgcolor(), bg: cell.bgcolor() }
    }

    /// The screen's rows as text, without blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        self.parser.screen().rows(0, self.shown.area.width).map(|row| row.trim_end().to_owned()).collect()
    }
}

/// What a colour is to the emulator.
pub fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        Color::Indexed(index) => vt100::Color::Idx(index),
        _ => vt100::Color::Default,
    }
}

/// A small source of chance that gives the same numbers in every run.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }

    pub fn column(&mut self, bound: u16) -> u16 {
        u16::try_from(self.below(usize::from(bound))).unwrap()
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
