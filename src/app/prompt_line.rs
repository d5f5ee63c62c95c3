//! The line being typed, as the view is to paint it.

use crate::app::App;
use crate::app::frame::{CompletionList, CompletionRow, PromptLine};
use crate::app::prompt::Prompt;
use crate::input::Action;
use crate::text::{SafeText, width};
use ratatui::layout::Rect;

/// The most completions in view.
const COMPLETIONS: usize = 8;

impl App {
    /// The line being typed, on the row `area`.
    pub(super) fn prompt_line(&self, area: Rect) -> Option<PromptLine> {
        let prompt = self.typing.prompt.as_ref()?;
        let margin = u16::from(area.width > 2);
        let words = Rect { x: area.x + margin, width: area.width - margin, ..area };
        let label = width::truncate(prompt.kind.label(), usize::from(area.width / 2)).0.to_owned();
        let before = width::of_str(&label) as u16;
        let room = words.width.saturating_sub(before);
        let (text, cursor) = prompt.editor.view(usize::from(room));
        let hint = if prompt.editor.is_at_end() { hint(prompt.editor.text()) } else { "" };
        let hint_room = usize::from(room).saturating_sub(width::of_str(text) + 1);
        Some(PromptLine {
            area,
            words,
            cursor: (words.x + before + cursor as u16).min(area.right().saturating_sub(1)),
            label,
            text: SafeText::new(text).replace('\n', " "),
            hint: width::truncate(hint, hint_room).0.to_owned(),
            completions: completions(prompt, area),
        })
    }
}

/// What a command's argument is called, once the command is typed.
fn hint(line: &str) -> &'static str {
    let name = line.strip_suffix(' ').map(str::trim_start);
    name.and_then(Action::from_key).and_then(Action::argument).unwrap_or_default()
}

/// The completions above the row, as many as there is room for.
fn completions(prompt: &Prompt, line: Rect) -> Option<CompletionList> {
    let (all, chosen) = prompt.completions();
    let shown = all.len().min(COMPLETIONS).min(usize::from(line.y).saturating_sub(1));
    if shown == 0 {
        return None;
    }
    let first = chosen.map_or(0, |at| (at + 1).saturating_sub(shown));
    let row = |(n, completion): (usize, &crate::app::completion::Completion)| CompletionRow {
        text: completion.text.clone(),
        detail: completion.detail.clone(),
        selected: chosen == Some(n),
    };
    let rows = all.iter().enumerate().skip(first).take(shown).map(row).collect();
    let area = Rect { y: line.y - shown as u16, height: shown as u16, ..line };
    Some(CompletionList { area, rows })
}
