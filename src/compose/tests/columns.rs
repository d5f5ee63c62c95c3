//! Pages of several columns: where they break in quotations, tables and everything nested.

use super::nested::{any_block, block, document, paragraph};
use super::support::text;
use crate::compose::columns::{end_row, page};
use crate::compose::{Layout, Line, Options, Page, PageColumn, Row};
use crate::document::{BlockId, BlockKind, Cell, Definition, Document, Table};
use crate::text::SafeText;
use proptest::prelude::*;
use std::sync::Arc;

fn lines<'p>(page: &'p Page, column: &PageColumn) -> &'p [(Row, Arc<Line>)] {
    &page.lines[column.lines.clone()]
}

/// The pages of a document from its beginning.
fn pages(document: Document, columns: u16, height: usize) -> Vec<Page> {
    let mut layout = Layout::new(Arc::new(document), 24, Options::default());
    let end = end_row(layout.document());
    let (mut top, mut pages) = (layout.first(), Vec::new());
    while top < end {
        let page = page(&mut layout, top, columns, height);
        assert!(page.next > top, "no page stands still");
        top = page.next;
        pages.push(page);
    }
    pages
}

/// Every column of every page as text.
fn columns(pages: &[Page]) -> Vec<Vec<String>> {
    let all = pages.iter().flat_map(|page| page.columns.iter().map(move |column| lines(page, column)));
    all.map(|lines| lines.iter().map(|(_, line)| line.to_plain()).collect()).collect()
}

#[test]
fn no_column_begins_or_ends_with_the_bar_of_a_quotation_alone() {
    let blocks: Vec<_> = (0..9).map(|_| paragraph("引文一段，說得比較長一些，一行放不下。")).collect();
    for height in 7..16 {
        let pages = pages(document(vec![BlockKind::Quote(blocks.clone().into())]), 2, height);
        for column in columns(&pages) {
            let ends = [column.first(), column.last()].map(|line| line.map_or("", |line| line.trim()));
            assert!(!ends.contains(&"▎"), "{column:?} of {height}");
        }
    }
}

#[test]
fn no_row_of_a_table_is_parted() {
    let cell = |s: &str| Cell { id: BlockId::default(), language: None, content: text(s).into() };
    let row = || vec![cell("甲"), cell("一段放不進一行的說明文字，要折成三行。")];
    let table = || Table {
        alignments: vec![Default::default(); 2],
        header: vec![cell("名"), cell("說明")],
        rows: (0..12).map(|_| row()).collect(),
    };
    for height in 10..24 {
        let pages = pages(document(vec![BlockKind::Table(Box::new(table()))]), 2, height);
        for column in columns(&pages) {
            assert!(column[0].starts_with(['甲', '名']), "{column:?} of {height}");
            assert!(!column.last().unwrap().starts_with('─'), "{column:?} of {height}");
        }
    }
}

/// A table of wrapped cells of unequal height, whose rows begin with their numbers.
fn long_table(rows: usize) -> BlockKind {
    let cell = |s: &str| Cell { id: BlockId::default(), language: None, content: text(s).into() };
    let row = |i: usize| {
        let (long, short) = ("一段放不進一行的說明文字，要折成好幾行才放得下，比別的欄都要長得多，折了又折。", "短");
        vec![cell(&format!("{i}號")), cell(if i.is_multiple_of(2) { long } else { short }), cell("其二，也要折行的。")]
    };
    let header = vec![cell("名"), cell("說明"), cell("註")];
    BlockKind::Table(Box::new(Table {
        alignments: vec![Default::default(); 3],
        header,
        rows: (10..10 + rows).map(row).collect(),
    }))
}

#[test]
fn a_row_goes_to_the_next_column_whole_however_its_cells_wrap() {
    // In a quotation there is no room for a grid: rows are records there.
    for nested in [false, true] {
        for height in 16..30 {
            let table = long_table(14);
            let table = if nested { BlockKind::Quote(vec![block(table)].into()) } else { table };
            for page in pages(document(vec![table]), 2, height) {
                for column in &page.columns {
                    let shown: Vec<String> = lines(&page, column).iter().map(|(_, line)| line.to_plain()).collect();
                    let first = shown[0].trim_start_matches(['▎', ' ']);
                    assert!(first.starts_with(|c: char| c.is_ascii_digit() || c == '名'), "{shown:#?} of {height}");
                }
            }
        }
    }
}

#[test]
fn a_table_that_goes_on_in_the_next_column_has_its_header_there_once_more() {
    for height in 12..30 {
        for page in pages(document(vec![long_table(14)]), 2, height) {
            for column in &page.columns {
                let plain = |line: &Arc<Line>| line.to_plain();
                let first = lines(&page, column)[0].1.to_plain();
                let head: Vec<String> = column.head.iter().map(plain).collect();
                match first.starts_with('名') {
                    true => assert!(head.is_empty(), "{head:?}"),
                    false => assert!(head[0].starts_with('名') && head[1].starts_with('─'), "{head:?} over {first}"),
                }
                let is_text = |line: &&Arc<Line>| line.runs.iter().any(|run| run.block.is_some());
                assert!(column.head.iter().all(|line| line.source.is_empty() && !is_text(&line)));
                assert!(column.end() <= height && column.top() + column.head.len() == column.y);
            }
        }
    }
}

#[test]
fn a_small_table_is_in_one_column_where_its_section_is_as_high() {
    let cell = |s: &str| Cell { id: BlockId::default(), language: None, content: text(s).into() };
    let table = BlockKind::Table(Box::new(Table {
        alignments: vec![Default::default(); 2],
        header: vec![cell("名"), cell("值")],
        rows: (0..4).map(|_| vec![cell("甲"), cell("乙")]).collect(),
    }));
    let body = || BlockKind::Paragraph(text("一段文字，一行又一行，一行放不下，兩行也放不下的文字。").into());
    let heading = |s: &str| BlockKind::Heading { level: 1, content: text(s).into() };
    let kinds = vec![heading("甲"), body(), table, body(), heading("乙"), body(), body(), body(), body()];
    let page = columns(&pages(document(kinds), 2, 40));
    assert!(
        page.iter().any(|column| column.iter().filter(|line| line.starts_with("甲  乙")).nth(3).is_some()),
        "{page:#?}"
    );
}

#[test]
fn a_line_of_code_is_in_one_column() {
    let code =
        (1..9).map(|n| format!("let line_{n} = lines.iter().filter(|line| !line.is_blank());\n")).collect::<String>();
    let block = BlockKind::Code { language: SafeText::default().into(), text: SafeText::new(code.trim_end()).into() };
    for height in 10..30 {
        for column in columns(&pages(document(vec![block.clone()]), 2, height)) {
            assert!(column[0].trim().starts_with("let"), "{column:#?} of {height}");
        }
    }
}

#[test]
fn the_last_row_of_a_table_is_not_alone_at_the_head_of_a_column() {
    let cell = |s: &str| Cell { id: BlockId::default(), language: None, content: text(s).into() };
    let rows = (0..9).map(|_| vec![cell("甲"), cell("乙")]).collect();
    let table = BlockKind::Table(Box::new(Table {
        alignments: vec![Default::default(); 2],
        header: vec![cell("名"), cell("值")],
        rows,
    }));
    for height in 8..24 {
        let body = || BlockKind::Paragraph(text("一段文字，一行又一行，一行放不下。").into());
        let pages = pages(document(vec![table.clone(), body(), body(), body(), body()]), 2, height);
        for column in columns(&pages) {
            let rows = column.iter().take_while(|line| line.starts_with('甲')).fold(0, |rows, _| rows + 1);
            assert_ne!(rows, 1, "{column:?} of {height}");
        }
    }
}

#[test]
fn a_term_stays_with_its_definition_and_no_value_of_a_record_is_alone() {
    let definition = || {
        let blocks = vec![paragraph("一句解釋，不長不短，一行放不下。")];
        BlockKind::Definitions(vec![Definition { term: paragraph("詞條"), blocks }])
    };
    let cells = |s: &str| {
        (0..6).map(|_| Cell { id: BlockId::default(), language: None, content: text(s).into() }).collect::<Vec<_>>()
    };
    let rows = vec![cells("很寬很寬的值"); 6];
    let table = Table { alignments: vec![Default::default(); 6], header: cells("名"), rows };
    for height in 8..20 {
        let kinds =
            vec![definition(), definition(), BlockKind::Table(Box::new(table.clone())), definition(), definition()];
        for column in columns(&pages(document(kinds), 2, height)) {
            let is_value = |line: Option<&String>| line.is_some_and(|line| line.starts_with('名'));
            assert_ne!(column.last().map(|line| line.trim()), Some("詞條"), "{column:?} of {height}");
            let (first, last) = (column.first(), column.last());
            assert!(!is_value(first) || is_value(column.get(1)), "{column:?} of {height}");
            assert!(!is_value(last) || is_value(column.iter().rev().nth(1)), "{column:?} of {height}");
        }
    }
}

#[test]
fn a_section_that_leaves_no_room_for_another_goes_on_in_its_columns() {
    let heading = |s: &str| BlockKind::Heading { level: 1, content: text(s).into() };
    let body = || BlockKind::Paragraph(text(&"一段長長的文字，一行又一行。".repeat(14)).into());
    let pages = pages(document(vec![heading("甲"), body(), heading("乙"), body(), body()]), 2, 14);
    let first = &pages[0];
    assert_eq!(first.columns.len(), 2, "{:?}", columns(&pages));
    assert!(first.columns.iter().any(|column| lines(first, column).len() == 14), "{:?}", columns(&pages));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn every_line_stands_on_one_page_and_in_one_column(
        kinds in prop::collection::vec(any_block(), 1..9), number in 1_u16..=3, height in 4_usize..50,
    ) {
        let document = document(kinds);
        let mut layout = Layout::new(Arc::new(document.clone()), 24, Options::default());
        let first = layout.first();
        let wanted: Vec<Row> =
            layout.window(first, 9999).into_iter().filter(|(_, line)| !line.is_gap()).map(|(row, _)| row).collect();
        let mut shown = Vec::new();
        for page in pages(document, number, height) {
            for column in &page.columns {
                let lines = lines(&page, column);
                prop_assert!(column.y + lines.len() <= height, "{:?} of {height}", page.columns);
                prop_assert!(!lines[0].1.is_gap() && !lines[lines.len() - 1].1.is_gap());
            }
            shown.extend(page.lines.iter().filter(|(_, line)| !line.is_gap()).map(|(row, _)| *row));
        }
        prop_assert_eq!(shown, wanted);
    }
}

#[test]
fn a_lone_block_is_a_page() {
    assert_eq!(pages(document(vec![block(BlockKind::Rule).kind]), 3, 9).len(), 1);
}

#[test]
fn a_label_is_not_parted_from_the_value_below_it() {
    let cell = |s: &str| Cell { id: BlockId::default(), language: None, content: text(s).into() };
    let labels = ["一個很長很長的欄名甲", "一個很長很長的欄名乙", "一個很長很長的欄名丙", "一個很長很長的欄名丁"];
    let table = Table {
        alignments: vec![Default::default(); 4],
        header: labels.iter().map(|label| cell(label)).collect(),
        rows: (0..9)
            .map(|_| vec![cell("值"), cell("又一個值"), cell("一段放不進一行的說明文字"), cell("值")])
            .collect(),
    };
    for height in 8..30 {
        let pages = pages(document(vec![BlockKind::Table(Box::new(table.clone()))]), 2, height);
        for column in columns(&pages) {
            let last = column.last().map_or("", |line| line.trim());
            assert!(!labels.contains(&last), "{column:?} of {height}");
        }
    }
}

#[test]
fn what_announces_a_table_stays_with_it() {
    let cell = |s: &str| Cell { id: BlockId::default(), language: None, content: text(s).into() };
    let table = Table {
        alignments: vec![Default::default(); 2],
        header: vec![cell("年"), cell("數")],
        rows: (0..12).map(|_| vec![cell("2024"), cell("98")]).collect(),
    };
    for before in 4..20 {
        let mut blocks: Vec<_> = (0..before).map(|_| BlockKind::Paragraph(text("一段。").into())).collect();
        blocks.push(BlockKind::Paragraph(text("下表：").into()));
        blocks.push(BlockKind::Table(Box::new(table.clone())));
        let pages = pages(document(blocks), 2, 16);
        for column in columns(&pages) {
            assert_ne!(column.last().map(|line| line.trim()), Some("下表："), "{column:?} after {before}");
        }
    }
}
