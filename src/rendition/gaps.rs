//! Blanks between two Han of a damaged text: `分析人士 馬特·斯托勒`. Where a writer sets them, as in verse, they stay.

use super::cells::{Cells, is_han};
use crate::text::class::Class;

/// Han on either side of a blank that is no part of a label, a name or a list.
const LONG: usize = 4;
/// Han of a text for each of its blanks; where there are more blanks, they are its style.
const HAN_PER_GAP: usize = 20;

/// Takes away single blanks between two Han that stand alone in a clause with text on both sides.
pub fn repair(cells: &mut Cells) {
    let han = cells.of(is_ideograph).len();
    let is_between = |&i: &usize| ideograph(cells.left(i)) && ideograph(cells.right(i));
    let gaps: Vec<usize> = cells.of(|c| c == ' ').into_iter().filter(is_between).collect();
    if gaps.len() * HAN_PER_GAP > han {
        return;
    }
    for gap in gaps.into_iter().filter(|&gap| is_stray(cells, gap)).collect::<Vec<_>>() {
        if let Some(cell) = cells.0.get_mut(gap) {
            cell.now = None;
        }
    }
}

/// Whether nobody set a blank: not after a label that heads the text, nor in a list or between the halves of a verse.
fn is_stray(cells: &Cells, gap: usize) -> bool {
    let before = side(cells, (0..gap).rev());
    let after = side(cells, gap + 1..cells.0.len());
    let long = before.han >= LONG && after.han >= LONG;
    long && before.han != after.han && before.ends_in_mark && !before.ends_in_gap && !after.ends_in_gap
}

/// What stands on a side of a blank, up to what is neither Han nor a dot in a name.
#[derive(Default)]
struct Side {
    han: usize,
    /// Whether a mark or a word ends it, and not the edge of the text.
    ends_in_mark: bool,
    /// Whether another blank between Han does.
    ends_in_gap: bool,
}

fn side(cells: &Cells, away: impl Iterator<Item = usize>) -> Side {
    let mut side = Side::default();
    for i in away {
        match cells.get(i) {
            None | Some('·' | '‧' | '・') => {}
            Some(c) if is_ideograph(c) => side.han += 1,
            Some(c) => {
                let is_gap = c == ' ' && ideograph(cells.left(i)) && ideograph(cells.right(i));
                return Side { ends_in_mark: true, ends_in_gap: is_gap, ..side };
            }
        }
    }
    side
}

fn ideograph(c: Option<char>) -> bool {
    c.is_some_and(is_ideograph)
}

fn is_ideograph(c: char) -> bool {
    is_han(c) && Class::of_char(c) == Class::Han
}
