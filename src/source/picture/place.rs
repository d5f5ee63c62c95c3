//! Where the images of an article are: in files beside it, or in the book that it is.

use crate::document::ArticleRef;
use crate::source::epub::{self, BookError, Pictures};
use crate::source::file::MAX_BYTES;
use crate::source::picture::locate::{PictureBytes, locate};
use crate::source::picture::{PictureError, data};
use std::fs::File;
use std::io::{Cursor, Read};

/// The bytes of a book, where an article is one: its images are in it.
pub fn book(article: &ArticleRef) -> Option<Vec<u8>> {
    let ArticleRef::File(path) = article else { return None };
    // A pipe would be waited for.
    path.metadata().ok().filter(|metadata| metadata.is_file() && metadata.len() <= MAX_BYTES)?;
    let (mut file, mut bytes) = (File::open(path).ok()?, vec![0; 4]);
    file.read_exact(&mut bytes).ok()?;
    epub::looks_like(&bytes).then(|| file.take(MAX_BYTES).read_to_end(&mut bytes))?.ok()?;
    Some(bytes)
}

/// Where the images of an article are.
pub enum Place<'a> {
    /// In files beside it.
    Beside(&'a ArticleRef),
    /// In the book that it is.
    Book(Box<Pictures<'a>>),
}

impl<'a> Place<'a> {
    /// The place of an article's images; `book` is what [`book`] found.
    pub fn of(article: &'a ArticleRef, book: Option<&'a [u8]>) -> Self {
        let pictures = book.and_then(|book| Pictures::of(book).ok());
        pictures.map_or(Self::Beside(article), |pictures| Self::Book(Box::new(pictures)))
    }

    /// As much of an image as tells its size.
    pub fn head(&mut self, address: &str) -> Result<Box<dyn PictureBytes>, PictureError> {
        if let Some(bytes) = data::decode(address) {
            return Ok(Box::new(Cursor::new(bytes?)));
        }
        match self {
            Self::Beside(article) => locate(article, address),
            Self::Book(pictures) => unpacked(pictures.head(address)),
        }
    }

    /// An image.
    pub fn whole(&mut self, address: &str) -> Result<Box<dyn PictureBytes>, PictureError> {
        if let Some(bytes) = data::decode(address) {
            return Ok(Box::new(Cursor::new(bytes?)));
        }
        match self {
            Self::Beside(article) => locate(article, address),
            Self::Book(pictures) => unpacked(pictures.read(address)),
        }
    }
}

fn unpacked(bytes: Result<Vec<u8>, BookError>) -> Result<Box<dyn PictureBytes>, PictureError> {
    match bytes {
        Ok(bytes) => Ok(Box::new(Cursor::new(bytes))),
        Err(BookError::Missing(_)) => Err(PictureError::Missing),
        Err(BookError::TooLarge(_) | BookError::TooMuch) => Err(PictureError::TooLarge("64 MiB")),
        Err(_) => Err(PictureError::Broken),
    }
}
