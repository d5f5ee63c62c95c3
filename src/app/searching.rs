//! Searching the open article: what is found comes into view, and what happens is said.

use crate::app::search::{Hit, Search};
use crate::app::{App, Effect};
use crate::rendition::Variants;
use std::sync::Arc;

/// What is known of Han characters that are one in search: nothing, until the first search or filter is begun.
#[derive(Debug, Default)]
pub enum Twins {
    /// Nobody looked for anything.
    #[default]
    Unasked,
    /// They are on their way.
    Asked,
    /// They are there.
    Known(Arc<Variants>),
}

impl Twins {
    /// Which characters are one, where that is there.
    pub fn known(&self) -> Option<Arc<Variants>> {
        if let Self::Known(variants) = self { Some(Arc::clone(variants)) } else { None }
    }
}

impl App {
    /// Asks for what is one in search, unless it is there; a search or a filter can begin without.
    pub(super) fn ask_for_variants(&mut self) {
        if matches!(self.twins, Twins::Unasked) {
            self.twins = Twins::Asked;
            self.effects.push(Effect::LoadVariants);
        }
    }

    /// Takes in which characters are one. A search or a filter that was begun without begins again.
    pub(super) fn on_variants(&mut self, variants: Arc<Variants>) {
        self.twins = Twins::Known(Arc::clone(&variants));
        for reader in self.reader.iter_mut().chain(&mut self.aside) {
            let document = reader.document();
            reader.search.learn(&document, Arc::clone(&variants));
        }
        let filter = self.filter().to_owned();
        if !filter.is_empty() {
            self.set_filter(&filter);
        }
        let unfound = self.reader.as_ref().map(|reader| &reader.search).filter(|search| search.current().is_none());
        if let Some(pattern) = unfound.map(|search| search.pattern().to_owned()).filter(|pattern| !pattern.is_empty()) {
            self.notice = None;
            self.search_for(&pattern);
        }
    }

    /// Searches for a pattern from the top of the pane on; an empty one repeats the last search.
    pub(super) fn search_for(&mut self, pattern: &str) {
        self.ask_for_variants();
        let Some(reader) = &mut self.reader else { return };
        if pattern.is_empty() {
            return self.step_match(true);
        }
        let from = reader.viewport.anchor().pos;
        reader.search = Search::new(pattern, self.twins.known());
        let document = reader.document();
        let hit = reader.search.first_from(&document, from);
        self.show_hit(hit, true);
    }

    /// Goes to the next match or the previous one.
    pub(super) fn step_match(&mut self, forward: bool) {
        let Some(reader) = &mut self.reader else { return };
        if reader.search.pattern().is_empty() {
            return self.inform("Nothing was searched for yet.");
        }
        let from = reader.viewport.anchor().pos;
        let document = reader.document();
        let hit = match forward {
            true => reader.search.next(&document, from),
            false => reader.search.previous(&document, from),
        };
        self.show_hit(hit, forward);
    }

    fn show_hit(&mut self, hit: Option<Hit>, forward: bool) {
        let Some(reader) = &mut self.reader else { return };
        let Some(hit) = hit else {
            let message = format!("“{}” is not in this article.", reader.search.pattern());
            return self.warn(message);
        };
        reader.show_matches = true;
        reader.popup = None;
        reader.jump(|viewport| viewport.reveal(hit.text.start));
        if hit.wrapped {
            let side = if forward { "the beginning" } else { "the end" };
            self.inform(format!("Search wrapped: it goes on from {side}."));
        }
    }
}
