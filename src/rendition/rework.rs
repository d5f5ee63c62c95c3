//! What is wanted: whether punctuation is repaired, and which script Chinese is shown in.

use crate::document::Document;
use crate::text::Language;

/// Whether damaged punctuation is repaired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Repair {
    /// In plain text, whose marks nobody set; not in Markdown and the like.
    #[default]
    Auto,
    /// In every article.
    On,
    /// Not at all.
    Off,
}

/// The script that Chinese is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Script {
    /// As the source has it.
    #[default]
    Off,
    /// Simplified characters.
    Hans,
    /// Traditional characters as Taiwan writes them.
    HantTaiwan,
    /// Traditional characters as Hong Kong writes them.
    HantHongKong,
}

/// What is done to a document before it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rework {
    /// Whether damaged punctuation is repaired.
    pub repair: Repair,
    /// The script that Chinese is shown in.
    pub script: Script,
}

/// What is asked for in the place of what the settings say, where anything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Whether damaged punctuation is repaired.
    pub repair: Option<Repair>,
    /// The script that Chinese is shown in.
    pub script: Option<Script>,
}

impl Asked {
    /// What the settings say, with what is asked for instead.
    pub fn over(self, settings: Rework) -> Rework {
        Rework { repair: self.repair.unwrap_or(settings.repair), script: self.script.unwrap_or(settings.script) }
    }
}

impl Rework {
    /// Nothing is done.
    pub const AS_WRITTEN: Self = Self { repair: Repair::Off, script: Script::Off };

    /// Whether it comes to the same for a document as `other` does.
    pub fn is_like(self, other: Self, document: &Document) -> bool {
        self.script == other.script && self.repair.applies_to(document) == other.repair.applies_to(document)
    }
}

impl Repair {
    /// Every choice with its name in the settings.
    pub const ALL: [(&'static str, Self); 3] = [("auto", Self::Auto), ("on", Self::On), ("off", Self::Off)];

    /// Its name in the settings.
    pub fn key(self) -> &'static str {
        name_in(&Self::ALL, self)
    }

    /// Whether the marks of a document are repaired.
    pub fn applies_to(self, document: &Document) -> bool {
        self.applies_to_text(document.is_plain)
    }

    /// Whether the marks of a text are repaired, which is plain or not.
    pub fn applies_to_text(self, is_plain: bool) -> bool {
        match self {
            Self::Auto => is_plain,
            Self::On => true,
            Self::Off => false,
        }
    }
}

impl Script {
    /// Every choice with its name in the settings, in the order of going through them.
    pub const ALL: [(&'static str, Self); 4] =
        [("off", Self::Off), ("hans", Self::Hans), ("hant-tw", Self::HantTaiwan), ("hant-hk", Self::HantHongKong)];

    /// Its name in the settings.
    pub fn key(self) -> &'static str {
        name_in(&Self::ALL, self)
    }

    /// The choice of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == key).map(|(_, script)| script)
    }

    /// The choice after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Off => Self::Hans,
            Self::Hans => Self::HantTaiwan,
            Self::HantTaiwan => Self::HantHongKong,
            Self::HantHongKong => Self::Off,
        }
    }

    /// What it is called to the reader.
    pub fn title(self) -> &'static str {
        match self {
            Self::Off => "as written",
            Self::Hans => "简 (Simplified)",
            Self::HantTaiwan => "繁 (Traditional, Taiwan)",
            Self::HantHongKong => "繁 (Traditional, Hong Kong)",
        }
    }

    /// The language that Chinese text becomes; `None` where it stays as it is.
    pub fn language(self) -> Option<Language> {
        match self {
            Self::Off => None,
            Self::Hans => Some(Language::ChineseSimplified),
            Self::HantTaiwan | Self::HantHongKong => Some(Language::ChineseTraditional),
        }
    }
}

fn name_in<T: Copy + PartialEq>(all: &[(&'static str, T)], choice: T) -> &'static str {
    all.iter().find(|(_, known)| *known == choice).map_or("", |(name, _)| name)
}
