//! The pages of a book bound into one, and read as a whole: so links and notes lead from each of them to any other.

use super::chapters::{self, Chapter};
use super::convert::Converter;
use super::links::Base;
use super::notes::{Notes, Place};
use super::part::Part;
use super::read::elements;
use super::tidy::{Frame, tidy_part};
use crate::document::{Document, Meta};
use crate::text::Language;
use dom_query::Document as Page;
use std::collections::HashSet;

/// Bytes of a book that are read as a tree.
const MAX_TREE: usize = 48 << 20;
/// The most elements of it.
const MAX_ELEMENTS: usize = 2_000_000;

/// The pages of a book as they are bound.
#[derive(Debug)]
pub struct Binder<'a> {
    pages: &'a HashSet<String>,
    html: String,
    elements: usize,
}

impl<'a> Binder<'a> {
    /// Begins a book with pages of these paths.
    pub fn new(pages: &'a HashSet<String>) -> Self {
        Self { pages, html: "<!DOCTYPE html><html><head></head><body>".to_owned(), elements: 0 }
    }

    /// Adds a page. What its frame says comes back, or nothing where the book has become too long.
    pub fn page(&mut self, path: &str, text: &str) -> Option<Frame> {
        let (html, frame) = tidy_part(text, Part { path, pages: self.pages });
        let elements = elements(&html);
        if self.html.len() + html.len() > MAX_TREE || self.elements + elements > MAX_ELEMENTS {
            return None;
        }
        self.elements += elements;
        self.add(path, frame.language.as_deref(), &html);
        Some(frame)
    }

    /// Adds a page that is a picture.
    pub fn picture(&mut self, path: &str) {
        let source = html_escape::encode_double_quoted_attribute(path);
        self.add(path, None, &format!("<img src=\"{source}\">"));
    }

    fn add(&mut self, path: &str, language: Option<&str>, html: &str) {
        let quoted = |text| html_escape::encode_double_quoted_attribute(text);
        let language = language.map_or(String::new(), |tag| format!(" lang=\"{}\"", quoted(tag)));
        self.html += &format!("<div id=\"{}\"{language}>{html}</div>", quoted(path));
    }

    /// The book.
    pub fn bind(self) -> Bound {
        Bound { page: Page::from(self.html) }
    }
}

/// A book in one page.
pub struct Bound {
    page: Page,
}

impl Bound {
    /// Its text, as far as `bytes` or a little further.
    pub fn sample(&self, bytes: usize) -> String {
        let mut sample = String::new();
        for text in self.page.root().descendants_it().filter_map(|node| super::dom::own_text(&node)) {
            sample.push_str(text.trim());
            sample.push('\n');
            if sample.len() > bytes {
                break;
            }
        }
        sample
    }

    /// Makes a document of it, with its chapters as sections.
    pub fn document(self, language: Language, meta: Meta, chapters: Vec<Chapter>) -> Document {
        let root = self.page.body().unwrap_or_else(|| self.page.root());
        chapters::mark(&self.page, &root, chapters);
        let place = Place { page: &self.page, article: &self.page, root, base: &Base::default() };
        let mut converter = Converter::new(language, &meta, place, Notes::find(place));
        converter.article();
        converter.finish(meta)
    }
}
