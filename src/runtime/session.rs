//! The loop: wait for a message, take in all that wait, do what the state asks for, draw at most once.

use crate::app::{App, Drawing, Effect, Event, PictureSupport, Record, Severity};
use crate::config::ConfigFiles;
use crate::document::ArticleRef;
use crate::runtime::configuration::Configuration;
use crate::runtime::fetcher::{Fetcher, Remote};
use crate::runtime::grammarian::Grammarian;
use crate::runtime::inbox::Inbox;
use crate::runtime::keeper::Keeper;
use crate::runtime::look::Look;
use crate::runtime::message::{Leave, Mailbox, Message};
use crate::runtime::opener::{self, Opening};
use crate::runtime::picture::{Lithographer, Wanted};
use crate::runtime::probe::{Found, Graphics, Questions};
use crate::runtime::state::State;
use crate::runtime::store::StoreError;
use crate::runtime::terminal::Terminal;
use crate::runtime::{browser, renderer, signals, watch};
use crate::source::Inflow;
use crate::text::SafeText;
use crate::view;
use std::ops::ControlFlow;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long the first frame waits for the article, lest it shows the shelf for a moment.
const ARTICLE: Duration = Duration::from_millis(100);
/// How long the first frame waits for the terminal's answers, which come sooner unless the line is slow or the terminal
/// silent; if they say anything new later, it is drawn again.
const ANSWERS: Duration = Duration::from_millis(10);

/// How long what changes by itself may wait, lest a screen flickers that has only just come.
const LEISURE: Duration = Duration::from_millis(300);

/// How the loop ended.
#[derive(Debug)]
pub enum Ending {
    /// The reader left.
    Quit,
    /// The program was told to end.
    Leave(Leave),
    /// What was asked for cannot be shown.
    Failed(SafeText),
}

/// The reader's state and everything that it works on.
#[derive(Debug)]
pub struct Session {
    /// The reader's state.
    pub app: App,
    /// Where it is shown.
    pub terminal: Terminal,
    /// How it is shown.
    pub look: Look,
    /// What is kept from one run to the next, as it is by now.
    pub state: State,
    /// Who keeps it.
    pub keeper: Keeper,
    /// What happens.
    pub inbox: Inbox,
    /// For the threads that work for it.
    pub mailbox: Mailbox,
    /// What comes through standard input, until it is opened.
    pub stdin: Option<Inflow>,
    /// How articles are opened.
    pub opening: Opening,
    /// Who knows the syntax of code.
    pub grammarian: Grammarian,
    /// Who makes cells of images.
    pub lithographer: Lithographer,
    /// Who fetches those of articles on the web.
    pub fetcher: Fetcher,
    /// Where the configuration comes from.
    pub configuration: Configuration,
    /// When the state is to be told that it has waited long enough, where it waits.
    pub leisure: Option<Instant>,
}

type Flow = ControlFlow<Ending>;

impl Session {
    /// Opens the first article, where there is one, and runs until the end. `files` is the configuration as it was read,
    /// `notices` what the reader is to be told at the start.
    pub fn run(
        &mut self,
        first: Option<ArticleRef>,
        asked: Questions,
        files: ConfigFiles,
        notices: Vec<Event>,
    ) -> Ending {
        let mut flow = self.start(first, asked, files, notices);
        while flow.is_continue() {
            flow = self.turn();
        }
        flow.break_value().unwrap_or(Ending::Quit)
    }

    fn start(&mut self, first: Option<ArticleRef>, asked: Questions, files: ConfigFiles, notices: Vec<Event>) -> Flow {
        let unknown =
            asked.background && self.state.appearance.is_none() || asked.widths && self.state.widths.is_none();
        let article = first.is_some();
        if let Some(article) = first {
            self.open(article);
        }
        self.prepare_first_frame(article, unknown)?;
        // They would be gone with the arrival of the article.
        for notice in notices {
            self.mailbox.event(notice);
        }
        self.take_in_waiting()?;
        self.draw()?;
        if let Err(error) = watch::watch(self.configuration.clone(), files, self.mailbox.clone()) {
            self.notice(Severity::Warning, &format!("the configuration is not watched ({error})"));
        }
        Flow::Continue(())
    }

    /// Takes in messages until the first frame can show what it is to show, or has been waited for long enough.
    fn prepare_first_frame(&mut self, mut article: bool, mut terminal: bool) -> Flow {
        let start = Instant::now();
        while article || terminal {
            let patience = if article { ARTICLE } else { ANSWERS };
            let Some(message) = self.inbox.next(Some(start + patience)) else { break };
            match &message {
                Message::Probed(_) => terminal = false,
                Message::App(Event::Opened { .. } | Event::Growing { .. } | Event::OpenFailed { .. }) => {
                    article = false
                }
                _ => {}
            }
            self.take_in(message)?;
        }
        Flow::Continue(())
    }

    /// Waits for a message, takes in all that wait, and draws once.
    fn turn(&mut self) -> Flow {
        let message = match self.inbox.next(self.leisure) {
            Some(message) => message,
            None if self.leisure.take().is_some() => Message::App(Event::Leisure),
            None => return Flow::Break(Ending::Quit),
        };
        self.take_in(message)?;
        self.take_in_waiting()?;
        self.draw()
    }

    fn take_in_waiting(&mut self) -> Flow {
        while let Some(message) = self.inbox.next(Some(Instant::now())) {
            self.take_in(message)?;
        }
        Flow::Continue(())
    }

    fn take_in(&mut self, message: Message) -> Flow {
        match message {
            Message::App(event) => {
                if let Event::PictureReady { picture, .. } = &event {
                    self.terminal.know(picture);
                }
                self.update(event)
            }
            Message::Probed(found) => self.learn(found),
            Message::Named(article) => {
                let record = self.state.record(&article).cloned();
                self.update(Event::Named { article, record })
            }
            Message::Resized => self.resize(),
            Message::Suspend => self.suspend(),
            Message::Continued => self.resume(),
            Message::Leave(leave) => Flow::Break(Ending::Leave(leave)),
        }
    }

    /// Takes in what the terminal told, and keeps it for the first frame of the next run.
    fn learn(&mut self, Found { background, widths, graphics }: Found) -> Flow {
        // A terminal that was silent once is not waited for again.
        let kept = widths.or(self.state.widths).unwrap_or_default();
        let news = State { appearance: background, widths: Some(kept), ..State::default() };
        let known = (self.state.appearance, self.state.widths);
        self.state.merge(&news);
        if (self.state.appearance, self.state.widths) != known {
            self.keeper.save(news);
        }
        let known = self.app.picture_support();
        let graphics = graphics.map(|Graphics { protocol, cell }| {
            let cell = self.terminal.cell().or(cell).unwrap_or(known.drawing.cell);
            Event::Graphics(PictureSupport { drawing: Drawing { protocol, cell }, ..known })
        });
        let events = [background.map(Event::Background), widths.map(Event::Widths), graphics];
        events.into_iter().flatten().try_for_each(|event| self.update(event))
    }

    fn update(&mut self, event: Event) -> Flow {
        self.app.update(event).into_iter().try_for_each(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Open(article) => self.open(article),
            Effect::ReadCode { article, code } => self.grammarian.read(article, code, &self.mailbox),
            Effect::MakePicture { article, block, address, size, drawing } => {
                self.lithographer.make(Wanted { article, block, address, size, drawing }, &self.mailbox);
            }
            Effect::FetchPicture { article, block, address } => {
                self.fetcher.fetch(Remote { article, block, address }, &self.mailbox);
            }
            Effect::Render { article, as_written, rework } => {
                renderer::render(article, as_written, rework, &self.mailbox);
            }
            Effect::Discard(rendition) => renderer::discard(rendition),
            Effect::AwaitLeisure => self.leisure = Some(Instant::now() + LEISURE),
            Effect::LoadVariants => renderer::load_variants(&self.mailbox),
            Effect::Save { article, record } => self.keep(vec![(article, record)]),
            Effect::Greeted => {
                let news = State { greeted: true, ..State::default() };
                self.state.merge(&news);
                self.keeper.save(news);
            }
            Effect::OpenUrl(url) => browser::open(&self.app.config().settings.browser, &url, &self.mailbox),
            Effect::Copy(text) => return alive(self.terminal.copy(&text)),
            Effect::Suspend => self.ask_to_suspend(),
            Effect::Redraw => return self.resize(),
            Effect::CaptureMouse(on) => return alive(self.terminal.capture_mouse(on)),
            Effect::Quit => return Flow::Break(Ending::Quit),
            Effect::Fail(message) => return Flow::Break(Ending::Failed(message)),
        }
        Flow::Continue(())
    }

    fn draw(&mut self) -> Flow {
        let theme = self.look.of(self.app.theme());
        let frame = self.app.frame();
        alive(self.terminal.draw(|buffer| view::screen(frame, theme, buffer)))
    }

    fn resize(&mut self) -> Flow {
        let size = self.terminal.resize();
        let known = self.app.picture_support();
        // With the size of the font, that of a cell changes.
        if let Some(cell) = self.terminal.cell().filter(|cell| *cell != known.drawing.cell) {
            self.update(Event::Graphics(PictureSupport { drawing: Drawing { cell, ..known.drawing }, ..known }))?;
        }
        self.update(Event::Resize(size))
    }

    fn open(&mut self, article: ArticleRef) {
        let record = self.state.record(&article).cloned();
        self.inbox.hold_keys();
        let stdin = if article.is_lasting() { None } else { self.stdin.take() };
        opener::open(article, stdin, &self.opening, self.app.rework(), record, &self.mailbox);
    }

    /// Stops the whole job, where there is a shell that can wake it again.
    fn ask_to_suspend(&mut self) {
        if !signals::can_suspend() {
            self.notice(Severity::Warning, "not suspended: there is no shell to come back from");
        } else if let Err(error) = signals::suspend_job() {
            self.notice(Severity::Error, &format!("the program could not be suspended ({error})"));
        }
    }

    fn suspend(&mut self) -> Flow {
        if !signals::can_suspend() {
            return Flow::Continue(());
        }
        self.keep(self.app.records());
        self.terminal.tty().leave();
        // Where it cannot be stopped, it goes on.
        if signals::stop().is_err() { self.resume() } else { Flow::Continue(()) }
    }

    fn resume(&mut self) -> Flow {
        if !self.terminal.tty().in_foreground() {
            // Running in the background; touching the terminal would stop the program again. `fg` tells once more.
            self.terminal.tty().cede();
            return Flow::Continue(());
        }
        alive(self.terminal.enter())?;
        self.resize()?;
        self.update(Event::Resumed)
    }

    /// Keeps records, here for the next opening and on disk for the next run.
    fn keep(&mut self, records: Vec<(ArticleRef, Record)>) {
        let mut news = State { selected: self.selected(), ..State::default() };
        let last_read = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        for (article, record) in records.into_iter().filter(|(article, _)| article.is_lasting()) {
            news.keep(&article, Record { last_read, ..record });
        }
        self.state.merge(&news);
        self.keeper.save(news);
    }

    /// Whether a record says nothing new.
    fn is_kept(&self, article: &ArticleRef, record: &Record) -> bool {
        let known = self.state.record(article);
        known.is_some_and(|known| *known == Record { last_read: known.last_read, ..record.clone() })
    }

    /// The article that the next run begins with.
    fn selected(&self) -> Option<ArticleRef> {
        self.app.article().or(self.app.selected()).filter(|article| article.is_lasting()).cloned()
    }

    fn notice(&self, severity: Severity, text: &str) {
        self.mailbox.notice(severity, text);
    }

    /// Has everything saved and restores the terminal meanwhile, which may take its time where it takes no bytes.
    pub fn close(mut self) -> Result<(), StoreError> {
        let mut records = self.app.records();
        records.retain(|(article, record)| !self.is_kept(article, record));
        if !records.is_empty() || self.selected() != self.state.selected {
            self.keep(records);
        }
        self.terminal.tty().leave();
        self.keeper.finish()
    }
}

/// A terminal that takes no bytes is no terminal any more.
fn alive(outcome: std::io::Result<()>) -> Flow {
    match outcome {
        Ok(()) => Flow::Continue(()),
        Err(_) => Flow::Break(Ending::Leave(Leave::TerminalGone)),
    }
}
