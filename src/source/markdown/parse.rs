//! The parser and its options, held to a bounded amount of work.

use super::{address, bound};
use comrak::nodes::Node;
use comrak::{Arena, Options, try_parse_document};
use std::cell::Cell;

/// Calls of the parser's cancellation hook that a text may cost, whatever its size; each stands for 256 steps.
const FREE_CALLS: usize = 20_000;
/// Bytes of text that pay for one more call. Articles need a call for some 1,000 bytes, nothing but markup one for 40.
const BYTES_PER_CALL: usize = 8;

/// The most pieces that a text is parsed into; each takes some 300 bytes until the article is made of them.
const MOST_PIECES: usize = 1 << 20;

/// Parses a text whose pieces then pass [`address::unmarked`]; `None` where it is so tangled
/// that parsing it would take out of all proportion to its size, or has more pieces than are worth their memory.
pub fn parse<'a>(arena: &'a Arena<'a>, text: &str) -> Option<Node<'a>> {
    parse_within((FREE_CALLS + text.len() / BYTES_PER_CALL, MOST_PIECES), arena, text)
}

fn parse_within<'a>((calls, pieces): (usize, usize), arena: &'a Arena<'a>, text: &str) -> Option<Node<'a>> {
    let left = Cell::new(calls);
    let is_spent = || {
        left.set(left.get().saturating_sub(1));
        left.get() == 0 || arena.len() > pieces
    };
    try_parse_document(arena, &address::mark_ends(&bound::quotes(text)), &options(text), &is_spent).ok()
}

/// GitHub's Markdown, plus definition lists and `==highlight==`.
fn options(text: &str) -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.cjk_friendly_emphasis = true;
    extension.table = true;
    extension.strikethrough = true;
    // `3~5天，7~9天` is two ranges and no strikethrough: single tildes become a node of their own, and text again.
    extension.subscript = true;
    extension.autolink = address::are_few(text);
    extension.tasklist = true;
    extension.footnotes = true;
    extension.description_lists = true;
    extension.alerts = true;
    extension.highlight = true;
    // Definitions stay where they are, so that those that nothing mentions are kept.
    options.parse.leave_footnote_definitions = true;
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_costs_too_much_is_given_up() {
        let tangled = "*a _b ".repeat(10_000);
        assert!(parse_within((10, MOST_PIECES), &Arena::new(), &tangled).is_none());
        assert!(parse(&Arena::new(), &tangled).is_some());
    }

    #[test]
    fn a_text_of_too_many_pieces_is_given_up() {
        let notes = "A word[^a] and a word[^b].\n\n".repeat(2_000) + "[^a]: one\n\n[^b]: two\n";
        assert!(parse_within((usize::MAX, 5_000), &Arena::new(), &notes).is_none());
        assert!(parse(&Arena::new(), &notes).is_some());
    }
}
