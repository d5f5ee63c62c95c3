//! An independent judge of line breaks: it reads the text alone, character by character, and has tables of its own for each
//! level. What it shares with the composer is the list of units, and UAX #14 as `icu_segmenter` has it, which is held to
//! Unicode's own test file.

use crate::compose::numerals::{LATIN_UNITS, UNITS};
use crate::compose::uax14;
use crate::compose::{Line, LineEnd, Strictness};
use std::collections::{BTreeSet, HashSet};
use unicode_segmentation::UnicodeSegmentation;

const CLOSERS: &str = "）」』】〕〗〙〛〉》”’｝］｠)]}｣»›〞〟⁆";
const STOPS: &str = "，。、．｡､";
const POINTS: &str = "！？：；‼⁇⁈⁉";
const HALF_POINTS: &str = ",.:;!?";
const AFTER_NUMBERS: &str = "%％‰‱°¢￠℃℉′″";
const DOTS: &str = "·・‧•･∙⋅";
const CONNECTORS: &str = "–〜～゠〰";
const ITERATION: &str = "々〻ゝゞヽヾ";
const ELLIPSES: &str = "…‥";
const DASHES: &str = "—―─━⸺⸻";
const SMALL_KANA: &str = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰﾞﾟ";
const OPENERS: &str = "（「『【〔〖〘〚〈《“‘｛［｟([{｢〝«‹⁅‚„";
const BEFORE_NUMBERS: &str = "$￥＄£￡€¥₩￦₹#＃№¤";
/// Signs of full width, which are of no script.
const SIGNS: &str = "＂＆＇＊＋－＜＝＞＠＼＾＿｀｜￢￣";
const SOLIDUS: &str = "／";

/// What may not begin a line, by level.
const FIRST_LOOSE: &[&str] = &[CLOSERS, STOPS, POINTS, HALF_POINTS, AFTER_NUMBERS, DOTS, CONNECTORS];
const FIRST_NORMAL: &[&str] =
    &[CLOSERS, STOPS, POINTS, HALF_POINTS, AFTER_NUMBERS, DOTS, CONNECTORS, SOLIDUS, ITERATION, ELLIPSES, DASHES];
const FIRST_STRICT: &[&str] = &[
    CLOSERS,
    STOPS,
    POINTS,
    HALF_POINTS,
    AFTER_NUMBERS,
    DOTS,
    CONNECTORS,
    SOLIDUS,
    ITERATION,
    ELLIPSES,
    DASHES,
    SMALL_KANA,
];
/// What may not end a line, by level.
const LAST_LOOSE: &[&str] = &[OPENERS];
const LAST_NORMAL: &[&str] = &[OPENERS, SOLIDUS];
const LAST_STRICT: &[&str] = &[OPENERS, SOLIDUS];

/// Every character that the rules are about, but for voicing marks, which stand within a cluster.
pub fn marks() -> Vec<char> {
    let all = FIRST_STRICT.iter().chain(LAST_STRICT).chain(&[BEFORE_NUMBERS]).flat_map(|marks| marks.chars());
    all.filter(|c| !"ﾞﾟ".contains(*c)).collect()
}

/// A text under judgement.
pub struct Judge<'a> {
    text: &'a str,
    level: Strictness,
    /// What may not begin a line, and what may not end it.
    first: HashSet<char>,
    last: HashSet<char>,
    base: BTreeSet<usize>,
    /// Straight quotes that open and that close, where they pair.
    opening: BTreeSet<usize>,
    closing: BTreeSet<usize>,
    korean: bool,
}

/// What stands on both sides of a break, spaces aside.
struct Sides {
    left: char,
    /// Where the cluster of `left` begins.
    at: usize,
    /// The character before `left`, if no space parts them.
    before: Option<char>,
    right: char,
    /// Whether a space stands between, and whether anything does.
    spaced: bool,
    parted: bool,
}

impl<'a> Judge<'a> {
    /// A judge of a paragraph's flat text, at a level that is not `auto`.
    pub fn new(text: &'a str, level: Strictness) -> Self {
        let clusters: Vec<(usize, char)> =
            text.grapheme_indices(true).filter_map(|(at, g)| Some((at, g.chars().next()?))).collect();
        let count = |is: fn(char) -> bool| clusters.iter().filter(|(_, c)| is(*c)).count();
        let korean = count(is_hangul) > count(|c| is_ideograph_or_kana(c) && !SIGNS.contains(c));
        let quotes: Vec<usize> = clusters.iter().filter(|(_, c)| *c == '"').map(|(at, _)| *at).collect();
        let paired = quotes.len().is_multiple_of(2);
        let side = |odd: usize| quotes.iter().copied().skip(odd).step_by(2).filter(|_| paired).collect();
        let base = uax14::segmenter(level != Strictness::Strict, korean).segment_str(text).collect();
        let (first, last) = match level {
            Strictness::Loose => (FIRST_LOOSE, LAST_LOOSE),
            Strictness::Normal => (FIRST_NORMAL, LAST_NORMAL),
            _ => (FIRST_STRICT, LAST_STRICT),
        };
        let set = |tables: &[&str]| tables.iter().flat_map(|marks| marks.chars()).collect();
        let (first, last) = (set(first), set(last));
        Self { text, level, first, last, base, opening: side(0), closing: side(1), korean }
    }

    /// Why no line may end before the byte `at`, if none may.
    pub fn forbids(&self, at: usize) -> Option<&'static str> {
        let sides = self.sides(at)?;
        let Sides { left, right, spaced, .. } = sides;
        let alike = [ELLIPSES, DASHES].iter().any(|table| table.contains(left) && table.contains(right));
        let rest = &self.text[at..];
        match () {
            () if self.first.contains(&right) || self.closing.contains(&at) => Some("starts a line"),
            () if self.last.contains(&left) || self.opening.contains(&sides.at) => Some("ends a line"),
            () if alike && !spaced => Some("a pair is parted"),
            () if BEFORE_NUMBERS.contains(left) && (!spaced || is_digit(right)) => Some("parted from its number"),
            () if self.in_number(&sides, rest) => Some("a number is parted"),
            () if is_digit(left) && is_unit(rest, spaced) => Some("parted from its unit"),
            () if is_within_a_unit(&self.text[..at], rest) => Some("a unit is parted"),
            () if is_letter(left) && is_letter(right) && !sides.parted => Some("a word is parted"),
            () if self.korean && !spaced && (is_hangul(left) || is_hangul(right)) => Some("a Korean word is parted"),
            () if left == '/' && !sides.parted && is_short_pair(&self.text[..sides.at], rest) => {
                Some("a short pair is parted")
            }
            () if self.text[..at].ends_with("://") => Some("a scheme is parted from its address"),
            () if self.text[..at].ends_with(":/") && rest.starts_with('/') => Some("a scheme is parted"),
            () if self.text[..at].ends_with(':') && rest.starts_with("//") => Some("a scheme is parted"),
            () => None,
        }
    }

    /// Whether a line may end before the byte `at`: the rules allow it, and so does UAX #14 or a quote beside Han.
    pub fn is_opportunity(&self, at: usize) -> bool {
        let Some(sides) = self.sides(at) else {
            // Nothing stands before it, but perhaps a hint and a space.
            let starts = |c: char| !is_blank(c) && !self.first.contains(&c);
            return self.base.contains(&at) && self.text[..at].contains(' ') && self.text[at..].starts_with(starts);
        };
        self.forbids(at).is_none()
            && (self.base.contains(&at)
                || self.opens(&sides, at)
                || self.closes(&sides)
                || self.begins_a_figure(&sides, at)
                || self.is_loose(&sides))
    }

    fn sides(&self, at: usize) -> Option<Sides> {
        let head = self.text[..at].trim_end_matches(is_blank);
        let left = head.graphemes(true).next_back()?;
        let right = self.text[at..].chars().next().filter(|&c| !is_blank(c))?;
        let start = head.len() - left.len();
        Some(Sides {
            left: left.chars().next()?,
            at: start,
            before: self.text[..start].chars().next_back(),
            right,
            spaced: self.text[head.len()..at].contains(' '),
            parted: head.len() < at,
        })
    }

    fn in_number(&self, sides: &Sides, rest: &str) -> bool {
        let wide = |c: char| ('０'..='９').contains(&c);
        let three = rest.chars().take(4).take_while(|&c| is_digit(c)).count() == 3;
        let joins = ".:．：".contains(sides.left) || ",，".contains(sides.left) && three;
        let within = joins && sides.before.is_some_and(wide) && wide(sides.right);
        !sides.spaced && (is_digit(sides.left) && is_digit(sides.right) || within)
    }

    /// A quote or bracket that opens after Han, or after a mark of Han text.
    fn opens(&self, sides: &Sides, at: usize) -> bool {
        let opener = OPENERS.contains(sides.right) || self.opening.contains(&at);
        opener && (sides.spaced || self.is_wide(sides))
    }

    /// A quote that closes before Han.
    fn closes(&self, sides: &Sides) -> bool {
        let closer =
            [CLOSERS, STOPS, POINTS].iter().any(|t| t.contains(sides.left)) || self.closing.contains(&sides.at);
        closer && (sides.spaced || is_ideograph_or_kana(sides.right))
    }

    /// A sum or a signed number after a closing mark, a stop or a point of full width.
    fn begins_a_figure(&self, sides: &Sides, at: usize) -> bool {
        let ends = [CLOSERS, STOPS, POINTS].iter().any(|t| t.contains(sides.left)) && sides.left >= '\u{3000}';
        let signed = "+-±−＋－".contains(sides.right) && self.text[at..].chars().nth(1).is_some_and(is_digit);
        ends && (BEFORE_NUMBERS.contains(sides.right) || signed)
    }

    /// What the loose level lets begin a line beyond UAX #14.
    fn is_loose(&self, sides: &Sides) -> bool {
        let released = [ITERATION, ELLIPSES].iter().any(|table| table.contains(sides.right));
        self.level == Strictness::Loose && released && self.is_wide(sides)
    }

    fn is_wide(&self, sides: &Sides) -> bool {
        let marks = [CLOSERS, STOPS, POINTS, ELLIPSES, DASHES, CONNECTORS, "\u{3000}"];
        let closes = self.closing.contains(&sides.at) || marks.iter().any(|table| table.contains(sides.left));
        closes || is_ideograph_or_kana(sides.left)
    }
}

/// What is wrong with the ordinary breaks between the lines of a paragraph, and with the others that an ordinary one could
/// have spared.
pub fn violations(judge: &Judge<'_>, lines: &[Line]) -> Vec<String> {
    let mut wrong = Vec::new();
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let (start, end) = (line.source.start.byte as usize, next.source.start.byte as usize);
        let shown = || format!("{}⏎{}", line.to_plain(), next.to_plain());
        match line.end {
            LineEnd::Soft => wrong.extend(judge.forbids(end).map(|why| format!("{why}: {}", shown()))),
            LineEnd::Emergency => {
                let spared = (start + 1..=end).find(|&at| judge.text.is_char_boundary(at) && judge.is_opportunity(at));
                wrong.extend(spared.map(|at| format!("could break before {:?}: {}", &judge.text[at..end], shown())));
            }
            LineEnd::Hard | LineEnd::Hyphen | LineEnd::Last => {}
        }
    }
    wrong
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_hangul(c) && !is_ideograph_or_kana(c) && !SMALL_KANA.contains(c)
}

/// Whether a unit after a number stands on both sides.
fn is_within_a_unit(head: &str, rest: &str) -> bool {
    UNITS.iter().any(|unit| {
        let mut cuts = unit.char_indices().skip(1).map(|(cut, _)| unit.split_at(cut));
        cuts.any(|(before, after)| {
            let number = head.strip_suffix(before).map(|number| number.trim_end_matches(is_blank));
            rest.starts_with(after) && number.is_some_and(|number| number.ends_with(is_digit))
        })
    })
}

/// `km/h`, `n/a`: letters on both sides of one slash, two at the most on one of them, and no address.
fn is_short_pair(before: &str, after: &str) -> bool {
    let (head, tail) = (before.trim_end_matches(is_letter), after.trim_start_matches(is_letter));
    let count = |text: &str| text.chars().count();
    let is_address = head.ends_with(['/', '.', ':']) || tail.starts_with('/');
    let pair = (count(before) - count(head), count(after) - count(tail));
    !is_address && matches!(pair, (1..=2, 1..) | (1.., 1..=2))
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | 'ᄀ'..='ᇿ' | 'ㄱ'..='ㆎ')
}

/// Han, kana, and what is set like them.
fn is_ideograph_or_kana(c: char) -> bool {
    let mark = FIRST_STRICT.iter().filter(|t| ![ITERATION, SMALL_KANA].contains(t)).chain(&[OPENERS, BEFORE_NUMBERS]);
    let wide = matches!(c,
        '\u{2e80}'..='\u{2fff}' | '\u{3003}'..='\u{3130}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff60}' | 'ｦ'..='ﾟ' | '\u{20000}'..='\u{3ffff}');
    ('\u{3400}'..'\u{a000}').contains(&c) || wide && !mark.into_iter().any(|table| table.contains(c))
}

fn is_unit(rest: &str, spaced: bool) -> bool {
    let squared = rest.starts_with(|c| {
        ('\u{3300}'..='\u{33df}').contains(&c)
            && !('\u{3358}'..='\u{3370}').contains(&c)
            && !('\u{337b}'..='\u{337f}').contains(&c)
    });
    let word = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
    squared || UNITS.iter().any(|unit| rest.starts_with(unit)) || spaced && LATIN_UNITS.contains(&word)
}
