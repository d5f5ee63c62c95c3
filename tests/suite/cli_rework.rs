//! What is done to a text before it is printed.

use super::cli_program::Place;

const DAMAGED: &str = "他說,\" 開源 \" ( open ) 的精神。\n";

fn printed(file: &str, arguments: &[&str]) -> String {
    let place = Place::new().with_file(file, DAMAGED);
    let outcome = place.run([&["print", file], arguments].concat());
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    outcome.stdout.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn plain_text_is_repaired_and_markdown_is_not_unless_it_is_said() {
    let (as_is, repaired) = ("他說,\" 開源 \" ( open ) 的精神。", "他說，「開源」（open）的精神。");
    assert_eq!(printed("a.txt", &[]), repaired);
    assert_eq!(printed("a.txt", &["--repair", "off"]), as_is);
    assert_eq!(printed("a.md", &[]), as_is);
    assert_eq!(printed("a.md", &["--repair", "on"]), repaired);
}

#[test]
fn chinese_is_printed_in_the_script_that_is_named() {
    assert_eq!(printed("a.txt", &["--script", "hans"]), "他说，“开源”（open）的精神。");
    assert_eq!(printed("a.txt", &["--script", "hant-hk"]), "他説，「開源」（open）的精神。");
}

#[test]
fn sections_are_listed_as_they_are_shown() {
    let text = "題\n\n# 聲明:開源\n\n一段。\n\n# 第二\n\n一段。\n";
    let place = Place::new().with_file("a.txt", text).with_file("config/settings.toml", "script = 'hans'\n");
    let listed = |arguments: &[&str]| place.run([&["outline", "a.txt"], arguments].concat()).stdout;
    assert!(listed(&[]).contains("聲明：開源"));
    assert!(listed(&["--repair", "off"]).contains("聲明:開源"));
    assert!(listed(&["--script", "hans"]).contains("声明：开源"));
    assert!(listed(&["--config", "config"]).contains("声明：开源"));
    assert_eq!(listed(&["--plain"]), "");
}

#[test]
fn the_settings_say_it_too_and_flags_go_before_them() {
    let place =
        Place::new().with_file("a.txt", DAMAGED).with_file("config/settings.toml", "script = 'hans'\nrepair = 'off'\n");
    let last = |arguments: &[&str]| {
        let outcome = place.run([&["--config", "config", "print", "a.txt"], arguments].concat());
        outcome.stdout.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(last(&[]), "他说,\" 开源 \" ( open ) 的精神。");
    assert_eq!(last(&["--script", "off", "--repair", "auto"]), "他說，「開源」（open）的精神。");
}

#[test]
fn another_script_is_refused() {
    let outcome = Place::new().with_file("a.txt", DAMAGED).run(["print", "--script", "latin", "a.txt"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("hant-tw"), "{}", outcome.stderr);
}
