//! How a program is put on a pseudoterminal.

use super::graphics::Claim;
use super::place::Home;
use super::pty::{Pty, winsize};
use super::screen::{Answer, Heard, XTERM};
use rustix::termios::tcgetattr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How a program is started.
pub struct Launch<'a> {
    home: &'a Home,
    size: (u16, u16),
    answer: Answer,
    claim: Claim,
    samples: Vec<u16>,
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

impl<'a> Launch<'a> {
    /// A launch in a dark terminal of 80 × 24.
    pub fn new(home: &'a Home) -> Self {
        let (size, answer, session, claim) = ((80, 24), Answer::Dark, Session::Leader, Claim::Nothing);
        Self { home, size, answer, claim, samples: XTERM.to_vec(), session, env: Vec::new(), limits: None, input: None }
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

    /// In a terminal that claims to know such graphics.
    pub fn claim(mut self, claim: Claim) -> Self {
        self.claim = claim;
        self
    }

    /// In a terminal that draws the samples in so many columns, and does not say about more.
    pub fn samples(mut self, columns: &[u16]) -> Self {
        self.samples = columns.to_vec();
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

    /// Starts one of the ignored tests of this binary in place of the program.
    pub fn start_test(self, name: &str) -> Pty {
        let tests = std::env::current_exe().unwrap().display().to_string();
        self.spawn(&[tests, "--ignored".into(), "--exact".into(), name.into(), "--nocapture".into()])
    }

    /// Starts a shell with job control; [`Pty::command`] is what to type to start the program.
    pub fn shell(mut self) -> Pty {
        self.session = Session::Shell;
        self.env.push(("PS1", "ready> ".into()));
        self.spawn(&["sh", "-i", "-m"].map(str::to_owned))
    }

    fn spawn(self, words: &[String]) -> Pty {
        let terminal = rustix_openpty::openpty(None, Some(&winsize(self.size))).unwrap();
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
        Pty::attach(child, terminal, before, Heard::new(self.size, self.answer, self.claim, &self.samples))
    }
}

/// The command line that starts the program from a shell.
pub fn command(home: &Home, arguments: &str) -> String {
    let program = env!("CARGO_BIN_EXE_kanbao");
    format!("{program} --config {} --data {} {arguments}\r", home.config().display(), home.data().display())
}
