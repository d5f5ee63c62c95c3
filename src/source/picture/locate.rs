//! The bytes behind the address of an image: a file beside the article.

use crate::document::ArticleRef;
use crate::source::picture::PictureError;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Seek};
use std::path::{Path, PathBuf};

/// Larger files are not opened, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// The bytes of an image, to be read as far as is needed.
pub trait PictureBytes: BufRead + Seek {}

impl<T: BufRead + Seek> PictureBytes for T {}

/// Opens what the address of an image in `article` leads to.
pub fn locate(article: &ArticleRef, address: &str) -> Result<Box<dyn PictureBytes>, PictureError> {
    let ArticleRef::File(article) = article else { return Err(PictureError::NoFolder) };
    let folder = article.parent().ok_or(PictureError::NoFolder)?;
    let path = relative(address)?;
    match open(&folder.join(&path)) {
        // What the web reads as a query is a part of a file's name here, unless there is none of that name.
        Err(PictureError::Missing) => match address.split_once(['?', '#']) {
            Some((name, _)) => open(&folder.join(relative(name)?)),
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

/// Opens a regular file: a device or a pipe might never end.
fn open(path: &Path) -> Result<Box<dyn PictureBytes>, PictureError> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => PictureError::Missing,
        kind => PictureError::Unreadable(kind.to_string()),
    };
    let metadata = path.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(PictureError::Unreadable("not a file".to_owned()));
    }
    if metadata.len() > MAX_BYTES {
        return Err(PictureError::TooLarge("64 MiB"));
    }
    Ok(Box::new(BufReader::new(File::open(path).map_err(failed)?)))
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
        assert_eq!(outcome(&ArticleRef::Stdin("0".into()), "a.png"), Err(PictureError::NoFolder));
    }
}
