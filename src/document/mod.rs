//! What an article is: blocks of inlines, an outline of sections, footnotes, positions and roles.

pub mod anchor;
pub mod article;
pub mod block;
pub mod code;
pub mod content;
pub mod inline;
pub mod outline;
pub mod picture;
pub mod position;
pub mod reference;
pub mod role;

pub use article::{Document, Footnotes, Meta};
pub use block::{AlertKind, Alignment, Block, BlockKind, Cell, Definition, ListItem, MastheadPart, Table};
pub use code::{CodeSpan, CodeSpans};
pub use content::Content;
pub use inline::{Inline, RubyPair, Target};
pub use outline::{Outline, Section};
pub use picture::{PictureSizes, PixelSize, figures};
pub use position::{BlockId, FootnoteId, TextPos};
pub use reference::ArticleRef;
pub use role::Role;
