//! Hyphens at the ends of lines: where words are parted, and what the line says of it.

use super::support::{document, page, paragraph, text};
use crate::compose::{Direction, Layout, Line, LineEnd, Options, plain_text};
use crate::document::{BlockId, BlockKind, Inline, Role, Target, TextPos};
use crate::text::{Language, SafeText};
use proptest::prelude::*;
use std::sync::Arc;

const GERMAN: Language = Language::Named(*b"de");

fn on() -> Options {
    Options { hyphenate: true, ..Options::default() }
}

fn english(source: &str, measure: u16) -> String {
    page(&paragraph(source, Language::ENGLISH, measure, on()))
}

#[test]
fn words_are_parted_by_the_rules_of_their_language_and_only_when_asked_for() {
    let source = "an extraordinary hyphenation of words";
    assert_eq!(english(source, 13), "an extraor-\ndinary hy-\nphenation of\nwords\n");
    let off = paragraph(source, Language::ENGLISH, 16, Options::default());
    assert_eq!(page(&off), "an extraordinary\nhyphenation of\nwords\n");
    let german = paragraph("die Silbentrennung der Wörter", GERMAN, 14, on());
    assert_eq!(page(&german), "die Silbentren-\nnung der\nWörter\n".replace("tren-\nnung", "-\ntrennung"));
    let unknown = paragraph(source, Language::Other, 16, on());
    assert_eq!(page(&unknown), page(&off));
}

#[test]
fn names_addresses_code_and_the_last_word_stay_whole() {
    for source in [
        "the JavaScriptEngine goes on",
        "see documentation.example.org then",
        "at someone@documentation then",
        "in /usr/documentation/hyphenation then",
        "the version2hyphenation then",
        "some-hyphenation-documentation then",
        "the extraordinary",
        "the extraordinary!",
    ] {
        let lines = paragraph(source, Language::ENGLISH, 12, on());
        assert!(lines.iter().all(|line| line.end != LineEnd::Hyphen), "{}", page(&lines));
    }
    let code = Inline::styled(Role::InlineCode, text("documentation"));
    let kinds = vec![BlockKind::Paragraph([text("the "), vec![code], text(" then")].concat().into())];
    let lines = layout(Language::ENGLISH, kinds, 10).block_lines(0);
    assert!(lines.iter().all(|line| line.end != LineEnd::Hyphen), "{lines:?}");
}

#[test]
fn headings_and_bylines_stay_whole() {
    use crate::document::MastheadPart::{Byline, Title};
    let content = || text("the extraordinary hyphenation of words");
    let kinds = vec![
        BlockKind::Masthead(Title, content().into()),
        BlockKind::Masthead(Byline, content().into()),
        BlockKind::Heading { level: 2, content: content().into() },
        BlockKind::Paragraph(content().into()),
    ];
    let mut layout = layout(Language::ENGLISH, kinds, 13);
    let mut parted = |block| layout.block_lines(block).iter().any(|line| line.end == LineEnd::Hyphen);
    assert_eq!([0, 1, 2, 3].map(&mut parted), [false, false, false, true]);
}

fn layout(language: Language, kinds: Vec<BlockKind>, measure: u16) -> Layout {
    Layout::new(Arc::new(document(language, kinds)), measure, on())
}

#[test]
fn no_more_than_two_hyphens_stand_below_one_another() {
    let source = "extraordinary ".repeat(30) + "end";
    for measure in 6..40 {
        for language in [Language::ENGLISH, GERMAN] {
            let lines = paragraph(&source, language, measure, on());
            let ends: Vec<bool> = lines.iter().map(|line| line.end == LineEnd::Hyphen).collect();
            assert!(!ends.windows(3).any(|three| three == [true; 3]), "{measure}:\n{}", page(&lines));
        }
    }
}

#[test]
fn a_soft_hyphen_of_the_source_shows_at_the_end_of_a_line_only() {
    let source = "een voor\u{ad}beeld van af\u{ad}breken";
    let lines = |measure| page(&paragraph(source, Language::Other, measure, Options::default()));
    assert_eq!(lines(40), "een voorbeeld van afbreken\n");
    assert_eq!(lines(9), "een voor-\nbeeld van\nafbreken\n");
    let vertical = Options { direction: Direction::Vertical, ..on() };
    let upright = paragraph("見extraordinary hyphenation見", Language::ENGLISH, 8, vertical);
    assert!(upright.iter().all(|line| line.end != LineEnd::Hyphen && !line.text.contains('-')));
}

#[test]
fn words_in_text_without_spaces_are_parted_only_where_much_would_stay_unused() {
    let kinds = |source: &str| vec![BlockKind::Paragraph(text(source).into())];
    let lines = |source: &str, measure| {
        let lines = layout(Language::ENGLISH, kinds(source), measure).block_lines(0);
        page(&lines.iter().map(|line| Line::clone(line)).collect::<Vec<_>>())
    };
    let source = "他們說這是一個extraordinary例子而且很好看也很好讀";
    assert!(lines(source, 24).starts_with("他們說這是一個 extraor-\ndinary"), "{}", lines(source, 24));
    assert!(lines(source, 16).starts_with("他們說這是一個\n"), "{}", lines(source, 16));
}

#[test]
fn the_hyphen_is_no_text_but_looks_and_leads_like_its_word() {
    let target = Target::Url(SafeText::new("https://example.org"));
    let link = Inline::Link { target: target.clone().into(), content: Box::new(text("extraordinary").into()) };
    let kinds = vec![BlockKind::Paragraph([text("an "), vec![link], text(" link in a text")].concat().into())];
    let mut layout = layout(Language::ENGLISH, kinds, 13);
    let lines = layout.block_lines(0);
    assert_eq!(lines[0].to_plain(), "an extraordi-");
    assert_eq!(lines[0].pos_at(12), None);
    assert_eq!(lines[0].run_at(12).and_then(|run| run.target.as_deref()), Some(&target));
    assert_eq!(lines[0].run_at(12).map(|run| &run.roles), lines[0].run_at(11).map(|run| &run.roles));
    let at = |byte| TextPos { block: BlockId(0), byte };
    assert_eq!(lines[0].columns_of(&(at(3)..at(16))), Some(3..12));
    assert_eq!(lines[1].columns_of(&(at(3)..at(16))), Some(0..4));
    assert_eq!((layout.row_of(at(11)).line, layout.row_of(at(12)).line), (0, 1));
    let targets = layout.targets_in(layout.clone().first(), 4);
    assert_eq!(targets.iter().map(|t| t.text.clone()).collect::<Vec<_>>(), [at(3)..at(16)]);
    assert_eq!(plain_text(layout.document(), 0..1), "an extraordinary link in a text");
}

#[test]
fn a_justified_line_is_full_with_its_hyphen() {
    let options = Options { justify: true, ..on() };
    let lines = paragraph(&"a very extraordinary sentence of words ".repeat(8), Language::ENGLISH, 30, options);
    let hyphenated: Vec<u16> = lines.iter().filter(|l| l.end == LineEnd::Hyphen).map(Line::width).collect();
    assert!(!hyphenated.is_empty() && hyphenated.iter().all(|&width| width == 30), "{}", page(&lines));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_too_long_and_no_text_is_lost(
        source in "([a-zA-ZäéßД漢。，.!“”' \u{ad}-]{0,12} ?(extraordinary|hyphenation|Silbentrennung|的) ?){0,12}",
        german in any::<bool>(), justify in any::<bool>(), measure in 4_u16..60,
    ) {
        let language = if german { GERMAN } else { Language::ENGLISH };
        let options = Options { justify, ..on() };
        let kinds = vec![BlockKind::Paragraph(text(&source).into())];
        let document = document(language, kinds);
        let whole = crate::compose::flat_text(&document, 0..1).remove(0).text;
        let lines = paragraph(&source, language, measure, options);
        let kept = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect::<String>();
        let mut next = 0;
        for line in &lines {
            prop_assert!(line.width() <= measure.max(2), "{:?} at {measure}", line.to_plain());
            let (start, end) = (line.source.start.byte as usize, line.source.end.byte as usize);
            prop_assert!(start >= next);
            prop_assert_eq!(kept(&whole[next..start]), "");
            let shown: String = line.runs.iter().filter(|run| run.block.is_some()).flat_map(|run| line.glyphs(run)).map(|g| g.text).collect();
            prop_assert_eq!(kept(&shown), kept(&whole[start..end]));
            prop_assert_eq!(line.end == LineEnd::Hyphen, line.runs.last().is_some_and(|run| run.block.is_none()));
            next = end;
        }
        let rest = kept(&whole[next..]);
        prop_assert_eq!(rest, "");
    }
}
