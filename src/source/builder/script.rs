//! The characters that stand above or below the line by themselves.

/// `c` above the line, where Unicode has it.
pub fn raised(c: char) -> Option<char> {
    Some(match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => shifted(c, '4', '⁴')?,
        '+' => '⁺',
        '-' | '−' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        'n' => 'ⁿ',
        'i' => 'ⁱ',
        _ => return None,
    })
}

/// `c` below the line, where Unicode has it.
pub fn lowered(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => shifted(c, '0', '₀')?,
        '+' => '₊',
        '-' | '−' => '₋',
        '=' => '₌',
        '(' => '₍',
        ')' => '₎',
        _ => return None,
    })
}

fn shifted(c: char, from: char, to: char) -> Option<char> {
    char::from_u32(u32::from(to) + u32::from(c) - u32::from(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_signs_have_shapes_and_letters_have_not() {
        assert_eq!("0123456789+-".chars().filter_map(raised).collect::<String>(), "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻");
        assert_eq!("0123456789()".chars().filter_map(lowered).collect::<String>(), "₀₁₂₃₄₅₆₇₈₉₍₎");
        assert_eq!(raised('x'), None);
    }
}
