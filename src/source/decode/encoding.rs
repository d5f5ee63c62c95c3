//! A character encoding, by the names that the web knows it by.

use std::fmt::{self, Display};

/// A character encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    known: &'static encoding_rs::Encoding,
    /// Whether it is UTF-16 in an order that nobody named.
    any_order: bool,
}

/// The names that are offered where one is not known.
const NAMES: [&str; 21] = [
    "utf-8",
    "utf-16",
    "utf-16le",
    "utf-16be",
    "gbk",
    "gb18030",
    "gb2312",
    "big5",
    "big5-hkscs",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "iso-8859-1",
    "iso-8859-2",
    "koi8-r",
    "windows-874",
    "macintosh",
];

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self { known: encoding_rs::UTF_8, any_order: false };

    /// The encoding that a label names, as the WHATWG lists them, or by the number of its code page.
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase().replace('_', "-");
        let label = match label.as_str() {
            "cp936" => "gbk",
            "cp950" => "big5",
            "cp932" | "shift-jis" => "shift_jis",
            "cp949" | "uhc" => "euc-kr",
            "utf8" => "utf-8",
            "utf16" | "ucs-2" | "unicode" => "utf-16",
            "utf16le" | "utf16-le" => "utf-16le",
            "utf16be" | "utf16-be" => "utf-16be",
            other => other,
        };
        let any_order = label == "utf-16";
        let known = encoding_rs::Encoding::for_label(label.as_bytes());
        known.filter(|encoding| *encoding != encoding_rs::REPLACEMENT).map(|known| Self { known, any_order })
    }

    /// The names that most texts need, for messages.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.into_iter()
    }

    /// What the encoding is called.
    pub fn name(self) -> &'static str {
        self.known.name()
    }

    /// Whether text in it may hold NUL bytes.
    pub fn has_nuls(self) -> bool {
        self.known == encoding_rs::UTF_16LE || self.known == encoding_rs::UTF_16BE
    }

    pub(super) fn inner(self) -> &'static encoding_rs::Encoding {
        self.known
    }

    /// Whether it is UTF-16 in an order of bytes that the bytes have to tell.
    pub(super) fn is_any_utf16(self) -> bool {
        self.any_order
    }
}

impl From<&'static encoding_rs::Encoding> for Encoding {
    fn from(encoding: &'static encoding_rs::Encoding) -> Self {
        Self { known: encoding, any_order: false }
    }
}

impl Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_taken_in_every_spelling() {
        let name = |label| Encoding::from_label(label).map(Encoding::name);
        for label in ["GBK", " gb2312", "CP936", "x-gbk"] {
            assert_eq!(name(label), Some("GBK"), "{label}");
        }
        for label in ["Shift_JIS", "sjis", "cp932", "SHIFT-JIS"] {
            assert_eq!(name(label), Some("Shift_JIS"), "{label}");
        }
        assert_eq!(name("utf16"), Some("UTF-16LE"));
        assert_eq!(name("utf-16-be"), None);
        assert_eq!(name("UTF16BE"), Some("UTF-16BE"));
        assert_eq!(name("klingon"), None);
        assert_eq!(name("hz-gb-2312"), None, "nothing reads it");
        assert!(NAMES.into_iter().all(|label| name(label).is_some()));
    }
}
