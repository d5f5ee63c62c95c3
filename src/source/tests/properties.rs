//! What holds for every document, whatever it was made of.

use super::book::Book;
use super::walk::{Piece, walk};
use crate::document::{Block, BlockId, BlockKind, Document, FootnoteId, Inline, MastheadPart, Target};
use crate::source::builder::MAX_DEPTH;
use crate::source::{Format, Hint, Origin, Wishes, from_bytes, from_origin, from_text};
use crate::text::SafeText;
use proptest::prelude::*;

/// Marks and traps that random text would hardly ever form.
const FRAGMENTS: [&str; 78] = [
    "https://a.example/b",
    "，",
    "\n",
    "\n\n",
    " ",
    "  \n",
    "\t",
    "> ",
    "- ",
    "1. ",
    "    ",
    "# ",
    "## ",
    "### ",
    "---\n",
    "```\n",
    "~~~rust\n",
    "*",
    "**",
    "_",
    "`",
    "~~",
    "~",
    "==",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[^1]",
    "[^2]",
    "[^看]",
    "\n\n[^1]: ",
    "\n\n[^2]: ",
    "\n\n[^看]: ",
    "[a](#b)",
    "# b\n",
    "|",
    "|-|-|\n",
    "| a | b |\n",
    "\n\n: ",
    "- [x] ",
    "> [!NOTE]\n",
    "https://例.example/",
    "<ruby>",
    "<rt>",
    "</rt>",
    "<rp>",
    "</ruby>",
    "<b>",
    "</b>",
    "<br>",
    "<sup>",
    "</sup>",
    "<sub>2</sub>",
    "<div>\n",
    "</div>\n\n",
    "<img src=a alt=b>",
    "<a href='#b'>",
    "</a>",
    "<a id=b>",
    "<pre>",
    "<details>\n",
    "<!--",
    "-->",
    "&#27;",
    "&amp;",
    "+++\n",
    "title = \"x\u{202e}\"\n",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{202e}",
    "\u{2028}",
    "\u{301}",
    "\u{e0041}",
    "「看",
    "報。」",
];

fn markup() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        8 => prop::sample::select(FRAGMENTS.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
        1 => "(\\p{C}|\\p{M}|.){0,4}",
    ];
    prop::collection::vec(fragment, 0..60).prop_map(|fragments| fragments.concat())
}

/// Holds a document against everything that its readers rely on.
fn check(document: &Document) {
    assert_eq!(document.blocks[0].id, BlockId(0));
    assert!(matches!(document.blocks[0].kind, BlockKind::Masthead(MastheadPart::Title, _)));
    check_body(document);
}

/// All but the title, which standard input may lack.
fn check_body(document: &Document) {
    ids_ascend_without_a_gap(document);
    every_text_is_safe(document);
    sections_are_headings_in_order(document);
    notes_have_their_blocks(document);
    assert!(!document.meta.title.is_empty());
}

fn ids_ascend_without_a_gap(document: &Document) {
    let mut last: Option<u32> = None;
    let mut own = |id: BlockId| {
        assert_eq!(id.0, last.map_or(id.0, |last| last + 1));
        last = Some(id.0);
    };
    walk(document, |piece| match piece {
        Piece::Block(block, depth) => {
            own(block.id);
            assert!(depth <= MAX_DEPTH);
            check_shape(block);
        }
        Piece::Cell(id) => own(id),
        Piece::Inline(..) => {}
    });
}

fn check_shape(block: &Block) {
    match &block.kind {
        BlockKind::Table(table) => {
            let columns = table.alignments.len();
            assert!(columns > 0);
            assert!(table.header.is_empty() || table.header.len() == columns);
            assert!(table.rows.iter().all(|row| row.len() == columns));
        }
        BlockKind::Code { text, .. } => assert!(!text.contains('\t') && !text.ends_with('\n')),
        BlockKind::Heading { level, content } => assert!((1..=6).contains(level) && !content.is_empty()),
        BlockKind::Paragraph(content) => {
            let ends_blank = matches!(content.last(), Some(Inline::Text(text)) if text.ends_with([' ', '\n']));
            assert!(!ends_blank && content.last() != Some(&Inline::Break), "{content:?}");
        }
        _ => {}
    }
}

fn every_text_is_safe(document: &Document) {
    let safe = |text: &SafeText| {
        assert_eq!(&SafeText::new(text), text);
        assert!(!text.contains("--\u{fdd0}--"), "a mark of the parser's was left in {text:?}");
    };
    let line = |text: &SafeText| {
        safe(text);
        assert_eq!(&SafeText::new_line(text), text);
    };
    let meta = &document.meta;
    line(&meta.title);
    [&meta.subtitle, &meta.byline, &meta.source, &meta.date, &meta.summary].into_iter().flatten().for_each(line);
    document.outline.sections().iter().for_each(|section| line(&section.title));
    walk(document, |piece| match piece {
        Piece::Block(block, _) => match &block.kind {
            BlockKind::Code { language, text } => {
                line(language);
                safe(text);
            }
            BlockKind::Alert { title, .. } => line(title),
            BlockKind::Figure { source, .. } => line(source),
            _ => {}
        },
        Piece::Inline(_, inline) => match inline {
            Inline::Text(text) => {
                assert!(!text.is_empty());
                safe(text);
            }
            Inline::Ruby(pairs) => {
                assert!(pairs.iter().any(|pair| !pair.text.is_empty()));
                for pair in pairs {
                    assert!(!pair.base.is_empty());
                    line(&pair.base);
                    line(&pair.text);
                }
            }
            Inline::Image { source, alt } => {
                line(source);
                line(alt);
            }
            Inline::Link { target, .. } => match &**target {
                Target::Url(url) => line(url),
                Target::Block(id) => assert!(exists(document, *id), "{id:?}"),
                _ => {}
            },
            Inline::Styled(_, content) => assert!(!content.is_empty()),
            _ => {}
        },
        Piece::Cell(_) => {}
    });
}

fn exists(document: &Document, id: BlockId) -> bool {
    let mut found = false;
    walk(document, |piece| match piece {
        Piece::Block(block, _) => found |= block.id == id,
        Piece::Cell(cell) => found |= cell == id,
        Piece::Inline(..) => {}
    });
    found
}

fn sections_are_headings_in_order(document: &Document) {
    let sections = document.outline.sections();
    let headings: Vec<BlockId> = document
        .blocks
        .iter()
        .filter(|block| matches!(&block.kind, BlockKind::Heading { .. }))
        .map(|block| block.id)
        .collect();
    let starts: Vec<BlockId> = sections.iter().map(|section| section.start).collect();
    // A heading without text, such as one of notes alone, is no section.
    assert!(starts.iter().all(|start| headings.contains(start)));
    assert!(starts.is_sorted());
    assert!(sections.iter().all(|section| !section.title.is_empty() && section.start < section.end));
}

fn notes_have_their_blocks(document: &Document) {
    let notes: Vec<(BlockId, FootnoteId)> = document
        .blocks
        .iter()
        .filter_map(|block| if let BlockKind::Note { note, .. } = block.kind { Some((block.id, note)) } else { None })
        .collect();
    let numbered = document.footnotes.0.iter().zip(0..).map(|(&block, i)| (block, FootnoteId(i)));
    assert_eq!(notes, numbered.collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn any_markup_makes_a_sound_document(text in markup()) {
        check(&from_text(text.as_str(), Hint { name: "name", format: Format::Markdown }).document);
    }

    #[test]
    fn any_page_makes_a_sound_document(text in markup()) {
        check(&from_text(text.as_str(), Hint { name: "name", format: Format::Html }).document);
    }

    #[test]
    fn any_plain_text_makes_a_sound_document(text in markup()) {
        check(&from_text(text.as_str(), Hint { name: "name", format: Format::Plain }).document);
    }

    #[test]
    fn any_bytes_make_a_sound_document_or_a_clear_refusal(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match from_bytes(bytes.clone(), "name") {
            Ok(loaded) => check_body(&loaded.document),
            Err(_) => prop_assert!(bytes.contains(&0)),
        }
    }

    #[test]
    fn any_markup_in_any_file_makes_a_sound_book(page in markup(), other in markup(), nav in markup(), ncx in markup()) {
        let book = Book::of(&[("1.xhtml", &page), ("2.xhtml", &other)]);
        check(&from_bytes(book.nav(&nav).ncx(&ncx).bytes(), "name").unwrap().document);
    }

    #[test]
    fn any_change_to_a_book_leaves_a_sound_one_or_a_clear_refusal(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut: Option<prop::sample::Index>,
    ) {
        let book = Book::of(&[("1.xhtml", "<h1>一</h1><p>文<a href='2.xhtml#n' epub:type='noteref'>1</a></p>"), ("2.xhtml", "<p id='n'>註</p>")]);
        let mut bytes = book.nav("<li><a href='1.xhtml'>一</a></li>").bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let hint = Hint { name: "name", format: Format::Epub };
        if let Ok(loaded) = from_origin(bytes, Origin { hint, ..Origin::default() }, Wishes::default()) {
            check(&loaded.document);
        }
    }

    #[test]
    fn words_are_never_lost(words in prop::collection::vec("[a-z]{3,6}|[看報讀者]{2,4}", 1..30), seed in any::<u64>()) {
        let marks = ["> ", "- ", "\n\n", "*", "<b>", "</b>", "`", "<ruby>", "<rt>", "</ruby>", "[^1]", "~~", "<div>", "|", " "];
        let mut state = seed;
        let mut text = String::new();
        for word in &words {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text += marks[(state >> 33) as usize % marks.len()];
            text += word;
        }
        let document = from_text(text.as_str(), Hint { name: "name", format: Format::Markdown }).document;
        let shown = crate::source::dump::dump(&document);
        for word in &words {
            prop_assert!(shown.contains(word.as_str()), "{} is lost from {:?}:\n{}", word, text, shown);
        }
    }
}
