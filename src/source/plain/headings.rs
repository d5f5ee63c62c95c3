//! Which lines are headings, and of what level. Precision goes before recall: a heading that is missed is a paragraph, and
//! one that is invented breaks the text.

use super::lines::Line;
use super::marks::Mark;
use super::paragraphs::{Paragraph, Role};
use super::shape::ends_sentence;
use super::{drawn, furniture, labels};
use std::collections::HashMap;

/// The widest heading, in columns.
const WIDEST: u32 = 60;
/// The widest heading without a mark, in columns.
const WIDEST_UNMARKED: u32 = 44;
/// The narrowest heading without a mark, in columns.
const NARROWEST: u32 = 4;
/// The narrowest heading without a mark that is the only one, in columns.
const NARROWEST_ALONE: u32 = 10;
/// Columns of a paragraph that is surely none.
const LONG: u32 = 100;
/// Columns of a paragraph below a heading that has a mark.
const BELOW_MARK: u32 = 44;

/// The kinds of headings, in the order of their rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Part,
    Chapter,
    Section,
    Clause,
    /// A short line without a mark or number.
    Bare,
    Formal,
    Han,
    HanInBrackets,
    Number,
    Numbers,
    MoreNumbers,
}

/// How many kinds there are.
const KINDS: usize = Kind::MoreNumbers as usize + 1;

/// Gives headings their role.
pub fn find(lines: &[Line], paragraphs: &mut Vec<Paragraph>) {
    underlined(lines, paragraphs);
    paragraphs.retain(|paragraph| paragraph.first < paragraph.end);
    let bare = bare_counts(lines, paragraphs);
    let mut found = Vec::new();
    let is_part = |paragraph: &Paragraph| {
        let body = lines.get(paragraph.first..).is_some_and(drawn::is_over_set_in);
        body && paragraph.is_line() && paragraph.role == Role::Text
    };
    if paragraphs.iter().filter(|paragraph| is_part(paragraph)).nth(1).is_some() {
        paragraphs.iter_mut().filter(|paragraph| is_part(paragraph)).for_each(|part| part.role = Role::Heading(2));
    }
    for at in 0..paragraphs.len() {
        if let Some(kind) = kind(lines, paragraphs, at, &bare) {
            found.push((at, kind));
        }
    }
    let found = more_than_one(paragraphs, in_sequence(paragraphs, found));
    let levels = Levels::new(&found);
    for (at, kind) in found {
        if let Some(paragraph) = paragraphs.get_mut(at) {
            paragraph.role = Role::Heading(levels.of(kind));
        }
    }
    hashed(lines, paragraphs);
}

/// Headings with `#` say their level themselves. What stands right over or under a command is its comment.
fn hashed(lines: &[Line], paragraphs: &mut [Paragraph]) {
    let is_command = |line: Option<&Line>| line.is_some_and(drawn::is_command);
    for paragraph in paragraphs {
        let below = lines.get(paragraph.end).filter(|line| !line.after_blank);
        let spaced = lines.get(paragraph.first).is_none_or(|line| line.after_blank);
        let above = paragraph.first.checked_sub(1).filter(|_| !spaced).and_then(|above| lines.get(above));
        let comments = is_command(below) || is_command(above);
        if let (Some(Mark::Hash(level)), Role::Text, true) = (paragraph.mark(), paragraph.role, paragraph.is_line())
            && !comments
        {
            paragraph.role = Role::Heading(level);
        }
    }
}

/// A line over an underline of its own is a heading.
fn underlined(lines: &[Line], paragraphs: &mut [Paragraph]) {
    for at in 1..paragraphs.len() {
        let Some([line, rule]) = paragraphs.get_mut(at - 1..=at) else { continue };
        let Some(Mark::Ruler(sign @ ('=' | '-'))) = rule.mark() else { continue };
        let title = lines.get(line.first).filter(|_| line.role == Role::Text && line.is_line());
        let below = lines.get(rule.first).is_some_and(|line| !line.after_blank);
        let fits = sign == '=' || rule.columns <= line.columns.saturating_mul(2) + 8;
        if below && rule.role == Role::Ruler && fits && title.is_some_and(is_underlined_title) {
            line.role = Role::Heading(if sign == '=' { 1 } else { 2 });
            // It is told with the line above.
            rule.first = rule.end;
        }
    }
}

/// Whether a line over an underline can be a heading: no sentence, and no names of columns.
fn is_underlined_title(line: &Line) -> bool {
    let worded = line.text.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some();
    worded && line.columns <= WIDEST && !drawn::has_columns(line) && !line.text.ends_with(['。', '，', ',', '、', '；'])
}

/// How often each short line stands between long paragraphs: names of speakers and advertisements do so again and again.
fn bare_counts<'t>(lines: &[Line<'t>], paragraphs: &[Paragraph]) -> HashMap<&'t str, u32> {
    let mut counts = HashMap::new();
    for trio in paragraphs.windows(3).filter(|trio| matches!(trio, [above, own, below] if parts(above, own, below))) {
        if let Some(line) = trio.get(1).and_then(|own| lines.get(own.first)) {
            *counts.entry(line.text).or_default() += 1;
        }
    }
    counts
}

/// Whether a short line without a mark stands between two long paragraphs.
fn parts(above: &Paragraph, own: &Paragraph, below: &Paragraph) -> bool {
    let long = |p: &Paragraph| p.role == Role::Text && p.columns >= LONG;
    let short = is_candidate(own) && own.mark.is_none() && (NARROWEST..=WIDEST_UNMARKED).contains(&own.columns);
    short && long(above) && above.mark.is_none() && long(below)
}

fn is_candidate(paragraph: &Paragraph) -> bool {
    paragraph.is_line() && paragraph.role == Role::Text && paragraph.columns <= WIDEST
}

/// The kind of heading that a paragraph may be.
fn kind(lines: &[Line], paragraphs: &[Paragraph], at: usize, bare: &HashMap<&str, u32>) -> Option<Kind> {
    let own = paragraphs.get(at)?;
    let text = lines.get(own.first)?.text;
    let next = paragraphs.get(at + 1)?;
    let previous = at.checked_sub(1).and_then(|at| paragraphs.get(at));
    if is_under_number(lines, own) && is_running(next, LONG) {
        return Some(Kind::Bare);
    }
    if !is_candidate(own) {
        return None;
    }
    let Some((mark, bytes)) = own.mark else {
        let parts = previous.is_some_and(|previous| parts(previous, own, next));
        return (parts && bare.get(text) == Some(&1) && is_bare(text)).then_some(Kind::Bare);
    };
    let kind = match mark {
        Mark::Part => Kind::Part,
        Mark::Chapter => Kind::Chapter,
        Mark::Section => Kind::Section,
        Mark::Clause => Kind::Clause,
        Mark::Bracketed if furniture::is_furniture(text.trim_matches(['【', '】'])) => return None,
        Mark::Named | Mark::Bracketed => Kind::Bare,
        Mark::Formal(_) => Kind::Formal,
        Mark::Han(_) => Kind::Han,
        Mark::HanInBrackets(_) => Kind::HanInBrackets,
        Mark::Number(_) => Kind::Number,
        Mark::Numbers(2) => Kind::Numbers,
        Mark::Numbers(_) => Kind::MoreNumbers,
        Mark::Bullet(sign) => {
            let title = text.get(bytes..).unwrap_or_default();
            let heads = SIGNS.contains(&sign) && is_bare(title) && !(sign == '▲' && is_of_picture(title));
            let between = previous.is_some_and(|previous| is_running(previous, BELOW_MARK));
            return (heads && between && is_running(next, BELOW_MARK)).then_some(Kind::Bare);
        }
        _ => return None,
    };
    let title = text.get(bytes..).unwrap_or_default();
    let closed = title.ends_with(['。', '，', '、', '；', '：', '…', ',', ';', ':', '.', '」', '』', '”']);
    let like = |other: &Paragraph| other.mark().is_some_and(|other| other.is_like(mark));
    let alone = !like(next) && previous.is_none_or(|previous| !like(previous));
    let heads = next.columns >= BELOW_MARK
        || next.mark.is_some() && kind < Kind::Number
        || kind <= Kind::Clause
        || kind == Kind::Formal;
    (!closed && alone && heads).then_some(kind)
}

/// Signs that head a heading as well as an item, where no other item is near.
const SIGNS: [char; 8] = ['◇', '□', '■', '◆', '●', '▲', '▪', '○'];

/// Two lines, a number of two digits and a title: `01` and what it is called.
fn is_under_number(lines: &[Line], own: &Paragraph) -> bool {
    let Some([number, title]) = lines.get(own.first..own.end) else { return false };
    let counts = number.text.len() == 2 && number.text.bytes().all(|byte| byte.is_ascii_digit());
    let short = (NARROWEST..=WIDEST_UNMARKED).contains(&title.columns);
    matches!(own.role, Role::Text | Role::Verse) && counts && short && is_bare(title.text)
}

/// Whether a line with `▲` is the caption of a picture, as most are.
fn is_of_picture(text: &str) -> bool {
    text.contains(['圖', '图', '攝', '摄', '照', '片', '畫', '画', '右', '左', '中', '影'])
        || ["現場", "现场", "様子", "모습", "현장", "장면", "사진"].iter().any(|word| text.contains(word))
}

/// Whether a paragraph is text without a mark, of that many columns at least.
fn is_running(paragraph: &Paragraph, columns: u32) -> bool {
    paragraph.role == Role::Text && paragraph.mark.is_none() && paragraph.columns >= columns
}

/// Whether the words of a short line can be a heading's.
fn is_bare(text: &str) -> bool {
    let first = text.chars().next().unwrap_or_default();
    let spoken = "「『“\"'‘（([〔［《〈—－–-…▲△▼◎※*＊★☆◇→#@&".contains(first);
    let closed =
        ends_sentence(text) || text.ends_with(['，', '、', ',', '」', '』', '”', '"', '）', ')', '！', '？', '!', '?']);
    let clauses = text.matches(['，', '、', '；', ',', ';', '。']).take(2).count();
    let caption =
        furniture::is_furniture(text) || text.contains("://") || text.contains(['@', '／', '|', '｜', '=', '{']);
    let label = labels::is_label(text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2;
    let foreign = first.is_ascii() && !first.is_ascii_uppercase() && !first.is_ascii_digit();
    let worded = !text.is_ascii() || text.split(' ').count() <= 9;
    letters && worded && !spoken && !closed && clauses < 2 && !caption && !label && !foreign
}

/// A single line of a word or two without a mark, among all of the text, is chance and no heading.
fn more_than_one(paragraphs: &[Paragraph], mut found: Vec<(usize, Kind)>) -> Vec<(usize, Kind)> {
    let is_unmarked = |&(at, kind): &(usize, Kind)| {
        kind == Kind::Bare && paragraphs.get(at).is_some_and(|own| own.mark.is_none() && own.is_line())
    };
    let is_narrow = |&(at, _): &(usize, Kind)| paragraphs.get(at).is_some_and(|own| own.columns < NARROWEST_ALONE);
    if found.iter().filter(|found| is_unmarked(found)).nth(1).is_none() {
        found.retain(|found| !is_unmarked(found) || !is_narrow(found));
    }
    found
}

/// Numbered headings come one after the other and at least two; others of them are items or chance.
fn in_sequence(paragraphs: &[Paragraph], found: Vec<(usize, Kind)>) -> Vec<(usize, Kind)> {
    // One that stands by itself between long paragraphs is none by chance, but for `1.`, which many things begin with.
    let firm = |at: usize, kind: Kind| {
        let [Some(above), Some(below)] = [at.wrapping_sub(1), at + 1].map(|at| paragraphs.get(at)) else {
            return false;
        };
        let numbered =
            matches!(kind, Kind::Formal | Kind::Han | Kind::HanInBrackets | Kind::Numbers | Kind::MoreNumbers);
        let narrow = paragraphs.get(at).is_some_and(|own| own.columns <= WIDEST_UNMARKED);
        numbered && narrow && is_running(above, LONG) && is_running(below, LONG)
    };
    let number = |at: usize| match paragraphs.get(at).and_then(Paragraph::mark) {
        Some(Mark::Formal(n) | Mark::Han(n) | Mark::HanInBrackets(n) | Mark::Number(n)) => Some(n),
        _ => None,
    };
    let mut counts = [0_u32; KINDS];
    let mut last = [0_u32; KINDS];
    let mut kept = Vec::with_capacity(found.len());
    for (at, kind) in found {
        let slot = kind as usize;
        if let Some(n) = number(at) {
            let expected = last.get(slot).map_or(1, |last| last + 1);
            if n != 1 && n != expected && !(expected == 1 && firm(at, kind)) {
                continue;
            }
            if let Some(last) = last.get_mut(slot) {
                *last = n;
            }
        }
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
        kept.push((at, kind));
    }
    kept.retain(|&(at, kind)| {
        kind < Kind::Formal || counts.get(kind as usize).is_some_and(|count| *count > 1) || firm(at, kind)
    });
    kept
}

/// The level of each kind: the kinds that the text has, from 2 on.
struct Levels(Vec<Kind>);

impl Levels {
    fn new(found: &[(usize, Kind)]) -> Self {
        let mut kinds: Vec<Kind> = found.iter().map(|(_, kind)| *kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        Self(kinds)
    }

    fn of(&self, kind: Kind) -> u8 {
        let above = |kind: Kind| self.0.iter().filter(|other| **other < kind).count();
        // A foreword stands beside the first of the numbered kinds, not above it.
        let beside = kind > Kind::Bare && self.0.contains(&Kind::Bare);
        u8::try_from(2 + above(kind) - usize::from(beside)).unwrap_or(6).min(6)
    }
}
