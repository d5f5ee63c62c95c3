//! From the text of a page to a document.

use super::convert::Converter;
use super::extract::Extracted;
use super::links::Base;
use super::notes::{Notes, Place};
use super::tidy::tidy;
use super::{clutter, dom, linked_data, metadata};
use crate::document::{BlockKind, Document, MastheadPart, Meta};
use crate::source::builder::Builder;
use crate::source::html;
use crate::text::{Language, SafeText, SharedText};

/// Bytes of a page that are read as a tree; a larger one is read tag by tag.
const MAX_TREE: usize = 24 << 20;

/// The most elements of one, whatever its size; each takes some 200 bytes and some microseconds.
const FREE_ELEMENTS: usize = 100_000;
/// Bytes of a page that pay for one more. Articles have one in some 100 bytes, pages full of notes one in 30.
const BYTES_PER_ELEMENT: usize = 24;

/// Makes an article of a page at `address`. Its title is that of the page, or else its first heading, or else `name`.
pub fn document(html: &SharedText, name: &str, address: Option<&str>) -> Document {
    if html.len() > MAX_TREE || elements(html) > FREE_ELEMENTS + html.len() / BYTES_PER_ELEMENT {
        return flat(html, name);
    }
    let is_xml = html.get(..html.floor_char_boundary(512)).unwrap_or(html).contains("<?xml");
    let mut extracted = Extracted::new(tidy(html, is_xml));
    let document = read(&extracted, name, address);
    if is_empty(&document) && extracted.widen() { read(&extracted, name, address) } else { document }
}

/// About how many elements there are in a page.
pub fn elements(html: &str) -> usize {
    html.as_bytes().windows(2).filter(|pair| matches!(pair, [b'<', name] if name.is_ascii_alphabetic())).count()
}

fn read(extracted: &Extracted, name: &str, address: Option<&str>) -> Document {
    let root = extracted.root();
    let said = |element: &str| {
        extracted.page.select_single(element).nodes().first().and_then(|node| dom::attribute(node, "href"))
    };
    let own_base = said("base");
    let base = match address {
        Some(address) => Base::new(Some(address), own_base.as_deref()),
        None => Base::saved(said("link[rel=canonical]").as_deref(), own_base.as_deref()),
    };
    let facts = linked_data::read(&extracted.page);
    let declared = facts.language.as_deref().or(extracted.metadata.lang.as_deref());
    let language = metadata::language(&extracted.page, declared, &root.text());
    let mut meta = metadata::meta(&extracted.page, facts, extracted.metadata.clone(), language);
    if meta.title.is_empty() {
        let heading = extracted.page.select_single("h1").nodes().first().map(dom::line);
        meta.title = SafeText::new_line(heading.as_deref().filter(|title| !title.is_empty()).unwrap_or(name));
    }
    let place = Place { page: &extracted.page, article: extracted.document(), root, base: &base };
    let notes = Notes::find(place);
    clutter::clear_footer(&extracted.page, &root, &notes);
    let mut converter = Converter::new(language, &meta, place, notes);
    converter.article();
    converter.finish(meta)
}

fn is_empty(document: &Document) -> bool {
    document.blocks.iter().all(|block| matches!(block.kind, BlockKind::Masthead(..)))
}

/// A page too large for a tree: its blocks one after the other.
fn flat(html: &SharedText, name: &str) -> Document {
    let sample = html::text_of(html.get(..html.floor_char_boundary(64 << 10)).unwrap_or(html));
    let mut builder = Builder::new(Language::guess(&sample)).sharing(html);
    builder.masthead(MastheadPart::Title, name);
    html::block(&mut builder, html);
    builder.finish(Meta::default())
}
