//! The articles that ship with the program.

use crate::document::{ArticleRef, Meta};
use crate::source::front_matter;
use crate::text::Language;

/// Name, minutes of reading and text of every article, in the order of the shelf: the lead feature first.
const ARTICLES: [(&str, u32, &str); 5] = [
    ("altman-paris", 6, include_str!("../../articles/01-altman-paris.md")),
    ("welcome-en", 6, include_str!("../../articles/02-welcome-en.md")),
    ("welcome-zh", 5, include_str!("../../articles/03-welcome-zh.md")),
    ("kumihan-ja", 3, include_str!("../../articles/04-kumihan-ja.md")),
    ("hangul-ko", 2, include_str!("../../articles/05-hangul-ko.md")),
];

/// What the shelf shows of a bundled article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundled {
    /// What opens it.
    pub article: ArticleRef,
    /// What its front matter says.
    pub meta: Meta,
    /// Its language.
    pub language: Language,
    /// Minutes that it takes to read: known beforehand, so that the shelf need not go through the text.
    pub minutes: u32,
}

/// The bundled articles in the order of the shelf. Only their front matter is read.
pub fn list() -> Vec<Bundled> {
    ARTICLES
        .iter()
        .map(|&(name, minutes, text)| {
            let (front, _) = front_matter::split(text);
            let language = front.language.unwrap_or_default();
            Bundled { article: ArticleRef::Bundled(name.to_owned()), meta: front.meta(language), language, minutes }
        })
        .collect()
}

/// The article that a first visit opens.
pub fn lead() -> ArticleRef {
    let [(name, ..), ..] = ARTICLES;
    ArticleRef::Bundled(name.to_owned())
}

/// The text of the bundled article `name`.
pub(super) fn text(name: &str) -> Option<&'static str> {
    ARTICLES.iter().find(|(known, ..)| *known == name).map(|(.., text)| *text)
}
