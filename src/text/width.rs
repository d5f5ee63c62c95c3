//! The one authority on widths. Everything is counted in terminal columns, one grapheme cluster at a time.
//!
//! The tables are those of `unicode-width` (UAX #11), with the choices that terminals force on us: emoji sequences are
//! shown by their first character, since terminals disagree about the rest, and no cluster is wider than two columns.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide characters of the ambiguous class (`“ ” … — · ①`) are in article text (UAX #11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ambiguous {
    /// One column, as most terminals draw them.
    #[default]
    Narrow,
    /// Two columns, as terminals set to a CJK locale draw them.
    Wide,
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
pub fn of_cluster(cluster: &str, ambiguous: Ambiguous) -> u8 {
    glyph(cluster, ambiguous).width
}

/// The columns of a text, cluster by cluster, with the ambiguous class narrow: for the interface, not for articles.
pub fn of_str(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.len();
    }
    text.graphemes(true).map(|g| usize::from(of_cluster(g, Ambiguous::Narrow))).sum()
}

/// What to write for a grapheme cluster, and the columns that it takes.
///
/// Joined, modified and presentation-selected emoji are 1, 2, 4 or 6 columns wide depending on the terminal; their first
/// character alone is the same everywhere.
pub fn glyph(cluster: &str, ambiguous: Ambiguous) -> Glyph<'_> {
    let mut chars = cluster.chars();
    let Some(first) = chars.next() else { return Glyph { text: "", width: 0 } };
    if chars.as_str().is_empty() {
        let width = of_single(first, ambiguous);
        return Glyph { text: if width == 0 { "" } else { cluster }, width };
    }
    if is_emoji_sequence(cluster) {
        let text = &cluster[..first.len_utf8()];
        return Glyph { text, width: of_single(first, ambiguous) };
    }
    let text = cluster.trim_end_matches(['\u{fe00}', '\u{fe01}', '\u{fe02}', '\u{fe0e}']);
    let width = match ambiguous {
        Ambiguous::Narrow => UnicodeWidthStr::width(text),
        Ambiguous::Wide => UnicodeWidthStr::width_cjk(text),
    };
    Glyph { text, width: width.min(2) as u8 }
}

/// The longest head of `text` that fits `columns`, cut between clusters, and the columns that it takes.
pub fn truncate(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let width = usize::from(of_cluster(cluster, Ambiguous::Narrow));
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

/// Whether terminals disagree about the width of this cluster: VS16, a joiner, a skin tone or a keycap after the first.
fn is_emoji_sequence(cluster: &str) -> bool {
    let mut rest = cluster.chars();
    let first = rest.next().unwrap_or_default();
    let pictographic = !first.is_alphabetic() && !('\u{600}'..'\u{1fff}').contains(&first);
    pictographic && rest.any(|c| matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}'))
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
            assert_eq!(of_cluster(text, Ambiguous::Narrow), narrow, "{text:?} narrow");
            assert_eq!(of_cluster(text, Ambiguous::Wide), wide, "{text:?} wide");
        }
    }

    #[test]
    fn cutting_never_splits_a_wide_cluster() {
        assert_eq!(truncate("看報a", 3), ("看", 2));
        assert_eq!(ellipsize("看報看報", 5), "看報…");
        assert_eq!(ellipsize("ab", 2), "ab");
        assert_eq!(ellipsize("abc", 0), "");
    }
}
