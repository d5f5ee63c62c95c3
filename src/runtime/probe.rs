//! Asks the terminal what its background is, how wide its glyphs are and which graphics it takes, without losing a key that
//! is typed meanwhile.
//!
//! The questions are OSC 11, those of [`protocols`], and reports of the cursor; a request for the device attributes (DA1), which nearly every
//! terminal answers, follows them as a sentinel: with its answer everything is said that will be. A terminal that says
//! nothing is not waited for: the first frame comes without, and what is typed is handed on at once. Its answer may still
//! come, over a slow line; [`late`](crate::runtime::late) keeps what comes even after that from being taken for keys.

use crate::config::{Appearance, ImageProtocol};
use crate::input::{Key, KeyCode};
use crate::runtime::calibration::{self, CursorReport};
use crate::runtime::protocols::{self, Claims};
use crate::text::width::Widths;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

/// How long the terminal has to answer, over whatever line: nobody waits for it but who reads the keys, and they are
/// handed on meanwhile.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long an answer that has begun may take to end.
const PATIENCE_WITHIN: Duration = Duration::from_secs(1);
const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// What the terminal is asked, all of it at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Questions {
    /// Its background.
    pub background: bool,
    /// The widths of its glyphs.
    pub widths: bool,
    /// The graphics that it takes.
    pub graphics: bool,
}

/// What is known of the terminal by its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// Whether its background is dark or light.
    pub background: Option<Appearance>,
    /// The widths of its glyphs.
    pub widths: Option<Widths>,
    /// The graphics that it takes.
    pub graphics: Option<Graphics>,
}

/// The graphics that a terminal takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graphics {
    /// Their form.
    pub protocol: ImageProtocol,
    /// The width and height of a cell, in pixels, where the terminal told.
    pub cell: Option<(u16, u16)>,
}

impl Questions {
    /// Whether there are any.
    pub fn any(self) -> bool {
        self.background || self.widths || self.graphics
    }

    /// What is written to the terminal.
    pub fn text(self) -> String {
        let background = if self.background { "\x1b]11;?\x1b\\" } else { "" };
        let widths = if self.widths { calibration::question() } else { String::new() };
        let graphics = if self.graphics { protocols::QUESTION } else { "" };
        // The samples are wiped from the screen; with them goes what a terminal printed of questions that it did not know.
        format!("{background}{graphics}{widths}\x1b[c")
    }

    /// What the answers say. A terminal that ended them without the widths will not tell.
    pub fn find(self, answers: &Answers) -> Found {
        let measured = calibration::widths(&answers.reports);
        let widths = if answers.complete { Some(measured.unwrap_or_default()) } else { measured };
        let Claims { cell, .. } = answers.claims;
        let graphics = Graphics { protocol: answers.claims.protocol(protocols::environment), cell };
        Found {
            background: answers.background,
            widths: widths.filter(|_| self.widths),
            graphics: (self.graphics && answers.complete).then_some(graphics),
        }
    }
}

/// What the terminal said, and what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Whether the background is dark or light.
    pub background: Option<Appearance>,
    /// Where the cursor was after each of the samples.
    pub reports: Vec<CursorReport>,
    /// What it says of its graphics.
    pub claims: Claims,
    /// Whether the sentinel came, so that nothing is still on its way.
    pub complete: bool,
    /// The bytes that are no answer.
    pub typed: Vec<u8>,
}

/// Whether a terminal of that `TERM` is worth asking.
pub fn is_worth_asking(term: Option<&str>) -> bool {
    // The console of Linux has no such colour, and old ones print the question.
    !matches!(term, None | Some("" | "dumb" | "linux"))
}

/// Reads until the sentinel or until the terminal had time enough. What is typed meanwhile is told to `typed` as it comes.
pub fn read(input: impl AsFd, mut typed: impl FnMut(&[u8])) -> Answers {
    let mut told = 0;
    let mut tell = |answers: &Answers, all: bool| {
        let new = answers.typed.get(told..).unwrap_or_default();
        let is_cut = std::str::from_utf8(new).is_err_and(|error| error.error_len().is_none());
        if all || !is_cut && !new.is_empty() {
            told = answers.typed.len();
            typed(new);
        }
    };
    let answers = read_on(input, |answers| tell(answers, false));
    tell(&answers, true);
    answers
}

/// Reads until the end, and shows what is there whenever nothing in it lacks its end.
fn read_on(input: impl AsFd, mut show: impl FnMut(&Answers)) -> Answers {
    let start = Instant::now();
    let mut bytes = Vec::new();
    loop {
        let (answers, unfinished) = split(&bytes);
        if !unfinished {
            show(&answers);
        }
        let patience = if unfinished { PATIENCE_WITHIN } else { PATIENCE };
        let Some(left) = patience.checked_sub(start.elapsed()) else { return answers };
        if answers.complete && !unfinished || !wait(&input, left) {
            return answers;
        }
        let mut chunk = [0; 256];
        match rustix::io::read(&input, &mut chunk) {
            Ok(0) | Err(_) => return answers,
            Ok(read) => bytes.extend_from_slice(chunk.get(..read).unwrap_or_default()),
        }
    }
}

/// Waits until there is something to read.
fn wait(input: impl AsFd, patience: Duration) -> bool {
    let timeout = Timespec { tv_sec: patience.as_secs() as i64, tv_nsec: i64::from(patience.subsec_nanos()) };
    let mut fds = [PollFd::new(&input, PollFlags::IN)];
    poll(&mut fds, Some(&timeout)).is_ok_and(|ready| ready > 0)
}

/// Parts answers from typed bytes; the flag says that the last sequence lacks its end.
fn split(mut bytes: &[u8]) -> (Answers, bool) {
    let mut answers = Answers::default();
    while let Some(&first) = bytes.first() {
        match bytes {
            [ESC, b']', rest @ ..] => {
                let Some((text, after)) = until_terminator(rest) else { return (answers, true) };
                answers.background = parse_background(&String::from_utf8_lossy(text)).or(answers.background);
                bytes = after;
            }
            [ESC, b'P', rest @ ..] => {
                let Some((text, after)) = until_terminator(rest) else { return (answers, true) };
                answers.claims.take_name(text);
                bytes = after;
            }
            [ESC, b'_', rest @ ..] => {
                let Some((text, after)) = until_terminator(rest) else { return (answers, true) };
                answers.claims.take_verdict(text);
                bytes = after;
            }
            [ESC, b'[', b'?', rest @ ..] => {
                let Some(end) = rest.iter().position(|b| (0x40..0x7f).contains(b)) else { return (answers, true) };
                if rest.get(end) == Some(&b'c') {
                    answers.complete = true;
                    answers.claims.take_attributes(rest.get(..end).unwrap_or_default());
                }
                bytes = rest.get(end + 1..).unwrap_or_default();
            }
            // The beginning of an answer, or Esc.
            [ESC] => {
                answers.typed.push(first);
                return (answers, true);
            }
            [ESC, b'[', rest @ ..] => {
                let Some(end) = rest.iter().position(|b| (0x40..0x7f).contains(b)) else { return (answers, true) };
                let parameters = rest.get(..end).unwrap_or_default();
                match (rest.get(end), parse_report(parameters)) {
                    (Some(b'R'), Some(report)) => answers.reports.push(report),
                    (Some(b't'), _) if answers.claims.take_size(parameters) => {}
                    _ => answers.typed.extend(bytes.get(..end + 3).unwrap_or_default()),
                }
                bytes = rest.get(end + 1..).unwrap_or_default();
            }
            _ => {
                answers.typed.push(first);
                bytes = bytes.get(1..).unwrap_or_default();
            }
        }
    }
    (answers, false)
}

/// The text of an operating system command, and what follows it.
fn until_terminator(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|&b| b == BEL || b == ESC)?;
    let after = if bytes.get(end) == Some(&BEL) { 1 } else { 2 };
    Some((bytes.get(..end)?, bytes.get(end + after..)?))
}

/// Reads `ROW;COLUMN`.
fn parse_report(parameters: &[u8]) -> Option<CursorReport> {
    let (row, column) = std::str::from_utf8(parameters).ok()?.split_once(';')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Reads `11;rgb:RRRR/GGGG/BBBB`, each with one to four digits.
pub(super) fn parse_background(answer: &str) -> Option<Appearance> {
    let colour = answer.strip_prefix("11;")?;
    let channels = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
    let mut channels = channels.split('/').map(|hex| {
        let value = u32::from_str_radix(hex, 16).ok()?;
        let largest = 16_u32.checked_pow(u32::try_from(hex.len()).ok()?)?.checked_sub(1)?;
        (largest > 0).then(|| value * 1000 / largest)
    });
    let (red, green, blue) = (channels.next()??, channels.next()??, channels.next()??);
    let brightness = (red * 299 + green * 587 + blue * 114) / 1000;
    Some(if brightness > 500 { Appearance::Light } else { Appearance::Dark })
}

/// The keys in typed bytes, for those few that come before crossterm reads: characters, control characters, arrows. The
/// mouse and a paste are passed over.
pub fn keys(typed: &[u8]) -> Vec<Key> {
    let text = String::from_utf8_lossy(typed);
    let mut rest = &*text;
    let mut keys = Vec::new();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = after;
        keys.push(match c {
            '\u{1b}' if after.starts_with(['[', 'O']) => {
                let end = after.get(1..).and_then(|sequence| sequence.find(|c| matches!(c, '@'..='~')));
                let (sequence, beyond) = after.split_at(end.map_or(after.len(), |end| end + 2));
                rest = beyond;
                match sequence {
                    "[A" | "OA" => Key::plain(KeyCode::Up),
                    "[B" | "OB" => Key::plain(KeyCode::Down),
                    "[C" | "OC" => Key::plain(KeyCode::Right),
                    "[D" | "OD" => Key::plain(KeyCode::Left),
                    "[H" | "OH" => Key::plain(KeyCode::Home),
                    "[F" | "OF" => Key::plain(KeyCode::End),
                    "[5~" => Key::plain(KeyCode::PageUp),
                    "[6~" => Key::plain(KeyCode::PageDown),
                    PASTE => {
                        rest = beyond.split_once(PASTED).map_or("", |(_, beyond)| beyond);
                        continue;
                    }
                    _ => continue,
                }
            }
            '\u{1b}' => Key::plain(KeyCode::Esc),
            '\r' => Key::plain(KeyCode::Enter),
            '\t' => Key::plain(KeyCode::Tab),
            '\u{7f}' => Key::plain(KeyCode::Backspace),
            '\u{1}'..='\u{1a}' => Key::control((c as u8 - 1 + b'a').into()),
            c if c.is_control() || c == char::REPLACEMENT_CHARACTER => continue,
            c => Key::char(c),
        });
    }
    keys
}

/// What comes before pasted text, after ESC, and what comes after it.
const PASTE: &str = "[200~";
const PASTED: &str = "\u{1b}[201~";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_background_is_told_from_a_dark_one() {
        for (answer, appearance) in [
            ("11;rgb:ffff/ffff/ffff", Some(Appearance::Light)),
            ("11;rgb:fd/f6/e3", Some(Appearance::Light)),
            ("11;rgb:0/0/0", Some(Appearance::Dark)),
            ("11;rgba:1e1e/1e1e/2e2e/ffff", Some(Appearance::Dark)),
            ("11;rgb:/", None),
            ("11;rgb:fffffffffffffffff/0/0", None),
            ("10;rgb:ffff/ffff/ffff", None),
        ] {
            assert_eq!(parse_background(answer), appearance, "{answer}");
        }
    }

    #[test]
    fn keys_typed_between_the_answers_are_kept() {
        let (answers, unfinished) = split(b"j\x1b]11;rgb:ffff/ffff/ffff\x1b\\k\x1b[A\x1b[?62;22cG");
        assert!(!unfinished && answers.complete);
        assert_eq!(answers.background, Some(Appearance::Light));
        let up = Key::plain(KeyCode::Up);
        assert_eq!(keys(&answers.typed), [Key::char('j'), Key::char('k'), up, Key::char('G')]);
    }

    #[test]
    fn an_answer_cut_anywhere_is_waited_for() {
        for whole in [
            &b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"[..],
            b"\x1b[1;13R",
            b"\x1b[?62;22c",
            b"\x1b[?2026;2$y",
            b"\x1bP>|kitty(0.42.0)\x1b\\",
            b"\x1b_Gi=31;OK\x1b\\",
            b"\x1b[6;20;10t",
        ] {
            for cut in 1..whole.len() {
                let (answers, unfinished) = split(&whole[..cut]);
                assert!(unfinished && (answers.typed.is_empty() || cut == 1), "cut at {cut}");
            }
            let (answers, unfinished) = split(whole);
            assert!(!unfinished && answers.typed.is_empty());
        }
    }

    #[test]
    fn reports_of_the_cursor_are_told_from_keys() {
        let (answers, _) = split(b"\x1b[1;2Rj\x1b[5~\x1b[1;3R\x1b[1;5A\x1b[R\x1b[;R\x1b[1;99999999R\x1b[?62c");
        assert_eq!(answers.reports, [(1, 2), (1, 3)]);
        assert_eq!(answers.typed, b"j\x1b[5~\x1b[1;5A\x1b[R\x1b[;R\x1b[1;99999999R");
    }

    #[test]
    fn widths_are_told_whole_or_not_at_all() {
        let asked = Questions { background: true, widths: true, graphics: false };
        let found = |bytes: &[u8]| asked.find(&split(bytes).0);
        let reports = b"\x1b[1;3R".repeat(6);
        let wide = found(&reports).widths.unwrap();
        assert_eq!(wide.ambiguous, crate::text::width::Ambiguous::Wide);
        assert_eq!(found(&reports[..30]).widths, None, "more may come");
        let partial = [&reports[..30], b"\x1b[?62c"].concat();
        assert_eq!(found(&partial).widths, Some(Widths::UNKNOWN), "no more comes");
        assert_eq!(found(b"").widths, None);
        let unasked = Questions { widths: false, ..asked };
        assert_eq!(unasked.find(&split(b"\x1b[?62c").0).widths, None);
    }

    #[test]
    fn only_what_is_wanted_is_asked_and_the_sentinel_comes_last() {
        let text = |background, widths, graphics| Questions { background, widths, graphics }.text();
        assert_eq!(text(true, false, false), "\x1b]11;?\x1b\\\x1b[c");
        assert!(!text(false, true, false).contains("]11") && text(false, true, false).ends_with("\x1b[c"));
        assert_eq!(text(false, false, true), format!("{}\x1b[c", protocols::QUESTION));
    }

    #[test]
    fn graphics_are_known_once_everything_is_said() {
        let asked = Questions { graphics: true, ..Questions::default() };
        let said = b"\x1bP>|kitty(0.42.0)\x1b\\\x1b_Gi=31;OK\x1b\\j\x1b[6;20;10t\x1b[?62;22c";
        let (answers, _) = split(said);
        assert_eq!(answers.typed, b"j");
        let found = Graphics { protocol: ImageProtocol::Kitty, cell: Some((10, 20)) };
        assert_eq!(asked.find(&answers).graphics, Some(found));
        assert_eq!(Questions::default().find(&answers).graphics, None);
        assert_eq!(asked.find(&split(&said[..40]).0).graphics, None, "more may come");
    }

    #[test]
    fn a_silent_terminal_is_not_waited_for_and_its_keys_are_kept() {
        let pty = rustix_openpty::openpty(None, None).unwrap();
        rustix::io::write(&pty.controller, b"jj\r").unwrap();
        let (start, mut typed) = (Instant::now(), Vec::new());
        let answers = read(&pty.user, |bytes| typed.extend_from_slice(bytes));
        assert!(start.elapsed() < PATIENCE * 5);
        assert!(!answers.complete && answers.background.is_none());
        assert_eq!(typed, b"jj\n", "the line discipline of the test still turns CR into LF");
    }

    #[test]
    fn what_is_pasted_or_done_with_the_mouse_is_no_row_of_keys() {
        let typed = "j\u{1b}[<0;10;5Mk\u{1b}[200~qQ:quit\r\u{1b}[201~報\u{1b}[Z\u{1b}";
        let chars = ['j', 'k', '報'].map(Key::char);
        assert_eq!(keys(typed.as_bytes()), [&chars[..], &[Key::plain(KeyCode::Esc)]].concat());
    }

    #[test]
    fn what_is_typed_is_told_before_the_terminal_has_answered() {
        let pty = rustix_openpty::openpty(None, None).unwrap();
        rustix::io::write(&pty.controller, "報\r".as_bytes()).unwrap();
        let mut typed = Vec::new();
        let answers = read(&pty.user, |bytes| {
            typed.push(String::from_utf8(bytes.to_owned()).unwrap());
            rustix::io::write(&pty.controller, b"k\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c\r").unwrap();
        });
        assert!(answers.complete && answers.background == Some(Appearance::Light));
        assert_eq!(typed[..2], ["報\n", "k\n"]);
    }
}
