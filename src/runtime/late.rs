//! An answer of the terminal that comes too late, among the keys.
//!
//! crossterm drops late reports of the cursor and device attributes by itself; an operating system command it takes for
//! keys.

use crate::config::Appearance;
use crate::input::{Key, KeyCode};
use crate::runtime::probe::parse_background;

/// Finds an answer that comes too late among the keys, which is what crossterm makes of it: Alt-], then its letters.
#[derive(Debug, Default)]
pub struct LateAnswer {
    held: Vec<Key>,
    text: String,
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sifted {
    /// These keys were typed, in this order.
    Keys(Vec<Key>),
    /// It may belong to an answer; more is needed to tell.
    Held,
    /// It was the end of an answer.
    Answer(Option<Appearance>),
}

impl LateAnswer {
    /// Looks at the next key.
    pub fn sift(&mut self, key: Key) -> Sifted {
        let starts = key == Key { alt: true, ..Key::char(']') };
        let ends = key == Key { alt: true, ..Key::char('\\') } || key == Key::control('g');
        if self.held.is_empty() && !starts {
            return Sifted::Keys(vec![key]);
        }
        self.held.push(key);
        if self.held.len() == 1 {
            return Sifted::Held;
        }
        if ends && self.text.starts_with("11;") {
            self.held.clear();
            return Sifted::Answer(parse_background(&std::mem::take(&mut self.text)));
        }
        if let KeyCode::Char(c) = key.code {
            self.text.push(c);
        }
        if could_be_answer(&self.text) && self.text.len() + 1 == self.held.len() {
            return Sifted::Held;
        }
        self.text.clear();
        Sifted::Keys(std::mem::take(&mut self.held))
    }
}

fn could_be_answer(text: &str) -> bool {
    const START: &str = "11;rgb";
    match text.strip_prefix(START) {
        Some(rest) => {
            rest.len() < 24 && rest.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f' | 'A'..='F' | ':' | '/'))
        }
        None => START.starts_with(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_answer_is_no_row_of_keys() {
        let alt = |c| Key { alt: true, ..Key::char(c) };
        let mut late = LateAnswer::default();
        assert_eq!(late.sift(Key::char('j')), Sifted::Keys(vec![Key::char('j')]));
        assert_eq!(late.sift(alt(']')), Sifted::Held);
        for c in "11;rgb:ffff/ffff/ffff".chars() {
            assert_eq!(late.sift(Key::char(c)), Sifted::Held);
        }
        assert_eq!(late.sift(alt('\\')), Sifted::Answer(Some(Appearance::Light)));
        assert_eq!(late.sift(Key::char('k')), Sifted::Keys(vec![Key::char('k')]));
    }

    #[test]
    fn keys_that_only_look_like_an_answer_are_kept() {
        let alt = Key { alt: true, ..Key::char(']') };
        let mut late = LateAnswer::default();
        assert_eq!(late.sift(alt), Sifted::Held);
        assert_eq!(late.sift(Key::char('1')), Sifted::Held);
        let typed = vec![alt, Key::char('1'), Key::char('j')];
        assert_eq!(late.sift(Key::char('j')), Sifted::Keys(typed));
    }
}
