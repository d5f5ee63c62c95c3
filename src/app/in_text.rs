//! What commands do to the text of an article.

use crate::app::App;
use crate::app::growing::Far;
use crate::app::hints::Hints;
use crate::app::prompt::PromptKind;
use crate::app::reader::Reader;
use crate::input::{Action, Command};

impl App {
    /// Does what a command says to the text; `false` where no article is open or it means nothing here.
    pub(super) fn act_in_text(&mut self, command: &Command) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        // What moves the text or opens something leaves the footnote that lay over it.
        if closes_popup(command.action) {
            reader.popup = None;
        }
        move_in_text(reader, command.action) || self.go_far(command) || self.do_in_text(command)
    }

    /// Moves that can be taken back.
    fn go_far(&mut self, command: &Command) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        let number: Option<usize> = command.argument.as_deref().and_then(|text| text.parse().ok());
        match (command.action, number) {
            (Action::NextSection, _) if !reader.next_section() => self.inform("This is the last section."),
            (Action::PreviousSection, _) => _ = reader.previous_section(),
            (Action::NextSection, _) => {}
            (Action::Section, Some(number)) => {
                let section = reader.outermost_section(number);
                if !section.is_some_and(|section| reader.go_to_section(section)) {
                    return self.warn_done(format!("There is no section {number}."));
                }
                self.set_outline_focus(false);
            }
            (Action::Percent, Some(percent)) => {
                let percent = percent.min(100) as u8;
                let pos = reader.viewport.pos_at_fraction(f64::from(percent) / 100.0);
                reader.jump_to(pos);
                reader.wish_for(Far::Percent(percent));
            }
            (Action::Section | Action::Percent, None) => {
                let line = format!("{} ", command.action.key());
                self.ask(PromptKind::Command, &line);
            }
            (Action::Back, _) if !reader.travel(true) => self.back_along_links(),
            (Action::Forward, _) if !reader.travel(false) => self.inform("There is no later place to go forward to."),
            (Action::Back | Action::Forward, _) => {}
            _ => return false,
        }
        true
    }

    fn do_in_text(&mut self, command: &Command) -> bool {
        let argument = command.argument.as_deref();
        match command.action {
            Action::Search => match argument {
                Some(pattern) => self.search_for(pattern),
                None => self.ask(PromptKind::Search, ""),
            },
            Action::NextMatch => self.step_match(true),
            Action::PreviousMatch => self.step_match(false),
            Action::SetMark | Action::GoToMark => match argument.and_then(|text| text.chars().next()) {
                None => self.typing.waiting = Some(command.action),
                Some(name) if command.action == Action::SetMark => self.set_mark(name),
                Some(name) => self.go_to_mark(name),
            },
            Action::Hints => self.show_hints(),
            Action::NextTarget => self.step_focus(true),
            Action::PreviousTarget => self.step_focus(false),
            Action::Open => self.open_focus(),
            Action::OpenInBrowser => self.open_in_browser(),
            Action::NextNote => self.step_note(true),
            Action::PreviousNote => self.step_note(false),
            Action::GoToNote => self.go_to_note(),
            Action::Copy => self.copy(),
            Action::CopySection => self.copy_section(),
            Action::CopyArticle => self.copy_article(),
            Action::CopySource => self.copy_source(argument),
            Action::ToggleRead => self.toggle_read(),
            Action::Cancel => self.clear(),
            Action::Close if self.single || self.shelf.is_empty() => self.quit(),
            Action::Close => self.leave_article(),
            _ => return false,
        }
        true
    }

    fn warn_done(&mut self, text: String) -> bool {
        self.warn(text);
        true
    }

    /// Takes away what is lit up.
    fn clear(&mut self) {
        if let Some(reader) = &mut self.reader {
            reader.show_matches = false;
            reader.focus = None;
        }
    }

    fn toggle_read(&mut self) {
        let Some(reader) = &mut self.reader else { return };
        reader.read = !reader.read;
        let now = if reader.read { "Marked as read." } else { "Marked as unread." };
        self.save();
        self.inform(now);
    }

    /// Labels on everything in view that can be opened, in the footnote where one is shown.
    fn show_hints(&mut self) {
        let Some(reader) = &mut self.reader else { return };
        let count = match &reader.popup {
            Some(popup) => popup.spots().len(),
            None => reader.viewport.spots().len(),
        };
        if count == 0 {
            return self.inform("There are no links, footnotes or images in view.");
        }
        reader.hints = Some(Hints::new(count));
    }

    fn set_mark(&mut self, name: char) {
        let Some(reader) = &mut self.reader else { return };
        if !name.is_ascii_lowercase() {
            return self.warn("Marks are named by a letter from a to z.");
        }
        let place = reader.rendition.to_source(reader.viewport.anchor().pos);
        reader.marks.insert(name, place);
        self.save();
        self.inform(format!("Mark {name} is set here."));
    }

    fn go_to_mark(&mut self, name: char) {
        let Some(reader) = &mut self.reader else { return };
        match reader.marks.get(&name).copied() {
            Some(pos) => reader.jump_to(reader.rendition.to_shown(pos)),
            None if matches!(name, '\'' | '`') => {
                if !reader.swap_with_last_jump() {
                    self.inform("There is no earlier place to go back to.");
                }
            }
            None if name.is_ascii_lowercase() => self.warn(format!("Mark {name} is not set.")),
            None => self.warn("Marks are named by a letter from a to z."),
        }
    }
}

/// Small moves, which leave nothing to go back to; and those to either end, which do.
fn move_in_text(reader: &mut Reader, action: Action) -> bool {
    let viewport = &mut reader.viewport;
    match action {
        Action::LineDown => viewport.scroll_by(1),
        Action::LineUp => viewport.scroll_by(-1),
        Action::PageDown => viewport.page_by(1),
        Action::PageUp => viewport.page_by(-1),
        Action::HalfPageDown => viewport.half_page_by(1),
        Action::HalfPageUp => viewport.half_page_by(-1),
        Action::NextParagraph => _ = reader.next_paragraph(),
        Action::PreviousParagraph => _ = reader.previous_paragraph(),
        Action::GoTop => reader.jump(|viewport| viewport.go_top()),
        Action::GoBottom => {
            reader.jump(|viewport| viewport.go_bottom());
            reader.wish_for(Far::Bottom);
        }
        _ => return false,
    }
    true
}

/// Whether an action that a footnote does not take for itself leaves it.
fn closes_popup(action: Action) -> bool {
    !matches!(
        action,
        Action::Hints
            | Action::Copy
            | Action::CopySection
            | Action::CopyArticle
            | Action::CopySource
            | Action::Repair
            | Action::Script
            | Action::ToggleRead
            | Action::SetMark
            | Action::Search
            | Action::NextNote
            | Action::PreviousNote
            | Action::OpenInBrowser
    )
}
