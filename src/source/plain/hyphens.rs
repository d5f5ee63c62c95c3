//! Words of an alphabet that were parted by a hyphen where a line was wrapped.

use super::lines::Line;

/// Bytes of text around the end of a line in which its word is looked for.
const AROUND: usize = 16 << 10;
/// The most words that are looked for.
const MOST: usize = 500;
/// The most bytes of a word.
const LONGEST: usize = 40;

/// How two lines of a paragraph go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// As the rules of composition have it: with a space, or without one between Han or kana.
    Loose,
    /// With a hyphen and no space: `well-` and `known`.
    Hyphen,
    /// As one word: `order-` and `ing`.
    Word,
}

/// Tells joints, and remembers how much it has looked for.
#[derive(Debug, Default)]
pub struct Joints {
    looked: usize,
}

impl Joints {
    /// How `line` goes on with `next`, both of `source`. The hyphen of a compound stays; in doubt it is one.
    pub fn of(&mut self, source: &str, line: &Line, next: &Line) -> Joint {
        let Some((head, tail)) = parts(line.text, next.text) else { return Joint::Loose };
        let whole = format!("{head}{tail}");
        if self.is_known(source, line, &whole) && !self.is_known(source, line, &format!("{head}-{tail}")) {
            return Joint::Word;
        }
        if ENDINGS.contains(&tail) { Joint::Word } else { Joint::Hyphen }
    }

    /// Whether a word stands in the text around.
    fn is_known(&mut self, source: &str, line: &Line, word: &str) -> bool {
        self.looked += 1;
        if self.looked > MOST || word.len() > LONGEST {
            return false;
        }
        let from = source.ceil_char_boundary(line.start.saturating_sub(AROUND));
        let to = source.floor_char_boundary((line.start + AROUND).min(source.len()));
        let text = source.get(from..to).unwrap_or_default();
        let is_letter = |c: char| c.is_alphabetic() || c == '-';
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
            !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
        })
    }
}

/// Whether a line ends within a word that the next one goes on with.
pub fn is_parted(line: &str, next: &str) -> bool {
    parts(line, next).is_some()
}

/// The two parts of a word that has a hyphen at the end of its line: letters before it, small ones after it.
fn parts<'t>(line: &'t str, next: &'t str) -> Option<(&'t str, &'t str)> {
    let stem = line.strip_suffix('-')?;
    let head = stem.rsplit(|c: char| !c.is_alphabetic()).next().filter(|head| head.len() >= 2)?;
    let tail = next.split(|c: char| !c.is_alphabetic()).next().filter(|tail| tail.len() >= 2)?;
    let goes_on = !stem.ends_with('-') && head.is_ascii() && tail.bytes().all(|byte| byte.is_ascii_lowercase());
    goes_on.then_some((head, tail))
}

/// What no word is, but ends many.
const ENDINGS: [&str; 43] = [
    "ing", "ings", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ty", "ties", "ly",
    "ally", "ously", "edly", "ed", "ted", "ded", "er", "ers", "ters", "ence", "ance", "ency", "ancy", "ous", "ious",
    "ful", "ive", "ative", "ical", "ible", "ably", "ibly", "ture", "tures", "tation", "ration", "lation", "nal",
    "tive",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::plain::lines::lines;

    fn joint(text: &str) -> Joint {
        let lines = lines(text);
        Joints::default().of(text, &lines[0], &lines[1])
    }

    #[test]
    fn a_word_is_joined_where_it_is_surely_one() {
        assert_eq!(joint("they kept order-\ning tea"), Joint::Word);
        assert_eq!(joint("the govern-\nment of it"), Joint::Word);
        assert_eq!(joint("the har-\nbour and the harbour wall"), Joint::Word);
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        assert_eq!(joint("a well-\nknown house"), Joint::Hyphen);
        assert_eq!(joint("to re-\ncover what is re-cover and recover"), Joint::Hyphen);
    }

    #[test]
    fn other_ends_of_lines_are_left_to_composition() {
        for text in
            ["a dash -\nand more", "a dash--\nand more", "Anglo-\nSaxon", "from 1-\nto", "一條-\n線", "word\nword"]
        {
            assert_eq!(joint(text), Joint::Loose, "{text}");
        }
    }
}
