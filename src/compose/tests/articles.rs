//! The articles that come with the program, at every measure and every level.

use super::judge::{Judge, violations};
use super::support::{flat, paragraph};
use crate::compose::{Options, Strictness};
use crate::text::Language;

const ARTICLES: [(Language, &str); 5] = [
    (Language::ChineseTraditional, include_str!("../../../articles/01-altman-paris.md")),
    (Language::Other, include_str!("../../../articles/02-welcome-en.md")),
    (Language::ChineseTraditional, include_str!("../../../articles/03-welcome-zh.md")),
    (Language::Japanese, include_str!("../../../articles/04-kumihan-ja.md")),
    (Language::Korean, include_str!("../../../articles/05-hangul-ko.md")),
];

/// The paragraphs of an article's body, their markup taken for text.
fn paragraphs(article: &str) -> impl Iterator<Item = &str> {
    let body = article.splitn(3, "+++").last().unwrap_or_default();
    body.split("\n\n").map(str::trim).filter(|p| !p.is_empty() && !p.starts_with(['|', '#']))
}

#[test]
fn no_measure_from_4_to_120_breaks_a_rule_in_any_article() {
    let mut seen = 0;
    for (language, article) in ARTICLES {
        for source in paragraphs(article) {
            let whole = flat(source, language);
            for strictness in [Strictness::Loose, Strictness::Normal, Strictness::Strict] {
                let judge = Judge::new(&whole, strictness);
                for measure in 4..=120 {
                    let lines = paragraph(source, language, measure, Options { strictness, ..Options::default() });
                    seen += lines.len();
                    assert_eq!(violations(&judge, &lines), [""; 0], "at {measure}");
                }
            }
        }
    }
    assert!(seen > 50_000, "{seen}");
}
