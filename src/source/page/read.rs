//! From the text of a page to a document.

use super::convert::Converter;
use super::extract::Extracted;
use super::links::Base;
use super::notes::{Notes, Place};
use super::tidy::tidy;
use super::{dom, metadata};
use crate::document::{BlockKind, Document, MastheadPart, Meta};
use crate::source::builder::Builder;
use crate::source::html;
use crate::text::{Language, SafeText};

/// Bytes of a page that are read as a tree; a larger one is read tag by tag.
const MAX_TREE: usize = 24 << 20;

/// Makes an article of a page at `address`. Its title is that of the page, or else its first heading, or else `name`.
pub fn document(html: &str, name: &str, address: Option<&str>) -> Document {
    if html.len() > MAX_TREE {
        return flat(html, name);
    }
    let is_xml = html.get(..html.floor_char_boundary(512)).unwrap_or(html).contains("<?xml");
    let mut extracted = Extracted::new(tidy(html, is_xml));
    let document = read(&extracted, name, address);
    if is_empty(&document) && extracted.widen() { read(&extracted, name, address) } else { document }
}

fn read(extracted: &Extracted, name: &str, address: Option<&str>) -> Document {
    let root = extracted.root();
    let own_base = extracted.page.select_single("base").nodes().first().and_then(|base| dom::attribute(base, "href"));
    let base = Base::new(address, own_base.as_deref());
    let language = metadata::language(&extracted.page, extracted.metadata.lang.as_deref(), &root.text());
    let mut meta = metadata::meta(extracted.metadata.clone(), language);
    let headings = extracted.page.select("h1");
    let mut headings = headings.nodes().iter().map(dom::line).filter(|heading| !heading.is_empty());
    if meta.title.is_empty() {
        meta.title = SafeText::new_line(headings.next().as_deref().unwrap_or(name));
    } else if let Some(heading) = headings.find(|heading| metadata::is_with_site(&meta.title, heading)) {
        meta.title = SafeText::new_line(&heading);
    }
    let place = Place { page: &extracted.page, article: extracted.document(), root, base: &base };
    let mut converter = Converter::new(language, &meta, place, Notes::find(place));
    converter.article();
    converter.finish(meta)
}

fn is_empty(document: &Document) -> bool {
    document.blocks.iter().all(|block| matches!(block.kind, BlockKind::Masthead(..)))
}

/// A page too large for a tree: its blocks one after the other.
fn flat(html: &str, name: &str) -> Document {
    let sample = html::text_of(html.get(..html.floor_char_boundary(64 << 10)).unwrap_or(html));
    let mut builder = Builder::new(Language::guess(&sample));
    builder.masthead(MastheadPart::Title, name);
    html::block(&mut builder, html);
    builder.finish(Meta::default())
}
