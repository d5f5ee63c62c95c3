//! Which Han characters are one in search: those of the other script, by the dictionaries of OpenCC.

use super::script::simplified;
use std::fmt;
use std::ops::RangeInclusive;

/// The unified ideographs of the basic plane and extension A, with what lies between.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';

/// The Simplified twin of every Han character. Making it reads the dictionaries, which takes a moment: it belongs on a
/// thread behind the screen.
pub struct Variants(Box<[char]>);

impl Variants {
    /// The twins as the dictionaries have them, each character for itself.
    pub fn load() -> Self {
        // On a line of its own each, lest neighbours make a phrase.
        let lines: String = HAN.flat_map(|c| [c, '\n']).collect();
        Self(simplified(&lines).chars().filter(|&c| c != '\n').collect())
    }

    /// The character that stands for `c` and for all that are one with it.
    pub fn of(&self, c: char) -> char {
        let index = (c as usize).checked_sub(*HAN.start() as usize);
        index.and_then(|index| self.0.get(index)).copied().unwrap_or(c)
    }
}

impl fmt::Debug for Variants {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Variants({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_and_their_regions_lead_to_the_same_character() {
        let variants = Variants::load();
        assert_eq!(variants.0.len(), HAN.count());
        for same in ["開开", "發髮发", "後后", "裡裏里", "臺台", "為爲为", "龍龙", "麼么"] {
            let mut twins: Vec<char> = same.chars().map(|c| variants.of(c)).collect();
            twins.dedup();
            assert_eq!(twins.len(), 1, "{same}");
        }
        for other in ['看', '報', 'あ', 'a', '𠀀'] {
            assert_eq!(variants.of(other) == other, other != '報', "{other}");
        }
    }
}
