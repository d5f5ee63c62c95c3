//! A reader at the keyboard: articles opened, keys typed, the screen read back.

use super::article::article;
use crate::app::frame::{Body, OutlinePane, PopupPane, ReaderPane, ShelfPane, StatusLine};
use crate::app::{App, Effect, Event, Mouse, MouseKind, Record, Setup, ShelfEntry, Size};
use crate::compose::Line;
use crate::document::{ArticleRef, Document, Role};
use crate::input::{Key, notation};
use crate::text::{Language, SafeText, width};

/// A reader with one article open, or before the shelf.
pub struct Reading {
    pub app: App,
    /// Everything that was asked for so far.
    pub effects: Vec<Effect>,
}

pub fn named(name: &str) -> ArticleRef {
    ArticleRef::Bundled(name.to_owned())
}

fn entry(name: &str) -> ShelfEntry {
    ShelfEntry {
        article: named(name),
        title: SafeText::new(name),
        detail: SafeText::new("what it says"),
        facts: SafeText::default(),
        language: Language::Other,
        minutes: Some(3),
        record: None,
    }
}

impl Reading {
    /// Before a shelf of three articles.
    pub fn shelf(columns: u16, rows: u16) -> Self {
        Self::before_shelf(Size { columns, rows }, false)
    }

    /// Before the same shelf, with a single article asked for.
    pub fn single() -> Self {
        Self::before_shelf(Size { columns: 80, rows: 24 }, true)
    }

    fn before_shelf(size: Size, single: bool) -> Self {
        let shelf = ["lead", "welcome", "日本語"].map(entry).into();
        let setup = Setup { size, shelf, single, ..Setup::default() };
        Self { app: App::new(setup), effects: Vec::new() }
    }

    /// An article on a terminal of 100×30, with no shelf behind it.
    pub fn of(document: Document) -> Self {
        Self::sized(document, 100, 30)
    }

    pub fn text(text: &str) -> Self {
        Self::of(article("An article", text))
    }

    pub fn sized(document: Document, columns: u16, rows: u16) -> Self {
        let setup = Setup { size: Size { columns, rows }, ..Setup::default() };
        let mut reading = Self { app: App::new(setup), effects: Vec::new() };
        reading.open("article", document, None);
        reading
    }

    pub fn open(&mut self, name: &str, document: Document, record: Option<Record>) {
        self.event(Event::Opened { article: named(name), rendition: document.into(), record });
    }

    pub fn event(&mut self, event: Event) {
        let asked = self.app.update(event);
        for effect in &asked {
            if let Effect::Render { article, as_written, rework } = effect.clone() {
                let rendition = as_written.reworked(rework);
                self.effects.extend(self.app.update(Event::Rendered { article, rendition }));
            }
        }
        self.effects.extend(asked.into_iter().filter(|effect| !matches!(effect, Effect::Render { .. })));
    }

    /// Types keys, written with spaces between them.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in notation::parse(keys).unwrap() {
            self.event(Event::Key(key));
        }
        self
    }

    /// Types a text letter by letter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.event(Event::Key(Key::char(c)));
        }
        self
    }

    /// Runs a command from the command line.
    pub fn command(&mut self, line: &str) -> &mut Self {
        self.keys(":").type_text(line).keys("Enter")
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.event(Event::Resize(Size { columns, rows }));
        self
    }

    pub fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Self {
        self.event(Event::Mouse(Mouse { kind, column, row }));
        self
    }

    pub fn press(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseKind::Press, column, row)
    }

    pub fn pane(&self) -> &ReaderPane {
        match &self.app.frame().body {
            Body::Reader(pane) => pane,
            other => panic!("no article is open but {other:?}"),
        }
    }

    pub fn shelf_pane(&self) -> &ShelfPane {
        match &self.app.frame().body {
            Body::Shelf(pane) => pane,
            other => panic!("the shelf is not in front but {other:?}"),
        }
    }

    /// The lines of the text pane.
    pub fn lines(&self) -> Vec<String> {
        self.pane().text.lines.iter().map(|(_, line)| plain(line)).collect()
    }

    /// The line at the top of the text pane.
    pub fn top(&self) -> String {
        self.lines().first().cloned().unwrap_or_default()
    }

    pub fn popup(&self) -> &PopupPane {
        self.app.frame().popup.as_ref().expect("a popup")
    }

    /// What the lower border of the footnote says.
    pub fn popup_keys(&self) -> String {
        let pairs = self.popup().footer.iter().map(|hint| format!("{} {}", hint.keys, hint.verb));
        pairs.collect::<Vec<_>>().join("  ")
    }

    /// The text of the footnote that is shown, or nothing.
    pub fn note(&self) -> String {
        let popup = self.app.frame().popup.iter();
        popup.flat_map(|popup| &popup.lines).map(|line| plain(line)).collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    pub fn outline(&self) -> &OutlinePane {
        self.pane().outline.as_ref().expect("an outline")
    }

    /// The titles in the outline; `>` marks the current section, `*` the cursor.
    pub fn outline_titles(&self) -> Vec<String> {
        let mark = |flag: bool, mark: &'static str| if flag { mark } else { "" };
        let rows = self.outline().rows.iter();
        rows.map(|r| format!("{}{}{}", mark(r.current, ">"), mark(r.selected, "*"), r.title)).collect()
    }

    pub fn status(&self) -> String {
        let pieces = |line: &StatusLine| line.pieces.iter().map(|p| p.text.clone()).collect::<Vec<_>>().join(" | ");
        self.app.frame().status.as_ref().map(pieces).unwrap_or_default()
    }

    /// The line being typed, with its label.
    pub fn prompt(&self) -> String {
        self.app.frame().prompt.as_ref().map(|p| format!("{}{}", p.label, p.text)).unwrap_or_default()
    }

    /// The text that is lit up in a role.
    pub fn lit(&self, role: Role) -> Vec<String> {
        let pane = &self.pane().text;
        let lit = pane.highlights.iter().filter(|h| h.role == role);
        let text = |range: &std::ops::Range<_>| {
            let lines = pane.lines.iter().flat_map(|(_, line)| line.runs.iter().flat_map(|run| line.glyphs(run)));
            lines.filter(|g| g.pos.is_some_and(|pos| range.contains(&pos))).map(|g| g.text).collect::<String>()
        };
        lit.map(|h| text(&h.text)).filter(|text| !text.is_empty()).collect()
    }

    pub fn hints(&self) -> Vec<String> {
        self.pane().text.hints.iter().map(|h| h.label.clone()).collect()
    }

    /// The last record that was asked to be kept.
    pub fn saved(&self) -> Option<&Record> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Save { record, .. } => Some(record),
            _ => None,
        })
    }

    /// The cell of the terminal where `text` begins in the text pane.
    pub fn cell_of(&self, text: &str) -> (u16, u16) {
        let area = self.pane().text.lines_area;
        let lines = self.lines();
        let (row, at) = lines.iter().enumerate().find_map(|(n, l)| Some((n, l.find(text)?))).expect("text in view");
        (area.x + width::of_str(&lines[row][..at]) as u16, area.y + row as u16)
    }
}

pub fn plain(line: &Line) -> String {
    line.to_plain().trim_end().to_owned()
}
