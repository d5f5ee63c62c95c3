//! The language of each block: what the source says, or what its text leaves no doubt about.

use super::walk::{Piece, walk};
use crate::document::{BlockId, BlockKind, Inline};
use crate::source::builder::plain_text;
use crate::source::{Format, Hint, from_text};
use crate::text::Language::{self, ChineseTraditional, Japanese, Korean, Named, Other};

/// The leaves of a Markdown text with the language that each has by itself.
fn leaves(text: &str) -> Vec<(String, Option<Language>)> {
    leaves_of(text, Format::Markdown)
}

fn leaves_of(text: &str, format: Format) -> Vec<(String, Option<Language>)> {
    let document = from_text(text, Hint { name: "name", format }).document;
    let mut found = Vec::new();
    walk(&document, |piece| {
        let Piece::Block(block, _) = piece else { return };
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                found.push((plain_text(content), block.language));
            }
            BlockKind::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    found.push((plain_text(&cell.content), cell.language));
                }
            }
            _ => {}
        }
    });
    found
}

fn languages(text: &str) -> Vec<Option<Language>> {
    leaves(text).into_iter().map(|(_, language)| language).collect()
}

const ZH: &str = "+++\nlanguage = \"zh-Hant\"\n+++\n";

#[test]
fn an_attribute_holds_for_everything_within_its_element() {
    let text = format!(
        "{ZH}報。\n\n<div lang=\"ja\">\n\n漢字。\n\n> 漢文。\n\n- 一\n\n<div>\n\n平和\n\n</div>\n\n東京\n\n</div>\n\n報。\n"
    );
    let japanese = Some(Japanese);
    assert_eq!(languages(&text), [None, japanese, japanese, japanese, japanese, japanese, None]);
}

#[test]
fn the_inner_attribute_wins_even_where_it_says_what_the_article_is() {
    let text = format!(
        "{ZH}<blockquote lang='ja'>漢字<p lang=en-GB>Letters</p><p lang=zh-TW>報</p>文字</blockquote><h2 lang=ko>문</h2>字\n"
    );
    let expected =
        [Some(Japanese), Some(Language::ENGLISH), Some(ChineseTraditional), Some(Japanese), Some(Korean), None];
    assert_eq!(languages(&text), expected);
}

#[test]
fn what_is_left_open_ends_with_what_it_stands_in() {
    let paragraph =
        format!("{ZH}<p lang=\"en\">Letters\n\n字\n\n<p lang=en>One<p>字\n\n<dl><dt lang=en>Term<dd>字</dl>\n");
    let english = Some(Language::ENGLISH);
    assert_eq!(languages(&paragraph), [english, None, english, None, english, None]);
    let quote = format!("{ZH}> <div lang=\"ja\">\n>\n> 漢字\n\n字[^1]\n\n<div lang=\"de\">\n\n字\n\n[^1]: 註\n");
    assert_eq!(languages(&quote), [Some(Japanese), None, Some(Named(*b"de")), None]);
}

#[test]
fn cells_headings_and_notes_have_their_own_language_too() {
    let text = format!(
        "{ZH}# 報\n\n## これは見出しです\n\n| 字 | 文 |\n|--|--|\n| これはペンです。 | 這是筆。 |\n\n字[^1]\n\n[^1]: 이것은 각주입니다.\n"
    );
    let expected = [Some(Japanese), None, None, Some(Japanese), None, None, Some(Korean)];
    assert_eq!(languages(&text), expected);
}

#[test]
fn code_and_references_say_nothing_about_the_language() {
    let text = format!("{ZH}`let the = of + and;` 是程式。\n\n的 `はいとそうですね`。\n");
    assert_eq!(languages(&text), [None, None]);
}

#[test]
fn an_empty_attribute_says_that_the_language_is_not_known() {
    assert_eq!(languages(&format!("{ZH}<div lang=\"\">It is the end of the line.</div>\n")), [Some(Other)]);
}

#[test]
fn nothing_is_lost_where_elements_are_tangled() {
    let text = "<div lang=ja><div><p lang=en></div></div></p></div>a\n\n</div>\n\nb";
    let texts: String = leaves(text).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts, "ab");
    let deep = "<div lang=ja>".repeat(10_000) + "字";
    let document = from_text(deep, Hint { name: "name", format: Format::Markdown }).document;
    let mut last = BlockId::default();
    walk(&document, |piece| {
        if let Piece::Inline(block, Inline::Text(_)) = piece {
            last = block;
        }
    });
    assert_eq!(last, BlockId(1));
}

#[test]
fn quotes_lists_cells_and_spans_of_html_have_their_own_language() {
    let page = "<html lang=zh-Hant><blockquote lang=ja><p>甲</p></blockquote><ul lang=ko><li>乙</ul><table><tr><td lang=ja>丙<td>丁</table>
        <p><span lang=ja>戊</span></p><p>己<span lang=ja>庚</span></p><p>辛</p>";
    let found = leaves_of(page, Format::Html);
    let of = |text: &str| found.iter().find(|(own, _)| own == text).unwrap().1;
    assert_eq!(
        [of("甲"), of("乙"), of("丙"), of("戊")],
        [Some(Japanese), Some(Korean), Some(Japanese), Some(Japanese)]
    );
    assert_eq!([of("丁"), of("己庚"), of("辛")], [None; 3]);
    let markdown =
        format!("{ZH}<blockquote lang=\"ja\">\n\n甲\n\n</blockquote>\n\n<ul lang=\"ko\"><li>乙</li></ul>\n\n丙\n");
    let languages: Vec<_> = leaves(&markdown).into_iter().map(|(_, language)| language).collect();
    assert_eq!(languages, [Some(Japanese), Some(Korean), None]);
}
