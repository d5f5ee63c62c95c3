//! From a plain text to a document, stage by stage.

use super::lines::lines;
use super::notes::Notes;
use super::paragraphs::{Paragraph, Role, paragraphs};
use super::shape::Shape;
use super::write::Writer;
use super::{head, headings, lists, notes};
use crate::document::{Document, MastheadPart, Meta};
use crate::source::builder::Builder;
use crate::text::{Language, SharedText};

/// Makes an article of plain text, with the structure that can be told from it. Its title is that of `meta`, or else what
/// looks like one at its head, or else `name`.
pub fn document(text: &SharedText, meta: &Meta, name: &str, language: Language) -> Document {
    let lines = lines(text);
    let shape = Shape::of(&lines);
    if shape.verbatim {
        let whole = Paragraph { first: 0, end: lines.len(), columns: 0, mark: None, role: Role::Code };
        return Writer::new(text, &lines, Notes::default(), begun(text, meta, name, language))
            .write(&[whole], meta.clone());
    }
    let mut paragraphs = paragraphs(&lines, shape);
    let titled = !meta.title.is_empty();
    let head = head::find(&lines, &mut paragraphs, titled);
    headings::find(&lines, &mut paragraphs);
    lists::find(&mut paragraphs);
    let notes = notes::find(&lines, &mut paragraphs);
    let meta = Meta {
        byline: meta.byline.clone().or(head.meta.byline),
        source: meta.source.clone().or(head.meta.source),
        date: meta.date.clone().or(head.meta.date),
        subtitle: meta.subtitle.clone().or(head.meta.subtitle),
        ..meta.clone()
    };
    let mut builder = Builder::new(language).sharing(text);
    let title = Some(meta.title.as_str()).filter(|_| titled).or(head.title);
    builder.masthead(MastheadPart::Title, title.unwrap_or(name));
    // What the head says is shown as it says it.
    let told: Vec<&str> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.role == Role::Byline)
        .filter_map(|paragraph| lines.get(paragraph.first).map(|line| line.text))
        .collect();
    match told.is_empty() {
        true => builder.subtitle_and_byline(&meta),
        false => {
            if let Some(subtitle) = &meta.subtitle {
                builder.masthead(MastheadPart::Subtitle, subtitle);
            }
            builder.masthead(MastheadPart::Byline, &told.join(" · "));
        }
    }
    Writer::new(text, &lines, notes, builder).write(&paragraphs, meta)
}

/// Makes an article of plain text and infers nothing: blank lines part paragraphs, and every line ends where it ends.
///
/// The front matter that comes `before` it, in bytes, is none of it.
pub fn verbatim(text: &SharedText, before: usize, meta: &Meta, name: &str, language: Language) -> Document {
    let body = text.get(before..).unwrap_or_default();
    let lines = lines(body);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match paragraphs.last_mut().filter(|_| !line.after_blank) {
            Some(last) => last.end = at + 1,
            None => paragraphs.push(Paragraph { first: at, end: at + 1, columns: 0, mark: None, role: Role::Verse }),
        }
    }
    Writer::new(body, &lines, Notes::default(), begun(text, meta, name, language)).write(&paragraphs, meta.clone())
}

/// A document that has its title and byline from elsewhere.
fn begun(text: &SharedText, meta: &Meta, name: &str, language: Language) -> Builder {
    let mut builder = Builder::new(language).sharing(text);
    let title = Some(meta.title.as_str()).filter(|title| !title.is_empty());
    builder.masthead(MastheadPart::Title, title.unwrap_or(name));
    builder.subtitle_and_byline(meta);
    builder
}
