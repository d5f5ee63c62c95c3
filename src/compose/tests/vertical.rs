//! Vertical pages that a person can read, from right to left.

use super::support::{document, text};
use crate::compose::{Direction, LINE_CELLS, Line, Options, ParagraphStyle, RubyMode, VerticalForms, compose_blocks};
use crate::document::{Alignment, Block, BlockId, BlockKind, Cell, FootnoteId, Footnotes, Inline, ListItem, Table};
use crate::text::{Language, SafeText, width};

/// The cells of a page as a person reads them: `|` parts the columns, each with what stands beside it.
pub fn page(lines: &[Line]) -> String {
    let rows = lines.iter().map(Line::width).max().unwrap_or(0);
    let cell = |line: &Line, row: u16| {
        let mut glyphs: Vec<_> =
            line.runs.iter().flat_map(|run| line.glyphs(run)).filter(|g| g.column == row).collect();
        glyphs.sort_by_key(|g| g.across);
        let mut shown = String::new();
        for glyph in glyphs {
            let free = usize::from(glyph.across).saturating_sub(width::of_str(&shown));
            shown.push_str(&" ".repeat(free));
            shown.push_str(glyph.text);
        }
        let free = usize::from(LINE_CELLS).saturating_sub(width::of_str(&shown));
        shown + &" ".repeat(free)
    };
    let row =
        |row: u16| lines.iter().rev().map(|line| cell(line, row)).collect::<String>().trim_end().to_owned() + "\n";
    (0..rows).map(row).collect()
}

pub fn vertical() -> Options {
    Options { direction: Direction::Vertical, ..Options::default() }
}

fn set(language: Language, kinds: Vec<BlockKind>, rows: u16, options: Options) -> String {
    let document = document(language, kinds);
    page(&compose_blocks(&document, &document.blocks, rows, options))
}

fn zh(s: &str, rows: u16) -> String {
    set(Language::ChineseTraditional, vec![BlockKind::Paragraph(text(s).into())], rows, vertical())
}

fn ruby(base: &str, reading: &str) -> Inline {
    super::support::ruby(base, reading)
}

fn ja(content: Vec<Inline>, rows: u16) -> String {
    set(Language::Japanese, vec![BlockKind::Paragraph(content.into())], rows, vertical())
}

#[test]
fn lines_run_down_and_marks_are_turned() {
    let page = "\
一  他
種  說
態  ︓
度  ﹁
︱  我
︱  們
開  合
放  作
︒  ︒
    ﹂
";
    assert_eq!(zh("他說：「我們合作。」一種態度——開放。", 10), page);
}

#[test]
fn a_stop_hangs_at_the_foot_in_every_language_without_spaces() {
    let page = "\
下  中
一  文
句  五
︒  字
    ︐
";
    assert_eq!(zh("中文五字，下一句。", 4), page);
}

#[test]
fn characters_stay_on_their_grid_and_words_are_spread_to_the_foot() {
    let lengths = |text: &str, language, justify| {
        let options = Options { justify, direction: Direction::Vertical, ..Options::default() };
        let lines = super::support::paragraph(text, language, 10, options);
        lines.iter().map(crate::compose::Line::width).collect::<Vec<_>>()
    };
    let han = "一二三，四五六，七「八九十」甲乙丙丁。";
    let chinese = Language::ChineseTraditional;
    assert_eq!(lengths(han, chinese, true), lengths(han, chinese, false));
    let words = "한국어 줄은 낱말 사이 에서 늘린다";
    assert!(lengths(words, Language::Korean, false)[0] < 10);
    assert_eq!(lengths(words, Language::Korean, true)[0], 10);
}

#[test]
fn short_words_and_numbers_stand_in_one_row_and_longer_ones_are_stacked() {
    let page = "\
了  AI  ２
３  與  ０
％  Ｇ  ２
    Ｐ  ５
    Ｔ  年
    －  ２
    ４  月
    ︐  12
    漲  日
        的
";
    assert_eq!(zh("2025年2月12日的AI與GPT-4，漲了3%", 10), page);
}

#[test]
fn letters_need_no_space_beside_han() {
    assert_eq!(zh("用 AI 寫", 8), "用\nAI\n寫\n");
    assert_eq!(zh("Sam Li寫", 8), "Ｓ\nａ\nｍ\n\nＬ\nｉ\n寫\n");
}

#[test]
fn fonts_without_vertical_forms_keep_the_stops() {
    let options = Options { vertical_forms: VerticalForms::Off, ..vertical() };
    let kinds = vec![BlockKind::Paragraph(text("「好，」他說。").into())];
    assert_eq!(set(Language::ChineseTraditional, kinds, 8, options), "﹁\n好\n，\n﹂\n他\n說\n。\n");
}

#[test]
fn a_reading_stands_to_the_right_of_its_base_and_reaches_over_kana() {
    let page = ja(
        vec![Inline::Text(SafeText::new("行頭の")), ruby("禁則", "きんそく"), Inline::Text(SafeText::new("という"))],
        10,
    );
    assert_eq!(page, "行\n頭\nのき\n禁ん\n則そ\nとく\nい\nう\n");
}

#[test]
fn a_base_makes_room_where_its_neighbours_do_not_yield() {
    let page = ja(
        vec![Inline::Text(SafeText::new("今日")), ruby("紫陽花", "あじさいいろ"), Inline::Text(SafeText::new("色"))],
        12,
    );
    assert_eq!(page, "今\n日\n紫あ\n  じ\n陽さ\n  い\n花い\n  ろ\n色\n");
}

#[test]
fn the_readings_of_two_words_have_a_row_between_them() {
    let page = ja(vec![ruby("活", "かつ"), ruby("字", "じ"), Inline::Text(SafeText::new("なら"))], 10);
    assert_eq!(page, "活か\n  つ\n\n字じ\nな\nら\n");
    let page = ja(vec![ruby("京", "きょう"), Inline::Text(SafeText::new("は")), ruby("晴", "は")], 10);
    assert_eq!(page, "京き\n  ょ\nはう\n\n晴は\n");
    let page = ja(vec![ruby("江戸", "えど"), ruby("町", "まち"), Inline::Text(SafeText::new("の"))], 10);
    assert_eq!(page, "江え\n戸ど\n\n町ま\nのち\n");
}

#[test]
fn the_readings_of_the_parts_of_a_word_stand_together() {
    let word = super::support::word(&[("東", "とう"), ("京", "きょう")]);
    assert_eq!(ja(vec![word], 10), "東と\n  う\n  き\n京ょ\n  う\n");
}

#[test]
fn readings_stand_beside_their_bases_wherever_they_stand_in_horizontal_lines() {
    let set = |ruby_mode| {
        let options = Options { ruby: ruby_mode, ..vertical() };
        set(Language::Japanese, vec![BlockKind::Paragraph(vec![ruby("縦", "たて")].into())], 8, options)
    };
    assert_eq!(set(RubyMode::Above), "縦た\n  て\n");
    assert_eq!(set(RubyMode::Above), set(RubyMode::Inline));
}

#[test]
fn readings_can_be_left_out() {
    let options = Options { ruby: RubyMode::Off, ..vertical() };
    assert_eq!(
        set(Language::Japanese, vec![BlockKind::Paragraph(vec![ruby("禁則", "きんそく")].into())], 8, options),
        "禁\n則\n"
    );
}

#[test]
fn a_reference_stands_beside_what_it_follows() {
    let content = vec![
        Inline::Text(SafeText::new("有註腳")),
        Inline::FootnoteRef(FootnoteId(0)),
        Inline::Text(SafeText::new("。看報")),
    ];
    let mut document = document(Language::ChineseTraditional, vec![BlockKind::Paragraph(content.into())]);
    document.footnotes = Footnotes(vec![BlockId(9)]);
    let lines = compose_blocks(&document, &document.blocks, 3, vertical());
    assert_eq!(page(&lines), "看  有\n報  註\n    腳1\n    ︒\n");
}

#[test]
fn headings_lists_and_quotes_begin_at_the_head_of_the_column() {
    let block = |id, s| Block { id: BlockId(id), language: None, kind: BlockKind::Paragraph(text(s).into()) };
    let items = vec![
        ListItem { task: None, blocks: vec![block(11, "先看標題")] },
        ListItem { task: None, blocks: vec![block(12, "再看")] },
    ];
    let kinds = vec![
        BlockKind::Heading { level: 2, content: text("標題").into() },
        BlockKind::List { start: Some(9), tight: true, items: items.into() },
        BlockKind::Quote(vec![block(13, "引文在此")].into()),
    ];
    let page = "\
──      10  9.      標
引      再  先      題
文      看  看
在          標
此          題
";
    assert_eq!(set(Language::ChineseTraditional, kinds, 5, vertical()), page);
}

#[test]
fn the_rows_of_a_table_are_columns() {
    let cell = |id, s| Cell { id: BlockId(id), language: None, content: text(s).into() };
    let table = Table {
        alignments: vec![Alignment::Left, Alignment::Left],
        header: vec![cell(20, "方法"), cell(21, "結果")],
        rows: vec![vec![cell(22, "追加"), cell(23, "可以")], vec![cell(24, "縮"), cell(25, "不行")]],
    };
    let page = "\
縮  追  ▕▏  方
    加  ▕▏  法
        ▕▏
        ▕▏
不  可  ▕▏  結
行  以  ▕▏  果
";
    assert_eq!(set(Language::ChineseTraditional, vec![BlockKind::Table(Box::new(table))], 12, vertical()), page);
}

#[test]
fn an_indented_paragraph_begins_two_rows_down() {
    let options = Options { paragraph: ParagraphStyle::Indented, ..vertical() };
    let kinds = vec![BlockKind::Paragraph(text("今天天氣很好").into()), BlockKind::Paragraph(text("明天").into())];
    assert_eq!(
        set(Language::ChineseTraditional, kinds, 6, options),
        "    很\n    好\n明      今\n天      天\n        天\n        氣\n"
    );
}

#[test]
fn commas_and_full_stops_of_korean_and_of_numbers_stand_alike() {
    let set = |language, s| {
        let page = set(language, vec![BlockKind::Paragraph(text(s).into())], 30, vertical());
        page.split_whitespace().collect::<String>()
    };
    assert_eq!(set(Language::Korean, "한글, 숫자. 1,500"), "한글，숫자．１，５００");
    assert_eq!(set(Language::ChineseTraditional, "數，１，５００與12.5"), "數︐１，５００與１２．５");
    assert_eq!(set(Language::ChineseTraditional, "數,與"), "數︐與");
}

#[test]
fn a_reading_never_stands_beside_what_is_not_its_base() {
    let rashomon = |before: &str| {
        let content = vec![
            Inline::Text(SafeText::new(before)),
            ruby("羅生門", "らしょうもん"),
            Inline::Text(SafeText::new("下の")),
            ruby("蟋蟀", "きりぎりす"),
            Inline::Text(SafeText::new("が一匹")),
        ];
        ja(content, 9)
    };
    let set = "蟋き羅ら\n  り  し\n蟀ぎ生ょ\n  り  う\nがす門も\n一    ん\n匹  下\n    の\n";
    assert_eq!(rashomon(""), set, "at the head of a line nothing yields above");
    let set = "蟋きがら\n  り羅し\n蟀ぎ  ょ\n  り生う\nがす  も\n一  門ん\n匹  下\n    の\n";
    assert_eq!(rashomon("が"), set);
}

#[test]
fn the_gaps_in_a_spread_base_are_alike() {
    let alone = |base, reading| ja(vec![ruby(base, reading)], 20);
    assert_eq!(alone("羅生門", "らしもん"), "羅ら\n  し\n生も\n  ん\n門\n");
    assert_eq!(alone("朱雀", "すざく"), "朱す\n  ざ\n雀く\n");
    assert_eq!(alone("二三人", "あいうえおかき"), "  あ\n二い\n  う\n三え\n  お\n人か\n  き\n");
}

#[test]
fn two_letters_among_words_are_stacked_and_alone_they_share_a_row() {
    let column = |s| zh(s, 40).replace('\n', "");
    assert_eq!(column("的Republic of China在"), "的ＲｅｐｕｂｌｉｃｏｆＣｈｉｎａ在");
    assert_eq!(column("用AI在iPhone 15"), "用AI在ｉＰｈｏｎｅ１５");
    assert_eq!(column("12 月 AI 展"), "12月AI展");
}

#[test]
fn a_hyphen_among_stacked_letters_is_one_and_a_dash_is_turned() {
    assert_eq!(zh("COVID-19與東京-大阪", 40).replace('\n', ""), "ＣＯＶＩＤ－１９與東京︲大阪");
}
