//! How articles are read, as flags and as the locale says.

use crate::input::nearest;
use crate::source::{Encoding, Format, Region, Wishes};
use std::env;

/// How articles are read.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Reading {
    /// Take files as plain text as it stands: nothing is markup, no title, heading or note is inferred, and every line ends
    /// where it ends
    #[arg(long)]
    plain: bool,
    /// The encoding of the text, such as gbk, big5, shift_jis or euc-kr; without it, the text itself tells
    #[arg(long, value_name = "LABEL", value_parser = label)]
    encoding: Option<Encoding>,
}

impl Reading {
    /// How the reader wants articles to be read, with what the locale tells.
    pub fn wishes(&self) -> Wishes {
        Wishes { format: self.plain.then_some(Format::Verbatim), encoding: self.encoding, region: region() }
    }
}

/// Where texts come from that do not say it: the first variable of the locale that is set decides.
fn region() -> Option<Region> {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
    Region::of_locale(&set?)
}

fn label(label: &str) -> Result<Encoding, String> {
    Encoding::from_label(label).ok_or_else(|| match nearest(label, Encoding::names()) {
        Some(meant) => format!("no such encoding; did you mean {meant}?"),
        None => format!("no such encoding; known are {}", Encoding::names().collect::<Vec<_>>().join(", ")),
    })
}
