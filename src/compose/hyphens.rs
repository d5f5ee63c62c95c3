//! Hyphenation: where words may be parted with a hyphen that only the line has.
//!
//! Soft hyphens of the source (U+00AD) always count. Where hyphenation is on, words are parted by the patterns of the
//! block's language (Liang 1983), with at least so many letters on either side as that language asks for. The hyphen is no
//! part of the text: it is painted at the end of the line and neither stored, searched nor copied.

use crate::compose::breaks::Break;
use crate::compose::cluster::Cluster;
use crate::compose::collect::{Collected, SpanKind};
use crate::compose::options::{Direction, Options};
use crate::document::Role;
use crate::text::Language;
use crate::text::class::Class;
use hypher::Lang;
use std::ops::{Range, RangeInclusive};

/// What is painted where a word is parted.
pub const HYPHEN: &str = "-";
/// Columns that it takes.
pub const HYPHEN_COLUMNS: u16 = HYPHEN.len() as u16;
/// No more lines than this end with a hyphen one after another.
pub const MOST_IN_A_ROW: u8 = 2;

/// The letters of a word that may be parted; what is longer is no word.
const LETTERS: RangeInclusive<usize> = 5..=64;
/// The hyphen that shows only where a line ends at it.
const SOFT_HYPHEN: char = '\u{ad}';

/// Marks the places where a word may be parted, and says whether there may be any. A vertical line has no hyphens.
///
/// `plain` says whether all characters are plain ones, of which the soft hyphen is none.
pub fn set_hyphens(
    clusters: &mut [Cluster],
    collected: &Collected,
    language: Language,
    options: &Options,
    plain: bool,
) -> bool {
    if options.direction == Direction::Vertical {
        return false;
    }
    let has_soft_hyphens = !plain && collected.text.contains(SOFT_HYPHEN);
    if has_soft_hyphens {
        set_soft_hyphens(clusters, collected);
    }
    let Some(patterns) = patterns(language).filter(|_| options.hyphenate) else { return has_soft_hyphens };
    let words: Vec<Range<usize>> = words(clusters).filter(|word| may_be_parted(clusters, word, collected)).collect();
    for word in words {
        part(clusters.get_mut(word).unwrap_or_default(), collected, patterns);
    }
    true
}

fn patterns(language: Language) -> Option<Lang> {
    let Language::Named(code) = language else { return None };
    Lang::from_iso(code)
}

/// A break after a soft hyphen shows it.
fn set_soft_hyphens(clusters: &mut [Cluster], collected: &Collected) {
    for i in 2..clusters.len() {
        let in_word = clusters[i - 2].class == Class::Latin && clusters[i].class == Class::Latin;
        if in_word
            && text(&clusters[i - 1..i], collected).starts_with(SOFT_HYPHEN)
            && clusters[i].before == Break::Allowed
        {
            clusters[i].before = Break::Hyphen;
        }
    }
}

/// The stretches of letters.
fn words(clusters: &[Cluster]) -> impl Iterator<Item = Range<usize>> {
    let is_letter = |cluster: &Cluster| cluster.class == Class::Latin;
    let mut end = 0;
    clusters.chunk_by(move |a, b| is_letter(a) == is_letter(b)).filter_map(move |run| {
        let start = end;
        end += run.len();
        run.first().is_some_and(is_letter).then_some(start..end)
    })
}

/// Whether a stretch of letters is a word of running text, not the last one, and not part of something else: an address,
/// a compound, a name of code.
fn may_be_parted(clusters: &[Cluster], word: &Range<usize>, collected: &Collected) -> bool {
    let (before, rest) = clusters.split_at_checked(word.start).unwrap_or_default();
    let (own, after) = rest.split_at_checked(word.len()).unwrap_or_default();
    LETTERS.contains(&own.len())
        && before.last().is_none_or(|last| may_touch(last.class))
        && !is_joined_to_what_follows(after)
        && has_a_word(after)
        && is_prose(own, collected)
        && !text(own, collected).chars().skip(1).any(char::is_uppercase)
}

/// Whether a word may stand beside this class and still be a whole word.
fn may_touch(class: Class) -> bool {
    use Class::*;
    !matches!(class, Digit | Joint | Prefix | Postfix | HalfPoint | Invisible | Other)
}

/// Whether what follows a word belongs to it: a point does that has no space after it.
fn is_joined_to_what_follows(after: &[Cluster]) -> bool {
    let points = after.iter().take_while(|c| c.class == Class::HalfPoint).count();
    after.get(points).is_some_and(|next| !may_touch(next.class) || points > 0 && next.class == Class::Latin)
}

/// Whether the paragraph goes on with another word.
fn has_a_word(after: &[Cluster]) -> bool {
    let mut rest = after.iter().map(|c| c.class).take_while(|&class| class != Class::Newline);
    rest.any(|class| class.is_alphanumeric() || class.is_han_or_kana() || class == Class::Hangul)
}

fn is_prose(word: &[Cluster], collected: &Collected) -> bool {
    let span = word.first().and_then(|first| collected.spans.get(collected.span_at(first.start)));
    span.is_some_and(|span| span.kind == SpanKind::Text && !span.roles.contains(&Role::InlineCode))
}

/// Marks the places where the patterns part a word, where nothing else forbids it.
fn part(word: &mut [Cluster], collected: &Collected, patterns: Lang) {
    let (before, after) = patterns.bounds();
    let mut at = word.first().map_or(0, |first| first.start);
    for syllable in hypher::hyphenate_bounded(text(word, collected), patterns, before.max(2), after.max(2)) {
        if let Some(cluster) = word.iter_mut().find(|c| c.start == at && c.before == Break::Emergency) {
            cluster.before = Break::Hyphen;
        }
        at += syllable.len() as u32;
    }
}

/// The text of clusters that follow one another.
fn text<'c>(clusters: &[Cluster], collected: &'c Collected) -> &'c str {
    let (Some(first), Some(last)) = (clusters.first(), clusters.last()) else { return "" };
    collected.text.get(first.start as usize..last.start as usize + usize::from(last.len)).unwrap_or_default()
}
