//! A document as its source has it, with what is shown of it.

use super::places::across;
use super::rework::Rework;
use super::walk::{self, Done};
use crate::compose::{FlatText, Measured, flat_text};
use crate::document::{Document, TextPos};
use crate::text::SafeText;
use std::sync::Arc;

/// Bytes of text beyond which an article is long.
const LONG: u64 = 1 << 20;

/// A document as its source has it, with what is shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    source: Measured,
    shown: Measured,
    rework: Rework,
    done: Done,
}

impl Rendition {
    /// Does what `rework` asks for. It may take a while: a first conversion reads dictionaries.
    pub fn new(source: impl Into<Measured>, rework: Rework) -> Self {
        let source = source.into();
        let (shown, done) = walk::rework(source.document(), rework);
        let shown = shown.map_or_else(|| source.clone(), |shown| Measured::from(Arc::new(shown)));
        Self { source, shown, rework, done }
    }

    /// The document as its source has it.
    pub fn source(&self) -> &Arc<Document> {
        self.source.document()
    }

    /// The document that is shown.
    pub fn shown(&self) -> &Arc<Document> {
        self.shown.document()
    }

    /// The document that is shown, with how much text it has.
    pub fn measured(&self) -> &Measured {
        &self.shown
    }

    /// The same article as its source has it.
    #[must_use]
    pub fn as_written(&self) -> Self {
        Self::from(self.source.clone())
    }

    /// The same article as `rework` asks for it. It may take a while: a first conversion reads dictionaries.
    #[must_use]
    pub fn reworked(&self, rework: Rework) -> Self {
        Self::new(self.source.clone(), rework)
    }

    /// The same article as `rework` asks for it, where that takes no work: nothing in it is to be repaired or converted.
    pub fn reworked_at_once(&self, rework: Rework) -> Option<Self> {
        (!walk::is_concerned(self.source(), rework)).then(|| Self { rework, ..self.as_written() })
    }

    /// Its title in its own script, with its marks as they are shown.
    pub fn title(&self) -> SafeText {
        let source = self.source();
        walk::repaired_title(&source.meta.title, source.language, self.rework.repair.applies_to(source))
    }

    /// Whether it is so long that work on it is felt.
    pub fn is_long(&self) -> bool {
        self.source.extent().total() > LONG
    }

    /// Whether it is what `rework` asks for.
    pub fn is_as(&self, rework: Rework) -> bool {
        self.rework.is_like(rework, self.source())
    }

    /// What was asked for.
    pub fn rework(&self) -> Rework {
        self.rework
    }

    /// Paragraphs and the like whose punctuation was repaired.
    pub fn repaired(&self) -> usize {
        self.done.repaired
    }

    /// Paragraphs and the like that are shown in another script.
    pub fn converted(&self) -> usize {
        self.done.converted
    }

    /// The place in what is shown that stands for a place in the source.
    pub fn to_shown(&self, pos: TextPos) -> TextPos {
        self.between(self.source(), self.shown(), pos)
    }

    /// The place in the source that a place in what is shown stands for.
    pub fn to_source(&self, pos: TextPos) -> TextPos {
        self.between(self.shown(), self.source(), pos)
    }

    fn between(&self, from: &Document, to: &Document, pos: TextPos) -> TextPos {
        if pos.byte == 0 || Arc::ptr_eq(self.source(), self.shown()) {
            return pos;
        }
        let text_in = |document: &Document| {
            let top = document.top_level(pos.block);
            flat_text(document, top..top + 1).into_iter().find(|leaf: &FlatText| leaf.block == pos.block)
        };
        match (text_in(from), text_in(to)) {
            (Some(from), Some(to)) => TextPos { byte: across(&from.text, &to.text, pos.byte as usize) as u32, ..pos },
            _ => pos,
        }
    }
}

impl From<Document> for Rendition {
    /// A document that is shown as its source has it.
    fn from(document: Document) -> Self {
        Self::from(Arc::new(document))
    }
}

impl From<Arc<Document>> for Rendition {
    /// A document that is shown as its source has it.
    fn from(source: Arc<Document>) -> Self {
        Self::from(Measured::from(source))
    }
}

impl From<Measured> for Rendition {
    /// A document that is shown as its source has it.
    fn from(source: Measured) -> Self {
        Self { shown: source.clone(), source, rework: Rework::AS_WRITTEN, done: Done::default() }
    }
}
