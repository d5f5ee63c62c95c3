//! Blocks as plain text.

use super::support::{document, text};
use crate::compose::plain_text;
use crate::document::{Alignment, Block, BlockId, BlockKind, Cell, Definition, Inline, ListItem, Table};
use crate::text::{Language, SafeText};

fn plain(kinds: Vec<BlockKind>) -> String {
    let document = document(Language::ChineseTraditional, kinds);
    plain_text(&document, 0..document.blocks.len())
}

fn block(kind: BlockKind) -> Block {
    Block { id: BlockId(90), language: None, kind }
}

fn paragraph(s: &str) -> Block {
    block(BlockKind::Paragraph(text(s).into()))
}

#[test]
fn soft_line_breaks_leave_nothing_and_readings_leave_the_base() {
    let ruby = super::support::ruby("漢字", "かんじ");
    let content = [text("開源的\n精神與AI，"), vec![ruby, Inline::Break], text("end\nhere")].concat();
    assert_eq!(plain(vec![BlockKind::Paragraph(content.into())]), "開源的精神與AI，漢字\nend here");
}

#[test]
fn lists_keep_their_markers_and_hang() {
    let item = |task, blocks| ListItem { task, blocks };
    let inner = block(BlockKind::List {
        start: None,
        tight: true,
        items: vec![item(Some(true), vec![paragraph("done")]), item(Some(false), vec![paragraph("open")])].into(),
    });
    let list = BlockKind::List {
        start: Some(9),
        tight: true,
        items: vec![item(None, vec![paragraph("甲"), inner]), item(None, vec![paragraph("乙")])].into(),
    };
    assert_eq!(plain(vec![list]), "9. 甲\n   ☑ done\n   ☐ open\n10. 乙");
}

#[test]
fn cells_are_parted_by_tabs_and_code_is_kept() {
    let cell = |s| Cell { id: BlockId(91), language: None, content: text(s).into() };
    let table = Table {
        alignments: vec![Alignment::Left; 2],
        header: vec![cell("年"), cell("數")],
        rows: vec![vec![cell("2026"), cell("五")]],
    };
    let code = BlockKind::Code { language: SafeText::new("c").into(), text: SafeText::new("int a;\n\n  b();").into() };
    assert_eq!(plain(vec![BlockKind::Table(Box::new(table)), code]), "年\t數\n2026\t五\n\nint a;\n\n  b();");
}

#[test]
fn every_other_block_is_its_text_with_blank_lines_between() {
    let definition = Definition { term: paragraph("詞"), blocks: vec![paragraph("義")] };
    let figure = |caption| BlockKind::Figure { source: SafeText::new("a.png").into(), caption };
    let page = plain(vec![
        BlockKind::Heading { level: 2, content: text("題").into() },
        BlockKind::Quote(vec![paragraph("一"), paragraph("二")].into()),
        BlockKind::Definitions(vec![definition]),
        figure(Box::new(text("說明").into())),
        figure(Box::new(vec![].into())),
        BlockKind::Rule,
    ]);
    assert_eq!(page, "題\n\n一\n\n二\n\n詞\n    義\n\n說明\n\n***");
}

#[test]
fn notes_call_outs_and_the_signs_of_notes_are_copied_as_they_are_shown() {
    use crate::document::{AlertKind, FootnoteId, Footnotes};
    let note =
        BlockKind::Note { note: FootnoteId(0), blocks: vec![paragraph("註一。"), paragraph("又一段。")].into() };
    let alert = BlockKind::Alert {
        kind: AlertKind::Note,
        title: SafeText::new("Note").into(),
        blocks: vec![paragraph("小心")].into(),
    };
    let referring = [text("正文"), vec![Inline::FootnoteRef(FootnoteId(0))], text("。")].concat();
    let mut document =
        document(Language::ChineseTraditional, vec![BlockKind::Paragraph(referring.into()), alert, note]);
    document.footnotes = Footnotes(vec![BlockId(2)]);
    assert_eq!(plain_text(&document, 0..3), "正文[1]。\n\nNote\n\n小心\n\n[1] 註一。\n\n又一段。");
}

#[test]
fn quotes_keep_their_lists_and_code_its_blank_lines() {
    let item = |s| ListItem { task: None, blocks: vec![paragraph(s)] };
    let list = block(BlockKind::List { start: None, tight: true, items: vec![item("甲"), item("乙")].into() });
    let code = block(BlockKind::Code { language: SafeText::default().into(), text: SafeText::new("a\n\n  b").into() });
    let quote = BlockKind::Quote(vec![paragraph("他說："), list, code].into());
    assert_eq!(plain(vec![quote]), "他說：\n\n• 甲\n• 乙\n\na\n\n  b");
}
