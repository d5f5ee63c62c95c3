//! Tests of the stages together: the samples of `tests/plain`, each beside the outline that it is to have; and what must hold
//! for any text.

use super::{document, verbatim};
use crate::document::{Block, BlockKind, Document, Inline, Meta};

use crate::source::builder::plain_text;
use crate::source::dump::dump;
use crate::text::{Language, SharedText};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn infer(text: &str) -> Document {
    document(&text.into(), &Meta::default(), "name", Language::guess(text))
}

/// Every block of an article in a line: what it is, how its text begins, and what stands before each reference to a note.
fn sketch(document: &Document) -> String {
    let mut out = String::new();
    let meta = &document.meta;
    for (name, value) in [("by", &meta.byline), ("from", &meta.source), ("on", &meta.date)] {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    document.blocks.iter().for_each(|block| sketch_block(block, 0, &mut out));
    out
}

fn sketch_block(block: &Block, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let inner = |name: &str, blocks: &[Block], out: &mut String| {
        writeln!(out, "{indent}{name}").unwrap();
        blocks.iter().for_each(|block| sketch_block(block, depth + 1, out));
    };
    match &block.kind {
        BlockKind::Masthead(part, content) => {
            writeln!(out, "{indent}{part:?}: {}", plain_text(content)).unwrap();
        }
        BlockKind::Heading { level, content } => {
            writeln!(out, "{indent}{} {}", "#".repeat(usize::from(*level)), plain_text(content)).unwrap();
        }
        BlockKind::Paragraph(content) => writeln!(out, "{indent}{}", running(content)).unwrap(),
        BlockKind::Quote(blocks) => inner(">", blocks, out),
        BlockKind::List { start, items, .. } => {
            for (i, item) in items.iter().enumerate() {
                inner(&start.as_ref().map_or("-".to_owned(), |n| format!("{}.", *n as usize + i)), &item.blocks, out);
            }
        }
        BlockKind::Code { text, .. } => writeln!(out, "{indent}``` {}", text.lines().count()).unwrap(),
        BlockKind::Rule => writeln!(out, "{indent}---").unwrap(),
        BlockKind::Note { note, blocks } => inner(&format!("[{}]", note.0 + 1), blocks, out),
        other => writeln!(out, "{indent}{other:?}").unwrap(),
    }
}

/// The beginning of running text, its line breaks, and its references.
fn running(content: &[Inline]) -> String {
    let text = plain_text(content);
    let head: String = text.chars().take(24).map(|c| if c == '\n' { '↵' } else { c }).collect();
    let mut line = format!("{head}{}", if head.chars().count() < text.chars().count() { "…" } else { "" });
    let breaks = content.iter().filter(|inline| matches!(inline, Inline::Break)).count();
    if breaks > 0 {
        write!(line, " (lines: {})", breaks + 1).unwrap();
    }
    for (i, inline) in content.iter().enumerate() {
        if let Inline::FootnoteRef(id) = inline {
            let before = plain_text(&content[..i]);
            let tail: String = before.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
            write!(line, " …{tail}[^{}]", id.0 + 1).unwrap();
        }
    }
    line
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    found.sort();
    found
}

#[test]
fn every_sample_has_the_outline_beside_it() {
    let bless = std::env::var_os("KANBAO_BLESS").is_some();
    let mut wrong = String::new();
    for path in samples() {
        let text = std::fs::read_to_string(&path).unwrap();
        let found = sketch(&infer(&text));
        let expected = path.with_extension("outline");
        if bless {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            writeln!(wrong, "{}:\n{found}\ninstead of\n{expected}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(samples().len() >= 30);
}

#[test]
fn nothing_is_inferred_where_nothing_is_to_be() {
    let text = "標題\n\n一、甲\n第一行\n# 二\n\n- 三\n註：四\n";
    assert_eq!(
        dump(&verbatim(&text.into(), 0, &Meta::default(), "name", Language::Other)),
        "#0 title name\n#1 paragraph 標題\n#2 paragraph 一、甲⏎第一行⏎# 二\n#3 paragraph - 三⏎註：四\n"
    );
}

#[test]
fn paragraphs_of_one_line_are_kept_within_their_source() {
    let long = "開源的精神與模型的權重不是同一回事，";
    let text = SharedText::from(format!("標題\n\n{long}一。\r\n\r\n\t　{long}二。\n\n{long}\u{301}三。\n\n").as_str());
    let document = document(&text, &Meta::default(), "name", Language::ChineseTraditional);
    let source = text.as_bytes().as_ptr_range();
    let kept: Vec<bool> = document
        .blocks
        .iter()
        .skip(1)
        .map(|block| match &block.kind {
            BlockKind::Paragraph(content) => {
                matches!(&content[..], [Inline::Text(text)] if source.contains(&text.as_ptr()))
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kept, [true, true, false], "a text that must be made safe is copied");
}

#[test]
fn what_is_known_from_elsewhere_is_not_inferred() {
    let meta = Meta { title: "已知".into(), date: Some("昨天".into()), ..Meta::default() };
    let text = "第一行\n\n2025-02-12\n\n正文。";
    let found = dump(&document(&text.into(), &meta, "name", Language::ChineseTraditional));
    assert!(found.starts_with("#0 title 已知\n#1 byline 昨天\n#2 paragraph 第一行\n"), "{found}");
}

#[test]
fn lines_of_a_wrapped_paragraph_run_on() {
    let text = std::fs::read_to_string("tests/plain/ja-essay-wrapped.txt").unwrap();
    assert!(dump(&infer(&text)).contains("冬になるとそこに↵霜の花が咲いた。"));
}

/// The headings of an article with short lines between its paragraphs.
fn headings_among(paragraph: &str, lines: &[&str]) -> Vec<String> {
    let text = lines
        .iter()
        .enumerate()
        .fold(format!("標題在此\n\n{paragraph}\n\n{paragraph}完。\n"), |text, (n, line)| {
            text + &format!("\n{line}\n\n第{n}，{paragraph}\n")
        });
    let headings = infer(&text).blocks.into_iter().filter_map(|block| match block.kind {
        BlockKind::Heading { content, .. } => Some(plain_text(&content)),
        _ => None,
    });
    headings.collect()
}

const CHINESE: &str = "中央氣象署今天表示，颱風天兔強度持續增強，預計明天清晨將最接近台灣東部海面，宜蘭、花蓮、台東及恆春半島要嚴防豪雨，\
                       山區並須注意坍方、落石及溪水暴漲，民眾應避免前往海邊。";

#[test]
fn what_a_page_puts_between_paragraphs_is_no_section() {
    let japanese = "国際商品市場では、アラビカ種の先物価格が2月に過去最高を記録した。主産地のブラジルでは、昨年の記録的な干ばつで\
                    収穫量が落ち込み、今年の見通しも明るくない。";
    let korean = "한국전력의 누적 적자는 지난해 말 기준 34조원에 이른다. 국제 연료 가격이 안정세를 보이고 있지만, 이미 쌓인 적자를 \
                  해소하려면 요금 현실화가 불가피하다는 것이 정부의 설명이다.";
    let english = "A two-hundred-year-old merchant vessel has been found almost intact, its cargo of champagne still corked. \
                   Divers say the cold water kept the worms away.";
    for (paragraph, lines) in [
        (
            CHINESE,
            &[
                "請繼續往下閱讀",
                "點擊看大圖",
                "示意圖",
                "達志影像",
                "責任編輯：陳某",
                "点击查看大图",
                "编辑：李娜",
                "返回搜狐，查看更多",
                "她笑了",
                "我点点头",
                "訂閱電子報",
                "記者王小明攝影",
                "监制丨王某",
                "【推薦閱讀】",
                "🔻看更多",
                "▲記者會現場",
                "製圖：黃某",
            ][..],
        ),
        (
            japanese,
            &["続きを読む", "この記事は有料会員限定です", "次ページ", "写真撮影・山本", "■関連リンク", "【画像】"],
        ),
        (korean, &["기사 더보기", "김하늘 기자", "▲ 현장 모습", "이미지 크게 보기", "구독하기", "연합뉴스"]),
        (
            english,
            &[
                "Continue reading",
                "Story continues below",
                "Getty Images",
                "Related",
                "Most read",
                "Sign up for our newsletter",
            ],
        ),
    ] {
        assert_eq!(headings_among(paragraph, lines), Vec::<String>::new());
    }
}

#[test]
fn a_single_short_line_is_no_section_and_two_are() {
    assert_eq!(headings_among(CHINESE, &["沉默"]), Vec::<String>::new());
    assert_eq!(headings_among(CHINESE, &["被遺忘的港口", "關鍵的三天"]), ["被遺忘的港口", "關鍵的三天"]);
    let english = "A two-hundred-year-old merchant vessel has been found almost intact, its cargo of champagne still corked, say divers.";
    let headings = ["Related work", "Subscribers in numbers"];
    assert_eq!(headings_among(english, &headings), headings);
    assert_eq!(headings_among(CHINESE, &["他的童年", "結論：路還很長很長"]), ["他的童年", "結論：路還很長很長"]);
}

#[test]
fn words_that_were_parted_at_the_ends_of_lines_are_whole() {
    let text = std::fs::read_to_string("tests/plain/en-hyphens.txt").unwrap();
    let shown = dump(&infer(&text));
    for part in ["kept ordering tea", "was well-known to", "the government built", "the mid-night train"] {
        assert!(shown.contains(part), "{part:?} is not in {shown}");
    }
}

#[test]
fn a_long_paragraph_is_parted_and_none_of_it_lost() {
    let text = format!("題\n\n{}", "這是很長的一段，它說了很多話。".repeat(20_000));
    let document = infer(&text);
    let paragraphs: Vec<&str> = document.blocks[1..].iter().map(only_text).collect();
    assert_eq!(paragraphs.concat(), text[5..]);
    assert!(paragraphs.len() > 10 && paragraphs.iter().all(|text| text.len() <= 64 << 10 && text.ends_with('。')));
}

fn only_text(block: &Block) -> &str {
    match &block.kind {
        BlockKind::Paragraph(content) => match &content[..] {
            [Inline::Text(text)] => text,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The first blocks of a text do not wait for its end.
#[test]
fn the_beginning_of_a_text_has_the_blocks_that_it_has_in_the_whole() {
    let chapter = |n: usize| {
        format!("{n}. 第{n}個題目\n\n{}\n\n{}\n\n", "一段很長的話，說了一遍。".repeat(30), "又一段。".repeat(40))
    };
    let text: String = (1..=60).map(chapter).collect();
    let part = &text[..text.floor_char_boundary(text.len() / 2)];
    let (whole, part) = (infer(&text), infer(part));
    assert_eq!(part.blocks[..80], whole.blocks[..80]);
}

#[test]
fn hostile_text_is_read_all_the_same() {
    let many = |line: &str| line.repeat(20_000);
    for text in [
        many("[1] 註\n"),
        many("甲[1]乙\n\n[1] 註\n\n"),
        many("註：沒有著落\n\n"),
        many("TIPS: 名詞\n說明。\n"),
        format!("{}\n{}", "名詞".repeat(60), many("名詞解釋：名詞，就是名詞。\n")),
        many(">"),
        many("> > > a\n>\n"),
        many("- a\n  - b\n    - c\n"),
        many("1. a\n"),
        many("第一章\n"),
        many("```\n"),
        many("```\n~~~\n"),
        many("|\n"),
        many("===\n"),
        many("短行\n"),
        many("短行\n\n"),
        many("From: a\n"),
        many("("),
        many("（註"),
        many("*a"),
        many("\r"),
        many("\u{3000}"),
        many("a\u{301}\u{301}"),
        many("    x\n"),
    ] {
        let document = infer(&text);
        assert!(document.meta.title.len() < 1000);
    }
}

/// Words that stand in the text, with everything between them that plain text is structured with.
fn structured() -> impl Strategy<Value = (Vec<String>, String)> {
    let gaps = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "\r\n",
        "\n- ",
        "\n1. ",
        "\n2. ",
        "\n> ",
        "\n>> ",
        "\n# ",
        "\n===\n",
        "\n---\n",
        "\n```\n",
        "\n    ",
        "\n\u{3000}\u{3000}",
        "[1]",
        "\n[1] ",
        "①",
        "\n①",
        "\n註：",
        "\nTIPS: ",
        "\n作者：",
        "\n一、",
        "\n（二）",
        "\n第三章 ",
        "\n【",
        "】\n",
        "。",
        "「",
        "」",
        "*",
        "\n*",
        "（註1）",
        "\n註1：",
        "\n| ",
        "\nFrom: ",
        "\nSubject: ",
        "很長的一句話，".repeat(9).leak(),
        "\n10:00:00 ",
        ";\n",
        "\n2025-02-12\n",
    ]);
    prop::collection::vec((gaps, 0..4_u8), 1..60).prop_map(|gaps| {
        let mut words = Vec::new();
        let mut text = String::new();
        for (at, (gap, kind)) in gaps.into_iter().enumerate() {
            let word = if kind == 0 { format!("詞{at}語") } else { format!("w{at}x") };
            text += gap;
            text += &word;
            words.push(word);
        }
        (words, text)
    })
}

/// All text of a document, in order, notes last.
fn all_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Masthead(_, content) | BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                *out += &plain_text(content);
            }
            BlockKind::Code { text, .. } => *out += text,
            BlockKind::Quote(blocks) | BlockKind::Note { blocks, .. } => all_text(blocks, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| all_text(&item.blocks, out)),
            _ => {}
        }
        out.push('\n');
    }
}

proptest! {
    #[test]
    fn no_word_is_lost_and_but_for_notes_all_stay_in_order((words, text) in structured()) {
        let document = infer(&text);
        let mut found = String::new();
        all_text(&document.blocks, &mut found);
        let mut at = 0;
        for word in &words {
            prop_assert!(found.contains(word.as_str()), "{word} is lost from {text:?}:\n{found}");
            if document.footnotes.is_empty() {
                let next = found[at..].find(word.as_str());
                prop_assert!(next.is_some(), "{word} is out of order in {text:?}:\n{found}");
                at += next.unwrap();
            }
        }
        let raw = verbatim(&text.as_str().into(), 0, &Meta::default(), "name", Language::Other);
        let mut shown = String::new();
        all_text(&raw.blocks, &mut shown);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(&shown), format!("name{}", squeezed(&text)));
    }
}
