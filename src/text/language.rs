//! The languages that composition tells apart, read from BCP 47 tags.

/// A language as far as typesetting needs to know it.
///
/// The tags are BCP 47; regions without a script imply one (`zh-TW` and `zh-HK` are Traditional, other `zh` Simplified).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Chinese in Traditional characters.
    ChineseTraditional,
    /// Chinese in Simplified characters.
    ChineseSimplified,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Any other language: set by the rules of Latin text.
    #[default]
    Other,
}

impl Language {
    /// Reads a BCP 47 tag, without regard to case; what is not known is [`Language::Other`].
    pub fn from_tag(tag: &str) -> Self {
        let lower = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = lower.split('-');
        match parts.next().unwrap_or_default() {
            "zh" | "yue" | "cmn" | "lzh" | "nan" | "hak" => {
                let rest: Vec<&str> = parts.collect();
                let traditional = rest.contains(&"hant")
                    || (!rest.contains(&"hans") && rest.iter().any(|p| matches!(*p, "tw" | "hk" | "mo")));
                if traditional { Self::ChineseTraditional } else { Self::ChineseSimplified }
            }
            "ja" => Self::Japanese,
            "ko" => Self::Korean,
            _ => Self::Other,
        }
    }

    /// Guesses the language from the scripts of a text: kana make it Japanese, Hangul Korean, and Han alone Chinese.
    ///
    /// Traditional and Simplified are told apart by characters that only one of them writes.
    pub fn guess(text: &str) -> Self {
        let (mut han, mut kana, mut hangul, mut latin) = (0_usize, 0_usize, 0_usize, 0_usize);
        let (mut hant, mut hans) = (0_usize, 0_usize);
        for c in text.chars().take(4000) {
            match c {
                '\u{3041}'..='\u{30ff}' if c != '・' && c != 'ー' => kana += 1,
                '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => hangul += 1,
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                    han += 1;
                    hant += usize::from(ONLY_TRADITIONAL.contains(c));
                    hans += usize::from(ONLY_SIMPLIFIED.contains(c));
                }
                c if c.is_alphabetic() => latin += 1,
                _ => {}
            }
        }
        if hangul > han + kana && hangul * 2 > latin {
            Self::Korean
        } else if kana > 0 && kana * 10 > han && (kana + han) * 2 > latin {
            Self::Japanese
        } else if han * 2 > latin && han > 0 {
            if hans > hant { Self::ChineseSimplified } else { Self::ChineseTraditional }
        } else {
            Self::Other
        }
    }

    /// Whether the language is written mainly in Han characters or kana, without spaces between words.
    pub fn is_spaceless(self) -> bool {
        matches!(self, Self::ChineseTraditional | Self::ChineseSimplified | Self::Japanese)
    }
}

/// Frequent characters of Traditional text that Simplified text writes otherwise.
const ONLY_TRADITIONAL: &str =
    "們來個說會這對開關於時國學過還發經動現進間問當從與無業東車長門見實體點氣電話語請認為種應該讓將樣頭麼";
/// Frequent characters of Simplified text that Traditional text writes otherwise.
const ONLY_SIMPLIFIED: &str =
    "们来个说会这对开关于时国学过还发经动现进间问当从与无业东车长门见实体点气电话语请认为种应该让将样头么";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_the_script_or_imply_it() {
        for (tag, expected) in [
            ("zh-Hant", Language::ChineseTraditional),
            ("zh-TW", Language::ChineseTraditional),
            ("zh_HK", Language::ChineseTraditional),
            ("zh-Hans-TW", Language::ChineseSimplified),
            ("zh", Language::ChineseSimplified),
            ("JA-jp", Language::Japanese),
            ("ko", Language::Korean),
            ("en-GB", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn scripts_betray_the_language() {
        for (text, expected) in [
            ("這是一篇關於開源的報導", Language::ChineseTraditional),
            ("这是一篇关于开源的报道", Language::ChineseSimplified),
            ("これは行組版についての記事です", Language::Japanese),
            ("이것은 줄바꿈에 관한 글입니다", Language::Korean),
            ("This is about 行組版 in English", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(Language::guess(text), expected, "{text}");
        }
    }
}
