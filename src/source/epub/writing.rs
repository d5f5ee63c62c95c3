//! Whether a book is set vertically: by its style sheets, or by the direction in which its pages are turned.

use crate::text::Language;

/// What makes pages vertical: class names, or every page.
#[derive(Debug, Default)]
pub struct Vertical {
    every: bool,
    classes: Vec<String>,
}

impl Vertical {
    /// Reads a style sheet.
    pub fn read(&mut self, css: &str) {
        for rule in without_comments(css).split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            if is_vertical(declarations) {
                selectors.rsplit(['{', ';']).next().unwrap_or_default().split(',').for_each(|one| self.selector(one));
            }
        }
    }

    /// Only what is said of a whole page counts: a line of a title may be vertical anywhere.
    fn selector(&mut self, selector: &str) {
        let mut words = selector.split_ascii_whitespace();
        let (Some(only), None) = (words.next_back(), words.find(|word| !matches!(*word, "html" | ">"))) else { return };
        match only.split_once('.') {
            Some(("" | "html" | "body", class)) => self.classes.push(class.to_owned()),
            None if matches!(only, "html" | "body" | ":root" | "*") => self.every = true,
            _ => {}
        }
    }

    /// Whether a page whose `html` and `body` have these classes is vertical.
    pub fn is_page<'a>(&self, mut classes: impl Iterator<Item = &'a str>) -> bool {
        self.every || classes.any(|class| self.classes.iter().any(|known| known == class))
    }
}

/// Whether a book in that language whose pages turn from right to left is vertical by that.
pub fn turns_vertically(is_leftward: bool, language: Language) -> bool {
    use Language::{ChineseSimplified, ChineseTraditional, Japanese, Korean};
    is_leftward && matches!(language, ChineseSimplified | ChineseTraditional | Japanese | Korean)
}

/// Whether declarations, or a value of its own, set text vertically.
pub fn is_vertical(declarations: &str) -> bool {
    declarations.split(';').filter_map(|one| one.split_once(':')).any(|(property, value)| {
        let value = value.trim().to_ascii_lowercase();
        property.trim().to_ascii_lowercase().ends_with("writing-mode")
            && (value.starts_with("vertical") || value.starts_with("tb"))
    })
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once("*/").map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_vertical_page(css: &str, class: &str) -> bool {
        let mut vertical = Vertical::default();
        vertical.read(css);
        vertical.is_page(class.split(' '))
    }

    #[test]
    fn style_sheets_set_whole_pages_vertically() {
        assert!(is_vertical_page("@charset 'x'; /* a } */ html { -epub-writing-mode: vertical-rl; }", ""));
        assert!(is_vertical_page("html, body {color: red; writing-mode:tb-rl}", ""));
        let both = ".hltr{writing-mode:horizontal-tb} .vrtl{-webkit-writing-mode: vertical-rl}";
        assert!(is_vertical_page(both, "a vrtl") && !is_vertical_page(both, "hltr"));
        assert!(!is_vertical_page("p.title, html .x h1 { writing-mode: vertical-rl }", "title"));
        assert!(!is_vertical_page("/* html { writing-mode: vertical-rl } */", ""));
        assert!(is_vertical_page("@media all { html.v { writing-mode: vertical-rl } }", "v"));
    }

    #[test]
    fn turning_leftward_is_vertical_in_east_asia() {
        assert!(turns_vertically(true, Language::Japanese) && !turns_vertically(false, Language::Japanese));
        assert!(!turns_vertically(true, Language::from_tag("he")));
    }
}
