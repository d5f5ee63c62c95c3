//! The parser and its options, held to a bounded amount of work.

use comrak::nodes::Node;
use comrak::{Arena, Options, try_parse_document};
use std::cell::Cell;

/// Calls of the parser's cancellation hook that a text may cost, whatever its size; each stands for 256 steps.
const FREE_CALLS: usize = 20_000;
/// Bytes of text that pay for one more call.
const BYTES_PER_CALL: usize = 4;

/// Parses a text; `None` where it is so tangled that parsing it would take out of all proportion to its size.
pub fn parse<'a>(arena: &'a Arena<'a>, text: &str) -> Option<Node<'a>> {
    let calls = Cell::new(FREE_CALLS + text.len() / BYTES_PER_CALL);
    let spent = || {
        calls.set(calls.get().saturating_sub(1));
        calls.get() == 0
    };
    try_parse_document(arena, text, &options(), &spent).ok()
}

/// GitHub's Markdown, plus definition lists and `==highlight==`.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.cjk_friendly_emphasis = true;
    extension.table = true;
    extension.strikethrough = true;
    // `3~5天，7~9天` is two ranges and no strikethrough: single tildes become a node of their own, and text again.
    extension.subscript = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.description_lists = true;
    extension.alerts = true;
    extension.highlight = true;
    // Definitions stay where they are, so that those that nothing mentions are kept.
    options.parse.leave_footnote_definitions = true;
    options
}
