//! What a list is narrowed to: words that each entry has to hold, found as a search finds them.

use crate::app::folding::Folding;
use crate::app::matching::{is_in, pieces};
use crate::rendition::Variants;
use std::sync::Arc;

/// What a list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    text: String,
    /// Each of its words as it is compared, in pieces.
    words: Vec<Vec<String>>,
    folding: Folding,
}

impl Filter {
    /// A filter as it was typed. Unlike a search it never minds capitals: who narrows a list looks on while they type.
    pub fn new(text: &str, variants: Option<Arc<Variants>>) -> Self {
        let folding = Folding { keeps_case: false, variants };
        let words = text.split_whitespace().map(|word| pieces(&folding.fold(word).text)).collect();
        Self { text: text.to_owned(), words, folding }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it leaves everything.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether `text` holds every word, in any order.
    pub fn matches(&self, text: &str) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let folded = self.folding.fold(text).text;
        self.words.iter().all(|word| is_in(&folded, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(text: &str, filter: &str) -> bool {
        Filter::new(filter, Some(Arc::new(Variants::load()))).matches(text)
    }

    #[test]
    fn words_are_found_in_any_order_and_case() {
        assert!(matches("Go to the Next section", "section NEXT"));
        assert!(!matches("Go to the Next section", "section last"));
        assert!(matches("anything", " ") && matches("anything", ""));
    }

    #[test]
    fn what_a_search_takes_for_the_same_a_filter_does_too() {
        for (text, filter) in [
            ("開源的精神", "开源"),
            ("ＡＩ　2025", "ai ２０２５"),
            ("Café", "CAFE"),
            ("用 AI 寫作", "用ai"),
            ("ｶﾞｲﾄﾞ", "ガイド"),
        ] {
            assert!(matches(text, filter), "{filter} in {text}");
        }
        assert!(!matches("開源", "封閉"));
    }
}
