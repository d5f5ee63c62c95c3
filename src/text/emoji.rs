//! Emoji made of several characters, by how they are made: terminals disagree about each way on its own.

/// A set of ways in which an emoji is made of several characters (UTS #51).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct EmojiKinds(u8);

impl EmojiKinds {
    /// None.
    pub const NONE: Self = Self(0);
    /// A text character that U+FE0F makes an emoji: `❤️`.
    pub const PRESENTATION: Self = Self(1);
    /// Emoji joined by U+200D: `👨‍👩‍👧`.
    pub const JOINED: Self = Self(2);
    /// A tone of skin: `👍🏽`.
    pub const TONED: Self = Self(4);
    /// Two regional indicators: `🇹🇼`.
    pub const FLAG: Self = Self(8);
    /// A digit or sign on a key, with U+20E3: `1️⃣`.
    pub const KEYCAP: Self = Self(16);

    /// The kinds in either set.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all kinds of `other` are in the set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The set as a number, one bit for each kind.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set that a number stands for; bits of no kind are dropped.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 31)
    }

    /// How a grapheme cluster is made; [`NONE`](Self::NONE) where it is no emoji of several characters.
    pub fn of(cluster: &str) -> Self {
        let mut rest = cluster.chars();
        let first = rest.next().unwrap_or_default();
        // Letters join too, in Indic scripts and Arabic.
        if first.is_alphabetic() && !is_regional(first) || ('\u{600}'..'\u{1fff}').contains(&first) {
            return Self::NONE;
        }
        // Sound marks of half width join whatever they follow, and would be lost with the rest of an emoji.
        if cluster.ends_with(['\u{ff9e}', '\u{ff9f}']) {
            return Self::NONE;
        }
        let kinds = rest.fold(Self::NONE, |kinds, c| kinds.with(Self::by(c)));
        // The selector within a keycap is part of the keycap.
        if kinds.contains(Self::KEYCAP) { Self::KEYCAP } else { kinds }
    }

    fn by(c: char) -> Self {
        match c {
            '\u{fe0f}' => Self::PRESENTATION,
            '\u{200d}' => Self::JOINED,
            '\u{1f3fb}'..='\u{1f3ff}' => Self::TONED,
            '\u{20e3}' => Self::KEYCAP,
            c if is_regional(c) => Self::FLAG,
            _ => Self::NONE,
        }
    }
}

fn is_regional(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_told_by_how_it_is_made() {
        let all = [
            ("❤\u{fe0f}", EmojiKinds::PRESENTATION),
            ("👨\u{200d}👩\u{200d}👧", EmojiKinds::JOINED),
            ("❤\u{fe0f}\u{200d}🔥", EmojiKinds::JOINED.with(EmojiKinds::PRESENTATION)),
            ("👩🏽\u{200d}💻", EmojiKinds::JOINED.with(EmojiKinds::TONED)),
            ("👍🏽", EmojiKinds::TONED),
            ("🇹🇼", EmojiKinds::FLAG),
            ("1\u{fe0f}\u{20e3}", EmojiKinds::KEYCAP),
            ("👍", EmojiKinds::NONE),
            ("🇹", EmojiKinds::NONE),
            ("👍🏽ﾞ", EmojiKinds::NONE),
            ("क्\u{200d}ष", EmojiKinds::NONE),
            ("e\u{301}", EmojiKinds::NONE),
            ("", EmojiKinds::NONE),
        ];
        for (cluster, kinds) in all {
            assert_eq!(EmojiKinds::of(cluster), kinds, "{cluster}");
            assert_eq!(EmojiKinds::from_bits(kinds.bits()), kinds);
        }
    }
}
