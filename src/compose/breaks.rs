//! Third stage: where a line may end. UAX #14 gives the opportunities; this filter makes them those of a printer.
//!
//! Every rule looks through spaces: what counts is what would stand at the end of a line and at the start of the next.

use crate::compose::cluster::Cluster;
use crate::compose::collect::{Collected, SpanKind};
use crate::compose::numerals::{is_figure, is_short_pair, is_sign, is_unit, joins_digits, unit_len};
use crate::compose::options::Strictness;
use crate::compose::strictness::Edges;
use crate::compose::uax14;
use crate::text::class::Class;
use crate::text::plain::LineBreak;

/// Whether a line may end before a cluster; the better the place, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Break {
    /// It may not: the two are one sign.
    #[default]
    Never,
    /// Only where nothing better fits the measure: the next line would begin with a mark that may not.
    BeforeMark,
    /// Likewise: the line would end with a mark that may not.
    AfterOpening,
    /// Only within a word that is wider than the measure.
    Emergency,
    /// Likewise, and better there than elsewhere: after `/ ? & = . - _` in an address.
    EmergencyPreferred,
    /// It may with a hyphen, which takes a column of its own.
    Hyphen,
    /// It may, but a neighbouring opportunity is better (small kana in normal strictness).
    Discouraged,
    /// It may.
    Allowed,
    /// It must: the text breaks here.
    Mandatory,
}

impl Break {
    /// Whether it is an opportunity in ordinary text.
    pub fn is_opportunity(self) -> bool {
        matches!(self, Self::Discouraged | Self::Allowed | Self::Mandatory)
    }
}

/// Which of the rules hold in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    edges: &'static Edges,
    keep_all: bool,
}

impl Rules {
    /// The rules of a strictness; `keep_all` keeps Hangul words whole.
    pub fn new(strictness: Strictness, keep_all: bool) -> Self {
        Self { edges: Edges::at(strictness), keep_all }
    }

    /// Whether small kana may begin a line.
    fn small_kana(self) -> bool {
        !self.edges.never_first(Class::SmallKana)
    }
}

/// Sets [`Cluster::before`] of every cluster; `plain` says whether all are plain characters.
pub fn set_breaks(clusters: &mut [Cluster], collected: &Collected, rules: &Rules, plain: bool) {
    let text = &collected.text;
    if plain {
        let mut base = uax14::Rules::new(rules.small_kana(), rules.keep_all);
        filter(clusters, text, rules, |i, clusters| {
            let next = clusters.get(i + 1).map_or(LineBreak::Newline, |c| c.line_break);
            base.breaks_before(clusters[i].line_break, next)
        });
    } else {
        let segmenter = uax14::segmenter(rules.small_kana(), rules.keep_all);
        let mut found = segmenter.segment_str(text).peekable();
        filter(clusters, text, rules, |i, clusters| {
            let at = clusters[i].start as usize;
            while found.next_if(|&f| f < at).is_some() {}
            found.peek() == Some(&at)
        });
    }
    keep_spans_whole(clusters, collected);
}

/// Sets the break before every cluster; `base` is asked cluster by cluster whether UAX #14 has an opportunity there.
fn filter(clusters: &mut [Cluster], text: &str, rules: &Rules, mut base: impl FnMut(usize, &[Cluster]) -> bool) {
    let mut left = LeftEdge::default();
    let mut last = None;
    let mut unit_end = 0;
    let mut i = 0;
    while let Some(&cluster) = clusters.get(i) {
        let is_opportunity = base(i, clusters);
        let before = match last {
            None => Break::Never,
            Some(Class::Newline) => Break::Mandatory,
            _ if cluster.class.is_space() || cluster.class == Class::Newline => Break::Never,
            // Break hints alone make no line.
            _ if !left.spaced && (left.run == 0 || left.class == Class::Newline) => Break::Never,
            _ => decide(&left, cluster, text, is_opportunity, rules),
        };
        // Rule 3: a unit of several characters after a number is one word: `20 美元`, `5 小時`.
        let is_in_unit = cluster.start < unit_end;
        clusters[i].before = if is_in_unit { before.min(Break::Emergency) } else { before };
        if is_digit(left.class) && !is_digit(cluster.class) {
            unit_end = end_of_unit(cluster, text);
        }
        left.pass(cluster);
        last = Some(cluster.class);
        i += 1;
        let ends_unit = cluster.start + u32::from(cluster.len) >= unit_end;
        if let Some(within) = within_a_run(cluster, rules).filter(|_| ends_unit) {
            i = pass_run(clusters, i, within);
            left.pass(clusters[i - 1]);
        }
    }
}

/// The byte where the unit ends that a cluster after a digit begins, or 0 where it begins none.
fn end_of_unit(first: Cluster, text: &str) -> u32 {
    if !first.class.is_han_or_kana() && first.class != Class::Hangul {
        return 0;
    }
    text.get(first.start as usize..).and_then(unit_len).map_or(0, |len| first.start + len as u32)
}

/// The break between two plain characters of one kind that need no rules: most of any text is made of them.
fn within_a_run(cluster: Cluster, rules: &Rules) -> Option<Break> {
    match (cluster.line_break, cluster.class) {
        (LineBreak::Alphabetic, Class::Latin) => Some(Break::Emergency),
        (LineBreak::Ideographic, _) if rules.keep_all => Some(Break::Emergency),
        (LineBreak::Ideographic, class) if class != Class::WideDigit => Some(Break::Allowed),
        _ => None,
    }
}

/// Sets the breaks of the clusters from `i` on that are of the same kind as the one before them (Han and kana are one), single
/// spaces among them, and gives the cluster after them. A line may end at each of these spaces.
fn pass_run(clusters: &mut [Cluster], mut i: usize, within: Break) -> usize {
    let first = clusters[i - 1];
    let is_ideograph = |class: Class| matches!(class, Class::Han | Class::Kana);
    let mixes = within == Break::Allowed && is_ideograph(first.class);
    let is_alike =
        |c: &Cluster| c.line_break == first.line_break && (c.class == first.class || mixes && is_ideograph(c.class));
    while let Some(cluster) = clusters.get_mut(i) {
        if is_alike(cluster) {
            cluster.before = within;
            i += 1;
        } else if cluster.line_break == LineBreak::Space && clusters.get(i + 1).is_some_and(is_alike) {
            clusters[i].before = Break::Never;
            clusters[i + 1].before = Break::Allowed;
            i += 2;
        } else {
            break;
        }
    }
    i
}

/// What would stand at the end of a line that ends here.
#[derive(Default)]
struct LeftEdge {
    /// The last cluster that is no space.
    class: Class,
    /// Its bytes from the start of the text.
    start: u32,
    /// Whether spaces follow it.
    spaced: bool,
    /// How many clusters of its class end with it, without spaces between them.
    run: u32,
    /// Whether a digit of full width stands right before it.
    after_digit: bool,
}

impl LeftEdge {
    fn pass(&mut self, cluster: Cluster) {
        if cluster.class == Class::Space {
            self.spaced = true;
        } else if cluster.class != Class::Invisible {
            let continues = !self.spaced && self.class == cluster.class;
            *self = Self {
                class: cluster.class,
                start: cluster.start,
                spaced: false,
                run: if continues { self.run + 1 } else { 1 },
                after_digit: !self.spaced && self.class == Class::WideDigit,
            };
        }
    }

    /// Whether a cluster of this class goes on a word of Hangul: particles stay with brackets, too (klreq §7.1.4).
    fn is_in_hangul_word(&self, next: Class) -> bool {
        !self.spaced && (self.class == Class::Hangul || next == Class::Hangul)
    }

    /// Whether a cluster of this class goes on a run of dashes or dots.
    fn is_in_leader(&self, next: Class) -> bool {
        !self.spaced && self.class == next && matches!(next, Class::Ellipsis | Class::Dash)
    }
}

fn decide(left: &LeftEdge, next: Cluster, text: &str, base: bool, rules: &Rules) -> Break {
    if left.is_in_leader(next.class) {
        return within_a_leader(left);
    }
    if rules.edges.never_first(next.class) {
        return Break::BeforeMark;
    }
    if rules.edges.never_last(left.class) || is_prefix(left, next.class) {
        return Break::AfterOpening;
    }
    if is_one_figure(left, next, text) {
        return within_a_word(false);
    }
    if rules.keep_all && left.is_in_hangul_word(next.class) {
        return within_a_word(base);
    }
    if matches!(left.class, Class::Joint | Class::HalfPoint) && is_scheme(text, left.start) {
        return within_a_word(text.get(..=left.start as usize).is_some_and(|head| head.ends_with("://")));
    }
    if left.class == Class::Joint
        && !left.spaced
        && next.class == Class::Latin
        && is_short_pair(text, left.start as usize)
    {
        return within_a_word(true);
    }
    let released = rules.edges.is_released_first(next.class) && is_wide_context(left.class);
    let opened = curly_quote_opens(left, next.class) || figure_begins(left, next, text);
    if base || released || opened || quote_closes(left, next.class) {
        return if rules.edges.is_discouraged_first(next.class) { Break::Discouraged } else { Break::Allowed };
    }
    within_a_word(left.class == Class::Joint || left.class == Class::HalfPoint)
}

/// Whether the mark at byte `at` is part of the `://` of an address: a scheme alone at the end of a line says nothing, and
/// half of it less.
fn is_scheme(text: &str, at: u32) -> bool {
    let from = (at as usize).saturating_sub(2);
    let bytes = text.as_bytes();
    matches!(bytes.get(at as usize), Some(b':' | b'/'))
        && bytes.get(from..text.len().min(at as usize + 3)).is_some_and(|near| near.windows(3).any(|w| w == b"://"))
}

fn within_a_word(preferred: bool) -> Break {
    if preferred { Break::EmergencyPreferred } else { Break::Emergency }
}

/// Rule 3: `……` and `——` are never parted (clreq §6.1.1, jlreq §3.1.10); a longer run only between its pairs.
fn within_a_leader(left: &LeftEdge) -> Break {
    if left.run.is_multiple_of(2) { Break::BeforeMark } else { Break::Never }
}

/// Rule 2: a sign of currency or number stays with what it stands before (UAX #14 LB23a and LB25), and looks through
/// spaces for its number.
fn is_prefix(left: &LeftEdge, next: Class) -> bool {
    left.class == Class::Prefix && (!left.spaced || is_digit(next))
}

/// Rule 3: a number is not broken, nor parted from its unit.
fn is_one_figure(left: &LeftEdge, next: Cluster, text: &str) -> bool {
    let from = |at: u32| text.get(at as usize..).unwrap_or_default();
    match (left.class, next.class) {
        (Class::Digit | Class::WideDigit, Class::Digit | Class::WideDigit) => !left.spaced,
        (Class::Digit | Class::WideDigit, unit) => is_unit(from(next.start), unit, left.spaced),
        (Class::Stop | Class::Point | Class::HalfPoint, Class::WideDigit) => {
            left.after_digit && !left.spaced && joins_digits(from(left.start), from(next.start))
        }
        _ => false,
    }
}

fn is_digit(class: Class) -> bool {
    matches!(class, Class::Digit | Class::WideDigit)
}

/// Rule 4: a quote opens beside Han, where UAX #14 alone would glue it to what precedes.
fn curly_quote_opens(left: &LeftEdge, right: Class) -> bool {
    right == Class::Open && (left.spaced || is_wide_context(left.class))
}

/// A sum or a signed number begins after a mark of full width, where UAX #14 (LB21, LB25) would glue the two.
fn figure_begins(left: &LeftEdge, next: Cluster, text: &str) -> bool {
    let from = |at: u32| text.get(at as usize..).unwrap_or_default();
    let is_sign = |rest: &str| rest.strip_prefix(is_sign).is_some_and(|rest| rest.starts_with(is_figure));
    matches!(left.class, Class::Stop | Class::Point | Class::Close)
        && from(left.start).starts_with(|c| c >= '\u{3000}')
        && (next.class == Class::Prefix || is_sign(from(next.start)))
}

/// Rule 4: a quote closes beside Han, where UAX #14 alone would glue it to what follows.
fn quote_closes(left: &LeftEdge, right: Class) -> bool {
    let is_wide = right.is_han_or_kana() || right == Class::WideSign;
    matches!(left.class, Class::Close | Class::Stop | Class::Point) && (left.spaced || is_wide)
}

fn is_wide_context(class: Class) -> bool {
    class.is_han_or_kana()
        || matches!(
            class,
            Class::Stop
                | Class::Point
                | Class::Close
                | Class::Ellipsis
                | Class::Dash
                | Class::Connector
                | Class::WideSpace
                | Class::WideSign
        )
}

/// A word with a reading in brackets that takes more columns may be parted before the bracket, and a longer reading within.
const LONGEST_UNIT: usize = 32;

/// A reference stays with what precedes it unless the marks after it fit no line with both, and references and ruby are never
/// broken inside, unless they are so long that a line would be left empty before them.
fn keep_spans_whole(clusters: &mut [Cluster], collected: &Collected) {
    let mut before = 0..0;
    for (index, span) in collected.spans.iter().enumerate().filter(|(_, s)| s.kind != SpanKind::Text) {
        let end = collected.spans.get(index + 1).map_or(collected.text.len() as u32, |s| s.start);
        let first = clusters.partition_point(|c| c.start < span.start);
        let last = clusters.partition_point(|c| c.start < end);
        let columns = |from: usize| clusters.get(from..last).unwrap_or_default().iter().map(|c| usize::from(c.width));
        let is_bracketed = span.kind == SpanKind::Reading;
        let is_long = is_bracketed && columns(first).sum::<usize>() > LONGEST_UNIT;
        let is_long_unit = is_bracketed && before.end == first && columns(before.start).sum::<usize>() > LONGEST_UNIT;
        before = first..last;
        let glued_to_the_left = span.kind == SpanKind::Reference || span.kind.is_reading();
        let from = if glued_to_the_left { first } else { first + 1 };
        for (i, cluster) in clusters.iter_mut().enumerate().take(last).skip(from) {
            cluster.before = match cluster.before {
                Break::Mandatory => Break::Mandatory,
                before if span.kind == SpanKind::Reference && i == first => before.min(Break::Emergency),
                _ if span.kind == SpanKind::Reference => Break::Never,
                Break::Allowed if is_long || is_long_unit && i == first => Break::Discouraged,
                Break::Allowed if is_bracketed => Break::EmergencyPreferred,
                Break::Allowed | Break::Discouraged => Break::Emergency,
                other => other,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::RubyMode;
    use crate::compose::collect::collect;
    use crate::compose::{Options, prepare::Prepared};
    use crate::document::{Footnotes, Inline};
    use crate::text::{Language, SafeText};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_text_breaks_as_the_segmenter_would_have_it(
            text in "[a-z0-9 \n.,:/()\"“”漢字第年かなァー한글，。「」…—１：–-]{0,40}", keep_all in any::<bool>(), level in 0..3,
        ) {
            let strictness = [Strictness::Loose, Strictness::Normal, Strictness::Strict][level as usize];
            let rules = Rules::new(strictness, keep_all);
            let content = [Inline::Text(SafeText::new(&text))];
            let collected = collect(&content, &Footnotes::default(), RubyMode::Off, Language::Other);
            let prepared = Prepared::new(collected.clone(), Language::Other, &Options::default());
            let (mut fast, mut slow) = (prepared.clusters.clone(), prepared.clusters);
            slow.iter_mut().for_each(|c| c.line_break = LineBreak::Complex);
            set_breaks(&mut fast, &collected, &rules, true);
            set_breaks(&mut slow, &collected, &rules, false);
            for (fast, slow) in fast.iter().zip(&slow) {
                prop_assert_eq!(fast.before, slow.before, "before byte {} of {:?}", fast.start, collected.text);
            }
        }
    }
}
