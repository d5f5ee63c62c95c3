//! The characters of a leaf, each with what becomes of it.

use crate::text::class::Class;

/// What stands for something that is no text, such as a reference to a footnote.
pub const OBJECT: char = '\u{fffc}';

/// A character of a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The character as it is by now; `None` for one that is taken away.
    pub now: Option<char>,
    /// Whether it stays as it is: code, an address, a hard line break.
    pub fixed: bool,
}

/// The characters of a leaf, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells(pub Vec<Cell>);

impl Cells {
    /// Adds a text.
    pub fn push(&mut self, text: &str, fixed: bool) {
        self.0.extend(text.chars().map(|c| Cell { now: Some(c), fixed }));
    }

    /// The character at `index`, where there is one that is not taken away.
    pub fn get(&self, index: usize) -> Option<char> {
        self.0.get(index)?.now
    }

    /// The character right before `index`.
    pub fn left(&self, index: usize) -> Option<char> {
        self.get(index.checked_sub(1)?)
    }

    /// The character right after `index`.
    pub fn right(&self, index: usize) -> Option<char> {
        self.get(index + 1)
    }

    /// The last character before `index` that is no gap.
    pub fn before(&self, index: usize) -> Option<char> {
        self.0.get(..index)?.iter().rev().filter_map(|cell| cell.now).find(|&c| !is_gap(c))
    }

    /// The first character after `index` that is no gap.
    pub fn after(&self, index: usize) -> Option<char> {
        self.0.get(index + 1..)?.iter().filter_map(|cell| cell.now).find(|&c| !is_gap(c))
    }

    /// Makes the character at `index` another, unless it is to stay.
    pub fn set(&mut self, index: usize, c: char) {
        if let Some(cell) = self.0.get_mut(index).filter(|cell| !cell.fixed) {
            cell.now = Some(c);
        }
    }

    /// The indices of the characters that may change and are one of `wanted`.
    pub fn of(&self, wanted: impl Fn(char) -> bool) -> Vec<usize> {
        let is_wanted = |cell: &Cell| !cell.fixed && cell.now.is_some_and(&wanted);
        self.0.iter().enumerate().filter(|(_, cell)| is_wanted(cell)).map(|(index, _)| index).collect()
    }

    /// The text as it is by now.
    pub fn text(&self) -> String {
        self.0.iter().filter_map(|cell| cell.now).collect()
    }
}

/// White space that may be taken away.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\u{a0}')
}

/// What lies between two characters without parting them: white space and references.
fn is_gap(c: char) -> bool {
    is_space(c) || c == OBJECT
}

/// Whether `c` is a character of Chinese or Japanese text, not a mark.
pub fn is_han(c: char) -> bool {
    Class::of_char(c).is_han_or_kana() && !matches!(c, '\u{3001}'..='\u{3004}' | '\u{3007}'..='\u{3020}') || c == '〇'
}

/// Whether `c` is a mark of full width that text leans on: after it, another mark is of full width too.
pub fn is_wide_mark(c: char) -> bool {
    let class = Class::of_char(c);
    !c.is_ascii()
        && matches!(class, Class::Close | Class::Stop | Class::Point | Class::Ellipsis | Class::Dash)
        && !matches!(c, '’' | '›' | '»' | '–')
}
