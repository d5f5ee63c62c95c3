//! What is done to the text before it is shown, as flags: each one given overrides the settings.

use crate::cli::typesetting::one_of;
use crate::rendition::{Asked, Repair, Script};

/// What is done to the text of an article; what is not given is as the settings have it.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Text")]
pub struct Text {
    /// Whether damaged punctuation of Chinese and Japanese text is repaired; `auto` repairs plain text
    #[arg(long, value_name = "WHEN", value_parser = one_of(&Repair::ALL))]
    repair: Option<Repair>,
    /// The script that Chinese is shown in: Simplified, Traditional as in Taiwan or Hong Kong, or as it is written
    #[arg(long, value_name = "SCRIPT", value_parser = one_of(&Script::ALL))]
    script: Option<Script>,
}

impl Text {
    /// What the flags ask for.
    pub fn asked(&self) -> Asked {
        Asked { repair: self.repair, script: self.script }
    }
}
