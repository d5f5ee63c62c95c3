//! The configuration as the files and the command line together make it.

use crate::app::Event;
use crate::config::files::{self, ConfigFiles};
use crate::config::{ColorDepth, Config, Diagnostic, ThemeChoice};
use crate::rendition::Asked;
use crate::text::SafeText;
use std::path::PathBuf;

/// Where the configuration comes from.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The directory of its files.
    pub dir: PathBuf,
    /// The theme that the command line asks for, over that of the settings.
    pub theme: Option<String>,
    /// What the command line wants done to the text, over the settings.
    pub asked: Asked,
}

/// The configuration at some moment.
#[derive(Debug)]
pub struct Reading {
    /// The texts that it was made of.
    pub files: ConfigFiles,
    /// What they make.
    pub config: Config,
    /// What is wrong in them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Configuration {
    /// Reads the files.
    pub fn read(&self) -> Reading {
        self.make(files::read(&self.dir))
    }

    /// The configuration that files make.
    pub fn make(&self, files: ConfigFiles) -> Reading {
        let (mut config, diagnostics) = Config::load(&files);
        config.settings.rework = self.asked.over(config.settings.rework);
        if let Some(theme) = &self.theme {
            config.settings.theme = ThemeChoice::Named(theme.clone());
        }
        Reading { files, config, diagnostics }
    }

    /// What the reader is told where something is wrong.
    pub fn complaint(&self, diagnostics: &[Diagnostic]) -> Option<Event> {
        let first = diagnostics.first()?.clone().within(&self.dir);
        Some(Event::ConfigWrong(SafeText::new_line(&first.to_string())))
    }

    /// Whether the terminal's background decides about the theme.
    pub fn follows_background(config: &Config) -> bool {
        config.settings.theme == ThemeChoice::Auto
    }
}

/// How many colours the terminal has, by its environment; none where `NO_COLOR` says so.
pub fn color_depth() -> ColorDepth {
    match supports_color::on_cached(supports_color::Stream::Stdout) {
        None => ColorDepth::None,
        Some(level) if level.has_16m => ColorDepth::TrueColor,
        Some(level) if level.has_256 => ColorDepth::Ansi256,
        Some(_) => ColorDepth::Ansi16,
    }
}
