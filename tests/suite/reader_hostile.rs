//! Hostile articles: whatever they hold, every byte on the wire is one that the program means.

use crate::support::launch::Launch;
use crate::support::place::Home;

/// What a terminal would obey, in one text.
const ATTACKS: &str = "\u{1b}]0;title\u{7}\u{1b}]52;c;ZXZpbA==\u{7}\u{1b}[2J\u{1b}[6n\u{1b}[?1003h\u{1b}Pq\u{1b}\\\u{9b}31m\u{9d}0;x\u{9c}\
    \u{90}1;2q\u{9c}\u{85}\u{2028}\u{2029}\u{202e}lave\u{202c}\u{2066}\u{2067}\u{2069}\u{200f}\u{61c}\u{e0041}\u{e007f}\u{feff}\u{fff9}\
    \u{8}\u{8}\u{b}\u{c}\u{e}\u{f}\u{18}\u{1a}\u{1b}c\u{1b}#8";

fn attack() -> String {
    let marks = "\u{301}".repeat(5000);
    let jamo = "\u{1100}".repeat(500);
    let joiners = "👩\u{200d}".repeat(300);
    let toml = ATTACKS.chars().map(|c| format!("\\U{:08X}", c as u32)).collect::<String>();
    format!(
        "+++\ntitle = \"標{toml}題\"\nsubtitle = \"副{toml}\"\nbyline = \"作{toml}\"\nsource = \"源{toml}\"\ndate = \"日{toml}\"\n\
         summary = \"{toml}\"\ntags = [\"{toml}\"]\nlanguage = \"zh-Hant\"\n+++\n\n{ATTACKS}\n\n# 節{ATTACKS}\n\n\
         正文 a{marks} {jamo} {joiners} 完[^x]。\n\n[鏈接{ATTACKS}](https://e.example/{ATTACKS} \"{ATTACKS}\")\n\n\
         <https://e.example/\u{202e}moc.live>\n\n![圖{ATTACKS}](x{ATTACKS}.png)\n\n```{ATTACKS}\n碼{ATTACKS}\n```\n\n\
         | {ATTACKS} | b |\n|---|---|\n| 格 | {marks} |\n\n- 項{ATTACKS}\n\n&#27;[2J&#x202e;&#155;31m&#0;\n\n[^x]: 註{ATTACKS}\n"
    )
}

#[test]
fn nothing_of_a_hostile_article_reaches_the_terminal_as_a_command() {
    let home = Home::visited();
    home.write("config/settings.toml", "browser = [\"false\", \"%u\"]\n");
    home.write("attack.md", attack());
    let pty = Launch::new(&home).size(70, 24).start(&["attack.md"]);
    pty.wait_for_text("標");
    for keys in [
        "j", " ", "]", "fa", "\x1b", "fs", "\x1b", "i", "\x1b", "llo", "lo", "lo", "Tab", "\t", "\t", "G", "gg", "z",
        "z", "y", "/節\r", "n", "?", "\x1b",
    ] {
        let frames = pty.look(|screen| screen.frames());
        pty.send(keys);
        pty.wait_for_a_frame_after(frames);
    }
    for keys in ["\x1b", "\x1b", "gs"] {
        let frames = pty.look(|screen| screen.frames());
        pty.send(keys);
        pty.wait_for_a_frame_after(frames);
    }
    pty.wait_for_text("Welcome to kanbao");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_restored();
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn hostile_file_names_are_shown_safely() {
    let home = Home::visited();
    let name = "evil\u{1b}]0;x\u{7}\u{202e}gpj.md";
    home.write(name, "無題的文章。\n");
    let pty = Launch::new(&home).start(&[name]);
    pty.wait_for_text("無題的文章");
    pty.send("i");
    pty.wait_for_text("About this article");
    pty.send("q");
    pty.wait_for("no sheet", |screen| !screen.contains("About this article"));
    pty.send("gs");
    pty.wait_for_text("Welcome to kanbao");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn hostile_configuration_is_told_of_safely() {
    let settings = format!("\"{}\" = 1\n", "\\u001b]0;x\\u0007\\u202e");
    for (file, bytes) in [("settings.toml", settings.as_bytes()), ("keys.toml", b"[global]\n\xff\x1b[2J")] {
        let home = Home::visited();
        home.write(&format!("config/{file}"), bytes);
        let pty = Launch::new(&home).size(160, 24).start(&["welcome-en"]);
        pty.wait_for_text(&format!("{file}:"));
        pty.send("Q");
        assert_eq!(pty.wait_exit(), 0);
        assert_eq!(pty.violations(), [""; 0]);
    }
}
