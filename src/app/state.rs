//! The reader's state as a whole, and what the view and the runtime may ask of it.

use crate::app::{Effect, Event, Frame, Record, Size};
use crate::config::{Appearance, Config};
use crate::document::ArticleRef;
use crate::text::{Language, SafeText};

/// What the reader's state starts from.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The configuration.
    pub config: Config,
    /// The terminal's size.
    pub size: Size,
    /// The terminal's background, where it has said.
    pub appearance: Appearance,
    /// The articles on the shelf, in their order.
    pub shelf: Vec<ShelfEntry>,
    /// The article under the cursor on the shelf.
    pub selected: Option<ArticleRef>,
}

/// An article on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfEntry {
    /// Which one.
    pub article: ArticleRef,
    /// Its title.
    pub title: SafeText,
    /// The subtitle or the summary, or nothing.
    pub detail: SafeText,
    /// Source, date and the like, or nothing.
    pub facts: SafeText,
    /// Its language.
    pub language: Language,
    /// How far it is read, in percent; `None` where it was never opened.
    pub percent: Option<u8>,
    /// Whether it was read to its end or marked as read.
    pub read: bool,
}

/// The state of the reader.
#[derive(Debug)]
pub struct App {
    config: Config,
    frame: Frame,
}

impl App {
    /// The state at the start: the shelf. An [`Event::Opened`] then brings an article.
    pub fn new(setup: Setup) -> Self {
        Self { config: setup.config, frame: Frame { size: setup.size, ..Frame::default() } }
    }

    /// Takes in what happened; what comes back is to be done, in order.
    pub fn update(&mut self, _event: Event) -> Vec<Effect> {
        Vec::new()
    }

    /// What the screen shows now.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The configuration in force.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// What is to be kept now, for a sudden end.
    pub fn records(&self) -> Vec<(ArticleRef, Record)> {
        Vec::new()
    }
}
