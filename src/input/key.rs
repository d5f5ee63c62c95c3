//! Keys as the keymap knows them, independent of the terminal library.

/// A key with its modifiers. Shift is part of the character for characters (`G`, not Shift-g).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Whether Control is held.
    pub control: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; never set for characters.
    pub shift: bool,
}

/// A key without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab; Shift-Tab is Tab with shift.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    Function(u8),
}

/// One key or several in a row.
pub type Chord = Vec<Key>;

impl Key {
    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self { code, control: false, alt: false, shift: false }
    }

    /// A character without modifiers.
    pub fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Control with a character.
    pub fn control(c: char) -> Self {
        Self { control: true, ..Self::char(c) }
    }

    /// The same key with a full-width form, typed with an input method on, turned into its ASCII twin.
    ///
    /// Beside [the twins of characters](halfwidth), the other marks are what input methods give for the key of their
    /// twin; `、` and `・` come from `/` with some and are taken for it.
    #[must_use]
    pub fn halfwidth(self) -> Self {
        let KeyCode::Char(c) = self.code else { return self };
        let twin = match c {
            '。' => '.',
            '、' | '・' => '/',
            '「' | '【' => '[',
            '」' | '】' => ']',
            '『' => '{',
            '』' => '}',
            '《' | '〈' => '<',
            '》' | '〉' => '>',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '·' => '`',
            c => halfwidth(c),
        };
        Self { code: KeyCode::Char(twin), ..self }
    }
}

/// The ASCII twin of a full-width form: U+FF01–FF5E mirror ASCII, and the ideographic space is a space. Any other
/// character is itself.
pub fn halfwidth(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_act_as_their_twins() {
        let typed = ['／', '？', 'ｊ', 'Ｇ', '：', '　', '。', '」', '『', '〉', '’', '＋', 'j', '報'];
        let twins = ['/', '?', 'j', 'G', ':', ' ', '.', ']', '{', '>', '\'', '+', 'j', '報'];
        for (typed, twin) in typed.into_iter().zip(twins) {
            assert_eq!(Key::char(typed).halfwidth(), Key::char(twin));
        }
        let control = Key { control: true, ..Key::char('ｆ') };
        assert_eq!(control.halfwidth(), Key::control('f'));
    }
}
