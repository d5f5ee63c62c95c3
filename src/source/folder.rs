//! The articles in a folder and the folders in it.

use crate::source::{Format, SourceError, looks_like_text};
use crate::text::SafeText;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The ending of files that are taken for articles although it promises no format.
const ENDING: &str = "txt";
/// Folders within folders that are looked into.
const DEPTH: usize = 8;
/// The most articles of one folder; nobody looks through more on a shelf.
const MOST: usize = 5000;
/// Files and folders that are looked at in all, so that a whole disk does not take for ever.
const LOOKED_AT: usize = 100_000;
/// Files without an ending that are looked into in all.
const LOOKED_INTO: usize = 1000;

/// The articles in `folder`, folder by folder, in the order in which people count. Hidden files are left out; a folder in it
/// that cannot be read is given itself, so that it can be told of.
pub fn articles_in(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let failed = |error| SourceError::from_io(folder, &error);
    fs::read_dir(folder).map_err(failed)?;
    let mut walk = Walk::default();
    walk.folder(folder, DEPTH);
    match walk.found.is_empty() {
        true => Err(SourceError::NoArticles { path: SafeText::new_line(&folder.display().to_string()) }),
        false => Ok(walk.found),
    }
}

#[derive(Default)]
struct Walk {
    found: Vec<PathBuf>,
    /// The folders that were entered, under the name that they have without links: a link may lead round in a circle.
    entered: HashSet<PathBuf>,
    looked_at: usize,
    looked_into: usize,
}

impl Walk {
    fn folder(&mut self, folder: &Path, depth: usize) {
        if fs::canonicalize(folder).is_ok_and(|real| !self.entered.insert(real)) {
            return;
        }
        let Ok(entries) = fs::read_dir(folder) else { return self.found.push(folder.to_owned()) };
        let room = LOOKED_AT.saturating_sub(self.looked_at);
        let mut paths: Vec<PathBuf> = entries.take(room).filter_map(|entry| Some(entry.ok()?.path())).collect();
        self.looked_at += paths.len();
        paths.retain(|path| !is_hidden(path));
        paths.sort_by(|a, b| natural(&name(a), &name(b)));
        let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
        let room = MOST.saturating_sub(self.found.len());
        let articles = files.into_iter().filter(|path| is_article(path) || self.is_text(path));
        let articles: Vec<_> = articles.take(room).collect();
        self.found.extend(articles);
        for folder in folders {
            if depth > 0 && self.found.len() < MOST {
                self.folder(&folder, depth - 1);
            }
        }
    }
}

impl Walk {
    /// Whether a file whose name has no ending looks like text; of very many, some are not looked into.
    fn is_text(&mut self, path: &Path) -> bool {
        if path.extension().is_some() || self.looked_into == LOOKED_INTO || !path.is_file() {
            return false;
        }
        self.looked_into += 1;
        looks_like_text(path)
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn is_hidden(path: &Path) -> bool {
    name(path).starts_with('.')
}

fn is_article(path: &Path) -> bool {
    let is_known = |ending: &OsStr| ending.eq_ignore_ascii_case(ENDING);
    Format::of_path(path) != Format::Plain || path.extension().is_some_and(is_known)
}

/// The order in which people count: `2` before `10`.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    while let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) {
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            let (number, after) = split_number(a);
            let (other, after_other) = split_number(b);
            (a, b) = (after, after_other);
            number.len().cmp(&other.len()).then(number.cmp(other))
        } else {
            (a, b) = (a.get(x.len_utf8()..).unwrap_or_default(), b.get(y.len_utf8()..).unwrap_or_default());
            x.cmp(&y)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

/// The digits that a text begins with, without leading zeros, and what follows them.
fn split_number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    (number.trim_start_matches('0'), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn listed(folder: &Path) -> Vec<String> {
        let found = articles_in(folder).unwrap();
        found.iter().map(|path| path.strip_prefix(folder).unwrap().display().to_string()).collect()
    }

    #[test]
    fn articles_are_found_in_the_order_in_which_people_count() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        fs::create_dir_all(dir.join("b/deep")).unwrap();
        fs::create_dir(dir.join(".git")).unwrap();
        for name in [
            "10.md",
            "9.md",
            "a.TXT",
            "x.rs",
            "picture.png",
            ".secret.md",
            ".git/a.md",
            "b/02.md",
            "b/1.html",
            "b/deep/c.epub",
        ] {
            fs::write(dir.join(name), "text").unwrap();
        }
        symlink(dir, dir.join("b/round")).unwrap();
        symlink("nowhere", dir.join("b/gone.md")).unwrap();
        assert_eq!(listed(dir), ["9.md", "10.md", "a.TXT", "b/1.html", "b/02.md", "b/gone.md", "b/deep/c.epub"]);
    }

    #[test]
    fn a_folder_without_articles_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.rs"), "").unwrap();
        let message = articles_in(folder.path()).unwrap_err().to_string();
        assert!(message.contains("no articles") && message.contains(".md"), "{message}");
        assert!(articles_in(&folder.path().join("none")).unwrap_err().to_string().contains("no such file"));
    }

    #[test]
    fn a_file_without_an_ending_is_an_article_where_it_looks_like_text() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        for (name, bytes) in [
            ("README", "讀我".as_bytes()),
            ("big5", b"\xa4\xa4\xa4\xe5\r\n"),
            ("program", b"\x7fELF\x02\x01\0\0"),
            ("noise", b"\x81\x02\x83\x1f"),
            ("nothing", b""),
            ("a.rs", b"fn main() {}"),
        ] {
            fs::write(dir.join(name), bytes).unwrap();
        }
        assert_eq!(listed(dir), ["big5", "README"]);
    }
}
