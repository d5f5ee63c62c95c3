//! An article for the tests: its paragraphs are numbered, so that a screen tells where it stands in the text.

use std::fmt::Write;

/// Sections that it has.
pub const SECTIONS: usize = 5;
/// Paragraphs in each section.
pub const PARAGRAPHS: usize = 8;

/// The article, in Markdown. Paragraph 4 of section 2 begins with 〔2.4〕. A footnote hangs on 〔2.1〕, a link on 〔1.1〕.
pub fn markdown() -> String {
    let mut text = "+++\ntitle = \"試報\"\nlanguage = \"zh-Hant\"\n+++\n\n序。\n\n".to_owned();
    for section in 1..=SECTIONS {
        writeln!(text, "## 第{section}節的標題\n").unwrap();
        for paragraph in 1..=PARAGRAPHS {
            let extra = match (section, paragraph) {
                (1, 1) => "，見[報館](https://news.example/a?b=1)",
                (2, 1) => "，另有說明[^a]",
                _ => "",
            };
            let filler = "終端機裡的長篇報導，行首不見句號，行末不留引號。".repeat(1 + (section + paragraph) % 4);
            writeln!(text, "〔{section}.{paragraph}〕{filler}第 {paragraph} 段，Latin words 混排{extra}。\n").unwrap();
        }
    }
    text + "[^a]: 註解在此：斯普特尼克時刻。\n"
}
