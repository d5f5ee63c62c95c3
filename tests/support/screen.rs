//! What a terminal makes of the program's bytes: the screen, the modes, and its answers to questions.

use super::graphics::{Claim, Commands};
use super::wire::Wire;
use std::num::NonZeroU16;
use std::process::ExitStatus;
use std::time::Instant;

/// What the program asks the terminal, and what a terminal answers.
const ASKED_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";
const ASKED_ATTRIBUTES: &[u8] = b"\x1b[c";
const ASKED_CURSOR: &[u8] = b"\x1b[6n";
/// The columns after each sample whose width is asked for, as xterm counts them.
pub const XTERM: [u16; 6] = [1, 1, 6, 4, 2, 1];

/// How the terminal answers when it is asked for its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is dark.
    Dark,
    /// It is light.
    Light,
    /// Only that it is a terminal, as where a multiplexer answers at once and the terminal behind it later or never.
    AttributesOnly,
    /// Nothing, as many terminals do.
    Silence,
}

/// What came from the program.
pub struct Heard {
    emulator: vt100::Parser,
    parser: vte::Parser,
    /// Every byte.
    pub raw: Vec<u8>,
    /// What the bytes mean.
    pub wire: Wire,
    answer: Answer,
    claim: Claim,
    commands: Commands,
    /// The columns of the samples that are still to be answered.
    samples: Vec<u16>,
    answered: usize,
    /// How and when the program ended.
    pub exit: Option<(ExitStatus, Instant)>,
}

/// The screen at a moment.
pub struct Screen<'a>(&'a Heard);

impl Heard {
    /// A terminal of so many columns and rows, before anything is heard.
    pub fn new((columns, rows): (u16, u16), answer: Answer, claim: Claim, samples: &[u16]) -> Self {
        Self {
            emulator: vt100::Parser::new(cells(rows, 24), cells(columns, 80), 0),
            parser: vte::Parser::new(),
            raw: Vec::new(),
            wire: Wire::default(),
            answer,
            claim,
            commands: Commands::default(),
            samples: samples.iter().rev().copied().collect(),
            answered: 0,
            exit: None,
        }
    }

    /// Takes in what the program wrote; gives what the terminal says to it.
    pub fn listen(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.raw.extend_from_slice(bytes);
        self.emulator.process(bytes);
        self.parser.advance(&mut self.wire, bytes);
        self.commands.listen(bytes).iter().for_each(|command| self.wire.command(command));
        let background: &[u8] = match self.answer {
            Answer::Dark => b"\x1b]11;rgb:1a1a/1b1b/2626\x1b\\",
            Answer::Light => b"\x1b]11;rgb:fafa/f8f8/f0f0\x1b\\",
            Answer::AttributesOnly => b"",
            Answer::Silence => return Vec::new(),
        };
        let graphics = self.claim.answers();
        let asked = [(ASKED_BACKGROUND, background), (ASKED_ATTRIBUTES, self.claim.attributes())];
        let questions: Vec<_> = asked.into_iter().chain(graphics).chain([(ASKED_CURSOR, &b""[..])]).collect();
        let mut reply = Vec::new();
        while let Some(rest) = self.raw.get(self.answered..).filter(|rest| !rest.is_empty()) {
            match questions.iter().find(|(question, _)| rest.starts_with(question)) {
                Some((question, _)) if *question == ASKED_CURSOR => {
                    let report = self.samples.pop().map(|columns| format!("\x1b[1;{}R", columns + 1));
                    reply.extend(report.unwrap_or_default().into_bytes());
                }
                Some((_, answer)) => reply.extend_from_slice(answer),
                None if questions.iter().any(|(question, _)| question.starts_with(rest)) => break,
                None => {}
            }
            self.answered += 1;
        }
        reply
    }

    /// Changes the terminal's size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.screen_mut().set_size(cells(rows, 24), cells(columns, 80));
    }

    /// The screen now.
    pub fn screen(&self) -> Screen<'_> {
        Screen(self)
    }
}

impl Screen<'_> {
    /// What the bytes meant.
    pub fn wire(&self) -> &Wire {
        &self.0.wire
    }

    /// The rows as text.
    pub fn rows(&self) -> Vec<String> {
        let screen = self.0.emulator.screen();
        screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect()
    }

    /// The rows right of the outline, whose marks tell what was in view before.
    pub fn text_pane(&self) -> Vec<String> {
        self.rows().iter().map(|row| row.rsplit('│').next().unwrap_or_default().to_owned()).collect()
    }

    /// Whether some text stands on one of its rows.
    pub fn contains(&self, text: &str) -> bool {
        self.rows().iter().any(|row| row.contains(text))
    }

    /// Every cell with its colours and attributes, row by row.
    pub fn cells(&self) -> Vec<vt100::Cell> {
        let screen = self.0.emulator.screen();
        let (rows, columns) = screen.size();
        let row = |row| (0..columns.get()).map(move |column| screen.cell(row, column).unwrap().clone());
        (0..rows.get()).flat_map(row).collect()
    }

    /// The number of whole frames so far.
    pub fn frames(&self) -> usize {
        self.0.wire.frames
    }

    /// Whether the program has asked all that it asks.
    pub fn has_asked(&self) -> bool {
        self.0.raw.windows(ASKED_ATTRIBUTES.len()).any(|bytes| bytes == ASKED_ATTRIBUTES)
    }

    /// The number of bytes so far.
    pub fn bytes(&self) -> usize {
        self.0.raw.len()
    }

    /// The emulator's own view.
    pub fn emulator(&self) -> &vt100::Screen {
        self.0.emulator.screen()
    }

    /// The screen in a frame, with what was heard last, for a failed test.
    pub fn picture(&self) -> String {
        let rows = self.rows();
        let lines: Vec<String> = rows.iter().map(|row| format!("│{row}")).collect();
        let tail = &self.0.raw[self.0.raw.len().saturating_sub(200)..];
        format!("{}\nmodes {:?}\nlast bytes {:?}", lines.join("\n"), self.0.wire.modes, String::from_utf8_lossy(tail))
    }
}

/// A number of cells; where the terminal knows none, what it is taken to have.
fn cells(known: u16, unknown: u16) -> NonZeroU16 {
    NonZeroU16::new(known).or(NonZeroU16::new(unknown)).unwrap()
}
