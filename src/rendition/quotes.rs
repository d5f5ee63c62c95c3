//! Straight quotes become those of the language, by parity within the paragraph.

use super::cells::{Cells, is_han};
use crate::text::Language;
use crate::text::class::Class;

/// The quotes of a language, and those within them.
struct Marks {
    outer: [char; 2],
    inner: [char; 2],
}

impl Marks {
    fn of(language: Language) -> Self {
        match language {
            Language::ChineseSimplified => Self { outer: ['“', '”'], inner: ['‘', '’'] },
            _ => Self { outer: ['「', '」'], inner: ['『', '』'] },
        }
    }
}

/// Gives straight quotes their sides. An odd number of them, or one where it cannot be, leaves all of them alone.
pub fn repair(cells: &mut Cells, language: Language) {
    let marks = Marks::of(language);
    balance(cells, marks.outer);
    let Some(pairs) = pairs(cells) else { return };
    let depths = depths(cells, &pairs, marks.outer);
    for ((open, close), depth) in pairs.into_iter().zip(depths) {
        let [first, last] = if depth > 0 { marks.inner } else { marks.outer };
        cells.set(open, first);
        cells.set(close, last);
        if depth == 0 {
            single_quotes(cells, open, close, marks.inner);
        }
    }
    lone_single_quotes(cells, &marks);
}

/// Gives the one quote that has no other half but a straight one its other half, as in `「開源"` and `"開源」`.
fn balance(cells: &mut Cells, [open, close]: [char; 2]) {
    let all = cells.of(|c| c == open || c == close || is_straight(c));
    let is = |at: &usize, c: char| cells.get(*at) == Some(c);
    let straight = |at: &usize| !is(at, open) && !is(at, close);
    let inches = |at: &usize| straight(at) && cells.left(*at).is_some_and(|c| c.is_ascii_digit());
    if all.iter().filter(|at| straight(at)).count().is_multiple_of(2) || all.iter().any(inches) {
        return;
    }
    let mut opened: Vec<usize> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    for (n, at) in all.iter().enumerate() {
        if is(at, open) {
            opened.push(n);
        } else if is(at, close) && opened.pop().is_none() {
            lone.push(n);
        }
    }
    lone.extend(opened);
    let &[n] = lone.as_slice() else { return };
    // The other half is the very next quote, and those before it are pairs.
    let closes = all.get(n).is_some_and(|at| is(at, close));
    let Some(half) = (if closes { n.checked_sub(1) } else { Some(n + 1) }) else { return };
    let before = all.get(..half).unwrap_or_default().iter().filter(|at| straight(at)).count();
    let Some(&at) = all.get(half).filter(|at| straight(at) && before.is_multiple_of(2)) else { return };
    let (fits, mark) = if closes { (may_open(cells, at), open) } else { (may_close(cells, at), close) };
    if fits {
        cells.set(at, mark);
    }
}

fn is_straight(c: char) -> bool {
    matches!(c, '"' | '＂')
}

/// The straight double quotes, two by two; `None` where it is in doubt which belong together.
fn pairs(cells: &Cells) -> Option<Vec<(usize, usize)>> {
    let mut sides: Vec<usize> = Vec::new();
    for i in cells.of(is_straight) {
        let opens = sides.len().is_multiple_of(2);
        // No quotation begins right after a digit: that is a sign for inches, as in `6"螢幕`.
        if opens && cells.left(i).is_some_and(|c| c.is_ascii_digit()) {
            continue;
        }
        if !(if opens { may_open(cells, i) } else { may_close(cells, i) }) {
            return None;
        }
        sides.push(i);
    }
    let (pairs, rest) = sides.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|&[open, close]| (open, close)).collect())
}

/// Whether a quotation may begin here: before text, and not within a word or a piece of code.
fn may_open(cells: &Cells, index: usize) -> bool {
    // Brackets and points say nothing: they may become full-width ones.
    let within = |c: char| c.is_ascii_graphic() && !",:;.!?()[]\"'".contains(c);
    let in_word = cells.left(index).is_some_and(within) && cells.right(index).is_some_and(within);
    let in_code = cells.left(index).is_some_and(|c| "={<#&".contains(c));
    !in_word && !in_code && cells.after(index).is_some_and(|c| !is_closing(c))
}

/// Whether a quotation may end here: after text.
fn may_close(cells: &Cells, index: usize) -> bool {
    cells.before(index).is_some_and(|c| Class::of_char(c) != Class::Open)
}

/// Whether `c` stands at the end of something, so that nothing can begin with it.
fn is_closing(c: char) -> bool {
    matches!(Class::of_char(c), Class::Close | Class::Stop | Class::Point | Class::HalfPoint)
}

/// How deep each pair lies in quotes that the text already has.
fn depths(cells: &Cells, pairs: &[(usize, usize)], [open, close]: [char; 2]) -> Vec<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    let at_opening = |&(start, _): &(usize, usize)| {
        for c in (at..start).filter_map(|i| cells.get(i)) {
            depth = if c == open { depth + 1 } else { depth.saturating_sub(usize::from(c == close)) };
        }
        at = start;
        depth
    };
    pairs.iter().map(at_opening).collect()
}

/// Straight single quotes within a quotation, where they come in pairs round Han; an apostrophe is none.
fn single_quotes(cells: &mut Cells, start: usize, end: usize, [open, close]: [char; 2]) {
    let mut sides = Vec::new();
    for i in start + 1..end {
        let straight = cells.get(i) == Some('\'') && cells.0.get(i).is_some_and(|cell| !cell.fixed);
        if straight && !is_apostrophe(cells, i) {
            sides.push(i);
        }
    }
    let (pairs, []) = sides.as_chunks::<2>() else { return };
    if pairs.iter().all(|&[from, to]| (from..to).filter_map(|i| cells.get(i)).any(is_han)) {
        for &[from, to] in pairs {
            cells.set(from, open);
            cells.set(to, close);
        }
    }
}

/// Straight single quotes that stand for double ones: in pairs round Han, each half where it can be, and no double quote
/// parted by them. Any doubt leaves all of them alone.
fn lone_single_quotes(cells: &mut Cells, marks: &Marks) {
    let sides: Vec<usize> = cells.of(|c| c == '\'').into_iter().filter(|&i| !is_apostrophe(cells, i)).collect();
    let (pairs, []) = sides.as_chunks::<2>() else { return };
    let fits = |&[from, to]: &[usize; 2]| {
        let open = !is_letter(cells.left(from)) && may_open(cells, from) && !is_decade(cells, from);
        open && may_close(cells, to) && holds_whole(cells, from, to, marks)
    };
    if pairs.iter().all(fits) {
        for &[from, to] in pairs {
            cells.set(from, marks.inner[0]);
            cells.set(to, marks.inner[1]);
        }
    }
}

/// Whether there is Han between two places, and no quotation that goes on beyond them.
fn holds_whole(cells: &Cells, from: usize, to: usize, marks: &Marks) -> bool {
    let (mut depth, mut has_han) = (0i32, false);
    for c in (from..to).filter_map(|i| cells.get(i)) {
        has_han |= is_han(c);
        depth += i32::from(c == marks.outer[0]) - i32::from(c == marks.outer[1]);
        if depth < 0 || is_straight(c) {
            return false;
        }
    }
    has_han && depth == 0
}

/// Whether a single quote stands for the century of a year, `'90年代`.
fn is_decade(cells: &Cells, index: usize) -> bool {
    let digits = (index + 1..).map_while(|i| cells.get(i)).take(3).take_while(char::is_ascii_digit).count();
    digits == 2
}

/// Whether a single quote stands within a word.
fn is_apostrophe(cells: &Cells, index: usize) -> bool {
    is_letter(cells.left(index)) && is_letter(cells.right(index))
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && !is_han(c))
}
