//! The reader's run: what is set up before the loop, and how it ends.

use crate::app::{App, Drawing, Event, Notice, PictureSupport, Setup, Severity};
use crate::config::{ColorDepth, Config};
use crate::document::ArticleRef;
use crate::rendition::Asked;
use crate::runtime::configuration::{self, Configuration, Reading};
use crate::runtime::fetcher::Fetcher;
use crate::runtime::grammarian::Grammarian;
use crate::runtime::inbox::Inbox;
use crate::runtime::keeper::Keeper;
use crate::runtime::look::Look;
use crate::runtime::message::{Leave, Mailbox};
use crate::runtime::opener::Opening;
use crate::runtime::paths::{self, Paths};
use crate::runtime::picture::Lithographer;
use crate::runtime::probe::Questions;
use crate::runtime::session::{Ending, Session};
use crate::runtime::shelf::Shelf;
use crate::runtime::store::Store;
use crate::runtime::terminal::Terminal;
use crate::runtime::{RuntimeError, calibration, glances, input, panic, probe, protocols, signals, watchdog};
use crate::source::{Inflow, Wishes, bundled};
use crate::text::SafeText;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

/// What the reader starts with.
#[derive(Debug)]
pub struct Start {
    /// Where its files are.
    pub paths: Paths,
    /// The articles that were named; they stand on the shelf.
    pub articles: Vec<ArticleRef>,
    /// The one that is opened at once, where one alone was asked for.
    pub open: Option<ArticleRef>,
    /// The folder that they are in, where one alone was asked for.
    pub folder: Option<PathBuf>,
    /// Standard input, where one of the articles is that.
    pub stdin: Option<Inflow>,
    /// How every article is to be read, whatever its name promises.
    pub wishes: Wishes,
    /// The theme that was asked for, over that of the settings.
    pub theme: Option<String>,
    /// What is to be done to the text, over the settings.
    pub asked: Asked,
}

/// Asks the terminal what is to be known of it; nothing, where it would not understand.
fn ask(terminal: &mut Terminal, config: &Config) -> Questions {
    let wanted = Questions {
        background: Configuration::follows_background(config),
        widths: terminal.size().columns >= calibration::LEAST_COLUMNS,
        graphics: !protocols::is_multiplexed(protocols::environment),
    };
    let worth = wanted.any() && probe::is_worth_asking(std::env::var("TERM").ok().as_deref());
    if worth && terminal.ask(&wanted.text()).is_ok() { wanted } else { Questions::default() }
}

/// How the terminal shows images, before it has said anything.
fn picture_support(depth: ColorDepth, cell: Option<(u16, u16)>) -> PictureSupport {
    let PictureSupport { drawing, .. } = PictureSupport::default();
    let drawing = Drawing { cell: cell.unwrap_or(drawing.cell), ..drawing };
    PictureSupport { colours: depth >= ColorDepth::Ansi256, drawing }
}

/// The article under the cursor: where the last run was left, or the first of those that were named.
fn start_at<'a>(named: &'a [ArticleRef], last: Option<&'a ArticleRef>) -> Option<&'a ArticleRef> {
    last.filter(|last| named.is_empty() || named.contains(last)).or(named.first())
}

/// Runs the reader until it is left. It does not come back where a signal ended it.
pub fn run(start: Start) -> Result<(), RuntimeError> {
    let configuration = Configuration { dir: start.paths.config, theme: start.theme, asked: start.asked };
    let Reading { files, config, diagnostics } = configuration.read();
    let (store, damage) = Store::open(&start.paths.data);
    let state = store.state().clone();
    let (mailbox, messages) = Mailbox::new();

    let mut terminal = Terminal::open(config.settings.mouse)?;
    signals::listen(mailbox.clone(), terminal.tty()).map_err(RuntimeError::Start)?;
    panic::install(terminal.tty(), mailbox.clone());
    terminal.enter().map_err(RuntimeError::Terminal)?;
    let asked = ask(&mut terminal, &config);
    watchdog::watch(mailbox.clone(), terminal.tty()).map_err(RuntimeError::Start)?;
    input::read(mailbox.clone(), asked).map_err(RuntimeError::Start)?;
    let keeper = Keeper::start(store, mailbox.clone()).map_err(RuntimeError::Start)?;

    // Of several messages the last one stays, so the worst comes last.
    let damage =
        damage.map(|text| Event::Notice(Notice { severity: Severity::Error, text: SafeText::new_line(&text) }));
    let notices = configuration.complaint(&diagnostics).into_iter().chain(damage).collect();
    let depth = configuration::color_depth();
    let shelf = Shelf {
        named: &start.articles,
        is_theirs: start.open.is_none() && !start.articles.is_empty(),
        folder: start.folder.as_deref(),
        home: paths::home(),
    };
    let app = App::new(Setup {
        config,
        // Asked for once more: it may have changed before anybody listened.
        size: terminal.resize(),
        appearance: state.appearance.unwrap_or_default(),
        widths: state.widths.filter(|_| asked.widths).unwrap_or_default(),
        pictures: picture_support(depth, terminal.cell()),
        links: supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
        shelf: shelf.entries(&state),
        shelf_name: shelf.name(),
        home: shelf.home.clone(),
        selected: start_at(&start.articles, state.selected.as_ref()).cloned(),
        single: start.open.is_some(),
        is_new: state.is_new(),
    });
    // The first visit opens the lead feature; later ones begin at the shelf.
    let is_first_visit = start.articles.is_empty() && state.is_empty();
    let first = start.open.or_else(|| is_first_visit.then(bundled::lead));
    let unknown = start.articles.into_iter().filter(|article| state.record(article).is_none());
    let unknown = unknown.filter(|article| first.as_ref() != Some(article)).collect();
    glances::look_at(unknown, app.rework().repair, mailbox.clone());

    let mut session = Session {
        look: Look::new(depth),
        app,
        terminal,
        inbox: Inbox::new(messages),
        mailbox,
        keeper,
        grammarian: Grammarian::default(),
        lithographer: Lithographer::new(depth, start.paths.cache.clone()),
        fetcher: Fetcher::new(start.paths.cache.clone()),
        state,
        stdin: start.stdin,
        opening: Opening { wishes: start.wishes, cache: start.paths.cache },
        configuration,
        leisure: None,
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| session.run(first, asked, files, notices)));
    panic::uninstall();
    let ending = match outcome {
        Ok(ending) => ending,
        Err(panic) => {
            // The terminal was restored before the message was printed. What is known about the reading is still good.
            let _ = catch_unwind(AssertUnwindSafe(|| session.close()));
            resume_unwind(panic);
        }
    };
    let saved = session.close();
    match ending {
        Ending::Quit => Ok(saved?),
        Ending::Failed(message) => Err(RuntimeError::Article(message)),
        Ending::Leave(Leave::Signal(signal)) => signals::die_of(signal),
        Ending::Leave(Leave::TerminalGone) => Err(RuntimeError::TerminalGone),
    }
}
