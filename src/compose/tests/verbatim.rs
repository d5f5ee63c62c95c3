//! Code that is too long for its lines: where it is cut, and how it goes on.

use super::support::{document, page};
use crate::compose::{Line, Options, compose_blocks};
use crate::document::BlockKind;
use crate::text::{Language, SafeText};
use proptest::prelude::*;

fn lines(code: &str, measure: u16) -> Vec<Line> {
    let kind = BlockKind::Code { language: SafeText::default().into(), text: SafeText::new(code).into() };
    let document = document(Language::Other, vec![kind]);
    compose_blocks(&document, &document.blocks, measure, Options::default())
}

/// The lines of code on so many columns, without the indent of the block.
fn set(code: &str, room: u16) -> Vec<String> {
    page(&lines(code, room + 2)).lines().map(|line| line.get(2..).unwrap_or_default().to_owned()).collect()
}

#[test]
fn long_code_is_cut_between_words_and_else_beside_its_marks() {
    for (code, room, wanted) in [
        (
            "let total = lines.iter().filter(|line| line.is_blank());",
            30,
            &["let total = lines.iter()", "↪ .filter(|line|", "↪ line.is_blank());"][..],
        ),
        ("cargo run --release --locked --quiet", 20, &["cargo run --release", "↪ --locked --quiet"]),
        ("/usr/local/share/kanbao/themes", 20, &["/usr/local/share/", "↪ kanbao/themes"]),
        ("f(3.14159265, 2.7182818284)", 16, &["f(3.14159265,", "↪ 2.7182818284)"]),
        ("lines.iter().max().unwrap_or(0)", 26, &["lines.iter().max()", "↪ .unwrap_or(0)"]),
        ("a_name_of_many_words_in_it", 16, &["a_name_of_many_", "↪ words_in_it"]),
        ("// 這一行註解說得很長，一行放不下。", 16, &["// 這一行註解說", "↪ 得很長，一行放", "↪ 不下。"]),
        ("// 這一行註解說很長，放不下。", 18, &["// 這一行註解說很", "↪ 長，放不下。"]),
    ] {
        assert_eq!(set(code, room), wanted, "{code}");
    }
}

#[test]
fn a_word_without_a_place_to_cut_is_cut_where_the_line_is_full() {
    assert_eq!(set("abcdefghijklmnopqrstuvwxyz", 12), ["abcdefghijkl", "↪ mnopqrstuv", "↪ wxyz"]);
    assert_eq!(set("a bcdefghijklmnopqrstuvwxyz", 12)[0], "a bcdefghijk", "a cut would leave less than half");
}

#[test]
fn a_line_goes_on_as_far_in_as_it_began() {
    assert_eq!(
        set("    return first.second(third, fourth);\n  x", 24),
        ["    return first.second(", "    ↪ third, fourth);", "  x"]
    );
    let deep = set(&format!("{}abcdefgh ijklmnop", " ".repeat(16)), 20);
    assert_eq!(deep[1].find('↪'), Some(8), "half of the room stays: {deep:?}");
    let word = set(&format!("{}abcdefghijklmnop", " ".repeat(14)), 20);
    assert_eq!(word[0].trim(), "abcdef", "no line is the indent alone: {word:?}");
}

#[test]
fn spaces_at_the_end_of_a_line_take_no_line_of_their_own() {
    assert_eq!(set("abcdefghijkl    \nb", 12), ["abcdefghijkl", "b"]);
}

proptest! {
    #[test]
    fn all_of_the_code_is_shown_within_the_measure(code in "[a-z中。（)(.,: \\-_=/\n3]{0,80}", measure in 8_u16..40) {
        let lines = lines(&code, measure);
        let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '↪').collect::<String>();
        prop_assert_eq!(solid(&page(&lines)), solid(&code));
        for line in &lines {
            prop_assert!(line.width() <= measure, "{:?} on {measure}", line.to_plain());
        }
    }
}
