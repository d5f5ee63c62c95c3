//! Second stage: text becomes clusters with widths, classes, slots and break opportunities, once for every measure.

use crate::compose::breaks::{self, Break, Rules};
use crate::compose::collect::{Collected, Span, SpanKind};
use crate::compose::hyphens;
use crate::compose::options::{Autospace, Direction, Options};
use crate::compose::ruby::{self, Reach};
use crate::compose::{strictness, verbatim, vertical};
use crate::document::{CodeSpan, Role};
use crate::text::Language;
use crate::text::class::Class;
use crate::text::plain::{self, LineBreak, Plain};
use crate::text::spacing::is_boundary;
use crate::text::width::{self, Widths};
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// A leaf's text, ready to be filled into lines of any measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The text with its spans.
    pub collected: Arc<Collected>,
    /// Its clusters, in order.
    pub clusters: Vec<Cluster>,
    /// Whether full stops and commas may hang in the margin.
    pub hang: bool,
    /// Whether the text is mainly words with spaces between them.
    pub spaced: bool,
    /// Indices of the clusters that are line breaks.
    pub newlines: Vec<u32>,
}

/// A grapheme cluster, ready for composition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// Bytes from the start of the text.
    pub start: u32,
    /// Bytes.
    pub len: u8,
    /// Columns: 0, 1 or 2.
    pub width: u8,
    /// What it is to composition.
    pub class: Class,
    /// Its line break class, in text of plain characters alone.
    pub line_break: LineBreak,
    /// Whether a line may end before it.
    pub before: Break,
    /// Columns of autospace before it, where it does not begin a line: 0 or 1.
    pub slot: u8,
    /// Columns that stay free before it, in a base spread under its reading.
    pub lead: u8,
    /// Columns that stay free after it, likewise.
    pub trail: u8,
    /// The column where it begins, its slot left behind, were the whole text one line.
    pub open: u32,
}

impl Prepared {
    /// Prepares a text in `language`.
    pub fn new(collected: Collected, language: Language, options: &Options) -> Self {
        Self::with_reach(collected, language, options, Reach::Neighbours(&[]))
    }

    /// Prepares a text whose readings reach so far.
    pub fn with_reach(collected: Collected, language: Language, options: &Options, reach: Reach<'_>) -> Self {
        let collected = Arc::new(collected);
        let (mut clusters, plain) = segment(&collected.text, options.widths());
        let census = Census::of(&clusters);
        if census.straight_quotes > 0 && census.straight_quotes.is_multiple_of(2) {
            resolve_straight_quotes(&mut clusters);
        }
        let has_code = collected.spans.iter().any(|s| s.roles.contains(&Role::InlineCode));
        if options.autospace != Autospace::Keep && (census.has_slots() || has_code) {
            set_slots(&mut clusters, &collected, options.autospace);
        }
        ruby::spread_bases(&mut clusters, &collected, reach);
        let strictness = strictness::resolve(options.strictness, language);
        breaks::set_breaks(&mut clusters, &collected, &Rules::new(strictness, census.is_mainly_hangul()), plain);
        hyphens::set_hyphens(&mut clusters, &collected, language, options, plain);
        let spaced = census.is_spaced();
        if options.direction == Direction::Vertical {
            vertical::set_rows(&mut clusters, &collected, options.autospace, reach);
        }
        Self::finish(collected, clusters, hangs(language, options) && !spaced, spaced)
    }

    /// Gives every cluster its column.
    fn finish(collected: Arc<Collected>, mut clusters: Vec<Cluster>, hang: bool, spaced: bool) -> Self {
        let mut pen = 0;
        let mut newlines = Vec::new();
        for (cluster, at) in clusters.iter_mut().zip(0..) {
            cluster.open = pen + u32::from(cluster.slot);
            pen = cluster.open + u32::from(cluster.columns());
            if cluster.class == Class::Newline {
                newlines.push(at);
            }
        }
        Self { collected, clusters, hang, spaced, newlines }
    }

    /// Prepares preformatted text: every space shows, and a line may be cut anywhere. `code` says what its pieces are,
    /// where that is known.
    pub fn verbatim(text: &str, code: &[CodeSpan], options: &Options) -> Self {
        let spans = verbatim::spans(text, code);
        let (mut clusters, _) = segment(text, options.widths());
        for cluster in &mut clusters {
            if options.direction == Direction::Vertical {
                cluster.width = cluster.width.min(1);
            }
            cluster.before = Break::Emergency;
            if cluster.class.is_space() {
                cluster.class = Class::Other;
            }
        }
        Self::finish(Arc::new(Collected { text: text.to_owned(), spans }), clusters, false, false)
    }

    /// The same text, broken after a spaced middle dot where that is possible and else as before. Such a dot parts what stands
    /// on one line, as a space does: none is shown where a line ends.
    #[must_use]
    pub fn broken_after_dots(&self) -> Self {
        let mut clusters = self.clusters.clone();
        for i in 1..clusters.len() {
            let after_dot =
                i >= 2 && clusters[i - 1].class == Class::Space && clusters[i - 2].class == Class::MiddleDot;
            if clusters[i].before.is_opportunity() && !after_dot {
                clusters[i].before = Break::EmergencyPreferred;
            }
            if after_dot {
                clusters[i - 2].class = Class::Space;
            }
        }
        Self { clusters, ..self.clone() }
    }

    /// The columns of the text on one line.
    pub fn max_content(&self) -> u16 {
        let end = self.clusters.last().map_or(0, |c| c.open + u32::from(c.columns()));
        end.min(u32::from(u16::MAX)) as u16
    }

    /// The column where a line that begins with the cluster `start` begins: spaces at its head are not shown.
    pub fn open_of(&self, start: usize) -> u32 {
        self.clusters.get(self.first_shown(start)).map_or(0, |c| c.open)
    }

    /// The first cluster from `start` on that is no space.
    pub fn first_shown(&self, start: usize) -> usize {
        let rest = self.clusters.get(start..).unwrap_or_default();
        start + rest.iter().take_while(|c| c.class.is_space()).fold(0, |n, _| n + 1)
    }

    /// Where the clusters `range` end without the spaces after them.
    pub fn shown_end(&self, range: &Range<usize>) -> usize {
        let clusters = self.clusters.get(range.clone()).unwrap_or_default();
        range.start + clusters.iter().rposition(|c| !c.class.is_space()).map_or(0, |last| last + 1)
    }

    /// The columns of a line that begins with the cluster `start` and shows all up to `end`.
    pub fn width_of(&self, start: usize, end: usize) -> u16 {
        let shown = self.clusters.get(start..end).unwrap_or_default();
        let close = shown.last().map_or(0, |c| c.open + u32::from(c.columns()));
        close.saturating_sub(self.open_of(start)).min(u32::from(u16::MAX)) as u16
    }

    /// The columns of the widest stretch that ordinary breaks leave whole.
    pub fn min_content(&self) -> u16 {
        let (mut widest, mut current) = (0_usize, 0_usize);
        for cluster in &self.clusters {
            if cluster.before.is_opportunity() {
                current = 0;
            }
            current += usize::from(cluster.columns());
            if !cluster.class.is_space() {
                widest = widest.max(current);
            }
        }
        widest.min(usize::from(u16::MAX)) as u16
    }

    /// The text of a cluster.
    pub fn text_of(&self, cluster: Cluster) -> &str {
        let start = cluster.start as usize;
        self.collected.text.get(start..start + usize::from(cluster.len)).unwrap_or_default()
    }
}

fn hangs(language: Language, options: &Options) -> bool {
    use crate::compose::options::Hang;
    match options.hang {
        Hang::On => true,
        Hang::Off => false,
        // clreq §6.1.3 and jlreq §3.8.2: Traditional text keeps its marks within the measure in horizontal lines only.
        Hang::Auto if options.direction == Direction::Vertical => language.is_spaceless(),
        Hang::Auto => matches!(language, Language::Japanese | Language::ChineseSimplified),
    }
}

/// ASCII at one look-up a byte.
fn segment_ascii(text: &str) -> Option<Vec<Cluster>> {
    let mut all_plain = true;
    let bytes = text.bytes().zip(0..);
    let clusters = bytes.map(|(byte, start)| {
        let Plain { width, class, line_break } = plain::ascii(byte);
        all_plain &= line_break != LineBreak::Complex;
        Cluster { start, len: 1, width, class, line_break, before: Break::Never, slot: 0, lead: 0, trail: 0, open: 0 }
    });
    let clusters = clusters.collect();
    if all_plain { Some(clusters) } else { None }
}

impl Cluster {
    /// The columns that it takes with those that stay free around it, without its slot.
    pub fn columns(self) -> u16 {
        u16::from(self.lead) + u16::from(self.width) + u16::from(self.trail)
    }

    fn new(start: usize, text: &str, width: u8) -> Self {
        Self {
            start: start as u32,
            len: text.len().min(usize::from(u8::MAX)) as u8,
            width: if text == "\n" { 0 } else { width },
            class: Class::of(text),
            line_break: LineBreak::Complex,
            before: Break::Never,
            slot: 0,
            lead: 0,
            trail: 0,
            open: 0,
        }
    }
}

/// How many clusters of which kind a text has: what decides how it is set.
#[derive(Default)]
struct Census {
    han_or_kana: u32,
    hangul: u32,
    latin: u32,
    digits: u32,
    straight_quotes: u32,
}

impl Census {
    fn of(clusters: &[Cluster]) -> Self {
        let mut census = Self::default();
        for class in clusters.iter().map(|c| c.class) {
            census.han_or_kana += u32::from(class.is_han_or_kana());
            census.hangul += u32::from(class == Class::Hangul);
            census.latin += u32::from(class == Class::Latin);
            census.digits += u32::from(class == Class::Digit);
            census.straight_quotes += u32::from(class == Class::StraightQuote);
        }
        census
    }

    /// Whether Han or kana may meet letters or digits.
    fn has_slots(&self) -> bool {
        self.han_or_kana > 0 && self.latin + self.digits > 0
    }

    /// Korean breaks at spaces (klreq §7.1.1, §7.1.4); a few Hangul words in other text break as Han does.
    fn is_mainly_hangul(&self) -> bool {
        self.hangul > self.han_or_kana
    }

    /// Whether the text is mainly words with spaces between them.
    fn is_spaced(&self) -> bool {
        self.latin + self.hangul > 2 * self.han_or_kana
    }
}

/// Cuts a text into clusters: character by character while all are plain, else by UAX #29. The flag says which.
fn segment(text: &str, widths: Widths) -> (Vec<Cluster>, bool) {
    if let Some(clusters) = segment_plain(text, widths) {
        return (clusters, true);
    }
    let graphemes = text.grapheme_indices(true);
    (graphemes.map(|(start, g)| Cluster::new(start, g, width::of_cluster(g, widths))).collect(), false)
}

fn segment_plain(text: &str, widths: Widths) -> Option<Vec<Cluster>> {
    if text.is_ascii() {
        return segment_ascii(text);
    }
    let mut clusters = Vec::with_capacity(text.len() / 2);
    for (start, c) in text.char_indices() {
        let Plain { width, class, line_break } = plain::look_up(c, widths.ambiguous)?;
        let (start, len) = (start as u32, c.len_utf8() as u8);
        clusters.push(Cluster {
            start,
            len,
            width,
            class,
            line_break,
            before: Break::Never,
            slot: 0,
            lead: 0,
            trail: 0,
            open: 0,
        });
    }
    Some(clusters)
}

/// Gives straight double quotes their side by parity within the paragraph.
fn resolve_straight_quotes(clusters: &mut [Cluster]) {
    let quotes = clusters.iter_mut().filter(|c| c.class == Class::StraightQuote);
    for (i, quote) in quotes.enumerate() {
        quote.class = if i % 2 == 0 { Class::Open } else { Class::Close };
    }
}

/// Marks the boundaries between Han or kana and letters or digits (clreq §6.3.3, jlreq §3.2.6).
///
/// A space that the source has there is the same slot: it is kept, or with autospace off dropped.
fn set_slots(clusters: &mut [Cluster], collected: &Collected, autospace: Autospace) {
    let mut last: Option<(usize, Class)> = None;
    let mut span = 0;
    for i in 0..clusters.len() {
        if matches!(clusters[i].class, Class::Space | Class::Invisible) {
            continue;
        }
        while collected.spans.get(span + 1).is_some_and(|next| next.start <= clusters[i].start) {
            span += 1;
        }
        let class = class_in(collected.spans.get(span), clusters[i]);
        if let Some((left, _)) = last.filter(|&(_, left)| is_boundary(left, class)) {
            match autospace {
                Autospace::On if i == left + 1 => clusters[i].slot = 1,
                Autospace::Off => clusters[left + 1..i].iter_mut().for_each(|space| space.width = 0),
                _ => {}
            }
        }
        last = Some((i, class));
    }
}

/// The class that a cluster has for autospace: in code a sign of half width is a letter, and a reference is none.
fn class_in(span: Option<&Span>, cluster: Cluster) -> Class {
    match span {
        Some(span) if span.kind == SpanKind::Reference => Class::Other,
        Some(span) if cluster.width == 1 && span.roles.contains(&Role::InlineCode) => Class::Latin,
        _ => cluster.class,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Footnotes;
    use crate::document::Inline;
    use crate::text::SafeText;

    fn prepared(text: &str, options: &Options) -> Prepared {
        let content = [Inline::Text(SafeText::new(text))];
        let collected = crate::compose::collect::collect(
            &content,
            &Footnotes::default(),
            options.ruby,
            Language::ChineseTraditional,
        );
        Prepared::new(collected, Language::ChineseTraditional, options)
    }

    fn total_width(text: &str, autospace: Autospace) -> u32 {
        let options = Options { autospace, ..Options::default() };
        prepared(text, &options).clusters.iter().map(|c| u32::from(c.width + c.slot)).sum()
    }

    #[test]
    fn a_slot_stands_between_han_and_letters_once() {
        assert_eq!(total_width("用AI寫", Autospace::On), 8);
        assert_eq!(total_width("用 AI 寫", Autospace::On), 8);
        assert_eq!(total_width("用AI寫", Autospace::Keep), 6);
        assert_eq!(total_width("用 AI 寫", Autospace::Keep), 8);
        assert_eq!(total_width("用 AI 寫", Autospace::Off), 6);
        assert_eq!(total_width("「AI」", Autospace::On), 6);
    }

    #[test]
    fn straight_quotes_take_sides_where_they_pair() {
        let sides = |text: &str| -> Vec<Class> {
            let p = prepared(text, &Options::default());
            p.clusters.iter().filter(|c| p.text_of(**c) == "\"").map(|c| c.class).collect()
        };
        assert_eq!(sides("他說\"好\"。"), [Class::Open, Class::Close]);
        assert_eq!(sides("5\"螢幕"), [Class::StraightQuote]);
    }
}
