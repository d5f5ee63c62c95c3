//! The terminal: the only place that writes to it, and the guard of every mode that the program sets.
//!
//! ratatui's own `Terminal` sets the cursor's mode in every frame and asks the terminal for its cursor or its size now
//! and then, so frames are made here: two buffers, their difference, one write, inside a synchronised update.

use crate::app::{Picture, Size};
use crate::runtime::RuntimeError;
use crate::runtime::gallery::{Gallery, Held};
use crate::text::hyperlink;
use crate::view::paint::CONTINUATION;
use crate::view::{Links, Shown, changes, graphics};
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{Command, queue, terminal as modes};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::getpgrp;
use rustix::termios::{isatty, tcgetpgrp, tcgetwinsize};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// No terminal is taken to be larger, whatever it says: a screen of 65535² cells would take all the memory there is.
pub const LARGEST: Size = Size { columns: 1000, rows: 500 };
/// What a terminal is taken to be that does not know its size, as serial lines do not.
const UNKNOWN: Size = Size { columns: 80, rows: 24 };

/// The terminal while the reader is in it. Dropping it restores every mode.
#[derive(Debug)]
pub struct Terminal {
    tty: Arc<Tty>,
    shown: Buffer,
    next: Buffer,
    /// Where the glyphs on the screen lead.
    links: Links,
    bytes: Vec<u8>,
    cursor: Option<Position>,
    stale: bool,
    gallery: Gallery,
}

impl Terminal {
    /// The terminal that standard output is, not yet entered.
    pub fn open(mouse: bool) -> Result<Self, RuntimeError> {
        let tty = Arc::new(Tty::open(mouse)?);
        // Whether there is colour is the theme's choice; crossterm would reset attributes in place of colours.
        crossterm::style::force_color_output(true);
        let area = area(tty.size());
        let (shown, next) = (Buffer::empty(area), Buffer::empty(area));
        let gallery = Gallery::new(Arc::clone(&tty.held));
        let links = Links::default();
        Ok(Self { tty, shown, next, links, bytes: Vec::new(), cursor: None, stale: true, gallery })
    }

    /// Sets every mode; again after [`Tty::leave`], or after a stop that nothing told of beforehand.
    pub fn enter(&mut self) -> io::Result<()> {
        // What the shell did to the line discipline meanwhile is not known, so the raw mode is set from the beginning.
        modes::disable_raw_mode()?;
        self.tty.enter()?;
        self.cursor = None;
        self.stale = true;
        Ok(())
    }

    /// The modes, for those that must restore them from elsewhere.
    pub fn tty(&self) -> Arc<Tty> {
        Arc::clone(&self.tty)
    }

    /// The size that frames have until the next [`resize`](Self::resize).
    pub fn size(&self) -> Size {
        Size { columns: self.next.area.width, rows: self.next.area.height }
    }

    /// The width and height of a cell, in pixels: by the size of the window, where the system knows it.
    pub fn cell(&self) -> Option<(u16, u16)> {
        let known = tcgetwinsize(&self.tty.out).ok().filter(|size| size.ws_xpixel > 0 && size.ws_ypixel > 0);
        let cell = known.and_then(|s| Some((s.ws_xpixel.checked_div(s.ws_col)?, s.ws_ypixel.checked_div(s.ws_row)?)));
        cell.filter(|&(width, height)| width > 0 && height > 0)
    }

    /// Takes note of an image that frames may show from now on.
    pub fn know(&mut self, picture: &Arc<Picture>) {
        self.gallery.know(picture);
    }

    /// Asks the terminal for its size and draws the next frame whole, for the terminal may have moved or dropped cells
    /// even where it came back to the size it had.
    pub fn resize(&mut self) -> Size {
        let size = self.tty.size();
        if size != self.size() {
            // Made anew rather than resized, so that a huge window gives its memory back.
            self.shown = Buffer::empty(area(size));
            self.next = Buffer::empty(area(size));
        }
        self.stale = true;
        size
    }

    /// Draws the next frame whole.
    pub fn invalidate(&mut self) {
        self.stale = true;
    }

    /// Paints a frame and writes what is new in it: nothing, where nothing is. `paint` says where the cursor shows
    /// and where glyphs lead.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Shown) -> io::Result<()> {
        if !self.tty.is_entered() {
            return Ok(());
        }
        self.next.reset();
        let Shown { cursor, links } = paint(&mut self.next);
        self.bytes.clear();
        if !self.queue_frame(cursor, &links)? {
            return Ok(());
        }
        self.stale = true;
        self.tty.write(&self.bytes)?;
        self.stale = false;
        self.cursor = cursor;
        self.links = links;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    /// Queues the difference between the frames; `false` where there is none.
    fn queue_frame(&mut self, cursor: Option<Position>, links: &Links) -> io::Result<bool> {
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        if self.cursor.is_some() {
            queue!(self.bytes, Hide)?;
        }
        if self.stale {
            self.shown.reset();
            queue!(self.bytes, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
        }
        let images = self.gallery.prepare(&self.next, self.stale);
        self.bytes.extend_from_slice(images.as_bytes());
        for at in links.differing(&self.links) {
            // It leads elsewhere than before, so that it is drawn anew though it looks the same.
            if let Some(cell) = self.shown.cell_mut(at) {
                cell.set_symbol(CONTINUATION);
            }
        }
        let mut changes: Vec<_> = changes::wiped(self.shown.diff_iter(&self.next)).collect();
        // The cursor is anywhere after graphics, so no cell may count on its place.
        changes.sort_by_key(|(_, _, cell)| graphics::is_graphic(cell));
        if !changes.is_empty() {
            let address = |(x, y, _): &(u16, u16, Cow<Cell>)| links.at(Position { x: *x, y: *y });
            for stretch in changes.chunk_by(|a, b| address(a) == address(b)) {
                let address = stretch.first().and_then(address);
                let cells = stretch.iter().map(|(x, y, cell)| (*x, *y, cell.as_ref()));
                if let Some(address) = address {
                    queue!(self.bytes, Print(hyperlink::opening(address)))?;
                }
                CrosstermBackend::new(&mut self.bytes).draw(cells)?;
                if address.is_some() {
                    queue!(self.bytes, Print(hyperlink::CLOSING))?;
                }
            }
        } else if images.is_empty() && !self.stale && cursor == self.cursor {
            return Ok(false);
        }
        if let Some(Position { x, y }) = cursor {
            queue!(self.bytes, MoveTo(x, y), Show)?;
        }
        queue!(self.bytes, EndSynchronizedUpdate)?;
        Ok(true)
    }

    /// Puts text on the clipboard of the terminal (OSC 52).
    pub fn copy(&self, text: &str) -> io::Result<()> {
        self.tty.queue(&CopyToClipboard::to_clipboard_from(text))
    }

    /// Reports the mouse, or stops to.
    pub fn capture_mouse(&self, on: bool) -> io::Result<()> {
        if self.tty.mouse.swap(on, Ordering::Relaxed) == on || !self.tty.is_entered() {
            return Ok(());
        }
        self.tty.queue(&MouseCapture(on))
    }

    /// Asks the terminal something. The next frame is drawn whole, over whatever the question left on the screen.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        self.stale = true;
        self.tty.queue(&Print(question))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tty.leave();
    }
}

/// The terminal's modes, and the way to write to it.
#[derive(Debug)]
pub struct Tty {
    out: File,
    entered: AtomicBool,
    mouse: AtomicBool,
    held: Arc<Held>,
}

impl Tty {
    fn open(mouse: bool) -> Result<Self, RuntimeError> {
        let stdout = io::stdout();
        if !isatty(&stdout) {
            return Err(RuntimeError::NotATerminal);
        }
        let out = stdout.as_fd().try_clone_to_owned().map_err(RuntimeError::Terminal)?;
        let (out, entered, mouse) = (File::from(out), AtomicBool::new(false), AtomicBool::new(mouse));
        Ok(Self { out, entered, mouse, held: Arc::default() })
    }

    fn enter(&self) -> io::Result<()> {
        modes::enable_raw_mode()?;
        self.entered.store(true, Ordering::SeqCst);
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        if self.mouse.load(Ordering::Relaxed) {
            queue!(bytes, MouseCapture(true))?;
        }
        self.write(&bytes)
    }

    /// Restores every mode; the second time it does nothing. Any thread may call it.
    pub fn leave(&self) {
        if !self.entered.swap(false, Ordering::SeqCst) {
            return;
        }
        // Nothing can be done about an error here: the terminal is as good as gone.
        let farewell = self.held.farewell();
        let _ = self.queue(&LeaveModes { mouse: self.mouse.load(Ordering::Relaxed), farewell });
        let _ = modes::disable_raw_mode();
    }

    /// Restores the line discipline and nothing else, for a terminal that takes no bytes any more.
    pub fn abandon(&self) {
        if self.entered.swap(false, Ordering::SeqCst) {
            let _ = modes::disable_raw_mode();
        }
    }

    /// Whether the modes are set.
    pub fn is_entered(&self) -> bool {
        self.entered.load(Ordering::SeqCst)
    }

    /// Leaves the terminal to the job in the foreground, without a word to it.
    pub fn cede(&self) {
        self.entered.store(false, Ordering::SeqCst);
    }

    /// Whether the terminal is ours to use, rather than the shell's or another job's.
    pub fn in_foreground(&self) -> bool {
        // A terminal that is not the controlling one knows no foreground.
        tcgetpgrp(&self.out).map_or(true, |foreground| foreground == getpgrp())
    }

    fn size(&self) -> Size {
        let size = tcgetwinsize(&self.out).map(|s| Size { columns: s.ws_col, rows: s.ws_row }).unwrap_or(UNKNOWN);
        if size.columns == 0 || size.rows == 0 { UNKNOWN } else { clamp(size) }
    }

    fn queue(&self, command: &impl Command) -> io::Result<()> {
        let mut ansi = String::new();
        command.write_ansi(&mut ansi).map_err(io::Error::other)?;
        self.write(ansi.as_bytes())
    }

    /// Writes everything, in one system call where the terminal takes it.
    fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match (&self.out).write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // Another program may have left the terminal in non-blocking mode.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&self.out, PollFlags::OUT)], None)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Presses and the wheel. crossterm's own command reports every movement too, which would wake an idle program.
struct MouseCapture(bool);

impl Command for MouseCapture {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str(if self.0 { "\x1b[?1000h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1000l" })
    }
}

/// Every mode back to what a shell expects, an update that was cut off included.
struct LeaveModes {
    mouse: bool,
    /// What deletes the images that the terminal keeps.
    farewell: String,
}

impl Command for LeaveModes {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        EndSynchronizedUpdate.write_ansi(f)?;
        f.write_str(&self.farewell)?;
        SetAttribute(Attribute::Reset).write_ansi(f)?;
        if self.mouse {
            MouseCapture(false).write_ansi(f)?;
        }
        DisableBracketedPaste.write_ansi(f)?;
        // Terminals without an alternate screen are left clean too.
        Clear(ClearType::All).write_ansi(f)?;
        MoveTo(0, 0).write_ansi(f)?;
        LeaveAlternateScreen.write_ansi(f)?;
        Show.write_ansi(f)
    }
}

/// The terminal that keys come from, found as crossterm finds it.
pub fn input() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if isatty(&stdin) {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
}

fn clamp(size: Size) -> Size {
    Size { columns: size.columns.min(LARGEST.columns), rows: size.rows.min(LARGEST.rows) }
}

fn area(size: Size) -> Rect {
    Rect::new(0, 0, size.columns, size.rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_terminal_is_clamped() {
        assert_eq!(clamp(Size { columns: 65535, rows: 65535 }), LARGEST);
        assert_eq!(clamp(Size { columns: 1, rows: 1 }), Size { columns: 1, rows: 1 });
    }

    #[test]
    fn leaving_takes_back_every_mode_that_entering_sets() {
        let mut entered = String::new();
        EnterAlternateScreen.write_ansi(&mut entered).unwrap();
        EnableBracketedPaste.write_ansi(&mut entered).unwrap();
        Hide.write_ansi(&mut entered).unwrap();
        MouseCapture(true).write_ansi(&mut entered).unwrap();
        let mut left = String::new();
        LeaveModes { mouse: true, farewell: String::new() }.write_ansi(&mut left).unwrap();
        for mode in entered.split("\x1b[?").skip(1) {
            let (number, set) = mode.split_at(mode.len() - 1);
            let undone = format!("\x1b[?{number}{}", if set == "h" { 'l' } else { 'h' });
            assert!(left.contains(&undone), "{mode} stays set");
        }
    }
}
