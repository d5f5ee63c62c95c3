//! Links and references that can be opened: finding them on lines, and which one is in focus.

use crate::compose::{Line, PlacedTarget, Row, targets_on};
use crate::document::{Target, TextPos};
use std::ops::Range;
use std::sync::Arc;

/// A link or reference in a pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where it leads.
    pub target: Arc<Target>,
    /// The text that stands for it.
    pub text: Range<TextPos>,
    /// Its row, counted from the top of the lines it was found on.
    pub line: usize,
    /// Its columns on that row.
    pub columns: Range<u16>,
}

impl Spot {
    /// A target of a layout, on the `line`-th row in view.
    pub fn placed(target: PlacedTarget, line: usize) -> Self {
        Self { target: target.target, text: target.text, line, columns: target.columns }
    }

    /// Whether a cell lies on its first row.
    pub fn is_at(&self, line: usize, column: u16) -> bool {
        self.line == line && self.columns.contains(&column)
    }
}

/// The links and references on some lines, in reading order. One that is broken over lines is found once.
pub fn on_lines(lines: &[Arc<Line>]) -> Vec<Spot> {
    let rows = lines.iter().enumerate().map(|(line, l)| (Row { block: 0, line }, Arc::clone(l)));
    let found = targets_on(&rows.collect::<Vec<_>>());
    found
        .into_iter()
        .map(|placed| {
            let line = placed.row.line;
            Spot::placed(placed, line)
        })
        .collect()
}

/// The target after the one in focus, or before it; the first or last where none is.
pub fn step(spots: &[Spot], focus: Option<&Range<TextPos>>, forward: bool) -> Option<Spot> {
    let at = focus.map(|text| text.start);
    let found = match (forward, at) {
        (true, Some(at)) => spots.iter().find(|s| s.text.start > at),
        (true, None) => spots.first(),
        (false, Some(at)) => spots.iter().rev().find(|s| s.text.start < at),
        (false, None) => spots.last(),
    };
    found.cloned()
}

/// The target that `Enter` means where none is in focus: the first footnote reference, else the first link.
pub fn first_choice(spots: &[Spot]) -> Option<Spot> {
    let note = spots.iter().find(|s| matches!(*s.target, Target::Footnote(_)));
    note.or(spots.first()).cloned()
}

/// Whether an address may be handed to a browser.
pub fn is_browsable(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) && !url.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockId, FootnoteId};
    use crate::text::SafeText;

    fn spot(target: Target, byte: u32) -> Spot {
        let pos = |byte| TextPos { block: BlockId(1), byte };
        Spot { target: Arc::new(target), text: pos(byte)..pos(byte + 2), line: 0, columns: 0..2 }
    }

    #[test]
    fn enter_prefers_a_footnote_over_an_earlier_link() {
        let spots =
            [spot(Target::Url(SafeText::new("https://a.example")), 1), spot(Target::Footnote(FootnoteId(0)), 5)];
        assert_eq!(first_choice(&spots).map(|s| s.text.start.byte), Some(5));
        assert_eq!(first_choice(&spots[..1]).map(|s| s.text.start.byte), Some(1));
        assert_eq!(first_choice(&[]), None);
    }

    #[test]
    fn only_web_addresses_go_to_the_browser() {
        assert!(is_browsable("https://example.org/a?b=c"));
        assert!(is_browsable("HTTP://example.org"));
        for url in ["file:///etc/passwd", "javascript:alert(1)", "other.md", "", "https://a b", "-flag"] {
            assert!(!is_browsable(url), "{url}");
        }
    }
}
