//! What stands on the shelf: the articles that were named, those that ship with the program, those that were read before.

use crate::app::{Record, ShelfEntry};
use crate::document::ArticleRef;
use crate::runtime::state::State;
use crate::source::bundled::{self, Bundled};
use crate::text::{Language, SafeText};
use std::cmp::Reverse;
use std::path::Path;

/// Files read before that the shelf shows, those last read first.
const MOST_FILES: usize = 50;

/// The entries of the shelf, each article once.
pub fn entries(named: &[ArticleRef], state: &State) -> Vec<ShelfEntry> {
    let mut entries: Vec<ShelfEntry> = Vec::new();
    let named = named.iter().filter_map(|article| named_entry(article, state.record(article)));
    let bundled = bundled::list().into_iter().map(|bundled| bundled_entry(bundled, state));
    for entry in named.chain(bundled).chain(read_before(state)) {
        if entries.iter().all(|known| known.article != entry.article) {
            entries.push(entry);
        }
    }
    entries
}

/// A file, a page of the web or what came through standard input; the program's own articles have their entries anyway.
fn named_entry(article: &ArticleRef, record: Option<&Record>) -> Option<ShelfEntry> {
    match article {
        ArticleRef::Bundled(_) => None,
        ArticleRef::File(path) => Some(file_entry(article, path, record)),
        ArticleRef::Stdin(_) => Some(entry(article, SafeText::new_line("standard input"), record)),
        ArticleRef::Url(address) => Some(page_entry(article, address, record)),
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

/// Files that were read and are still there, and pages of the web.
fn read_before(state: &State) -> impl Iterator<Item = ShelfEntry> {
    let mut files: Vec<_> =
        state.articles().filter(|(article, _)| matches!(article, ArticleRef::File(_) | ArticleRef::Url(_))).collect();
    files.sort_by_key(|(_, record)| Reverse(record.last_read));
    files.truncate(MOST_FILES);
    files.into_iter().filter_map(|(article, record)| match &article {
        ArticleRef::File(path) if path.is_file() => Some(file_entry(&article, path, Some(record))),
        ArticleRef::Url(address) => Some(page_entry(&article, address, Some(record))),
        _ => None,
    })
}

fn file_entry(article: &ArticleRef, path: &Path, record: Option<&Record>) -> ShelfEntry {
    let name = SafeText::new_line(&path.file_name().unwrap_or_default().to_string_lossy());
    let title = record.map(|record| record.title.clone()).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| name.clone());
    let folder = path.parent().unwrap_or(Path::new("")).display().to_string();
    let facts = if title == name { SafeText::default() } else { name };
    ShelfEntry { detail: SafeText::new_line(&folder), facts, ..entry(article, title, record) }
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

        let shelf = entries(&[new.clone(), bundled::lead(), ArticleRef::File(old.clone())], &state);

        assert_eq!(shelf[0].article, new);
        let percent = |entry: &ShelfEntry| entry.record.as_ref().map(|record| record.percent);
        assert_eq!((shelf[0].title.as_str(), percent(&shelf[0])), ("new.md", None));
        assert_eq!((shelf[1].title.as_str(), percent(&shelf[1])), ("舊聞", Some(30)));
        assert_eq!((shelf[0].facts.as_str(), shelf[1].facts.as_str()), ("", "old.md"), "beside the title");
        assert_eq!((shelf[2].article.clone(), percent(&shelf[2])), (bundled::lead(), Some(60)));
        assert_eq!(shelf.len(), 2 + bundled::list().len(), "what is gone is not shown");
    }

    #[test]
    fn the_shelf_says_how_long_an_article_takes_as_the_reader_does() {
        for Bundled { article, minutes, .. } in bundled::list() {
            let mut app = App::new(Setup { size: Size { columns: 80, rows: 24 }, ..Setup::default() });
            let rendition = source::load(&article).unwrap().document.into();
            app.update(Event::Opened { article, rendition, record: None });
            let status = app.frame().status.as_ref().unwrap();
            assert_eq!(status.pieces.last().map(|piece| piece.text.clone()), Some(format!("{minutes} min left")));
        }
    }
}
