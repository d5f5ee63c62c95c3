//! Articles in several languages: each block is set by its own rules.

use super::cli_program::Place;

/// The lines of a Markdown text as it is printed, without its title.
fn lines(text: &str, arguments: &[&str]) -> Vec<String> {
    let place = Place::new().with_file("mixed.md", text);
    let outcome = place.run([&["print", "mixed.md"], arguments].concat());
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    outcome.stdout.lines().skip(1).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

const ZH: &str = "+++\ntitle = \"報\"\nlanguage = \"zh-Hant\"\n+++\n";

#[test]
fn a_japanese_quote_in_a_chinese_article_hangs_and_takes_small_kana_as_japanese_does() {
    let chinese = "中文裡每行有十個字，下一句話。";
    let japanese = "これはじゅうもじです、つぎのぶん。";
    let text = format!("{ZH}{chinese}\n\n> {japanese}\n");
    let hanging = lines(&text, &["--measure", "22", "--hang", "auto"]);
    assert_eq!(hanging, ["中文裡每行有十個字，下", "一句話。", "▎ これはじゅうもじです、", "▎ つぎのぶん。"]);
    let stays = "中文裡每行有十一個字，下一句話。";
    assert_eq!(lines(&format!("{ZH}{stays}\n"), &["--measure", "20", "--hang", "auto"])[0], "中文裡每行有十一個");
    let kana = |language: &str| {
        let text = format!("{ZH}<p lang=\"{language}\">それはすごいウェーーーーーイ</p>\n");
        lines(&text, &["--measure", "20"])
    };
    assert_eq!(kana("ja"), ["それはすごいウェーー", "ーーーイ"]);
    assert_eq!(kana("zh-TW"), ["それはすごい", "ウェーーーーーイ"]);
}

#[test]
fn an_attribute_sets_what_no_one_could_guess() {
    let han = "温故知新一期一会百花繚乱、一騎当千。";
    let text = |tag: &str| format!("{ZH}<div lang=\"{tag}\">\n\n{han}\n\n</div>\n\n{han}\n");
    let set = lines(&text("ja"), &["--measure", "24", "--hang", "auto"]);
    assert_eq!(set, ["温故知新一期一会百花繚乱、", "一騎当千。", "温故知新一期一会百花繚", "乱、一騎当千。"]);
    assert_eq!(lines(&text("zh-TW"), &["--measure", "24", "--hang", "auto"])[0], "温故知新一期一会百花繚");
}

#[test]
fn english_is_hyphenated_in_an_article_of_another_language() {
    let english = "The representation of international communication and the understanding of hyphenation is extraordinarily rewarding for the reader.";
    let text = format!(
        "{ZH}這是一篇報導。\n\n{english}\n\n| 甲 | 乙 |\n|--|--|\n| 字 | {english} |\n\n字[^1]\n\n[^1]: {english}\n"
    );
    let on = lines(&text, &["--measure", "24", "--hyphenate", "on"]);
    let hyphens = on.iter().filter(|line| line.ends_with('-')).count();
    assert!(hyphens >= 3, "in the paragraph, the cell and the note: {on:#?}");
    let off = lines(&text, &["--measure", "24"]);
    assert!(!off.iter().any(|line| line.ends_with('-')), "{off:#?}");
}

#[test]
fn korean_breaks_at_spaces_wherever_it_stands() {
    let korean = "한국어 줄바꿈은 어절 단위로 한다";
    for article in [format!("{ZH}{korean}\n"), format!("+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n> {korean}\n")] {
        let set: Vec<String> = lines(&article, &["--measure", "20"]);
        let words = set.iter().flat_map(|line| line.trim_start_matches('▎').split_whitespace());
        assert_eq!(words.collect::<Vec<_>>().join(" "), korean, "{set:#?}");
        assert!(set.len() > 1, "{set:#?}");
    }
}

#[test]
fn every_choice_of_composition_has_its_flag() {
    let help = Place::new().run(["print", "--help"]).stdout;
    let settings =
        ["measure", "strictness", "hang", "autospace", "justify", "hyphenate", "paragraph", "ruby", "ambiguous-width"];
    for setting in settings {
        assert!(help.contains(&format!("--{setting} ")), "{setting}");
    }
}
