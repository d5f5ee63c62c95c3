//! The article of a page: found by its looks where much stands around it, or else the whole page.

use super::{clutter, dom};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Metadata, Readability};

/// The most elements of a page that an article is looked for in.
const MAX_ELEMENTS: usize = 100_000;
/// Bytes of text that make an article, whatever the page holds besides.
const ENOUGH: usize = 600;

/// A page with its article.
pub struct Extracted {
    /// All of the page.
    pub page: Document,
    /// The article, where it was found.
    article: Option<Document>,
    /// What is known about it.
    pub metadata: Metadata,
}

impl Extracted {
    /// Finds the article of a tidied page.
    pub fn new(tidied: String) -> Self {
        let page = Document::from(tidied);
        clutter::clear(&page.root());
        let config = Config { keep_classes: true, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
        let Ok(mut reading) = Readability::with_document(page.clone(), None, Some(config)) else {
            return Self { page, article: None, metadata: Metadata::default() };
        };
        let mut metadata = reading.get_article_metadata(reading.parse_json_ld());
        let article = if is_bare(&page) { None } else { reading.parse().ok() };
        let Some(article) = article else { return Self { page, article: None, metadata } };
        metadata.byline = metadata.byline.or(article.byline);
        let found = root_of_article(&reading.doc).map_or(0, |root| dom::weight(&root));
        let whole = page.body().map_or(0, |body| dom::weight(&body));
        let article = (found >= ENOUGH.min(whole / 2) && found > 0).then_some(reading.doc);
        Self { page, article, metadata }
    }

    /// The document that holds the article.
    pub fn document(&self) -> &Document {
        self.article.as_ref().unwrap_or(&self.page)
    }

    /// The element that holds the article, and nothing else.
    pub fn root(&self) -> NodeRef<'_> {
        let article = self.article.as_ref().and_then(root_of_article);
        article.or_else(|| self.page.body()).unwrap_or_else(|| self.page.root())
    }

    /// Takes the whole page for the article.
    pub fn widen(&mut self) -> bool {
        self.article.take().is_some()
    }
}

fn root_of_article(document: &Document) -> Option<NodeRef<'_>> {
    document.select_single("#readability-page-1").nodes().first().copied()
}

/// Whether a page holds hardly anything but its article, as those that programs make of manuscripts do.
fn is_bare(page: &Document) -> bool {
    let around = |node: &NodeRef| {
        let name = dom::name(node).unwrap_or_default();
        matches!(name.as_str(), "nav" | "header" | "footer" | "aside" | "script")
            || name == "div" && (node.has_attr("id") || node.has_attr("class"))
            || name == "meta" && dom::attribute(node, "property").is_some_and(|name| name.starts_with("og:"))
    };
    page.root().descendants_it().filter(around).nth(2).is_none()
}
