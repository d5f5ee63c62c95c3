//! Bare addresses in running text end where CJK punctuation begins: `https://example.com，也` is an address and a clause.

/// Splits what was recognised as a bare address into the address and the text that merely follows it.
///
/// Full-width punctuation never belongs to a bare address, and CJK letters do not belong to a host name.
pub fn split(address: &str) -> (&str, &str) {
    let host_start = address.find("://").map_or(0, |at| at + 3);
    let host_end = address.get(host_start..).and_then(|host| host.find(['/', '?', '#'])).map(|at| at + host_start);
    let end = address.char_indices().find(|&(at, c)| {
        is_full_width_mark(c) || (at >= host_start && host_end.is_none_or(|end| at < end) && is_cjk(c))
    });
    address.split_at(end.map_or(address.len(), |(at, _)| at))
}

fn is_full_width_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{301f}' | '・' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff3d}' | '\u{ff5b}'..='\u{ff65}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_cjk_punctuation_and_clauses() {
        assert_eq!(split("https://example.com/a，也"), ("https://example.com/a", "，也"));
        assert_eq!(split("https://example.com上的"), ("https://example.com", "上的"));
        assert_eq!(split("www.example.com」說"), ("www.example.com", "」說"));
        assert_eq!(split("https://zh.wikipedia.org/wiki/中文"), ("https://zh.wikipedia.org/wiki/中文", ""));
        assert_eq!(split("https://example.com"), ("https://example.com", ""));
    }
}
