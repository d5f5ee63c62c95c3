//! How the second stage begins: text becomes clusters with widths, classes and columns.

use crate::compose::cluster::Cluster;
use crate::text::class::Class;
use crate::text::plain::{self, LineBreak};
use crate::text::width::{self, Widths};
use unicode_segmentation::UnicodeSegmentation;

/// Cuts a text into clusters: character by character while all are plain, else by UAX #29. The flag says which.
pub fn segment(text: &str, widths: Widths) -> (Vec<Cluster>, bool) {
    if let Some(clusters) = segment_plain(text, widths) {
        return (clusters, true);
    }
    let graphemes = text.grapheme_indices(true);
    let mut clusters =
        graphemes.map(|(start, g)| Cluster::new(start, g, width::of_cluster(g, widths))).collect::<Vec<_>>();
    set_columns(&mut clusters);
    (clusters, false)
}

/// Gives every cluster its column, once widths or slots have changed.
pub fn set_columns(clusters: &mut [Cluster]) {
    let mut pen = 0;
    for cluster in clusters {
        cluster.open = pen + u32::from(cluster.slot);
        pen = cluster.open + u32::from(cluster.columns());
    }
}

fn segment_plain(text: &str, widths: Widths) -> Option<Vec<Cluster>> {
    if text.is_ascii() {
        return segment_ascii(text);
    }
    let mut clusters = Vec::with_capacity(text.len() / 2);
    let mut open = 0;
    for (start, c) in text.char_indices() {
        let mut cluster = match c {
            '\0'..='\u{7f}' => ASCII[c as usize],
            '\u{4e00}'..='\u{9fff}' => HAN,
            _ => Cluster::of_plain(plain::look_up(c, widths.ambiguous)?, c.len_utf8() as u8),
        };
        if cluster.line_break == LineBreak::Complex {
            return None;
        }
        (cluster.start, cluster.open) = (start as u32, open);
        open += u32::from(cluster.width);
        clusters.push(cluster);
    }
    Some(clusters)
}

/// The cluster that a common ideograph becomes.
const HAN: Cluster = Cluster::of_plain(plain::HAN, 3);
/// The clusters that ASCII characters become.
static ASCII: [Cluster; 128] = {
    let mut all = [Cluster::of_plain(plain::ascii(0), 1); 128];
    let mut byte = 0;
    while byte < all.len() {
        all[byte] = Cluster::of_plain(plain::ascii(byte as u8), 1);
        byte += 1;
    }
    all
};

/// ASCII at one look-up a byte: its characters are as many columns as bytes, but for line breaks.
fn segment_ascii(text: &str) -> Option<Vec<Cluster>> {
    let mut all_plain = true;
    let place = |(byte, at): (u8, u32)| {
        // Changed in place, it is copied as one piece.
        let mut cluster = ASCII[usize::from(byte & 0x7f)];
        all_plain &= cluster.line_break != LineBreak::Complex;
        (cluster.start, cluster.open) = (at, at);
        cluster
    };
    let mut clusters: Vec<Cluster> = text.bytes().zip(0..).map(place).collect();
    if text.contains('\n') {
        set_columns(&mut clusters);
    }
    if all_plain { Some(clusters) } else { None }
}

/// How many clusters of which kind a text has: what decides how it is set.
#[derive(Default)]
pub struct Census {
    han_or_kana: u64,
    hangul: u64,
    latin: u64,
    digits: u64,
    straight_quotes: u64,
}

/// Bits of one counter; five of them are counted in one word.
const BITS: u32 = 12;
/// As many clusters as no counter overflows with.
const COUNTED_AT_ONCE: usize = (1 << BITS) - 1;

/// What a cluster of a class adds to the word of counters.
static WEIGHTS: [u64; Class::COUNT] = {
    let mut weights = [0; Class::COUNT];
    let han_or_kana = [Class::Han, Class::Kana, Class::SmallKana, Class::Iteration, Class::WideDigit];
    let mut i = 0;
    while i < han_or_kana.len() {
        weights[han_or_kana[i] as usize] = 1;
        i += 1;
    }
    weights[Class::Hangul as usize] = 1 << BITS;
    weights[Class::Latin as usize] = 1 << (2 * BITS);
    weights[Class::Digit as usize] = 1 << (3 * BITS);
    weights[Class::StraightQuote as usize] = 1 << (4 * BITS);
    weights
};

impl Census {
    /// Counts the clusters of a text.
    pub fn of(clusters: &[Cluster]) -> Self {
        let mut census = Self::default();
        for some in clusters.chunks(COUNTED_AT_ONCE) {
            let counters = some.iter().map(|c| WEIGHTS[c.class as usize]).sum::<u64>();
            let counter = |n: u32| counters >> (n * BITS) & COUNTED_AT_ONCE as u64;
            census.han_or_kana += counter(0);
            census.hangul += counter(1);
            census.latin += counter(2);
            census.digits += counter(3);
            census.straight_quotes += counter(4);
        }
        census
    }

    /// Whether straight quotes have sides: they pair.
    pub fn has_paired_quotes(&self) -> bool {
        self.straight_quotes > 0 && self.straight_quotes.is_multiple_of(2)
    }

    /// Whether Han or kana may meet letters or digits.
    pub fn has_slots(&self) -> bool {
        self.han_or_kana > 0 && self.latin + self.digits > 0
    }

    /// Korean breaks at spaces (klreq §7.1.1, §7.1.4); a few Hangul words in other text break as Han does.
    pub fn is_mainly_hangul(&self) -> bool {
        self.hangul > self.han_or_kana
    }

    /// Whether the text is mainly words with spaces between them.
    pub fn is_spaced(&self) -> bool {
        self.latin + self.hangul > 2 * self.han_or_kana
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cluster_of_a_long_text_is_counted() {
        let clusters = |text: &str| segment(text, Widths::default()).0;
        let census = Census::of(&clusters(&"漢あー々１한글Latin 12\"".repeat(9_000)));
        let counted = [census.han_or_kana, census.hangul, census.latin, census.digits, census.straight_quotes];
        assert_eq!(counted, [45_000, 18_000, 45_000, 18_000, 9_000]);
    }

    #[test]
    fn columns_are_those_of_the_clusters_before() {
        for text in ["plain words\nof two lines", "字と kana\n한글", "e\u{301}té 👍🏽 字"] {
            let clusters = segment(text, Widths::default()).0;
            let mut again = clusters.clone();
            set_columns(&mut again);
            assert_eq!(clusters, again, "{text:?}");
        }
    }
}
