//! Commas, colons, stops and the like beside Han become those of full width.

use super::cells::{Cells, OBJECT, is_han, is_space, is_wide_mark};
use super::stops::parts_sentences;
use crate::text::Language;
use crate::text::class::Class;

/// Letters of the longest unit: `kWh`.
const LONGEST_UNIT: usize = 3;

/// Gives points beside Han their full width. Between digits or letters (`3:2`, `1,500`, `v2.0`) they stay.
pub fn repair(cells: &mut Cells, language: Language) {
    for i in cells.of(|c| matches!(c, ',' | ':' | ';' | '!' | '?' | '.')) {
        let leans = cells.before(i).is_some_and(|c| is_han(c) || is_wide_mark(c));
        let leads = cells.after(i).is_some_and(is_han) && cells.before(i).is_some_and(ends_word);
        match cells.get(i) {
            Some(',') if leans || leads => cells.set(i, if language == Language::Japanese { '、' } else { '，' }),
            Some(':') if (leans || leads) && !is_face(cells, i) => cells.set(i, '：'),
            Some(';') if (leans || leads) && !is_face(cells, i) => cells.set(i, '；'),
            Some('!') if leans => cells.set(i, '！'),
            Some('?') if leans => cells.set(i, '？'),
            Some('.')
                if leans && (ends_sentence(cells, i) || is_after_quote(cells, i) || parts_sentences(cells, i)) =>
            {
                cells.set(i, '。');
            }
            Some('.') if ends_sentence(cells, i) && is_after_quantity(cells, i) => cells.set(i, '。'),
            _ => {}
        }
    }
}

/// Whether a quantity stands before `index`, with Han before it: `超過56.7%`, `重 3.5 kg`.
fn is_after_quantity(cells: &Cells, index: usize) -> bool {
    let start = |end: usize, of: fn(char) -> bool| {
        let is_of = |i: &usize| cells.get(*i).is_some_and(of);
        (0..end).rev().take_while(is_of).last().unwrap_or(end)
    };
    let unit = start(index, |c| c.is_ascii_alphabetic() || matches!(c, '%' | '％' | '‰' | '℃'));
    let blank = start(unit, |c| c == ' ');
    let number = start(blank, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
    (1..=LONGEST_UNIT).contains(&(index - unit)) && number < blank && cells.before(number).is_some_and(is_han)
}

/// Whether a word, a number or something in quotes ends in `c`.
fn ends_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | ']' | '%' | '+' | '"')
}

/// Whether eyes at `index` have a mouth, as in `:)`.
fn is_face(cells: &Cells, index: usize) -> bool {
    matches!(cells.right(index), Some(')' | '(' | '-'))
}

/// Whether a stop at `index` stands between a closing mark and Han.
fn is_after_quote(cells: &Cells, index: usize) -> bool {
    let closes = |c: char| Class::of_char(c) == Class::Close && is_wide_mark(c);
    cells.before(index).is_some_and(closes) && cells.right(index).is_some_and(is_han)
}

/// Whether a stop at `index` ends a sentence: nothing but a space, a reference or a closing mark follows it, and no other
/// stop.
fn ends_sentence(cells: &Cells, index: usize) -> bool {
    let ends = |c: char| is_space(c) || c == OBJECT || matches!(Class::of_char(c), Class::Close) && !c.is_ascii();
    let is_stop = |c: Option<char>| matches!(c, Some('.' | '。'));
    let alone = !is_stop(cells.after(index)) && !is_stop(cells.before(index));
    alone && cells.right(index).is_none_or(ends)
}
