//! Third stage: lines that belong together.

use super::lines::Line;
use super::marks::{self, Mark};
use super::shape::{Shape, ends_sentence};
use super::{about, drawn, hyphens, labels};

/// The widest line, in columns, of verse and of others that stand line by line.
const VERSE: u32 = 48;
/// Lines at the head of a text among which its writer and its date are looked for.
const HEAD: usize = 12;

/// What a group of lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A paragraph, whose lines run on.
    Text,
    /// A paragraph whose lines end where they end.
    Verse,
    /// Preformatted lines.
    Code,
    /// A quotation; every line has its mark.
    Quote,
    /// The title, or what goes on with it on a line of its own.
    Title,
    /// A line about the writer, the source or the date.
    Byline,
    /// A heading of that level.
    Heading(u8),
    /// An item of a list; its first line has the mark.
    Item,
    /// A thematic break, or the underline of a title that was told already.
    Ruler,
    /// Part of a note, told where notes stand.
    Note,
}

/// Lines that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Paragraph {
    /// The first of its lines.
    pub first: usize,
    /// The first line after it.
    pub end: usize,
    /// Its columns, about.
    pub columns: u32,
    /// What its first line begins with, and the bytes before what that marks.
    pub mark: Option<(Mark, usize)>,
    /// What it is.
    pub role: Role,
}

impl Paragraph {
    /// Whether it is one line.
    pub fn is_line(&self) -> bool {
        self.end == self.first + 1
    }

    /// The mark of its first line.
    pub fn mark(&self) -> Option<Mark> {
        self.mark.map(|(mark, _)| mark)
    }
}

/// Groups lines into paragraphs, quotations and code.
pub fn paragraphs(lines: &[Line], shape: Shape) -> Vec<Paragraph> {
    let mut grouped = Grouping { lines, shape, paragraphs: Vec::new() };
    let mut at = 0;
    while at < lines.len() {
        at = grouped.clump(at);
    }
    grouped.paragraphs
}

struct Grouping<'a, 't> {
    lines: &'a [Line<'t>],
    shape: Shape,
    paragraphs: Vec<Paragraph>,
}

impl Grouping<'_, '_> {
    /// Takes the lines from `first` to the next blank one, or to where a fence closes; gives the first line after them.
    fn clump(&mut self, first: usize) -> usize {
        if let Some(end) = self.fenced(first) {
            self.push(first, end, Role::Code);
            return end;
        }
        let rest = self.lines.get(first + 1..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|line| line.after_blank || fence(line).is_some())
            .map_or(self.lines.len(), |n| first + 1 + n);
        let clump = self.lines.get(first..end).unwrap_or_default();
        // The name of a part of a manual stands by itself, over what is set in below it.
        let body = first + usize::from(drawn::is_over_set_in(clump));
        self.prose(first, body);
        let mut start = body;
        for drawn in drawn::ranges(self.lines.get(body..end).unwrap_or_default()) {
            self.prose(start, body + drawn.start);
            start = body + drawn.end;
            self.push(body + drawn.start, start, Role::Code);
        }
        self.prose(start, end);
        end
    }

    /// Takes lines that are not preformatted.
    fn prose(&mut self, first: usize, end: usize) {
        let Some(lines) = self.lines.get(first..end).filter(|lines| !lines.is_empty()) else { return };
        let is_head = first < HEAD && lines.iter().any(|line| about::is_about(line.text));
        let is_numbered =
            |mark| matches!(mark, Mark::Number(_) | Mark::Formal(_) | Mark::Han(_) | Mark::NumberInBrackets(_));
        let is_set_in = lines.get(1).zip(lines.first()).is_some_and(|(next, own)| next.indent > own.indent);
        match lines {
            _ if first > 0 && is_record(lines) => self.push(first, end, Role::Verse),
            _ if !is_head && self.is_verse(first, lines) => self.push(first, end, Role::Verse),
            // Verse may have its number right over it.
            [number, verse @ ..]
                if !is_head
                    && !is_set_in
                    && mark_of(number).is_some_and(is_numbered)
                    && self.is_verse(first + 1, verse) =>
            {
                self.push(first, first + 1, Role::Text);
                self.push(first + 1, end, Role::Verse);
            }
            _ => self.split(first, end),
        }
    }

    /// The first line after code between fences that begins here.
    fn fenced(&self, first: usize) -> Option<usize> {
        let sign = fence(self.lines.get(first)?)?;
        // A fence that opens code soon closes it; else it is a line like others.
        let rest = self.lines.get(first + 1..)?.iter().take(MAX_FENCED);
        let close = rest.enumerate().find(|(_, line)| fence(line) == Some(sign))?;
        Some(first + 2 + close.0)
    }

    /// Lines that stand by themselves between blank ones, all of them short.
    fn is_verse(&self, first: usize, clump: &[Line]) -> bool {
        // Where paragraphs are wrapped, their lines are longer than that.
        let widest = self.shape.wrap.map_or(VERSE, |wrap| VERSE.min(wrap * 2 / 3));
        let short = |line: &Line| {
            line.columns <= widest
                && !line.ideographic
                && (marks::of(line.text).is_none() || !line.after_blank && is_letter(line.text))
                && !labels::is_label(line.text)
                && !line.text.starts_with(['「', '『', '“', '"', '—', '－', '–'])
        };
        self.shape.spaced && clump.len() > 1 && first > 0 && clump.iter().all(short)
    }

    /// Parts lines between two blank ones into paragraphs.
    fn split(&mut self, first: usize, end: usize) {
        let mut start = first;
        for next in first + 1..end {
            if self.begins(start, next) {
                self.push(start, next, self.role_of(start, next));
                start = next;
            }
        }
        self.push(start, end, self.role_of(start, end));
    }

    /// The lines of a message's header stand for themselves; those of other paragraphs run on.
    fn role_of(&self, first: usize, end: usize) -> Role {
        let lines = self.lines.get(first..end).unwrap_or_default();
        if lines.len() > 1 && lines.iter().all(|line| is_field(line.text)) { Role::Verse } else { Role::Text }
    }

    /// Whether the line `next` begins a paragraph after the one that began at `start`.
    fn begins(&self, start: usize, next: usize) -> bool {
        let (Some(opening), Some(line)) = (self.lines.get(start), self.lines.get(next)) else { return true };
        let Some(last) = next.checked_sub(1).and_then(|last| self.lines.get(last)) else { return true };
        let (own, mark) = (mark_of(opening), mark_of(line));
        let is_quoted = |mark: Option<Mark>| matches!(mark, Some(Mark::Quoted(_)));
        if is_quoted(own) || is_quoted(mark) {
            return is_quoted(own) != is_quoted(mark);
        }
        // What a full line goes on with only looks like a mark, unless it is one of a list.
        let full = self.shape.is_full(last, line);
        let like = matches!((own, mark), (Some(own), Some(mark)) if own.is_like(mark));
        let marked = mark.is_some_and(|mark| !matches!(mark, Mark::Grid | Mark::Columns(_)));
        if marked && (like || !full) || labels::is_label(line.text) && !full {
            return true;
        }
        if is_field(line.text) || is_field(last.text) {
            return !(is_field(line.text) && is_field(last.text));
        }
        if next < HEAD && (about::is_about(line.text) || about::is_about(last.text)) {
            return true;
        }
        let is_item = matches!(own, Some(Mark::Bullet(_) | Mark::Number(_)));
        if is_item && line.indent > opening.indent && !line.ideographic {
            return false;
        }
        match self.shape.wrap {
            None => true,
            Some(_) if hyphens::is_parted(last.text, line.text) => false,
            // In an alphabet, a line that stays short within a paragraph was broken by a long word or by hand.
            Some(wrap) => {
                line.ideographic
                    || !full && (ends_sentence(last.text) || last.columns * 3 < wrap * 2 || !last.text.is_ascii())
            }
        }
    }

    fn push(&mut self, first: usize, end: usize, role: Role) {
        let Some(lines) = self.lines.get(first..end) else { return };
        let columns = lines.iter().fold(0_u32, |sum, line| sum.saturating_add(line.columns));
        let mark = lines.first().and_then(|line| marks::of(line.text));
        let role = match mark {
            Some((Mark::Quoted(_), _)) if role != Role::Code => Role::Quote,
            Some((Mark::Ruler(_), _)) if lines.len() == 1 && role != Role::Code => Role::Ruler,
            _ => role,
        };
        self.paragraphs.push(Paragraph { first, end, columns, mark, role });
    }
}

/// The most lines of code between two fences.
const MAX_FENCED: usize = 2_000;

/// A line of the header of a message, such as one that is forwarded or answered in the text.
fn is_field(text: &str) -> bool {
    [
        "From: ",
        "To: ",
        "Cc: ",
        "Date: ",
        "Sent: ",
        "Subject: ",
        "寄件者：",
        "收件者：",
        "主旨：",
        "发件人：",
        "收件人：",
        "主题：",
    ]
    .iter()
    .any(|name| text.starts_with(name))
}

/// The header of minutes or of an announcement: nothing but names with what they stand for, the place among them.
fn is_record(lines: &[Line]) -> bool {
    const PLACES: [&str; 8] = ["地點", "地点", "場所", "会場", "会议地点", "장소", "Venue", "Place"];
    let key = |line: &Line| line.text.split_once(['：', ':']).map(|(key, _)| key.trim_end().len());
    let is_named = |line: &Line| key(line).is_some_and(|bytes| (1..=MAX_KEY).contains(&bytes));
    let has_place = |line: &Line| PLACES.iter().any(|place| about::keyed(line.text, place).is_some());
    lines.len() >= 3 && lines.iter().all(is_named) && lines.iter().any(has_place)
}

/// The longest name in the header of minutes, in bytes.
const MAX_KEY: usize = 18;

/// A line that is but a letter, which is a number in Roman numerals only where it stands by itself.
fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn mark_of(line: &Line) -> Option<Mark> {
    marks::of(line.text).map(|(mark, _)| mark)
}

fn fence(line: &Line) -> Option<char> {
    match marks::of(line.text)? {
        (Mark::Fence(sign), _) => Some(sign),
        _ => None,
    }
}
