//! How the bytes of an article are read, as flags and as the locale says.

use crate::input::nearest;
use crate::source::{Encoding, Region, Wishes};
use std::env;

/// How the bytes of an article are read.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Decoding {
    /// The encoding of the text, such as gbk, big5, shift_jis or euc-kr; without it, the text itself tells
    #[arg(long, value_name = "LABEL", value_parser = label)]
    encoding: Option<Encoding>,
}

impl Decoding {
    /// What the reader wants, with what the locale tells.
    pub fn wishes(&self) -> Wishes {
        Wishes { encoding: self.encoding, region: region() }
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
