//! From a command to what it does: first what means the same everywhere, then by what is in front.

use crate::app::App;
use crate::app::Effect;
use crate::app::filter::Filter;
use crate::app::information::Information;
use crate::app::prompt::PromptKind;
use crate::app::sheet::{Sheet, SheetKind};
use crate::input::{Action, Command, Context};

impl App {
    /// Does what a command says.
    pub(super) fn act(&mut self, command: &Command) {
        let done = self.act_everywhere(command)
            || match self.ground() {
                Context::Help => self.act_on_sheet(command.action),
                Context::Shelf => self.act_on_shelf(command.action),
                Context::Outline => self.act_in_outline(command) || self.act_in_text(command),
                Context::Popup => self.act_in_popup(command) || self.act_in_text(command),
                _ => self.act_in_text(command),
            };
        if !done && self.reader.is_none() {
            self.warn(format!("“{}” needs an open article.", command.action.key()));
        }
    }

    /// What means the same whatever is in front.
    fn act_everywhere(&mut self, command: &Command) -> bool {
        let argument = command.argument.as_deref();
        match command.action {
            Action::Quit => self.quit(),
            Action::Suspend => {
                self.save();
                self.effects.push(Effect::Suspend);
            }
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::CommandLine => self.ask(PromptKind::Command, ""),
            Action::Filter => self.ask_filter(),
            Action::Theme => self.change_theme(argument),
            Action::Set => self.set(argument.unwrap_or_default()),
            Action::Help => self.toggle_help(),
            Action::Information if self.reader.is_some() => self.toggle_information(),
            Action::Shelf => self.go_to_shelf(),
            _ => return self.arrange(command),
        }
        true
    }

    /// A filter where there is a list; elsewhere what narrows a text is a search.
    fn ask_filter(&mut self) {
        let sheet = self.sheet.as_ref();
        match self.ground() {
            Context::Help if sheet.is_some_and(|sheet| !sheet.has_filter()) => {}
            Context::Help | Context::Outline | Context::Shelf => {
                self.ask_for_variants();
                let filter = self.filter().to_owned();
                self.ask(PromptKind::Filter, &filter);
            }
            _ => self.ask(PromptKind::Search, ""),
        }
    }

    fn toggle_help(&mut self) {
        let open = self.sheet.take().is_some_and(|sheet| matches!(sheet.kind, SheetKind::Help(_)));
        if !open {
            self.sheet = Some(Sheet::new(SheetKind::Help(self.ground())));
        }
    }

    fn toggle_information(&mut self) {
        let open = self.sheet.take().is_some_and(|sheet| matches!(sheet.kind, SheetKind::Information(_)));
        if let (false, Some(reader)) = (open, &self.reader) {
            self.sheet =
                Some(Sheet::new(SheetKind::Information(Box::new(Information::new(reader, self.home.as_deref())))));
        }
    }

    fn go_to_shelf(&mut self) {
        self.sheet = None;
        if self.shelf.is_empty() {
            self.warn("The shelf is empty.");
        } else {
            self.leave_article();
        }
    }

    fn change_theme(&mut self, name: Option<&str>) {
        let Some(name) = name.map(str::to_owned).or_else(|| self.look.next(&self.config)) else { return };
        if !self.look.choose(&self.config, &name) {
            let names = self.config.theme_names();
            let meant = crate::input::nearest(&name, names.iter().map(String::as_str));
            let help = meant.map(|meant| format!(" Did you mean “{meant}”?")).unwrap_or_default();
            return self.warn(format!("There is no theme “{name}”.{help}"));
        }
        if let Some(reader) = &mut self.reader {
            reader.theme = Some(name);
        }
        self.inform(format!("Theme: {}", self.theme().title.clone()));
    }

    /// What is done on the help and the information.
    fn act_on_sheet(&mut self, action: Action) -> bool {
        let Some(sheet) = &mut self.sheet else { return false };
        match action {
            Action::LineDown => sheet.scroll_by(1),
            Action::LineUp => sheet.scroll_by(-1),
            Action::PageDown => sheet.page_by(1),
            Action::PageUp => sheet.page_by(-1),
            Action::HalfPageDown => sheet.scroll_by((sheet.scroll().1 / 2) as isize),
            Action::HalfPageUp => sheet.scroll_by(-((sheet.scroll().1 / 2) as isize)),
            Action::GoTop => sheet.scroll_by(-(sheet.scroll().2 as isize)),
            Action::GoBottom => sheet.scroll_by(sheet.scroll().2 as isize),
            Action::Search => self.ask_filter(),
            Action::Cancel if !sheet.filter().is_empty() => sheet.set_filter(Filter::default()),
            Action::Close | Action::Cancel | Action::Back | Action::Open => self.sheet = None,
            _ => return false,
        }
        true
    }

    /// What is done on the list of articles.
    fn act_on_shelf(&mut self, action: Action) -> bool {
        let shelf = &mut self.shelf;
        let half = (shelf.scroll().1 / 2).max(1) as isize;
        match action {
            Action::LineDown => shelf.move_by(1),
            Action::LineUp => shelf.move_by(-1),
            Action::PageDown => shelf.page_by(1),
            Action::PageUp => shelf.page_by(-1),
            Action::HalfPageDown => shelf.move_by(half),
            Action::HalfPageUp => shelf.move_by(-half),
            Action::GoTop => shelf.move_by(-(shelf.len() as isize)),
            Action::GoBottom => shelf.move_by(shelf.len() as isize),
            Action::Open => {
                let article = shelf.selected().map(|entry| entry.article.clone());
                if let Some(article) = article {
                    self.open(article);
                }
            }
            Action::ToggleRead => self.toggle_read_on_shelf(),
            Action::Search => self.ask_filter(),
            Action::Cancel | Action::Back => shelf.set_filter(Filter::default()),
            Action::Close if !shelf.filter().is_empty() => shelf.set_filter(Filter::default()),
            Action::Close => self.quit(),
            _ => return false,
        }
        true
    }

    fn toggle_read_on_shelf(&mut self) {
        let Some(entry) = self.shelf.selected_mut() else { return };
        let mut record = entry.record.clone().unwrap_or_default();
        record.title = entry.title.clone();
        record.read = !record.read;
        entry.record = Some(record.clone());
        let article = entry.article.clone();
        self.effects.push(Effect::Save { article, record });
    }
}
