//! Books for tests, made in memory.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Where the package of a made book is.
pub const CONTAINER: &str =
    "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'>
    <rootfiles><rootfile full-path='O/p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// A ZIP archive of these files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A book: what stands in its package, and its files below `O/`.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// More of the metadata than the title.
    pub metadata: String,
    /// Attributes of the `spine` element.
    pub spine: String,
    /// Items that are not pages: id, path, media type, properties.
    pub items: Vec<[&'static str; 4]>,
    /// The pages: path, what `html` says, the body.
    pub pages: Vec<(&'static str, String, String)>,
    /// Other files, by their whole path.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Book {
    /// A book of pages with these bodies.
    pub fn of(pages: &[(&'static str, &str)]) -> Self {
        let pages = pages.iter().map(|(path, body)| (*path, String::new(), (*body).to_owned()));
        Self { pages: pages.collect(), ..Self::default() }
    }

    /// Adds a file below `O/` that is no page.
    pub fn item(mut self, item: [&'static str; 4], bytes: &[u8]) -> Self {
        self.files.push((format!("O/{}", item[1]), bytes.to_vec()));
        self.items.push(item);
        self
    }

    /// Adds a navigation document with these entries in its list.
    pub fn nav(self, entries: &str) -> Self {
        let nav = format!(
            "<html xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='toc'><h1>TOC</h1><ol>{entries}</ol></nav></body></html>"
        );
        self.item(["nav", "nav.xhtml", "application/xhtml+xml", "nav"], nav.as_bytes())
    }

    /// Adds an NCX with these points in its map.
    pub fn ncx(mut self, points: &str) -> Self {
        let ncx = format!(
            "<?xml version='1.0'?><!DOCTYPE ncx PUBLIC '-//NISO//DTD ncx 2005-1//EN' 'http://www.daisy.org/z3986/2005/ncx-2005-1.dtd'>
            <ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><docTitle><text>T</text></docTitle><navMap>{points}</navMap></ncx>"
        );
        self.spine += " toc='ncx'";
        self.item(["ncx", "toc.ncx", "application/x-dtbncx+xml", ""], ncx.as_bytes())
    }

    /// Its package document.
    pub fn package(&self) -> String {
        let items = self.items.iter().map(|[id, path, kind, properties]| {
            format!("<item id='{id}' href='{path}' media-type='{kind}' properties='{properties}'/>\n")
        });
        let pages = self.pages.iter().enumerate();
        let pages = pages
            .map(|(i, (path, ..))| format!("<item id='p{i}' href='{path}' media-type='application/xhtml+xml'/>\n"));
        let spine = (0..self.pages.len()).map(|i| format!("<itemref idref='p{i}'/>"));
        format!(
            "<?xml version='1.0' encoding='utf-8'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0'>
            <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>書</dc:title>{}</metadata>
            <manifest>{}{}</manifest><spine {}>{}</spine></package>",
            self.metadata,
            items.collect::<String>(),
            pages.collect::<String>(),
            self.spine,
            spine.collect::<String>(),
        )
    }

    /// All of its files, by their paths.
    pub fn all_files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![
            ("mimetype".to_owned(), b"application/epub+zip".to_vec()),
            ("META-INF/container.xml".to_owned(), CONTAINER.into()),
            ("O/p.opf".to_owned(), self.package().into()),
        ];
        for (path, html, body) in &self.pages {
            let page = format!(
                "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml' {html}>
                <head><title>no title</title></head><body>{body}</body></html>"
            );
            files.push((format!("O/{path}"), page.into()));
        }
        files.extend(self.files.iter().cloned());
        files
    }

    /// The bytes of the book.
    pub fn bytes(&self) -> Vec<u8> {
        let files = self.all_files();
        archive(&files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    }
}
