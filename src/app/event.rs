//! What can happen to the reader's state: the only way in.

use crate::app::{FoundPictures, Glance, Picture, PictureSupport, Record};
use crate::config::{Appearance, Config};
use crate::document::{ArticleRef, BlockId, CodeSpan, PixelSize};
use crate::input::Key;
use crate::rendition::{Rendition, Variants};
use crate::text::SafeText;
use crate::text::width::Widths;
use std::sync::Arc;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed; full-width forms are not yet turned into their twins.
    Key(Key),
    /// Text was pasted.
    Paste(SafeText),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has a new size.
    Resize(Size),
    /// The program is in the foreground again.
    Resumed,
    /// An article is there, with what was kept about it.
    Opened {
        /// Which one.
        article: ArticleRef,
        /// Its text, as its source has it and as it is shown.
        rendition: Rendition,
        /// Where the reader was, where something was kept.
        record: Option<Record>,
    },
    /// A part of an article is there, from its beginning on; the rest is still being read.
    Growing {
        /// Which one.
        article: ArticleRef,
        /// The part, as it would be the article.
        rendition: Rendition,
        /// Bytes that were read so far.
        bytes: u64,
        /// Where the reader was, where something was kept.
        record: Option<Record>,
    },
    /// A moment has passed since [`Effect::AwaitLeisure`](crate::app::Effect::AwaitLeisure).
    Leisure,
    /// What came through standard input is whole, so that it can be told which article it is.
    Named {
        /// The reference that it has from now on.
        article: ArticleRef,
        /// What was kept about it, where the same came before.
        record: Option<Record>,
    },
    /// Someone had a look at an article on the shelf.
    Glanced {
        /// Which one.
        article: ArticleRef,
        /// What was seen.
        glance: Glance,
    },
    /// The text of an article is as it was asked for.
    Rendered {
        /// Which one.
        article: ArticleRef,
        /// Its text.
        rendition: Rendition,
    },
    /// An article stays as it is: what was asked for could not be done to it.
    RenderFailed {
        /// Which one.
        article: ArticleRef,
        /// Why.
        message: SafeText,
    },
    /// An article could not be opened.
    OpenFailed {
        /// Which one.
        article: ArticleRef,
        /// Why, and what to do.
        message: SafeText,
    },
    /// It is known what the pieces of a block of code are.
    CodeRead {
        /// The article.
        article: ArticleRef,
        /// The block.
        block: BlockId,
        /// Its pieces, in the order of its text.
        spans: Arc<[CodeSpan]>,
    },
    /// The images of an article were looked for.
    PicturesFound {
        /// The article.
        article: ArticleRef,
        /// What was found.
        found: FoundPictures,
    },
    /// An image was fetched from the web.
    PictureFetched {
        /// The article.
        article: ArticleRef,
        /// The figure.
        block: BlockId,
        /// How large the image is.
        size: PixelSize,
    },
    /// An image is there.
    PictureReady {
        /// The article.
        article: ArticleRef,
        /// The figure.
        block: BlockId,
        /// The image, in the size that was asked for.
        picture: Arc<Picture>,
    },
    /// An image cannot be shown after all.
    PictureFailed {
        /// The article.
        article: ArticleRef,
        /// The figure.
        block: BlockId,
        /// Why, with its address before it.
        message: SafeText,
    },
    /// It is known which Han characters are one in search.
    VariantsLoaded(Arc<Variants>),
    /// The configuration was changed on disk and read again; files with an error in them are as they were before.
    ConfigChanged(Box<Config>),
    /// Something is wrong in the configuration: where and what.
    ConfigWrong(SafeText),
    /// The terminal said whether its background is dark or light.
    Background(Appearance),
    /// The terminal said how wide its glyphs are.
    Widths(Widths),
    /// More is known about how the terminal shows images.
    Graphics(PictureSupport),
    /// Something to tell the reader, from a worker or the terminal.
    Notice(Notice),
}

impl Event {
    /// Whether it is the reader who did something.
    pub fn is_of_reader(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Paste(_) | Self::Mouse(_) | Self::Resize(_) | Self::Resumed)
    }
}

/// The size of the terminal, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// A use of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// Where: columns from the left, 0 first.
    pub column: u16,
    /// Where: rows from the top, 0 first.
    pub row: u16,
}

/// What was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel was turned towards the reader's end of the text.
    WheelDown,
    /// The wheel was turned towards the beginning.
    WheelUp,
}

/// A message to the reader. It stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How serious it is.
    pub severity: Severity,
    /// What it says.
    pub text: SafeText,
}

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// For information.
    Info,
    /// Something was not done as asked.
    Warning,
    /// Something failed.
    Error,
}
