//! The pieces of running text.

use crate::document::{BlockId, Content, FootnoteId, Role};
use crate::text::SafeText;

/// A piece of running text. Plain text is by far the most of them, so that whatever is larger lies apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text. A `\n` in it is a soft line break of the source.
    Text(SafeText),
    /// Text with a role of its own: emphasis, strong, code and the like.
    Styled(Role, Box<Content>),
    /// A link.
    Link {
        /// Where it leads.
        target: Box<Target>,
        /// What is shown.
        content: Box<Content>,
    },
    /// A reference to a footnote.
    FootnoteRef(FootnoteId),
    /// A word with its reading: one for the whole of it (group ruby), or one for each of its parts (jukugo ruby).
    Ruby(Box<[RubyPair]>),
    /// An image within a line.
    Image {
        /// Address of the image.
        source: Box<SafeText>,
        /// Text that stands for it.
        alt: Box<SafeText>,
    },
    /// A hard line break.
    Break,
}

impl Inline {
    /// Text with a role of its own.
    pub fn styled(role: Role, content: impl Into<Content>) -> Self {
        Self::Styled(role, Box::new(content.into()))
    }

    /// A link.
    pub fn link(target: Target, content: impl Into<Content>) -> Self {
        Self::Link { target: Box::new(target), content: Box::new(content.into()) }
    }
}

/// A base with its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubyPair {
    /// The characters that are annotated.
    pub base: SafeText,
    /// The reading; empty for a part of a word that needs none.
    pub text: SafeText,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// An address outside the article, as written in the source.
    Url(SafeText),
    /// A block of this article.
    Block(BlockId),
    /// A footnote of this article.
    Footnote(FootnoteId),
    /// The image of a figure of this article, by itself.
    Picture(BlockId),
}
