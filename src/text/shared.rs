//! A text that is kept once, and the stretches of it that are kept in the place of copies.

use std::ops::Deref;
use std::sync::Arc;

/// A text of which stretches can be kept: cutting it into paragraphs then takes no second copy of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SharedText(Arc<String>);

/// A stretch of a [`SharedText`]; the whole text is kept as long as any stretch of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    whole: Arc<String>,
    /// Bytes of `whole`, on the boundaries of characters. Four bytes each: there are as many of them as paragraphs.
    start: u32,
    end: u32,
}

impl SharedText {
    /// `piece` as a stretch of this text, where it is borrowed from it.
    pub fn stretch(&self, piece: &str) -> Option<Stretch> {
        let start = piece.as_ptr().addr().checked_sub(self.0.as_ptr().addr())?;
        let end = start.checked_add(piece.len())?;
        // What is borrowed from another text may lie anywhere, but never within this one.
        self.0.get(start..end)?;
        Some(Stretch { whole: Arc::clone(&self.0), start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }
}

impl Stretch {
    /// A whole text as a stretch of itself.
    #[cfg(test)]
    pub fn of(text: &str) -> Option<Self> {
        let shared = SharedText::from(text);
        shared.stretch(&shared)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.whole.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for SharedText {
    fn from(text: String) -> Self {
        Self(Arc::new(text))
    }
}

impl From<&str> for SharedText {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_borrowed_from_a_text_is_a_stretch_of_it() {
        let shared = SharedText::from("看報的人");
        let stretch = shared.stretch(&shared[3..9]).unwrap();
        assert_eq!(stretch.as_str(), "報的");
        assert_eq!(shared.stretch("看報的人"), None);
        assert_eq!(shared.stretch(&SharedText::from("看報的人")[3..9]), None);
        drop(shared);
        assert_eq!(stretch.as_str(), "報的", "the text stays as long as a part of it is wanted");
    }
}
