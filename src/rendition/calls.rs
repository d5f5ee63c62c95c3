//! Pieces of code in running text, `print("你好")`: brackets that belong to a word and hold nothing but code, with text in
//! straight quotes.

use super::cells::Cells;

/// The longest such piece, in characters.
const LONGEST: usize = 200;

/// Keeps them as they are.
pub fn keep(cells: &mut Cells) {
    let mut done = 0;
    for open in cells.of(|c| matches!(c, '(' | '[')) {
        let belongs = cells.left(open).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ']' | ')'));
        if open < done || !belongs {
            continue;
        }
        if let Some(end) = end(cells, open) {
            cells.0.iter_mut().take(end).skip(open).for_each(|cell| cell.fixed = true);
            done = end;
        }
    }
}

/// The index after the bracket that closes the one at `open`, if there is only code between.
fn end(cells: &Cells, open: usize) -> Option<usize> {
    let (mut depth, mut quote, mut is_quoting) = (0usize, None, false);
    for at in open..open + LONGEST {
        let c = cells.get(at)?;
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => (quote, is_quoting) = (Some(c), true),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => {
                depth -= 1;
                if depth == 0 {
                    return is_quoting.then_some(at + 1);
                }
            }
            (None, c) if !c.is_ascii() => return None,
            _ => {}
        }
    }
    None
}
