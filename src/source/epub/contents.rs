//! Tables of contents: the navigation document of EPUB 3, the NCX of EPUB 2.

use super::xml::{Piece, pieces};
use crate::source::page::{Chapter, joined_path};

/// The most entries that are read.
const MAX_ENTRIES: usize = 20_000;

/// The entries of a navigation document that is at `path`.
pub fn of_nav(text: &str, path: &str) -> Vec<Chapter> {
    let mut reading = Reading::at(path);
    // How deep the lists are nested in the table of contents, where it is open; text in readings is no title.
    let (mut depth, mut is_open, mut hidden) = (0_u8, false, 0_u32);
    for piece in pieces(text) {
        match piece {
            Piece::Open(element) if element.name == "nav" => is_open = element.says("type", "toc"),
            Piece::Close(name) if name == "nav" && is_open => break,
            _ if !is_open => {}
            Piece::Open(element) => match element.name.as_str() {
                "ol" => depth = depth.saturating_add(1),
                "a" => reading.begin(depth, element.attribute("href")),
                "span" if reading.open.is_none() => reading.begin(depth, None),
                "rt" | "rp" => hidden += 1,
                "img" => reading.text(element.attribute("alt").unwrap_or_default()),
                _ => {}
            },
            Piece::Text(text) if hidden == 0 => reading.text(&text),
            Piece::Text(_) => {}
            Piece::Close(name) => match name.as_str() {
                "ol" => depth = depth.saturating_sub(1),
                "rt" | "rp" => hidden = hidden.saturating_sub(1),
                "a" | "li" => reading.end(),
                _ => {}
            },
        }
        if reading.is_full() {
            break;
        }
    }
    reading.finish()
}

/// The entries of an NCX that is at `path`.
pub fn of_ncx(text: &str, path: &str) -> Vec<Chapter> {
    let mut reading = Reading::at(path);
    let (mut depth, mut in_label) = (0_u8, false);
    for piece in pieces(text) {
        match piece {
            Piece::Open(element) => match element.name.as_str() {
                "navPoint" => {
                    reading.end();
                    depth = depth.saturating_add(1);
                    reading.begin(depth, None);
                }
                "text" => in_label = true,
                "content" => reading.leads_to(element.attribute("src")),
                "pageList" | "navList" => break,
                _ => {}
            },
            Piece::Text(text) if in_label => reading.text(&text),
            Piece::Text(_) => {}
            Piece::Close(name) => match name.as_str() {
                "text" => in_label = false,
                "navPoint" => {
                    reading.end();
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            },
        }
        if reading.is_full() {
            break;
        }
    }
    reading.finish()
}

/// A table of contents as it is read.
struct Reading<'a> {
    path: &'a str,
    open: Option<Chapter>,
    chapters: Vec<Chapter>,
}

impl<'a> Reading<'a> {
    fn at(path: &'a str) -> Self {
        Self { path, open: None, chapters: Vec::new() }
    }

    fn is_full(&self) -> bool {
        self.chapters.len() >= MAX_ENTRIES
    }

    fn begin(&mut self, depth: u8, href: Option<&str>) {
        self.end();
        self.open = Some(Chapter { level: depth.clamp(1, 6), ..Chapter::default() });
        self.leads_to(href);
    }

    fn leads_to(&mut self, href: Option<&str>) {
        if let (Some(open), Some(href)) = (&mut self.open, href) {
            open.place = Some(joined_path(self.path, href));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.title.push_str(text);
        }
    }

    fn end(&mut self) {
        if let Some(mut chapter) = self.open.take() {
            chapter.title = chapter.title.split_whitespace().collect::<Vec<_>>().join(" ");
            if !chapter.title.is_empty() {
                self.chapters.push(chapter);
            }
        }
    }

    /// The entries; one that leads nowhere itself begins where its first part does.
    fn finish(mut self) -> Vec<Chapter> {
        self.end();
        let mut next: Option<Chapter> = None;
        for chapter in self.chapters.iter_mut().rev() {
            if chapter.place.is_none() {
                chapter.place = next.take().filter(|next| next.level > chapter.level).and_then(|next| next.place);
            }
            next = Some(chapter.clone());
        }
        self.chapters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(chapters: &[Chapter]) -> Vec<(u8, &str, &str)> {
        chapters.iter().map(|c| (c.level, c.title.as_str(), c.place.as_deref().unwrap_or("-"))).collect()
    }

    #[test]
    fn a_navigation_document_nests_by_its_lists() {
        let nav = "<html xmlns:epub='x'><nav epub:type='landmarks'><ol><li><a href='x'>no</a></li></ol></nav>
            <nav epub:type='toc'><h1>目次</h1><ol><li><span>第一部</span><ol>
            <li><a href='../text/a.xhtml#c%201'><ruby>桜<rt>さくら</rt></ruby> &amp; 梅</a></li></ol></li>
            <li><a href='b.xhtml'>二</a></li></ol></nav></html>";
        assert_eq!(
            told(&of_nav(nav, "O/nav/n.xhtml")),
            [(1, "第一部", "O/text/a.xhtml#c 1"), (2, "桜 & 梅", "O/text/a.xhtml#c 1"), (1, "二", "O/nav/b.xhtml")]
        );
    }

    #[test]
    fn an_ncx_nests_by_its_points() {
        let ncx = "<ncx><docTitle><text>T</text></docTitle><navMap><navPoint><navLabel><text>一</text></navLabel><content src='a.html'/>
            <navPoint><navLabel><text>一ノ一</text></navLabel><content src='a.html#x'/></navPoint></navPoint>
            <navPoint><navLabel><text>二</text></navLabel><content src='b.html'/></navPoint></navMap>
            <pageList><pageTarget><navLabel><text>1</text></navLabel></pageTarget></pageList></ncx>";
        assert_eq!(told(&of_ncx(ncx, "t.ncx")), [(1, "一", "a.html"), (2, "一ノ一", "a.html#x"), (1, "二", "b.html")]);
    }

    #[test]
    fn nesting_has_a_bottom() {
        let deep = "<navPoint><navLabel><text>x</text></navLabel><content src='a'/>".repeat(30_000);
        let chapters = of_ncx(&deep, "t.ncx");
        assert_eq!((chapters.len(), chapters.last().map(|c| c.level)), (MAX_ENTRIES, Some(6)));
    }
}
