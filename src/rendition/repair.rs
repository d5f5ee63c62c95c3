//! Punctuation that was damaged on its way: ASCII marks in Chinese and Japanese text, and spaces round full-width ones.
//!
//! In this order: ellipses, quotes, brackets, points, middle dots, spaces, blanks between Han. Each looks at what the ones before it made, and doing it
//! all again changes nothing. Text of other scripts, code and addresses stay as they are.

use super::cells::{Cells, is_han, is_space, is_wide_mark};
use super::{brackets, calls, ellipsis, gaps, points, quotes};
use crate::text::Language;
use crate::text::class::Class;

/// Characters of a leaf beyond which it is no paragraph that a person wrote.
const MOST: usize = 1 << 17;

/// Repairs the marks of a leaf in `language`.
pub fn repair(cells: &mut Cells, language: Language) {
    if !language.is_spaceless() || cells.0.len() > MOST || !is_mainly_han(cells) {
        return;
    }
    keep_addresses(cells);
    calls::keep(cells);
    let solid =
        |cells: &Cells| -> Vec<char> { cells.0.iter().filter_map(|c| c.now).filter(|&c| !is_space(c)).collect() };
    let before = solid(cells);
    ellipsis::repair(cells);
    quotes::repair(cells, language);
    brackets::repair(cells);
    points::repair(cells, language);
    middle_dots(cells, language);
    spaces(cells);
    // Blanks between Han are damage only in a text whose marks are damaged too.
    if language != Language::Japanese && solid(cells) != before {
        gaps::repair(cells);
    }
}

/// Whether there are no more words of an alphabet than Han and kana.
fn is_mainly_han(cells: &Cells) -> bool {
    let (mut han, mut words, mut in_word) = (0, 0, false);
    for c in cells.0.iter().filter_map(|cell| cell.now) {
        let letter = Class::of_char(c) == Class::Latin;
        words += usize::from(letter && !in_word);
        in_word = letter;
        han += usize::from(is_han(c));
    }
    han > 0 && han >= words
}

/// Addresses, paths and the like keep their marks: what has a slash, an at sign or a sign of code in it.
fn keep_addresses(cells: &mut Cells) {
    let is_graphic = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    let mut at = 0;
    while at < cells.0.len() {
        let start = at;
        while is_graphic(cells.get(at)) {
            at += 1;
        }
        let word: String = (start..at).filter_map(|i| cells.get(i)).collect();
        if is_address(&word) {
            // What stands round it belongs to the sentence.
            let inner = word.trim_start_matches(['"', '\'', '(', '[']);
            let from = start + word.len() - inner.len();
            let inner = inner.trim_end_matches(['"', '\'', ')', ']', ',', '.', ';', ':', '!', '?']);
            let cells = cells.0.get_mut(from..from + inner.len()).unwrap_or_default();
            cells.iter_mut().for_each(|cell| cell.fixed = true);
        }
        at = at.max(start + 1);
    }
}

fn is_address(word: &str) -> bool {
    word.contains(['/', '\\', '@', '_', '=', '<', '>', '{', '}', '`', '|']) || word.starts_with("www.")
}

/// Middle dots between the parts of a name: `迪恩 • 鮑爾`. A bullet that heads a line is none of them.
fn middle_dots(cells: &mut Cells, language: Language) {
    for i in cells.of(|c| matches!(c, '•' | '·' | '‧' | '・')) {
        if is_between_han(cells, i) {
            let spaced = [cells.left(i), cells.right(i)].into_iter().flatten().any(is_space);
            match cells.get(i) {
                Some('•') => cells.set(i, if language == Language::Japanese { '・' } else { '·' }),
                Some(_) if spaced && language != Language::Japanese => cells.set(i, '·'),
                _ => {}
            }
        }
    }
}

fn is_between_han(cells: &Cells, index: usize) -> bool {
    cells.before(index).is_some_and(is_han) && cells.after(index).is_some_and(is_han)
}

/// Takes away the spaces round full-width marks: the room that they need is their own.
fn spaces(cells: &mut Cells) {
    let mut at = 0;
    while at < cells.0.len() {
        let start = at;
        while cells.get(at).is_some_and(is_space) {
            at += 1;
        }
        if at > start && is_needless(cells, start, at) {
            for cell in cells.0.get_mut(start..at).unwrap_or_default().iter_mut().filter(|cell| !cell.fixed) {
                cell.now = None;
            }
        }
        at = at.max(start + 1);
    }
}

/// Whether the spaces at `start..end` stand beside a mark that needs none.
fn is_needless(cells: &Cells, start: usize, end: usize) -> bool {
    let (Some(left), Some(right)) = (cells.left(start), cells.get(end)) else { return false };
    let han = |c: char| is_han(c) || is_wide_mark(c);
    match (left, right) {
        (left, right) if hugs(left) || hugs(right) => true,
        ('“', _) | (_, '”') => true,
        ('”' | '’', right) => han(right),
        (left, '“' | '‘') => han(left),
        ('‘', right) => is_han(right),
        (left, '’') => is_han(left),
        ('…' | '—', _) => is_double_among_han(cells, start.saturating_sub(1)),
        (_, '…' | '—') => is_double_among_han(cells, end),
        ('·' | '・', _) => is_between_han(cells, start.saturating_sub(1)),
        (_, '·' | '・') => is_between_han(cells, end),
        _ => false,
    }
}

/// Whether a mark keeps its own room on both sides.
fn hugs(c: char) -> bool {
    let class = Class::of_char(c);
    matches!(c, '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff60}')
        && matches!(class, Class::Open | Class::Close | Class::Stop | Class::Point)
}

/// Whether a dash or an ellipsis at `index` is a double one with Han on either side.
fn is_double_among_han(cells: &Cells, index: usize) -> bool {
    let Some(mark) = cells.get(index) else { return false };
    let same = |i: &usize| cells.get(*i) == Some(mark);
    let first = (0..index).rev().take_while(same).last().unwrap_or(index);
    let last = (index + 1..cells.0.len()).take_while(same).last().unwrap_or(index);
    let outer = [cells.before(first), cells.after(last)];
    last > first && outer.into_iter().flatten().any(|c| is_han(c) || is_wide_mark(c) && c != mark)
}
