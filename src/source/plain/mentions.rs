//! Where a term is first mentioned in the text around its note.

use super::lines::Line;
use super::paragraphs::{Paragraph, Role};

/// Bytes of text before a note, and after it, in which its term is looked for.
const BEFORE: usize = 64 << 10;
const AFTER: usize = 16 << 10;

/// A place in the text, in a line and in bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The first byte.
    pub from: usize,
    /// The first byte after it.
    pub to: usize,
}

/// Whether what stands in a paragraph may refer to notes.
pub fn is_running(role: Role) -> bool {
    matches!(role, Role::Text | Role::Verse | Role::Item | Role::Quote)
}

/// The first mention of `term` around the paragraph `note`: in quotation marks where there is one such, else bare.
pub fn first(lines: &[Line], paragraphs: &[Paragraph], note: usize, term: &str) -> Option<Place> {
    let bytes =
        |p: &Paragraph| lines.get(p.first..p.end).unwrap_or_default().iter().map(|l| l.text.len()).sum::<usize>();
    let within = |budget: usize| {
        let mut left = budget;
        move |p: &&Paragraph| {
            let some = left > 0;
            left = left.saturating_sub(bytes(p).max(1));
            some
        }
    };
    let before = paragraphs.get(..note)?.iter().rev().take_while(within(BEFORE)).collect::<Vec<_>>();
    let after = paragraphs.get(note + 1..)?.iter().take_while(within(AFTER));
    let mut bare = None;
    for paragraph in before.into_iter().rev().chain(after).filter(|p| is_running(p.role)) {
        for line in paragraph.first..paragraph.end {
            for (from, _) in lines.get(line)?.text.match_indices(term) {
                match mention(lines.get(line)?.text, from, term) {
                    Some(Mention::Quoted(to)) => return Some(Place { line, from: to, to }),
                    Some(Mention::Bare(to)) => {
                        bare.get_or_insert(Place { line, from: to, to });
                    }
                    None => {}
                }
            }
        }
    }
    bare
}

enum Mention {
    Quoted(usize),
    Bare(usize),
}

/// What the term at a byte of a line is, with the byte after it and its quotation mark.
fn mention(text: &str, from: usize, term: &str) -> Option<Mention> {
    let to = from + term.len();
    let before = text.get(..from)?.chars().next_back();
    let after = text.get(to..)?.chars().next();
    let quoted = matches!(
        (before, after),
        (Some('「'), Some('」'))
            | (Some('『'), Some('』'))
            | (Some('“'), Some('”'))
            | (Some('"'), Some('"'))
            | (Some('《'), Some('》'))
            | (Some('‘'), Some('’'))
    );
    if quoted {
        return Some(Mention::Quoted(to + after.map_or(0, char::len_utf8)));
    }
    let joins = |a: Option<char>, b: Option<char>| matches!((a, b), (Some(a), Some(b)) if is_letter(a) && is_letter(b));
    let cut = joins(before, term.chars().next()) || joins(term.chars().next_back(), after);
    (!cut).then_some(Mention::Bare(to))
}

/// A letter of an alphabet, where words end at spaces.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{1100}'
}
