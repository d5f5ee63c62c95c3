//! The running text of a block. Nearly all paragraphs are one piece of text, which is then kept in the block itself.

use crate::document::Inline;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// Pieces of running text, in their order.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    One(Inline),
    /// Any other number of them.
    Several(Box<[Inline]>),
}

impl Deref for Content {
    type Target = [Inline];

    fn deref(&self) -> &[Inline] {
        match &self.0 {
            Kept::One(inline) => std::slice::from_ref(inline),
            Kept::Several(inlines) => inlines,
        }
    }
}

impl DerefMut for Content {
    fn deref_mut(&mut self) -> &mut [Inline] {
        match &mut self.0 {
            Kept::One(inline) => std::slice::from_mut(inline),
            Kept::Several(inlines) => inlines,
        }
    }
}

impl From<Inline> for Content {
    fn from(inline: Inline) -> Self {
        Self(Kept::One(inline))
    }
}

impl From<Vec<Inline>> for Content {
    fn from(inlines: Vec<Inline>) -> Self {
        match <[Inline; 1]>::try_from(inlines) {
            Ok([inline]) => inline.into(),
            Err(inlines) => Self(Kept::Several(inlines.into())),
        }
    }
}

impl From<Content> for Vec<Inline> {
    fn from(content: Content) -> Self {
        match content.0 {
            Kept::One(inline) => vec![inline],
            Kept::Several(inlines) => inlines.into(),
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind};
    use crate::text::SafeText;

    #[test]
    fn a_paragraph_of_one_text_takes_no_more_than_forty_bytes() {
        assert_eq!((size_of::<SafeText>(), size_of::<Inline>(), size_of::<Content>()), (24, 24, 24));
        assert_eq!((size_of::<BlockKind>(), size_of::<Block>()), (32, 40));
    }

    #[test]
    fn content_is_its_pieces_however_many_they_are() {
        for count in 0..4 {
            let inlines = vec![Inline::Text(SafeText::new("報")); count];
            let content = Content::from(inlines.clone());
            assert_eq!(*content, *inlines);
            assert_eq!(Vec::from(content), inlines);
        }
    }
}
