//! How the screen is arranged: measure, outline, zen. The text at the top of the pane stays where it is.

use crate::app::App;
use crate::app::filter::Filter;
use crate::app::geometry::{MEASURES, OUTLINES, OVERLAY_BELOW, OutlinePlace};
use crate::compose::{Direction, RubyMode};
use crate::config::Columns;
use crate::input::{Action, Command};

/// Columns that a key adds to the measure or the outline.
const STEP: i32 = 2;

/// The direction of lines that a setting asks for.
pub fn direction(vertical: bool) -> Direction {
    if vertical { Direction::Vertical } else { Direction::Horizontal }
}

impl App {
    /// Rearranges the screen as a command says; `false` where it says something else.
    pub(super) fn arrange(&mut self, command: &Command) -> bool {
        match command.action {
            Action::MeasureWider => self.change_measure(STEP),
            Action::MeasureNarrower => self.change_measure(-STEP),
            Action::Measure => self.set_measure(command.argument.as_deref()),
            Action::Columns => self.set_columns(command.argument.as_deref()),
            Action::OutlineWider => self.change_outline_width(STEP),
            Action::OutlineNarrower => self.change_outline_width(-STEP),
            Action::ToggleOutline => self.toggle_outline(),
            Action::FocusOutline => return self.focus_outline(),
            Action::ToggleZen => self.toggle_zen(),
            Action::ToggleVertical => self.toggle_vertical(),
            Action::Ruby => self.set_ruby(command.argument.as_deref()),
            Action::Repair => self.set_repair(command.argument.as_deref()),
            Action::Script => self.set_script(command.argument.as_deref()),
            _ => return false,
        }
        true
    }

    /// The columns that a line has now, which may be fewer than were asked for.
    fn measure_in_force(&self) -> u16 {
        let there = self.reader.is_some() && !self.is_too_small();
        if there { self.areas().measure_in_columns() } else { self.arrangement.measure }
    }

    /// Counts from what is on the screen; where the pane already holds the line back, it cannot become longer.
    fn change_measure(&mut self, by: i32) {
        let (asked, given) = (self.arrangement.measure, self.measure_in_force());
        let held_back = given < asked & !1;
        let to = if held_back && by > 0 { i32::from(asked) } else { i32::from(given.min(asked)) + by };
        self.apply_measure(to);
    }

    fn set_measure(&mut self, columns: Option<&str>) {
        let columns = columns.and_then(|text| text.parse().ok());
        self.apply_measure(columns.unwrap_or(i32::from(self.config.settings.measure)));
    }

    fn apply_measure(&mut self, columns: i32) {
        let (least, most) = (i32::from(*MEASURES.start()), i32::from(*MEASURES.end()));
        self.arrangement.measure = columns.clamp(least, most) as u16;
        let (asked, given) = (self.arrangement.measure & !1, self.measure_in_force());
        let length = match self.arrangement.direction {
            Direction::Horizontal => format!("{given} columns"),
            Direction::Vertical => format!("{} rows", given / 2),
        };
        let limit = if given < asked { ", as many as there is room for" } else { "" };
        self.inform(format!("Measure: {length}{limit}"));
    }

    /// Sets the text in columns, or in the next number of them.
    fn set_columns(&mut self, name: Option<&str>) {
        let at = Columns::ALL.iter().position(|&columns| columns == self.arrangement.columns);
        let next = at.and_then(|at| Columns::ALL.get(at + 1)).or(Columns::ALL.first()).copied();
        self.arrangement.columns = name.map_or(next, Columns::named).unwrap_or_default();
        let (asked, given) = (self.arrangement.columns, self.areas().columns.columns);
        match asked {
            _ if self.arrangement.direction == Direction::Vertical => {
                self.inform(format!("Columns: {asked}, in horizontal writing"));
            }
            Columns::Auto => self.inform(format!("Columns: auto, {given}")),
            Columns::Exactly(number) if given < number => {
                self.inform(format!("Columns: {given}, no room for {number}"));
            }
            Columns::Exactly(number) => self.inform(format!("Columns: {number}")),
        }
    }

    /// The columns that the outline has now, or would be given.
    fn outline_in_force(&self) -> u16 {
        match self.outline_place() {
            OutlinePlace::Beside => self.areas().outline.width,
            OutlinePlace::Over | OutlinePlace::Hidden => self.arrangement.outline_width,
        }
    }

    fn change_outline_width(&mut self, by: i32) {
        let (least, most) = (i32::from(*OUTLINES.start()), i32::from(*OUTLINES.end()));
        let width = i32::from(self.outline_in_force()) + by;
        self.arrangement.outline_width = width.clamp(least, most) as u16;
        self.arrangement.outline_by_hand = true;
        self.inform(format!("Outline: {} columns", self.arrangement.outline_width));
    }

    /// Shows or hides the outline beside the text; where there is no room beside it, over it.
    fn toggle_outline(&mut self) {
        let focused = self.reader.as_ref().is_some_and(|reader| reader.outline.focused);
        if self.size.columns < OVERLAY_BELOW || self.arrangement.zen {
            return self.set_outline_focus(!focused);
        }
        self.arrangement.outline_shown = !self.arrangement.outline_shown;
        if !self.arrangement.outline_shown {
            self.set_outline_focus(false);
        }
    }

    fn focus_outline(&mut self) -> bool {
        let Some(reader) = &self.reader else { return false };
        if reader.viewport.document().outline.sections().is_empty() {
            self.inform("This article has no sections.");
        } else {
            self.set_outline_focus(!reader.outline.focused);
        }
        true
    }

    /// Sends the keys to the outline, or back to the text.
    pub(super) fn set_outline_focus(&mut self, focused: bool) {
        let Some(reader) = &mut self.reader else { return };
        reader.outline.focused = focused;
        reader.hints = None;
        if !focused {
            let document = reader.document();
            reader.outline.set_filter(&document.outline, Filter::default());
        }
    }

    /// Turns the lines; the text at the head of the page stays there.
    fn toggle_vertical(&mut self) {
        let vertical = self.arrangement.direction == Direction::Horizontal;
        self.arrangement.direction = direction(vertical);
        self.inform(if vertical { "Vertical writing" } else { "Horizontal writing" });
    }

    /// Shows readings as is named, or in the next of the three ways.
    fn set_ruby(&mut self, name: Option<&str>) {
        let ruby = match (name, self.config.settings.options.ruby) {
            (Some("inline"), _) | (None, RubyMode::Off) => RubyMode::Inline,
            (Some("above"), _) | (None, RubyMode::Inline) => RubyMode::Above,
            _ => RubyMode::Off,
        };
        self.config.settings.options.ruby = ruby;
        self.inform(match ruby {
            RubyMode::Inline => "Readings: in brackets",
            RubyMode::Above => "Readings: above",
            RubyMode::Off => "Readings: none",
        });
    }

    fn toggle_zen(&mut self) {
        self.arrangement.zen = !self.arrangement.zen;
        self.set_outline_focus(false);
    }
}
