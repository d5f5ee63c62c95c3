//! The shelf: the list of articles, with a cursor and a filter.

use crate::app::Record;
use crate::app::filter::Filter;
use crate::app::frame::ShelfRow;
use crate::app::list::List;
use crate::document::ArticleRef;
use crate::text::spacing::autospaced;
use crate::text::{Language, SafeText};
use ratatui::layout::Rect;
use std::collections::HashMap;

/// An article on the shelf.
#[derive(Debug, Clone, PartialEq)]
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
    /// Minutes that it takes to read, where that is known.
    pub minutes: Option<u32>,
    /// What was kept about it, where it was opened before.
    pub record: Option<Record>,
}

/// What a look at an article showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Glance {
    /// Its title.
    Titled(SafeText),
    /// There is no text in it.
    Empty,
    /// Why it cannot be read.
    Unreadable(SafeText),
}

/// The list of articles.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: Vec<ShelfEntry>,
    /// The articles that there is nothing to read in, with what marks them.
    marked: HashMap<ArticleRef, &'static str>,
    selected: usize,
    filter: Filter,
    /// The indices of the articles that the filter leaves.
    shown: Vec<usize>,
    list: List,
    /// Rows that an entry takes.
    entry_rows: u16,
}

impl Shelf {
    /// A shelf with the cursor on `selected`, or on the first article.
    pub fn new(entries: Vec<ShelfEntry>, selected: Option<&ArticleRef>) -> Self {
        let at = entries.iter().position(|e| Some(&e.article) == selected).unwrap_or(0);
        let mut shelf = Self { entries, selected: at, ..Self::default() };
        shelf.narrow();
        shelf
    }

    /// Whether there are no articles.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Finds out which articles the filter leaves.
    fn narrow(&mut self) {
        self.shown = (0..self.entries.len()).filter(|&at| self.is_left(at)).collect();
    }

    /// Finds out whether the filter leaves an article that has changed.
    fn narrow_at(&mut self, at: usize) {
        match (self.shown.binary_search(&at), self.is_left(at)) {
            (Ok(place), false) => _ = self.shown.remove(place),
            (Err(place), true) => self.shown.insert(place, at),
            _ => {}
        }
    }

    fn is_left(&self, at: usize) -> bool {
        let text = |entry: &ShelfEntry| format!("{} {} {}", entry.title, entry.detail, entry.facts);
        self.filter.is_empty() || self.entries.get(at).is_some_and(|entry| self.filter.matches(&text(entry)))
    }

    /// Where the cursor stands among the articles that are left.
    fn place(&self) -> Option<usize> {
        self.shown.binary_search(&self.selected).ok()
    }

    /// The article under the cursor.
    pub fn selected(&self) -> Option<&ShelfEntry> {
        self.place().and_then(|_| self.entries.get(self.selected))
    }

    /// The article under the cursor, to be changed.
    pub fn selected_mut(&mut self) -> Option<&mut ShelfEntry> {
        self.place().and_then(|_| self.entries.get_mut(self.selected))
    }

    fn at(&self, article: &ArticleRef) -> Option<usize> {
        self.entries.iter().position(|entry| entry.article == *article)
    }

    /// Puts the cursor on an article.
    pub fn select(&mut self, article: &ArticleRef) {
        if let Some(at) = self.at(article) {
            self.selected = at;
            self.reveal();
        }
    }

    /// Takes in the title of an article: that of a new file is not known before it is opened.
    pub fn name(&mut self, article: &ArticleRef, title: &SafeText) {
        let Some(at) = self.at(article).filter(|_| !title.is_empty()) else { return };
        if let Some(entry) = self.entries.get_mut(at).filter(|entry| entry.title != *title) {
            let name = std::mem::replace(&mut entry.title, title.clone());
            // The name of a file still tells it from others.
            if entry.facts.is_empty() && matches!(article, ArticleRef::File(_)) {
                entry.facts = name;
            }
            self.narrow_at(at);
        }
    }

    /// Gives an article another reference, and what was kept under that.
    pub fn rename(&mut self, old: &ArticleRef, new: &ArticleRef, record: Option<Record>) {
        if let Some(entry) = self.entries.iter_mut().find(|e| e.article == *old) {
            entry.article = new.clone();
            entry.record = record.or(entry.record.take());
        }
    }

    /// Takes in what a look at an article showed.
    pub fn glance(&mut self, article: &ArticleRef, glance: Glance) {
        let Some(at) = self.at(article) else { return };
        match glance {
            Glance::Titled(title) => self.name(article, &title),
            Glance::Empty => _ = self.marked.insert(article.clone(), "empty"),
            Glance::Unreadable(reason) => {
                if let Some(entry) = self.entries.get_mut(at) {
                    entry.detail = reason;
                }
                self.marked.insert(article.clone(), "unreadable");
                self.narrow_at(at);
            }
        }
    }

    /// What is known about the reading of an article.
    pub fn record(&self, article: &ArticleRef) -> Option<Record> {
        self.entries.iter().find(|e| e.article == *article)?.record.clone()
    }

    /// Takes in what is now known about the reading of an article.
    pub fn note(&mut self, article: &ArticleRef, record: Record) {
        if let Some(entry) = self.entries.iter_mut().find(|e| e.article == *article) {
            entry.record = Some(record);
        }
    }

    /// Moves the cursor by entries.
    pub fn move_by(&mut self, by: isize) {
        let to = self.place().unwrap_or(0).saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
        if let Some(&index) = self.shown.get(to) {
            self.selected = index;
        }
        self.reveal();
    }

    /// Moves the cursor by pages.
    pub fn page_by(&mut self, pages: isize) {
        self.move_by(pages.saturating_mul(self.list.height().max(1) as isize));
    }

    /// Moves the list under the cursor, as the wheel does.
    pub fn wheel(&mut self, by: isize) {
        self.list.scroll_by(by, self.shown.len());
    }

    /// What the articles are narrowed to.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Narrows the articles; the cursor goes to the first that is left, where its own is not.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.narrow();
        if self.place().is_none() {
            self.selected = self.shown.first().copied().unwrap_or(self.selected);
        }
        self.reveal();
    }

    /// Takes on the height of the pane, in rows.
    pub fn fit(&mut self, height: u16) {
        self.entry_rows = if height >= 9 { 3 } else { 1 };
        // The last entry needs no blank row after it.
        let fitting = (height + self.entry_rows / 3) / self.entry_rows;
        self.list.fit(usize::from(fitting), self.place().unwrap_or(0), self.shown.len());
    }

    fn reveal(&mut self) {
        if let Some(at) = self.place() {
            self.list.reveal(at, self.shown.len());
        }
    }

    /// The first entry in view, how many are, and how many there are.
    pub fn scroll(&self) -> (usize, usize, usize) {
        (self.list.offset(), self.list.height(), self.shown.len())
    }

    /// The article on a row of the pane, counted from its top.
    pub fn on_row(&self, row: u16) -> Option<ArticleRef> {
        let at = self.list.offset() + usize::from(row / self.entry_rows.max(1));
        let index = self.shown.get(at).copied()?;
        self.entries.get(index).map(|e| e.article.clone())
    }

    /// The entries in view, placed in `area`.
    pub fn rows(&self, area: Rect) -> Vec<ShelfRow> {
        let in_view = self.shown.iter().skip(self.list.offset()).take(self.list.height()).enumerate();
        in_view.filter_map(|(n, &index)| self.row(index, n as u16, area)).collect()
    }

    fn row(&self, index: usize, n: u16, area: Rect) -> Option<ShelfRow> {
        let entry = self.entries.get(index)?;
        let height = self.entry_rows.min(2);
        let record = entry.record.as_ref();
        let mark = self.marked.get(&entry.article);
        // What would stand alone at the right stands at the left.
        let (detail, facts) = match entry.detail.is_empty() {
            true => (&entry.facts, ""),
            false => (&entry.detail, entry.facts.as_str()),
        };
        Some(ShelfRow {
            area: Rect { y: area.y + n * self.entry_rows, height, ..area }.intersection(area),
            title: autospaced(&entry.title),
            detail: autospaced(detail),
            facts: autospaced(facts),
            state: match (mark, record) {
                (Some(mark), _) => (*mark).to_owned(),
                (None, None) => entry.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default(),
                (None, Some(record)) if record.read => "read".to_owned(),
                (None, Some(record)) => format!("{}%", record.percent),
            },
            percent: record.map_or(0, |record| record.percent),
            unread: record.is_none() && mark.is_none(),
            selected: index == self.selected,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, record: Option<Record>) -> ShelfEntry {
        ShelfEntry {
            article: ArticleRef::Bundled(name.to_owned()),
            title: SafeText::new(name),
            detail: SafeText::new("detail"),
            facts: SafeText::default(),
            language: Language::Other,
            minutes: (name == "one").then_some(6),
            record,
        }
    }

    fn shelf() -> Shelf {
        let half = Record { percent: 45, ..Record::default() };
        let read = Record { percent: 100, read: true, ..Record::default() };
        let mut shelf =
            Shelf::new(vec![entry("one", None), entry("two", Some(half)), entry("three", Some(read))], None);
        shelf.fit(20);
        shelf
    }

    #[test]
    fn each_entry_says_how_far_it_is_read() {
        let states: Vec<String> = shelf().rows(Rect::new(0, 0, 40, 20)).into_iter().map(|r| r.state).collect();
        assert_eq!(states, ["6 min", "45%", "read"]);
    }

    #[test]
    fn what_cannot_be_read_is_marked_and_says_why() {
        let mut shelf = shelf();
        shelf.glance(&ArticleRef::Bundled("one".into()), Glance::Unreadable(SafeText::new("may not be read")));
        let rows = shelf.rows(Rect::new(0, 0, 40, 20));
        assert_eq!((rows[0].state.as_str(), rows[0].detail.as_str()), ("unreadable", "may not be read"));
        assert!(!rows[0].unread && rows[1].state == "45%");
        shelf.glance(&ArticleRef::Bundled("one".into()), Glance::Empty);
        let rows = shelf.rows(Rect::new(0, 0, 40, 20));
        assert!(!rows[0].unread && rows[0].state == "empty");
    }

    #[test]
    fn the_title_of_a_file_leaves_its_name_beside_it() {
        let article = ArticleRef::File("/a/news.md".into());
        let file = ShelfEntry { article: article.clone(), ..entry("news.md", None) };
        let mut shelf = Shelf::new(vec![file], None);
        shelf.fit(20);
        for _ in 0..2 {
            shelf.glance(&article, Glance::Titled(SafeText::new("看報")));
            let rows = shelf.rows(Rect::new(0, 0, 40, 20));
            assert_eq!((rows[0].title.as_str(), rows[0].facts.as_str()), ("看報", "news.md"));
        }
    }

    #[test]
    fn the_cursor_stays_on_the_shelf() {
        let mut shelf = shelf();
        shelf.move_by(99);
        assert_eq!(shelf.selected().map(|e| e.title.to_string()), Some("three".into()));
        shelf.move_by(-1);
        shelf.move_by(-99);
        assert_eq!(shelf.selected().map(|e| e.title.to_string()), Some("one".into()));
    }

    #[test]
    fn a_filter_that_leaves_nothing_selects_nothing() {
        let mut shelf = shelf();
        shelf.set_filter(Filter::new("TW", None));
        assert_eq!(shelf.selected().map(|e| e.title.to_string()), Some("two".into()));
        shelf.set_filter(Filter::new("nothing", None));
        assert_eq!(shelf.selected(), None);
        assert!(shelf.rows(Rect::new(0, 0, 40, 20)).is_empty());
    }

    #[test]
    fn a_row_leads_to_its_article() {
        let shelf = shelf();
        let rows = shelf.rows(Rect::new(0, 0, 40, 20));
        assert_eq!(shelf.on_row(rows[1].area.y + 1), Some(ArticleRef::Bundled("two".into())));
        assert_eq!(shelf.on_row(19), None);
    }
}
