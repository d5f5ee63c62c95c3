//! A first look at a file: whether it looks like text, what its title is, and why it cannot be read.

use crate::document::{ArticleRef, Document};
use crate::source::file::{LARGEST_BOOK, check_bytes};
use crate::source::inflow::Inflow;
use crate::source::load::{Format, Wishes, from_file};
use crate::source::{SourceError, articles_in, decode, epub, from_part};
use crate::text::{Language, SafeText};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes by which text is told from what is none.
const HEAD: u64 = 512;

/// Whether a file begins as texts do, in whatever encoding.
pub fn looks_like_text(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    // ESC shifts to kanji in ISO-2022-JP.
    let is_of_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b | 0x20..=0x7e | 0x80..);
    read.is_ok() && !head.is_empty() && (head.iter().all(is_of_text) || decode::looks_like_utf16(&head).is_some())
}

/// What the head of a file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// What its text is called.
    Titled {
        /// The title.
        title: SafeText,
        /// The language of the text.
        language: Language,
        /// Whether nobody set its marks.
        is_plain: bool,
    },
    /// There is no text in it.
    Empty,
}

/// The title of a file as far as its head tells, where that says more than its name, or that there is nothing in it.
pub fn head_of(article: &ArticleRef) -> Result<Option<Head>, SourceError> {
    let ArticleRef::File(path) = article else { return Ok(None) };
    let metadata = path.metadata().map_err(|error| SourceError::from_io(path, &error))?;
    if metadata.is_dir() {
        let path_of = || SafeText::new_line(&path.display().to_string());
        return Err(articles_in(path).err().unwrap_or_else(|| SourceError::Directory { path: path_of() }));
    }
    // What is read from a pipe would be missing when the article is opened.
    if !metadata.is_file() {
        return Ok(None);
    }
    let mut inflow = Inflow::open(path)?;
    inflow.begin()?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let says_more = |head: &Head| match head {
        Head::Titled { title, .. } => !title.is_empty() && **title != *SafeText::new_line(&stem),
        Head::Empty => true,
    };
    Ok(head(article, path, inflow, metadata.len())?.filter(says_more))
}

fn head(article: &ArticleRef, path: &Path, mut inflow: Inflow, size: u64) -> Result<Option<Head>, SourceError> {
    if epub::looks_like(inflow.bytes()) || Format::of_path(path) == Format::Epub {
        if size > LARGEST_BOOK {
            return Ok(None);
        }
        inflow.read_all()?;
        let title = epub::title(inflow.bytes());
        let title = title.map_err(|reason| SourceError::Book { name: SafeText::new_line(inflow.name()), reason })?;
        return Ok(title.map(|title| Head::Titled { title, language: Language::Other, is_plain: false }));
    }
    if inflow.bytes().len() as u64 >= size && inflow.bytes().iter().all(u8::is_ascii_whitespace) {
        return Ok(Some(Head::Empty));
    }
    let head = |document: Document| {
        let Document { meta, language, is_plain, .. } = document;
        Some(Head::Titled { title: meta.title, language, is_plain })
    };
    let wishes = Wishes::default();
    if let Some(document) = from_part(article, inflow.bytes(), false, wishes) {
        return Ok(head(document));
    }
    // Of a page a part tells little, but its title: it is read up to the last whole line.
    let mut bytes = inflow.into_bytes();
    check_bytes(&bytes, &path.display().to_string())?;
    if (bytes.len() as u64) < size {
        bytes.truncate(bytes.iter().rposition(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1));
    }
    let is_known = Format::of_path(path) != Format::Plain || bytes.iter().any(|byte| !byte.is_ascii_whitespace());
    Ok(if is_known { head(from_file(path, bytes, wishes)?.document) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_title_comes_from_the_head_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let title = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            head_of(&ArticleRef::File(path)).map(|head| match head? {
                Head::Titled { title, .. } => Some(title.to_string()),
                Head::Empty => Some("nothing in it".to_owned()),
            })
        };
        assert_eq!(title("a.md", "# 看報\n\n正文。\n".as_bytes()).unwrap(), Some("看報".into()));
        assert_eq!(title("b.txt", "一句話。\n".as_bytes()).unwrap(), None);
        let yaml = "---\ntitle: 看報\n---\n\n正文。\n";
        assert_eq!(title("d.md", yaml.as_bytes()).unwrap(), Some("看報".into()));
        let page = format!("<html><head><title>看報</title></head><body>{}", "<p>正文。\n".repeat(20_000));
        assert_eq!(title("e.html", page.as_bytes()).unwrap(), Some("看報".into()), "cut in the middle");
        assert_eq!(
            title("f.md", b"# \xac\xdd\xb3\xf8\n\n\xb3o\xacO\xa4@\xbdg\xb7s\xbbD\xa1C\n").unwrap(),
            Some("看報".into())
        );
        for empty in ["g.txt", "g.md", "g.html"] {
            assert_eq!(title(empty, b"").unwrap(), Some("nothing in it".into()));
        }
        assert!(title("c.md", b"\0").unwrap_err().to_string().contains("is not text"));
        assert!(title("h.epub", b"PK\x03\x04 and no more").unwrap_err().to_string().contains("h.epub"));
        for damaged in [b"\0\0\0\0".as_slice(), b"PK\x03\x04 and no more", b""] {
            let error = title("i.epub", damaged).unwrap_err().to_string();
            let (_, reason) = error.split_once("i.epub: ").unwrap();
            assert!(reason.starts_with("is a damaged EPUB") && reason.len() < 64, "{reason}");
        }
        assert!(head_of(&ArticleRef::File(folder.path().to_owned())).is_err());
    }
}
