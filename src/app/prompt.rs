//! The line being typed: command line, search or filter, with history and completion.

use crate::app::completion::{Completion, Vocabulary, completions};
use crate::app::editor::Editor;

/// The most lines that are remembered.
const REMEMBERED: usize = 100;

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKind {
    /// A command.
    Command,
    /// Text to search for.
    Search,
    /// What to narrow the list that keys went to.
    Filter,
}

impl PromptKind {
    /// What stands before the line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Command => ":",
            Self::Search => "/",
            Self::Filter => "Filter: ",
        }
    }
}

/// The lines typed before, the latest last.
#[derive(Debug, Clone, Default)]
pub struct History(Vec<String>);

impl History {
    /// Remembers a line.
    pub fn remember(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        self.0.retain(|known| known != line);
        self.0.push(line.to_owned());
        if self.0.len() > REMEMBERED {
            self.0.remove(0);
        }
    }
}

/// A line being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it is typed for.
    pub kind: PromptKind,
    /// The line.
    pub editor: Editor,
    history: Vec<String>,
    /// Where in the history the line stands; at its end it is the reader's own.
    at: usize,
    /// The reader's own line while others are looked at.
    draft: String,
    completions: Vec<Completion>,
    chosen: Option<usize>,
}

impl Prompt {
    /// An empty line, or one that begins with `text`.
    pub fn new(kind: PromptKind, text: &str, history: &History, vocabulary: &Vocabulary) -> Self {
        let history = history.0.clone();
        let at = history.len();
        let editor = Editor::new(text);
        let mut prompt =
            Self { kind, editor, history, at, draft: String::new(), completions: Vec::new(), chosen: None };
        prompt.changed(vocabulary);
        prompt
    }

    /// Offers completions for what the line has become.
    pub fn changed(&mut self, vocabulary: &Vocabulary) {
        self.chosen = None;
        self.completions = match self.kind {
            PromptKind::Command => completions(self.editor.text(), vocabulary),
            PromptKind::Search | PromptKind::Filter => Vec::new(),
        };
    }

    /// The completions on offer, and which one is chosen.
    pub fn completions(&self) -> (&[Completion], Option<usize>) {
        (&self.completions, self.chosen)
    }

    /// Takes the next completion into the line, or the previous one.
    pub fn complete(&mut self, forward: bool) {
        let count = self.completions.len();
        if count == 0 {
            return;
        }
        let next = match (self.chosen, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.chosen = Some(next);
        if let Some(completion) = self.completions.get(next) {
            self.editor = Editor::new(&completion.text);
        }
    }

    /// Brings back the line before, or the one after.
    pub fn recall(&mut self, older: bool) {
        if self.at == self.history.len() {
            self.editor.text().clone_into(&mut self.draft);
        }
        let at = if older { self.at.checked_sub(1) } else { Some(self.at + 1) };
        let Some(at) = at.filter(|&at| at <= self.history.len()) else { return };
        self.at = at;
        self.editor = Editor::new(self.history.get(at).unwrap_or(&self.draft));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_brings_back_older_lines_and_then_the_readers_own() {
        let mut history = History::default();
        for line in ["開源", "模型", "開源", " "] {
            history.remember(line);
        }
        let mut prompt = Prompt::new(PromptKind::Search, "own", &history, &Vocabulary::default());
        let mut seen = Vec::new();
        for older in [true, true, true, false, false, false] {
            prompt.recall(older);
            seen.push(prompt.editor.text().to_owned());
        }
        assert_eq!(seen, ["開源", "模型", "模型", "開源", "own", "own"]);
    }

    #[test]
    fn tab_goes_round_the_completions() {
        let vocabulary = Vocabulary { themes: vec!["ink".into(), "night".into()], ..Vocabulary::default() };
        let mut prompt = Prompt::new(PromptKind::Command, "theme ", &History::default(), &vocabulary);
        let mut seen = Vec::new();
        for forward in [true, true, true, false] {
            prompt.complete(forward);
            seen.push(prompt.editor.text().to_owned());
        }
        assert_eq!(seen, ["theme ink", "theme night", "theme ink", "theme night"]);
    }
}
