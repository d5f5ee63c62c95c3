//! What crossterm reads, in the reader's own terms.

use crate::app::{Event, Mouse, MouseKind};
use crate::input::{Key, KeyCode};
use crate::text::SafeText;
use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The event, where it means anything to the reader. Sizes come by another way.
pub fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) => translate_key(key).map(Event::Key),
        event::Event::Paste(text) => Some(Event::Paste(SafeText::new(&text))),
        event::Event::Mouse(mouse) => translate_mouse(mouse).map(Event::Mouse),
        event::Event::Resize(..) | event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

fn translate_key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let code = match event.code {
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab | event::KeyCode::BackTab => KeyCode::Tab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Insert => KeyCode::Insert,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(number) => KeyCode::Function(number),
        _ => return None,
    };
    let shift = event.modifiers.contains(KeyModifiers::SHIFT) || event.code == event::KeyCode::BackTab;
    Some(Key {
        code,
        control: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
        shift: shift && !matches!(code, KeyCode::Char(_)),
    })
}

fn translate_mouse(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        _ => return None,
    };
    Some(Mouse { kind, column: event.column, row: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: event::KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        translate_key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn shift_belongs_to_the_character() {
        assert_eq!(key(event::KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::char('G')));
        assert_eq!(key(event::KeyCode::Char('o'), KeyModifiers::CONTROL), Some(Key::control('o')));
        let back_tab = Key { shift: true, ..Key::plain(KeyCode::Tab) };
        assert_eq!(key(event::KeyCode::BackTab, KeyModifiers::SHIFT), Some(back_tab));
        let alt_right = Key { alt: true, ..Key::plain(KeyCode::Right) };
        assert_eq!(key(event::KeyCode::Right, KeyModifiers::ALT), Some(alt_right));
    }

    #[test]
    fn a_key_let_go_is_no_key() {
        let mut event = KeyEvent::new(event::KeyCode::Char('j'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(translate_key(event), Some(Key::char('j')));
        event.kind = KeyEventKind::Release;
        assert_eq!(translate_key(event), None);
    }

    #[test]
    fn what_is_pasted_is_made_safe() {
        let Some(Event::Paste(text)) = translate(event::Event::Paste("a\u{1b}[31mb".into())) else { panic!() };
        assert_eq!(text.as_str(), "ab");
    }
}
