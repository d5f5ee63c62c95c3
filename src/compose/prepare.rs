//! Second stage: text becomes clusters with widths, classes, slots and break opportunities, once for every measure.

use crate::compose::LineEnd;
use crate::compose::breaks::{self, Break, Rules};
use crate::compose::cluster::Cluster;
use crate::compose::collect::Collected;
use crate::compose::hyphens;
use crate::compose::opportunity::Opportunity;
use crate::compose::options::{Autospace, Direction, Options};
use crate::compose::ruby::{self, Reach};
use crate::compose::segment::{Census, segment, set_columns};
use crate::compose::{slots, strictness, verbatim, vertical};
use crate::document::{CodeSpan, Role};
use crate::text::Language;
use crate::text::class::Class;
use std::ops::Range;
use std::sync::Arc;

/// A leaf's text, ready to be filled into lines of any measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// The text with its spans.
    pub collected: Arc<Collected>,
    /// Its clusters, in order.
    pub clusters: Vec<Cluster>,
    /// Columns of the text on one line.
    pub columns: u32,
    /// Whether full stops and commas may hang in the margin.
    pub hang: bool,
    /// Whether the text is mainly words with spaces between them.
    pub spaced: bool,
    /// Whether words may be parted with a hyphen.
    pub hyphenated: bool,
    /// Indices of the clusters that are line breaks.
    pub newlines: Vec<u32>,
    /// Where ordinary lines may begin and end, paragraph by paragraph, in text that is fitted as a whole whenever it is filled.
    pub opportunities: Vec<Opportunity>,
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
        if census.has_paired_quotes() {
            resolve_straight_quotes(&mut clusters);
        }
        let has_code = collected.spans.iter().any(|s| s.roles.contains(&Role::InlineCode));
        let has_slots = options.autospace != Autospace::Keep && (census.has_slots() || has_code);
        if has_slots {
            slots::set_slots(&mut clusters, &collected, options.autospace);
        }
        let is_spread = ruby::spread_bases(&mut clusters, &collected, reach);
        let strictness = strictness::resolve(options.strictness, language);
        breaks::set_breaks(&mut clusters, &collected, &Rules::new(strictness, census.is_mainly_hangul()), plain);
        let hyphenated = hyphens::set_hyphens(&mut clusters, &collected, language, options, plain);
        let is_vertical = options.direction == Direction::Vertical;
        if is_vertical {
            vertical::set_rows(&mut clusters, &collected, options.autospace, reach);
        }
        if has_slots || is_spread || is_vertical {
            set_columns(&mut clusters);
        }
        let spaced = census.is_spaced();
        let hang = hangs(language, options) && !spaced;
        Self { collected, clusters, hang, spaced, hyphenated, ..Self::default() }.finish()
    }

    /// Finds what filling asks for again and again.
    fn finish(mut self) -> Self {
        self.columns = self.clusters.last().map_or(0, |last| last.open + u32::from(last.columns()));
        if self.collected.text.contains('\n') {
            let all = self.clusters.iter().zip(0..);
            self.newlines = all.filter(|(c, _)| c.class == Class::Newline).map(|(_, at)| at).collect();
        }
        if self.spaced {
            let mut paragraphs = self.paragraphs().map(|(paragraph, _)| Opportunity::within(&self, &paragraph));
            let mut opportunities = paragraphs.next().unwrap_or_default();
            paragraphs.for_each(|more| opportunities.extend(more));
            self.opportunities = opportunities;
        }
        self
    }

    /// The stretches of text between hard line breaks, with why their last line ends.
    pub fn paragraphs(&self) -> impl Iterator<Item = (Range<usize>, LineEnd)> {
        let count = self.clusters.len();
        let mut start = 0;
        let ended = self.newlines.iter().map(move |&newline| {
            let end = if newline as usize + 1 == count { LineEnd::Last } else { LineEnd::Hard };
            (std::mem::replace(&mut start, newline as usize + 1)..newline as usize, end)
        });
        let rest = self.newlines.last().map_or(0, |&newline| newline as usize + 1);
        let last = if rest < count || rest == 0 { Some((rest..count, LineEnd::Last)) } else { None };
        ended.chain(last)
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
        set_columns(&mut clusters);
        let collected = Arc::new(Collected { text: text.to_owned(), spans });
        Self { collected, clusters, ..Self::default() }.finish()
    }

    /// The same text, broken after a spaced middle dot where that is possible and else as before. Such a dot parts what stands
    /// on one line, as a space does: none is shown where a line ends.
    #[must_use]
    pub fn broken_after_dots(&self) -> Self {
        let mut changed = self.clone();
        let clusters = &mut changed.clusters;
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
        changed.finish()
    }

    /// The same text, broken at spaces and marks where that is possible: Han and kana that follow one another may be a word.
    #[must_use]
    pub fn broken_between_terms(&self) -> Self {
        let mut changed = self.clone();
        let clusters = &mut changed.clusters;
        for i in 1..clusters.len() {
            let is_within = clusters[i - 1].class.is_han_or_kana() && clusters[i].class.is_han_or_kana();
            if is_within && clusters[i].before.is_opportunity() {
                clusters[i].before = Break::EmergencyPreferred;
            }
        }
        changed.finish()
    }

    /// The columns of the text on one line.
    pub fn max_content(&self) -> u16 {
        self.columns.min(u32::from(u16::MAX)) as u16
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

/// Gives straight double quotes their side by parity within the paragraph.
fn resolve_straight_quotes(clusters: &mut [Cluster]) {
    let quotes = clusters.iter_mut().filter(|c| c.class == Class::StraightQuote);
    for (i, quote) in quotes.enumerate() {
        quote.class = if i % 2 == 0 { Class::Open } else { Class::Close };
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
    fn code_is_shown_as_it_is_to_be_typed_with_air_beside_it_alone() {
        let code = Inline::styled(Role::InlineCode, vec![Inline::Text(SafeText::new("x=\"a中b\"&值"))]);
        let content = [Inline::Text(SafeText::new("用")), code, Inline::Text(SafeText::new("寫"))];
        let collected = crate::compose::collect::collect(
            &content,
            &Footnotes::default(),
            crate::compose::RubyMode::Off,
            Language::Other,
        );
        let prepared = Prepared::new(collected, Language::Other, &Options::default());
        let slots = prepared.clusters.iter().filter(|c| c.slot == 1).map(|c| prepared.text_of(*c));
        assert_eq!(slots.collect::<Vec<_>>(), ["x"]);
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
