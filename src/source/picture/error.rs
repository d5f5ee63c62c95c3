//! Why an image is not shown. The caption stands in its place.

use crate::text::SafeText;

/// Why an image is not shown.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PictureError {
    /// It lies on the web.
    #[error("it lies on the web, from where a file fetches nothing; open the address of the page to see it")]
    Remote,
    /// It could not be fetched; the words of whoever tried.
    #[error("{0}")]
    NotFetched(SafeText),
    /// It is written into its address in a way that is not understood.
    #[error("the image in this address is not written in base64")]
    NotBase64,
    /// Its address leads to no file beside the article.
    #[error("only files beside the article are shown; write a path that is relative to it")]
    NotBeside,
    /// Its address leads too far up from the folder of the article.
    #[error("it lies too far from the article: only its folder and two above it are looked into; move it nearer")]
    TooFar,
    /// The article lies in no folder.
    #[error("the article lies in no folder; save it beside its images")]
    NoFolder,
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is no file that can be read.
    #[error("it cannot be read ({0})")]
    Unreadable(String),
    /// The file or the image is too large.
    #[error("it is too large (more than {0})")]
    TooLarge(&'static str),
    /// What it is is not known, or it is broken.
    #[error("it is damaged, or no PNG, JPEG, GIF or WebP")]
    Broken,
}
