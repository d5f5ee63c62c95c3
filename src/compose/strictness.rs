//! What may stand at the edge of a line: one table for each level of strictness.
//!
//! Chinese has three levels (clreq §6.1.1: basic, GB, strict), Japanese three of its own (jlreq §3.1.7, §3.1.8 and the looser
//! practice that their notes allow). Each table here is the least that the two ask for at that level.

use crate::compose::options::Strictness;
use crate::text::Language;
use crate::text::class::Class;

/// What may not stand at the edges of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edges {
    never_first: Classes,
    never_last: Classes,
    discouraged_first: Classes,
    released_first: Classes,
}

/// Closing marks, points, middle dots and connectors do not begin a line, openings do not end it (clreq basic).
/// Small kana, iteration marks, dashes and ellipses stand where they fall (jlreq, loose).
const LOOSE: Edges = Edges {
    never_first: Classes::of(&[
        Class::Close,
        Class::Stop,
        Class::Point,
        Class::HalfPoint,
        Class::Postfix,
        Class::MiddleDot,
        Class::Connector,
    ]),
    never_last: Classes::of(&[Class::Open]),
    discouraged_first: Classes::of(&[]),
    released_first: Classes::of(&[Class::Iteration, Class::Ellipsis]),
};

/// The solidus stands at neither edge (clreq GB); iteration marks, dashes and ellipses do not begin a line, and small kana only
/// where there is no other break near (jlreq, normal).
const NORMAL: Edges = Edges {
    never_first: Classes::of(&[
        Class::Close,
        Class::Stop,
        Class::Point,
        Class::HalfPoint,
        Class::Postfix,
        Class::MiddleDot,
        Class::Connector,
        Class::Solidus,
        Class::Iteration,
        Class::Ellipsis,
        Class::Dash,
    ]),
    never_last: Classes::of(&[Class::Open, Class::Solidus]),
    discouraged_first: Classes::of(&[Class::SmallKana]),
    released_first: Classes::of(&[]),
};

/// Dashes and ellipses do not begin a line (clreq strict), nor do small kana and the long vowel mark (jlreq, strict).
const STRICT: Edges = Edges {
    never_first: Classes::of(&[
        Class::Close,
        Class::Stop,
        Class::Point,
        Class::HalfPoint,
        Class::Postfix,
        Class::MiddleDot,
        Class::Connector,
        Class::Solidus,
        Class::Iteration,
        Class::Ellipsis,
        Class::Dash,
        Class::SmallKana,
    ]),
    never_last: Classes::of(&[Class::Open, Class::Solidus]),
    discouraged_first: Classes::of(&[]),
    released_first: Classes::of(&[]),
};

impl Edges {
    /// The table of a level; `Auto` is the strict one.
    pub fn at(strictness: Strictness) -> &'static Self {
        match strictness {
            Strictness::Loose => &LOOSE,
            Strictness::Normal => &NORMAL,
            Strictness::Strict | Strictness::Auto => &STRICT,
        }
    }

    /// Whether a class may not begin a line.
    pub fn never_first(&self, class: Class) -> bool {
        self.never_first.contains(class)
    }

    /// Whether a class may not end a line.
    pub fn never_last(&self, class: Class) -> bool {
        self.never_last.contains(class)
    }

    /// Whether a class begins a line only where there is no other break near.
    pub fn is_discouraged_first(&self, class: Class) -> bool {
        self.discouraged_first.contains(class)
    }

    /// Whether a class may begin a line although UAX #14 (LB21, LB22) glues it to what precedes.
    pub fn is_released_first(&self, class: Class) -> bool {
        self.released_first.contains(class)
    }
}

/// The level that `auto` means: strict, but normal in Japanese.
pub fn resolve(strictness: Strictness, language: Language) -> Strictness {
    match (strictness, language) {
        (Strictness::Auto, Language::Japanese) => Strictness::Normal,
        (Strictness::Auto, _) => Strictness::Strict,
        (chosen, _) => chosen,
    }
}

/// A set of classes, one bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Classes(u32);

impl Classes {
    const fn of(classes: &[Class]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < classes.len() {
            bits |= 1 << classes[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    const fn contains(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_asks_for_all_that_the_looser_one_does() {
        for (looser, stricter) in [(LOOSE, NORMAL), (NORMAL, STRICT)] {
            assert_eq!(looser.never_first.0 & !stricter.never_first.0, 0);
            assert_eq!(looser.never_last.0 & !stricter.never_last.0, 0);
            assert_ne!(looser.never_first, stricter.never_first);
        }
        const { assert!(Class::COUNT <= 32, "a set of classes has 32 bits") };
    }

    #[test]
    fn auto_is_strict_but_normal_in_japanese() {
        assert_eq!(resolve(Strictness::Auto, Language::ChineseTraditional), Strictness::Strict);
        assert_eq!(resolve(Strictness::Auto, Language::Japanese), Strictness::Normal);
        assert_eq!(resolve(Strictness::Loose, Language::Japanese), Strictness::Loose);
    }
}
