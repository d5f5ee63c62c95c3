//! Sets of Han characters that are asked often.

/// A set of characters of the block U+4E00 to U+9FFF, a bit for each.
pub struct HanSet([u64; HAN_WORDS]);

/// Words of 64 bits that the block takes.
const HAN_WORDS: usize = (0xa000 - FIRST_HAN) / 64;
/// The first character of the block.
const FIRST_HAN: usize = 0x4e00;

impl HanSet {
    /// The set of the characters of a text, all of them in the block and so of three bytes each.
    pub const fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut set = [0; HAN_WORDS];
        let mut i = 0;
        while i + 2 < bytes.len() {
            let (high, middle, low) =
                (bytes[i] as usize & 0x0f, bytes[i + 1] as usize & 0x3f, bytes[i + 2] as usize & 0x3f);
            let index = (high << 12 | middle << 6 | low) - FIRST_HAN;
            set[index / 64] |= 1 << (index % 64);
            i += 3;
        }
        Self(set)
    }

    /// Whether `c` is in it.
    pub fn contains(&self, c: char) -> bool {
        let Some(index) = (c as usize).checked_sub(FIRST_HAN) else { return false };
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
}
