//! Keys: chords through the keymap, labels of hints, names of marks, and what is typed into a line.

use crate::app::hints::Typed;
use crate::app::prompt::{History, Prompt};
use crate::app::{App, Effect};
use crate::input::{Action, Command, Context, Key, KeyCode, Lookup};
use crate::text::SafeText;

/// What has been typed and is not finished.
#[derive(Debug, Default)]
pub struct Typing {
    /// The keys of a chord so far.
    pub pending: Vec<Key>,
    /// The action that waits for the name of a mark.
    pub waiting: Option<Action>,
    /// The line being typed.
    pub prompt: Option<Prompt>,
    /// The commands typed before.
    pub commands: History,
    /// The searches typed before.
    pub searches: History,
}

impl Typing {
    /// Gives up what is not finished.
    pub fn stop(&mut self) {
        self.pending.clear();
        self.waiting = None;
        self.prompt = None;
    }
}

impl App {
    /// Takes in a key.
    pub(super) fn on_key(&mut self, key: Key) {
        self.notice = None;
        self.end_greeting();
        if self.typing.prompt.is_some() {
            return self.prompt_key(key);
        }
        let key = key.halfwidth();
        if self.reader.as_ref().is_some_and(|reader| reader.hints.is_some()) {
            return self.hint_key(key);
        }
        if let Some(action) = self.typing.waiting.take() {
            return self.mark_key(action, key);
        }
        self.chord_key(key);
    }

    /// Takes the keys of the first visit away: whoever has read them, or found others, needs them no more.
    pub(super) fn end_greeting(&mut self) {
        if self.reader.is_some() && std::mem::take(&mut self.greets) {
            self.effects.push(Effect::Greeted);
        }
    }

    /// A key of a chord. Esc gives up a chord that has begun.
    fn chord_key(&mut self, key: Key) {
        if !self.typing.pending.is_empty() && key == Key::plain(KeyCode::Esc) {
            return self.typing.pending.clear();
        }
        self.typing.pending.push(key);
        match self.config.keymap.lookup(self.ground(), &self.typing.pending) {
            Lookup::Pending => {}
            Lookup::None => self.typing.pending.clear(),
            Lookup::Command(command) => {
                self.typing.pending.clear();
                self.act(&command);
            }
        }
    }

    /// A letter of a hint's label; any other key gives up.
    fn hint_key(&mut self, key: Key) {
        let Some(reader) = &mut self.reader else { return };
        let letter = match key.code {
            KeyCode::Char(c) if !key.control && !key.alt && c.is_ascii_alphabetic() => c,
            _ => return self.close_hints(),
        };
        let Some(hints) = &mut reader.hints else { return };
        match hints.type_letter(letter) {
            Typed::More => {}
            Typed::Nothing => self.close_hints(),
            Typed::Chosen(at) => {
                self.close_hints();
                self.open_nth(at);
            }
        }
    }

    /// The name of a mark.
    fn mark_key(&mut self, action: Action, key: Key) {
        match key.code {
            KeyCode::Char(c) if !key.control && !key.alt => {
                self.act(&Command { action, argument: Some(c.to_string()) });
            }
            _ => {}
        }
    }

    /// A key for the line being typed: one that is bound acts, one that is not types itself.
    fn prompt_key(&mut self, key: Key) {
        match self.config.keymap.lookup(Context::Prompt, &[key]) {
            Lookup::Command(command) => self.edit(command.action),
            Lookup::None | Lookup::Pending => {
                if let (KeyCode::Char(c), false, false) = (key.code, key.control, key.alt) {
                    self.type_character(c);
                }
            }
        }
    }

    fn type_character(&mut self, c: char) {
        let mut buffer = [0; 4];
        let typed: &str = c.encode_utf8(&mut buffer);
        // A mark may join what stands before the cursor, so it is not made safe alone; what is never safe is left out.
        if let Some(prompt) = &mut self.typing.prompt
            && !SafeText::new_line(&format!("x{typed}x")).eq(&SafeText::new_line("xx"))
        {
            prompt.editor.insert(typed);
            self.prompt_changed();
        }
    }

    /// Takes the labels of the hints away.
    pub(super) fn close_hints(&mut self) {
        if let Some(reader) = &mut self.reader {
            reader.hints = None;
        }
    }
}
