//! Pictures of every screen at four sizes: the emulator's rows as a person reads them, and what stands out on them.

use crate::app::frame::Body;
use crate::app::{App, Dot, Effect, Event, FoundPictures, Notice, Picture, Record, Setup, Severity, ShelfEntry, Size};
use crate::compose::CellSize;
use crate::config::Config;
use crate::document::{self, ArticleRef, PixelSize, Role};
use crate::input::notation;
use crate::source::{self, Bundled, Format, Hint, bundled};
use crate::text::SafeText;
use crate::view::emulator::{Emulator, colour};
use crate::view::paint::CONTINUATION;
use crate::view::screen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write;

/// From a small laptop to a large screen, and a corner of one.
const SIZES: [Size; 4] = [
    Size { columns: 80, rows: 24 },
    Size { columns: 120, rows: 36 },
    Size { columns: 200, rows: 60 },
    Size { columns: 40, rows: 15 },
];

/// What shows by its ground alone, which text cannot tell.
const STANDING_OUT: [(Role, &str); 7] = [
    (Role::SearchCurrent, "current match"),
    (Role::SearchMatch, "match"),
    (Role::Focus, "focus"),
    (Role::Hint, "label"),
    (Role::OutlineSelected, "selected"),
    (Role::ShelfSelected, "selected"),
    (Role::CompletionSelected, "selected"),
];

/// The bundled articles: one half read, one read, the others new.
fn shelf() -> Vec<ShelfEntry> {
    let entry = |bundled: Bundled| ShelfEntry {
        article: bundled.article,
        title: bundled.meta.title,
        detail: bundled.meta.subtitle.or(bundled.meta.summary).unwrap_or_default(),
        facts: bundled.meta.date.unwrap_or_default(),
        language: bundled.language,
        minutes: Some(bundled.minutes),
        record: None,
    };
    let mut entries: Vec<ShelfEntry> = bundled::list().into_iter().map(entry).collect();
    entries[0].record = Some(Record { percent: 37, ..Record::default() });
    entries[4].record = Some(Record { percent: 100, read: true, ..Record::default() });
    entries
}

/// The reader at a size, with the bundled articles on its shelf.
fn app(size: Size) -> App {
    App::new(Setup { config: Config::default(), size, shelf: shelf(), ..Setup::default() })
}

/// The reader with the lead article open.
fn reading(size: Size) -> App {
    let mut app = app(size);
    open(&mut app, bundled::lead());
    app
}

fn open(app: &mut App, article: ArticleRef) {
    let loaded = source::load(&article).unwrap();
    happen(app, Event::Opened { article, rendition: loaded.document.into(), record: None });
}

fn happen(app: &mut App, event: Event) {
    for effect in app.update(event) {
        match effect {
            Effect::Open(article) => open(app, article),
            Effect::MakePicture { article, block, size, .. } => {
                happen(app, Event::PictureReady { article, block, picture: ring(size).into() });
            }
            _ => {}
        }
    }
}

/// Types keys, written as in `keys.toml`.
fn press(app: &mut App, keys: &str) {
    for key in notation::parse(keys).unwrap() {
        happen(app, Event::Key(key));
    }
}

/// The screen as text, then the stretches that stand out by their ground.
fn picture(app: &App) -> String {
    let Size { columns, rows } = app.frame().size;
    let mut terminal = Emulator::new(columns, rows);
    terminal.draw(|buffer| {
        screen(app.frame(), app.theme(), buffer);
    });
    let mut picture = terminal.rows().join("\n");
    for y in 0..rows {
        for (what, text) in standing_out(app, &terminal, columns, y) {
            let _ = write!(picture, "\nrow {y}, {what}: {}", text.trim_end());
        }
    }
    picture
}

/// The stretches of a row that stand out by their ground, and what they are.
fn standing_out(app: &App, terminal: &Emulator, columns: u16, y: u16) -> Vec<(&'static str, String)> {
    let mut stretches: Vec<(&str, String, u16)> = Vec::new();
    for x in 0..columns {
        let seen = terminal.seen(x, y);
        let ground = |role| app.theme().style(role).bg.map(colour);
        let what = STANDING_OUT.iter().find(|(role, _)| ground(*role) == Some(seen.bg)).map(|(_, what)| *what);
        match (what, stretches.last_mut()) {
            (_, Some((_, _, end))) if seen.text == CONTINUATION && *end == x => *end += 1,
            (Some(what), Some((last, text, end))) if *last == what && *end == x => {
                text.push_str(&seen.text);
                *end += 1;
            }
            (Some(what), _) => stretches.push((what, seen.text, x + 1)),
            (None, _) => {}
        }
    }
    stretches.into_iter().map(|(what, text, _)| (what, text)).collect()
}

/// Holds a screen against its picture at every size.
fn at_every_size(name: &str, show: impl Fn(Size) -> App) {
    for size in SIZES {
        insta::assert_snapshot!(format!("{name}_{}x{}", size.columns, size.rows), picture(&show(size)));
    }
}

/// A reader of the lead article after some keys.
fn after(keys: &'static str) -> impl Fn(Size) -> App {
    move |size| {
        let mut app = reading(size);
        press(&mut app, keys);
        app
    }
}

#[test]
fn the_reader() {
    at_every_size("reader", reading);
}

#[test]
fn the_reader_on_the_way() {
    at_every_size("reader_middle", after("] ] Space"));
}

#[test]
fn the_outline_with_the_keys() {
    at_every_size("outline", after("Tab j"));
}

#[test]
fn a_footnote() {
    at_every_size("footnote", after("/ 斯 普 特 尼 克 Enter Esc f a"));
}

#[test]
fn labels_over_links() {
    at_every_size("hints", |size| {
        let mut app = app(size);
        open(&mut app, ArticleRef::Bundled("welcome-zh".to_owned()));
        press(&mut app, "3 f");
        app
    });
}

#[test]
fn matches_of_a_search() {
    at_every_size("search", after("/ O p e n A I Enter"));
}

/// An article with an image, which is a ring on a clear ground.
fn with_image(size: Size) -> App {
    let text =
        "# 圖片\n\n一段文字在前，說明下面的圖是什麼。\n\n![圓環，其餘透明](ring.png)\n\n又一段文字，說別的事情。\n";
    let document = source::from_text(text, Hint { name: "a.md", format: Format::Markdown }).document;
    let (block, address) = document::figures(&document.blocks).into_iter().next().map(|(b, a)| (b, a.clone())).unwrap();
    let shown = [(block, (address, PixelSize { width: 600, height: 400 }))].into();
    let found = FoundPictures { shown, ..FoundPictures::default() };
    let article = ArticleRef::Bundled("a".to_owned());
    let mut app = app(size);
    happen(&mut app, Event::Opened { article: article.clone(), rendition: document.into(), record: None });
    happen(&mut app, Event::PicturesFound { article, found });
    app
}

/// A ring of so many cells.
fn ring(size: CellSize) -> Picture {
    let (columns, rows) = (f64::from(size.columns), f64::from(size.rows) * 2.0);
    let dot = |x: u16, y: u16| {
        let (x, y) = ((f64::from(x) + 0.5) / columns - 0.5, (f64::from(y) + 0.5) / rows - 0.5);
        if (0.25..0.5).contains(&x.hypot(y)) { Dot::Rgb([200, 80, 40]) } else { Dot::Ground }
    };
    let cells = (0..size.rows).flat_map(|y| (0..size.columns).map(move |x| [dot(x, 2 * y), dot(x, 2 * y + 1)]));
    Picture { size, cells: cells.collect(), graphic: None }
}

#[test]
fn an_image_in_the_text_and_by_itself() {
    at_every_size("image", with_image);
    at_every_size("image_large", |size| {
        let mut app = with_image(size);
        press(&mut app, "Enter");
        app
    });
}

#[test]
fn the_help() {
    at_every_size("help", after("?"));
}

#[test]
fn the_command_line_with_completions() {
    at_every_size("command", after(": m e Tab"));
}

#[test]
fn nothing_but_the_text() {
    at_every_size("zen", after("z"));
}

#[test]
fn vertical_writing() {
    at_every_size("vertical", after("V ]"));
}

#[test]
fn vertical_writing_with_readings_and_a_note() {
    at_every_size("vertical_note", |size| {
        let mut app = app(size);
        open(&mut app, ArticleRef::Bundled("kumihan-ja".to_owned()));
        press(&mut app, "V / ル ビ Enter n n Esc H Enter");
        app
    });
}

#[test]
fn readings_above_their_bases() {
    at_every_size("readings", |size| {
        let mut app = app(size);
        open(&mut app, ArticleRef::Bundled("kumihan-ja".to_owned()));
        press(&mut app, "R ] j");
        app
    });
}

#[test]
fn columns_as_in_a_newspaper() {
    at_every_size("columns", after("t | Space"));
}

#[test]
fn the_header_of_a_table_is_over_both_of_its_columns_and_found_once() {
    let rows: String = (1..40).map(|n| format!("| 第{n}版 | 一段說明 |\n")).collect();
    let source = format!("# 報紙\n\n| 版別 | 說明 |\n|---|---|\n{rows}");
    let size = Size { columns: 100, rows: 20 };
    let mut app = app(size);
    let document = source::from_text(source.as_str(), Hint { name: "a.md", format: Format::Markdown }).document;
    let article = ArticleRef::File("/a.md".into());
    happen(&mut app, Event::Opened { article, rendition: document.into(), record: None });
    press(&mut app, "t | / 版 別 Enter");
    let shown = picture(&app);
    assert_eq!(shown.matches("版別      說明").count(), 2, "{shown}");
    assert!(shown.contains("1/1") && shown.matches("match: 版別").count() == 1, "{shown}");
}

#[test]
fn marks_that_hang_in_a_note_are_painted() {
    let (mut hanging, mut popups) = (0, 0);
    for columns in 40..100 {
        let mut app = app(Size { columns, rows: 24 });
        let japanese = bundled::list().into_iter().find(|bundled| bundled.language == crate::text::Language::Japanese);
        open(&mut app, japanese.unwrap().article);
        press(&mut app, "Enter");
        let Some(popup) = &app.frame().popup else { continue };
        popups += 1;
        let mut terminal = Emulator::new(columns, 24);
        terminal.draw(|buffer| {
            screen(app.frame(), app.theme(), buffer);
        });
        for (row, line) in terminal.rows().iter().skip(usize::from(popup.lines_area.y)).zip(&popup.lines) {
            assert!(row.replace(' ', "").contains(&line.text.replace(' ', "")), "{row:?} is to show {:?}", line.text);
            hanging += usize::from(line.width() > popup.lines_area.width);
        }
    }
    assert!(hanging > 5, "{hanging} marks hang, {popups} popups");
}

#[test]
fn a_footnote_over_columns() {
    at_every_size("columns_footnote", after("t | / 斯 普 特 尼 克 Enter Esc f a"));
}

#[test]
fn the_shelf() {
    at_every_size("shelf", |size| {
        let mut app = app(size);
        press(&mut app, "j");
        app
    });
}

#[test]
fn an_empty_shelf_says_what_to_do() {
    at_every_size("shelf_empty", |size| App::new(Setup { size, ..Setup::default() }));
}

#[test]
fn an_error() {
    at_every_size("error", |size| {
        let mut app = reading(size);
        let text = SafeText::new("themes/night.toml:12:8: unknown role “titel”; did you mean “title”?");
        app.update(Event::Notice(Notice { severity: Severity::Error, text }));
        app
    });
}

#[test]
fn a_table_and_other_things() {
    at_every_size("tour", |size| {
        let mut app = app(size);
        open(&mut app, ArticleRef::Bundled("kumihan-ja".to_owned()));
        press(&mut app, "Space Space");
        app
    });
}

#[test]
fn too_small_a_terminal_says_so_and_none_is_too_small_to_try() {
    for (columns, rows) in [(19, 6), (20, 5), (8, 2), (1, 1)] {
        let app = reading(Size { columns, rows });
        insta::assert_snapshot!(format!("too_small_{columns}x{rows}"), picture(&app));
    }
}

#[test]
fn the_page_steps_back_behind_a_sheet_and_behind_labels() {
    let text = |app: &App| {
        let mut terminal = Emulator::new(200, 60);
        terminal.draw(|buffer| _ = screen(app.frame(), app.theme(), buffer));
        let Body::Reader(pane) = &app.frame().body else { panic!("an article") };
        terminal.seen(pane.text.lines_area.x, pane.text.lines_area.y).fg
    };
    let mut app = reading(SIZES[2]);
    let of = |app: &App, role| app.theme().style(role).fg.map(colour);
    let faint = of(&app, Role::OutlineGuide);
    assert_eq!(Some(text(&app)), of(&app, Role::Title));
    for keys in ["i", "?"] {
        press(&mut app, keys);
        assert_eq!(Some(text(&app)), faint, "{keys}");
        press(&mut app, "Esc");
    }
    press(&mut app, "2 f");
    assert_eq!(Some(text(&app)), faint);
}

#[test]
fn every_size_from_one_cell_up_is_painted_without_a_panic() {
    let all = [
        "j",
        "V",
        "V f",
        "V ] ] Enter",
        "V z G",
        "|",
        "| | Space f",
        "| V",
        "Tab",
        "f",
        "?",
        ": t",
        "/ a",
        "/ 斯 普 Enter f a",
        "z",
        "q",
    ];
    for keys in all {
        let mut app = reading(SIZES[0]);
        press(&mut app, keys);
        for columns in (1..60).step_by(2) {
            for rows in 1..20 {
                app.update(Event::Resize(Size { columns, rows }));
                let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
                let cursor = screen(app.frame(), app.theme(), &mut buffer).cursor;
                assert!(cursor.is_none_or(|at| buffer.area.contains(at)), "{keys} {columns}x{rows}: {cursor:?}");
            }
        }
    }
}
