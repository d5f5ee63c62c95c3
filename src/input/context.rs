//! The contexts in which keys mean different things.

/// Where a key is pressed. Every context but [`Context::Prompt`] falls back on [`Context::Global`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere but where text is typed.
    Global,
    /// The text pane.
    Text,
    /// The text pane while the article is set vertically. It falls back on [`Context::Text`].
    Vertical,
    /// The outline.
    Outline,
    /// A footnote popup.
    Popup,
    /// The list of articles.
    Shelf,
    /// The help and other full lists.
    Help,
    /// A line being typed: command line, search, filter. It does not fall back on [`Context::Global`].
    Prompt,
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Context; 8] =
        [Self::Global, Self::Text, Self::Vertical, Self::Outline, Self::Popup, Self::Shelf, Self::Help, Self::Prompt];

    /// The name of its table in `keys.toml`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Text => "text",
            Self::Vertical => "vertical",
            Self::Outline => "outline",
            Self::Popup => "popup",
            Self::Shelf => "shelf",
            Self::Help => "help",
            Self::Prompt => "prompt",
        }
    }

    /// Its heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Text => "Text",
            Self::Vertical => "Vertical text",
            Self::Outline => "Outline",
            Self::Popup => "Footnote popup",
            Self::Shelf => "Shelf",
            Self::Help => "Help",
            Self::Prompt => "Typing a line",
        }
    }

    /// The context whose keys hold where this one has none.
    pub fn fallback(self) -> Option<Self> {
        match self {
            Self::Global | Self::Prompt => None,
            Self::Vertical => Some(Self::Text),
            Self::Text | Self::Outline | Self::Popup | Self::Shelf | Self::Help => Some(Self::Global),
        }
    }

    /// The context and those that it falls back on, nearest first.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.fallback())
    }

    /// The context of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.key() == key)
    }
}
