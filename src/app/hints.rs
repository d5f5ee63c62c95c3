//! Labels over links and references: short words from the home row, typed to choose one.

/// The letters of labels, the easiest to reach first.
const LETTERS: &[u8] = b"asdfghjklewioruvncmxpqtyzb";

/// Labels for the links and references in view, and what has been typed of one.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    labels: Vec<String>,
    typed: String,
}

/// What a typed letter did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Several labels still begin so.
    More,
    /// This one is meant, by its index.
    Chosen(usize),
    /// No label begins so.
    Nothing,
}

impl Hints {
    /// Labels for `count` things, none of which begins another.
    pub fn new(count: usize) -> Self {
        Self { labels: labels(count), typed: String::new() }
    }

    /// The labels, in the order of what they stand for.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Whether a label may still be meant.
    pub fn is_open(&self, label: &str) -> bool {
        label.starts_with(&self.typed)
    }

    /// How many letters were typed.
    pub fn typed(&self) -> usize {
        self.typed.len()
    }

    /// Takes in a letter.
    pub fn type_letter(&mut self, letter: char) -> Typed {
        self.typed.push(letter.to_ascii_lowercase());
        if let Some(at) = self.labels.iter().position(|label| *label == self.typed) {
            return Typed::Chosen(at);
        }
        if self.labels.iter().any(|label| self.is_open(label)) { Typed::More } else { Typed::Nothing }
    }
}

/// As many words of the same length as are needed, from as few letters as that takes.
fn labels(count: usize) -> Vec<String> {
    let mut length = 1;
    while LETTERS.len().pow(length) < count {
        length += 1;
    }
    let letters =
        if length == 1 { LETTERS.len() } else { (2..).find(|n: &usize| n.pow(length) >= count).unwrap_or(26) };
    let word = |number: usize| {
        let digit = |place: u32| LETTERS.get(number / letters.pow(place) % letters).map_or('a', |&b| char::from(b));
        (0..length).rev().map(digit).collect()
    };
    (0..count).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn few_targets_take_one_letter_each_and_many_take_two() {
        assert_eq!(labels(3), ["a", "s", "d"]);
        assert_eq!(labels(0), Vec::<String>::new());
        for count in [26, 27, 100, 676, 677] {
            let labels = labels(count);
            let distinct: BTreeSet<&String> = labels.iter().collect();
            assert_eq!(distinct.len(), count);
            assert!(labels.iter().all(|l| l.len() == labels[0].len()));
        }
    }

    #[test]
    fn typing_a_label_chooses_it() {
        let mut hints = Hints::new(30);
        let label = hints.labels()[7].clone();
        let typed: Vec<Typed> = label.chars().map(|c| hints.type_letter(c)).collect();
        assert_eq!(typed, [Typed::More, Typed::Chosen(7)]);
        assert_eq!(Hints::new(2).type_letter('z'), Typed::Nothing);
    }
}
