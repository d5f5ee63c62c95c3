//! Links to other files: which file is meant, the place in it, and the way back.

use crate::app::App;
use crate::document::anchor::percent_decoded;
use crate::document::{ArticleRef, Document, TextPos};
use std::path::{Component, Path, PathBuf};

/// The endings of the files that a link can open.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// The way from article to article along links.
#[derive(Debug, Default)]
pub struct Trail {
    /// The articles that links led away from, the last one last.
    behind: Vec<ArticleRef>,
    /// The step that is being taken.
    step: Option<Step>,
}

/// A step along the trail: an article that was asked for.
#[derive(Debug)]
struct Step {
    to: LinkedFile,
    /// What lies behind once it is there.
    behind: Vec<ArticleRef>,
}

/// A file that a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFile {
    /// The file.
    pub article: ArticleRef,
    /// The name of a place in it.
    pub place: Option<String>,
}

impl LinkedFile {
    /// The file that an address in `article` names, by its path from there; `None` for an address of another kind.
    pub fn new(article: &ArticleRef, url: &str) -> Option<Self> {
        let ArticleRef::File(here) = article else { return None };
        let (path, place) = url.split_once('#').map_or((url, None), |(path, place)| (path, Some(place)));
        let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        let decoded = percent_decoded(path);
        let path = Path::new(&decoded);
        let is_text = path.extension().is_some_and(|e| ENDINGS.iter().any(|ending| e.eq_ignore_ascii_case(ending)));
        if has_scheme || path.is_absolute() || !is_text {
            return None;
        }
        let place = place.filter(|place| !place.is_empty()).map(str::to_owned);
        Some(Self { article: ArticleRef::File(joined(here.parent()?, path)), place })
    }
}

/// `path` from `folder`, with `..` taken as addresses take it, so that a file has one name by whatever link it is reached.
fn joined(folder: &Path, path: &Path) -> PathBuf {
    let mut joined = folder.to_owned();
    for component in path.components() {
        match component {
            Component::ParentDir => _ = joined.pop(),
            Component::CurDir => {}
            other => joined.push(other),
        }
    }
    joined
}

impl App {
    /// Opens the file that an address names, or goes to the place where it is this one; `false` where it names none.
    pub(super) fn open_linked(&mut self, url: &str) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        let Some(to) = LinkedFile::new(&reader.article, url) else { return false };
        if to.article == reader.article {
            reader.popup = None;
            match to.place.map(|name| place_in(reader.rendition.source(), &name).ok_or(name)) {
                Some(Ok(pos)) => reader.jump_to(pos),
                Some(Err(name)) => self.warn(no_place(&name)),
                None => reader.jump(|viewport| viewport.go_top()),
            }
            return true;
        }
        let behind = self.trail.behind.iter().chain([&reader.article]).cloned().collect();
        self.take_step(Step { to, behind });
        true
    }

    /// Goes back to the article whose link led here.
    pub(super) fn back_along_links(&mut self) {
        let mut behind = self.trail.behind.clone();
        match behind.pop() {
            Some(article) => self.take_step(Step { to: LinkedFile { article, place: None }, behind }),
            None => self.inform("There is no earlier place to go back to."),
        }
    }

    fn take_step(&mut self, step: Step) {
        let article = step.to.article.clone();
        self.trail.step = Some(step);
        self.open(article);
    }
}

impl Trail {
    /// Takes in that an article was opened; gives the name of the place in it that a link led to.
    pub fn arrive(&mut self, article: &ArticleRef) -> Option<String> {
        let step = self.step.take().filter(|step| step.to.article == *article);
        let (place, behind) = step.map(|step| (step.to.place, step.behind)).unwrap_or_default();
        self.behind = behind;
        place
    }

    /// Whether the article is being opened for the sake of a place in it.
    pub fn names_place_in(&self, article: &ArticleRef) -> bool {
        self.step.as_ref().is_some_and(|step| step.to.article == *article && step.to.place.is_some())
    }

    /// Takes in that an article was not to be had.
    pub fn stay(&mut self) {
        self.step = None;
    }
}

/// Where the heading of a name stands.
pub fn place_in(document: &Document, name: &str) -> Option<TextPos> {
    document.outline.named(name).map(TextPos::start_of)
}

/// What is said where a link names a place that is not there.
pub fn no_place(name: &str) -> String {
    format!("There is no place #{name} in this article.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_a_text_beside_the_article() {
        let here = ArticleRef::File("/home/a/news/today.md".into());
        let found = |url: &str| match LinkedFile::new(&here, url)? {
            LinkedFile { article: ArticleRef::File(path), place } => Some((path.display().to_string(), place)),
            _ => None,
        };
        let file = |path: &str| Some((path.to_owned(), None));
        assert_eq!(found("other.md"), file("/home/a/news/other.md"));
        assert_eq!(found("./old/../old/1.TXT"), file("/home/a/news/old/1.TXT"));
        assert_eq!(found("../b.markdown"), file("/home/a/b.markdown"));
        assert_eq!(found("%E7%9C%8B.md#a-b"), Some(("/home/a/news/看.md".into(), Some("a-b".into()))));
        for url in ["mailto:a@b.md", "ftp://a/b.md", "file:///a.md", "/etc/a.md", "a.png", "a", "#there", "", "?a.md#"]
        {
            assert!(found(url).is_none_or(|(path, _)| path == "/home/a/news/?a.md"), "{url}");
        }
        assert_eq!(LinkedFile::new(&ArticleRef::Bundled("lead".into()), "other.md"), None);
    }
}
