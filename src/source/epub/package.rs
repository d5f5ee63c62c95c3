//! What a book says that it is made of: its package document (EPUB 3.3, section 5), found by its container.

use super::xml::{Element, Piece, pieces};
use crate::source::page::joined_path;
use std::collections::HashMap;

/// What a book is made of. Paths are those of the archive.
#[derive(Debug, Default)]
pub struct Package {
    /// What is known about the book, in the order in which it is said.
    pub metadata: Vec<Fact>,
    /// The files of the book.
    pub files: Vec<Resource>,
    /// The pages in reading order; those beside the text come last.
    pub spine: Vec<Resource>,
    /// The table of contents of EPUB 3.
    pub nav: Option<String>,
    /// The table of contents of EPUB 2.
    pub ncx: Option<String>,
    /// The names of pages that it does not say the places of.
    pub unlisted: Vec<String>,
    /// Whether pages are turned from right to left.
    pub is_leftward: bool,
}

/// Something that is known about a book.
#[derive(Debug, Default)]
pub struct Fact {
    /// What it is: `title`, `creator` and so on, or the property of a `meta` element.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Its identity, by which others say more about it.
    id: Option<String>,
    /// The identity of what it says more about.
    refines: Option<String>,
}

/// A file of a book.
#[derive(Debug, Clone, Default)]
pub struct Resource {
    /// Where it is.
    pub path: String,
    /// Its media type.
    pub kind: String,
}

/// Where the package document is, as `META-INF/container.xml` says.
pub fn path_in_container(container: &str) -> Option<String> {
    pieces(container).find_map(|piece| match piece {
        Piece::Open(element) if element.name == "rootfile" => {
            element.attribute("full-path").map(|path| path.trim_start_matches('/').to_owned())
        }
        _ => None,
    })
}

impl Package {
    /// Reads the package document that is at `path`.
    pub fn read(text: &str, path: &str) -> Self {
        let mut package = Self::default();
        let mut items: HashMap<String, Resource> = HashMap::new();
        let (mut spine, mut toc) = (Vec::new(), None);
        let mut fact = None;
        for piece in pieces(text) {
            match piece {
                Piece::Open(element) => match element.name.as_str() {
                    "item" => package.item(&element, path, &mut items),
                    "itemref" => {
                        let is_beside = element.attribute("linear") == Some("no");
                        spine.extend(element.attribute("idref").map(|item| (is_beside, item.to_owned())));
                    }
                    "spine" => {
                        toc = element.attribute("toc").map(str::to_owned);
                        package.is_leftward = element.attribute("page-progression-direction") == Some("rtl");
                    }
                    "metadata" | "manifest" | "package" | "dc-metadata" | "x-metadata" => {}
                    _ => fact = Some(Fact::begun(&element)),
                },
                Piece::Text(text) => {
                    if let Some(fact) = &mut fact {
                        fact.value.push_str(&text);
                    }
                }
                Piece::Close(_) => package.metadata.extend(fact.take()),
            }
        }
        spine.sort_by_key(|(is_beside, _)| *is_beside);
        for (_, item) in spine {
            match items.get(&item) {
                Some(page) => package.spine.push(page.clone()),
                None => package.unlisted.push(item),
            }
        }
        if let Some(ncx) = toc.and_then(|toc| items.get(&toc)) {
            package.ncx = Some(ncx.path.clone());
        }
        package
    }

    fn item(&mut self, element: &Element, package: &str, items: &mut HashMap<String, Resource>) {
        let Some(path) = element.attribute("href").map(|href| joined_path(package, href)) else { return };
        let kind = element.attribute("media-type").unwrap_or_default().to_ascii_lowercase();
        if element.says("properties", "nav") {
            self.nav = Some(path.clone());
        }
        if kind == "application/x-dtbncx+xml" {
            self.ncx = Some(path.clone());
        }
        let file = Resource { path, kind };
        if let Some(id) = element.attribute("id") {
            items.entry(id.to_owned()).or_insert_with(|| file.clone());
        }
        self.files.push(file);
    }

    /// The values that are said of a name, without those that are only about another.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Fact> {
        self.metadata.iter().filter(move |fact| fact.name == name && fact.refines.is_none())
    }

    /// The first value of a name.
    pub fn first<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).map(|fact| fact.value.as_str()).next()
    }

    /// What `property` says about a fact.
    pub fn refinement(&self, fact: &Fact, property: &str) -> Option<&str> {
        let id = fact.id.as_deref()?;
        let about = |other: &&Fact| other.name == property && other.refines.as_deref() == Some(id);
        self.metadata.iter().find(about).map(|other| other.value.as_str())
    }
}

impl Fact {
    /// What an element of the metadata begins to say; EPUB 2 says it in attributes.
    fn begun(element: &Element) -> Self {
        let meta = element.attribute("property").or_else(|| element.attribute("name"));
        let name = if element.name == "meta" { meta.unwrap_or_default() } else { &element.name };
        Self {
            name: name.to_owned(),
            value: element.attribute("content").unwrap_or_default().to_owned(),
            id: element.attribute("id").map(str::to_owned),
            refines: element.attribute("refines").map(|id| id.trim_start_matches('#').to_owned()),
        }
    }
}
