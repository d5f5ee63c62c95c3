//! The bytes of a file, and what keeps them from being an article.

use crate::document::ArticleRef;
use crate::source::{SourceError, decode, epub};
use crate::text::SafeText;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most bytes that are read of one article.
pub const MAX_BYTES: u64 = 256 << 20;
/// Bytes that are looked at before the rest is read, so that a device without end is not read at length.
const HEAD_BYTES: u64 = 16 << 10;

/// Says what will keep an article from being opened, as far as a look at the head of its file tells.
///
/// A pipe is not touched: what is read from it would be missing when the article is opened.
pub fn check(article: &ArticleRef) -> Result<(), SourceError> {
    let ArticleRef::File(path) = article else { return Ok(()) };
    let is_file = path.metadata().map_err(|error| SourceError::from_io(path, &error))?.is_file();
    if is_file || path.is_dir() { open(path).map(drop) } else { Ok(()) }
}

/// Says what will keep bytes from being made an article; `name` stands for a file name.
pub fn check_bytes(bytes: &[u8], name: &str) -> Result<(), SourceError> {
    let name = || SafeText::new_line(name);
    if bytes.len() as u64 > MAX_BYTES {
        return Err(SourceError::TooLarge { name: name() });
    }
    let is_binary = !epub::looks_like(bytes) && bytes.contains(&0) && decode::looks_like_utf16(bytes).is_none();
    if is_binary { Err(SourceError::Binary { name: name() }) } else { Ok(()) }
}

/// The bytes of a file. What is not a regular file, such as a pipe, is read to its end.
pub fn read(path: &Path) -> Result<Vec<u8>, SourceError> {
    let (file, mut bytes) = open(path)?;
    let rest = file.take(MAX_BYTES + 1 - bytes.len() as u64).read_to_end(&mut bytes);
    rest.map_err(|error| SourceError::from_io(path, &error))?;
    check_bytes(&bytes, &path.display().to_string())?;
    Ok(bytes)
}

/// Opens a file that looks like an article, with the head of it.
fn open(path: &Path) -> Result<(File, Vec<u8>), SourceError> {
    let failed = |error| SourceError::from_io(path, &error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    let name = path.display().to_string();
    if metadata.is_dir() {
        return Err(SourceError::Directory { path: SafeText::new_line(&name) });
    }
    if metadata.len() > MAX_BYTES {
        return Err(SourceError::TooLarge { name: SafeText::new_line(&name) });
    }
    let mut bytes = Vec::new();
    let mut head = file.take(HEAD_BYTES);
    head.read_to_end(&mut bytes).map_err(failed)?;
    check_bytes(&bytes, &name)?;
    Ok((head.into_inner(), bytes))
}
