//! What commands do to the outline and to a footnote popup; what they leave alone concerns the text.

use crate::app::App;
use crate::app::filter::Filter;
use crate::input::{Action, Command};

impl App {
    /// Does what a command says to the outline; `false` where it means nothing there.
    pub(super) fn act_in_outline(&mut self, command: &Command) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        let document = reader.document();
        let outline = &document.outline;
        let pane = &mut reader.outline;
        let all = outline.sections().len() as isize;
        match command.action {
            Action::LineDown => pane.move_by(outline, 1),
            Action::LineUp => pane.move_by(outline, -1),
            Action::PageDown => pane.page_by(outline, 1),
            Action::PageUp => pane.page_by(outline, -1),
            Action::HalfPageDown => pane.move_by(outline, 5),
            Action::HalfPageUp => pane.move_by(outline, -5),
            Action::GoTop => pane.move_by(outline, -all),
            Action::GoBottom => pane.move_by(outline, all),
            Action::Fold => pane.fold(outline),
            Action::Unfold => pane.unfold(outline),
            Action::Open => {
                let section = pane.selected(outline);
                self.open_section(section);
            }
            Action::Cancel if !pane.filter().is_empty() => pane.set_filter(outline, Filter::default()),
            Action::Cancel | Action::Close => self.set_outline_focus(false),
            _ => return false,
        }
        true
    }

    /// Goes to a section that was chosen in the outline, and back to the text.
    pub(super) fn open_section(&mut self, section: Option<usize>) {
        let Some(reader) = &mut self.reader else { return };
        let Some(section) = section else { return };
        reader.popup = None;
        reader.go_to_section(section);
        self.set_outline_focus(false);
    }

    /// Does what a command says to a footnote; `false` where it means nothing there.
    pub(super) fn act_in_popup(&mut self, command: &Command) -> bool {
        let Some(popup) = self.reader.as_mut().and_then(|reader| reader.popup.as_mut()) else { return false };
        let lines = popup.scroll().1 as isize;
        let half = (isize::from(popup.lines_area().height as i16) / 2).max(1);
        match command.action {
            Action::LineDown => popup.scroll_by(1),
            Action::LineUp => popup.scroll_by(-1),
            Action::PageDown => popup.page_by(1),
            Action::PageUp => popup.page_by(-1),
            Action::HalfPageDown => popup.scroll_by(half),
            Action::HalfPageUp => popup.scroll_by(-half),
            Action::GoTop => popup.scroll_by(-lines),
            Action::GoBottom => popup.scroll_by(lines),
            Action::NextTarget => _ = popup.step_focus(true),
            Action::PreviousTarget => _ = popup.step_focus(false),
            // A link in focus is what Enter means, whichever of the two it is bound to.
            Action::Open | Action::GoToNote => match popup.focus().cloned() {
                Some(spot) => self.follow(&spot.target, None),
                None => self.go_to_note(),
            },
            Action::Close | Action::Cancel | Action::Back => self.leave_note(),
            _ => return false,
        }
        true
    }

    /// Goes back to the note that led to this one, or to the text.
    fn leave_note(&mut self) {
        let Some(reader) = &mut self.reader else { return };
        if !reader.popup.as_mut().is_some_and(|popup| popup.pop()) {
            reader.popup = None;
        }
    }
}
