//! `kanbao themes`: the themes by name, each with a sample of its colours.

use crate::cli::arguments::Folders;
use crate::cli::color::{self, When};
use crate::cli::{Error, ansi, configuration};
use crate::config::{Appearance, ColorDepth, Config, Theme};
use crate::document::Role;
use crate::text::{SafeText, width};
use std::io::Write;

/// What a sample shows, piece by piece.
const SAMPLE: [(&str, Role); 9] = [
    (" 看報 ", Role::Title),
    ("Heading ", Role::Heading),
    ("正文 text ", Role::Text),
    ("強調", Role::Strong),
    (" ", Role::Text),
    ("link", Role::Link),
    ("[1]", Role::FootnoteRef),
    (" code ", Role::InlineCode),
    (" match ", Role::SearchMatch),
];

const EXAMPLES: &str = "\
Examples:
  kanbao themes
  kanbao print --theme sepia feature.md

A theme of your own is a file in the folder `themes` beside settings.toml; `inherits = \"night\"` starts from another.";

/// How they are listed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// When there are colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: When,
}

/// Writes the list.
pub fn run(arguments: &Arguments, folders: &Folders, out: &mut impl Write) -> Result<(), Error> {
    let config = configuration::load(folders);
    let depth = color::depth(arguments.color);
    let names: Vec<SafeText> = config.theme_names().iter().map(|name| SafeText::new_line(name)).collect();
    let longest = names.iter().map(|name| width::of_str(name)).max().unwrap_or(0);
    for (name, theme) in names.iter().zip(themes(&config)) {
        let padding = longest - width::of_str(name);
        let appearance = match theme.appearance {
            Appearance::Dark => "dark ",
            Appearance::Light => "light",
        };
        let line = format!("{name}{:padding$}  {appearance}  {}", "", sample(&theme, depth));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn themes(config: &Config) -> impl Iterator<Item = Theme> {
    config.theme_names().into_iter().map(|name| config.theme(&name).unwrap_or_default())
}

/// The sample in the theme's colours, or the theme's title where there are none.
fn sample(theme: &Theme, depth: Option<ColorDepth>) -> String {
    let Some(depth) = depth else { return SafeText::new_line(&theme.title).to_string() };
    let theme = theme.reduced(depth);
    let pieces = SAMPLE.iter().map(|&(text, role)| format!("{}{text}", ansi::sequence(theme.resolve(&[role]))));
    pieces.collect::<String>() + ansi::RESET
}
