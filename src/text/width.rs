//! The one authority on widths. Everything is counted in terminal columns, one grapheme cluster at a time.
//!
//! The tables are those of `unicode-width` (UAX #11), with the choices that terminals force on us: emoji sequences are
//! shown by their first character, unless the terminal is known to draw the whole in two columns, and no cluster is wider
//! than two columns.

use crate::text::emoji::EmojiKinds;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide characters of the ambiguous class (`“ ” … — · ①`) are in article text (UAX #11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Ambiguous {
    /// One column, as most terminals draw them.
    #[default]
    Narrow,
    /// Two columns, as terminals set to a CJK locale draw them.
    Wide,
}

/// What is known of the widths of a terminal's glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Widths {
    /// How wide it draws characters of the ambiguous class.
    pub ambiguous: Ambiguous,
    /// The emoji of several characters that it draws in exactly two columns.
    pub emoji: EmojiKinds,
}

impl Widths {
    /// Those of a terminal that was not asked or did not say: what nearly all have in common.
    pub const UNKNOWN: Self = Self { ambiguous: Ambiguous::Narrow, emoji: EmojiKinds::FLAG };
}

impl Default for Widths {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

/// What a terminal is given for a cluster: the characters to write and the columns that they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The characters to write; empty where the cluster is invisible.
    pub text: &'a str,
    /// Columns: 0, 1 or 2.
    pub width: u8,
}

/// The columns of one character that stands alone, narrow where ambiguous.
pub fn of_char(c: char) -> u8 {
    match c {
        ' '..='~' => 1,
        '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{200b}' | '\u{ad}' | '\u{2060}' => 0,
        c => UnicodeWidthChar::width(c).unwrap_or(0).min(2) as u8,
    }
}

/// The columns of one grapheme cluster as [`glyph`] shows it.
pub fn of_cluster(cluster: &str, widths: Widths) -> u8 {
    glyph(cluster, widths).width
}

/// Columns that a text takes, about: for telling long lines from short ones, many times faster than [`of_str`].
///
/// Every character from U+0800 on counts as two columns.
pub fn estimate(text: &str) -> usize {
    let columns = |byte: &u8| u8::from(*byte < 0x80) + u8::from(*byte >= 0xc0) + u8::from(*byte >= 0xe0);
    // A block sums up in bytes, which a processor does many at a time.
    text.as_bytes().chunks(64).map(|block| usize::from(block.iter().map(columns).sum::<u8>())).sum()
}

/// The columns of a text, cluster by cluster, with the ambiguous class narrow: for the interface, not for articles.
pub fn of_str(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.len();
    }
    text.graphemes(true).map(|g| usize::from(of_cluster(g, Widths::UNKNOWN))).sum()
}

/// What to write for a grapheme cluster, and the columns that it takes.
///
/// Joined, modified and presentation-selected emoji are 1, 2, 4 or 6 columns wide depending on the terminal; where it is
/// not known to be 2, their first character stands for them, which is the same everywhere.
pub fn glyph(cluster: &str, widths: Widths) -> Glyph<'_> {
    let ambiguous = widths.ambiguous;
    let mut chars = cluster.chars();
    let Some(first) = chars.next() else { return Glyph { text: "", width: 0 } };
    if chars.as_str().is_empty() {
        let width = of_single(first, ambiguous);
        return Glyph { text: if width == 0 { "" } else { cluster }, width };
    }
    let emoji = EmojiKinds::of(cluster);
    if emoji != EmojiKinds::NONE && widths.emoji.contains(emoji) {
        return Glyph { text: cluster, width: 2 };
    }
    if emoji != EmojiKinds::NONE {
        let text = &cluster[..first.len_utf8()];
        // Half a flag is one column or two, by the terminal.
        let width = if emoji == EmojiKinds::FLAG { 2 } else { of_single(first, ambiguous) };
        return Glyph { text, width };
    }
    let text = cluster.trim_end_matches(['\u{fe00}', '\u{fe01}', '\u{fe02}', '\u{fe0e}']);
    let width = match ambiguous {
        Ambiguous::Narrow => UnicodeWidthStr::width(text),
        Ambiguous::Wide => UnicodeWidthStr::width_cjk(text),
    };
    Glyph { text, width: width.min(2) as u8 }
}

/// Whether terminals agree about the columns of a glyph: it is one character, and none of the ambiguous class.
pub fn is_certain(glyph: &str) -> bool {
    single(glyph).is_some() && !is_ambiguous(glyph)
}

/// Whether a glyph is one character of the ambiguous class.
pub fn is_ambiguous(glyph: &str) -> bool {
    single(glyph).is_some_and(|c| of_single(c, Ambiguous::Narrow) != of_single(c, Ambiguous::Wide))
}

fn single(glyph: &str) -> Option<char> {
    let mut chars = glyph.chars();
    chars.next().filter(|_| chars.as_str().is_empty())
}

/// The longest head of `text` that fits `columns`, cut between clusters, and the columns that it takes.
pub fn truncate(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let width = usize::from(of_cluster(cluster, Widths::UNKNOWN));
        if used + width > columns {
            return (&text[..at], used);
        }
        used += width;
    }
    (text, used)
}

/// `text` within `columns`, with `…` in place of what did not fit.
pub fn ellipsize(text: &str, columns: usize) -> String {
    if of_str(text) <= columns {
        return text.to_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let (head, _) = truncate(text, columns - 1);
    format!("{}…", head.trim_end())
}

/// The columns of one character that stands alone.
pub(in crate::text) fn of_single(c: char, ambiguous: Ambiguous) -> u8 {
    match ambiguous {
        Ambiguous::Narrow => of_char(c),
        Ambiguous::Wide => match c {
            ' '..='~' => 1,
            '\u{200b}' | '\u{ad}' | '\u{2060}' => 0,
            c => UnicodeWidthChar::width_cjk(c).unwrap_or(0).min(2) as u8,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_what_articles_hold() {
        for (text, narrow, wide) in [
            ("a", 1, 1),
            ("報", 2, 2),
            ("。", 2, 2),
            ("“", 1, 2),
            ("…", 1, 2),
            ("ｶ", 1, 1),
            ("か\u{3099}", 2, 2),
            ("각", 2, 2),
            ("\u{1112}\u{1161}\u{11ab}", 2, 2),
            ("é", 1, 1),
            ("︒", 2, 2),
            ("🇹🇼", 2, 2),
            ("👍🏽", 2, 2),
            ("❤\u{fe0f}", 1, 1),
            ("“\u{fe01}", 1, 2),
            ("\u{200b}", 0, 0),
            ("\u{ad}", 0, 0),
        ] {
            assert_eq!(of_cluster(text, Widths::UNKNOWN), narrow, "{text:?} narrow");
            let widths = Widths { ambiguous: Ambiguous::Wide, ..Widths::UNKNOWN };
            assert_eq!(of_cluster(text, widths), wide, "{text:?} wide");
        }
    }

    #[test]
    fn an_emoji_is_shown_whole_where_the_terminal_draws_all_that_it_is_made_of_in_two_columns() {
        let knows = |emoji| Widths { emoji, ..Widths::UNKNOWN };
        let (heart, fire) = ("❤\u{fe0f}", "❤\u{fe0f}\u{200d}🔥");
        let both = EmojiKinds::PRESENTATION.with(EmojiKinds::JOINED);
        for (cluster, emoji, text, width) in [
            (heart, EmojiKinds::PRESENTATION, heart, 2),
            (heart, EmojiKinds::JOINED, "❤", 1),
            (fire, EmojiKinds::JOINED, "❤", 1),
            (fire, both, fire, 2),
            ("👍🏽", EmojiKinds::TONED, "👍🏽", 2),
            ("👍🏽", EmojiKinds::NONE, "👍", 2),
            ("1\u{fe0f}\u{20e3}", EmojiKinds::PRESENTATION, "1", 1),
            ("1\u{fe0f}\u{20e3}", EmojiKinds::KEYCAP, "1\u{fe0f}\u{20e3}", 2),
            ("🇹🇼", EmojiKinds::FLAG, "🇹🇼", 2),
            ("🇹🇼", EmojiKinds::NONE, "🇹", 2),
        ] {
            assert_eq!(glyph(cluster, knows(emoji)), Glyph { text, width }, "{cluster} {emoji:?}");
        }
    }

    #[test]
    fn clusters_and_ambiguous_characters_are_not_certain() {
        assert!(["a", "看", "ｶ", "é", "👍"].iter().all(|glyph| is_certain(glyph)));
        assert!(["“", "─", "ｶﾞ", "e\u{301}", "❤\u{fe0f}", "🇹🇼", ""].iter().all(|glyph| !is_certain(glyph)));
    }

    #[test]
    fn cutting_never_splits_a_wide_cluster() {
        assert_eq!(truncate("看報a", 3), ("看", 2));
        assert_eq!(ellipsize("看報看報", 5), "看報…");
        assert_eq!(ellipsize("ab", 2), "ab");
        assert_eq!(ellipsize("abc", 0), "");
    }
}
