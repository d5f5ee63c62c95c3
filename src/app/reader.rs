//! An open article: where the reader is in it, and everything that stands open over it.

use crate::app::geometry::Areas;
use crate::app::growing::Growth;
use crate::app::hints::Hints;
use crate::app::jumps::Jumps;
use crate::app::outline::OutlineState;
use crate::app::picture::{Album, FoundPictures};
use crate::app::placing::{self, Origin};
use crate::app::popup::Popup;
use crate::app::progress::Progress;
use crate::app::scroll::{Anchor, Viewport};
use crate::app::search::Search;
use crate::app::targets::Spot;
use crate::app::{Drawing, Effect, Record};
use crate::compose::{CodeBlock, Options, PictureRoom, code_in};
use crate::document::{ArticleRef, BlockId, CodeSpan, Document, PixelSize, TextPos};
use crate::rendition::Rendition;
use crate::text::SafeText;
use ratatui::layout::Rect;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// How many blocks out of view are looked through for code, so that it has its colours when it comes into view.
const BLOCKS_AHEAD: usize = 16;

/// An open article.
#[derive(Debug)]
pub struct Reader {
    /// Which one.
    pub article: ArticleRef,
    /// The article as its source has it, and as it is shown.
    pub rendition: Rendition,
    /// What of it is in view.
    pub viewport: Viewport,
    /// How far it is read.
    pub progress: Progress,
    /// The outline pane.
    pub outline: OutlineState,
    /// The link or reference in focus.
    pub focus: Option<Spot>,
    /// Labels over the links and references in view.
    pub hints: Option<Hints>,
    /// The footnote over the text.
    pub popup: Option<Popup>,
    /// The last search.
    pub search: Search,
    /// Whether matches are highlighted.
    pub show_matches: bool,
    /// Named places, in the source.
    pub marks: BTreeMap<char, TextPos>,
    /// Places to go back to.
    pub jumps: Jumps,
    /// The theme that was chosen while reading it.
    pub theme: Option<String>,
    /// Whether it counts as read, where that was said.
    pub read: bool,
    /// What is known about it as long as it is not whole.
    pub growth: Option<Growth>,
    /// Its images.
    pub album: Album,
    /// The top-level blocks whose code was asked about.
    asked: HashSet<usize>,
}

impl Reader {
    /// An article as it was left, or from its beginning.
    pub fn new(article: ArticleRef, rendition: Rendition, record: Option<Record>) -> Self {
        let record = record.unwrap_or_default();
        let anchor = Anchor::from(rendition.to_shown(record.position));
        let viewport = Viewport::new(rendition.measured().clone(), anchor);
        let progress = Progress::new(&viewport, record.percent, &record.progress);
        Self {
            article,
            rendition,
            outline: OutlineState::new(&viewport.document().outline),
            viewport,
            progress,
            focus: None,
            hints: None,
            popup: None,
            search: Search::default(),
            show_matches: false,
            marks: record.marks,
            jumps: Jumps::default(),
            theme: record.theme,
            read: record.read,
            growth: None,
            album: Album::default(),
            asked: HashSet::new(),
        }
    }

    /// The article as it is shown.
    pub fn document(&self) -> Arc<Document> {
        Arc::clone(self.viewport.document())
    }

    /// What is to be kept.
    pub fn record(&self) -> Record {
        Record {
            title: self.rendition.title(),
            position: self.rendition.to_source(self.viewport.anchor().pos),
            percent: self.progress.read(&self.viewport),
            progress: self.progress.to_keep(&self.viewport),
            read: self.read,
            marks: self.marks.clone(),
            theme: self.theme.clone(),
            last_read: 0,
        }
    }

    /// The blocks of code that have come near for the first time.
    pub fn new_code(&mut self) -> Vec<CodeBlock> {
        let document = self.document();
        let blocks = self.viewport.blocks_in_view();
        let near = blocks.start.saturating_sub(BLOCKS_AHEAD)..blocks.end + BLOCKS_AHEAD;
        let note = self.popup.as_ref().and_then(|popup| document.footnotes.block(popup.note()));
        let near = near.chain(note.map(|note| document.top_level(note)));
        let new: Vec<usize> = near.filter(|&index| self.asked.insert(index)).collect();
        new.into_iter().flat_map(|index| code_in(&document, index)).collect()
    }

    /// Takes on what the pieces of a block of code are; nothing moves.
    pub fn set_code(&mut self, block: BlockId, spans: Arc<[CodeSpan]>) {
        self.viewport.set_code(block, spans);
        if let Some(popup) = &mut self.popup {
            popup.recompose();
        }
    }

    /// Has code and images looked at again, after the viewport was made anew.
    pub fn look_anew(&mut self) {
        self.asked.clear();
        self.viewport.set_pictures(self.album.sizes());
    }

    /// Takes on the images that were found.
    pub fn find_pictures(&mut self, found: FoundPictures) {
        self.album.find(found);
        self.viewport.set_pictures(self.album.sizes());
    }

    /// Takes on an image that was fetched.
    pub fn take_picture(&mut self, block: BlockId, size: PixelSize) {
        self.album.fetched(block, size);
        self.viewport.set_pictures(self.album.sizes());
    }

    /// Shows a caption in place of an image that turned out to be broken.
    pub fn give_up_picture(&mut self, block: BlockId, message: SafeText) {
        self.album.fail(block, message);
        self.viewport.set_pictures(self.album.sizes());
    }

    /// The images in view that were not asked for yet, to be drawn so; those on the web are to be fetched first.
    pub fn new_pictures(&mut self, drawing: Drawing) -> Vec<Effect> {
        self.album.draw_as(drawing);
        let (page, article) = (self.viewport.page(), &self.article);
        let make = |(block, size)| {
            let address = self.album.ask((block, size))?;
            Some(Effect::MakePicture { article: article.clone(), block, address, size, drawing })
        };
        let rows = page.lines.iter().filter_map(|(_, line)| line.picture);
        let mut effects: Vec<Effect> = rows.map(|row| (row.block, row.size)).filter_map(make).collect();
        if self.viewport.shows_pictures() {
            let captions = page.lines.iter().map(|(_, line)| line.source.start.block);
            effects.extend(captions.filter_map(|block| {
                let address = self.album.fetch(block)?;
                Some(Effect::FetchPicture { article: article.clone(), block, address })
            }));
        }
        effects
    }

    /// Takes on the panes as they are now, and notes what has come into view.
    pub fn settle(&mut self, areas: &Areas, measure: u16, options: Options) {
        let rows = (areas.grid().lines() / 3 * 2).max(2);
        let pictures = options.pictures.map(|room| PictureRoom { rows, ..room });
        let options_of_text = Options { direction: areas.direction, pictures, ..options };
        self.viewport.fit(areas.columns, areas.grid().lines(), options_of_text);
        let was_whole = self.progress.is_whole();
        self.progress.observe(&mut self.viewport);
        self.read |= !was_whole && self.progress.is_whole() && self.growth.is_none();
        let document = self.document();
        self.outline.fit(&document.outline, areas.outline_rows.height);
        self.outline.follow(&document.outline, self.progress.section(&document.outline));
        if self.focus.as_ref().is_some_and(|focus| !self.viewport.shows(&focus.text)) {
            self.focus = None;
        }
        self.settle_popup(areas, measure, options);
    }

    fn settle_popup(&mut self, areas: &Areas, measure: u16, options: Options) {
        let Some(mut popup) = self.popup.take() else { return };
        let origin = popup.origin.as_ref().and_then(|text| self.on_screen(text, areas));
        let looks = (options, self.viewport.code());
        popup.fit(&self.document(), placing::popup_bounds(areas), origin.as_ref(), measure, looks);
        self.popup = Some(popup);
    }

    /// The cells that a stretch of text takes, where it is in view.
    fn on_screen(&mut self, text: &Range<TextPos>, areas: &Areas) -> Option<Origin> {
        let page = self.viewport.page();
        // What goes on at the top of another column leaves the popup a place under its beginning.
        let cells = page.columns.iter().find_map(|column| {
            let (grid, lines) = (areas.column(column), page.lines.get(column.lines.clone())?);
            let shown = (0..).zip(lines).filter_map(|(n, (_, line))| Some(grid.cells(n, line.columns_of(text)?)));
            shown.reduce(Rect::union)
        })?;
        Some(Origin { columns: cells.left()..cells.right(), rows: cells.top()..cells.bottom() })
    }

    /// Jumps: the place that is left can be gone back to.
    pub fn jump_to(&mut self, pos: TextPos) {
        self.jump(|viewport| viewport.go_to(pos));
    }

    /// Moves in a way that can be taken back.
    pub fn jump(&mut self, go: impl FnOnce(&mut Viewport)) {
        let from = self.viewport.anchor();
        go(&mut self.viewport);
        if self.viewport.anchor() != from {
            self.jumps.leave(from);
        }
    }

    /// Goes back to before the last jump, or forward again; `false` where there is nowhere to go.
    pub fn travel(&mut self, back: bool) -> bool {
        let from = self.viewport.anchor();
        let place = if back { self.jumps.back(from) } else { self.jumps.forward() };
        let Some(place) = place else { return false };
        self.popup = None;
        self.viewport.restore(place);
        true
    }

    /// Goes to where the last jump came from, so that doing it twice changes nothing; `false` where there was none.
    pub fn swap_with_last_jump(&mut self) -> bool {
        let Some(place) = self.jumps.last() else { return false };
        self.jump(|viewport| viewport.restore(place));
        true
    }
}
