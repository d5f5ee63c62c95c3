//! Answers of the terminal that come too late, among the keys.
//!
//! crossterm drops late reports of the cursor and device attributes by itself; the strings that begin with `ESC ]`, `ESC P`
//! and `ESC _` it takes for keys.

use crate::config::Appearance;
use crate::input::{Key, KeyCode};
use crate::runtime::probe::parse_background;

/// Finds answers that come too late among the keys, which is what crossterm makes of them: Alt-], then their letters.
#[derive(Debug, Default)]
pub struct LateAnswer {
    held: Vec<Key>,
    /// The character that began it, and what came after.
    text: String,
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sifted {
    /// These keys were typed, in this order.
    Keys(Vec<Key>),
    /// It may belong to an answer; more is needed to tell.
    Held,
    /// It was the end of an answer, which may have told the background.
    Answer(Option<Appearance>),
}

impl LateAnswer {
    /// Looks at the next key.
    pub fn sift(&mut self, key: Key) -> Sifted {
        let starts = ANSWERS.iter().any(|answer| key == Key { alt: true, ..Key::char(answer.first) });
        let ends = key == Key { alt: true, ..Key::char('\\') } || key == Key::control('g');
        if self.held.is_empty() && !starts {
            return Sifted::Keys(vec![key]);
        }
        self.held.push(key);
        if ends && is_whole(&self.text) {
            self.held.clear();
            let text = std::mem::take(&mut self.text);
            return Sifted::Answer(text.strip_prefix(']').and_then(parse_background));
        }
        if let KeyCode::Char(c) = key.code {
            self.text.push(c);
        }
        if could_be_answer(&self.text) && self.text.len() == self.held.len() {
            return Sifted::Held;
        }
        self.text.clear();
        Sifted::Keys(std::mem::take(&mut self.held))
    }
}

/// An answer as it may come late.
struct Expected {
    /// The character that follows ESC.
    first: char,
    /// What every such answer begins with after that.
    start: &'static str,
    /// How many characters follow at most.
    longest: usize,
    /// Which those may be.
    may_hold: fn(char) -> bool,
}

const ANSWERS: [Expected; 3] = [
    Expected {
        first: ']',
        start: "11;rgb",
        longest: 24,
        may_hold: |c| c.is_ascii_hexdigit() || matches!(c, ':' | '/'),
    },
    Expected { first: 'P', start: ">|", longest: 64, may_hold: |c| matches!(c, ' '..='~') },
    Expected { first: '_', start: "Gi=31;", longest: 64, may_hold: |c| matches!(c, ' '..='~') },
];

fn could_be_answer(text: &str) -> bool {
    ANSWERS.iter().any(|answer| {
        let Some(text) = text.strip_prefix(answer.first) else { return false };
        match text.strip_prefix(answer.start) {
            Some(rest) => rest.len() < answer.longest && rest.chars().all(answer.may_hold),
            None => answer.start.starts_with(text),
        }
    })
}

/// Whether nothing but the end of an answer is missing.
fn is_whole(text: &str) -> bool {
    ANSWERS.iter().any(|answer| text.strip_prefix(answer.first).is_some_and(|text| text.starts_with(answer.start)))
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
    fn late_answers_about_graphics_are_no_keys_either() {
        for answer in ["P>|kitty(0.42.0)", "_Gi=31;OK", "_Gi=31;EINVAL: no such thing"] {
            let mut late = LateAnswer::default();
            for (n, c) in answer.chars().enumerate() {
                assert_eq!(late.sift(Key { alt: n == 0, ..Key::char(c) }), Sifted::Held, "{answer} at {n}");
            }
            assert_eq!(late.sift(Key { alt: true, ..Key::char('\\') }), Sifted::Answer(None));
        }
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
