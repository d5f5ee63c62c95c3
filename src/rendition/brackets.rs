//! Brackets in Chinese and Japanese text become those of full width, two by two.

use super::cells::{Cells, is_han};

/// Gives brackets round Han, or beside it, their full width. Those of a word, as in `f(x)`, keep theirs.
pub fn repair(cells: &mut Cells) {
    let counts = han_counts(cells);
    for (kind, [open, close]) in [('(', ['（', '）']), ('[', ['［', '］'])] {
        for (from, to) in pairs(cells, kind) {
            let holds_han = counts.get(to) > counts.get(from);
            let belongs = match kind {
                '(' => is_of_text(cells, from, to, holds_han),
                _ => holds_han && cells.right(to) != Some('('),
            };
            if belongs {
                cells.set(from, open);
                cells.set(to, close);
            }
        }
    }
}

/// Whether round brackets belong to the text round them.
fn is_of_text(cells: &Cells, from: usize, to: usize, holds_han: bool) -> bool {
    // Points say nothing: they may become full-width ones.
    let glued = cells.left(from).is_some_and(|c| c.is_ascii_graphic() && !"(\"',:;.!?".contains(c));
    let after_link = cells.left(from) == Some(']');
    let beside = cells.before(from).is_some_and(is_han) || cells.after(to).is_some_and(is_han);
    !after_link && to > from + 1 && (holds_han || beside && !glued)
}

/// The brackets that belong together.
fn pairs(cells: &Cells, kind: char) -> Vec<(usize, usize)> {
    let closing = if kind == '(' { ')' } else { ']' };
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for i in cells.of(|c| c == kind || c == closing) {
        if cells.get(i) == Some(kind) {
            open.push(i);
        } else if let Some(from) = open.pop() {
            pairs.push((from, i));
        }
    }
    pairs
}

/// How many Han stand before each character.
fn han_counts(cells: &Cells) -> Vec<u32> {
    let mut count = 0;
    let before = |cell: &super::cells::Cell| {
        let here = count;
        count += u32::from(cell.now.is_some_and(is_han));
        here
    };
    cells.0.iter().map(before).collect()
}
