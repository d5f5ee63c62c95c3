//! The way in: each event to the part of the state that it concerns.

use crate::app::arrange::direction;
use crate::app::linked;
use crate::app::reader::Reader;
use crate::app::status::Numbers;
use crate::app::{App, Effect, Event, Record, Severity};
use crate::compose::Direction;
use crate::config::Config;
use crate::document::ArticleRef;
use crate::rendition::{Rendition, Rework};
use crate::text::SafeText;

impl App {
    /// Takes in what happened; what comes back is to be done, in order.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        if event.is_of_reader() {
            self.numbers.hurry();
        }
        match event {
            Event::Key(key) => self.on_key(key),
            Event::Paste(text) => self.on_paste(&text),
            Event::Mouse(mouse) => self.on_mouse(mouse),
            Event::Resize(size) => {
                self.size = size;
                self.close_hints();
            }
            Event::Resumed => self.effects.push(Effect::Redraw),
            Event::Leisure => self.numbers.hurry(),
            Event::Opened { article, rendition, record } => self.on_opened(article, rendition, record),
            Event::Growing { article, rendition, bytes, record } => self.on_growing(article, rendition, bytes, record),
            Event::Rendered { article, rendition } => self.on_rendered(&article, rendition),
            Event::RenderFailed { article, message } => self.on_render_failed(&article, message),
            Event::Named { article, record } => self.on_named(article, record),
            Event::Glanced { article, glance } => self.shelf.glance(&article, glance),
            Event::OpenFailed { article, message } => self.on_open_failed(&article, message),
            Event::CodeRead { article, block, spans } => {
                self.with_article(&article, |reader| reader.set_code(block, spans));
            }
            Event::PicturesFound { article, found } => {
                self.with_article(&article, |reader| reader.find_pictures(found))
            }
            Event::PictureFetched { article, block, size } => {
                self.with_article(&article, |reader| reader.take_picture(block, size));
            }
            Event::PictureReady { article, block, picture } => {
                self.with_article(&article, |reader| reader.album.put(block, picture));
            }
            Event::PictureFailed { article, block, message } => self.on_picture_failed(&article, block, message),
            Event::VariantsLoaded(variants) => self.on_variants(variants),
            Event::ConfigChanged(config) => self.on_config(*config),
            Event::ConfigWrong(text) => {
                self.say(Severity::Error, &*text);
                self.complaint = self.notice.clone();
            }
            Event::Background(ground) => self.look.set_ground(&self.config, ground),
            Event::Widths(widths) => self.widths = widths,
            Event::Graphics(pictures) => self.pictures = pictures,
            Event::Notice(notice) => self.notice = Some(notice),
        }
        self.present();
        std::mem::take(&mut self.effects)
    }

    /// Changes an article, where it is still open.
    fn with_article(&mut self, article: &ArticleRef, change: impl FnOnce(&mut Reader)) {
        if let Some(reader) = self.reader.as_mut().filter(|reader| reader.article == *article) {
            change(reader);
        }
    }

    /// Puts an article on the screen. One that is open already keeps its place.
    fn on_opened(&mut self, article: ArticleRef, rendition: Rendition, record: Option<Record>) {
        match self.complete(&article, rendition) {
            Some(rendition) => self.put_on_screen(article, rendition, record),
            None => {
                self.await_leisure();
                self.keep_up();
            }
        }
    }

    /// Says why an article cannot be opened. Who asked for nothing else is told by the shell.
    fn on_open_failed(&mut self, article: &ArticleRef, message: SafeText) {
        self.give_up(article);
        self.trail.stay();
        self.say(Severity::Error, &*message);
        if self.single && self.reader.is_none() {
            self.effects.push(Effect::Fail(message));
        }
    }

    /// Asks for the open article as it is to be shown, where it is not shown so.
    fn keep_up(&mut self) {
        if self.reader.as_ref().is_some_and(|reader| !reader.rendition.is_as(self.rework)) {
            self.render();
        }
    }

    /// Puts an article on the screen that was not there, or not this state of it.
    pub(super) fn put_on_screen(&mut self, article: ArticleRef, rendition: Rendition, record: Option<Record>) {
        self.save();
        if self.article() != Some(&article) {
            self.put_aside();
        }
        let same = self.reader.take().filter(|reader| reader.article == article);
        self.shelf.select(&article);
        self.shelf.name(&article, &rendition.title());
        let kept = same.as_ref().map(Reader::record).or(record);
        if let Some(same) = same {
            self.discard(same.rendition);
        }
        let mut record = kept.or_else(|| self.shelf.record(&article));
        let name = self.trail.arrive(&article);
        let place = name.as_deref().and_then(|name| linked::place_in(rendition.source(), name));
        if let Some(position) = place {
            record.get_or_insert_default().position = position;
        }
        if let Some(theme) = record.as_ref().and_then(|record| record.theme.as_deref()) {
            self.look.choose(&self.config, theme);
        }
        let is_turned = rendition.source().meta.vertical && self.arrangement.direction == Direction::Horizontal;
        self.reader = Some(Reader::new(article, rendition, record));
        self.numbers = Numbers::default();
        self.keep_up();
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
        self.put_aside();
    }

    /// Asks for an article. It may take a while to come.
    pub(super) fn open(&mut self, article: ArticleRef) {
        if self.take_up(&article) {
            return;
        }
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
        let rework = Rework {
            repair: if old.rework.repair == new.rework.repair { self.rework.repair } else { new.rework.repair },
            script: if old.rework.script == new.rework.script { self.rework.script } else { new.rework.script },
        };
        self.look.reload(&self.config, &config);
        self.config = config;
        if rework != self.rework {
            self.ask_for(rework);
        }
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
