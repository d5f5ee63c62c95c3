//! What stands on the shelf: the articles that were named, those that ship with the program, those that were read before.

use crate::app::from_home::from_home;
use crate::app::{Record, ShelfEntry};
use crate::document::ArticleRef;
use crate::runtime::state::State;
use crate::source::bundled::{self, Bundled};
use crate::text::{Language, SafeText};
use std::cmp::Reverse;
use std::path::{Path, PathBuf};

/// Files read before that the shelf shows, those last read first.
const MOST_FILES: usize = 50;

/// What the shelf is made of.
#[derive(Debug, Default)]
pub struct Shelf<'a> {
    /// The articles that were named.
    pub named: &'a [ArticleRef],
    /// Whether it is theirs alone.
    pub is_theirs: bool,
    /// The folder that they are in, where one alone was named.
    pub folder: Option<&'a Path>,
    /// The reader's home directory.
    pub home: Option<PathBuf>,
}

impl Shelf<'_> {
    /// What it is called, where it is that of a folder.
    pub fn name(&self) -> Option<SafeText> {
        self.folder.map(|folder| SafeText::new_line(&from_home(folder, self.home.as_deref())))
    }

    /// Its entries, each article once.
    pub fn entries(&self, state: &State) -> Vec<ShelfEntry> {
        let named = self.named.iter().filter_map(|article| self.entry_of(article, state));
        if self.is_theirs {
            return named.collect();
        }
        let mut entries: Vec<ShelfEntry> = Vec::new();
        let bundled = bundled::list().into_iter().map(|bundled| bundled_entry(bundled, state));
        for entry in named.chain(bundled).chain(self.read_before(state)) {
            if entries.iter().all(|known| known.article != entry.article) {
                entries.push(entry);
            }
        }
        entries
    }

    /// An article that was named. Where the program's own stand on the shelf anyway, they have their places there.
    fn entry_of(&self, article: &ArticleRef, state: &State) -> Option<ShelfEntry> {
        let record = state.record(article);
        match article {
            ArticleRef::Bundled(_) if !self.is_theirs => None,
            ArticleRef::Bundled(_) => {
                let bundled = bundled::list().into_iter().find(|bundled| bundled.article == *article);
                bundled.map(|bundled| bundled_entry(bundled, state))
            }
            ArticleRef::File(path) => Some(self.file_entry(article, path, record)),
            ArticleRef::Stdin(_) => Some(entry(article, SafeText::new_line("standard input"), record)),
            ArticleRef::Url(address) => Some(page_entry(article, address, record)),
        }
    }

    /// Files that were read and are still there, and pages of the web.
    fn read_before(&self, state: &State) -> impl Iterator<Item = ShelfEntry> {
        let mut files: Vec<_> = state
            .articles()
            .filter(|(article, _)| matches!(article, ArticleRef::File(_) | ArticleRef::Url(_)))
            .collect();
        files.sort_by_key(|(_, record)| Reverse(record.last_read));
        files.truncate(MOST_FILES);
        files.into_iter().filter_map(|(article, record)| match &article {
            ArticleRef::File(path) if path.is_file() => Some(self.file_entry(&article, path, Some(record))),
            ArticleRef::Url(address) => Some(page_entry(&article, address, Some(record))),
            _ => None,
        })
    }

    fn file_entry(&self, article: &ArticleRef, path: &Path, record: Option<&Record>) -> ShelfEntry {
        let name = SafeText::new_line(&path.file_name().unwrap_or_default().to_string_lossy());
        let title = record.map(|record| record.title.clone()).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| name.clone());
        let facts = if title == name { SafeText::default() } else { name };
        ShelfEntry { detail: self.place_of(path), facts, ..entry(article, title, record) }
    }

    /// The folder that a file lies in, as seen from the one that was named.
    fn place_of(&self, path: &Path) -> SafeText {
        let folder = path.parent().unwrap_or(Path::new(""));
        let inside = self.folder.and_then(|named| folder.strip_prefix(named).ok());
        let place = inside.map_or_else(|| from_home(folder, self.home.as_deref()), |path| path.display().to_string());
        SafeText::new_line(&place)
    }
}

fn bundled_entry(bundled: Bundled, state: &State) -> ShelfEntry {
    let Bundled { article, meta, language, minutes } = bundled;
    let record = state.record(&article);
    let facts = [meta.source, meta.date].into_iter().flatten().map(|fact| fact.to_string()).collect::<Vec<_>>();
    ShelfEntry {
        detail: meta.subtitle.or(meta.summary).unwrap_or_default(),
        facts: SafeText::new_line(&facts.join(" · ")),
        language,
        minutes: Some(minutes),
        ..entry(&article, meta.title, record)
    }
}

fn page_entry(article: &ArticleRef, address: &str, record: Option<&Record>) -> ShelfEntry {
    let address = SafeText::new_line(address);
    let title = record.map(|record| record.title.clone()).filter(|title| !title.is_empty());
    ShelfEntry { detail: address.clone(), ..entry(article, title.unwrap_or(address), record) }
}

fn entry(article: &ArticleRef, title: SafeText, record: Option<&Record>) -> ShelfEntry {
    ShelfEntry {
        article: article.clone(),
        title,
        detail: SafeText::default(),
        facts: SafeText::default(),
        language: Language::default(),
        minutes: None,
        record: record.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{App, Event, Setup, Size};
    use crate::input::Key;
    use crate::source;

    #[test]
    fn every_article_stands_on_the_shelf_once() {
        let dir = tempfile::tempdir().unwrap();
        let old = dir.path().join("old.md");
        std::fs::write(&old, "").unwrap();
        let mut state = State::default();
        let read = Record { title: SafeText::new("舊聞"), percent: 30, ..Record::default() };
        state.keep(&ArticleRef::File(old.clone()), read.clone());
        state.keep(&ArticleRef::File(dir.path().join("gone.md")), read.clone());
        state.keep(&bundled::lead(), Record { percent: 60, ..read });
        let new = ArticleRef::File(dir.path().join("new.md"));

        let named = [new.clone(), bundled::lead(), ArticleRef::File(old.clone())];
        let shelf = Shelf { named: &named, ..Shelf::default() }.entries(&state);

        assert_eq!(shelf[0].article, new);
        let percent = |entry: &ShelfEntry| entry.record.as_ref().map(|record| record.percent);
        assert_eq!((shelf[0].title.as_str(), percent(&shelf[0])), ("new.md", None));
        assert_eq!((shelf[1].title.as_str(), percent(&shelf[1])), ("舊聞", Some(30)));
        assert_eq!((shelf[0].facts.as_str(), shelf[1].facts.as_str()), ("", "old.md"), "beside the title");
        assert_eq!((shelf[2].article.clone(), percent(&shelf[2])), (bundled::lead(), Some(60)));
        assert_eq!(shelf.len(), 2 + bundled::list().len(), "what is gone is not shown");
    }

    #[test]
    fn the_shelf_of_a_folder_holds_what_is_in_it_and_says_where_seen_from_there() {
        let named = ["/home/mei/news/a.md", "/home/mei/news/2026/b.md"].map(|path| ArticleRef::File(path.into()));
        let mut state = State::default();
        state.keep(&bundled::lead(), Record::default());
        let home = Some(PathBuf::from("/home/mei"));
        let folder = Some(Path::new("/home/mei/news"));
        let shelf = Shelf { named: &named, is_theirs: true, folder, home: home.clone() };
        let entries = shelf.entries(&state);
        let said: Vec<_> = entries.iter().map(|entry| (entry.title.as_str(), entry.detail.as_str())).collect();
        assert_eq!(said, [("a.md", ""), ("b.md", "2026")]);
        assert_eq!(shelf.name().as_deref(), Some("~/news"));

        let several = Shelf { named: &named, is_theirs: true, folder: None, home };
        let entries = several.entries(&state);
        let places: Vec<_> = entries.iter().map(|entry| entry.detail.as_str()).collect();
        assert_eq!(places, ["~/news", "~/news/2026"]);
        assert_eq!(several.name(), None);
    }

    #[test]
    fn the_shelf_says_how_long_an_article_takes_as_the_reader_does() {
        for Bundled { article, minutes, .. } in bundled::list() {
            let mut app = App::new(Setup { size: Size { columns: 80, rows: 24 }, ..Setup::default() });
            let rendition = source::load(&article).unwrap().document.into();
            app.update(Event::Opened { article, rendition, record: None });
            app.update(Event::Key(Key::char('i')));
            let sheet = format!("{:?}", app.frame().sheet.as_ref().unwrap().rows);
            assert!(sheet.contains(&format!("about {minutes} minute")), "{minutes}: {sheet}");
        }
    }
}
