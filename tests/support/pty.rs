//! The built program on a real pseudoterminal, with an emulator that shows its screen.
//!
//! Nothing here sleeps: the tests wait for conditions, which are looked at whenever a whole frame has been written.

use super::place::Home;
use super::wire::Wire;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};
use std::fs;
use std::io::{PipeWriter, Write, pipe};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a condition may take to come true; far longer than it takes, for busy machines.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the last bytes of a program that has ended may be on their way.
const LAST_BYTES: Duration = Duration::from_secs(2);
/// What the program asks the terminal, and what a terminal answers.
const ASKED_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";
const ASKED_ATTRIBUTES: &[u8] = b"\x1b[c";

/// How the terminal answers when it is asked for its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is dark.
    Dark,
    /// It is light.
    Light,
    /// Nothing, as many terminals do.
    Silence,
}

/// How a program is started.
pub struct Launch<'a> {
    home: &'a Home,
    size: (u16, u16),
    answer: Answer,
    session: Session,
    env: Vec<(&'static str, String)>,
    limits: Option<&'static str>,
    input: Option<PathBuf>,
}

/// How the program stands to its terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Session {
    /// It leads a session of its own, as in a window that was opened for it.
    Leader,
    /// The terminal is not its controlling one, so that it never gets SIGHUP.
    Detached,
    /// A shell with job control runs, and nothing else yet.
    Shell,
}

/// The running program, its terminal and its screen.
pub struct Pty {
    pid: Pid,
    ends: Option<Ends>,
    shared: Arc<Shared>,
    before: Termios,
}

/// The harness's ends of the terminal.
struct Ends {
    controller: OwnedFd,
    user: OwnedFd,
    stop: PipeWriter,
    reader: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    heard: Mutex<Option<Heard>>,
    changed: Condvar,
}

/// What came from the program.
pub struct Heard {
    emulator: vt100::Parser,
    parser: vte::Parser,
    /// Every byte.
    pub raw: Vec<u8>,
    /// What the bytes mean.
    pub wire: Wire,
    answered: usize,
    exit: Option<(ExitStatus, Instant)>,
}

/// The screen at a moment.
pub struct Screen<'a>(&'a Heard);

impl<'a> Launch<'a> {
    /// A launch in a dark terminal of 80 × 24.
    pub fn new(home: &'a Home) -> Self {
        let (size, answer, session) = ((80, 24), Answer::Dark, Session::Leader);
        Self { home, size, answer, session, env: Vec::new(), limits: None, input: None }
    }

    /// In a terminal of that many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// In a terminal that answers so.
    pub fn answer(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    /// In a terminal that is not the controlling one.
    pub fn detached(mut self) -> Self {
        self.session = Session::Detached;
        self
    }

    /// With a variable in the environment.
    pub fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// With limits, as the shell's `ulimit` takes them.
    pub fn limits(mut self, limits: &'static str) -> Self {
        self.limits = Some(limits);
        self
    }

    /// With a file as standard input.
    pub fn input(mut self, input: &Path) -> Self {
        self.input = Some(input.to_owned());
        self
    }

    /// Starts the program with its own directories and these arguments.
    pub fn start(self, arguments: &[&str]) -> Pty {
        let mut words = vec![env!("CARGO_BIN_EXE_kanbao").to_owned(), "--config".into()];
        words.extend([self.home.config().display().to_string(), "--data".into()]);
        words.push(self.home.data().display().to_string());
        words.extend(arguments.iter().map(|&word| word.to_owned()));
        // The session's leader must have the terminal as its standard input, so a shell changes that afterwards.
        let limits = self.limits.map(|limits| format!("ulimit {limits};")).unwrap_or_default();
        let input = self.input.as_ref().map(|input| format!("< '{}'", input.display())).unwrap_or_default();
        if !limits.is_empty() || !input.is_empty() {
            let script = format!("{limits} exec \"$@\" {input}");
            words.splice(0..0, ["sh".to_owned(), "-c".into(), script, "sh".into()]);
        }
        self.spawn(&words)
    }

    /// Starts a shell with job control; [`Pty::command`] is what to type to start the program.
    pub fn shell(mut self) -> Pty {
        self.session = Session::Shell;
        self.env.push(("PS1", "ready> ".into()));
        self.spawn(&["sh", "-i", "-m"].map(str::to_owned))
    }

    fn spawn(self, words: &[String]) -> Pty {
        let winsize = winsize(self.size);
        let terminal = rustix_openpty::openpty(None, Some(&winsize)).unwrap();
        let before = tcgetattr(&terminal.user).unwrap();
        let user = || Stdio::from(terminal.user.try_clone().unwrap());
        // A test may not fork by hand, so util-linux's setsid makes the session and its controlling terminal.
        let mut command = Command::new("setsid");
        command.args((self.session != Session::Detached).then_some("--ctty")).args(words);
        command.stdin(user()).stdout(user()).stderr(user());
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", self.home.path());
        command.env("TERM", "xterm-256color").env("COLORTERM", "truecolor").env("LANG", "C.UTF-8");
        command.current_dir(self.home.path()).envs(self.env);
        let child = command.spawn().unwrap();
        let pid = Pid::from_child(&child);
        let shared = Arc::new(Shared::default());
        *shared.heard.lock().unwrap() = Some(Heard::new(self.size));
        let ends = Ends::open(terminal, &shared, self.answer);
        watch_exit(child, Arc::clone(&shared));
        Pty { pid, ends: Some(ends), shared, before }
    }
}

/// Waits for a program's end on a thread of its own.
fn watch_exit(mut child: Child, shared: Arc<Shared>) {
    thread::spawn(move || {
        let status = child.wait().unwrap();
        shared.heard.lock().unwrap().as_mut().unwrap().exit = Some((status, Instant::now()));
        shared.changed.notify_all();
    });
}

impl Ends {
    fn open(terminal: rustix_openpty::Pty, shared: &Arc<Shared>, answer: Answer) -> Self {
        let (stopped, stop) = pipe().unwrap();
        let controller = terminal.controller.try_clone().unwrap();
        let shared = Arc::clone(shared);
        let reader = thread::spawn(move || {
            loop {
                let mut fds = [PollFd::new(&controller, PollFlags::IN), PollFd::new(&stopped, PollFlags::IN)];
                if poll(&mut fds, None).is_err() {
                    continue;
                }
                let [output, stop] = fds.map(|fd| fd.revents());
                let mut chunk = [0; 1 << 16];
                let read = if output.is_empty() { 0 } else { rustix::io::read(&controller, &mut chunk).unwrap_or(0) };
                let mut heard = shared.heard.lock().unwrap();
                let heard = heard.as_mut().unwrap();
                let reply = heard.listen(&chunk[..read], answer);
                shared.changed.notify_all();
                if !reply.is_empty() {
                    rustix::io::write(&controller, &reply).unwrap();
                }
                if read == 0 && (!stop.is_empty() || !output.is_empty()) {
                    return;
                }
            }
        });
        Self { controller: terminal.controller, user: terminal.user, stop, reader }
    }

    /// Closes the terminal: the program's end hangs up.
    fn close(mut self) {
        self.stop.write_all(b"x").unwrap();
        self.reader.join().unwrap();
    }
}

impl Heard {
    fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            emulator: vt100::Parser::new(cells(rows), cells(columns), 0),
            parser: vte::Parser::new(),
            raw: Vec::new(),
            wire: Wire::default(),
            answered: 0,
            exit: None,
        }
    }

    /// Takes in what the program wrote; gives what the terminal says to it.
    fn listen(&mut self, bytes: &[u8], answer: Answer) -> Vec<u8> {
        self.raw.extend_from_slice(bytes);
        self.emulator.process(bytes);
        self.parser.advance(&mut self.wire, bytes);
        let background: &[u8] = match answer {
            Answer::Dark => b"\x1b]11;rgb:1a1a/1b1b/2626\x1b\\",
            Answer::Light => b"\x1b]11;rgb:fafa/f8f8/f0f0\x1b\\",
            Answer::Silence => return Vec::new(),
        };
        let mut reply = Vec::new();
        while let Some(rest) = self.raw.get(self.answered..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with(ASKED_BACKGROUND) {
                reply.extend_from_slice(background);
            } else if rest.starts_with(ASKED_ATTRIBUTES) {
                reply.extend_from_slice(b"\x1b[?62;22c");
            } else if ASKED_BACKGROUND.starts_with(rest) || ASKED_ATTRIBUTES.starts_with(rest) {
                break;
            }
            self.answered += 1;
        }
        reply
    }
}

impl Pty {
    /// Types.
    pub fn send(&self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    /// Types bytes.
    pub fn send_bytes(&self, bytes: &[u8]) {
        let controller = &self.ends.as_ref().expect("the terminal is open").controller;
        let mut rest = bytes;
        while !rest.is_empty() {
            let written = rustix::io::write(controller, rest).unwrap();
            rest = &rest[written..];
        }
    }

    /// Waits until the screen is as it should be; shows it where it does not become so.
    #[track_caller]
    pub fn wait_for(&self, what: &str, mut condition: impl FnMut(&Screen<'_>) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut heard = self.heard();
        loop {
            let now = heard.as_ref().unwrap();
            if !now.wire.in_frame() && condition(&Screen(now)) {
                return;
            }
            let deadline = now.exit.map_or(deadline, |(_, exit)| exit + LAST_BYTES);
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let (exit, picture) = (now.exit, Screen(now).picture());
                // A failed test must not poison what its end has to clean up.
                drop(heard);
                panic!("{what}: it did not come true (exit {exit:?})\n{picture}");
            }
            heard = self.shared.changed.wait_timeout(heard, left).unwrap().0;
        }
    }

    /// Waits until some text stands on the screen.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(&format!("{text:?} on the screen"), |screen| screen.contains(text));
    }

    /// Waits for a frame after the first `frames`, or for the program to have nothing new to show.
    pub fn wait_for_a_frame_after(&self, frames: usize) {
        let waiting = |heard: &mut Option<Heard>| heard.as_ref().unwrap().wire.frames <= frames;
        drop(self.shared.changed.wait_timeout_while(self.heard(), Duration::from_millis(200), waiting).unwrap());
    }

    /// Waits until a file holds some text.
    #[track_caller]
    pub fn wait_for_file(&self, path: &Path, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !fs::read_to_string(path).is_ok_and(|now| now == text) {
            assert!(Instant::now() < deadline, "{} does not hold {text:?}", path.display());
            thread::yield_now();
        }
    }

    /// Waits until nothing was written for some time.
    pub fn wait_quiet(&self, time: Duration) {
        let mut heard = self.heard();
        let mut seen = usize::MAX;
        while heard.as_ref().unwrap().raw.len() != seen {
            seen = heard.as_ref().unwrap().raw.len();
            let quiet = |heard: &mut Option<Heard>| heard.as_ref().unwrap().raw.len() == seen;
            heard = self.shared.changed.wait_timeout_while(heard, time, quiet).unwrap().0;
        }
    }

    /// Looks at what was heard so far.
    pub fn look<T>(&self, look: impl FnOnce(&Screen<'_>) -> T) -> T {
        look(&Screen(self.heard().as_ref().unwrap()))
    }

    /// Every byte that the program wrote so far.
    pub fn raw_bytes(&self) -> Vec<u8> {
        self.heard().as_ref().unwrap().raw.clone()
    }

    /// What was written that should not have been.
    pub fn violations(&self) -> Vec<String> {
        self.heard().as_ref().unwrap().wire.violations.clone()
    }

    /// Changes the terminal's size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut heard = self.heard();
        heard.as_mut().unwrap().emulator.screen_mut().set_size(cells(rows), cells(columns));
        let controller = &self.ends.as_ref().expect("the terminal is open").controller;
        tcsetwinsize(controller, winsize((columns, rows))).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// The program's process.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Closes the terminal under the program.
    pub fn close(&mut self) {
        self.ends.take().expect("the terminal is open").close();
    }

    /// Waits for the program's end; gives its exit status as a shell has it.
    #[track_caller]
    pub fn wait_exit(&self) -> i32 {
        let waiting = |heard: &mut Option<Heard>| heard.as_ref().unwrap().exit.is_none();
        let (heard, timeout) = self.shared.changed.wait_timeout_while(self.heard(), PATIENCE, waiting).unwrap();
        let now = heard.as_ref().unwrap();
        let Some((status, _)) = now.exit else {
            let picture = Screen(now).picture();
            drop(heard);
            panic!("the program does not end ({timeout:?})\n{picture}");
        };
        status.code().or(status.signal().map(|signal| 128 + signal)).unwrap()
    }

    /// Holds the terminal against what it was before: modes by what was written, the line discipline by asking for it.
    #[track_caller]
    pub fn assert_restored(&self) {
        let user = &self.ends.as_ref().expect("the terminal is open").user;
        let now = tcgetattr(user).unwrap();
        // What the program wrote last may still be on its way to the emulator.
        self.wait_for_modes();
        let flags = |t: &Termios| (t.input_modes, t.output_modes, t.control_modes, t.local_modes);
        assert_eq!(flags(&now), flags(&self.before), "the line discipline is not what it was");
    }

    #[track_caller]
    fn wait_for_modes(&self) {
        self.wait_for("every mode restored", |screen| {
            let wire = screen.wire();
            wire.modes.is_empty() && !wire.cursor_hidden && !wire.styled
        });
    }

    fn heard(&self) -> MutexGuard<'_, Option<Heard>> {
        self.shared.heard.lock().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.heard().as_ref().unwrap().exit.is_none() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
        if let Some(ends) = self.ends.take() {
            ends.close();
        }
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

    /// Whether some text stands on one of its rows.
    pub fn contains(&self, text: &str) -> bool {
        self.rows().iter().any(|row| row.contains(text))
    }

    /// The rows with their colours and attributes, as the emulator would draw them.
    pub fn cells(&self) -> Vec<u8> {
        self.0.emulator.screen().contents_formatted().into_bytes()
    }

    /// The number of whole frames so far.
    pub fn frames(&self) -> usize {
        self.0.wire.frames
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

/// The command line that starts the program from a shell.
pub fn command(home: &Home, arguments: &str) -> String {
    let program = env!("CARGO_BIN_EXE_kanbao");
    format!("{program} --config {} --data {} {arguments}\r", home.config().display(), home.data().display())
}

/// Processor time that a process took so far, in clock ticks; `None` where it is gone.
pub fn ticks(pid: Pid) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

/// How often the threads of a process woke up so far.
pub fn wake_ups(pid: Pid) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero())).unwrap();
    let statuses = tasks.map(|task| fs::read_to_string(task.unwrap().path().join("status")).unwrap());
    statuses
        .filter_map(|status| {
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"))?.to_owned();
            line.split_whitespace().last()?.parse::<u64>().ok()
        })
        .sum()
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a terminal has at least one cell")
}

fn winsize((columns, rows): (u16, u16)) -> Winsize {
    Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }
}
