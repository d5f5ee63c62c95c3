//! Third stage: where a line may end. UAX #14 gives the opportunities; this filter makes them those of a printer.
//!
//! Every rule looks through spaces: what counts is what would stand at the end of a line and at the start of the next.

use crate::compose::collect::{Collected, SpanKind};
use crate::compose::options::Strictness;
use crate::compose::prepare::Cluster;
use crate::compose::uax14;
use crate::text::Language;
use crate::text::class::Class;
use crate::text::plain::LineBreak;

/// Whether a line may end before a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Break {
    /// It may not.
    #[default]
    Never,
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
    strictness: Strictness,
    keep_all: bool,
}

impl Rules {
    /// The rules of a strictness; `keep_all` keeps Hangul words whole.
    pub fn new(strictness: Strictness, keep_all: bool) -> Self {
        Self { strictness, keep_all }
    }

    /// Whether small kana may begin a line.
    fn small_kana(self) -> bool {
        self.strictness != Strictness::Strict
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
    let mut last: Option<Cluster> = None;
    let mut i = 0;
    while let Some(&cluster) = clusters.get(i) {
        let is_opportunity = base(i, clusters);
        clusters[i].before = match last.map(|last| last.class) {
            None => Break::Never,
            Some(Class::Newline) => Break::Mandatory,
            _ if cluster.class.is_space() || cluster.class == Class::Newline => Break::Never,
            _ => decide(&left, cluster, text, is_opportunity, rules),
        };
        left.pass(cluster);
        last = Some(cluster);
        i += 1;
        if let Some(within) = within_a_run(cluster, rules) {
            i = pass_run(clusters, i, within);
            left.start = clusters[i - 1].start;
        }
    }
}

/// The break between two plain characters of one kind that need no rules: most of any text is made of them.
fn within_a_run(cluster: Cluster, rules: &Rules) -> Option<Break> {
    match (cluster.line_break, cluster.class) {
        (LineBreak::Alphabetic, Class::Latin) => Some(Break::Emergency),
        (LineBreak::Ideographic, _) if rules.keep_all => Some(Break::Emergency),
        (LineBreak::Ideographic, _) => Some(Break::Allowed),
        _ => None,
    }
}

/// Sets the breaks of the clusters from `i` on that are of the same kind as the one before them, single spaces among them,
/// and gives the cluster after them. A line may end at each of these spaces.
fn pass_run(clusters: &mut [Cluster], mut i: usize, within: Break) -> usize {
    let first = clusters[i - 1];
    let is_alike = |c: &Cluster| c.class == first.class && c.line_break == first.line_break;
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
}

impl LeftEdge {
    fn pass(&mut self, cluster: Cluster) {
        if cluster.class == Class::Space {
            self.spaced = true;
        } else if cluster.class != Class::Invisible {
            *self = Self { class: cluster.class, start: cluster.start, spaced: false };
        }
    }

    /// Whether a cluster of this class goes on a word of Hangul: particles stay with brackets, too (klreq §7.1.4).
    fn is_in_hangul_word(&self, next: Class) -> bool {
        !self.spaced && (self.class == Class::Hangul || next == Class::Hangul)
    }
}

fn decide(left: &LeftEdge, next: Cluster, text: &str, base: bool, rules: &Rules) -> Break {
    if never_starts_a_line(next.class, left, rules.strictness) || never_ends_a_line(left.class) {
        return Break::Never;
    }
    if is_one_figure(left, next, text) {
        return Break::Never;
    }
    if rules.keep_all && left.is_in_hangul_word(next.class) {
        return within_a_word(base);
    }
    if left.class == Class::Joint && is_scheme(text, left.start) {
        return within_a_word(false);
    }
    if base || curly_quote_opens(left, next.class) || quote_closes(left, next.class) {
        if next.class == Class::SmallKana && rules.strictness == Strictness::Normal {
            return Break::Discouraged;
        }
        return Break::Allowed;
    }
    within_a_word(left.class == Class::Joint || left.class == Class::HalfPoint)
}

/// Whether the mark at byte `at` ends the `://` of an address: a scheme alone at the end of a line says nothing.
fn is_scheme(text: &str, at: u32) -> bool {
    text.get(..=at as usize).is_some_and(|head| head.ends_with("://"))
}

fn within_a_word(preferred: bool) -> Break {
    if preferred { Break::EmergencyPreferred } else { Break::Emergency }
}

/// Rule 1: never before these (clreq §6.1.1, jlreq §3.1.7, klreq §7.1.2).
fn never_starts_a_line(class: Class, left: &LeftEdge, strictness: Strictness) -> bool {
    match class {
        Class::Close | Class::Stop | Class::Point | Class::HalfPoint | Class::Postfix => true,
        Class::Ellipsis | Class::Dash | Class::MiddleDot | Class::Iteration => {
            strictness != Strictness::Loose || left.class == class
        }
        Class::SmallKana => strictness == Strictness::Strict,
        _ => false,
    }
}

/// Rule 2: never after these (clreq §6.1.1, jlreq §3.1.8, klreq §7.1.3).
fn never_ends_a_line(left: Class) -> bool {
    matches!(left, Class::Open | Class::Prefix)
}

/// Rule 3: a number stays with its unit, and `第` with its number.
fn is_one_figure(left: &LeftEdge, next: Cluster, text: &str) -> bool {
    let char_at = |at: u32| text.get(at as usize..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    match (left.class, next.class) {
        (Class::Digit, Class::Han | Class::Hangul) => UNITS.contains(char_at(next.start)),
        (Class::Han, Class::Digit) => char_at(left.start) == '第',
        _ => false,
    }
}

/// Units and counters that stay with the number before them.
const UNITS: &str = "年月日號号時时分秒點点週周天億亿萬万千百兆兩两元圓圆円角塊块美歐欧英日歲岁才名人位個个個件條条項项種种次回倍度\
                     成折頁页章節节條期屆届世代公里米尺吋寸斤噸吨克升台臺部本冊册枚匹頭头隻只戶户家間间國国票席층명개년월일시분초원억만천호장권";

/// Rule 4: a quote opens beside Han, where UAX #14 alone would glue it to what precedes.
fn curly_quote_opens(left: &LeftEdge, right: Class) -> bool {
    right == Class::Open && (left.spaced || is_wide_context(left.class))
}

/// Rule 4: a quote closes beside Han, where UAX #14 alone would glue it to what follows.
fn quote_closes(left: &LeftEdge, right: Class) -> bool {
    matches!(left.class, Class::Close | Class::Stop | Class::Point) && (left.spaced || right.is_han_or_kana())
}

fn is_wide_context(class: Class) -> bool {
    class.is_han_or_kana()
        || matches!(class, Class::Stop | Class::Point | Class::Close | Class::Ellipsis | Class::Dash | Class::WideSpace)
}

/// A reference stays with what precedes it, and references and ruby are never broken inside.
fn keep_spans_whole(clusters: &mut [Cluster], collected: &Collected) {
    for span in collected.spans.iter().enumerate().filter(|(_, s)| s.kind != SpanKind::Text) {
        let (index, span) = span;
        let end = collected.spans.get(index + 1).map_or(collected.text.len() as u32, |s| s.start);
        let first = clusters.partition_point(|c| c.start < span.start);
        let last = clusters.partition_point(|c| c.start < end);
        let glued_to_the_left = span.kind == SpanKind::Reference || span.kind.is_reading();
        let from = if glued_to_the_left { first } else { first + 1 };
        for cluster in clusters.get_mut(from..last).unwrap_or_default() {
            cluster.before = match cluster.before {
                Break::Mandatory => Break::Mandatory,
                Break::Allowed | Break::Discouraged if span.kind != SpanKind::Reference => Break::Emergency,
                _ if span.kind == SpanKind::Reference => Break::Never,
                other => other,
            };
        }
    }
}

/// The strictness that `auto` means: strict, but normal in Japanese.
pub fn resolve(strictness: Strictness, language: Language) -> Strictness {
    match (strictness, language) {
        (Strictness::Auto, Language::Japanese) => Strictness::Normal,
        (Strictness::Auto, _) => Strictness::Strict,
        (chosen, _) => chosen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::RubyMode;
    use crate::compose::collect::collect;
    use crate::compose::{Options, prepare::Prepared};
    use crate::document::{Footnotes, Inline};
    use crate::text::SafeText;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_text_breaks_as_the_segmenter_would_have_it(
            text in "[a-z0-9 \n.,:/()\"“”漢字第年かなァー한글，。「」…—-]{0,40}", keep_all in any::<bool>(), level in 0..3,
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
