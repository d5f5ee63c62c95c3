//! The front matter of an article, TOML between `+++` or what other programs write between `---`: what is known about it,
//! read without fear of mistakes in it.

use crate::document::Meta;
use crate::source::{date, yaml};
use crate::text::{Language, SafeText};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Date;

/// The keys that front matter may hold.
const KEYS: [&str; 8] = ["title", "subtitle", "byline", "source", "date", "language", "summary", "tags"];
/// The line that opens and closes front matter.
const FENCE: &str = "+++";

/// What front matter says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The language of the article, where it is named.
    pub language: Option<Language>,
    /// What was not understood.
    pub warnings: Vec<SafeText>,
    meta: Meta,
    date: Option<Date>,
}

impl FrontMatter {
    /// What is known about the article, its date written as `language` writes dates.
    pub fn meta(&self, language: Language) -> Meta {
        let mut meta = self.meta.clone();
        if let Some(date) = self.date {
            meta.date = Some(SafeText::new_line(&date::written(date, language)));
        }
        meta
    }

    /// Takes in one key; the error says what was expected in its place.
    fn set(&mut self, key: &str, value: &DeValue) -> Result<(), Problem> {
        let line = || value.as_str().map(SafeText::new_line).ok_or(Problem::Expected("a string"));
        let filled = |text: SafeText| (!text.is_empty()).then_some(text);
        match key {
            "title" => self.meta.title = line()?,
            "subtitle" => self.meta.subtitle = filled(line()?),
            "byline" => self.meta.byline = filled(line()?),
            "source" => self.meta.source = filled(line()?),
            "summary" => self.meta.summary = filled(line()?),
            "language" => self.language = Some(Language::from_tag(line()?.as_str())),
            "tags" => self.meta.tags = tags(value).ok_or(Problem::Expected("a list of strings"))?,
            "date" => self.set_date(value)?,
            _ => return Err(Problem::Unknown),
        }
        Ok(())
    }

    fn set_date(&mut self, value: &DeValue) -> Result<(), Problem> {
        match value {
            DeValue::Datetime(at) if at.date.is_some() => self.date = at.date,
            DeValue::String(text) => {
                self.date = date::parse(text);
                self.meta.date = Some(SafeText::new_line(text)).filter(|t| !t.is_empty());
            }
            _ => return Err(Problem::Expected("a date such as 2025-02-14")),
        }
        Ok(())
    }
}

impl FrontMatter {
    /// Takes in what front matter for other programs says. They have many keys, of which a few are about the article.
    fn of_others(entries: Vec<yaml::Entry<'_>>) -> Self {
        let mut front = Self::default();
        for (key, words) in entries {
            let line = Some(SafeText::new_line(&words.join(" "))).filter(|line| !line.is_empty());
            let list = || Some(SafeText::new_line(&words.join(", "))).filter(|list| !list.is_empty());
            match key.to_ascii_lowercase().as_str() {
                "title" => front.meta.title = line.unwrap_or_default(),
                "subtitle" => front.meta.subtitle = line,
                "author" | "authors" | "byline" => front.meta.byline = list(),
                "source" | "publisher" | "site" => front.meta.source = line,
                "summary" | "description" | "excerpt" => front.meta.summary = line,
                "language" | "lang" => front.language = line.map(|tag| Language::from_tag(&tag)),
                "tags" | "keywords" => front.meta.tags = words.iter().map(|tag| SafeText::new_line(tag)).collect(),
                "date" => {
                    // The time of the day is no news any more.
                    front.date = line.as_deref().and_then(|date| date::parse(date.get(..10).unwrap_or(date)));
                    front.meta.date = line;
                }
                _ => {}
            }
        }
        front
    }
}

/// What is wrong with a key.
enum Problem {
    Unknown,
    Expected(&'static str),
}

/// Parts a text into its front matter and its body. A text without front matter is all body.
pub fn split(text: &str) -> (FrontMatter, &str) {
    if let Some((entries, body)) = yaml::split(text) {
        return (FrontMatter::of_others(entries), body);
    }
    let Some((first, rest)) = text.split_once('\n') else { return (FrontMatter::default(), text) };
    if first.trim_end() != FENCE {
        return (FrontMatter::default(), text);
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let (toml, body) = rest.split_at(at);
            return (parse(toml), body.get(line.len()..).unwrap_or_default());
        }
        at += line.len();
    }
    let warning = SafeText::new_line("front matter, line 1: opened by +++ but never closed; close it with a line +++");
    (FrontMatter { warnings: vec![warning], ..FrontMatter::default() }, text)
}

/// Reads the TOML between the fences. Whatever can be understood is kept; the rest becomes warnings.
fn parse(toml: &str) -> FrontMatter {
    let mut front = FrontMatter::default();
    let (table, errors) = DeTable::parse_recoverable(toml);
    for error in errors.iter().take(MAX_WARNINGS) {
        front.warn(toml, error.span().map_or(0, |s| s.start), error.message());
    }
    let mut entries: Vec<(&Spanned<_>, &Spanned<DeValue>)> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let name = key.get_ref().as_ref();
        match front.set(name, value.get_ref()) {
            Ok(()) => {}
            Err(_) if front.warnings.len() >= MAX_WARNINGS => break,
            Err(Problem::Unknown) => front.warn(toml, key.span().start, &unknown(name)),
            Err(Problem::Expected(what)) => {
                let found = value.get_ref().type_str();
                front.warn(
                    toml,
                    value.span().start,
                    &format!("{name}: expected {what}, found a value of type {found}"),
                );
            }
        }
    }
    front
}

/// The most mistakes that are told; after that, nobody reads on.
const MAX_WARNINGS: usize = 8;

impl FrontMatter {
    /// Notes a mistake at a byte of the TOML. The fence is line 1.
    fn warn(&mut self, toml: &str, at: usize, message: &str) {
        let line = 2 + toml.bytes().take(at).filter(|&b| b == b'\n').count();
        self.warnings.push(SafeText::new_line(&format!("front matter, line {line}: {message}")));
    }
}

fn unknown(key: &str) -> String {
    let nearest = KEYS.iter().map(|known| (strsim::damerau_levenshtein(key, known), known)).min();
    match nearest {
        Some((distance, known)) if distance <= 3 && distance < key.len() => {
            format!("unknown key “{key}”; did you mean “{known}”?")
        }
        _ => format!("unknown key “{key}”; known are {}", KEYS.join(", ")),
    }
}

fn tags(value: &DeValue) -> Option<Vec<SafeText>> {
    value.as_array()?.iter().map(|tag| tag.get_ref().as_str().map(SafeText::new_line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warnings(text: &str) -> Vec<String> {
        split(text).0.warnings.iter().map(|w| w.to_string()).collect()
    }

    #[test]
    fn every_key_is_read_and_the_body_follows() {
        let text = "+++\ntitle = \"看報\"\nsubtitle = \"sub\"\nbyline = \"by\"\nsource = \"src\"\ndate = 2025-02-14\n\
                    language = \"zh-Hant\"\nsummary = \"sum\"\ntags = [\"a\", \"b\"]\n+++\nBody\n";
        let (front, body) = split(text);
        assert_eq!(body, "Body\n");
        assert_eq!(front.language, Some(Language::ChineseTraditional));
        assert_eq!(front.warnings, []);
        let meta = front.meta(Language::ChineseTraditional);
        assert_eq!(meta.title.as_str(), "看報");
        assert_eq!(meta.date.as_deref(), Some("2025年2月14日"));
        assert_eq!(meta.tags.len(), 2);
    }

    #[test]
    fn a_date_may_be_a_string_and_need_not_be_a_date() {
        let date = |value: &str| split(&format!("+++\ndate = {value}\n+++\n")).0.meta(Language::Other).date;
        assert_eq!(date("\"2025-02-14\"").as_deref(), Some("14 February 2025"));
        assert_eq!(date("2025-02-14T10:00:00Z").as_deref(), Some("14 February 2025"));
        assert_eq!(date("\"spring 2025\"").as_deref(), Some("spring 2025"));
    }

    #[test]
    fn mistakes_are_told_with_their_line_and_the_rest_is_kept() {
        let text = "+++\r\ntitel = \"x\"\r\ntags = 3\r\nbyline = \"kept\"\r\nwhatever = 1\r\n+++\r\nBody";
        let (front, body) = split(text);
        assert_eq!(body, "Body");
        assert_eq!(front.meta(Language::Other).byline.as_deref(), Some("kept"));
        assert_eq!(
            warnings(text),
            [
                "front matter, line 2: unknown key “titel”; did you mean “title”?",
                "front matter, line 3: tags: expected a list of strings, found a value of type integer",
                "front matter, line 5: unknown key “whatever”; known are title, subtitle, byline, source, date, language, \
                 summary, tags",
            ]
        );
    }

    #[test]
    fn broken_toml_is_told_and_the_text_still_opens() {
        let text = "+++\nbyline = \"kept\"\ntitle = \"open\nsource = \"also kept\"\n+++\nBody";
        let (front, body) = split(text);
        assert_eq!(body, "Body");
        let meta = front.meta(Language::Other);
        assert_eq!((meta.byline.as_deref(), meta.source.as_deref()), (Some("kept"), Some("also kept")));
        assert!(warnings(text)[0].starts_with("front matter, line 3: "), "{:?}", warnings(text));
    }

    #[test]
    fn a_fence_that_never_closes_hides_nothing() {
        let text = "+++\ntitle = \"x\"\n\nBody";
        assert_eq!(split(text).1, text);
        assert_eq!(warnings(text).len(), 1);
        assert_eq!(split("+++").1, "+++");
        assert_eq!(split("").1, "");
    }

    #[test]
    fn what_other_programs_write_is_understood_as_far_as_it_is_about_the_article() {
        let text = "---\nlayout: post\ntitle: 看報\nauthors:\n  - One\n  - Two\ndate: 2025-02-14 10:00:00 +0800\n\
                    lang: zh-TW\ndescription: \"sum\u{1b}[2J\"\ntags: [a, b]\n---\nBody\n";
        let (front, body) = split(text);
        assert_eq!((body, front.language), ("Body\n", Some(Language::ChineseTraditional)));
        assert_eq!(front.warnings, [], "keys of others are no mistakes");
        let meta = front.meta(Language::ChineseTraditional);
        assert_eq!((meta.title.as_str(), meta.byline.as_deref()), ("看報", Some("One, Two")));
        assert_eq!((meta.date.as_deref(), meta.summary.as_deref()), (Some("2025年2月14日"), Some("sum")));
        assert_eq!(meta.tags.len(), 2);
    }

    #[test]
    fn nothing_in_front_matter_can_harm() {
        let text = "+++\ntitle = \"a\\u001b[2Jb\\u202ec\"\n\"k\\u001b]0;x\\u0007\" = 1\n+++\n";
        assert_eq!(split(text).0.meta(Language::Other).title.as_str(), "abc");
        assert!(!warnings(text)[0].contains('\u{1b}'), "{:?}", warnings(text));
    }
}
