//! Draws a screen of the reader as an SVG picture, from the program's own cells.
//!
//! `cargo run --example screenshot -- [--size 110x32] [--theme night] [--article altman-paris] [--shelf] [--keys 'j j Enter'] OUT.svg`

mod svg;

use kanbao::app::{App, Effect, Event, Setup, ShelfEntry, Size};
use kanbao::config::{Config, ConfigFiles};
use kanbao::document::ArticleRef;
use kanbao::source::{self, Bundled, bundled};
use kanbao::text::SafeText;
use kanbao::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// What is asked for.
struct Wish {
    size: Size,
    theme: String,
    article: Option<ArticleRef>,
    keys: String,
    out: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let wish = read_arguments()?;
    let mut app = App::new(setup(&wish));
    if let Some(article) = wish.article {
        happen(&mut app, open(article));
    }
    for key in wish.keys.split_whitespace() {
        happen(&mut app, Event::Key(key.parse()?));
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, wish.size.columns, wish.size.rows));
    view::screen(app.frame(), app.theme(), &mut buffer);
    let terminal = svg::Ground { fg: "#d0d0d0".to_owned(), bg: "#101010".to_owned() };
    fs::write(wish.out, svg::picture(&buffer, &terminal))?;
    Ok(())
}

/// The reader with the bundled articles on its shelf.
fn setup(wish: &Wish) -> Setup {
    let settings = (PathBuf::from("settings.toml"), format!("theme = \"{}\"", wish.theme));
    let (config, _) = Config::load(&ConfigFiles { settings: Some(settings), ..ConfigFiles::default() });
    Setup { config, size: wish.size, shelf: bundled::list().into_iter().map(entry).collect(), ..Setup::default() }
}

fn entry(bundled: Bundled) -> ShelfEntry {
    let facts: Vec<String> =
        [bundled.meta.source, bundled.meta.date].into_iter().flatten().map(|f| f.to_string()).collect();
    ShelfEntry {
        article: bundled.article,
        title: bundled.meta.title,
        detail: bundled.meta.subtitle.or(bundled.meta.summary).unwrap_or_default(),
        facts: SafeText::new_line(&facts.join(" · ")),
        language: bundled.language,
        minutes: Some(bundled.minutes),
        record: None,
    }
}

/// Lets something happen, and opens what the reader then asks for.
fn happen(app: &mut App, event: Event) {
    for effect in app.update(event) {
        if let Effect::Open(article) = effect {
            happen(app, open(article));
        }
    }
}

fn open(article: ArticleRef) -> Event {
    match source::load(&article) {
        Ok(loaded) => Event::Opened { article, rendition: loaded.document.into(), record: None },
        Err(error) => Event::OpenFailed { article, message: SafeText::new_line(&error.to_string()) },
    }
}

fn read_arguments() -> Result<Wish, Box<dyn Error>> {
    let mut wish = Wish {
        size: Size { columns: 110, rows: 32 },
        theme: "night".to_owned(),
        article: Some(bundled::lead()),
        keys: String::new(),
        out: String::new(),
    };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--size" => {
                let value = value()?;
                let (columns, rows) = value.split_once('x').ok_or("a size is COLUMNSxROWS")?;
                wish.size = Size { columns: columns.parse()?, rows: rows.parse()? };
            }
            "--theme" => wish.theme = value()?,
            "--article" => wish.article = Some(ArticleRef::Bundled(value()?)),
            "--shelf" => wish.article = None,
            "--keys" => wish.keys = value()?,
            _ => wish.out = argument,
        }
    }
    if wish.out.is_empty() { Err("name the file to write".into()) } else { Ok(wish) }
}
