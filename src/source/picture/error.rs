//! Why an image is not shown. The caption stands in its place.

/// Why an image is not shown.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PictureError {
    /// It lies on the web.
    #[error("it lies on the web, from where no images are fetched")]
    Remote,
    /// Its address leads to no file beside the article.
    #[error("only files beside the article are shown; write a path that is relative to it")]
    NotBeside,
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
