//! The head of a text: its title, the lines about its writer, source and date, and the header of a message.

use super::lines::Line;
use super::marks::Mark;
use super::paragraphs::{Paragraph, Role};
use super::shape::ends_sentence;
use crate::document::Meta;
use crate::source::date::MONTHS;
use crate::text::SafeText;

/// The widest title, in columns.
const TITLE: u32 = 80;
/// The widest line about the writer, the source or the date, in columns.
const ABOUT: u32 = 72;
/// Columns of a paragraph that is long enough to have a title above it without a blank line between.
const LONG: u32 = 80;
/// The most lines about the article under its title.
const MOST: usize = 8;

/// What the head of a text tells.
#[derive(Debug, Default)]
pub struct Head<'t> {
    /// The title.
    pub title: Option<&'t str>,
    /// What is known about the article.
    pub meta: Meta,
}

/// Finds the title and what stands under it, and gives those paragraphs their roles.
pub fn find<'t>(lines: &[Line<'t>], paragraphs: &mut Vec<Paragraph>, titled: bool) -> Head<'t> {
    if let Some(title) = message(lines, paragraphs) {
        return Head { title: Some(title), ..Head::default() };
    }
    let mut head = Head::default();
    let mut next = 0;
    if !titled && let Some((title, after)) = title(lines, paragraphs) {
        head.title = Some(title);
        next = after;
    }
    for paragraph in paragraphs.iter_mut().skip(next).take(MOST) {
        let about = paragraph.is_line() && paragraph.role == Role::Text;
        let Some(line) = lines.get(paragraph.first).filter(|_| about) else { break };
        let Some(about) = About::of(line.text) else { break };
        paragraph.role = Role::Byline;
        match about {
            About::Title(title) if head.title.is_none() && !titled => {
                head.title = Some(title);
                paragraph.role = Role::Title;
            }
            about => about.tell(&mut head.meta),
        }
    }
    head
}

/// The title, and the first paragraph after it and its underline.
fn title<'t>(lines: &[Line<'t>], paragraphs: &mut [Paragraph]) -> Option<(&'t str, usize)> {
    let (first, rest) = paragraphs.split_first_mut()?;
    // The first chapter of several has its own kind for company; a single one is all that the text has for a title.
    let is_chapter =
        |p: &Paragraph| matches!(p.mark(), Some(Mark::Part | Mark::Chapter | Mark::Section)) && p.is_line();
    if is_chapter(first) && rest.iter().any(is_chapter) {
        return None;
    }
    let line = lines.get(first.first)?;
    let next = rest.first_mut()?;
    let below = lines.get(next.first)?;
    let underlined = matches!(next.mark(), Some(Mark::Ruler('=' | '-'))) && !below.after_blank && !rest.is_empty();
    let next = rest.first_mut()?;
    let text = match first.mark {
        None | Some((Mark::Bracketed | Mark::Chapter | Mark::Part | Mark::Named, _)) => line.text,
        Some((Mark::Hash(1), bytes)) => line.text.get(bytes..)?,
        _ => return None,
    };
    let possible = first.is_line() && first.role == Role::Text && first.columns <= TITLE && About::of(text).is_none();
    let alone = underlined
        || below.after_blank
        || below.ideographic
        || next.columns >= LONG && next.columns >= 2 * first.columns
        || is_about(below.text);
    if !possible || !alone || !underlined && !is_title(text) {
        return None;
    }
    first.role = Role::Title;
    if underlined {
        // The underline is told with the title.
        next.first = next.end;
    }
    Some((text, if underlined { 2 } else { 1 }))
}

/// A title does not end as a sentence or a part of one does, and is not spoken; it may ask or exclaim.
fn is_title(text: &str) -> bool {
    let open = text.ends_with(['，', '、', '。', ',', '；', '：', ';', ':', '.', '．']);
    let spoken = text.starts_with(['「', '『', '“', '"', '—', '－'])
        && (text.ends_with(['」', '』', '”', '"']) || ends_sentence(text));
    let named = text.chars().any(char::is_alphanumeric) && !text.contains("://") && !text.contains('@');
    named && !open && !spoken
}

/// The subject of a message, whose header the first paragraphs are.
fn message<'t>(lines: &[Line<'t>], paragraphs: &mut Vec<Paragraph>) -> Option<&'t str> {
    let blank = lines.iter().skip(1).take(40).position(|line| line.after_blank)? + 1;
    let header = lines.get(..blank)?;
    let value = |keys: &[&str]| header.iter().find_map(|line| keys.iter().find_map(|key| keyed(line.text, key)));
    let from = value(&["From", "寄件者", "寄件人", "发件人", "差出人", "보낸 사람"])?;
    let fields = header.iter().filter(|line| is_field(line.text)).count();
    if from.is_empty() || fields < 2 || fields * 3 < header.len() * 2 {
        return None;
    }
    // The header stays as it is: it becomes one paragraph, line by line.
    let count = paragraphs.partition_point(|paragraph| paragraph.end <= blank);
    let first = paragraphs.first_mut().filter(|_| count > 0)?;
    (first.role, first.mark, first.end) = (Role::Verse, None, blank);
    paragraphs.drain(1..count);
    value(&["Subject", "主旨", "主题", "件名", "제목"]).filter(|subject| !subject.is_empty())
}

/// A line of a message's header: a name and a colon.
fn is_field(text: &str) -> bool {
    let Some((name, _)) = text.split_once([':', '：']) else { return false };
    !name.is_empty() && name.len() <= 30 && !name.contains(['。', '，', ',', '.'])
}

/// Whether a line is about the writer, the source or the date.
pub fn is_about(text: &str) -> bool {
    About::of(text).is_some()
}

/// What a line under the title is about.
enum About<'t> {
    Title(&'t str),
    Writer(&'t str),
    Source(&'t str),
    Date(&'t str),
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
    fn of(text: &'t str) -> Option<Self> {
        if crate::text::width::estimate(text.get(..text.floor_char_boundary(256))?) > ABOUT as usize {
            return None;
        }
        let any = |keys: &[&str]| {
            keys.iter().find_map(|key| keyed(text, key)).filter(|value| !value.is_empty() && !ends_sentence(value))
        };
        (any(&TITLES).map(Self::Title))
            .or_else(|| any(&WRITERS).map(Self::Writer))
            .or_else(|| any(&SOURCES).map(Self::Source))
            .or_else(|| any(&DATES).map(Self::Date))
            .or_else(|| by(text).map(Self::Writer))
            .or_else(|| is_date(text).then_some(Self::Date(text)))
    }

    fn tell(self, meta: &mut Meta) {
        let (place, value) = match self {
            Self::Title(_) => return,
            Self::Writer(value) => (&mut meta.byline, value),
            Self::Source(value) => (&mut meta.source, value),
            Self::Date(value) => (&mut meta.date, value),
        };
        place.get_or_insert_with(|| SafeText::new_line(value));
    }
}

/// What stands after a key and its colon, or the stroke that Chinese bylines have.
fn keyed<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(key)?.trim_start();
    rest.strip_prefix(['：', ':', '／', '/', '｜']).map(str::trim)
}

/// `By Ann Smith`, `記者王小明／台北報導`
fn by(text: &str) -> Option<&str> {
    let reported =
        text.starts_with("記者") || text.starts_with("记者") || text.starts_with('【') && text.contains("記者");
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

/// A line that is a date and perhaps a time: digits and what stands between them, or an English month.
fn is_date(text: &str) -> bool {
    let word = MONTHS.iter().find(|month| text.contains(*month)).map_or("", |month| month);
    let rest = text.replacen(word, "", usize::from(!word.is_empty()));
    let digits = rest.chars().filter(char::is_ascii_digit).collect::<String>().len();
    let is_part = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || "-/.,:T年月日時时分秒년월일+()（）一二三四五六日月火水木金土週周星期曜上下午".contains(c)
    };
    let year = rest
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    let parted = !word.is_empty() || text.contains(['-', '/', '.', '年', '년']);
    year && parted && (5..=16).contains(&digits) && rest.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "Date: 2025",
            "입력: 2025.02.12",
        ] {
            assert!(is_about(text), "{text}");
        }
        for text in [
            "作者說：他不知道。",
            "By the way",
            "文化：一種生活",
            "2025",
            "日期待定",
            "1.2.3",
            "12:30",
            "來源不明",
            "By noon it was over.",
        ] {
            assert!(!is_about(text), "{text}");
        }
    }
}
