//! What is known about an article: facts with their labels, their values composed like any other text.

use crate::app::frame::SheetRow;
use crate::app::from_home::from_home;
use crate::app::placing::KEY_GAP;
use crate::app::reader::Reader;
use crate::app::rework::paragraphs;
use crate::app::sheet::{Contents, line_rows};
use crate::compose::{AmbiguousWidth, Hang, Line, Options, ParagraphStyle, compose_blocks, flat_text};
use crate::document::{ArticleRef, Block, BlockId, BlockKind, Document, Inline, Role, Target, TextPos};
use crate::rendition::Rendition;
use crate::text::width::Ambiguous;
use crate::text::{Language, SafeText, hyperlink};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// Columns of a marked text that are shown.
const EXCERPT_COLUMNS: usize = 36;
/// Columns of the labels.
const LABEL_COLUMNS: u16 = 13;
/// Below this many columns a label stands on a row above its value.
const NARROW_BELOW: u16 = 32;

/// Images that it is said of why they are not shown.
const MOST_REASONS: usize = 5;

/// What is known about an article.
#[derive(Debug, Clone)]
pub struct Information {
    language: Language,
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Text(Vec<Inline>),
    Facts(Vec<Fact>),
}

/// A label and what is said under it.
type Fact = (Cow<'static, str>, String);

impl Information {
    /// What is known about the open article; paths are shown from the reader's `home`.
    pub fn new(reader: &Reader, home: Option<&Path>) -> Self {
        let article = reader.document();
        let mut parts = vec![
            Part::Text(heading(&article)),
            Part::Facts(origin(&article, reader.rendition.source().language)),
            Part::Facts(reading(reader, &article)),
            Part::Facts(images(reader)),
            Part::Facts(shown(&reader.rendition)),
            Part::Facts(marks(reader, &article)),
        ];
        if let Some(summary) = &article.meta.summary {
            parts.push(Part::Text(vec![Inline::Text(summary.clone())]));
        }
        let encoding = article.meta.encoding.iter().map(|encoding| ("Encoding".into(), encoding.to_string()));
        parts
            .push(Part::Facts(std::iter::once(("File".into(), file(&reader.article, home))).chain(encoding).collect()));
        parts.retain(|part| !matches!(part, Part::Facts(facts) if facts.is_empty()));
        Self { language: article.language, parts }
    }

    /// The rows, set in `width` columns.
    pub fn contents(&self, width: u16, options: Options) -> Contents {
        let options = Options { justify: false, hang: Hang::Off, paragraph: ParagraphStyle::Spaced, ..options };
        let key_columns = if width < NARROW_BELOW { 0 } else { LABEL_COLUMNS };
        let mut rows = Vec::new();
        let terminal = terminal(options).map(|fact| Part::Facts(vec![fact]));
        for part in self.parts.iter().chain(&terminal) {
            if !rows.is_empty() {
                rows.push(SheetRow::Blank);
            }
            match part {
                Part::Text(content) => rows.extend(line_rows(self.lines(content.clone(), width, options))),
                Part::Facts(facts) => {
                    let rows_of = |fact| self.fact(fact, key_columns, width, options);
                    rows.extend(facts.iter().flat_map(rows_of));
                }
            }
        }
        Contents { rows, key_columns }
    }

    /// A label with its value beside it, which hangs below itself; without columns for labels, it stands above.
    fn fact(&self, (label, value): &Fact, key_columns: u16, width: u16, options: Options) -> Vec<SheetRow> {
        let text = SafeText::new_line(value);
        let value = vec![match hyperlink::uri(&text) {
            Some(_) => Inline::link(Target::Url(text.clone()), Inline::Text(text)),
            None => Inline::Text(text),
        }];
        let lines = self.lines(value, width.saturating_sub(key_columns + KEY_GAP), options);
        let mut lines = lines.into_iter().map(|line| Some(Arc::new(line)));
        let first = if key_columns == 0 { None } else { lines.next().flatten() };
        let row = |label: &str, line| SheetRow::Fact { label: label.to_owned(), line };
        std::iter::once(row(label, first)).chain(lines.map(|line| row("", line))).collect()
    }

    fn lines(&self, content: Vec<Inline>, width: u16, options: Options) -> Vec<Line> {
        let paragraph = Block { id: BlockId(0), language: None, kind: BlockKind::Paragraph(content.into()) };
        let page = Document { language: self.language, blocks: vec![paragraph], ..Document::default() };
        compose_blocks(&page, &page.blocks, width, options)
    }
}

/// The title with the subtitle right under it.
fn heading(article: &Document) -> Vec<Inline> {
    let mut heading = vec![Inline::styled(Role::Strong, Inline::Text(article.meta.title.clone()))];
    if let Some(subtitle) = &article.meta.subtitle {
        heading.extend([Inline::Break, Inline::Text(subtitle.clone())]);
    }
    heading
}

/// Where the article lies.
fn file(article: &ArticleRef, home: Option<&Path>) -> String {
    match article {
        ArticleRef::Bundled(name) => format!("{name} (built in)"),
        ArticleRef::File(path) => from_home(path, home),
        ArticleRef::Stdin(_) => "standard input".to_owned(),
        ArticleRef::Url(address) => address.clone(),
    }
}

/// How the terminal differs from most.
fn terminal(options: Options) -> Option<Fact> {
    let by = if options.ambiguous == AmbiguousWidth::Auto { "measured" } else { "set" };
    let wide = options.widths().ambiguous == Ambiguous::Wide;
    wide.then(|| ("Terminal".into(), format!("“ ” … — · ① take two columns ({by})")))
}

/// Where the article comes from, and the language that it was written in.
fn origin(article: &Document, written: Language) -> Vec<Fact> {
    let meta = &article.meta;
    let known = [("By", &meta.byline), ("Source", &meta.source), ("Date", &meta.date)];
    let mut facts: Vec<Fact> =
        known.into_iter().filter_map(|(name, value)| Some((name.into(), value.as_ref()?.to_string()))).collect();
    facts.extend(language(written).map(|language| ("Language".into(), language.to_owned())));
    if meta.vertical {
        facts.push(("Set".into(), "vertically".to_owned()));
    }
    if !meta.tags.is_empty() {
        let tags: Vec<&str> = meta.tags.iter().map(SafeText::as_str).collect();
        facts.push(("Tags".into(), tags.join(between(article.language))));
    }
    facts
}

/// What parts the items of a list in a language.
fn between(language: Language) -> &'static str {
    match language {
        Language::ChineseTraditional | Language::ChineseSimplified | Language::Japanese => "、",
        Language::Korean | Language::Named(_) | Language::Other => ", ",
    }
}

fn reading(reader: &Reader, article: &Document) -> Vec<Fact> {
    let progress = &reader.progress;
    let read = if reader.read { ", read" } else { "" };
    let mut facts = vec![
        ("Takes".into(), format!("about {}", minutes(progress.minutes()))),
        ("Reading speed".into(), speed(article.language).to_owned()),
        ("Read".into(), format!("{}%{read}", progress.read(&reader.viewport))),
    ];
    let sections = article.outline.sections().len();
    if sections > 0 {
        facts.push(("Sections".into(), sections.to_string()));
    }
    if !article.footnotes.is_empty() {
        facts.push(("Footnotes".into(), article.footnotes.len().to_string()));
    }
    facts
}

/// How many images there are, and why some are not shown.
fn images(reader: &Reader) -> Vec<Fact> {
    let (count, failed) = reader.album.report();
    let mut facts = Vec::new();
    if count > 0 {
        facts.push(("Images".into(), count.to_string()));
    }
    let reasons = failed.take(MOST_REASONS).enumerate();
    facts.extend(reasons.map(|(n, why)| (if n == 0 { "Not shown" } else { "" }.into(), why.to_string())));
    facts
}

/// How what is shown differs from the source.
fn shown(rendition: &Rendition) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    if rendition.repaired() > 0 {
        facts.push(("Punctuation".into(), format!("repaired in {}", paragraphs(rendition.repaired()))));
    }
    if rendition.converted() > 0 {
        facts.push(("Script".into(), format!("converted to {}", rendition.rework().script.title())));
    }
    facts
}

fn marks(reader: &Reader, article: &Document) -> Vec<Fact> {
    let text = |&pos: &TextPos| excerpt(article, reader.rendition.to_shown(pos));
    let mark = |(name, pos): (&char, &TextPos)| (format!("Mark {name}").into(), text(pos));
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
        Language::Named(code) => alphabetic(&code),
        Language::Other => None,
    }
}

/// The name of a language that is written in an alphabet.
fn alphabetic(code: &[u8; 2]) -> Option<&'static str> {
    Some(match code {
        b"en" => "English",
        b"de" => "German",
        b"fr" => "French",
        b"es" => "Spanish",
        b"it" => "Italian",
        b"pt" => "Portuguese",
        b"nl" => "Dutch",
        b"pl" => "Polish",
        b"ru" => "Russian",
        b"tr" => "Turkish",
        b"uk" => "Ukrainian",
        b"vi" => "Vietnamese",
        _ => return None,
    })
}

/// How fast the time to read is reckoned.
fn speed(language: Language) -> &'static str {
    match language {
        Language::ChineseTraditional | Language::ChineseSimplified => "400 characters a minute",
        Language::Japanese | Language::Korean => "500 characters a minute",
        Language::Named(_) | Language::Other => "230 words a minute",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::Widths;

    #[test]
    fn minutes_read_as_people_say_them() {
        assert_eq!([1, 7, 75].map(minutes), ["a minute", "7 minutes", "1 h 15 min"]);
    }

    #[test]
    fn values_hang_beside_their_labels_and_below_them_where_it_is_narrow() {
        let facts = vec![
            ("Tags".into(), "開源、模型、晶片、資料中心、監管、歐盟".to_owned()),
            ("Date".into(), "2025".to_owned()),
        ];
        let parts = vec![Part::Text(vec![Inline::Text(SafeText::new("題"))]), Part::Facts(facts)];
        let information = Information { language: Language::ChineseTraditional, parts };
        let rows = |width| {
            let contents = information.contents(width, Options::default());
            let row = |row: &SheetRow| match row {
                SheetRow::Fact { label, line } => {
                    format!("{label}|{}", line.iter().map(|l| l.to_plain()).collect::<String>())
                }
                SheetRow::Line(line) => line.to_plain(),
                _ => String::new(),
            };
            (contents.key_columns, contents.rows.iter().map(row).collect::<Vec<_>>())
        };
        let (columns, wide) = rows(37);
        assert_eq!(columns, 13);
        assert_eq!(wide, ["題", "", "Tags|開源、模型、晶片、資料", "|中心、監管、歐盟", "Date|2025"]);
        let (columns, narrow) = rows(16);
        assert_eq!(columns, 0);
        assert_eq!(narrow[2..4], ["Tags|", "|開源、模型、晶"]);
    }

    #[test]
    fn the_address_of_a_page_leads_there() {
        let facts = vec![("File".into(), "https://example.org/a".to_owned()), ("Tags".into(), "https".to_owned())];
        let information = Information { language: Language::Other, parts: vec![Part::Facts(facts)] };
        let leads = |row: &SheetRow| match row {
            SheetRow::Fact { line: Some(line), .. } => line.runs.iter().any(|run| run.target.is_some()),
            _ => false,
        };
        let contents = information.contents(60, Options::default());
        assert_eq!(contents.rows.iter().map(leads).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_terminal_that_draws_wide_is_told_of() {
        let wide = Options { ambiguous: AmbiguousWidth::Wide, ..Options::default() };
        assert!(terminal(wide).unwrap().1.ends_with("(set)"));
        let terminal_of =
            |ambiguous| Options { terminal: Widths { ambiguous, ..Widths::UNKNOWN }, ..Options::default() };
        assert!(terminal(terminal_of(Ambiguous::Wide)).unwrap().1.ends_with("(measured)"));
        assert_eq!(terminal(terminal_of(Ambiguous::Narrow)), None);
    }

    #[test]
    fn lists_are_parted_as_their_language_parts_them() {
        assert_eq!([Language::Japanese, Language::Korean].map(between), ["、", ", "]);
    }

    #[test]
    fn an_article_says_where_it_lies() {
        let places =
            [ArticleRef::Bundled("lead".into()), ArticleRef::File("/a/b.md".into()), ArticleRef::Stdin("9".into())];
        assert_eq!(places.each_ref().map(|place| file(place, None)), ["lead (built in)", "/a/b.md", "standard input"]);
    }
}
