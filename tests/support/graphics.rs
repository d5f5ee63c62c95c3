//! The graphics of a terminal: what it claims to know, and what it was sent.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// What a terminal claims to know, at 10 × 20 pixels a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Claim {
    /// No graphics: it does not even answer.
    #[default]
    Nothing,
    /// kitty's graphics.
    Kitty,
    /// Sixel.
    Sixel,
    /// Inline images, by its name.
    Iterm2,
}

impl Claim {
    /// The questions about graphics with the answers to them.
    pub fn answers(self) -> [(&'static [u8], &'static [u8]); 3] {
        let (name, verdict, cell): (&[u8], &[u8], &[u8]) = match self {
            Self::Nothing => (b"", b"", b""),
            Self::Kitty => (b"\x1bP>|kitty(0.42.0)\x1b\\", b"\x1b_Gi=31;OK\x1b\\", b"\x1b[6;20;10t"),
            Self::Sixel => (b"\x1bP>|foot(1.20.0)\x1b\\", b"", b"\x1b[6;20;10t"),
            Self::Iterm2 => (b"\x1bP>|iTerm2 3.5.0\x1b\\", b"\x1b_Gi=31;OK\x1b\\", b"\x1b[6;20;10t"),
        };
        [
            (b"\x1b[>q", name),
            (b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24,o=z;eNpjYGAAAAADAAE=\x1b\\", verdict),
            (b"\x1b[16t", cell),
        ]
    }

    /// Its device attributes.
    pub fn attributes(self) -> &'static [u8] {
        if self == Self::Sixel { b"\x1b[?62;4;22c" } else { b"\x1b[?62;22c" }
    }
}

/// An image that the terminal keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// Its width and height, in pixels.
    pub size: (u32, u32),
    /// What came of it, in base64.
    payload: String,
}

impl Kept {
    /// Its pixels, four bytes each.
    pub fn pixels(&self) -> Vec<u8> {
        let mut pixels = Vec::new();
        let packed = STANDARD.decode(&self.payload).unwrap();
        ZlibDecoder::new(&packed[..]).read_to_end(&mut pixels).unwrap();
        pixels
    }
}

/// What a terminal was sent.
#[derive(Debug, Default)]
pub struct Graphics {
    /// The images that it keeps, by their numbers.
    pub kept: BTreeMap<u32, Kept>,
    /// How many were ever sent.
    pub sent: usize,
    /// Sequences of sixel, each whole.
    pub sixels: Vec<Vec<u8>>,
    /// Inline images, as the files that they are.
    pub inline: Vec<Vec<u8>>,
    /// The image whose parts are still coming.
    coming: Option<u32>,
}

impl Graphics {
    /// Obeys a command of kitty's; `false` for one that the program has no business to send.
    pub fn obey(&mut self, command: &str) -> bool {
        let Some((keys, payload)) = command.strip_prefix('G').map(|rest| rest.split_once(';').unwrap_or((rest, "")))
        else {
            return false;
        };
        let key = |name: &str| keys.split(',').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
        let number = |name: &str| key(name).and_then(|(_, value)| value.parse::<u32>().ok());
        let text = |name: &str| key(name).map_or("", |(_, value)| value);
        match (text("a"), number("i")) {
            ("q", Some(31)) => self.sent == 0,
            ("T", Some(id)) => {
                let size = (number("s").unwrap_or(0), number("v").unwrap_or(0));
                self.kept.insert(id, Kept { size, payload: payload.to_owned() });
                self.coming = (text("m") == "1").then_some(id);
                self.sent += 1;
                (text("U"), text("f"), text("o"), text("t"), text("q")) == ("1", "32", "z", "d", "2")
            }
            ("", None) => {
                let Some(kept) = self.coming.and_then(|id| self.kept.get_mut(&id)) else { return false };
                kept.payload.push_str(payload);
                self.coming = self.coming.filter(|_| text("m") == "1");
                text("q") == "2"
            }
            ("d", Some(id)) => self.kept.remove(&id).is_some() && (text("d"), text("q")) == ("I", "2"),
            _ => false,
        }
    }

    /// Takes in an inline image; `false` for anything else that iTerm2 can be told.
    pub fn show(&mut self, parameters: &[&[u8]]) -> bool {
        let text = String::from_utf8_lossy(&parameters.join(&b';')).into_owned();
        let Some((keys, file)) = text.split_once(':') else { return false };
        self.inline.push(STANDARD.decode(file).unwrap_or_default());
        keys.starts_with("File=inline=1;size=") && keys.ends_with(";doNotMoveCursor=1")
    }
}

/// Finds application program commands among bytes: the parser of the other sequences passes them over.
#[derive(Debug, Default)]
pub struct Commands {
    text: Option<Vec<u8>>,
    last: u8,
}

impl Commands {
    /// The commands that end in these bytes.
    pub fn listen(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut whole = Vec::new();
        for &byte in bytes {
            match (&mut self.text, self.last, byte) {
                (None, 0x1b, b'_') => self.text = Some(Vec::new()),
                (Some(text), 0x1b, b'\\') => {
                    text.pop();
                    whole.push(String::from_utf8_lossy(text).into_owned());
                    self.text = None;
                }
                (Some(text), ..) => text.push(byte),
                (None, ..) => {}
            }
            self.last = byte;
        }
        whole
    }
}
