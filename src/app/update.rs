//! The way in: each event to the part of the state that it concerns.

use crate::app::arrange::direction;
use crate::app::linked;
use crate::app::reader::Reader;
use crate::app::{App, Effect, Event, Record, Severity};
use crate::compose::Direction;
use crate::config::Config;
use crate::document::{ArticleRef, Document};
use crate::text::SafeText;

impl App {
    /// Takes in what happened; what comes back is to be done, in order.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.on_key(key),
            Event::Paste(text) => self.on_paste(&text),
            Event::Mouse(mouse) => self.on_mouse(mouse),
            Event::Resize(size) => {
                self.size = size;
                self.close_hints();
            }
            Event::Resumed => self.effects.push(Effect::Redraw),
            Event::Opened { article, document, record } => self.on_opened(article, *document, record),
            Event::OpenFailed { message, .. } => {
                self.trail.stay();
                self.single &= self.reader.is_some();
                self.say(Severity::Error, &*message);
            }
            Event::ConfigChanged(config) => self.on_config(*config),
            Event::ConfigWrong(text) => {
                self.say(Severity::Error, &*text);
                self.complaint = self.notice.clone();
            }
            Event::Background(ground) => self.look.set_ground(&self.config, ground),
            Event::Widths(widths) => self.widths = widths,
            Event::Notice(notice) => self.notice = Some(notice),
        }
        self.present();
        std::mem::take(&mut self.effects)
    }

    /// Puts an article on the screen. One that is open already keeps its place.
    fn on_opened(&mut self, article: ArticleRef, document: Document, record: Option<Record>) {
        self.save();
        let same = self.reader.take().filter(|reader| reader.article == article);
        self.shelf.select(&article);
        self.shelf.name(&article, &document.meta.title);
        let kept = same.map(|reader| reader.record()).or(record);
        let mut record = kept.or_else(|| self.shelf.record(&article));
        let name = self.trail.arrive(&article);
        let place = name.as_deref().and_then(|name| linked::place_in(&document, name));
        if let Some(position) = place {
            record.get_or_insert_default().position = position;
        }
        if let Some(theme) = record.as_ref().and_then(|record| record.theme.as_deref()) {
            self.look.choose(&self.config, theme);
        }
        let is_turned = document.meta.vertical && self.arrangement.direction == Direction::Horizontal;
        self.reader = Some(Reader::new(article, document, record));
        self.sheet = None;
        self.typing.stop();
        self.notice = None;
        if is_turned {
            self.inform("This book is set vertically: “V” turns the lines.");
        }
        if let (Some(name), None) = (name, place) {
            self.warn(linked::no_place(&name));
        }
    }

    /// Leaves the open article for the shelf.
    pub(super) fn leave_article(&mut self) {
        self.save();
        self.single = false;
        if let Some(reader) = self.reader.take() {
            self.shelf.select(&reader.article);
        }
    }

    /// Asks for an article. It may take a while to come.
    pub(super) fn open(&mut self, article: ArticleRef) {
        self.inform("Opening…");
        self.effects.push(Effect::Open(article));
    }

    /// Quits; what is known about the open article is kept first.
    pub(super) fn quit(&mut self) {
        self.save();
        self.effects.push(Effect::Quit);
    }

    /// Takes on a changed configuration. What the reader changed by key stays, unless its setting changed.
    pub(super) fn on_config(&mut self, config: Config) {
        let (old, new) = (&self.config.settings, &config.settings);
        let arrangement = &mut self.arrangement;
        if old.measure != new.measure {
            arrangement.measure = new.measure;
        }
        if old.columns != new.columns {
            arrangement.columns = new.columns;
        }
        if old.outline_width != new.outline_width {
            arrangement.outline_width = new.outline_width;
            arrangement.outline_by_hand = false;
        }
        if old.outline != new.outline {
            arrangement.outline_shown = new.outline;
        }
        if old.vertical != new.vertical {
            arrangement.direction = direction(new.vertical);
        }
        if old.mouse != new.mouse {
            self.effects.push(Effect::CaptureMouse(new.mouse));
        }
        self.look.reload(&self.config, &config);
        self.config = config;
        if let Some(sheet) = &mut self.sheet {
            sheet.refresh();
        }
        self.typing.pending.clear();
        if self.complaint.take().is_some_and(|complaint| self.notice == Some(complaint)) {
            self.inform("The configuration was read again.");
        }
    }

    /// Text that was pasted goes into the line being typed.
    fn on_paste(&mut self, text: &SafeText) {
        if let Some(prompt) = &mut self.typing.prompt {
            prompt.editor.insert(&SafeText::new_line(text));
            self.prompt_changed();
        }
    }
}
