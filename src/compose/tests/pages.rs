//! Pages that a person can read: the rules at work, one paragraph each.

use super::support::{page, paragraph};
use crate::compose::{Hang, Options, Strictness};
use crate::text::Language;

fn zh(s: &str, measure: u16) -> String {
    page(&paragraph(s, Language::ChineseTraditional, measure, Options::default()))
}

#[test]
fn closing_marks_are_carried_with_what_they_close() {
    assert_eq!(zh("奧特曼說：「我們願意合作。」他", 12), "奧特曼說：\n「我們願意合\n作。」他\n");
    assert_eq!(zh("人工智慧行動，峰會在巴黎", 12), "人工智慧行\n動，峰會在\n巴黎\n");
}

#[test]
fn dashes_and_ellipses_stay_whole() {
    assert_eq!(zh("一種態度——兩年前", 9), "一種態\n度——兩\n年前\n");
    assert_eq!(zh("信賴信賴……使用", 9), "信賴信\n賴……使用\n");
}

#[test]
fn numbers_keep_their_units_and_words_stay_whole() {
    assert_eq!(zh("共投入約500億歐元", 11), "共投入約\n500 億歐元\n");
    assert_eq!(zh("公司OpenAI的聲明", 12), "公司 OpenAI\n的聲明\n");
}

#[test]
fn a_mark_hangs_where_the_language_lets_it() {
    let ja = |hang| {
        page(&paragraph("あいうえお、かきくけこ。", Language::Japanese, 10, Options { hang, ..Options::default() }))
    };
    assert_eq!(ja(Hang::Auto), "あいうえお、\nかきくけこ。\n");
    assert_eq!(ja(Hang::Off), "あいうえ\nお、かきく\nけこ。\n");
    assert_eq!(zh("中文之五字，下一句話。", 10), "中文之五\n字，下一\n句話。\n");
}

#[test]
fn korean_breaks_at_spaces() {
    let lines = paragraph("한국어 줄바꿈은 어절 단위로", Language::Korean, 12, Options::default());
    assert_eq!(page(&lines), "한국어\n줄바꿈은\n어절 단위로\n");
    let lines = paragraph("이것을 금칙（금칙）이라고 한다", Language::Korean, 20, Options::default());
    assert_eq!(page(&lines), "이것을\n금칙（금칙）이라고\n한다\n");
}

#[test]
fn small_kana_start_a_line_only_where_nothing_better_is_near() {
    let ja = |strictness| {
        let options = Options { strictness, hang: Hang::Off, ..Options::default() };
        page(&paragraph("かきくけっこう", Language::Japanese, 8, options))
    };
    assert_eq!(ja(Strictness::Normal), "かきく\nけっこう\n");
    assert_eq!(ja(Strictness::Strict), "かきく\nけっこう\n");
}

#[test]
fn a_long_address_breaks_after_its_joints() {
    let lines = paragraph("見 https://example.org/path/to 頁", Language::ChineseTraditional, 16, Options::default());
    assert_eq!(page(&lines), "見\nhttps://example.\norg/path/to 頁\n");
    let narrow = paragraph("averylonghostname.example", Language::Other, 20, Options::default());
    assert_eq!(page(&narrow), "averylonghostname.\nexample\n");
}

#[test]
fn what_fits_no_line_is_broken_at_the_least_bad_place() {
    // Within a run of openings; before an ellipsis, never in it; within a word rather than before its mark.
    assert_eq!(zh("「「「（看", 4), "「「\n「（\n看\n");
    assert_eq!(zh("看）%……報", 4), "看）\n%……\n報\n");
    assert_eq!(zh("。」』）……", 4), "。」\n』）\n……\n");
    assert_eq!(zh("看…………", 5), "看……\n……\n");
    let korean = page(&paragraph("있다.", Language::Korean, 4, Options::default()));
    assert_eq!(korean, "있\n다.\n");
    let english = page(&paragraph("of the word-break: rule", Language::Other, 10, Options::default()));
    assert_eq!(english, "of the\nword-\nbreak:\nrule\n");
}

#[test]
fn the_byline_breaks_between_its_parts() {
    use super::support::{document, text};
    use crate::compose::compose_blocks;
    use crate::document::{BlockKind, MastheadPart};
    let byline = BlockKind::Masthead(MastheadPart::Byline, text("看報編輯部 · kanbao特稿 · 2025年2月14日").into());
    let document = document(Language::ChineseTraditional, vec![byline]);
    let set = |measure| page(&compose_blocks(&document, &document.blocks, measure, Options::default()));
    assert_eq!(set(40), "看報編輯部 · kanbao 特稿\n2025 年 2 月 14 日\n");
    assert_eq!(set(18), "看報編輯部\nkanbao 特稿\n2025 年 2 月 14 日\n");
}

#[test]
fn a_lone_last_character_gets_company() {
    assert_eq!(zh("今天天氣很好啊", 12), "今天天氣很\n好啊\n");
    assert_eq!(zh("今天天氣很好。", 12), "今天天氣\n很好。\n");
}

#[test]
fn justification_widens_one_column_a_slot() {
    let options = Options { justify: true, ..Options::default() };
    let lines = paragraph("the quick brown fox jumps over it", Language::Other, 17, options);
    assert_eq!(page(&lines), "the  quick  brown\nfox jumps over it\n");
}

#[test]
fn readings_stand_above_their_bases() {
    use super::support::{document, ruby};
    use crate::compose::{RubyMode, compose_blocks};
    use crate::document::{BlockKind, Inline};
    use crate::text::SafeText;
    let plain = |s| Inline::Text(SafeText::new(s));
    let content = vec![plain("この"), ruby("行", "ぎょう"), plain("は"), ruby("日本語", "にほんご"), plain("を組む。")];
    let document = document(Language::Japanese, vec![BlockKind::Paragraph(content.into())]);
    let options = Options { ruby: RubyMode::Above, ..Options::default() };
    let set = |measure| page(&compose_blocks(&document, &document.blocks, measure, options));
    assert_eq!(set(40), "   ぎょう にほんご\nこの 行 は日本語 を組む。\n");
    assert_eq!(set(12), "   ぎょう\nこの 行 は\nにほんご\n日本語 を\n組む。\n");
}
