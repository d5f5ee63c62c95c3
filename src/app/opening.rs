//! Following links and references: into a footnote, to another place in the article, to the browser.

use crate::app::linked::no_place;
use crate::app::popup::Popup;
use crate::app::reader::Reader;
use crate::app::sheet::{Sheet, SheetKind};
use crate::app::targets::{self, Spot, is_browsable};
use crate::app::{App, Effect};
use crate::compose::flat_text;
use crate::document::{ArticleRef, BlockId, Document, FootnoteId, Target, TextPos};
use crate::text::SafeText;
use std::ops::Range;

impl App {
    /// Goes where a target leads. `origin` is the text that stands for it, where that is in the text pane.
    pub(super) fn follow(&mut self, target: &Target, origin: Option<Range<TextPos>>) {
        let Some(reader) = &mut self.reader else { return };
        match target {
            Target::Url(url) => self.browse(url),
            Target::Picture(block) => self.open_picture(*block),
            Target::Block(block) => {
                reader.popup = None;
                reader.jump_to(TextPos::start_of(*block));
            }
            Target::Footnote(note) => match &mut reader.popup {
                Some(popup) if origin.is_none() => popup.push(*note),
                _ => reader.popup = Some(Popup::new(*note, origin)),
            },
        }
    }

    /// Opens an image large, or says why it is not to be seen.
    fn open_picture(&mut self, block: BlockId) {
        let Some(reader) = &mut self.reader else { return };
        if reader.album.size_of(block).is_some() {
            self.sheet = Some(Sheet::new(SheetKind::Picture(block)));
        } else if let Some(reason) = reader.album.failure(block).cloned() {
            self.warn(reason);
        } else {
            let article = reader.article.clone();
            let address = reader.album.fetch(block);
            self.effects.extend(address.map(|address| Effect::FetchPicture { article, block, address }));
            self.inform("The image is not there yet.");
        }
    }

    /// Takes in that an image is not to be had: its caption stands for it, also where it was opened large.
    pub(super) fn on_picture_failed(&mut self, article: &ArticleRef, block: BlockId, message: SafeText) {
        let Some(reader) = self.reader.as_mut().filter(|reader| reader.article == *article) else { return };
        reader.give_up_picture(block, message.clone());
        if self.sheet.as_ref().is_some_and(|sheet| matches!(sheet.kind, SheetKind::Picture(shown) if shown == block)) {
            self.sheet = None;
            self.warn(message);
        }
    }

    /// Hands an address to the browser, opens the file that it names, or says why not.
    fn browse(&mut self, url: &SafeText) {
        if is_browsable(url) {
            self.inform(format!("Opened in the browser: {url}"));
            self.effects.push(Effect::OpenUrl(url.clone()));
        } else if let Some(name) = url.strip_prefix('#') {
            self.warn(no_place(name));
        } else if !self.open_linked(url) {
            self.warn(format!("Only http and https links and .md or .txt files beside the article open, not {url}"));
        }
    }

    /// Opens what is in focus. Where nothing is, a footnote in view is opened at once, and a link gets the focus first.
    pub(super) fn open_focus(&mut self) {
        let Some(reader) = &mut self.reader else { return };
        if let Some(spot) = reader.focus.clone() {
            return self.follow(&spot.target, Some(spot.text));
        }
        let Some(spot) = targets::first_choice(&reader.viewport.spots()) else {
            return self.inform("There are no links, footnotes or images in view.");
        };
        reader.focus = Some(spot.clone());
        if !matches!(*spot.target, Target::Url(_)) {
            self.follow(&spot.target, Some(spot.text));
        }
    }

    /// Opens the n-th link or reference in view, in the footnote where one is shown.
    pub(super) fn open_nth(&mut self, n: usize) {
        let Some(reader) = &mut self.reader else { return };
        if let Some(popup) = &reader.popup {
            if let Some(spot) = popup.spots().into_iter().nth(n) {
                self.follow(&spot.target, None);
            }
        } else if let Some(spot) = reader.viewport.spots().into_iter().nth(n) {
            self.open_spot(spot);
        }
    }

    /// Puts the focus on a link or reference of the text and opens it.
    pub(super) fn open_spot(&mut self, spot: Spot) {
        if let Some(reader) = &mut self.reader {
            reader.focus = Some(spot.clone());
            self.follow(&spot.target, Some(spot.text));
        }
    }

    /// Moves the focus to the next or previous link or reference, scrolling to it where it is not in view.
    pub(super) fn step_focus(&mut self, forward: bool) {
        let Some(reader) = &mut self.reader else { return };
        let focus = reader.focus.as_ref().map(|focus| focus.text.clone());
        let mut found = targets::step(&reader.viewport.spots(), focus.as_ref(), forward);
        if found.is_none()
            && let Some(beyond) = reader.viewport.target_beyond(forward)
        {
            reader.jump(|viewport| viewport.reveal(beyond.text.start));
            found = Some(reader.viewport.spot(beyond));
        }
        match found {
            Some(spot) => reader.focus = Some(spot),
            None if forward => self.inform("There are no links, footnotes or images further on."),
            None => self.inform("There are no links, footnotes or images further up."),
        }
    }

    /// Opens the link in focus in the browser, or the only one there is in the footnote.
    pub(super) fn open_in_browser(&mut self) {
        let Some(reader) = &mut self.reader else { return };
        let (focus, spots) = match &reader.popup {
            Some(popup) => (popup.focus().cloned(), popup.spots()),
            None => (reader.focus.clone(), reader.viewport.spots()),
        };
        let mut urls = spots.iter().filter_map(|spot| url(spot));
        let chosen = match focus.as_ref().and_then(url) {
            Some(url) => Some(url),
            None => urls.next().filter(|_| urls.next().is_none()),
        };
        match chosen.cloned() {
            Some(url) => self.browse(&url),
            None => self.inform("No link is in focus: “l” goes to the next one, “f” puts a letter on each."),
        }
    }

    /// Shows the next or previous footnote; without a popup, the one that is referred to in view.
    pub(super) fn step_note(&mut self, forward: bool) {
        let Some(reader) = &mut self.reader else { return };
        let count = reader.document().footnotes.len();
        let next = match &reader.popup {
            Some(popup) if forward => popup.note().0.checked_add(1),
            Some(popup) => popup.note().0.checked_sub(1),
            None => Some(reader.note_in_view().unwrap_or_default().0),
        };
        let Some(next) = next.filter(|&n| (n as usize) < count).map(FootnoteId) else {
            let end = if forward { "last" } else { "first" };
            let text =
                if count == 0 { "This article has no footnotes.".into() } else { format!("This is the {end} note.") };
            return self.inform(text);
        };
        reader.show_note(next);
    }

    /// Goes to the note's place at the article's end.
    pub(super) fn go_to_note(&mut self) {
        let Some(reader) = &mut self.reader else { return };
        let id = match &reader.popup {
            Some(popup) => Some(popup.note()),
            None => reader.note_in_view(),
        };
        let document = reader.document();
        match id.and_then(|id| document.footnotes.block(id)) {
            Some(note) => {
                reader.popup = None;
                reader.jump_to(TextPos::start_of(note));
            }
            None => self.inform("There are no footnotes in view."),
        }
    }
}

fn url(spot: &Spot) -> Option<&SafeText> {
    match &*spot.target {
        Target::Url(url) => Some(url),
        Target::Block(_) | Target::Footnote(_) | Target::Picture(_) => None,
    }
}

impl Reader {
    /// Shows a note in the popup, beside a reference to it that is in view, or where the popup stands.
    fn show_note(&mut self, id: FootnoteId) {
        let refers = |spot: &Spot| *spot.target == Target::Footnote(id);
        let reference = self.viewport.spots().into_iter().find(refers);
        if let Some(spot) = &reference {
            self.focus = Some(spot.clone());
        }
        let origin = reference.map(|spot| spot.text);
        match &mut self.popup {
            Some(popup) => {
                popup.origin = origin.or(popup.origin.take());
                popup.replace(id);
            }
            None => self.popup = Some(Popup::new(id, origin)),
        }
    }

    /// The footnote in focus, or else the first one that is referred to in view.
    fn note_in_view(&mut self) -> Option<FootnoteId> {
        let spots = self.viewport.spots();
        let all = self.focus.iter().chain(&spots);
        all.filter_map(|spot| if let Target::Footnote(id) = *spot.target { Some(id) } else { None }).next()
    }

    /// The text that the note in the popup has in `document`.
    pub fn note_text(&self, document: &Document) -> Option<String> {
        let id = self.popup.as_ref()?.note();
        let top = document.top_level(document.footnotes.block(id)?);
        let leaves = flat_text(document, top..top + 1);
        let text: Vec<String> = leaves.into_iter().map(|leaf| leaf.text).collect();
        Some(text.join("\n\n"))
    }
}
