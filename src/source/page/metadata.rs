//! What a page says about its article: JSON-LD, OpenGraph and the elements of its head, as far as a reader wants to know.

use super::dom::attribute;
use super::headline;
use super::linked_data::{self, Facts};
use crate::document::Meta;
use crate::source::date;
use crate::text::{Language, SafeText};
use dom_query::Document;
use dom_smoothie::Metadata;

/// Bytes of text that the language is guessed from.
const SAMPLE_BYTES: usize = 16 << 10;

/// The language of an article: the one that the page declares, unless the text leaves no doubt that it is another.
pub fn language(page: &Document, declared: Option<&str>, text: &str) -> Language {
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    let root = page.select_single("html").nodes().first().copied();
    let said = root.and_then(|html| attribute(&html, "lang").or_else(|| attribute(&html, "xml:lang")));
    match said.as_deref().or(declared).map(Language::from_tag) {
        None | Some(Language::Other) => Language::guess(sample),
        Some(language) => language.guess_within(sample).unwrap_or(language),
    }
}

/// What is known about an article of a page in `language`.
pub fn meta(page: &Document, facts: Facts, found: Metadata, language: Language) -> Meta {
    let line = |text: Option<String>| text.map(|text| SafeText::new_line(text.trim())).filter(|text| !text.is_empty());
    let written = |text: &str| match date::parse(&text.get(..10).unwrap_or(text).replace(['/', '.'], "-")) {
        Some(date) => date::written(date, language),
        None => text.to_owned(),
    };
    let title = facts.title.unwrap_or(found.title);
    let writers = facts.writers.join(if language.is_spaceless() { "、" } else { ", " });
    let byline = Some(writers).filter(|writers| !writers.is_empty()).or(found.byline);
    let source = facts.publisher.or(found.site_name);
    // Who publishes it need not be named twice.
    let is_other = |byline: &String| source.as_ref().is_none_or(|source| !source.starts_with(byline.trim()));
    let date = facts.date.or(found.published_time).or_else(|| linked_data::date_in_page(page));
    Meta {
        title: SafeText::new_line(&headline::title(page, title, source.as_deref())),
        byline: line(byline.filter(is_other)),
        source: line(source),
        date: line(date.as_deref().map(written)),
        summary: line(found.excerpt),
        ..Meta::default()
    }
}
