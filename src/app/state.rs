//! The reader's state as a whole, and what the view and the runtime may ask of it.

use crate::app::arrange::direction;
use crate::app::completion::Vocabulary;
use crate::app::geometry::{self, Areas, Arrangement, OutlinePlace};
use crate::app::keys::Typing;
use crate::app::linked::Trail;
use crate::app::look::Look;
use crate::app::reader::Reader;
use crate::app::searching::Twins;
use crate::app::sheet::Sheet;
use crate::app::shelf::{Shelf, ShelfEntry};
use crate::app::status::Numbers;
use crate::app::{Drawing, Effect, Frame, Notice, PictureSupport, Record, Severity, Size};
use crate::compose::{Direction, Options, PictureRoom};
use crate::config::{Appearance, Config, ImageProtocol, Theme};
use crate::document::ArticleRef;
use crate::input::Context;
use crate::rendition::Rework;
use crate::text::SafeText;
use crate::text::width::Widths;
use std::path::PathBuf;

/// What the reader's state starts from.
#[derive(Debug, Default)]
pub struct Setup {
    /// The configuration.
    pub config: Config,
    /// The terminal's size.
    pub size: Size,
    /// The terminal's background, where it has said.
    pub appearance: Appearance,
    /// What is known of the widths of its glyphs.
    pub widths: Widths,
    /// How the terminal shows images.
    pub pictures: PictureSupport,
    /// Whether the terminal has links of its own.
    pub links: bool,
    /// The articles on the shelf, in their order.
    pub shelf: Vec<ShelfEntry>,
    /// What the shelf is called, where it is that of a folder.
    pub shelf_name: Option<SafeText>,
    /// The reader's home directory, which paths are shown from.
    pub home: Option<PathBuf>,
    /// The article under the cursor on the shelf.
    pub selected: Option<ArticleRef>,
    /// Whether one article was asked for and nothing else, so that whoever closes it is done.
    pub single: bool,
    /// Whether nobody read anything before: the keys that matter most are shown until one is pressed.
    pub is_new: bool,
}

/// The state of the reader. The shelf is in front unless an article is open.
#[derive(Debug)]
pub struct App {
    pub(super) config: Config,
    pub(super) look: Look,
    pub(super) size: Size,
    pub(super) widths: Widths,
    pub(super) pictures: PictureSupport,
    /// Whether the terminal has links of its own.
    pub(super) links: bool,
    pub(super) arrangement: Arrangement,
    /// What is done to articles before they are shown.
    pub(super) rework: Rework,
    /// Whether the reader is to be told when it is done.
    pub(super) rework_is_news: bool,
    pub(super) shelf: Shelf,
    /// What it is called, where it is that of a folder.
    pub(super) shelf_name: Option<SafeText>,
    /// The reader's home directory.
    pub(super) home: Option<PathBuf>,
    pub(super) reader: Option<Reader>,
    /// Articles that were left and cannot be opened again, or not yet.
    pub(super) aside: Vec<Reader>,
    /// How links led to the open article.
    pub(super) trail: Trail,
    /// Whether closing the article quits, as long as the shelf was not in front.
    pub(super) single: bool,
    /// Whether the keys that matter most are shown over an article.
    pub(super) greets: bool,
    /// The help or the information, over everything else.
    pub(super) sheet: Option<Sheet>,
    pub(super) typing: Typing,
    /// Which Han characters are one in search.
    pub(super) twins: Twins,
    pub(super) notice: Option<Notice>,
    pub(super) numbers: Numbers,
    /// The last message about a mistake in the configuration: it is out of date once that is mended.
    pub(super) complaint: Option<Notice>,
    /// What the update in progress asks for.
    pub(super) effects: Vec<Effect>,
    pub(super) frame: Frame,
}

impl App {
    /// The state at the start: the shelf. An [`Event::Opened`](crate::app::Event::Opened) brings an article.
    pub fn new(setup: Setup) -> Self {
        let settings = &setup.config.settings;
        let arrangement = Arrangement {
            measure: settings.measure,
            columns: settings.columns,
            outline_width: settings.outline_width,
            outline_shown: settings.outline,
            direction: direction(settings.vertical),
            ..Arrangement::default()
        };
        let mut app = Self {
            rework: settings.rework,
            rework_is_news: false,
            single: setup.single,
            greets: setup.is_new,
            look: Look::new(&setup.config, setup.appearance),
            config: setup.config,
            size: setup.size,
            widths: setup.widths,
            pictures: setup.pictures,
            links: setup.links,
            arrangement,
            shelf: Shelf::new(setup.shelf, setup.selected.as_ref()),
            shelf_name: setup.shelf_name,
            home: setup.home,
            reader: None,
            aside: Vec::new(),
            trail: Trail::default(),
            sheet: None,
            typing: Typing::default(),
            twins: Twins::default(),
            notice: None,
            numbers: Numbers::default(),
            complaint: None,
            effects: Vec::new(),
            frame: Frame::default(),
        };
        app.present();
        app
    }

    /// What the screen shows now.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The theme in force.
    pub fn theme(&self) -> &Theme {
        self.look.theme()
    }

    /// The configuration in force.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How lines are composed, on this terminal.
    pub(super) fn options(&self) -> Options {
        let can = self.pictures.colours || self.drawing().protocol != ImageProtocol::HalfBlocks;
        let shown = self.config.settings.images.holds(can);
        let pictures = shown.then_some(PictureRoom { cell: self.pictures.drawing.cell, rows: 0 });
        Options { terminal: self.widths, pictures, ..self.config.options() }
    }

    /// How the terminal shows images, by what is known of it.
    pub fn picture_support(&self) -> PictureSupport {
        self.pictures
    }

    /// How images are drawn: as the settings say, or else by what is known of the terminal.
    pub(super) fn drawing(&self) -> Drawing {
        let protocol = self.config.settings.image_protocol.unwrap_or(self.pictures.drawing.protocol);
        Drawing { protocol, ..self.pictures.drawing }
    }

    /// The open article, where one is.
    pub fn article(&self) -> Option<&ArticleRef> {
        self.reader.as_ref().map(|reader| &reader.article)
    }

    /// The article under the cursor on the shelf.
    pub fn selected(&self) -> Option<&ArticleRef> {
        self.shelf.selected().map(|entry| &entry.article)
    }

    /// What is to be kept now, for a sudden end.
    pub fn records(&self) -> Vec<(ArticleRef, Record)> {
        let whole = self.reader.iter().chain(&self.aside).filter(|reader| reader.growth.is_none());
        whole.map(|reader| (reader.article.clone(), reader.record())).collect()
    }

    /// Where keys go.
    pub fn context(&self) -> Context {
        if self.typing.prompt.is_some() { Context::Prompt } else { self.ground() }
    }

    /// Where keys go when no line is being typed.
    pub(super) fn ground(&self) -> Context {
        match &self.reader {
            _ if self.sheet.is_some() => Context::Help,
            None => Context::Shelf,
            Some(reader) if reader.outline.focused => Context::Outline,
            Some(reader) if reader.popup.is_some() => Context::Popup,
            Some(_) if self.arrangement.direction == Direction::Vertical => Context::Vertical,
            Some(_) => Context::Text,
        }
    }

    /// Where the panes are.
    pub(super) fn areas(&self) -> Areas {
        let outline_entries = self.reader.as_ref().map_or(0, |reader| reader.outline.columns());
        Arrangement { outline_entries, ..self.arrangement }.areas(self.size, self.outline_place())
    }

    /// How the outline is shown.
    pub(super) fn outline_place(&self) -> OutlinePlace {
        let Some(reader) = &self.reader else { return OutlinePlace::Hidden };
        let has_sections = !reader.viewport.document().outline.sections().is_empty();
        self.arrangement.outline_place(self.size, has_sections, reader.outline.focused)
    }

    /// Whether the terminal is too small for anything but one line.
    pub(super) fn is_too_small(&self) -> bool {
        geometry::is_too_small(self.size)
    }

    /// Tells the reader something, until the next key.
    pub(super) fn say(&mut self, severity: Severity, text: impl AsRef<str>) {
        self.notice = Some(Notice { severity, text: SafeText::new_line(text.as_ref()) });
    }

    /// Tells the reader something for information.
    pub(super) fn inform(&mut self, text: impl AsRef<str>) {
        self.say(Severity::Info, text);
    }

    /// Tells the reader that something was not done as asked.
    pub(super) fn warn(&mut self, text: impl AsRef<str>) {
        self.say(Severity::Warning, text);
    }

    /// Asks for what is known about the open article to be kept.
    pub(super) fn save(&mut self) {
        // The percentages of a part say nothing about the whole.
        if let Some(reader) = self.reader.as_ref().filter(|reader| reader.growth.is_none()) {
            let record = reader.record();
            self.shelf.note(&reader.article, record.clone());
            self.effects.push(Effect::Save { article: reader.article.clone(), record });
        }
    }

    /// What the command line can complete arguments from.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        let outline = self.reader.as_ref().map(|reader| &reader.viewport.document().outline);
        let sections = outline.map(|outline| outline.sections()).unwrap_or_default().iter();
        Vocabulary {
            themes: self.config.theme_names(),
            sections: sections.filter(|s| s.depth == 0).map(|s| s.title.to_string()).collect(),
            marks: self.reader.iter().flat_map(|reader| reader.marks.keys().copied()).collect(),
        }
    }
}
