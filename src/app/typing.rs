//! The line being typed: opening, editing, accepting and giving it up.

use crate::app::App;
use crate::app::command;
use crate::app::filter::Filter;
use crate::app::prompt::{Prompt, PromptKind};
use crate::input::{Action, Context};

impl App {
    /// Opens a line that begins with `text`.
    pub(super) fn ask(&mut self, kind: PromptKind, text: &str) {
        if kind == PromptKind::Search {
            self.ask_for_variants();
        }
        let history = match kind {
            PromptKind::Command => &self.typing.commands,
            PromptKind::Search => &self.typing.searches,
            PromptKind::Filter => &Default::default(),
        };
        let prompt = Prompt::new(kind, text, history, &self.vocabulary());
        self.typing.prompt = Some(prompt);
    }

    /// Changes the line as an action says.
    pub(super) fn edit(&mut self, action: Action) {
        let Some(prompt) = &mut self.typing.prompt else { return };
        let editor = &mut prompt.editor;
        match action {
            Action::Accept => return self.accept(),
            Action::Cancel | Action::Close => return self.cancel_prompt(),
            Action::Complete => return prompt.complete(true),
            Action::CompletePrevious => return prompt.complete(false),
            Action::HistoryPrevious => prompt.recall(true),
            Action::HistoryNext => prompt.recall(false),
            // Deleting what is not there gives up, as in vim.
            Action::DeleteBack if editor.text().is_empty() => return self.cancel_prompt(),
            Action::DeleteBack => _ = editor.delete_back(),
            Action::DeleteForward => editor.delete_forward(),
            Action::DeleteWord => editor.delete_word(),
            Action::DeleteToStart => editor.delete_to_start(),
            Action::CursorLeft => return editor.left(),
            Action::CursorRight => return editor.right(),
            Action::CursorStart => return editor.start(),
            Action::CursorEnd => return editor.end(),
            _ => return,
        }
        self.prompt_changed();
    }

    /// Follows a change of the line: completions for a command, a narrower list for a filter.
    pub(super) fn prompt_changed(&mut self) {
        let vocabulary = self.vocabulary();
        let Some(prompt) = &mut self.typing.prompt else { return };
        prompt.changed(&vocabulary);
        if prompt.kind == PromptKind::Filter {
            let text = prompt.editor.text().to_owned();
            self.set_filter(&text);
        }
    }

    fn accept(&mut self) {
        let Some(prompt) = self.typing.prompt.take() else { return };
        let line = prompt.editor.text();
        match prompt.kind {
            PromptKind::Filter => {}
            PromptKind::Search => {
                self.typing.searches.remember(line);
                self.search_for(line);
            }
            PromptKind::Command if line.trim().is_empty() => {}
            PromptKind::Command => {
                self.typing.commands.remember(line);
                match command::parse(line) {
                    Ok(command) => self.act(&command),
                    Err(message) => self.warn(message),
                }
            }
        }
    }

    fn cancel_prompt(&mut self) {
        let filter = self.typing.prompt.take().is_some_and(|prompt| prompt.kind == PromptKind::Filter);
        if filter {
            self.set_filter("");
        }
    }

    /// What the list that keys go to is narrowed to.
    pub(super) fn filter(&self) -> &str {
        match (self.ground(), &self.reader, &self.sheet) {
            (Context::Help, _, Some(sheet)) => sheet.filter().text(),
            (Context::Outline, Some(reader), _) => reader.outline.filter().text(),
            (Context::Shelf, ..) => self.shelf.filter().text(),
            _ => "",
        }
    }

    /// Narrows the list that keys go to.
    pub(super) fn set_filter(&mut self, filter: &str) {
        let filter = Filter::new(filter, self.twins.known());
        match (self.ground(), &mut self.reader, &mut self.sheet) {
            (Context::Help, _, Some(sheet)) => sheet.set_filter(filter),
            (Context::Outline, Some(reader), _) => {
                let document = reader.document();
                reader.outline.set_filter(&document.outline, filter);
            }
            (Context::Shelf, ..) => self.shelf.set_filter(filter),
            _ => {}
        }
    }
}
