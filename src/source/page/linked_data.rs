//! What a page says about its article in JSON-LD (schema.org): in an object, in a list of them, or in a graph.

use super::dom::attribute;
use dom_query::Document;
use serde_json::Value;

/// How deep lists and graphs are looked into.
const MAX_DEPTH: usize = 6;
/// The most objects that are looked at, and the most writers that are named.
const MAX_OBJECTS: usize = 500;
/// See [`MAX_OBJECTS`].
const MAX_WRITERS: usize = 8;

/// What is known about an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub writers: Vec<String>,
    /// When it appeared.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

/// Reads what a page says.
pub fn read(page: &Document) -> Facts {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    let data: Vec<Value> =
        scripts.nodes().iter().filter_map(|script| serde_json::from_str(&script.text()).ok()).collect();
    let mut objects = Vec::new();
    data.iter().for_each(|value| collect(value, MAX_DEPTH, &mut objects));
    let Some(article) = objects.iter().find(|object| is_article(object)) else { return Facts::default() };
    let line = |key: &str| article.get(key).and_then(|value| named(value, &objects));
    Facts {
        title: line("headline").or_else(|| line("name")),
        writers: writers(article.get("author").or_else(|| article.get("creator")), &objects),
        date: line("datePublished").or_else(|| line("dateCreated")),
        publisher: line("publisher"),
        language: line("inLanguage"),
    }
}

/// The objects in a value, those in lists and graphs too.
fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Value>) {
    if depth == 0 || objects.len() >= MAX_OBJECTS {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth - 1, objects)),
        Value::Object(object) => {
            objects.push(value);
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"].into_iter().filter_map(|key| object.get(key));
            inner.for_each(|value| collect(value, depth - 1, objects));
        }
        _ => {}
    }
}

fn is_article(object: &Value) -> bool {
    let is_one = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report";
    match object.get("@type") {
        Some(Value::String(kind)) => is_one(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_one),
        _ => false,
    }
}

/// A text, or the name of what is there or is referred to.
fn named(value: &Value, objects: &[&Value]) -> Option<String> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Array(values) => {
            return values.first().filter(|first| !first.is_array()).and_then(|first| named(first, objects));
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).or_else(|| {
            let id = object.get("@id")?;
            let meant = objects.iter().find(|other| other.get("@id") == Some(id) && other.get("name").is_some())?;
            meant.get("name")?.as_str()
        }),
        _ => None,
    };
    let text = html_escape::decode_html_entities(text?.trim()).into_owned();
    (!text.is_empty()).then_some(text)
}

fn writers(value: Option<&Value>, objects: &[&Value]) -> Vec<String> {
    let all = match value {
        Some(Value::Array(values)) => values.iter().collect(),
        other => Vec::from_iter(other),
    };
    let mut names: Vec<String> = Vec::new();
    for name in all.into_iter().take(MAX_WRITERS).filter_map(|one| named(one, objects)) {
        if !names.contains(&name) && !name.contains("://") {
            names.push(name);
        }
    }
    names
}

/// The date that a page gives its article elsewhere.
pub fn date_in_page(page: &Document) -> Option<String> {
    let said = [
        ("meta[itemprop=\"datePublished\"]", "content"),
        ("meta[name=\"pubdate\"]", "content"),
        ("meta[name=\"publishdate\"]", "content"),
        ("meta[name=\"date\"]", "content"),
        ("article time[datetime]", "datetime"),
        ("time[datetime]", "datetime"),
    ];
    said.into_iter().find_map(|(element, name)| attribute(page.select_single(element).nodes().first()?, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(json: &str) -> Facts {
        read(&Document::from(format!("<script type=\"application/ld+json\">{json}</script>")))
    }

    #[test]
    fn an_article_is_found_in_lists_and_graphs() {
        let article = r##"{"@type":["Thing","NewsArticle"],"headline":"A &amp; B","author":[{"@type":"Person","name":"甲"},{"@id":"#p"}],
            "datePublished":"2025-03-04","publisher":{"@id":"#o"},"inLanguage":"zh-Hant"}"##;
        let others = r##"{"@type":"Person","@id":"#p","name":"乙"},{"@type":"Organization","@id":"#o","name":"報"}"##;
        let whole = Facts {
            title: Some("A & B".into()),
            writers: vec!["甲".into(), "乙".into()],
            date: Some("2025-03-04".into()),
            publisher: Some("報".into()),
            language: Some("zh-Hant".into()),
        };
        assert_eq!(facts(&format!("[{others},{article}]")), whole);
        assert_eq!(facts(&format!("{{\"@context\":\"x\",\"@graph\":[{article},{others}]}}")), whole);
        assert_eq!(facts(&format!("[[{{\"@graph\":[[{article}]]}},{others}]]")), whole);
    }

    #[test]
    fn nonsense_says_nothing() {
        for json in ["", "{", "[[[[[[[[{}]]]]]]]]", "{\"@type\":\"Person\",\"name\":\"x\"}", "{\"@type\":5}", "null"] {
            assert_eq!(facts(json), Facts::default(), "{json}");
        }
        let odd = facts(
            r#"{"@type":"Article","headline":[[["x"]]],"author":[5,{"name":{}},"乙","https://x/"],"publisher":{"@id":"no"}}"#,
        );
        assert_eq!(odd, Facts { writers: vec!["乙".into()], ..Facts::default() });
    }
}
