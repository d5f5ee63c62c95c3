//! How a theme comes together: inheritance, palettes, the reader's own before the built-in ones, and what falls back.

use crate::config::theme::builtin::THEMES;
use crate::config::{Appearance, Theme, ThemeSources};
use crate::document::Role;
use ratatui::style::{Color, Modifier};
use std::path::PathBuf;

fn sources(files: &[(&str, &str)]) -> ThemeSources {
    let files: Vec<_> =
        files.iter().map(|(name, text)| (PathBuf::from(format!("themes/{name}.toml")), (*text).to_owned())).collect();
    ThemeSources::new(&files)
}

fn theme(files: &[(&str, &str)]) -> Theme {
    let (theme, wrong) = sources(files).theme(files[0].0).unwrap();
    assert_eq!(wrong, [], "nothing is wrong");
    theme
}

fn complaints(files: &[(&str, &str)]) -> Vec<String> {
    sources(files).theme(files[0].0).unwrap().1.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_is_wrong_with_the_built_in_themes() {
    for (name, _) in THEMES {
        let (theme, wrong) = ThemeSources::default().theme(name).unwrap();
        assert_eq!(wrong, [], "{name}");
        assert_eq!(&theme.name, name);
        assert_ne!(theme.title, "");
    }
}

#[test]
fn a_small_theme_falls_back_along_the_chain() {
    let small = theme(&[("small", "[roles]\ntext = { fg = 252, bg = 234 }\nheading = { fg = 'red', bold = true }")]);
    for role in [Role::Heading, Role::Title, Role::Subheading, Role::MinorHeading, Role::OutlineCurrent] {
        assert_eq!(small.style(role), small.style(Role::Heading), "{role:?}");
    }
    assert_eq!(small.style(Role::Quote).fg, None, "a quote looks like what is around it");
    assert_eq!(small.appearance, Appearance::Dark, "by its ground");
    assert!(small.style(Role::ShelfSelected).add_modifier.contains(Modifier::REVERSED));
    assert_eq!(small.style(Role::Error).add_modifier, Modifier::BOLD);
}

#[test]
fn a_child_changes_the_palette_of_its_parent() {
    let child = theme(&[("child", "inherits = 'night'\n[palette]\nlink = '#123456'\n[roles]\nquote = 'blue'")]);
    let night = theme(&[("x", "inherits = 'night'")]);
    assert_eq!(child.style(Role::Link).fg, Some(Color::Rgb(0x12, 0x34, 0x56)));
    assert_eq!(child.style(Role::Quote).fg, Some(Color::Blue));
    assert_eq!(child.style(Role::Heading), night.style(Role::Heading));
    assert_eq!((child.appearance, child.title.as_str()), (Appearance::Dark, "Night"));
}

#[test]
fn ones_own_theme_hides_the_built_in_one_and_may_build_on_it() {
    let files = [("nord", "name = 'Mine'\ninherits = 'nord'\n[roles]\nlink = '#fff'")];
    assert_eq!(theme(&files).title, "Mine");
    assert_eq!(theme(&files).style(Role::Link).fg, Some(Color::Rgb(255, 255, 255)));
    assert_eq!(theme(&files).style(Role::Text).bg, Some(Color::Rgb(0x2e, 0x34, 0x40)));
    let names = sources(&files).names();
    assert_eq!(names.iter().filter(|name| *name == "nord").count(), 1);
}

#[test]
fn circles_and_strangers_are_reported_where_they_stand() {
    assert_eq!(
        complaints(&[("a", "# a\ninherits = 'b'"), ("b", "inherits = 'a'")]),
        [
            "themes/b.toml:1:12: “inherits”: the theme “a” would inherit from itself (remove one “inherits” of the circle)"
        ]
    );
    assert_eq!(
        complaints(&[("a", "inherits = 'a'")]),
        [
            "themes/a.toml:1:12: “inherits”: the theme “a” would inherit from itself (remove one “inherits” of the circle)"
        ]
    );
    assert_eq!(
        complaints(&[("a", "inherits = 'nihgt'")]),
        ["themes/a.toml:1:12: “inherits”: unknown theme “nihgt” (did you mean “night”?)"]
    );
}

#[test]
fn colours_are_written_in_many_ways() {
    let text = "[palette]\nmoss = '#556b2f'\n[roles]\ntext = { fg = 'moss', bg = 'default' }\nlink = '#fa0'\nquote = 110\n\
                code = '110'\nrule = 'bright-black'\ntitle = { fg = 'white' }\nterm = 'bright-white'";
    let theme = theme(&[("t", text)]);
    for (role, color) in [
        (Role::Text, Color::Rgb(0x55, 0x6b, 0x2f)),
        (Role::Link, Color::Rgb(255, 170, 0)),
        (Role::Quote, Color::Indexed(110)),
        (Role::Code, Color::Indexed(110)),
        (Role::Rule, Color::DarkGray),
        (Role::Title, Color::Gray),
        (Role::Term, Color::White),
    ] {
        assert_eq!(theme.style(role).fg, Some(color), "{role:?}");
    }
    assert_eq!(theme.style(Role::Text).bg, Some(Color::Reset));
}

#[test]
fn every_mistake_is_reported_and_the_rest_is_kept() {
    let text = "appearence = 'dark'\n[palette]\nmoss = '#55'\n[roles]\ntext = 'mos'\nheadng = 'red'\n\
                link = { fg = 'blue', bolt = true, underline = 1 }";
    assert_eq!(
        complaints(&[("t", text)]),
        [
            "themes/t.toml:1:1: unknown key “appearence” (did you mean “appearance”?)",
            "themes/t.toml:3:8: “palette.moss”: expected six hexadecimal digits after “#”, found “#55” (for example \"#2e3440\")",
            "themes/t.toml:5:8: “roles.text”: unknown colour “mos” (write a name of the palette or of the terminal, \
             \"#rrggbb\" or a number)",
            "themes/t.toml:6:1: unknown role “headng” (did you mean “heading”?)",
            "themes/t.toml:7:23: unknown key “bolt” (did you mean “bold”?)",
            "themes/t.toml:7:48: “roles.link.underline”: expected true or false, found 1",
        ]
    );
    let (theme, _) = sources(&[("t", text)]).theme("t").unwrap();
    assert_eq!(theme.style(Role::Link).fg, Some(Color::Blue));
}

#[test]
fn what_is_strong_in_a_heading_keeps_its_colour() {
    let night = theme(&[("mine", "inherits = 'night'")]);
    assert_ne!(night.style(Role::Strong).fg, night.style(Role::Heading).fg);
    assert_eq!(night.resolve(&[Role::Heading, Role::Strong]).fg, night.style(Role::Heading).fg);
}

#[test]
fn a_role_can_take_back_the_weight_of_what_it_stands_in() {
    let theme = theme(&[("t", "[roles]\nheading = { bold = true }\nlink = { bold = false, fg = 'blue' }")]);
    let style = theme.resolve(&[Role::Heading, Role::Link]);
    assert_eq!((style.fg, style.add_modifier), (Some(Color::Blue), Modifier::empty()));
    let strong = theme.resolve(&[Role::Link, Role::Strong]);
    assert_eq!((strong.fg, strong.add_modifier), (Some(Color::Blue), Modifier::BOLD));
}
