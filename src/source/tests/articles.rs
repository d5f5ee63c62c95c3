//! The bundled articles say what they are meant to say, and parse as they are meant to.

use super::walk::{Piece, mentions, text, walk};
use crate::document::{ArticleRef, BlockKind, Document, Inline, Role};
use crate::source::{bundled, load};
use crate::text::Language;
use std::fs;
use std::path::Path;

fn article(name: &str) -> Document {
    let loaded = load(&ArticleRef::Bundled(name.into())).unwrap();
    assert_eq!(loaded.warnings, [], "{name}");
    loaded.document
}

fn titles(document: &Document) -> Vec<&str> {
    document.outline.sections().iter().map(|s| s.title.as_str()).collect()
}

#[test]
fn every_article_file_is_bundled_in_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut files: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let names: Vec<&str> = files.iter().map(|f| f.trim_end_matches(".md").split_once('-').unwrap().1).collect();
    let listed: Vec<String> = bundled::list().into_iter().map(|b| b.article.key()).collect();
    assert_eq!(listed, names.iter().map(|n| format!("bundled:{n}")).collect::<Vec<_>>());
    assert_eq!(bundled::lead(), bundled::list()[0].article);
}

#[test]
fn the_shelf_tells_as_much_as_the_articles() {
    for entry in bundled::list() {
        let document = load(&entry.article).unwrap().document;
        assert_eq!(entry.meta, document.meta);
        assert_eq!(entry.language, document.language);
        assert!(entry.meta.summary.is_some() && entry.meta.subtitle.is_some(), "{:?}", entry.article);
        assert!(!entry.meta.tags.is_empty() && entry.meta.date.is_some(), "{:?}", entry.article);
    }
}

#[test]
fn no_mark_of_markdown_is_left_in_the_text() {
    for entry in bundled::list() {
        let document = load(&entry.article).unwrap().document;
        walk(&document, |piece| {
            if let Piece::Inline(_, Inline::Text(text)) = piece {
                let stray = ["**", "<ruby", "<rt", "](", "[^"].iter().find(|mark| text.contains(**mark));
                assert_eq!(stray, None, "{:?}: {text}", entry.article);
            }
        });
    }
}

#[test]
fn the_lead_feature_keeps_to_its_plan() {
    let lead = article("altman-paris");
    assert_eq!(lead.language, Language::ChineseTraditional);
    assert_eq!(titles(&lead), ["DeepSeek 的顛覆", "地緣政治秩序的轉折點", "歐洲入局 AI 技術競爭", "結語"]);
    assert_eq!(lead.footnotes.len(), 1);
    assert_eq!(mentions(&lead)[0].len(), 1);
    let note = lead.outline.section_at(mentions(&lead)[0][0]).unwrap();
    assert_eq!(titles(&lead)[note], "地緣政治秩序的轉折點");
    let first = lead.outline.sections()[0].start;
    let paragraphs = lead.blocks.iter().filter(|b| b.id < first && matches!(b.kind, BlockKind::Paragraph(_))).count();
    assert!((2..=3).contains(&paragraphs), "{paragraphs} paragraphs before the first heading");
    let han = text(&lead).chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    assert!((1800..=2500).contains(&han), "{han} Han characters");
}

#[test]
fn the_tours_are_twins() {
    let (english, chinese) = (article("welcome-en"), article("welcome-zh"));
    assert_eq!(english.language, Language::ENGLISH);
    assert_eq!(chinese.language, Language::ChineseTraditional);
    let depths = |d: &Document| d.outline.sections().iter().map(|s| s.depth).collect::<Vec<_>>();
    assert_eq!(depths(&english), depths(&chinese));
    assert_eq!((english.footnotes.len(), chinese.footnotes.len()), (2, 2));
    // Both name the same keys and commands.
    let named = |document: &Document| {
        let mut named = std::collections::BTreeSet::new();
        walk(document, |piece| {
            if let Piece::Inline(_, Inline::Styled(Role::InlineCode, content)) = piece {
                named.insert(format!("{content:?}"));
            }
        });
        named
    };
    let (in_english, in_chinese) = (named(&english), named(&chinese));
    for key in ["C", "X", "Y", "i", "f", "V", "R", "/", "?"] {
        let holds =
            |names: &std::collections::BTreeSet<String>| names.iter().any(|name| name.contains(&format!("{key:?}")));
        assert!(holds(&in_english) && holds(&in_chinese), "{key}");
    }
    // The second note is cited within the first, for the reader to open one over the other.
    for tour in [&english, &chinese] {
        let [first, second] = [tour.footnotes.0[0], tour.footnotes.0[1]];
        assert!(mentions(tour)[1].iter().all(|&block| block > first && block < second));
    }
}

#[test]
fn the_pieces_on_composition_show_ruby_tables_and_notes() {
    for (name, language, notes) in [("kumihan-ja", Language::Japanese, 3), ("hangul-ko", Language::Korean, 3)] {
        let document = article(name);
        assert_eq!(document.language, language);
        assert_eq!(document.footnotes.len(), notes, "{name}");
        assert!(mentions(&document).iter().all(|note| note.len() == 1), "{name}");
        assert!(document.blocks.iter().any(|b| matches!(b.kind, BlockKind::Table(_))), "{name}");
        let mut ruby = 0;
        walk(&document, |piece| ruby += usize::from(matches!(piece, Piece::Inline(_, Inline::Ruby(_)))));
        assert!(ruby >= 3, "{name}: {ruby} ruby");
    }
}
