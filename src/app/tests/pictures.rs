//! Images: their room is there before they are, nothing moves when they come, and what cannot be shown is a caption.

use super::article::article;
use super::reading::{Reading, named};
use crate::app::{Dot, Effect, Event, FoundPictures, Picture};
use crate::compose::CellSize;
use crate::document::{Block, BlockId, BlockKind, Content, Document, Inline, PixelSize, Role};
use crate::text::SafeText;

/// The figure among the blocks.
const FIGURE: BlockId = BlockId(3);

/// An article with a figure among its paragraphs.
fn with_figure() -> Document {
    let text = "一段說這件事，要有好幾行那麼長才看得出來。".repeat(6);
    let mut document = article("An article", &[text.as_str(); 20].join("\n\n"));
    let caption = vec![Inline::Text(SafeText::new("圖說"))];
    let kind = BlockKind::Figure { source: SafeText::new("a.png").into(), caption: Box::new(caption.into()) };
    document.blocks.insert(3, Block { id: FIGURE, language: None, kind });
    for (block, id) in document.blocks.iter_mut().zip(0..) {
        block.id = BlockId(id);
    }
    document
}

/// The article on a terminal, with an image of so many pixels found for its figure.
fn found(columns: u16, rows: u16, (width, height): (u32, u32)) -> Reading {
    let mut reading = Reading::sized(with_figure(), columns, rows);
    let shown = [(FIGURE, (SafeText::new("a.png"), PixelSize { width, height }))].into();
    let found = FoundPictures { shown, ..FoundPictures::default() };
    reading.event(Event::PicturesFound { article: named("article"), found });
    reading
}

/// The image that was asked for last.
fn asked(reading: &Reading) -> Option<CellSize> {
    reading.effects.iter().rev().find_map(|effect| match effect {
        Effect::MakePicture { block: FIGURE, size, .. } => Some(*size),
        _ => None,
    })
}

fn comes(reading: &mut Reading, size: CellSize) {
    let cells = vec![[Dot::Rgb([200, 0, 0]); 2]; usize::from(size.columns) * usize::from(size.rows)];
    let picture = Picture { size, cells, graphic: None }.into();
    reading.event(Event::PictureReady { article: named("article"), block: FIGURE, picture });
}

/// The rows of the text pane that an image takes.
fn picture_rows(reading: &Reading) -> Vec<usize> {
    let lines = reading.pane().text.lines.iter().enumerate();
    lines.filter(|(_, (_, line))| line.picture.is_some()).map(|(n, _)| n).collect()
}

#[test]
fn the_room_is_there_before_the_image_and_nothing_moves_when_it_comes() {
    let mut reading = found(100, 40, (400, 240));
    let before = reading.lines();
    let rows = picture_rows(&reading);
    let size = asked(&reading).expect("an image in view is asked for");
    assert_eq!((size, rows.len()), (CellSize { columns: 40, rows: 12 }, 12), "its own size, at 10×20 pixels a cell");
    assert!(before[rows[11] + 1].contains("▨ 圖說"), "the caption stands under it: {before:#?}");
    assert!(reading.pane().text.pictures.is_empty());
    comes(&mut reading, size);
    assert_eq!(reading.lines(), before);
    assert_eq!(picture_rows(&reading), rows);
    assert_eq!(reading.pane().text.pictures.keys().collect::<Vec<_>>(), [&FIGURE]);
}

#[test]
fn an_image_fits_the_measure_and_two_thirds_of_the_page() {
    for (columns, rows, pixels) in
        [(80, 24, (4000, 3000)), (40, 15, (4000, 100)), (200, 60, (50, 9000)), (120, 36, (1, 1))]
    {
        let mut reading = found(columns, rows, pixels);
        reading.keys("} }");
        let size = asked(&reading).unwrap_or_else(|| panic!("{columns}×{rows}: {:#?}", reading.lines()));
        let pane = reading.pane().text.lines_area;
        assert!(size.columns <= pane.width && size.rows <= pane.height * 2 / 3, "{size:?} in {pane:?}");
        assert!(size.columns > 0 && size.rows > 0);
        let (width, height) = (f64::from(size.columns) * 10.0, f64::from(size.rows) * 20.0);
        let (left, right) = (width / height, f64::from(pixels.0) / f64::from(pixels.1));
        let is_thin = size.columns == 1 || size.rows == 1;
        assert!(is_thin || (left / right - 1.0).abs() < 0.2, "{size:?} keeps the proportions of {pixels:?}");
    }
}

#[test]
fn paging_goes_over_an_image_to_the_end_and_back() {
    for (columns, rows) in [(80, 24), (40, 15), (120, 36)] {
        let mut reading = found(columns, rows, (900, 900));
        let (mut seen, mut whole) = (0, false);
        let top = reading.top();
        for _ in 0..200 {
            let rows = picture_rows(&reading);
            seen += rows.len();
            whole |= reading.lines().iter().any(|line| line.contains("圖說"));
            let before = reading.lines();
            reading.keys("Space");
            if reading.lines() == before && picture_rows(&reading) == rows {
                break;
            }
        }
        assert!(seen > 0 && whole, "{columns}×{rows}");
        assert!(reading.status().contains("100%"), "{}", reading.status());
        reading.keys("g g");
        assert_eq!(reading.top(), top);
        for _ in 0..60 {
            reading.keys("j");
        }
        for _ in 0..60 {
            reading.keys("k");
        }
        assert_eq!(reading.top(), top, "line by line too");
    }
}

#[test]
fn a_resize_keeps_the_text_at_the_top_and_asks_for_the_new_size() {
    let mut reading = found(100, 40, (900, 500));
    let size = asked(&reading).unwrap();
    comes(&mut reading, size);
    let first = reading.top();
    reading.resize(60, 30);
    assert_eq!(reading.top().chars().next(), first.chars().next());
    let smaller = asked(&reading).unwrap();
    assert!(smaller.columns < size.columns);
    reading.resize(100, 40);
    assert_eq!(asked(&reading), Some(smaller), "what is there is not asked for again");
}

#[test]
fn a_broken_image_gives_its_room_back_and_the_information_says_why() {
    let mut reading = found(100, 40, (400, 240));
    let message = SafeText::new("a.png: it is damaged");
    reading.event(Event::PictureFailed { article: named("article"), block: FIGURE, message });
    assert_eq!(picture_rows(&reading), [] as [usize; 0]);
    assert!(reading.lines().iter().any(|line| line.contains("▨ 圖說")));
    reading.keys("i");
    let sheet = format!("{:?}", reading.app.frame().sheet.as_ref().unwrap().rows);
    assert!(sheet.contains("Not shown") && sheet.contains("damaged"), "{sheet}");
}

#[test]
fn without_images_and_in_vertical_lines_the_caption_stands_alone() {
    let mut reading = found(100, 40, (400, 240));
    reading.command("set images off");
    assert_eq!(picture_rows(&reading), [] as [usize; 0]);
    reading.command("set images on");
    assert_eq!(picture_rows(&reading).len(), 12);
    reading.keys("V");
    assert_eq!(picture_rows(&reading), [] as [usize; 0]);
}

#[test]
fn enter_opens_an_image_large_and_esc_closes_it() {
    for close in ["Esc", "q"] {
        let mut reading = found(100, 40, (400, 240));
        reading.keys("Enter");
        let large = |reading: &Reading| reading.app.frame().sheet.as_ref().and_then(|sheet| sheet.picture.clone());
        let shown = large(&reading).expect("the image by itself");
        assert_eq!(shown.picture, None, "not there yet");
        let size = asked(&reading).unwrap();
        assert!(size.columns > 80 && shown.area.width == size.columns);
        comes(&mut reading, size);
        assert!(large(&reading).unwrap().picture.is_some());
        reading.keys(close);
        assert!(reading.app.frame().sheet.is_none() && reading.app.article().is_some());
    }
}

#[test]
fn a_click_on_an_image_opens_it() {
    let mut reading = found(100, 40, (400, 240));
    let area = reading.pane().text.lines_area;
    let row = picture_rows(&reading)[3] as u16;
    reading.press(area.x + 10, area.y + row);
    assert!(reading.app.frame().sheet.as_ref().is_some_and(|sheet| sheet.picture.is_some()));
}

/// The article with a figure that was looked for in vain.
fn failed(document: Document) -> Reading {
    let mut reading = Reading::sized(document, 100, 40);
    let failed = [(FIGURE, SafeText::new("a.png: no such file"))].into();
    reading.event(Event::PicturesFound {
        article: named("article"),
        found: FoundPictures { failed, ..FoundPictures::default() },
    });
    reading
}

#[test]
fn who_opens_an_image_that_is_not_shown_is_told_why() {
    let mut nameless = with_figure();
    if let BlockKind::Figure { caption, .. } = &mut nameless.blocks[3].kind {
        **caption = Content::default();
    }
    for document in [with_figure(), nameless] {
        for keys in ["l Enter", "Enter", "f a"] {
            let mut reading = failed(document.clone());
            reading.keys(keys);
            assert!(reading.status().starts_with("a.png: no such file"), "{keys}: {}", reading.status());
            assert!(reading.app.frame().sheet.is_none());
        }
        let mut reading = failed(document);
        let (column, row) = ["圖說", "a.png"]
            .into_iter()
            .find(|text| reading.lines().join("").contains(text))
            .map(|text| reading.cell_of(text))
            .unwrap();
        reading.press(column, row);
        assert!(reading.status().starts_with("a.png: no such file"), "a click: {}", reading.status());
    }
}

#[test]
fn the_focus_on_an_image_that_is_not_shown_is_seen() {
    let mut reading = failed(with_figure());
    reading.keys("l");
    assert_eq!(reading.lit(Role::Focus), ["圖說"]);
}

#[test]
fn an_image_that_breaks_while_it_is_opened_large_says_why_in_its_place() {
    let mut reading = found(100, 40, (400, 240));
    reading.keys("Enter");
    let message = SafeText::new("a.png: it is damaged");
    reading.event(Event::PictureFailed { article: named("article"), block: FIGURE, message });
    assert!(reading.app.frame().sheet.is_none() && reading.status().starts_with("a.png: it is damaged"));
}

/// The article with an image on the web, which is fetched when its caption is in view.
fn on_the_web(columns: u16, rows: u16) -> Reading {
    let mut reading = Reading::sized(with_figure(), columns, rows);
    let remote = [(FIGURE, SafeText::new("https://example.org/a.png"))].into();
    reading.event(Event::PicturesFound {
        article: named("article"),
        found: FoundPictures { remote, ..FoundPictures::default() },
    });
    reading
}

#[test]
fn an_image_that_comes_late_leaves_the_text_at_the_top_where_it_is() {
    for (columns, rows) in [(100, 40), (80, 24), (40, 15)] {
        // The caption at the foot of the page, among the lines, at the top, and above the page.
        for steps in [0, 3, 6, 9, 12, 15, 20] {
            let mut reading = on_the_web(columns, rows);
            for _ in 0..30 {
                let is_asked = |effect: &Effect| matches!(effect, Effect::FetchPicture { .. });
                if reading.effects.iter().any(is_asked) {
                    break;
                }
                reading.keys("j");
            }
            for _ in 0..steps {
                reading.keys("j");
            }
            let top = reading.top();
            let size = PixelSize { width: 900, height: 600 };
            reading.event(Event::PictureFetched { article: named("article"), block: FIGURE, size });
            assert_eq!(reading.top(), top, "{columns}×{rows} after {steps}");
            reading.keys("z z");
            assert_eq!(reading.top(), top, "and it stays there: {columns}×{rows} after {steps}");
        }
    }
}

#[test]
fn in_vertical_lines_the_caption_opens_the_image() {
    let mut reading = found(100, 40, (400, 240));
    reading.keys("V Enter");
    assert!(reading.app.frame().sheet.as_ref().is_some_and(|sheet| sheet.picture.is_some()));
    let mut reading = found(100, 40, (400, 240));
    reading.command("set images off").keys("V Enter");
    assert!(reading.app.frame().sheet.is_none(), "without images it is text");
}
