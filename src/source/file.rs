//! What keeps bytes from being an article.

use crate::document::ArticleRef;
use crate::source::epub::BookError;
use crate::source::inflow::Inflow;
use crate::source::load::Format;
use crate::source::{SourceError, decode, epub};
use crate::text::SafeText;
use std::path::Path;

/// The most bytes that are read of one article.
pub const MAX_BYTES: u64 = 256 << 20;

/// Bytes of a book that is looked into before it is opened; the list of what is in it stands at its end.
pub const LARGEST_BOOK: u64 = 32 << 20;

/// Says what will keep an article from being opened, as far as a look at the head of its file tells; of a book, whether it
/// is one.
///
/// A pipe is not touched: what is read from it would be missing when the article is opened.
pub fn check(article: &ArticleRef) -> Result<(), SourceError> {
    let ArticleRef::File(path) = article else { return Ok(()) };
    let is_file = path.metadata().map_err(|error| SourceError::from_io(path, &error))?.is_file();
    if !is_file && !path.is_dir() {
        return Ok(());
    }
    let mut inflow = Inflow::open(path)?;
    inflow.begin()?;
    let is_book = epub::looks_like(inflow.bytes()) || Format::of_path(path) == Format::Epub;
    if is_book && inflow.size() <= Some(LARGEST_BOOK) {
        inflow.read_all()?;
        let refusal = |reason| SourceError::Book { name: SafeText::new_line(inflow.name()), reason };
        epub::title(inflow.bytes()).map_err(refusal)?;
    }
    Ok(())
}

/// Says what will keep bytes from being made an article; `name` stands for a file name.
pub fn check_bytes(bytes: &[u8], name: &str) -> Result<(), SourceError> {
    let is_book = Format::of_path(Path::new(name)) == Format::Epub;
    let name = || SafeText::new_line(name);
    if bytes.len() as u64 > MAX_BYTES {
        return Err(SourceError::TooLarge { name: name() });
    }
    let is_binary = !epub::looks_like(bytes) && bytes.contains(&0) && decode::looks_like_utf16(bytes).is_none();
    match is_binary {
        true if is_book => Err(SourceError::Book { name: name(), reason: BookError::NotZip }),
        true => Err(SourceError::Binary { name: name() }),
        false => Ok(()),
    }
}
