//! The built program on a real pseudoterminal, with an emulator that shows its screen.
//!
//! Nothing here sleeps: the tests wait for conditions, which are looked at whenever a whole frame has been written.

use super::screen::{Heard, Screen};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Action, Termios, Winsize, tcflow, tcgetattr, tcsetwinsize};
use std::fs;
use std::io::{PipeWriter, Write, pipe};
use std::os::fd::OwnedFd;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a condition may take to come true; far longer than it takes, for busy machines.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the last bytes of a program that has ended may be on their way.
const LAST_BYTES: Duration = Duration::from_secs(2);
/// How long a terminal is quiet before all is taken to be heard.
const QUIET: Duration = Duration::from_millis(50);

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

struct Shared {
    heard: Mutex<Heard>,
    changed: Condvar,
}

/// Waits for a program's end on a thread of its own.
fn watch_exit(mut child: Child, shared: Arc<Shared>) {
    thread::spawn(move || {
        let status = child.wait().unwrap();
        shared.heard.lock().unwrap().exit = Some((status, Instant::now()));
        shared.changed.notify_all();
    });
}

impl Ends {
    fn open(terminal: rustix_openpty::Pty, shared: &Arc<Shared>) -> Self {
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
                let reply = shared.heard.lock().unwrap().listen(&chunk[..read]);
                shared.changed.notify_all();
                if !reply.is_empty() {
                    rustix::io::write(&controller, &reply).unwrap();
                }
                if !stop.is_empty() || read == 0 {
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

impl Pty {
    /// Listens to a program that was started on a terminal with that line discipline.
    pub fn attach(child: Child, terminal: rustix_openpty::Pty, before: Termios, heard: Heard) -> Self {
        let pid = Pid::from_child(&child);
        let shared = Arc::new(Shared { heard: Mutex::new(heard), changed: Condvar::new() });
        let ends = Ends::open(terminal, &shared);
        watch_exit(child, Arc::clone(&shared));
        Self { pid, ends: Some(ends), shared, before }
    }

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
            let now = &*heard;
            if !now.wire.in_frame() && condition(&now.screen()) {
                return;
            }
            let deadline = now.exit.map_or(deadline, |(_, exit)| exit + LAST_BYTES);
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let (exit, picture) = (now.exit, now.screen().picture());
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
        let waiting = |heard: &mut Heard| heard.wire.frames <= frames;
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
        while heard.raw.len() != seen {
            seen = heard.raw.len();
            let quiet = |heard: &mut Heard| heard.raw.len() == seen;
            heard = self.shared.changed.wait_timeout_while(heard, time, quiet).unwrap().0;
        }
    }

    /// Looks at what was heard so far.
    pub fn look<T>(&self, look: impl FnOnce(&Screen<'_>) -> T) -> T {
        look(&self.heard().screen())
    }

    /// Every byte that the program wrote so far.
    pub fn raw_bytes(&self) -> Vec<u8> {
        self.heard().raw.clone()
    }

    /// What was written that should not have been.
    pub fn violations(&self) -> Vec<String> {
        self.heard().wire.violations.clone()
    }

    /// Changes the terminal's size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut heard = self.heard();
        heard.resize(columns, rows);
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

    /// Stops the terminal's output, as Ctrl-S does where it means that: whoever writes has to wait.
    pub fn stop_output(&self) {
        tcflow(&self.ends.as_ref().expect("the terminal is open").user, Action::OOff).unwrap();
    }

    /// Waits for the program's end; gives its exit status as a shell has it.
    #[track_caller]
    pub fn wait_exit(&self) -> i32 {
        let waiting = |heard: &mut Heard| heard.exit.is_none();
        let (heard, timeout) = self.shared.changed.wait_timeout_while(self.heard(), PATIENCE, waiting).unwrap();
        let now = &*heard;
        let Some((status, _)) = now.exit else {
            let picture = now.screen().picture();
            drop(heard);
            panic!("the program does not end ({timeout:?})\n{picture}");
        };
        drop(heard);
        self.hear_out();
        status.code().or(status.signal().map(|signal| 128 + signal)).unwrap()
    }

    /// Waits until the last bytes of a program that has ended were heard.
    fn hear_out(&self) {
        let Some(ends) = &self.ends else { return };
        let mut pending = true;
        while pending {
            self.wait_quiet(QUIET);
            let mut fds = [PollFd::new(&ends.controller, PollFlags::IN)];
            pending = poll(&mut fds, Some(&Timespec::default())).unwrap() > 0;
        }
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

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.shared.heard.lock().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.heard().exit.is_none() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
        if let Some(ends) = self.ends.take() {
            ends.close();
        }
    }
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

/// A size as the system has it.
pub fn winsize((columns, rows): (u16, u16)) -> Winsize {
    Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }
}
