//! Bare addresses in running text end where CJK punctuation begins: `https://example.com，也` is an address and a clause.
//!
//! The parser would take all up to the next space for the address, and with it the markup in the clause. A comment ends an
//! address and says nothing, so one that no text holds is put there before parsing, and taken out wherever it was no end.

use std::borrow::Cow;

/// A comment around a code point that stands for no character.
const END: &str = "<!--\u{fdd0}-->";

/// The text with a mark at the end of every bare address that CJK text follows without a space.
pub fn mark_ends(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(start) = next_address(text, at) {
        let (len, is_cut) = address_len(text.get(start..).unwrap_or_default());
        at = start + len;
        if is_cut && !is_bracketed(text, start) {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push_str(END);
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// A piece of the parsed text as it was before.
pub fn unmarked(text: &str) -> Cow<'_, str> {
    if text.contains(END) { Cow::Owned(text.replace(END, "")) } else { Cow::Borrowed(text) }
}

/// Where what follows the scheme of the next address begins, or the `www.` of one without.
fn next_address(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.match_indices([':', 'w']).map(|(at, _)| from + at).find_map(|at| {
        let here = text.get(at..)?;
        if here.starts_with("://") { Some(at + "://".len()) } else { here.starts_with("www.").then_some(at) }
    })
}

/// Whether an address stands in angle brackets, which say where it ends.
fn is_bracketed(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end_matches("://");
    before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).ends_with('<')
}

/// Bytes of the address that `text`, without its scheme, begins with, and whether CJK text cuts it off.
///
/// Full-width punctuation never belongs to a bare address, and CJK letters do not belong to a host name.
fn address_len(text: &str) -> (usize, bool) {
    let mut in_host = true;
    for (at, c) in text.char_indices() {
        match c {
            '<' => return (at, false),
            c if c.is_ascii_whitespace() => return (at, false),
            c if is_full_width_mark(c) || (in_host && is_cjk(c)) => return (at, true),
            '/' | '?' | '#' => in_host = false,
            _ => {}
        }
    }
    (text.len(), false)
}

fn is_full_width_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{301f}' | '・' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff3d}' | '\u{ff5b}'..='\u{ff65}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// Bare addresses that one paragraph may hold; the parser's work on them grows with the square of their number.
const ADDRESSES_PER_PARAGRAPH: usize = 2_000;

/// Whether no paragraph holds so many bare addresses that looking for them would take out of all proportion.
pub fn are_few(text: &str) -> bool {
    let starts = |paragraph: &str| paragraph.matches("://").count() + paragraph.matches("www.").count();
    text.split("\n\n").all(|paragraph| starts(paragraph) + paragraph.matches('@').count() <= ADDRESSES_PER_PARAGRAPH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        assert_eq!(unmarked(&mark_ends(text)), text);
        mark_ends(text).replace(END, "|")
    }

    #[test]
    fn addresses_end_before_cjk_punctuation_and_clauses() {
        assert_eq!(marked("見https://example.com/a，也"), "見https://example.com/a|，也");
        assert_eq!(marked("http://example.com上的www.example.com」說"), "http://example.com|上的www.example.com|」說");
        assert_eq!(marked("[a](https://zh.example/b（c）)。"), "[a](https://zh.example/b|（c）)。");
    }

    #[test]
    fn other_addresses_are_left_alone() {
        for text in [
            "https://zh.wikipedia.org/wiki/中文 。",
            "<https://example.com/，>",
            "https://example.com",
            "：//，",
            "://，",
        ] {
            assert_eq!(marked(text).replacen("://|", "://", 1), text);
        }
        assert!(matches!(mark_ends("看報，www.example.com 也"), Cow::Borrowed(_)));
    }
}
