//! What the reader's state asks of the world: the only way out.

use crate::app::{Drawing, Record};
use crate::compose::{CellSize, CodeBlock};
use crate::document::{ArticleRef, BlockId};
use crate::rendition::{Rendition, Rework};
use crate::text::SafeText;

/// Something to be done outside the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read an article; [`Opened`](crate::app::Event::Opened) or [`OpenFailed`](crate::app::Event::OpenFailed) answers.
    Open(ArticleRef),
    /// Find out what the pieces of a block of code are; [`CodeRead`](crate::app::Event::CodeRead) answers.
    ReadCode {
        /// The article.
        article: ArticleRef,
        /// The block.
        code: CodeBlock,
    },
    /// Make cells of an image; [`PictureReady`](crate::app::Event::PictureReady) or
    /// [`PictureFailed`](crate::app::Event::PictureFailed) answers.
    MakePicture {
        /// The article.
        article: ArticleRef,
        /// The figure.
        block: BlockId,
        /// The address of the image, as the article has it.
        address: SafeText,
        /// The cells that it takes.
        size: CellSize,
        /// How it is drawn.
        drawing: Drawing,
    },
    /// Fetch an image from the web; [`PictureFetched`](crate::app::Event::PictureFetched) or
    /// [`PictureFailed`](crate::app::Event::PictureFailed) answers.
    FetchPicture {
        /// The article.
        article: ArticleRef,
        /// The figure.
        block: BlockId,
        /// The address of the image, as the article has it.
        address: SafeText,
    },
    /// Repair or convert the text of an article; [`Rendered`](crate::app::Event::Rendered) answers.
    Render {
        /// Which one.
        article: ArticleRef,
        /// Its text as its source has it.
        as_written: Rendition,
        /// What is asked for.
        rework: Rework,
    },
    /// Let go of a long article that is shown no more, where nobody waits for it.
    Discard(Rendition),
    /// Find out which Han characters are one in search; [`VariantsLoaded`](crate::app::Event::VariantsLoaded) answers.
    LoadVariants,
    /// Wait for a moment; [`Leisure`](crate::app::Event::Leisure) follows.
    AwaitLeisure,
    /// Keep what is known about the reading of an article.
    Save {
        /// Which one.
        article: ArticleRef,
        /// What to keep.
        record: Record,
    },
    /// Keep that the reader was shown the keys that matter most.
    Greeted,
    /// Open an address in the browser.
    OpenUrl(SafeText),
    /// Put text on the clipboard (OSC 52).
    Copy(String),
    /// Suspend the program.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// Report the mouse, or stop to.
    CaptureMouse(bool),
    /// Quit.
    Quit,
    /// Quit, for there is nothing to show; the message says why.
    Fail(SafeText),
}
