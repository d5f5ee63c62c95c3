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
    /// Another language, by its ISO 639-1 code in small letters: set by the rules of Latin text, hyphenated by its own.
    Named([u8; 2]),
    /// A language that is not known: set by the rules of Latin text.
    #[default]
    Other,
}

impl Language {
    /// English.
    pub const ENGLISH: Self = Self::Named(*b"en");

    /// Reads a BCP 47 tag, without regard to case; what names no language of two letters is [`Language::Other`].
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
            other => named(other),
        }
    }

    /// Whether the language is written mainly in Han characters or kana, without spaces between words.
    pub fn is_spaceless(self) -> bool {
        matches!(self, Self::ChineseTraditional | Self::ChineseSimplified | Self::Japanese)
    }
}

/// The language of an ISO 639-1 code.
fn named(code: &str) -> Language {
    match code.as_bytes() {
        &[a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Language::Named([a, b]),
        _ => Language::Other,
    }
}

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
            ("en-GB", Language::ENGLISH),
            ("DE_at", Language::Named(*b"de")),
            ("und", Language::Other),
            ("e1", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }
}
