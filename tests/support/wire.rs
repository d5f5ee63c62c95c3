//! Listens to every byte that the program writes to the terminal: which modes are set, and whether anything is written
//! that it has no business to write.

use super::graphics::Graphics;
use std::collections::BTreeSet;
use vte::{Params, Perform};

/// Private modes that the program may set: the cursor, the mouse (presses, SGR coordinates), the alternate screen,
/// bracketed paste, synchronised updates.
const MODES: [u16; 6] = [25, 1000, 1006, 1049, 2004, 2026];
/// The mode that is on when a shell starts a program.
const CURSOR: u16 = 25;
/// The mode that is on while a frame is written.
const FRAME: u16 = 2026;

/// What was heard so far.
#[derive(Debug, Default)]
pub struct Wire {
    /// Private modes that are on, but for the cursor.
    pub modes: BTreeSet<u16>,
    /// Whether the cursor is hidden.
    pub cursor_hidden: bool,
    /// Frames that are complete.
    pub frames: usize,
    /// What was put on the clipboard, in base64.
    pub copied: Vec<String>,
    /// Where links lead.
    pub links: BTreeSet<String>,
    /// The images that were sent.
    pub graphics: Graphics,
    sixel: Option<Vec<u8>>,
    /// Whether what is written now is a link.
    in_link: bool,
    /// What should not have been written.
    pub violations: Vec<String>,
    /// Whether colours or attributes are on.
    pub styled: bool,
    /// Whether any colour was ever set.
    pub coloured: bool,
}

impl Wire {
    /// Whether a frame is being written.
    pub fn in_frame(&self) -> bool {
        self.modes.contains(&FRAME)
    }

    /// Takes in an application program command, which is one of kitty's graphics or a violation.
    pub fn command(&mut self, text: &str) {
        if !self.graphics.obey(text) {
            self.violation(format!("APC {}", text.get(..80).unwrap_or(text)));
        }
    }

    fn violation(&mut self, what: String) {
        self.violations.push(what);
    }

    fn set_mode(&mut self, mode: u16, on: bool) {
        match mode {
            CURSOR => self.cursor_hidden = !on,
            _ if on => _ = self.modes.insert(mode),
            _ => _ = self.modes.remove(&mode),
        }
        self.frames += usize::from(mode == FRAME && !on);
        if self.in_link {
            self.violation(format!("a link that goes on where mode {mode} is changed"));
        }
        if !MODES.contains(&mode) {
            self.violation(format!("mode {mode}"));
        }
    }

    fn set_style(&mut self, params: &Params) {
        let flat: Vec<u16> = params.iter().flatten().copied().collect();
        self.styled = !matches!(flat[..], [] | [0]);
        self.coloured |= matches!(flat[..], [30..=38 | 40..=48 | 58 | 90..=107, ..]);
        let mut rest = &flat[..];
        while let [first, tail @ ..] = rest {
            rest = match (first, tail) {
                (38 | 48 | 58, [5, _, tail @ ..]) => tail,
                (38 | 48 | 58, [2, _, _, _, tail @ ..]) => tail,
                (0..=5 | 7 | 9 | 22..=25 | 27 | 29..=37 | 39..=47 | 49 | 59 | 90..=97 | 100..=107, tail) => tail,
                _ => return self.violation(format!("SGR {flat:?}")),
            };
        }
    }
}

/// Whether a link has a name that terminals take for one, and leads where a browser or a mail program would go.
fn is_link(id: &[u8], address: &[u8]) -> bool {
    let is_visible = address.iter().all(|byte| (0x21..0x7f).contains(byte)) && address.len() <= 2000;
    let leads_out = [&b"http://"[..], b"https://", b"mailto:"].iter().any(|scheme| address.starts_with(scheme));
    let name = id.strip_prefix(b"id=").unwrap_or_default();
    is_visible && leads_out && name.len() == 8 && name.iter().all(u8::is_ascii_hexdigit)
}

impl Perform for Wire {
    fn print(&mut self, c: char) {
        let unsafe_to_print = c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2061}'..='\u{206f}'
                | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e00ff}');
        if unsafe_to_print {
            self.violation(format!("printed {c:?}"));
        }
    }

    fn execute(&mut self, byte: u8) {
        self.violation(format!("control {byte:#04x}"));
    }

    fn hook(&mut self, params: &Params, intermediates: &[u8], _: bool, action: char) {
        let flat: Vec<u16> = params.iter().flatten().copied().collect();
        match (intermediates, action, &flat[..]) {
            // Sixel, with square dots; what is not drawn stays as it is.
            (b"", 'q', [9, 1, 0]) if self.in_frame() => self.sixel = Some(b"\x1bP9;1;0q".to_vec()),
            _ => self.violation(format!("DCS {flat:?} {action}")),
        }
    }

    fn put(&mut self, byte: u8) {
        self.sixel.iter_mut().for_each(|text| text.push(byte));
    }

    fn unhook(&mut self) {
        self.graphics.sixels.extend(self.sixel.take().map(|text| [&text[..], b"\x1b\\"].concat()));
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, action: char) {
        let flat: Vec<u16> = params.iter().flatten().copied().collect();
        match (intermediates, action, &flat[..]) {
            (b"?", 'h' | 'l', modes) => modes.iter().for_each(|&mode| self.set_mode(mode, action == 'h')),
            (b"", 'm', _) => self.set_style(params),
            // Cursor position, clear the screen, ask what the terminal is.
            (b"", 'H', _) | (b"", 'J', [2]) | (b"", 'c', [0]) => {}
            // Make room for graphics.
            (b"", 'X', [_]) if self.in_frame() => {}
            // What the terminal is called, and how large its cells are.
            (b">", 'q', [0]) | (b"", 't', [16]) if self.frames == 0 => {}
            // Where the cursor is, after the samples of the start: no frame is there yet that they could spoil.
            (b"", 'n', [6]) if self.frames == 0 => {}
            _ => self.violation(format!("CSI {} {flat:?} {action}", String::from_utf8_lossy(intermediates))),
        }
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match params {
            [b"11", b"?"] => {}
            [b"52", b"c", base64] => self.copied.push(text(base64)),
            [b"1337", rest @ ..] if self.in_frame() && self.graphics.show(rest) => {}
            [b"8", b"", b""] => self.in_link = false,
            [b"8", id, address @ ..] if is_link(id, &address.join(&b';')) => {
                self.in_link = true;
                self.links.insert(text(&address.join(&b';')));
            }
            _ => self.violation(format!("OSC {:?}", params.iter().map(|p| text(p)).collect::<Vec<_>>())),
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        // The string terminator of an OSC arrives as a sequence of its own.
        if !(intermediates.is_empty() && byte == b'\\') {
            self.violation(format!("ESC {}{}", String::from_utf8_lossy(intermediates), char::from(byte)));
        }
    }
}

#[test]
fn the_ear_hears_commands_for_images_and_no_others() {
    let heard = |commands: &[&str]| {
        let mut wire = Wire::default();
        let bytes: String = commands.iter().map(|command| format!("a\x1b_{command}\x1b\\b")).collect();
        // Cut anywhere, as they may come.
        let mut listening = super::graphics::Commands::default();
        for byte in bytes.bytes() {
            listening.listen(&[byte]).iter().for_each(|command| wire.command(command));
        }
        wire.violations
    };
    let sent = "Gq=2,i=9,a=T,U=1,f=32,o=z,t=d,s=1,v=1,m=1;eNo=";
    assert_eq!(heard(&[sent, "Gq=2,m=0;eNo=", "Ga=d,d=I,i=9,q=2"]), [""; 0]);
    for bad in [
        &["Gq=2,m=0;eNo="][..],
        &["Ga=d,d=A"],
        &["Ga=d,d=I,i=9,q=2"],
        &["Ga=T,i=9,f=100,t=f;L2V0Yy9wYXNzd2Q="],
        &["Ga=t,i=9"],
        &["other"],
    ] {
        assert_ne!(heard(bad), [""; 0], "{bad:?}");
    }
}

#[test]
fn the_ear_hears_what_is_forbidden() {
    let heard = |bytes: &[u8]| {
        let mut wire = Wire::default();
        vte::Parser::new().advance(&mut wire, bytes);
        wire.violations
    };
    for fine in [
        "\x1b[?1049h\x1b[2J\x1b[1;31m報\x1b[38;5;200m\x1b[0m\x1b[3;4H",
        "\x1b]11;?\x1b\\“\x1b[6n\x1b[c",
        "\x1b]52;c;aGk=\x07",
        "\x1b]8;id=0123abcd;https://example.org/a;b\x1b\\報\x1b]8;;\x1b\\\x1b[?2026l",
    ] {
        assert_eq!(heard(fine.as_bytes()), [""; 0], "{fine:?}");
    }
    for bad in [
        "\x1b]0;title\x07",
        "\x1b[?2026h\x1b[?2026l\x1b[6n",
        "\x1b[5n",
        "\x1b]8;;https://example.org/\x1b\\",
        "\x1b]8;id=0123abcd;file:///etc/passwd\x1b\\",
        "\x1b]8;id=0123abcd;https://example.org/\x1b\\報\x1b[?2026l",
        "\x1b[?1003h",
        "\x1b[5m\x1b[6m",
        "\x1bc",
        "\x1bP1;2q\x1b\\",
        "\x1bP9;1;0q\x1b\\",
        "\x1b]1337;File=inline=1;size=1:eA==\x07",
        "\x1b]1337;SetMark\x07",
        "\x1b[3X",
        "\x1b[14t",
        "\n",
        "\u{202e}",
        "\u{9b}2J",
    ] {
        assert_ne!(heard(bad.as_bytes()), [""; 0], "{bad:?}");
    }
}
