//! Where a pattern stands in a text: what is taken for the same, and with or without the spaces that the layout shows.

use crate::app::folding::Folding;
use crate::text::class::Class;
use crate::text::spacing::is_boundary;
use std::ops::Range;

/// A pattern parted between Han or kana and letters or digits. The layout shows a space there whether the text has one
/// or not, so that none has to be typed, and one that is typed need not stand in the text.
pub fn pieces(pattern: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in pattern.chars() {
        let bare = piece.strip_suffix(' ').unwrap_or(&piece);
        let left = bare.chars().next_back().map_or(Class::Invisible, Class::of_char);
        if is_boundary(left, Class::of_char(c)) {
            pieces.push(bare.to_owned());
            piece.clear();
        }
        piece.push(c);
    }
    pieces.extend(Some(piece).filter(|piece| !piece.is_empty()));
    pieces
}

/// The byte ranges of the pieces of a pattern in `text`; the pieces are folded already and the text is to be.
pub fn find(text: &str, pieces: &[String], folding: &Folding) -> Vec<Range<usize>> {
    let folded = folding.fold(text);
    occurrences(&folded.text, pieces).iter().map(|found| folded.origin(text, found)).collect()
}

/// Whether the pieces follow each other anywhere in `text`; both are folded already.
pub fn is_in(text: &str, pieces: &[String]) -> bool {
    text.char_indices().any(|(at, _)| text.get(at..).and_then(|rest| after(rest, pieces)).is_some())
}

/// The byte ranges where the pieces follow each other in `text`, none within another.
fn occurrences(text: &str, pieces: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.char_indices() {
        let rest = text.get(at..).filter(|_| at >= end).and_then(|text| after(text, pieces));
        if let Some(rest) = rest {
            end = text.len() - rest.len();
            found.push(at..end);
        }
    }
    found
}

/// What follows the pieces at the beginning of `text`; `None` where they do not stand there.
fn after<'a>(text: &'a str, pieces: &[String]) -> Option<&'a str> {
    let (first, others) = pieces.split_first()?;
    let rest = text.strip_prefix(first.as_str())?;
    others.iter().try_fold(rest, |rest, piece| rest.strip_prefix(' ').unwrap_or(rest).strip_prefix(piece.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, pattern: &str) -> Vec<String> {
        let folding = Folding { keeps_case: pattern.chars().any(char::is_uppercase), ..Folding::default() };
        find(text, &pieces(&folding.fold(pattern).text), &folding).into_iter().map(|r| text[r].to_owned()).collect()
    }

    #[test]
    fn a_pattern_without_capitals_finds_either_case() {
        assert_eq!(found("OpenAI 與 openai", "openai"), ["OpenAI", "openai"]);
        assert_eq!(found("OpenAI 與 openai", "OpenAI"), ["OpenAI"]);
        assert_eq!(found("開源的模型，開源的精神", "開源"), ["開源", "開源"]);
        assert_eq!(found("anything", ""), Vec::<String>::new());
    }

    #[test]
    fn the_space_that_the_layout_shows_may_be_typed_or_not() {
        for pattern in ["openai 執行長 sam", "openai執行長sam", "OpenAI 執行長 Sam", "OpenAI執行長Sam"] {
            assert_eq!(found("OpenAI執行長Sam", pattern), ["OpenAI執行長Sam"], "{pattern}");
            assert_eq!(found("OpenAI 執行長 Sam", pattern), ["OpenAI 執行長 Sam"], "{pattern}");
        }
        assert_eq!(found("aaa字", "aa 字"), ["aa字"]);
        assert_eq!(found("用 AI", "ai  用"), Vec::<String>::new());
        assert_eq!(found("open ai 與 openai", "open ai"), ["open ai"], "between letters it is the writer's");
    }

    #[test]
    fn characters_that_fold_to_several_are_matched_whole() {
        assert_eq!(found("Xİy", "i"), ["İ"]);
        assert_eq!(found("Xİy", "y"), ["y"]);
        assert_eq!(found("ｶﾞ版", "ガ"), ["ｶﾞ"]);
    }

    #[test]
    fn what_is_not_seen_is_looked_through_and_belongs_to_the_match() {
        assert_eq!(found("an in\u{ad}for\u{ad}mation", "information"), ["in\u{ad}for\u{ad}mation"]);
        assert_eq!(found("開\u{200b}源碼", "開源"), ["開\u{200b}源"]);
        assert_eq!(found("\u{ad}a\u{ad}b", "a"), ["a\u{ad}"]);
    }
}
