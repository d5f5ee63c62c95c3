//! A style as the SGR sequence that gives it to the text after it.

use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;

/// Ends every style.
pub const RESET: &str = "\u{1b}[0m";

const MODIFIERS: [(Modifier, u8); 6] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

/// The sequence that sets `style` and nothing of what was set before.
pub fn sequence(style: Style) -> String {
    let mut out = String::from("\u{1b}[0");
    for (modifier, code) in MODIFIERS {
        if style.add_modifier.contains(modifier) && !style.sub_modifier.contains(modifier) {
            push(&mut out, format_args!(";{code}"));
        }
    }
    push_color(&mut out, style.fg, 30);
    push_color(&mut out, style.bg, 40);
    // The sixteen colours have no codes of their own for underlines.
    if let Some(color @ (Color::Rgb(..) | Color::Indexed(_))) = style.underline_color {
        push_color(&mut out, Some(color), 50);
    }
    out.push('m');
    out
}

/// Appends the parameters of a colour; `base` is 30 for the text, 40 for the ground, 50 for the underline.
fn push_color(out: &mut String, color: Option<Color>, base: u8) {
    let Some(color) = color else { return };
    match color {
        Color::Reset => {}
        Color::Rgb(r, g, b) => push(out, format_args!(";{};2;{r};{g};{b}", base + 8)),
        Color::Indexed(index) => push(out, format_args!(";{};5;{index}", base + 8)),
        named => {
            let (index, bright) = named_index(named);
            push(out, format_args!(";{}", base + index + if bright { 60 } else { 0 }));
        }
    }
}

/// The place of a named colour among the eight, and whether it is one of the bright ones.
fn named_index(color: Color) -> (u8, bool) {
    match color {
        Color::Red => (1, false),
        Color::Green => (2, false),
        Color::Yellow => (3, false),
        Color::Blue => (4, false),
        Color::Magenta => (5, false),
        Color::Cyan => (6, false),
        Color::Gray => (7, false),
        Color::DarkGray => (0, true),
        Color::LightRed => (1, true),
        Color::LightGreen => (2, true),
        Color::LightYellow => (3, true),
        Color::LightBlue => (4, true),
        Color::LightMagenta => (5, true),
        Color::LightCyan => (6, true),
        Color::White => (7, true),
        _ => (0, false),
    }
}

fn push(out: &mut String, parameters: std::fmt::Arguments) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(parameters);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU16;

    #[test]
    fn a_terminal_understands_the_sequence() {
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(200)).add_modifier(Modifier::BOLD);
        let mut terminal = vt100::Parser::new(NonZeroU16::MIN, NonZeroU16::new(10).unwrap(), 0);
        terminal.process(format!("{}報{RESET}a", sequence(style)).as_bytes());
        let cell = terminal.screen().cell(0, 0).unwrap();
        assert_eq!(cell.fgcolor(), vt100::Color::Rgb(1, 2, 3));
        assert_eq!(cell.bgcolor(), vt100::Color::Idx(200));
        assert!(cell.bold() && !cell.italic());
        assert_eq!(terminal.screen().cell(0, 2).unwrap().fgcolor(), vt100::Color::Default);
    }

    #[test]
    fn the_sixteen_colours_have_short_codes() {
        let of = |color| sequence(Style::new().fg(color).bg(color));
        assert_eq!(of(Color::Red), "\u{1b}[0;31;41m");
        assert_eq!(of(Color::DarkGray), "\u{1b}[0;90;100m");
        assert_eq!(of(Color::White), "\u{1b}[0;97;107m");
        assert_eq!(of(Color::Reset), "\u{1b}[0m");
    }
}
