//! Where a text probably comes from, which decides between encodings that a short text fits equally well.

use crate::text::Language;

/// A top-level domain, as a hint at the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region(&'static str);

/// The domains whose texts are often in an encoding of their own.
const DOMAINS: [&str; 28] = [
    "cn", "sg", "tw", "hk", "mo", "jp", "kr", "ru", "ua", "by", "bg", "rs", "gr", "cy", "tr", "il", "th", "vn", "pl",
    "cz", "sk", "hu", "ro", "hr", "si", "lt", "lv", "ee",
];

impl Region {
    /// That of a host name: its top-level domain, where that says something.
    pub fn of_host(host: &str) -> Option<Self> {
        let last = host.trim_end_matches('.').rsplit('.').next()?.to_ascii_lowercase();
        DOMAINS.into_iter().find(|domain| *domain == last).map(Self)
    }

    /// That of a locale such as `zh_TW.Big5`, where its texts are often in an encoding of their own.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let name = locale.split(['.', '@']).next().unwrap_or_default();
        let (language, country) = name.split_once('_').unwrap_or((name, ""));
        match language {
            "zh" | "ja" | "ko" => Self::of_host(country).or_else(|| Self::of_language(Language::from_tag(name))),
            _ => None,
        }
    }

    /// That where most texts of a language are written.
    pub fn of_language(language: Language) -> Option<Self> {
        Some(Self(match language {
            Language::ChineseSimplified => "cn",
            Language::ChineseTraditional => "tw",
            Language::Japanese => "jp",
            Language::Korean => "kr",
            Language::Named(_) | Language::Other => return None,
        }))
    }

    /// The domain, in small letters.
    pub fn domain(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_locales_have_regions() {
        let host = |host| Region::of_host(host).map(Region::domain);
        assert_eq!(host("news.example.TW"), Some("tw"));
        assert_eq!(host("news.example.jp."), Some("jp"));
        assert_eq!(host("example.com"), None);
        let locale = |locale| Region::of_locale(locale).map(Region::domain);
        assert_eq!(locale("zh_TW.Big5"), Some("tw"));
        assert_eq!(locale("zh_HK"), Some("hk"));
        assert_eq!(locale("zh_CN.UTF-8"), Some("cn"));
        assert_eq!(locale("ja"), Some("jp"));
        assert_eq!(locale("ko_KR.eucKR"), Some("kr"));
        assert_eq!(locale("en_US.UTF-8"), None);
        assert_eq!(locale("C"), None);
    }
}
