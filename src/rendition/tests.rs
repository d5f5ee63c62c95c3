//! What is shown of texts: the rows of the table of repairs, its traps, and places that lead there and back.

use super::cells::Cells;
use super::{Rendition, Repair, Rework, Script, mend, places, repair, suspect};
use crate::compose::flat_text;
use crate::document::{Block, BlockId, BlockKind, Document, Inline, Outline, Role, TextPos};
use crate::text::Language::{self, ChineseSimplified, ChineseTraditional, Japanese, Korean};
use crate::text::SafeText;
use proptest::prelude::*;
use std::sync::Arc;

fn repaired_in(language: Language, text: &str) -> String {
    let mut cells = Cells::default();
    cells.push(text, false);
    repair::repair(&mut cells, language);
    cells.text()
}

fn repaired(text: &str) -> String {
    repaired_in(ChineseTraditional, text)
}

fn text(s: &str) -> Inline {
    Inline::Text(SafeText::new(s))
}

/// A document with a paragraph of each content.
fn document(language: Language, paragraphs: Vec<Vec<Inline>>) -> Document {
    let kind = |content: Vec<Inline>| BlockKind::Paragraph(content.into());
    let block = |(id, content)| Block { id: BlockId(id), language: None, kind: kind(content) };
    let blocks = (0..).zip(paragraphs).map(block).collect();
    Document { language, blocks, is_plain: true, ..Document::default() }
}

fn rendered(document: Document, script: Script) -> Rendition {
    Rendition::new(Arc::new(document), Rework { repair: Repair::Auto, script })
}

fn flat(document: &Document) -> Vec<String> {
    flat_text(document, 0..document.blocks.len()).into_iter().map(|leaf| leaf.text).collect()
}

fn shown(language: Language, source: &str, script: Script) -> String {
    flat(rendered(document(language, vec![vec![text(source)]]), script).shown()).concat()
}

#[test]
fn damaged_marks_are_repaired() {
    for (before, after) in [
        ("的 \" 人工智能行動峰會 \" 上", "的「人工智能行動峰會」上"),
        ("12 日,OpenAI", "12 日，OpenAI"),
        ("聲明:OpenAI", "聲明：OpenAI"),
        ("真的嗎? 是 (註) 的!", "真的嗎？是（註）的！"),
        ("鮑爾 ( Dean Ball ) 表示:\" 你好 \"", "鮑爾（Dean Ball）表示：「你好」"),
        ("迪恩 • 鮑爾和馬特 · 斯托勒", "迪恩·鮑爾和馬特·斯托勒"),
        ("信賴 …… 使,態度—— 2025", "信賴……使，態度——2025"),
        ("模型與 [ 計算資源 ] 的", "模型與［計算資源］的"),
        ("他說 「 你好 」 ， 然後 走了 。", "他說「你好」，然後 走了。"),
        ("他說\"她說'好'了\"就走", "他說「她說『好』了」就走"),
        ("「他說\"好\"就走」", "「他說『好』就走」"),
        ("他走了. 她說:\"好.\"", "他走了。她說：「好。」"),
        ("\" 開源 \" ,是 \" 精神 \" ;也是 \" 生意", "\" 開源 \"，是 \" 精神 \"；也是 \" 生意"),
        ("GPT-4,這個模型;他", "GPT-4，這個模型；他"),
        ("2025年,OpenAI 說", "2025年，OpenAI 說"),
        ("他說「好」.然後走了.", "他說「好」。然後走了。"),
        ("他說 \"好\".然後走了", "他說「好」。然後走了"),
        ("他說 \"Hello world\" 的時候, 大家都笑了", "他說「Hello world」的時候，大家都笑了"),
        ("他說「開源\"的精神,和\"自由\"一樣", "他說「開源」的精神，和「自由」一樣"),
        ("他說\"開源」的精神,和\"自由\"一樣", "他說「開源」的精神，和「自由」一樣"),
        ("他說:「好\" .", "他說：「好」。"),
    ] {
        assert_eq!(repaired(before), after);
    }
    assert_eq!(repaired("Altman承認"), "Altman承認", "the slot is the layout's");
}

/// A paragraph as machines leave it, with every row of the table and every trap side by side.
#[test]
fn a_paragraph_with_everything_at_once_is_repaired() {
    let before = [
        "在巴黎的 \" 人工智能行動峰會 \" 上,2025 年 2 月 12 日,OpenAI 的 Altman承認:\" 我們信賴 …… 使用者 ( 註 ) 的態度—— 2025 年會變,",
        "對嗎? \" 鮑爾 ( Dean Ball ) 與馬特 · 斯托勒、迪恩 • 鮑爾都用 GPT-4、C++ 與 v2.0.1,售價 1,500 元,比數 3:2,時間 12:30,",
        "日期 2025-02-12,見 https://a.example/b(c),d?e=1:2 ;他們的 [ 計算資源 ] 與 \" open source \" 不同,",
        "「 don't 」 這個字不動 。他說\"好\".大家走了!",
    ]
    .concat();
    let after = [
        "在巴黎的「人工智能行動峰會」上，2025 年 2 月 12 日，OpenAI 的 Altman承認：「我們信賴……使用者（註）的態度——2025 年會變，",
        "對嗎？」鮑爾（Dean Ball）與馬特·斯托勒、迪恩·鮑爾都用 GPT-4、C++ 與 v2.0.1，售價 1,500 元，比數 3:2，時間 12:30，",
        "日期 2025-02-12，見 https://a.example/b(c),d?e=1:2；他們的［計算資源］與「open source」不同，",
        "「don't」這個字不動。他說「好」。大家走了！",
    ]
    .concat();
    assert_eq!(repaired(&before), after);
    assert_eq!(repaired(&after), after);
}

#[test]
fn code_in_running_text_stays_and_what_stands_round_it_is_repaired() {
    for (before, after) in [
        ("Python的print(\"你好\")會印出你好", "Python的print(\"你好\")會印出你好"),
        ("用open('檔案.txt','r'),再寫入", "用open('檔案.txt','r')，再寫入"),
        ("他說\"用print(len(\"你好\"))\",然後走了", "他說「用print(len(\"你好\"))」，然後走了"),
        ("取字典d[\"鍵\"]的值,就好", "取字典d[\"鍵\"]的值，就好"),
        ("聯準會Fed(美國央行)說:\"好\"", "聯準會Fed（美國央行）說：「好」"),
    ] {
        assert_eq!(repaired(before), after);
    }
}

#[test]
fn single_quotes_round_han_are_quotes_and_apostrophes_are_none() {
    for (before, after) in [
        ("他說:'不行!'然後走了", "他說：『不行！』然後走了"),
        ("所謂'新常態'與'軟著陸'都是McDonald's說的", "所謂『新常態』與『軟著陸』都是McDonald's說的"),
        ("他問:'誰說\"好\"了?'", "他問：『誰說「好」了？』"),
    ] {
        assert_eq!(repaired(before), after);
        assert_eq!(repaired(after), after);
    }
    assert_eq!(repaired_in(ChineseSimplified, "他说:'不行!'然后走了"), "他说：‘不行！’然后走了");
    for trap in [
        "從'90年代到'00年代的音樂",
        "北緯25°30'到東經121°30'之間",
        "他身高5'11，她身高5'3",
        "他說'不行就走了",
        "樂隊Guns N' Roses與Salt 'N' Pepa的歌",
        "歌名是'Hello'的那一首歌",
    ] {
        assert_eq!(repaired(trap), trap);
    }
}

#[test]
fn a_full_stop_between_sentences_of_han_is_one() {
    for (before, after) in [
        ("雙方將加強合作.美國總統表示,會議很成功.", "雙方將加強合作。美國總統表示，會議很成功。"),
        ("他走了以後.「誰?」她問.", "他走了以後。「誰？」她問。"),
        ("全場共有五萬人.其中三成是學生", "全場共有五萬人。其中三成是學生"),
        ("會議在今天結束.史蒂芬.史匹柏沒有出席.", "會議在今天結束。史蒂芬.史匹柏沒有出席。"),
        ("雙方決定合作(註).美國同意.", "雙方決定合作（註）。美國同意。"),
    ] {
        assert_eq!(repaired(before), after);
    }
    assert_eq!(repaired_in(Japanese, "両国は合意しました.米国は歓迎した."), "両国は合意しました。米国は歓迎した。");
    for trap in [
        "成長 3.5 倍，版本 v2.0.1",
        "見 www.a.com 一文",
        "作者是 J.K.羅琳，譯者不詳",
        "第1.節的內容在這裡",
        "1.標題在這裡",
        "導演史蒂芬.史匹柏的電影",
        "總統唐納德.川普與喬治.布希",
        "收錄政治.經濟.社會三個方面",
        "出自《詩經.小雅》這一篇",
        "歡迎.光臨",
        "檔案.txt 在這個資料夾裡",
        "重 3.5公斤，長 2.0公尺",
    ] {
        assert_eq!(repaired(trap), trap);
    }
    assert_eq!(repaired_in(Japanese, "ドナルド.トランプ氏が会見した"), "ドナルド.トランプ氏が会見した");
}

#[test]
fn dots_in_a_row_after_han_are_an_ellipsis() {
    for (before, after) in [
        ("超過 4,500 萬的平台...... 必須開放", "超過 4,500 萬的平台……必須開放"),
        ("他說...然後就走了", "他說……然後就走了"),
        ("他 ... 走了。。。", "他……走了……"),
        ("\"我們不能驕傲...\"", "「我們不能驕傲……」"),
        ("我們不能驕傲......,對嗎?", "我們不能驕傲……，對嗎？"),
    ] {
        assert_eq!(repaired(before), after);
        assert_eq!(repaired(after), after);
    }
    assert_eq!(repaired_in(ChineseSimplified, "说:\"不能骄傲...\""), "说：“不能骄傲……”");
    for trap in [
        "檔案...txt",
        "第一章 ...... 12",
        "打開 ../文件",
        "省略....的",
        "他說..好",
        "word... 字",
        "範圍 a...b 的字",
        "在路徑 ...\\字 中",
    ] {
        assert_eq!(repaired(trap), trap);
    }
}

#[test]
fn a_place_after_an_ellipsis_is_found_again() {
    let rendition = rendered(document(ChineseTraditional, vec![vec![text("平台...... 必須開放.")]]), Script::Off);
    assert_eq!(flat(rendition.shown()), ["平台……必須開放。"]);
    let at = |byte: usize| TextPos { block: BlockId(0), byte: byte as u32 };
    for (source, shown) in [(0, 0), (6, 6), (7, 9), (13, 12), (16, 15), (25, 24)] {
        assert_eq!(rendition.to_shown(at(source)), at(shown));
        assert_eq!(rendition.to_source(at(shown)), at(source));
    }
    assert_eq!(rendition.to_shown(at(11)), at(9), "the last dots are the end of the ellipsis");
}

#[test]
fn a_stop_after_a_quantity_ends_a_sentence_of_han() {
    for (before, after) in [
        ("增長5.2%,其中佔比超過56.7%.", "增長5.2%，其中佔比超過56.7%。"),
        ("占比超過 56.7%. 他說", "占比超過 56.7%。他說"),
        ("這台機器重 3.5 kg.", "這台機器重 3.5 kg。"),
    ] {
        assert_eq!(repaired(before), after);
    }
    for trap in
        ["版本是 v2.0.", "第 3.", "成長 3.5%.5 倍", "作者 Smith et al.", "在 U.S. 的公司", "用 2.4GHz.local 連接"]
    {
        assert_eq!(repaired(trap), trap);
    }
}

#[test]
fn a_blank_between_han_goes_where_nobody_set_it() {
    let before =
        "這是自 2024 年以來, 歐盟第 5 次依該法啟動程序. 分析人士 馬特 · 斯托勒 ( Matt Stoller ) 指出, 罰款可能很高.";
    let after =
        "這是自 2024 年以來，歐盟第 5 次依該法啟動程序。分析人士馬特·斯托勒（Matt Stoller）指出，罰款可能很高。";
    assert_eq!(repaired(before), after);
    let tail = ",歐盟委員會宣布將根據數字市場法對蘋果公司展開新一輪調查";
    for kept in [
        "他吟道，床前明月光 疑是地上霜",
        "出席的有張三 李四",
        "出席的代表有，歐陽娜娜 司馬相如一 諸葛亮明日",
        "第二部分 各方的反應與批評",
        "本報記者 陳明德",
    ] {
        assert_eq!(repaired(&format!("{kept}{tail}")), format!("{kept}{}", tail.replace(',', "，")));
    }
    let clean =
        before.replace(", ", "，").replace(". ", "。").replace(" · ", "·").replace(" ( ", "（").replace(" ) ", "）");
    let clean = clean.trim_end_matches('.').to_owned() + "。";
    assert_eq!(repaired(&clean), clean, "a text whose marks are whole is its writer's");
    let japanese = "昨日の会議で発言したのは, 委員長代理 山田太郎左衛門と東京都知事代理そして大阪府知事代理などでした.";
    assert!(repaired_in(Japanese, japanese).contains("代理 山田"));
}

#[test]
fn marks_at_the_ends_of_paragraphs_and_after_quotes_are_repaired() {
    for (before, after) in [
        ("(註)這是說明", "（註）這是說明"),
        ("這是說明(註)", "這是說明（註）"),
        ("這是說明(註).", "這是說明（註）。"),
        ("(圖/中央社)", "（圖/中央社）"),
        ("他說「好」!", "他說「好」！"),
        ("他說\"好\"!她說\"不\";就走了", "他說「好」！她說「不」；就走了"),
        ("真的嗎?!", "真的嗎？！"),
        ("太好了!!!", "太好了！！！"),
        ("甲 、 乙 、 丙", "甲、乙、丙"),
        ("他說(笑),然後;", "他說（笑），然後；"),
        ("「你好」(笑)他說", "「你好」（笑）他說"),
    ] {
        assert_eq!(repaired(before), after);
    }
}

#[test]
fn a_look_tells_that_there_is_nothing_to_do() {
    let of = |source: &str| Rendition::from(document(ChineseTraditional, vec![vec![text(source)]]));
    let (repair, convert) = (Rework::default(), Rework { script: Script::Hans, ..Rework::default() });
    let done = of("他說：「你好」。").reworked_at_once(repair).unwrap();
    assert!(done.is_as(repair) && Arc::ptr_eq(done.source(), done.shown()));
    assert_eq!(of("他說：「你好」。").reworked_at_once(convert), None);
    assert_eq!(of("他說:「你好」。").reworked_at_once(repair), None);
}

#[test]
fn the_marks_are_those_of_the_language() {
    let source = "他说 \" 你好 \" ,就走了.";
    assert_eq!(repaired_in(ChineseSimplified, source), "他说“你好”，就走了。");
    assert_eq!(repaired_in(ChineseSimplified, "他说“开源\"的精神"), "他说“开源”的精神");
    assert_eq!(repaired_in(Japanese, "彼は \" はい \" ,と言った."), "彼は「はい」、と言った。");
    assert_eq!(repaired_in(Korean, "그는 \"네\", 했다."), "그는 \"네\", 했다.");
    assert_eq!(
        repaired_in(ChineseSimplified, "和這個 “ OpenAI ” 的 “Hello” world 和 it’s"),
        "和這個“OpenAI”的“Hello” world 和 it’s"
    );
}

#[test]
fn what_only_looks_damaged_stays() {
    for trap in [
        "5\"螢幕和6\"螢幕",
        "比分 3:2 領先",
        "在 12:30 分",
        "共 1,500 元",
        "版本 v2.0.1 的",
        "見 https://a.example/b(c),d?e=1:2 一文",
        "用 GPT-4 和 C++ 寫",
        "在 2025-02-12 這天",
        "他說 don't 這個字",
        "他說\"好,然後走了\"又說\"",
        "函數 f(x) 與 main() 是",
        "Yahoo!奇摩",
        "• 第一項",
        "好 :) 的",
        "He said \"hi\", and (then) left.",
        "OpenAI, Google 和",
        "寫 name=\"看報\" 這樣",
        "[文字](https://a.example)",
        "見 [1] 和 a.b",
        "a——b 和 word … word 字",
        "史蒂芬.史匹柏的電影",
        "「一\"和「二\"和\"三",
        "「甲」買了 6\"的「螢幕",
        "看 a.txt 和 .NET 和 3.14 這些",
        "在 1,500,000 人裡有 0.5% 的",
    ] {
        let kept = if trap.contains("走了") { trap.replace(',', "，") } else { trap.to_owned() };
        assert_eq!(repaired(trap), kept);
    }
}

#[test]
fn code_tables_figures_and_other_languages_stay() {
    let code = Inline::styled(Role::InlineCode, vec![text("a ,b\"中\"")]);
    let source = document(ChineseTraditional, vec![vec![text("寫 ,"), code], vec![text("1,500")], vec![text("( a )")]]);
    let rendition = rendered(source, Script::Off);
    assert_eq!(flat(rendition.shown()), ["寫，a ,b\"中\"", "1,500", "( a )"]);
    assert_eq!(rendition.repaired(), 1);
}

#[test]
fn a_document_without_damage_is_shown_as_it_is() {
    let clean = document(ChineseTraditional, vec![vec![text("他說：「你好。」2025 年，OpenAI 發表（註）。")]]);
    let rendition = rendered(clean, Script::Off);
    assert!(Arc::ptr_eq(rendition.source(), rendition.shown()));
    let damaged = document(ChineseTraditional, vec![vec![text("他說:你好")]]);
    let set = Document { is_plain: false, ..damaged.clone() };
    assert!(rendered(damaged, Script::Off).repaired() > 0);
    assert_eq!(rendered(set, Script::Off).repaired(), 0, "only plain text is repaired unasked");
}

#[test]
fn a_mark_keeps_its_place_across_styles_and_references() {
    let strong = Inline::styled(Role::Strong, vec![text(" 你 \"")]);
    let rendition =
        rendered(document(ChineseTraditional, vec![vec![text("他說:\""), strong, text(" 好")]]), Script::Off);
    assert_eq!(flat(rendition.shown()), ["他說：「你」好"]);
    let BlockKind::Paragraph(content) = &rendition.shown().blocks[0].kind else { panic!() };
    assert_eq!(content[1], Inline::styled(Role::Strong, vec![text("你」")]));
}

#[test]
fn chinese_is_shown_in_the_script_that_was_asked_for() {
    let hans = "头发和发展，他说“软件里的‘历史’”。";
    assert_eq!(shown(ChineseSimplified, hans, Script::HantTaiwan), "頭髮和發展，他說「軟件裡的『歷史』」。");
    assert_eq!(shown(ChineseSimplified, hans, Script::HantHongKong), "頭髮和發展，他説「軟件裡的『歷史』」。");
    assert_eq!(shown(ChineseSimplified, hans, Script::Hans), hans);
    assert_eq!(shown(ChineseTraditional, "頭髮，他說「好」。it’s", Script::Hans), "头发，他说“好”。it’s");
    assert_eq!(shown(Japanese, "頭髪と発展、國學院", Script::Hans), "頭髪と発展、國學院");
    assert_eq!(shown(ChineseTraditional, "他說:\"開源\"", Script::Hans), "他说：“开源”", "repaired, then converted");
}

#[test]
fn a_block_in_another_language_and_code_are_not_converted() {
    let mut source = document(ChineseTraditional, vec![vec![text("開發")], vec![text("國學")]]);
    source.blocks[1].language = Some(Japanese);
    let kind = BlockKind::Code { language: SafeText::default().into(), text: SafeText::new("開發").into() };
    source.blocks.push(Block { id: BlockId(2), language: None, kind });
    source.outline = Outline::new(vec![(SafeText::new("開發"), 1, BlockId(0))], BlockId(3));
    source.meta.title = SafeText::new("報導");
    let rendition = rendered(source, Script::Hans);
    let shown = rendition.shown();
    assert_eq!(flat(shown), ["开发", "國學", "開發"]);
    assert_eq!((shown.outline.sections()[0].title.as_str(), shown.meta.title.as_str()), ("开发", "报导"));
    assert_eq!((shown.language, shown.blocks[1].language), (ChineseSimplified, Some(Japanese)));
}

#[test]
fn text_that_was_converted_badly_is_mended() {
    let mended = |source: &str| shown(ChineseTraditional, source, Script::Off);
    for (before, after) in [
        ("此舉導緻台灣的曆史學者敲響警鍾", "此舉導致台灣的歷史學者敲響警鐘"),
        ("盡管如此，范先生颠覆了傳統", "儘管如此，范先生顛覆了傳統"),
        ("政府幹預市場的控製，若幹國傢", "政府干預市場的控制，若干國家"),
    ] {
        assert_eq!(mended(before), after);
    }
    for clean in ["精緻的公曆與鍾情", "范先生在台灣，他盡力幹活，皇后後來聯繫", "手機製造與半導體製程，這隻有毛的貓"]
    {
        assert_eq!(mended(clean), clean);
    }
    assert!(!mend::is_badly_converted("他引用了：这是他们说过的话"), "a quotation in Simplified characters is none");
}

#[test]
fn a_place_leads_to_the_same_text_and_back() {
    let rendition = rendered(
        document(ChineseTraditional, vec![vec![text("鮑爾 ( Dean ) 說:\" 你好 \" ,開源的精神")]]),
        Script::Hans,
    );
    let (source, shown) = (flat(rendition.source()).concat(), flat(rendition.shown()).concat());
    let at = |text: &str, c| TextPos { block: BlockId(0), byte: text.find(c).unwrap() as u32 };
    for (from, to) in
        [('(', '（'), ('D', 'D'), ('說', '说'), (':', '：'), ('你', '你'), (',', '，'), ('開', '开'), ('精', '精')]
    {
        assert_eq!(rendition.to_shown(at(&source, from)), at(&shown, to), "{from}");
        assert_eq!(rendition.to_source(at(&shown, to)), at(&source, from), "{to}");
    }
    let past = TextPos { block: BlockId(0), byte: 9999 };
    assert_eq!(rendition.to_shown(past).byte as usize, shown.len());
}

#[test]
fn a_line_without_end_takes_its_time_and_no_more() {
    let long = "他說,\"開源 \" ( 的 ) ".repeat(20_000);
    let rendition = rendered(document(ChineseTraditional, vec![vec![text(&long)]]), Script::Hans);
    assert!(flat(rendition.shown())[0].starts_with("他说,\"开源"), "no paragraph of a person is so long");
    let deep = "(中".repeat(30_000) + &")".repeat(30_000);
    assert!(repaired(&deep).starts_with("（中（中"));
}

proptest! {
    #[test]
    fn repair_is_done_after_once_and_only_white_space_and_dots_go(
        source in "[中文字かa1 \"'()\\[\\],.:;!?•·…—「」“”‘’，。\n/]{0,24}",
        language in prop_oneof![Just(ChineseTraditional), Just(ChineseSimplified), Just(Japanese)],
    ) {
        let once = repaired_in(language, &source);
        prop_assert_eq!(repaired_in(language, &once), once.clone(), "{}", source);
        prop_assert_eq!(places::count(&once), places::count(&source), "dots in a row are one");
        prop_assert!(once == source || suspect::is_suspect(&source), "the first look passed over {source:?}");
    }

    #[test]
    fn whatever_is_shown_every_place_comes_back(source in "\\PC{0,30}", script in 0usize..4, at in 0u32..90) {
        let document = document(ChineseTraditional, vec![vec![text(&source)]]);
        let rendition = rendered(document, Script::ALL[script].1);
        let flat = flat(rendition.source()).concat();
        let at = flat.floor_char_boundary(at as usize);
        let pos = TextPos { block: BlockId(0), byte: at as u32 };
        if flat[at..].chars().next().is_some_and(|c| !c.is_whitespace()) {
            prop_assert_eq!(rendition.to_source(rendition.to_shown(pos)), pos);
        }
    }
}
