//! Dots in a row after Han become an ellipsis: `平台...... 必須`, `驕傲。。。`.

use super::cells::{Cells, is_han, is_space};

/// Makes three or six dots of one kind after Han an ellipsis of two characters, and takes away the blanks round it. The
/// dots beyond the second go: the one thing besides white space that a repair takes away.
pub fn repair(cells: &mut Cells) {
    let mut at = 0;
    while at < cells.0.len() {
        let (start, mut dots) = (at, 0);
        let dot = cells.get(start).filter(|c| matches!(c, '.' | '。'));
        while let Some(next) = next(cells, at, dot).filter(|_| dot.is_some()) {
            (at, dots) = (next + 1, dots + 1);
        }
        if matches!(dots, 3 | 6) && is_ellipsis(cells, start, at) {
            set(cells, start, at);
        }
        at = at.max(start + 1);
    }
}

/// Where a row of dots goes on from `at`. Blanks between full-width ones go anyway, so these do not end it.
fn next(cells: &Cells, at: usize, dot: Option<char>) -> Option<usize> {
    let is_blank =
        |i: &usize| dot == Some('。') && cells.0.get(*i).is_some_and(|c| !c.fixed && c.now.is_some_and(is_space));
    (at..cells.0.len()).find(|i| !is_blank(i)).filter(|&i| cells.get(i) == dot)
}

/// Whether the dots at `start..end` stand after Han, and neither the name of a file nor a number follows.
fn is_ellipsis(cells: &Cells, start: usize, end: usize) -> bool {
    let before = (0..start).rev().filter_map(|i| cells.get(i)).find(|&c| c != ' ');
    let begins_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '。');
    // Leaders in a table of contents lead to a number.
    let leads = cells.after(end - 1).is_some_and(|c| c.is_ascii_digit());
    let free = cells.0.get(start..end).unwrap_or_default().iter().all(|cell| !cell.fixed);
    free && !leads && before.is_some_and(is_han) && !cells.get(end).is_some_and(begins_word)
}

fn set(cells: &mut Cells, start: usize, end: usize) {
    let is_blank = |i: &usize| cells.get(*i).is_some_and(is_space);
    let first = (0..start).rev().take_while(is_blank).last().unwrap_or(start);
    let last = (end..cells.0.len()).take_while(is_blank).last().map_or(end, |last| last + 1);
    for (i, cell) in cells.0.iter_mut().enumerate().take(last).skip(first).filter(|(_, cell)| !cell.fixed) {
        cell.now = (i == start || i == start + 1).then_some('…');
    }
}
