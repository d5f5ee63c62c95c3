//! What holds for blocks within blocks, tables among them, at every measure and in both directions.

use super::support::{page, text};
use crate::compose::{Direction, Line, Options, ParagraphStyle, compose_blocks, flat_text};
use crate::document::{
    Alignment, Block, BlockId, BlockKind, Cell, Definition, Document, FootnoteId, Inline, ListItem, Role, RubyPair,
    Table, TextPos,
};
use crate::text::{Language, SafeText};
use proptest::prelude::*;
use std::collections::HashSet;

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[一-十人民時間報導開源合作競爭技術]{1,12}",
        2 => "[A-Za-z]{1,14} ",
        1 => "[0-9]{1,3},[0-9]{3} ",
        2 => "[，。、：「」（）]",
        1 => "[あ-ん]{1,5}",
        1 => "[가-힣]{1,4} ",
    ];
    prop::collection::vec(word, 0..10).prop_map(|words| words.concat())
}

fn content() -> impl Strategy<Value = Vec<Inline>> {
    (words(), words(), 0..5).prop_map(|(before, after, kind)| {
        let inner = text(&after);
        match kind {
            0 => [text(&before), vec![Inline::styled(Role::InlineCode, inner)]].concat(),
            1 => {
                [text(&before), vec![Inline::styled(Role::Strong, inner), Inline::FootnoteRef(FootnoteId(0))]].concat()
            }
            2 => {
                let ruby =
                    Inline::Ruby(vec![RubyPair { base: SafeText::new("漢字"), text: SafeText::new("かんじ") }].into());
                [text(&before), vec![ruby], inner].concat()
            }
            _ => text(&(before + &after)),
        }
    })
}

fn table() -> impl Strategy<Value = BlockKind> {
    let alignment = prop_oneof![Just(Alignment::Left), Just(Alignment::Center), Just(Alignment::Right)];
    (prop::collection::vec(alignment, 1..=12), 1_usize..5).prop_flat_map(|(alignments, rows)| {
        let row = prop::collection::vec(content(), alignments.len()).prop_map(|cells| {
            cells
                .into_iter()
                .map(|content| Cell { id: BlockId::default(), language: None, content: content.into() })
                .collect()
        });
        prop::collection::vec(row, rows).prop_map(move |mut rows: Vec<Vec<Cell>>| {
            let header = rows.swap_remove(0);
            BlockKind::Table(Box::new(Table { alignments: alignments.clone(), header, rows }))
        })
    })
}

pub(super) fn block(kind: BlockKind) -> Block {
    Block { id: BlockId::default(), language: None, kind }
}

pub(super) fn paragraph(s: &str) -> Block {
    block(BlockKind::Paragraph(text(s).into()))
}

/// A block of any kind, nested as deep as the generator likes.
pub(super) fn any_block() -> impl Strategy<Value = BlockKind> {
    let leaf = prop_oneof![
        4 => content().prop_map(|content| BlockKind::Paragraph(content.into())),
        1 => (1u8..=6, content()).prop_map(|(level, content)| BlockKind::Heading { level, content: content.into() }),
        2 => table(),
        1 => words().prop_map(|s| BlockKind::Code { language: SafeText::new("").into(), text: SafeText::new(&s.replace('，', "\n")).into() }),
        1 => content().prop_map(|caption| BlockKind::Figure { source: SafeText::new("a.png").into(), caption: Box::new(caption.into()) }),
        1 => Just(BlockKind::Rule),
    ];
    leaf.prop_recursive(12, 40, 4, |inner| {
        let blocks = prop::collection::vec(inner.prop_map(block), 1..4);
        let item = (prop_oneof![2 => Just(None), 1 => any::<bool>().prop_map(Some)], blocks.clone())
            .prop_map(|(task, blocks)| ListItem { task, blocks });
        let items = prop::collection::vec(item, 1..4);
        let start = prop_oneof![Just(None), Just(Some(1)), Just(Some(98))];
        prop_oneof![
            blocks.clone().prop_map(|blocks| BlockKind::Quote(blocks.into())),
            (start, any::<bool>(), items).prop_map(|(start, tight, items)| BlockKind::List {
                start,
                tight,
                items: items.into()
            }),
            (words(), blocks).prop_map(|(term, blocks)| {
                BlockKind::Definitions(vec![Definition { term: paragraph(&term), blocks }])
            }),
        ]
    })
}

/// Gives every block and cell an identity, in reading order.
fn number(block: &mut Block, next: &mut u32) {
    let mut id = || {
        *next += 1;
        BlockId(*next)
    };
    block.id = id();
    match &mut block.kind {
        BlockKind::Table(table) => {
            table.header.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| cell.id = id());
        }
        BlockKind::Quote(blocks) => blocks.iter_mut().for_each(|b| number(b, next)),
        BlockKind::List { items, .. } => items.iter_mut().flat_map(|i| &mut i.blocks).for_each(|b| number(b, next)),
        BlockKind::Definitions(definitions) => definitions.iter_mut().for_each(|definition| {
            number(&mut definition.term, next);
            definition.blocks.iter_mut().for_each(|b| number(b, next));
        }),
        _ => {}
    }
}

pub(super) fn document(kinds: Vec<BlockKind>) -> Document {
    let mut blocks: Vec<Block> = kinds.into_iter().map(block).collect();
    let mut next = 0;
    blocks.iter_mut().for_each(|block| number(block, &mut next));
    Document { language: Language::ChineseTraditional, blocks, ..Document::default() }
}

/// The characters that are painted nowhere; brackets of references may be left out.
fn lost(document: &Document, lines: &[Line]) -> Vec<String> {
    let mut seen = HashSet::new();
    for line in lines {
        for run in &line.runs {
            seen.extend(line.glyphs(run).filter_map(|glyph| glyph.pos));
        }
    }
    let mut lost = Vec::new();
    for leaf in flat_text(document, 0..document.blocks.len()) {
        let shown = leaf.text.char_indices().filter(|(_, c)| !c.is_whitespace() && !"[]".contains(*c));
        let missing = shown.filter(|&(byte, _)| !seen.contains(&TextPos { block: leaf.block, byte: byte as u32 }));
        lost.extend(missing.map(|(byte, c)| format!("{c} at {byte} of {:?}", leaf.text)));
    }
    lost
}

/// Whether no two things share a cell.
fn is_clean(line: &Line) -> bool {
    let mut cells: Vec<(u16, u16)> = line
        .clusters
        .iter()
        .flat_map(|c| match line.direction {
            Direction::Horizontal => (c.column..c.column + u16::from(c.width)).map(|x| (x, 0)).collect::<Vec<_>>(),
            Direction::Vertical => (c.across..c.across + c.width).map(|x| (c.column, u16::from(x))).collect(),
        })
        .collect();
    let all = cells.len();
    cells.sort_unstable();
    cells.dedup();
    cells.len() == all
}

fn composed(document: &Document, measure: u16, direction: Direction, indented: bool) -> Vec<Line> {
    let paragraph = if indented { ParagraphStyle::Indented } else { ParagraphStyle::Spaced };
    let options = Options { direction, paragraph, ..Options::default() };
    compose_blocks(document, &document.blocks, measure, options)
}

fn check(document: &Document, measure: u16, direction: Direction, indented: bool) -> Result<(), TestCaseError> {
    let lines = composed(document, measure, direction, indented);
    let margin = if direction == Direction::Vertical { 1 } else { 0 };
    for line in &lines {
        prop_assert!(line.width() <= measure + margin, "{:?} at {measure}\n{}", line.to_plain(), page(&lines));
        prop_assert!(is_clean(line), "{:?} at {measure}\n{}", line.to_plain(), page(&lines));
    }
    let lost = lost(document, &lines);
    prop_assert!(lost.is_empty(), "{lost:?} at {measure}\n{}", page(&lines));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn tables_keep_their_text_within_any_measure(table in table(), measure in 4_u16..=120) {
        let document = document(vec![table]);
        check(&document, measure, Direction::Horizontal, false)?;
        check(&document, measure, Direction::Vertical, false)?;
    }

    #[test]
    fn nested_blocks_keep_their_text_within_any_measure(
        kinds in prop::collection::vec(any_block(), 1..4), measure in 4_u16..=120, indented in any::<bool>(),
    ) {
        let document = document(kinds);
        check(&document, measure, Direction::Horizontal, indented)?;
        check(&document, measure, Direction::Vertical, indented)?;
    }
}

/// `inner` within so many quotes and lists, one in the other.
fn nested(depth: usize, inner: Vec<Block>) -> Vec<Block> {
    (0..depth).fold(inner, |blocks, level| {
        let kind = match level % 2 {
            0 => BlockKind::List { start: Some(1), tight: true, items: vec![ListItem { task: None, blocks }].into() },
            _ => BlockKind::Quote(blocks.into()),
        };
        vec![block(kind)]
    })
}

#[test]
fn forty_levels_deep_there_is_room_to_read() {
    let inner = vec![paragraph("層層疊疊之中，還是讀得下去的一段文字。")];
    let document = document(nested(40, inner).into_iter().map(|block| block.kind).collect());
    let lines = composed(&document, 20, Direction::Horizontal, false);
    assert!(lost(&document, &lines).is_empty());
    let with_text = lines.iter().filter(|line| !line.source.is_empty());
    assert!(with_text.clone().count() <= 5, "{}", page(&lines));
    assert_eq!(page(&lines).matches("1.").count(), 20, "{}", page(&lines));
    assert!(lines.len() <= 16, "{}", page(&lines));
}

#[test]
fn a_marker_without_room_beside_its_text_stands_in_it() {
    let item = |text: &str| ListItem { task: None, blocks: vec![paragraph(text)] };
    let list =
        block(BlockKind::List {
            start: Some(9), tight: true, items: vec![item("甲乙丙丁"), item("戊己庚辛")].into()
        });
    let document = document(nested(4, vec![list]).into_iter().map(|block| block.kind).collect());
    let lines = composed(&document, 20, Direction::Horizontal, false);
    assert_eq!(page(&lines), "▎ 1. ▎ 1. 9. 甲乙\n▎    ▎    丙丁\n▎    ▎    10. 戊己\n▎    ▎    庚辛\n");
}

#[test]
fn an_item_without_text_is_shown_by_its_marker_and_a_picture_has_its_own() {
    let caption = text("圖");
    let figure = block(BlockKind::Figure { source: SafeText::new("a.png").into(), caption: Box::new(caption.into()) });
    let items = vec![ListItem { task: None, blocks: vec![] }, ListItem { task: None, blocks: vec![figure] }];
    let document = document(vec![BlockKind::List { start: Some(1), tight: true, items: items.into() }]);
    assert_eq!(page(&composed(&document, 20, Direction::Horizontal, false)), "1.\n2. ▨ 圖\n");
}

fn list(start: Option<u32>, items: Vec<Vec<Block>>) -> Block {
    let items = items.into_iter().map(|blocks| ListItem { task: None, blocks }).collect();
    block(BlockKind::List { start, tight: true, items })
}

fn quote(blocks: Vec<Block>) -> Block {
    block(BlockKind::Quote(blocks.into()))
}

fn set(outer: Block, measure: u16) -> String {
    let document = document(vec![outer.kind]);
    page(&compose_blocks(&document, &document.blocks, measure, Options::default()))
}

#[test]
fn a_marker_in_the_text_stands_beside_text_that_has_room_there() {
    let numbers = list(Some(1), vec![vec![paragraph("深")], vec![paragraph("abc")]]);
    let deep = quote(vec![quote(vec![list(None, vec![vec![paragraph("甲"), numbers]])])]);
    assert_eq!(set(deep, 12), "▎ ▎ • 甲\n▎ ▎   1. 深\n▎ ▎   2. abc\n");
    let bullets = list(None, vec![vec![paragraph("c")]]);
    let bullets = list(None, vec![vec![paragraph("a"), list(None, vec![vec![paragraph("b"), bullets]])]]);
    assert_eq!(set(bullets, 8), "• a\n  ◦ b\n    ▪ c\n");
}

#[test]
fn a_quote_too_deep_for_a_bar_is_marked_in_the_text() {
    let numbered = || list(Some(101), vec![vec![quote(vec![paragraph("引用")])]]);
    assert_eq!(set(numbered(), 12), "101. ▎ 引用\n");
    assert_eq!(set(numbered(), 10), "101. ▎\n     引用\n");
}
