//! From the bytes of a book to a document.

use super::archive::Archive;
use super::error::BookError;
use super::package::{Package, Resource, path_in_container};
use super::writing::{Vertical, is_vertical, turns_vertically};
use super::{contents, protection};
use crate::document::{Document, Meta};
use crate::source::decode::{self, Clues};
use crate::source::page::{Binder, Chapter, Frame};
use crate::source::{date, html};
use crate::text::{Language, SafeText};
use std::collections::HashSet;

/// The most style sheets that are looked at.
const MAX_SHEETS: usize = 50;
/// The most warnings of one book.
const MAX_WARNINGS: usize = 20;
/// Bytes of text that the language is guessed from.
const SAMPLE_BYTES: usize = 16 << 10;

/// Makes a document of a book, with what of it cannot be read. Its title is its own, or else `name`.
pub fn document(bytes: &[u8], name: &str) -> Result<(Document, Vec<SafeText>), BookError> {
    let mut book = Book::open(bytes)?;
    let paths = book.paths();
    let mut binder = Binder::new(&paths);
    let frames = book.bind_pages(&mut binder)?;
    let bound = binder.bind();
    let sample = bound.sample(SAMPLE_BYTES);
    let said = book.package.first("language").map(Language::from_tag);
    let language = match said {
        None | Some(Language::Other) => Language::guess(&sample),
        Some(language) => language.guess_within(&sample).unwrap_or(language),
    };
    let meta = Meta { vertical: book.is_vertical(&frames, language), ..meta(&book.package, name, language) };
    let chapters = book.chapters();
    Ok((bound.document(language, meta, chapters), book.warnings))
}

/// The title of a book, or why it cannot be read. None of its pages is looked at.
pub fn title(bytes: &[u8]) -> Result<Option<SafeText>, BookError> {
    let book = Book::open(bytes)?;
    Ok(book.package.first("title").map(|title| SafeText::new_line(title.trim())))
}

/// A book that is read.
struct Book<'a> {
    archive: Archive<'a>,
    package: Package,
    warnings: Vec<SafeText>,
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, BookError> {
        let mut archive = Archive::open(bytes)?;
        if !archive.holds("META-INF/container.xml") {
            return Err(BookError::NoBook);
        }
        let path = path_in_container(&needed(&mut archive, "META-INF/container.xml")?).unwrap_or_default();
        let no_package = || BookError::NoPackage(SafeText::new_line(&path));
        let package = Package::read(&text(&mut archive, &path).map_err(|_| no_package())?, &path);
        if package.spine.is_empty() {
            return Err(no_package());
        }
        let encrypted = match archive.holds("META-INF/encryption.xml") {
            true => protection::encrypted(&needed(&mut archive, "META-INF/encryption.xml")?),
            false => HashSet::new(),
        };
        if package.spine.iter().any(|page| encrypted.contains(&page.path)) {
            return Err(BookError::Protected);
        }
        let mut book = Self { archive, package, warnings: Vec::new() };
        for item in std::mem::take(&mut book.package.unlisted) {
            book.warn(format!("a page cannot be read, the rest can: the package {path} does not say where {item} is"));
        }
        Ok(book)
    }

    /// The paths of the pages that are read. The table of contents is none of them: it is the outline.
    fn paths(&self) -> HashSet<String> {
        let paths = self.package.spine.iter().map(|page| page.path.clone());
        paths.filter(|path| Some(path) != self.package.nav.as_ref()).collect()
    }

    /// Binds every page of the spine once, and gives back what their frames say.
    fn bind_pages(&mut self, binder: &mut Binder) -> Result<Vec<Frame>, BookError> {
        let mut unread = self.paths();
        let (mut frames, mut pictures, mut first_error) = (Vec::new(), 0_usize, None);
        for Resource { path, kind } in self.package.spine.clone() {
            if !unread.remove(&path) {
                continue;
            }
            if kind.starts_with("image/") {
                pictures += 1;
                binder.picture(&path);
                continue;
            }
            match text(&mut self.archive, &path) {
                Ok(text) => match binder.page(&path, &text) {
                    Some(frame) => frames.push(frame),
                    None => {
                        self.warn(format!("the book is too long to be read as one: it ends before {path}"));
                        break;
                    }
                },
                Err(BookError::TooMuch) => {
                    self.warn(format!("{}: it ends before {path}", BookError::TooMuch));
                    break;
                }
                Err(error) => {
                    self.warn(format!("a page cannot be read, the rest can: {error}"));
                    first_error.get_or_insert(error);
                }
            }
        }
        let reason = first_error.map_or("it has no pages".to_owned(), |error| error.to_string());
        if frames.is_empty() && pictures == 0 { Err(BookError::Empty(SafeText::new_line(&reason))) } else { Ok(frames) }
    }

    fn warn(&mut self, warning: String) {
        if self.warnings.len() < MAX_WARNINGS {
            self.warnings.push(SafeText::new_line(&warning));
        }
    }

    /// The table of contents; where both forms of it are there, the newer one that has entries.
    fn chapters(&mut self) -> Vec<Chapter> {
        type Reading = fn(&str, &str) -> Vec<Chapter>;
        let forms: [(Option<String>, Reading); 2] =
            [(self.package.nav.clone(), contents::of_nav), (self.package.ncx.clone(), contents::of_ncx)];
        let mut is_missing = false;
        for (path, read) in forms {
            let Some(path) = path else { continue };
            match text(&mut self.archive, &path).map(|text| read(&text, &path)) {
                Ok(chapters) if !chapters.is_empty() => return chapters,
                _ => is_missing = true,
            }
        }
        if is_missing {
            self.warn("its table of contents cannot be read; the outline has the headings of its pages".to_owned());
        }
        Vec::new()
    }

    fn is_vertical(&mut self, frames: &[Frame], language: Language) -> bool {
        let mut vertical = Vertical::default();
        let sheets = self.package.files.iter().filter(|file| file.kind == "text/css").take(MAX_SHEETS);
        for sheet in sheets.cloned().collect::<Vec<_>>() {
            if let Ok(css) = text(&mut self.archive, &sheet.path) {
                vertical.read(&css);
            }
        }
        // A cover or a colophon may be set otherwise: most pages decide.
        let by_sheet = |frame: &Frame, sheet: &Vertical| sheet.is_page(frame.classes.iter().map(String::as_str));
        let by_own_sheet = |frame: &Frame| {
            let mut own = Vertical::default();
            own.read(&frame.sheet);
            by_sheet(frame, &own)
        };
        let is_set = |frame: &&Frame| is_vertical(&frame.style) || by_sheet(frame, &vertical) || by_own_sheet(frame);
        let by_style = frames.iter().filter(is_set).count() * 2 > frames.len();
        let by_name = self.package.first("primary-writing-mode").is_some_and(|mode| mode.starts_with("vertical"));
        by_style || by_name || turns_vertically(self.package.is_leftward, language)
    }
}

/// The text of a file without which there is no book.
fn needed(archive: &mut Archive, path: &str) -> Result<String, BookError> {
    text(archive, path).map_err(|error| BookError::Broken(SafeText::new_line(&error.to_string())))
}

/// The text of a file.
fn text(archive: &mut Archive, path: &str) -> Result<String, BookError> {
    let bytes = archive.read(path)?;
    Ok(decode::decode(bytes, Clues { markup: true, ..Clues::default() }).text)
}

/// What is known about a book in `language`.
fn meta(package: &Package, name: &str, language: Language) -> Meta {
    let line = |text: &str| Some(SafeText::new_line(text.trim())).filter(|text| !text.is_empty());
    let is_subtitle = |fact: &&super::package::Fact| package.refinement(fact, "title-type") == Some("subtitle");
    let title = package.all("title").find(|fact| !is_subtitle(fact)).and_then(|fact| line(&fact.value));
    let creators: Vec<&str> = package.all("creator").map(|fact| fact.value.trim()).filter(|c| !c.is_empty()).collect();
    let between = if language.is_spaceless() { "、" } else { ", " };
    let written = |text: &str| match date::parse(text.trim().get(..10).unwrap_or(text.trim())) {
        Some(date) => date::written(date, language),
        None => text.to_owned(),
    };
    Meta {
        title: title.unwrap_or_else(|| SafeText::new_line(name)),
        subtitle: package.all("title").find(is_subtitle).and_then(|fact| line(&fact.value)),
        byline: line(&creators.join(between)),
        source: package.first("publisher").and_then(line),
        date: package.first("date").map(written).as_deref().and_then(line),
        summary: package.first("description").map(html::text_of).as_deref().and_then(line),
        tags: package.all("subject").filter_map(|fact| line(&fact.value)).collect(),
        ..Meta::default()
    }
}
