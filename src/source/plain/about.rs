//! Lines about an article: its writer, its source, its date.

use super::shape::ends_sentence;
use crate::document::Meta;
use crate::source::date::MONTHS;
use crate::text::{SafeText, width};

/// The widest line about the writer, the source or the date, in columns.
const MOST: usize = 72;
/// The widest name of what an article appeared in, in columns.
const NAME: usize = 30;

/// Whether a line is about the writer, the source or the date.
pub fn is_about(text: &str) -> bool {
    About::of(text).is_some()
}

/// What a line under the title is about.
pub enum About<'t> {
    /// It is the title itself.
    Title(&'t str),
    /// Who wrote the article.
    Writer(&'t str),
    /// Where it appeared.
    Source(&'t str),
    /// When it appeared.
    Date(&'t str),
    /// Where and when.
    SourceAndDate(&'t str, &'t str),
}

const TITLES: [&str; 5] = ["標題", "标题", "Title", "タイトル", "題名"];
const WRITERS: [&str; 24] = [
    "作者",
    "撰文",
    "文字",
    "文",
    "記者",
    "记者",
    "採訪",
    "采访",
    "編輯",
    "编辑",
    "責任編輯",
    "责任编辑",
    "譯者",
    "译者",
    "翻譯",
    "攝影",
    "著者",
    "執筆",
    "取材",
    "筆者",
    "Author",
    "By",
    "글쓴이",
    "기자",
];
const SOURCES: [&str; 12] =
    ["來源", "来源", "出處", "出处", "出典", "原載", "原载", "Source", "媒体", "媒體", "출처", "掲載"];
const DATES: [&str; 20] = [
    "日期",
    "時間",
    "时间",
    "發布時間",
    "发布时间",
    "發佈時間",
    "發布日期",
    "发布日期",
    "更新時間",
    "更新时间",
    "發表時間",
    "发表时间",
    "掲載日",
    "公開日",
    "日時",
    "Date",
    "Published",
    "Updated",
    "날짜",
    "입력",
];

impl<'t> About<'t> {
    /// What a line is about that stands anywhere at the head.
    pub fn of(text: &'t str) -> Option<Self> {
        if !is_narrow(text) {
            return None;
        }
        let any = |keys: &[&str]| {
            keys.iter().find_map(|key| keyed(text, key)).filter(|value| !value.is_empty() && !ends_sentence(value))
        };
        (any(&TITLES).map(Self::Title))
            .or_else(|| any(&WRITERS).or_else(|| several_writers(text)).map(Self::Writer))
            .or_else(|| any(&SOURCES).map(Self::Source))
            .or_else(|| any(&DATES).or_else(|| stamped(text)).filter(|date| is_certain(date)).map(Self::Date))
            .or_else(|| by(text).map(Self::Writer))
            .or_else(|| is_date(text).then_some(Self::Date(text)))
            .or_else(|| placed(text).filter(|_| text.contains(STROKES) || text.split_whitespace().any(is_paper)))
    }

    /// What a line is about that stands right under the title, where a name beside a date needs no stroke between.
    pub fn below_title(text: &'t str) -> Option<Self> {
        Self::of(text).or_else(|| if is_narrow(text) { placed(text) } else { None })
    }

    /// Adds what it says to what is known.
    pub fn tell(self, meta: &mut Meta) {
        let (place, value) = match self {
            Self::Title(_) => return,
            Self::Writer(value) => (&mut meta.byline, value),
            Self::Source(value) => (&mut meta.source, value),
            Self::Date(value) => (&mut meta.date, value),
            Self::SourceAndDate(source, date) => {
                Self::Source(source).tell(meta);
                (&mut meta.date, date)
            }
        };
        place.get_or_insert_with(|| SafeText::new_line(value));
    }
}

/// Whether a line is no wider than one about an article is.
fn is_narrow(text: &str) -> bool {
    text.len() <= 4 * MOST && width::estimate(text) <= MOST
}

/// What stands between the parts of a line about the article.
const STROKES: [char; 5] = ['|', '｜', '│', '•', '·'];

/// `中央社 | 2025-02-12 10:30`: a name and a date in one line, in either order.
fn placed(text: &str) -> Option<About<'_>> {
    let dated = |part: &str| part.contains(|c: char| c.is_ascii_digit()) && part.chars().all(is_part_of_date);
    let is_dated = |word: &&str| dated(word) || is_month(word.trim_end_matches(['.', ',']));
    let words = || text.split(|c: char| c.is_whitespace() || STROKES.contains(&c)).filter(|word| !word.is_empty());
    let first = words().position(|word| is_dated(&word))?;
    let count = words().skip(first).take_while(|word| is_dated(word)).count();
    let (names, dates): (Vec<&str>, Vec<&str>) = words().take(8).partition(|word| !is_dated(word));
    let date = within(text, words().nth(first)?, words().nth(first + count - 1)?)?;
    let name = within(text, names.first()?, if first == 0 { names.last()? } else { words().nth(first - 1)? })?;
    if names.iter().all(|name| NO_NAMES.contains(name)) && dates.len() == count && is_date(date) {
        return Some(About::Date(text));
    }
    let short = names.iter().map(|name| width::estimate(name)).sum::<usize>() <= NAME;
    let closed = ends_sentence(text) || text.contains(['，', '。', '？', '！', '「', '《']);
    let plain = dates.len() == count && is_date(date) && short && !closed;
    plain.then_some(About::SourceAndDate(name.trim_matches(STROKES).trim(), date))
}

/// What stands beside a date and is no name.
const NO_NAMES: [&str; 12] =
    ["更新", "發布", "发布", "發佈", "公開", "掲載", "有料記事", "會員限定", "Updated", "Published", "入稿", "更新日"];

/// The text from one of its words to another.
fn within<'t>(text: &'t str, first: &str, last: &str) -> Option<&'t str> {
    let at = |word: &str| (word.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    text.get(at(first)?..at(last)? + last.len())
}

/// Whether a line is the name of a newspaper, an agency or a site.
pub fn is_paper(text: &str) -> bool {
    let named = PAPERS.iter().any(|end| text.ends_with(end)) || text.ends_with(".com") || text.ends_with(".org");
    named && width::estimate(text) <= NAME && !text.contains(['，', '。', '「', '《', ',', '：'])
}

/// What the names of newspapers, agencies and sites end with.
const PAPERS: [&str; 30] = [
    "新聞網",
    "新闻网",
    "中文網",
    "中文网",
    "日報",
    "日报",
    "時報",
    "时报",
    "晚報",
    "晚报",
    "週報",
    "周报",
    "週刊",
    "周刊",
    "雜誌",
    "杂志",
    "通訊社",
    "通讯社",
    "中央社",
    "新华社",
    "ニュース",
    "新聞社",
    "日本経済新聞",
    "朝日新聞",
    "뉴스",
    "신문",
    "일보",
    " News",
    " Times",
    " Post",
];

/// What stands after a key and its colon, or the stroke that Chinese bylines have.
pub fn keyed<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(key)?.trim_start();
    rest.strip_prefix(['：', ':', '／', '/', '｜']).map(str::trim)
}

/// `By Ann Smith`, `記者王小明／台北報導`
fn by(text: &str) -> Option<&str> {
    if text.strip_suffix(" 기자").is_some_and(|name| (1..=12).contains(&width::estimate(name))) {
        return Some(text);
    }
    // The paper may be named before the writer.
    let named = text.split_once(' ').filter(|(paper, _)| paper.ends_with(['報', '报', '社', '網', '网']));
    let own = named.map_or(text, |(_, own)| own.trim_start());
    let reported =
        own.starts_with("記者") || own.starts_with("记者") || text.starts_with('【') && text.contains("記者");
    let stroke =
        text.contains(['／', '/', '∕']) && (text.contains("報導") || text.contains("报道") || text.contains("報道"));
    if reported && stroke {
        return Some(text);
    }
    let name = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY "))?;
    let is_name = |word: &str| word == "and" || word.chars().next().is_some_and(char::is_uppercase);
    let words = name.split_whitespace().take(8).collect::<Vec<_>>();
    ((2..8).contains(&words.len()) && words.iter().all(|word| is_name(word)) && !ends_sentence(name)).then_some(name)
}

/// `採訪、撰文｜陳小魚`
fn several_writers(text: &str) -> Option<&str> {
    let (keys, value) = text.split_once(['：', ':', '｜', '|', '／'])?;
    let mut keys = keys.split(['、', '&', '・', '·', ' ']).filter(|key| !key.is_empty());
    let value = value.trim();
    (keys.all(|key| WRITERS.contains(&key)) && !value.is_empty() && !ends_sentence(value)).then_some(value)
}

/// `입력 2025.02.12. 오전 6:01`
fn stamped(text: &str) -> Option<&str> {
    let rest = DATES.iter().find_map(|key| text.strip_prefix(key)?.strip_prefix(' '))?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

/// Whether there is enough of a date in a text: a year at least.
fn is_certain(date: &str) -> bool {
    date.contains('年') || date.bytes().filter(u8::is_ascii_digit).nth(3).is_some()
}

/// A line that is a date and perhaps a time: digits and what stands between them, or an English month.
fn is_date(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| is_month(word)).unwrap_or_default();
    let rest = text.replacen(word, "", usize::from(!word.is_empty()));
    let digits = rest.chars().filter(char::is_ascii_digit).collect::<String>().len();
    // Before the year stand a day and a month, or a time, at most: `2.1.0 (2025-02-12)` is a version.
    let year = (rest.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).take(3))
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    let parted = !word.is_empty() || text.contains(['-', '/', '.', '年', '년']);
    year && parted && (5..=16).contains(&digits) && rest.chars().all(is_part_of_date)
}

/// The name of a month, whole or its first letters.
fn is_month(word: &str) -> bool {
    word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(word) && (word.len() <= 4 || word == *month))
}

fn is_part_of_date(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_whitespace()
        || "-/.,:T年月日時时分秒년월일+()（）一二三四五六日月火水木金土週周星期曜上下午".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_date_in_one_line_are_told_apart() {
        let told = |text| {
            let mut meta = Meta::default();
            About::below_title(text).unwrap().tell(&mut meta);
            (meta.source.unwrap().to_string(), meta.date.unwrap().to_string())
        };
        for (text, source, date) in [
            ("BBC中文網 | 2025年2月12日", "BBC中文網", "2025年2月12日"),
            ("2025-02-12 10:30 | 中央社 台北", "中央社 台北", "2025-02-12 10:30"),
            ("晚点LatePost 2025-02-12 10:30 北京", "晚点LatePost", "2025-02-12 10:30"),
            ("The Post | Feb 12, 2025", "The Post", "Feb 12, 2025"),
        ] {
            assert_eq!(told(text), (source.to_owned(), date.to_owned()), "{text}");
        }
    }

    #[test]
    fn lines_about_the_article_are_certain_or_none() {
        for text in [
            "作者：王小明",
            "文／林怡",
            "來源：中央社",
            "2025-02-12",
            "2025年2月12日 10:30",
            "12 February 2025",
            "February 12, 2025",
            "By Ann Smith",
            "記者陳大文／台北報導",
            "聯合報 記者林怡君／花蓮報導",
            "Date: 2025",
            "입력: 2025.02.12",
            "입력 2025.02.12. 오전 6:01",
            "홍길순 기자",
            "採訪、撰文｜陳小魚",
            "BBC中文網 | 2025年2月12日",
            "2025-02-12 10:30 · 中央社",
            "聯合新聞網 2025/02/12 10:30",
            "The Post | Feb 12, 2025",
        ] {
            assert!(is_about(text), "{text}");
        }
        for text in [
            "作者說：他不知道。",
            "By the way",
            "文化：一種生活",
            "2025",
            "日期待定",
            "時間：15分鐘",
            "2.1.0 (2025-02-12)",
            "1.2.3",
            "12:30",
            "來源不明",
            "By noon it was over.",
            "2025年2月12日 晴",
            "中央社說 2025-02-12 這天很冷。",
            "In 2025 3 men | 4 women",
        ] {
            assert!(!is_about(text), "{text}");
        }
    }
}
