//! Notes that are set into the text: found by their labels, tied to the term or the mark that they explain.

use super::counts;
use super::labels::{self, Tie};
use super::lines::Line;
use super::mentions::{self, Place};
use super::paragraphs::{Paragraph, Role};
use super::shape::ends_sentence;
use crate::text::width;
use std::collections::{HashMap, HashSet};

/// The most notes whose terms are looked for.
const MOST_TERMS: usize = 2_000;
/// The most mentions of one mark.
const MOST_MENTIONS: usize = 1_000;
/// Columns of a paragraph that a note without a term or a mark may belong to.
const LONG: u32 = 80;
/// The widest term, in columns.
const TERM: usize = 48;
/// The widest term that no label names as one, in columns.
const EXPLAINED: usize = 28;

/// A note.
#[derive(Debug, Clone, Copy)]
pub struct Note<'t> {
    /// Its first paragraph.
    pub first: usize,
    /// The first paragraph after it.
    pub end: usize,
    /// Bytes of its first line that are a label and not told.
    pub label: usize,
    /// The term on its first line, where the line is nothing else.
    pub term: Option<&'t str>,
}

/// A reference to the note of that index; what stands at its place is the note's mark, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Where it stands.
    pub place: Place,
    /// The note.
    pub note: usize,
}

/// The notes of a text and the references to them, in the order of their places.
#[derive(Debug, Default)]
pub struct Notes<'t> {
    /// The notes.
    pub notes: Vec<Note<'t>>,
    /// The references.
    pub references: Vec<Reference>,
}

/// Finds the notes and gives their paragraphs their role. A note that nothing can be tied to stays a paragraph.
pub fn find<'t>(lines: &[Line<'t>], paragraphs: &mut [Paragraph]) -> Notes<'t> {
    let label = |p: &Paragraph| lines.get(p.first).and_then(|line| labels::of(line.text));
    let is_possible = |p: &Paragraph| matches!(p.role, Role::Text | Role::Verse);
    let ties: HashSet<Tie> =
        paragraphs.iter().filter(|p| is_possible(p)).filter_map(label).map(|(tie, _)| tie).collect();
    if ties.is_empty() {
        return Notes::default();
    }
    let last = paragraphs.iter().rev().take_while(|p| label(p).is_some() || p.role == Role::Ruler).count();
    let text = paragraphs.len() - last;
    let has_marks = ties.iter().any(|tie| *tie != Tie::Term);
    let found = Notes::default();
    let mut search = Search { lines, text, ties, seen: HashMap::new(), terms: 0, previous: None, found };
    for at in 0..paragraphs.len() {
        let Some(own) = paragraphs.get(at).copied() else { break };
        let labelled = label(&own).filter(|_| is_possible(&own));
        if let Some((tie, bytes)) = labelled
            && search.note(paragraphs, at, tie, bytes)
        {
            continue;
        }
        if own.role == Role::Note {
            continue;
        }
        search.previous = Some(at);
        if has_marks && mentions::is_running(own.role) {
            search.marks(&own, labelled.map_or(0, |(_, bytes)| bytes));
        }
    }
    let mut found = search.found;
    found.references.sort_unstable();
    found.references.dedup_by(|next, kept| next.place.line == kept.place.line && next.place.from < kept.place.to);
    found
}

struct Search<'a, 't> {
    lines: &'a [Line<'t>],
    /// How many paragraphs there are before the notes at the end.
    text: usize,
    /// What notes are tied with anywhere.
    ties: HashSet<Tie>,
    /// The marks that have no note yet.
    seen: HashMap<Tie, Vec<Place>>,
    /// How many terms were looked for.
    terms: usize,
    /// The last paragraph that is no note.
    previous: Option<usize>,
    found: Notes<'t>,
}

impl<'t> Search<'_, 't> {
    /// Takes the paragraph `at`, which has a label, as a note, if anything refers to it.
    fn note(&mut self, paragraphs: &mut [Paragraph], at: usize, tie: Tie, bytes: usize) -> bool {
        let Some(own) = paragraphs.get(at).copied() else { return false };
        if own.role == Role::Note {
            return true;
        }
        let Some(text) = self.lines.get(own.first).map(|line| line.text) else { return false };
        let rest = text.get(bytes..).unwrap_or_default();
        let (end, term, places) = match tie {
            Tie::Term => {
                let alone = own.is_line() && is_term(rest);
                let end = if alone { self.end_of_term_note(paragraphs, at) } else { at + 1 };
                let place = self.mention(paragraphs, at, term_of(rest)).filter(|_| !alone || end > at + 1);
                (end, Some(rest).filter(|_| alone), Vec::from_iter(place))
            }
            Tie::Place => {
                let marked = self.seen.remove(&Tie::Noted(0)).filter(|_| text.starts_with(['註', '注']));
                (at + 1, None, marked.unwrap_or_else(|| Vec::from_iter(self.place_of(paragraphs, at, rest))))
            }
            Tie::Sign('※') => {
                let marked = self.seen.remove(&tie);
                let place = |search: &mut Self| search.mention(paragraphs, at, explained(rest, true)?);
                (at + 1, None, marked.unwrap_or_else(|| Vec::from_iter(place(self))))
            }
            mark => (at + 1, None, self.seen.remove(&mark).unwrap_or_default()),
        };
        if places.is_empty() {
            return false;
        }
        let note = self.found.notes.len();
        let label = if labels::is_telling(text) { 0 } else { bytes };
        self.found.notes.push(Note { first: at, end, label, term });
        self.found.references.extend(places.into_iter().map(|place| Reference { place, note }));
        paragraphs.iter_mut().take(end).skip(at).for_each(|paragraph| paragraph.role = Role::Note);
        true
    }

    /// The first paragraph after a note whose label and term have a line of their own: the next one is its text, and what
    /// follows it without a blank line where the label has none either.
    fn end_of_term_note(&self, paragraphs: &[Paragraph], at: usize) -> usize {
        let spaced = |p: &Paragraph| self.lines.get(p.first).is_none_or(|line| line.after_blank);
        let is_text = |p: &&Paragraph| p.role == Role::Text && p.mark.is_none() && !self.is_labelled(p);
        let rest = paragraphs.get(at + 1..).unwrap_or_default();
        let Some(first) = rest.first().filter(is_text) else { return at };
        let parted = paragraphs.get(at).is_some_and(spaced) && !spaced(first);
        let more = rest.iter().skip(1).take_while(|p| parted && !spaced(p) && is_text(p)).count();
        at + 2 + more
    }

    fn is_labelled(&self, paragraph: &Paragraph) -> bool {
        self.lines.get(paragraph.first).is_some_and(|line| labels::is_label(line.text))
    }

    fn mention(&mut self, paragraphs: &[Paragraph], at: usize, term: &str) -> Option<Place> {
        self.terms += 1;
        let possible = term.chars().nth(1).is_some() && self.terms <= MOST_TERMS;
        // What other notes at the end say is no text.
        let text = paragraphs.get(..self.text.max(at + 1)).unwrap_or(paragraphs);
        possible.then(|| mentions::first(self.lines, text, at, term)).flatten()
    }

    /// Where a note belongs that has neither a mark nor a label that names a term: to the term that it begins with, or else to
    /// the paragraph that it stands after. One after the end of the text is about the whole of it.
    fn place_of(&mut self, paragraphs: &[Paragraph], at: usize, rest: &str) -> Option<Place> {
        let mentioned = explained(rest, false).and_then(|term| self.mention(paragraphs, at, term));
        mentioned.or_else(|| self.end_of_previous(paragraphs).filter(|_| at < self.text))
    }

    /// The end of the paragraph that a note stands after.
    fn end_of_previous(&self, paragraphs: &[Paragraph]) -> Option<Place> {
        let previous = paragraphs.get(self.previous?)?;
        let line = previous.end.checked_sub(1)?;
        let end = self.lines.get(line)?.text.len();
        let is_prose = previous.role == Role::Text && previous.columns >= LONG;
        is_prose.then_some(Place { line, from: end, to: end })
    }

    /// Remembers the marks of notes that stand in a paragraph, from a byte of its first line on.
    fn marks(&mut self, paragraph: &Paragraph, from: usize) {
        for line in paragraph.first..paragraph.end {
            let Some(text) = self.lines.get(line).map(|line| line.text) else { return };
            let mut at = if line == paragraph.first { from } else { 0 };
            let counting = counts::counting(text);
            while let Some(next) = text.get(at..).and_then(possible_mark) {
                at += next;
                let rest = text.get(at..).unwrap_or_default();
                let found = labels::mark_at(rest).filter(|_| at > 0 && counting.binary_search(&at).is_err());
                let Some((tie, bytes)) = found.filter(|(tie, bytes)| self.is_wanted(*tie, text, at, *bytes)) else {
                    at += rest.chars().next().map_or(1, char::len_utf8);
                    continue;
                };
                let places = self.seen.entry(tie).or_default();
                if places.len() < MOST_MENTIONS {
                    places.push(Place { line, from: at, to: at + bytes });
                }
                at += bytes;
            }
        }
    }

    /// Whether a note has that mark somewhere, and a sign stands where it can be one: after a word and before none.
    fn is_wanted(&self, tie: Tie, text: &str, at: usize, bytes: usize) -> bool {
        let wanted = self.ties.contains(&tie) || tie == Tie::Noted(0) && self.ties.contains(&Tie::Place);
        let Tie::Sign(sign) = tie else { return wanted };
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + bytes..).and_then(|after| after.chars().next());
        wanted
            && before.is_some_and(|c| !c.is_whitespace() && c != sign)
            && after.is_none_or(|c| c != sign && !c.is_ascii_alphanumeric())
    }
}

/// The byte of the first character that a mark may begin with.
fn possible_mark(text: &str) -> Option<usize> {
    let mut bytes = text.as_bytes().iter().enumerate();
    let at = bytes.position(|(at, byte)| match byte {
        b'[' | b'(' | b'*' => true,
        // The first bytes of ①, of † and ※, of 〔, and of （ and ［.
        0xe2 => matches!(text.as_bytes().get(at + 1), Some(0x80 | 0x91)),
        0xe3 => text.as_bytes().get(at + 2) == Some(&0x94),
        0xef => matches!(text.as_bytes().get(at + 1), Some(0xbc)),
        _ => false,
    })?;
    Some(at)
}

/// Whether a line after its label is nothing but the term.
fn is_term(rest: &str) -> bool {
    width::estimate(rest) <= TERM && !ends_sentence(rest) && !rest.contains(['。', '，', '：', ':'])
}

/// The term that a note begins with and plainly explains: in quotation marks, before a colon, or before a verb that says so.
fn explained(rest: &str, in_alphabet: bool) -> Option<&str> {
    let rest = rest.trim();
    let quoted = rest.starts_with(['「', '『', '“', '《', '"']).then(|| term_of(rest));
    let parted =
        || ["：", ":", "＝", "是指", "指的是", "，指", "とは"].iter().filter_map(|part| Some(rest.split_once(part)?.0));
    let term = quoted.or_else(|| parted().min_by_key(|term| term.len()))?.trim();
    let is_one = width::estimate(term) <= EXPLAINED && !term.contains(['，', '。', '、', ',', '.', '；']);
    let plain = quoted.is_some() || in_alphabet || !term.is_ascii();
    (is_one && plain).then_some(term)
}

/// The term that the text of a note begins with, without its quotation marks and what stands in brackets after it.
fn term_of(rest: &str) -> &str {
    let rest = rest.trim();
    for (open, close) in [('「', '」'), ('『', '』'), ('“', '”'), ('《', '》'), ('【', '】'), ('"', '"')] {
        if let Some((term, _)) = rest.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            return term.trim();
        }
    }
    let ends = ['（', '(', '：', ':', '，', '—', '–', '＝', '=', '。', '｜'];
    rest.split_once(ends).map_or(rest, |(term, _)| term).trim()
}
