//! What is known about an article, as a document of its own: it is composed like any other text.

use crate::app::reader::Reader;
use crate::compose::flat_text;
use crate::document::{Block, BlockId, BlockKind, Document, Inline, Role, TextPos};
use crate::text::{Language, SafeText};

/// Characters of a marked text that are shown.
const EXCERPT_COLUMNS: usize = 36;

/// What is known about the open article.
pub fn document(reader: &Reader) -> Document {
    let article = reader.document();
    let mut page = Page::default();
    page.paragraph(vec![Inline::Styled(Role::Strong, vec![Inline::Text(article.meta.title.clone())])]);
    if let Some(subtitle) = &article.meta.subtitle {
        page.paragraph(vec![Inline::Text(subtitle.clone())]);
    }
    page.facts(&origin(&article));
    page.facts(&reading(reader, &article));
    page.facts(&marks(reader, &article));
    if let Some(summary) = &article.meta.summary {
        page.paragraph(vec![Inline::Text(summary.clone())]);
    }
    page.facts(&[("Kept as", reader.article.key())]);
    Document { language: article.language, blocks: page.blocks, ..Document::default() }
}

type Fact = (&'static str, String);

fn origin(article: &Document) -> Vec<Fact> {
    let meta = &article.meta;
    let known = [("By", &meta.byline), ("Source", &meta.source), ("Date", &meta.date)];
    let mut facts: Vec<Fact> =
        known.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?.to_string()))).collect();
    facts.extend(language(article.language).map(|language| ("Language", language.to_owned())));
    if !meta.tags.is_empty() {
        let tags: Vec<&str> = meta.tags.iter().map(SafeText::as_str).collect();
        facts.push(("Tags", tags.join(", ")));
    }
    facts
}

fn reading(reader: &Reader, article: &Document) -> Vec<Fact> {
    let progress = &reader.progress;
    let read = if reader.read { ", read" } else { "" };
    let mut facts = vec![
        ("Takes", format!("about {}", minutes(progress.minutes()))),
        ("Reading speed", speed(article.language).to_owned()),
        ("Read", format!("{}%{read}", progress.furthest())),
    ];
    let sections = article.outline.sections().len();
    if sections > 0 {
        facts.push(("Sections", sections.to_string()));
    }
    if !article.footnotes.is_empty() {
        facts.push(("Footnotes", article.footnotes.len().to_string()));
    }
    facts
}

fn marks(reader: &Reader, article: &Document) -> Vec<Fact> {
    let mark = |(name, &pos): (&char, &TextPos)| ("Mark", format!("{name}  {}", excerpt(article, pos)));
    reader.marks.iter().map(mark).collect()
}

/// The beginning of the text at a position.
fn excerpt(article: &Document, pos: TextPos) -> String {
    let top = article.top_level(pos.block);
    let leaves = flat_text(article, top..top + 1);
    let leaf = leaves.iter().find(|leaf| leaf.block >= pos.block);
    let text = leaf.map(|leaf| leaf.text.get(pos.byte as usize..).unwrap_or(&leaf.text)).unwrap_or_default();
    crate::text::width::ellipsize(text.lines().next().unwrap_or_default(), EXCERPT_COLUMNS)
}

/// A number of minutes in words.
pub fn minutes(minutes: u32) -> String {
    match minutes {
        0 | 1 => "a minute".to_owned(),
        2..60 => format!("{minutes} minutes"),
        _ => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

/// The name of a language that is known.
fn language(language: Language) -> Option<&'static str> {
    match language {
        Language::ChineseTraditional => Some("Chinese (Traditional)"),
        Language::ChineseSimplified => Some("Chinese (Simplified)"),
        Language::Japanese => Some("Japanese"),
        Language::Korean => Some("Korean"),
        Language::Other => None,
    }
}

/// How fast the time to read is reckoned.
fn speed(language: Language) -> &'static str {
    match language {
        Language::ChineseTraditional | Language::ChineseSimplified => "400 characters a minute",
        Language::Japanese | Language::Korean => "500 characters a minute",
        Language::Other => "230 words a minute",
    }
}

/// Paragraphs that are stacked to a page.
#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
}

impl Page {
    fn paragraph(&mut self, content: Vec<Inline>) {
        let id = BlockId(self.blocks.len() as u32);
        self.blocks.push(Block { id, language: None, kind: BlockKind::Paragraph(content) });
    }

    /// Facts, one a line.
    fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        let mut content = Vec::new();
        for (name, value) in facts {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Styled(Role::Term, vec![Inline::Text(SafeText::new(name))]));
            content.push(Inline::Text(SafeText::new(&format!(": {}", SafeText::new_line(value)))));
        }
        self.paragraph(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_read_as_people_say_them() {
        assert_eq!([1, 7, 75].map(minutes), ["a minute", "7 minutes", "1 h 15 min"]);
    }
}
