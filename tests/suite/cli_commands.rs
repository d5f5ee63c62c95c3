//! The subcommands besides `print`: outline, themes, config, completions and the manual page.

use super::cli_program::{Place, bundled};
use serde_json::Value;

const ARTICLE: &str =
    "+++\ntitle = \"A title\"\n+++\n\nBefore.\n\n## 甲\n\none two three\n\n### 甲之一\n\nfour\n\n## Z\n\nfive\n";

#[test]
fn an_outline_is_a_tree_with_labels_and_places() {
    let outcome = Place::new().with_file("a.md", ARTICLE).run(["outline", "a.md"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{outcome:?}");
    for (line, (number, title)) in lines.iter().zip([("1    ", "%  甲"), ("1.1  ", "%    甲之一"), ("2    ", "%  Z")])
    {
        assert!(line.starts_with(number) && line.ends_with(title), "{outcome:?}");
    }
}

#[test]
fn an_outline_as_json_has_label_title_level_depth_and_position() {
    let outcome = Place::new().run_with(["outline", "--json"], ARTICLE.as_bytes());
    let sections: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let field = |name: &str| -> Vec<Value> { sections.as_array().unwrap().iter().map(|s| s[name].clone()).collect() };
    assert_eq!(field("title"), ["甲", "甲之一", "Z"]);
    assert_eq!(field("level"), [2, 3, 2]);
    assert_eq!(field("depth"), [0, 1, 0]);
    assert_eq!(field("number"), [1, 2, 3]);
    assert_eq!(field("label"), ["1", "1.1", "2"]);
    let places: Vec<u64> = field("position").iter().map(|p| p["percent"].as_u64().unwrap()).collect();
    assert!(places.is_sorted() && places[0] > 0 && places[2] < 100, "{places:?}");
    let blocks: Vec<u64> = field("position").iter().map(|p| p["block"].as_u64().unwrap()).collect();
    assert!(blocks.is_sorted_by(|a, b| a < b), "{blocks:?}");
}

#[test]
fn each_label_of_the_outline_prints_its_section() {
    let place = Place::new().with_file("a.md", ARTICLE);
    for (label, inside, outside) in [("1", "four", "five"), ("1.1", "four", "one two three"), ("2", "five", "four")] {
        let page = place.run(["print", "--section", label, "a.md"]).stdout;
        assert!(page.contains(inside) && !page.contains(outside), "{label}: {page}");
    }
}

#[test]
fn every_article_that_ships_has_an_outline() {
    for (name, path) in bundled() {
        let outcome = Place::new().run(["outline".as_ref(), path.as_os_str()]);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{name}");
        assert!(!outcome.stdout.is_empty(), "{name}");
    }
}

#[test]
fn a_built_in_article_goes_by_its_name_unless_a_file_has_it() {
    let place = Place::new();
    let built_in = place.run(["print", "altman-paris"]);
    assert_eq!(built_in.code, 0, "{built_in:?}");
    let place = place.with_file("altman-paris", "mine\n");
    assert!(place.run(["print", "altman-paris"]).stdout.ends_with("\nmine\n"));
}

#[test]
fn plain_text_has_sections_and_notes_unless_it_is_to_stand_as_it_is() {
    let long = "這一段話說得很長，".repeat(8);
    let text = format!("題目\n\n{long}「名詞」。\n\n一個小標題\n\n{long}完。\n\nTIPS: 名詞\n說明。\n");
    let place = Place::new().with_file("a.txt", &text).with_file("b.md", "# Title\n\n*text*\nmore\n");
    let outline = place.run(["outline", "a.txt"]).stdout;
    assert!(outline.lines().count() == 1 && outline.ends_with("  一個小標題\n"), "{outline}");
    assert!(place.run(["print", "a.txt"]).stdout.contains("詞」[1]"));
    assert_eq!(place.run(["outline", "--plain", "a.txt"]).stdout, "");
    assert!(place.run(["print", "--plain", "a.txt"]).stdout.contains("\nTIPS: 名詞\n說明。\n"));
    assert!(place.run(["print", "--plain", "b.md"]).stdout.ends_with("\n# Title\n\n*text*\nmore\n"));
}

#[test]
fn themes_are_listed_plainly_into_a_pipe() {
    let outcome = Place::new().run(["themes"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.lines().count() >= 8, "{outcome:?}");
    assert!(outcome.stdout.lines().any(|line| line.starts_with("night ") && line.contains(" dark ")), "{outcome:?}");
    assert!(!outcome.stdout.contains('\u{1b}'), "{outcome:?}");
}

#[test]
fn themes_show_their_colours_where_that_is_asked_for() {
    let outcome = Place::new().run(["themes", "--color", "always"]);
    let coloured = outcome.stdout.lines().filter(|line| line.contains("\u{1b}[") && line.ends_with("\u{1b}[0m"));
    assert_eq!(coloured.count(), outcome.stdout.lines().count(), "{outcome:?}");
}

#[test]
fn a_theme_of_ones_own_is_listed_and_used() {
    let theme = "name = \"Mine\"\nappearance = \"light\"\ninherits = \"ink\"\n\n[roles]\ntext = { fg = \"#010203\", bg = \"#ffffff\" }\n";
    let place = Place::new().with_file("here/themes/mine.toml", theme).with_file("a.md", "text\n");
    let listed = place.run(["--config", "here", "themes"]);
    assert!(listed.stdout.lines().any(|line| line.starts_with("mine ") && line.contains(" light ")), "{listed:?}");
    let mut command = place.command(["print", "--config", "here", "--color", "always", "--theme", "mine", "a.md"]);
    let printed = command.env("COLORTERM", "truecolor").output().unwrap();
    assert!(String::from_utf8_lossy(&printed.stdout).contains("38;2;1;2;3"), "{printed:?}");
}

#[test]
fn the_configuration_lies_where_one_says() {
    let place = Place::new();
    let own = format!("{}/config/kanbao\n", place.path().display());
    assert_eq!(place.run(["config", "path"]).stdout, own);
    assert_eq!(place.run(["--config", "/else/where", "config", "path"]).stdout, "/else/where\n");
    assert_eq!(place.run(["config", "path", "--config", "/else/where"]).stdout, "/else/where\n");
}

#[test]
fn a_right_configuration_passes_the_check() {
    let place = Place::new().with_file("config/kanbao/settings.toml", "measure = 60\n");
    let outcome = place.run(["config", "check"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{outcome:?}");
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_the_nearest_name() {
    let place = Place::new()
        .with_file("config/kanbao/settings.toml", "# mine\nmeasur = 60\n")
        .with_file("config/kanbao/keys.toml", "[text]\nx = \"line-dwon\"\n")
        .with_file("config/kanbao/themes/mine.toml", "name = \"Mine\"\ninherits = \"nigth\"\n");
    let outcome = place.run(["config", "check"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    for (place, meant) in [("settings.toml:2:1", "measure"), ("keys.toml:2:", "line-down"), ("mine.toml:2:", "night")] {
        let line = outcome.stdout.lines().find(|line| line.contains(place));
        assert!(line.is_some_and(|line| line.contains(&format!("“{meant}”"))), "{place}: {outcome:?}");
    }
    assert!(outcome.stderr.starts_with("kanbao: the configuration has 3 errors"), "{outcome:?}");
}

#[test]
fn a_wrong_configuration_does_not_stop_the_work() {
    let place =
        Place::new().with_file("config/kanbao/settings.toml", "measure = \"wide\"\n").with_file("a.md", "text\n");
    let outcome = place.run(["print", "a.md"]);
    assert!(outcome.code == 0 && outcome.stdout.ends_with("\ntext\n"), "{outcome:?}");
    assert!(
        outcome.stderr.starts_with("kanbao: warning: ") && outcome.stderr.contains("settings.toml:1:"),
        "{outcome:?}"
    );
}

#[test]
fn what_is_shown_is_right_and_in_force() {
    let place = Place::new().with_file("config/kanbao/settings.toml", "measure = 60\n");
    let shown = place.run(["config", "show"]);
    assert!(shown.stdout.contains("\nmeasure = 60\n"), "{shown:?}");
    let place = Place::new()
        .with_file("config/kanbao/settings.toml", place.run(["config", "show", "--reference"]).stdout)
        .with_file("config/kanbao/keys.toml", place.run(["config", "show", "keys"]).stdout);
    assert_eq!(place.run(["config", "check"]).code, 0);
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let outcome = Place::new().run(["completions", shell]);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
        assert!(outcome.stdout.contains("outline"), "{shell}");
    }
}

#[test]
fn the_manual_page_is_roff() {
    let outcome = Place::new().run(["man"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.contains(".TH kanbao 1"), "{}", outcome.stdout);
}

#[test]
fn the_readme_knows_every_theme_and_subcommand() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let place = Place::new();
    for theme in place.run(["themes"]).stdout.lines().filter_map(|line| line.split(' ').next()) {
        assert!(readme.contains(&format!("`{theme}`")), "the theme {theme} is not in the README");
    }
    let help = place.run(["--help"]).stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        assert!(readme.contains(&format!("kanbao {command}")), "{command} is not in the README");
    }
}
