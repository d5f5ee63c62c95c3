//! The configuration in force, written as the TOML that would make it.

use crate::compose::{AmbiguousWidth, Autospace, Hang, Options, ParagraphStyle, RubyMode, Strictness, VerticalForms};
use crate::config::{Columns, ImageProtocol, KeysPreset, Settings, ThemeChoice};
use crate::input::{Context, Keymap, notation};
use crate::rendition::Rework;
use std::io::{self, Write};
use toml::Value;

/// Writes the settings, every key of them.
pub fn settings(settings: &Settings, out: &mut impl Write) -> io::Result<()> {
    // Taken apart whole, so that a new setting cannot be forgotten here.
    let Settings {
        theme,
        theme_dark,
        theme_light,
        keys,
        measure,
        columns,
        options,
        rework,
        vertical,
        outline,
        outline_width,
        images,
        image_protocol,
        links,
        mouse,
        browser,
    } = settings;
    let theme = match theme {
        ThemeChoice::Auto => "auto",
        ThemeChoice::Named(name) => name,
    };
    let keys = match keys {
        KeysPreset::Default => "default",
        KeysPreset::Newsboat => "newsboat",
    };
    pair("theme", theme, out)?;
    pair("theme-dark", theme_dark.as_str(), out)?;
    pair("theme-light", theme_light.as_str(), out)?;
    pair("keys", keys, out)?;
    pair("measure", i64::from(*measure), out)?;
    match columns {
        Columns::Auto => pair("columns", "auto", out)?,
        Columns::Exactly(number) => pair("columns", i64::from(*number), out)?,
    }
    composition(options, *rework, *vertical, out)?;
    pair("outline", *outline, out)?;
    pair("outline-width", i64::from(*outline_width), out)?;
    pair("images", images.name(), out)?;
    let named = image_protocol.and_then(|wanted| ImageProtocol::NAMES.iter().find(|(_, known)| *known == wanted));
    pair("image-protocol", named.map_or("auto", |(name, _)| *name), out)?;
    pair("links", links.name(), out)?;
    pair("mouse", *mouse, out)?;
    pair("browser", browser.clone(), out)
}

fn composition(options: &Options, rework: Rework, vertical: bool, out: &mut impl Write) -> io::Result<()> {
    // The direction is no setting: the reader may change it at any time. Nor is what the terminal is.
    let Options {
        ambiguous,
        terminal: _,
        strictness,
        hang,
        autospace,
        justify,
        hyphenate,
        paragraph,
        ruby,
        direction: _,
        vertical_forms,
        pictures: _,
    } = options;
    let vertical_forms = match vertical_forms {
        VerticalForms::On => "on",
        VerticalForms::Off => "off",
    };
    let strictness = match strictness {
        Strictness::Auto => "auto",
        Strictness::Loose => "loose",
        Strictness::Normal => "normal",
        Strictness::Strict => "strict",
    };
    let hang = match hang {
        Hang::Auto => "auto",
        Hang::On => "on",
        Hang::Off => "off",
    };
    let autospace = match autospace {
        Autospace::On => "on",
        Autospace::Keep => "keep",
        Autospace::Off => "off",
    };
    let paragraph = match paragraph {
        ParagraphStyle::Spaced => "spaced",
        ParagraphStyle::Indented => "indented",
    };
    let ruby = match ruby {
        RubyMode::Inline => "inline",
        RubyMode::Above => "above",
        RubyMode::Off => "off",
    };
    let ambiguous = match ambiguous {
        AmbiguousWidth::Auto => "auto",
        AmbiguousWidth::Narrow => "narrow",
        AmbiguousWidth::Wide => "wide",
    };
    pair("strictness", strictness, out)?;
    pair("hang", hang, out)?;
    pair("autospace", autospace, out)?;
    pair("justify", *justify, out)?;
    pair("hyphenate", *hyphenate, out)?;
    pair("paragraph", paragraph, out)?;
    pair("ruby", ruby, out)?;
    pair("repair", rework.repair.key(), out)?;
    pair("script", rework.script.key(), out)?;
    pair("ambiguous-width", ambiguous, out)?;
    pair("vertical", vertical, out)?;
    pair("vertical-forms", vertical_forms, out)
}

/// Writes the key bindings, a table for each context.
pub fn keys(keymap: &Keymap, out: &mut impl Write) -> io::Result<()> {
    for (index, context) in Context::ALL.into_iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "[{}]", context.key())?;
        for (chords, command) in keymap.bindings(context) {
            for chord in chords {
                writeln!(out, "{} = {}", Value::from(notation::print(&chord)), Value::from(command.to_string()))?;
            }
        }
    }
    Ok(())
}

fn pair(key: &str, value: impl Into<Value>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{key} = {}", value.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, ConfigFiles};

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn settings_that_are_shown_make_the_same_settings() {
        let text = "theme = \"nord\"\nmeasure = 60\nhang = \"on\"\njustify = true\nbrowser = [\"a\\\"b\", \"%u\"]\n";
        let load = |text: &str| {
            let files = ConfigFiles { settings: Some(("settings.toml".into(), text.to_owned())), ..Default::default() };
            let (config, wrong) = Config::load(&files);
            assert_eq!(wrong, []);
            config
        };
        let config = load(text);
        let shown = written(|out| settings(&config.settings, out));
        assert_eq!(load(&shown).settings, config.settings);
        for key in Settings::keys() {
            assert!(shown.contains(&format!("{key} = ")), "{key} is not shown");
        }
    }

    #[test]
    fn keys_that_are_shown_make_the_same_keymap() {
        let config = Config::default();
        let shown = written(|out| keys(&config.keymap, out));
        let files = ConfigFiles { keys: Some(("keys.toml".into(), shown)), ..Default::default() };
        let (again, wrong) = Config::load(&files);
        assert_eq!(wrong, []);
        for context in Context::ALL {
            assert_eq!(again.keymap.bindings(context), config.keymap.bindings(context));
        }
    }
}
