//! Tables as a person reads them: side by side, narrow, and as records.

use super::support::{document, page, text};
use crate::compose::{Direction, Hang, Layout, Options, Row, compose_blocks};
use crate::document::{Alignment, BlockId, BlockKind, Cell, Document, Inline, Role, Table};
use crate::text::Language;
use std::sync::Arc;

fn cells(next: &mut u32, row: &[&str]) -> Vec<Cell> {
    row.iter()
        .map(|s| {
            *next += 1;
            let content: Vec<Inline> = if s.is_empty() { Vec::new() } else { text(s) };
            Cell { id: BlockId(*next), language: None, content: content.into() }
        })
        .collect()
}

fn table(alignments: &[Alignment], header: &[&str], rows: &[&[&str]]) -> Document {
    let next = &mut 0;
    let header = cells(next, header);
    let rows = rows.iter().map(|row| cells(next, row)).collect();
    let table = Table { alignments: alignments.to_vec(), header, rows };
    document(Language::ChineseTraditional, vec![BlockKind::Table(Box::new(table))])
}

fn models() -> Document {
    use Alignment::{Center, Left, Right};
    table(
        &[Left, Center, Right, Left],
        &["公司", "模型", "參數", "說明"],
        &[&["OpenAI", "GPT-4", "17,600", "美國公司，產品以對話見長，收費較高。"], &["DeepSeek", "R1", "6,710", ""]],
    )
}

fn set(document: &Document, measure: u16, options: Options) -> String {
    page(&compose_blocks(document, &document.blocks, measure, options))
}

#[test]
fn columns_are_aligned_under_a_ruled_header() {
    assert_eq!(
        set(&models(), 64, Options::default()),
        "公司      模型     參數  說明
─────────────────────────────────────────────────────────────
OpenAI    GPT-4  17,600  美國公司，產品以對話見長，收費較高。
DeepSeek   R1     6,710
"
    );
}

#[test]
fn a_long_cell_wraps_by_the_rules_and_rows_are_kept_apart() {
    assert_eq!(
        set(&models(), 42, Options::default()),
        "公司      模型     參數  說明
──────────────────────────────────────────
OpenAI    GPT-4  17,600  美國公司，產品以
                         對話見長，收費
                         較高。

DeepSeek   R1     6,710
"
    );
}

#[test]
fn a_table_too_wide_becomes_records_with_hanging_values() {
    assert_eq!(
        set(&models(), 24, Options::default()),
        "公司  OpenAI
模型  GPT-4
參數  17,600
說明  美國公司，產品以對
      話見長，收費較高。

公司  DeepSeek
模型  R1
參數  6,710
說明
"
    );
}

#[test]
fn values_stand_below_labels_that_leave_them_no_room() {
    let long = table(
        &[Alignment::Left; 2],
        &["一個很長的欄名", "乙"],
        &[&["值", "另一個很長很長的值，比四行還要長得多得多，所以放不下"]],
    );
    assert_eq!(
        set(&long, 18, Options::default()),
        "一個很長的欄名\n值\n乙\n  另一個很長很長的\n  值，比四行還要長\n  得多得多，所以放\n  不下\n"
    );
}

#[test]
fn no_mark_hangs_into_the_next_cell() {
    let rows: &[&[&str]] = &[&["一二三四五六七，八九十", "甲乙丙丁戊己庚，辛壬癸"]];
    let two = table(&[Alignment::Left; 2], &["子", "丑"], rows);
    let hanging = Options { hang: Hang::On, ..Options::default() };
    assert_eq!(set(&two, 30, hanging), set(&two, 30, Options { hang: Hang::Off, ..hanging }));
}

#[test]
fn a_table_without_header_has_no_rule_and_one_column_is_a_table() {
    let bare = table(&[Alignment::Left; 2], &["", ""], &[&["一", "二"]]);
    assert_eq!(set(&bare, 20, Options::default()), "一  二\n");
    let single = table(&[Alignment::Left], &["單"], &[&["一"], &["二"]]);
    assert_eq!(set(&single, 20, Options::default()), "單\n──\n一\n二\n");
}

#[test]
fn the_place_in_a_record_is_that_of_its_value() {
    let mut layout = Layout::new(Arc::new(models()), 24, Options::default());
    for line in 0..9 {
        let row = Row { block: 0, line };
        let pos = layout.pos_of(row);
        assert_eq!(layout.row_of(pos).line, if line == 5 { 6 } else { line }, "{pos:?}");
    }
}

#[test]
fn the_rule_of_a_vertical_table_is_one_line_however_short() {
    let single = table(&[Alignment::Left], &["單欄"], &[&["一"]]);
    let options = Options { direction: Direction::Vertical, ..Options::default() };
    let lines = compose_blocks(&single, &single.blocks, 12, options);
    let rule = &lines[1];
    assert!(rule.clusters.iter().all(|c| c.across < 2), "{rule:?}");
    assert_eq!(rule.width(), 2);
}

#[test]
fn a_column_of_one_cell_is_not_too_narrow() {
    use Alignment::Left;
    let numbered =
        table(&[Left, Left, Left], &["#", "公司", "國家"], &[&["1", "OpenAI", "美國"], &["2", "Mistral", "法國"]]);
    assert_eq!(
        set(&numbered, 40, Options::default()),
        "#  公司     國家
────────────────
1  OpenAI   美國
2  Mistral  法國
"
    );
}

#[test]
fn the_words_of_a_header_are_kept_whole_and_cells_apart() {
    use Alignment::{Left, Right};
    let row: &[&str] =
        &["台灣新竹", "86.5", "120,000", "二〇二五年第四季", "寶山廠區用水問題仍未解決，環評委員會要求補件"];
    let wide = table(
        &[Left, Right, Right, Left, Left],
        &["地區", "補貼（億美元）", "月產能（片）", "預定量產", "備註"],
        &[row],
    );
    assert_eq!(
        set(&wide, 56, Options::default()),
        "地區            補貼   月產能  預定量產  備註
          （億美元）   （片）
────────────────────────────────────────────────────────
台灣新竹        86.5  120,000  二〇二五  寶山廠區用水問
                               年第四季  題仍未解決，環
                                         評委員會要求
                                         補件
"
    );
}

#[test]
fn a_short_header_is_folded_only_where_the_table_would_else_be_taken_apart() {
    let months: Vec<&str> = std::iter::repeat_n("十一月", 8).collect();
    let numbers: &[&str] = &["1,234"; 8];
    let year = table(&[Alignment::Right; 8], &months, &[numbers]);
    let first = |measure| set(&year, measure, Options::default()).lines().next().map(str::to_owned);
    assert_eq!(first(62), Some(months.join("  ")));
    assert_eq!(first(55), Some(months.join(" ")));
    assert_eq!(first(47).filter(|line| line.contains("十一月")), None, "no room");
    assert!(set(&year, 47, Options::default()).contains("1,234 1,234"));
}

#[test]
fn a_record_begins_with_its_head() {
    let models = models();
    let lines = compose_blocks(&models, &models.blocks, 24, Options::default());
    let heads: Vec<&str> = lines
        .iter()
        .flat_map(|line| {
            line.runs.iter().filter(|run| run.roles.contains(&Role::TableHeader)).map(move |run| (line, run))
        })
        .map(|(line, run)| line.glyphs(run).next().map_or("", |glyph| glyph.text))
        .collect();
    assert_eq!(heads, ["O", "D"]);
}
