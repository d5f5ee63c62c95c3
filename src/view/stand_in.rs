//! What stands for a mark of the interface on terminals that would draw it in two columns.
//!
//! Borders, bars and the interface's own words count on one column for each character of the ambiguous class (UAX #11).
//! A terminal that draws those in two would draw over their neighbours.

/// The ASCII character that stands for an ambiguous one; the glyph itself, where none is like it.
pub fn stand_in(glyph: &str) -> &str {
    match glyph.chars().next().unwrap_or_default() {
        '│' | '┃' | '║' | '▎' | '▌' | '▐' | '▕' => "|",
        '─' | '━' | '═' | '‐' | '–' | '—' | '―' => "-",
        '\u{2500}'..='\u{257f}' => "+",
        '▁' | '▂' | '▃' => "_",
        '\u{2580}'..='\u{259f}' => "#",
        '“' | '”' | '″' => "\"",
        '‘' | '’' | '′' => "'",
        '…' | '‥' | '·' | '•' | '‧' => ".",
        '○' | '◎' | '°' | 'º' => "o",
        '×' => "x",
        '→' | '▶' | '▷' => ">",
        '←' | '◀' | '◁' => "<",
        '↑' | '▲' | '△' => "^",
        '↓' | '▼' | '▽' => "v",
        '★' | '☆' | '\u{25a0}'..='\u{25ff}' => "*",
        _ => glyph,
    }
}
