//! Conjoining jamo as the syllables that they spell (Unicode §3.12): terminals disagree about the columns of the letters,
//! and none about those of a syllable.

const LEADING: u32 = 0x1100;
const VOWEL: u32 = 0x1161;
const TRAILING: u32 = 0x11a7;
const SYLLABLE: u32 = 0xac00;
const LEADINGS: u32 = 19;
const VOWELS: u32 = 21;
/// The trailing consonants and none at all.
const TRAILINGS: u32 = 28;

/// The syllable that `next` makes of a leading consonant, or of a syllable without a trailing one.
pub fn compose(last: char, next: char) -> Option<char> {
    let offset = |c: char, from: u32, count: u32| u32::from(c).checked_sub(from).filter(|&index| index < count);
    let syllable = match offset(last, LEADING, LEADINGS) {
        Some(leading) => SYLLABLE + (leading * VOWELS + offset(next, VOWEL, VOWELS)?) * TRAILINGS,
        None => {
            let open = offset(last, SYLLABLE, LEADINGS * VOWELS * TRAILINGS).filter(|at| at % TRAILINGS == 0)?;
            SYLLABLE + open + offset(next, TRAILING, TRAILINGS).filter(|&trailing| trailing > 0)?
        }
    };
    char::from_u32(syllable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_join_as_the_normaliser_joins_them() {
        let all = |letters: &str| letters.chars().reduce(|last, next| compose(last, next).unwrap()).unwrap();
        assert_eq!(all("\u{1112}\u{1161}\u{11ab}"), '한');
        assert_eq!(all("\u{1100}\u{1161}"), '가');
        assert_eq!(all("\u{1112}\u{1175}\u{11c2}"), '힣');
        assert_eq!(all("가\u{11a8}"), '각');
    }

    #[test]
    fn what_spells_no_modern_syllable_stays_as_it_is() {
        let old = [('\u{1140}', '\u{1161}'), ('\u{1112}', '\u{119e}'), ('각', '\u{11a8}'), ('가', '\u{11a7}')];
        for (last, next) in old.into_iter().chain([('가', '나'), ('a', '\u{1161}'), ('\u{1100}', '\u{1100}')]) {
            assert_eq!(compose(last, next), None, "{last} {next}");
        }
    }
}
