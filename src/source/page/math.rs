//! Formulas of MathML as their text: what the writer gave to stand for them, or else their symbols in a row.

use crate::source::html::text_of;

/// The text of a formula with its entities as they stand: its alternative text, its TeX, or its symbols.
pub fn text(alternative: Option<&str>, content: &str) -> String {
    if let Some(text) = alternative.filter(|text| !text.trim().is_empty()) {
        return text.trim().to_owned();
    }
    match annotation(content) {
        Some(text) => text.trim().to_owned(),
        None => {
            let shown = content.split_once("<annotation").map_or(content, |(shown, _)| shown);
            text_of(shown).split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}

fn annotation(content: &str) -> Option<&str> {
    let (_, after) = content.split_once("<annotation ")?;
    let (attributes, after) = after.split_once('>')?;
    let (text, _) = after.split_once('<')?;
    (attributes.contains("tex") && !text.trim().is_empty()).then_some(text)
}
