//! Dates as the language of an article writes them.

use crate::text::Language;
use toml::value::Date;

/// The months in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: `2025年2月14日`, `2025년 2월 14일` or `14 February 2025`.
pub fn written(date: Date, language: Language) -> String {
    let Date { year, month, day } = date;
    match language {
        Language::ChineseTraditional | Language::ChineseSimplified | Language::Japanese => {
            format!("{year}年{month}月{day}日")
        }
        Language::Korean => format!("{year}년 {month}월 {day}일"),
        Language::Named(_) | Language::Other => {
            let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
            format!("{day} {name} {year}")
        }
    }
}

/// The date that a text like `2025-02-14` or `2025-02-14T08:30:00Z` begins with.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse::<toml::value::Datetime>().ok()?.date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_way_with_dates() {
        let date = parse("2025-02-14").unwrap();
        assert_eq!(written(date, Language::ChineseTraditional), "2025年2月14日");
        assert_eq!(written(date, Language::Japanese), "2025年2月14日");
        assert_eq!(written(date, Language::Korean), "2025년 2월 14일");
        assert_eq!(written(date, Language::Other), "14 February 2025");
        assert_eq!(parse("2025-02-14T08:30:00+08:00"), Some(date));
        assert_eq!(parse("last Friday"), None);
        assert_eq!(parse("2025-13-40"), None);
    }
}
