//! Articles that are still being read: shown as far as they are there, and made whole behind the reader's back.

use crate::app::reader::Reader;
use crate::app::scroll::{Anchor, Viewport};
use crate::app::{App, Effect, Record};
use crate::compose::Measured;
use crate::document::{ArticleRef, TextPos};
use crate::rendition::Rendition;

/// A place that cannot be gone to before the article is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Far {
    /// The end of the article.
    Bottom,
    /// A percentage of its text.
    Percent(u8),
}

/// What is known about an article that is not whole.
#[derive(Debug, Clone, Default)]
pub struct Growth {
    /// Bytes that were read so far.
    pub bytes: u64,
    /// What was kept about the article, for the time when its percentages mean something again.
    kept: Option<Record>,
    /// Where the reader wanted to go, and where that led for now.
    wish: Option<(Far, Anchor)>,
}

impl Growth {
    /// Where the way to a place further on led for now.
    pub fn wish(&mut self) -> Option<&mut Anchor> {
        self.wish.as_mut().map(|(_, anchor)| anchor)
    }
}

impl App {
    /// Shows the first part of an article, or more of it.
    pub(super) fn on_growing(&mut self, article: ArticleRef, rendition: Rendition, bytes: u64, record: Option<Record>) {
        if let Some(reader) = self.growing(&article) {
            let before = reader.grow(rendition, bytes);
            self.await_leisure();
            return self.discard(before);
        }
        let is_whole = self.article() == Some(&article);
        // What lies further on is worth waiting for, and so is a place that a link names.
        let is_beyond = record.as_ref().is_some_and(|record| record.is_beyond(rendition.source()));
        if is_whole || is_beyond || self.trail.names_place_in(&article) {
            return;
        }
        self.put_on_screen(article, rendition, record.clone());
        if let Some(reader) = &mut self.reader {
            reader.growth = Some(Growth { bytes, kept: record, wish: None });
        }
        self.await_leisure();
    }

    /// Has the numbers of an article wait that change by themselves: most articles are whole before anybody looks at them.
    pub(super) fn await_leisure(&mut self) {
        if self.numbers.wait() {
            self.effects.push(Effect::AwaitLeisure);
        }
    }

    /// Takes in which article it is that came through standard input.
    pub(super) fn on_named(&mut self, article: ArticleRef, record: Option<Record>) {
        let unnamed = ArticleRef::unnamed_stdin();
        self.shelf.rename(&unnamed, &article, record.clone());
        let is_in_front = self.article() == Some(&unnamed);
        let Some(reader) = self.growing(&unnamed) else { return };
        reader.article = article;
        let theme = record.as_ref().and_then(|record| record.theme.clone()).filter(|_| reader.theme.is_none());
        reader.theme = reader.theme.take().or(theme.clone());
        if let Some(growth) = &mut reader.growth {
            growth.kept = record;
        }
        if let Some(theme) = theme.filter(|_| is_in_front) {
            self.look.choose(&self.config, &theme);
        }
    }

    /// Makes an article whole that is shown in part; gives the rendition back where none is.
    pub(super) fn complete(&mut self, article: &ArticleRef, rendition: Rendition) -> Option<Rendition> {
        let Some(reader) = self.growing(article) else { return Some(rendition) };
        let before = reader.complete(rendition);
        self.discard(before);
        if self.article() != Some(article) {
            // What came through standard input cannot be read again, so that one stays; a file need not take memory.
            let done = |reader: &Reader| reader.article == *article && !matches!(article, ArticleRef::Stdin(_));
            let readers: Vec<_> = self.aside.extract_if(.., |reader| done(reader)).collect();
            for reader in readers {
                let record = reader.record();
                self.discard(reader.rendition);
                self.shelf.note(article, record.clone());
                self.effects.push(Effect::Save { article: article.clone(), record });
            }
        }
        None
    }

    /// Takes in that the rest of an article is not to be had: what is there is all there will be.
    pub(super) fn give_up(&mut self, article: &ArticleRef) {
        if let Some(reader) = self.growing(article) {
            reader.growth = None;
        }
    }

    /// The article in question, where it is shown in part or was, before the reader left it.
    fn growing(&mut self, article: &ArticleRef) -> Option<&mut Reader> {
        let mut all = self.reader.iter_mut().chain(&mut self.aside);
        all.find(|reader| reader.article == *article && reader.growth.is_some())
    }

    /// Takes the open article from the screen. One that cannot be opened again, or not yet, is kept aside.
    pub(super) fn put_aside(&mut self) {
        let Some(reader) = self.reader.take() else { return };
        self.shelf.select(&reader.article);
        if reader.growth.is_some() || matches!(reader.article, ArticleRef::Stdin(_)) {
            self.aside.push(reader);
        } else {
            self.discard(reader.rendition);
        }
    }

    /// Puts an article back on the screen that was kept aside; `false` where it was not.
    pub(super) fn take_up(&mut self, article: &ArticleRef) -> bool {
        let Some(at) = self.aside.iter().position(|reader| reader.article == *article) else { return false };
        let reader = self.aside.swap_remove(at);
        self.save();
        self.put_aside();
        self.trail.arrive(article);
        if let Some(theme) = &reader.theme {
            self.look.choose(&self.config, theme);
        }
        self.shelf.select(article);
        self.reader = Some(reader);
        self.sheet = None;
        self.typing.stop();
        self.notice = None;
        true
    }
}

impl Reader {
    /// Notes that what was gone to lies further on, once the article is whole.
    pub fn wish_for(&mut self, far: Far) {
        let anchor = self.viewport.anchor();
        if let Some(growth) = &mut self.growth {
            growth.wish = Some((far, anchor));
        }
    }

    /// Takes on more of the article and gives what was shown before.
    pub fn grow(&mut self, rendition: Rendition, bytes: u64) -> Rendition {
        let before = self.take_on(rendition);
        if let Some(growth) = &mut self.growth {
            growth.bytes = bytes;
        }
        before
    }

    /// Takes on the whole article, and goes where the reader wanted to go unless they have moved on. It gives what was
    /// shown before.
    pub fn complete(&mut self, rendition: Rendition) -> Rendition {
        let is_untouched = self.viewport.anchor() == Anchor::default() && self.marks.is_empty();
        let before = self.take_on(rendition);
        let Some(Growth { kept, wish, .. }) = self.growth.take() else { return before };
        let kept = kept.unwrap_or_default();
        self.progress.resume(&self.viewport, kept.percent, &kept.progress);
        self.read |= kept.read;
        for (name, pos) in kept.marks {
            self.marks.entry(name).or_insert(pos);
        }
        let wish = wish.filter(|(_, anchor)| *anchor == self.viewport.anchor());
        match wish.map(|(far, _)| far) {
            Some(Far::Bottom) => self.viewport.go_bottom(),
            Some(Far::Percent(percent)) => {
                let pos = self.viewport.pos_at_fraction(f64::from(percent) / 100.0);
                self.viewport.go_to(pos);
            }
            None if is_untouched => self.viewport.restore(self.rendition.to_shown(kept.position).into()),
            None => {}
        }
        self.search.recount(&self.viewport.document().clone());
        before
    }

    /// Replaces the document by a later state of it and gives the former one; every place stays where its text is.
    fn take_on(&mut self, rendition: Rendition) -> Rendition {
        // Places are carried over in the source, where nothing is repaired or converted.
        let before = self.show(self.rendition.as_written());
        let as_written = rendition.as_written();
        let old = self.viewport.replace(as_written.measured().clone());
        let viewport = &self.viewport;
        let carry = |pos: &mut TextPos| *pos = old.carried(*pos, viewport);
        self.marks.values_mut().for_each(carry);
        self.jumps.places_mut().map(|place| &mut place.pos).for_each(carry);
        self.growth.iter_mut().filter_map(Growth::wish).for_each(|place| carry(&mut place.pos));
        let focus = self.focus.iter_mut().map(|focus| &mut focus.text);
        let origin = self.popup.iter_mut().filter_map(|popup| popup.origin.as_mut());
        for text in focus.chain(origin).chain(self.search.on_later(viewport.document())) {
            carry(&mut text.start);
            carry(&mut text.end);
        }
        self.progress.take_on(&old, viewport);
        self.outline.take_on(&viewport.document().outline);
        self.rendition = as_written;
        self.show(rendition);
        self.look_anew();
        before
    }
}

impl Viewport {
    /// Takes on a later state of the same article and gives the former one; the text at the top stays where it is.
    pub fn replace(&mut self, document: Measured) -> Self {
        let mut later = Self::new(document, self.anchor());
        let anchor = self.anchor();
        later.restore(Anchor { pos: self.carried(anchor.pos, &later), ..anchor });
        later.fit(self.columns, u16::try_from(self.height).unwrap_or(u16::MAX), self.options());
        std::mem::replace(self, later)
    }

    /// Where the text that is `pos` here stands in `other`, a later state of the same article.
    pub fn carried(&self, pos: TextPos, other: &Self) -> TextPos {
        self.layout.carried(pos, &other.layout)
    }
}
