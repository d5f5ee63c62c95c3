//! What is done to the text before it is shown: punctuation repaired, Chinese in the other script. The work is done behind
//! the screen; when what is shown arrives, every place is the same place in it.

use crate::app::growing::Growth;
use crate::app::outline::OutlineState;
use crate::app::reader::Reader;
use crate::app::scroll::{Anchor, Viewport};
use crate::app::{App, Effect, Severity};
use crate::document::{ArticleRef, TextPos};
use crate::rendition::{Rendition, Repair, Rework, Script};
use crate::text::SafeText;
use std::sync::Arc;

impl App {
    /// What is done to articles before they are shown, as it is asked for now.
    pub fn rework(&self) -> Rework {
        self.rework
    }

    /// Repairs punctuation or shows it as it is, or as `name` says.
    pub(super) fn set_repair(&mut self, name: Option<&str>) {
        let named = name.and_then(|name| Repair::ALL.into_iter().find(|(key, _)| *key == name));
        let source = self.reader.as_ref().map(|reader| Arc::clone(reader.rendition.source()));
        let on = source.map_or(self.rework.repair == Repair::On, |source| self.rework.repair.applies_to(&source));
        let other = if on { Repair::Off } else { Repair::On };
        self.ask_for(Rework { repair: named.map_or(other, |(_, repair)| repair), ..self.rework });
    }

    /// Shows Chinese in the next script, or in that of `name`.
    pub(super) fn set_script(&mut self, name: Option<&str>) {
        let script = name.and_then(Script::from_key).unwrap_or(self.rework.script.next());
        self.ask_for(Rework { script, ..self.rework });
    }

    /// Asks for articles to be shown so from now on; the open one follows when it is done.
    pub(super) fn ask_for(&mut self, rework: Rework) {
        let before = std::mem::replace(&mut self.rework, rework);
        self.rework_is_news = true;
        match &self.reader {
            Some(_) if before != rework => self.render(),
            Some(reader) if !reader.rendition.is_as(rework) => self.render(),
            Some(_) => {}
            None => self.inform(wanted(before, rework)),
        }
    }

    /// Asks for the open article as it is to be shown now.
    pub(super) fn render(&mut self) {
        let Some(reader) = &self.reader else { return };
        let (article, as_written) = (reader.article.clone(), reader.rendition.as_written());
        self.effects.push(Effect::Render { article, as_written, rework: self.rework });
    }

    /// Shows the open article as it was asked for, unless something else was asked for since.
    pub(super) fn on_rendered(&mut self, article: &ArticleRef, rendition: Rendition) {
        let rework = self.rework;
        let is_wanted = |reader: &&mut Reader| {
            reader.article == *article
                && rendition.is_as(rework)
                && Arc::ptr_eq(reader.rendition.source(), rendition.source())
        };
        let Some(reader) = self.reader.as_mut().filter(is_wanted) else { return self.discard(rendition) };
        let news = outcome(&reader.rendition, &rendition);
        let before = reader.show(rendition);
        self.discard(before);
        // Nobody asked for the repair of a long article that follows its first sight: its end is told by what is no longer said.
        if let Some(news) = news.filter(|_| std::mem::take(&mut self.rework_is_news)) {
            self.inform(news);
        }
    }

    /// Says why the open article stays as it is; that is what is asked for from now on.
    pub(super) fn on_render_failed(&mut self, article: &ArticleRef, message: SafeText) {
        if let Some(reader) = self.reader.as_ref().filter(|reader| reader.article == *article) {
            self.rework = reader.rendition.rework();
        }
        self.say(Severity::Error, &*message);
    }

    /// Lets go of what is shown no more: elsewhere, where that takes longer than a key may wait.
    pub(super) fn discard(&mut self, rendition: Rendition) {
        if rendition.is_long() {
            self.effects.push(Effect::Discard(rendition));
        }
    }
}

/// What is said where no article is open.
fn wanted(before: Rework, now: Rework) -> String {
    match now.repair.key() {
        key if before.repair != now.repair => format!("Repair of punctuation: {key}"),
        _ => format!("Script: {}", now.script.title()),
    }
}

/// What is said of a change in what is shown.
fn outcome(before: &Rendition, now: &Rendition) -> Option<String> {
    let script = now.rework().script;
    if before.rework().script != script {
        let idle = script != Script::Off && now.converted() == 0;
        return Some(match idle {
            true => format!("Script: {}; nothing here is to be converted", script.title()),
            false => format!("Script: {}", script.title()),
        });
    }
    (before.rework().repair != now.rework().repair).then(|| match now.repaired() {
        _ if !now.rework().repair.applies_to(now.source()) => "Punctuation: as written".to_owned(),
        0 => "Punctuation: nothing here is to be repaired".to_owned(),
        count => format!("Punctuation: repaired in {}", paragraphs(count)),
    })
}

/// A number of paragraphs in words.
pub fn paragraphs(count: usize) -> String {
    if count == 1 { "1 paragraph".to_owned() } else { format!("{count} paragraphs") }
}

impl Reader {
    /// Shows another rendition of the article and gives the one before; every place is the same place in it.
    pub fn show(&mut self, rendition: Rendition) -> Rendition {
        let before = std::mem::replace(&mut self.rendition, rendition);
        let now = &self.rendition;
        if Arc::ptr_eq(before.shown(), now.shown()) {
            return before;
        }
        let moved = |pos: TextPos| now.to_shown(before.to_source(pos));
        let moved_anchor = |anchor: Anchor| Anchor { pos: moved(anchor.pos), ..anchor };
        self.viewport = Viewport::new(now.measured().clone(), moved_anchor(self.viewport.anchor()));
        self.progress.move_places(moved);
        self.jumps.move_places(moved_anchor);
        if let Some(focus) = &mut self.focus {
            focus.text = moved(focus.text.start)..moved(focus.text.end);
        }
        if let Some(popup) = &mut self.popup {
            popup.origin = popup.origin.take().map(|text| moved(text.start)..moved(text.end));
            popup.forget_lines();
        }
        self.outline = OutlineState::of_same_sections(&now.shown().outline, std::mem::take(&mut self.outline));
        if let Some(wish) = self.growth.as_mut().and_then(Growth::wish) {
            *wish = moved_anchor(*wish);
        }
        self.search = self.search.anew();
        self.hints = None;
        self.look_anew();
        before
    }
}
