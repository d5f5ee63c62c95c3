//! The bytes behind the address of an image: a file beside the article.
//!
//! Whoever wrote the article is a stranger, whoever laid files round it is not. So its addresses lead to regular files only, in
//! its folder or a little above it (`../images/a.png`), as the folders of books and sites are built; links of the file system
//! are followed.

use crate::document::ArticleRef;
use crate::source::picture::PictureError;
use std::fs::{File, Metadata};
use std::io::{BufRead, BufReader, ErrorKind, Seek};
use std::path::{Component, Path, PathBuf};

/// Larger files are not opened, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;
/// So many folders above its own an article's address may lead to.
const MOST_ABOVE: usize = 2;
/// A folder above an article's own has at least so many above itself: `/` and `/home` hold what is not of the article.
const LEAST_DEPTH: usize = 2;

/// The bytes of an image, to be read as far as is needed.
pub trait PictureBytes: BufRead + Seek {}

impl<T: BufRead + Seek> PictureBytes for T {}

/// Opens what the address of an image in `article` leads to.
pub fn locate(article: &ArticleRef, address: &str) -> Result<Box<dyn PictureBytes>, PictureError> {
    let ArticleRef::File(article) = article else { return Err(PictureError::NoFolder) };
    let folder = article.parent().ok_or(PictureError::NoFolder)?;
    let path = relative(address)?;
    match open(&beneath(folder, &path)?) {
        // What the web reads as a query is a part of a file's name here, unless there is none of that name.
        Err(PictureError::Missing) => match address.split_once(['?', '#']) {
            Some((name, _)) => open(&beneath(folder, &relative(name)?)?),
            None => Err(PictureError::Missing),
        },
        opened => opened,
    }
}

fn relative(address: &str) -> Result<PathBuf, PictureError> {
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("//") || lower.starts_with("http:") || lower.starts_with("https:") {
        return Err(PictureError::Remote);
    }
    let has_scheme = lower.starts_with("data:") || lower.starts_with("file:") || lower.contains("://");
    let path = PathBuf::from(percent_decoded(address));
    if has_scheme || path.is_absolute() || address.is_empty() { Err(PictureError::NotBeside) } else { Ok(path) }
}

/// Where a relative path leads from the folder of an article. Its steps up are counted by its letters, before anything is
/// looked at.
fn beneath(folder: &Path, path: &Path) -> Result<PathBuf, PictureError> {
    let (mut above, mut rest) = (0, PathBuf::new());
    for component in path.components() {
        match component {
            Component::Normal(name) => rest.push(name),
            Component::CurDir => {}
            Component::ParentDir if rest.pop() => {}
            Component::ParentDir => above += 1,
            Component::RootDir | Component::Prefix(_) => return Err(PictureError::NotBeside),
        }
    }
    match above {
        0 => Ok(folder.join(rest)),
        1..=MOST_ABOVE => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let folder = folder.canonicalize().map_err(failed)?;
            let reached = folder.ancestors().nth(above).filter(|reached| reached.ancestors().count() > LEAST_DEPTH);
            reached.map(|reached| reached.join(rest)).ok_or(PictureError::TooFar)
        }
        _ => Err(PictureError::TooFar),
    }
}

/// Opens a regular file: a device or a pipe might never end.
fn open(path: &Path) -> Result<Box<dyn PictureBytes>, PictureError> {
    bounded(&path.metadata().map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    // It may have become another one meanwhile.
    bounded(&file.metadata().map_err(failed)?)?;
    Ok(Box::new(BufReader::new(file)))
}

fn bounded(metadata: &Metadata) -> Result<(), PictureError> {
    match metadata.is_file() {
        true if metadata.len() > MAX_BYTES => Err(PictureError::TooLarge("64 MiB")),
        true => Ok(()),
        false => Err(PictureError::Unreadable("not a file".to_owned())),
    }
}

fn failed(error: std::io::Error) -> PictureError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => PictureError::Missing,
        kind => PictureError::Unreadable(kind.to_string()),
    }
}

/// `%20` and the like as what they stand for; what is no such thing stays.
pub(super) fn percent_decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|&decoded| decoded != 0) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(article: &ArticleRef, address: &str) -> Result<(), PictureError> {
        locate(article, address).map(drop)
    }

    #[test]
    fn only_files_beside_the_article_are_opened() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("圖")).unwrap();
        std::fs::write(dir.path().join("圖/a b.png"), b"x").unwrap();
        let article = ArticleRef::File(dir.path().join("a.md"));
        for address in ["圖/a b.png", "圖/a%20b.png", "%E5%9C%96/a%20b.png", "./圖/a b.png?raw=true", "圖/a b.png#x"]
        {
            assert_eq!(outcome(&article, address), Ok(()), "{address}");
        }
        for (address, error) in [
            ("b.png", PictureError::Missing),
            ("圖", PictureError::Unreadable("not a file".to_owned())),
            ("https://example.org/a.png", PictureError::Remote),
            ("//example.org/a.png", PictureError::Remote),
            ("/etc/passwd", PictureError::NotBeside),
            ("%2Fetc/passwd", PictureError::NotBeside),
            ("file:///etc/passwd", PictureError::NotBeside),
            ("data:image/png;base64,AAAA", PictureError::NotBeside),
            ("", PictureError::NotBeside),
        ] {
            assert_eq!(outcome(&article, address), Err(error), "{address}");
        }
        assert_eq!(
            outcome(&ArticleRef::File("/dev/a.md".into()), "zero"),
            Err(PictureError::Unreadable("not a file".to_owned()))
        );
        assert_eq!(outcome(&ArticleRef::Stdin("0".into()), "a.png"), Err(PictureError::NoFolder));
    }
    #[test]
    fn a_path_leads_two_folders_up_and_no_further() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("site/posts/2025");
        for folder in [&folder, &dir.path().join("site/images"), &dir.path().join("site/posts/images")] {
            std::fs::create_dir_all(folder).unwrap();
            std::fs::write(folder.join("x.png"), b"x").unwrap();
        }
        std::fs::write(dir.path().join("x.png"), b"x").unwrap();
        let article = ArticleRef::File(folder.join("a.md"));
        for address in
            ["../images/x.png", "../../images/x.png", "..%2Fimages/x.png", "b/../../images/x.png?raw", "./b/../x.png"]
        {
            assert_eq!(outcome(&article, address), Ok(()), "{address}");
        }
        let deep = format!("{}etc/passwd", "../".repeat(folder.components().count()));
        for address in ["../../../x.png", "%2e%2e/%2e%2e/%2e%2e/x.png", "b/../../../../x.png", &deep] {
            assert_eq!(outcome(&article, address), Err(PictureError::TooFar), "{address}");
        }
        for (article, address) in [("/usr/a.md", "../etc/passwd"), ("/usr/share/a.md", "../../dev/zero")] {
            assert_eq!(outcome(&ArticleRef::File(article.into()), address), Err(PictureError::TooFar), "{article}");
        }
    }

    #[test]
    fn a_link_of_the_file_system_is_followed_to_regular_files_alone() {
        let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(elsewhere.path().join("x.png"), b"x").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), dir.path().join("images")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", dir.path().join("zero.png")).unwrap();
        let article = ArticleRef::File(dir.path().join("a.md"));
        assert_eq!(outcome(&article, "images/x.png"), Ok(()));
        assert_eq!(outcome(&article, "zero.png"), Err(PictureError::Unreadable("not a file".to_owned())));
    }
}
