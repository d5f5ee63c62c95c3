//! The head of a text: its title, the lines about its writer, source and date, and the header of a message.

use super::about::{About, is_about, is_paper, keyed};
use super::lines::Line;
use super::marks::Mark;
use super::paragraphs::{Paragraph, Role};
use super::shape::ends_sentence;
use crate::document::Meta;
use crate::text::SafeText;

/// The widest title, in columns.
const TITLE: u32 = 80;
/// Columns of a paragraph that is long enough to have a title above it without a blank line between.
const LONG: u32 = 80;
/// The most lines about the article under its title.
const MOST: usize = 8;
/// The most lines about the article over its title.
const MOST_ABOVE: usize = 3;

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
    let above = above_title(lines, paragraphs);
    if !titled && let Some((title, after)) = title(lines, paragraphs.get_mut(above..).unwrap_or_default()) {
        for paragraph in paragraphs.iter_mut().take(above) {
            paragraph.role = Role::Byline;
            let text = lines.get(paragraph.first).map(|line| line.text);
            let is_nobody = |text: &str| is_trail(text) || is_furniture(text);
            text.and_then(|text| About::of(text).or(Some(About::Source(text)).filter(|_| !is_nobody(text))))
                .into_iter()
                .for_each(|a| a.tell(&mut head.meta));
        }
        head.title = Some(title);
        next = above + after;
        if let Some(text) = subtitle(lines, paragraphs, next) {
            head.meta.subtitle = Some(SafeText::new_line(text));
            paragraphs.iter_mut().skip(next).take(1).for_each(|paragraph| paragraph.role = Role::Title);
            next += 1;
        }
    }
    for at in next..(next + MOST).min(paragraphs.len()) {
        // What is underlined is a heading, even if it is a date.
        let is_rule =
            |below: &Paragraph| below.role == Role::Ruler && lines.get(below.first).is_some_and(|l| !l.after_blank);
        let underlined = paragraphs.get(at + 1).is_some_and(is_rule);
        let Some(paragraph) = paragraphs.get_mut(at) else { break };
        let about = paragraph.is_line() && paragraph.role == Role::Text && !underlined;
        let Some(line) = lines.get(paragraph.first).filter(|_| about) else { break };
        let about = if head.title.is_some() { About::below_title(line.text) } else { About::of(line.text) };
        let Some(about) = about else { break };
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

/// How many lines stand over the title: the name of the paper or the site, the date.
fn above_title(lines: &[Line], paragraphs: &[Paragraph]) -> usize {
    let is_above = |paragraph: &&Paragraph| {
        let line = lines.get(paragraph.first).filter(|_| is_candidate(paragraph));
        line.is_some_and(|line| match About::of(line.text) {
            Some(about) => !matches!(about, About::Title(_)),
            None => is_paper(line.text) || is_trail(line.text) || is_furniture(line.text),
        })
    };
    paragraphs.iter().take(MOST_ABOVE).take_while(is_above).count()
}

/// `首頁 > 國際 > 科技`: where on a site the article stood.
fn is_trail(text: &str) -> bool {
    let begins = ["首頁", "首页", "Home", "HOME", "トップ", "ホーム", "홈"].iter().any(|home| text.starts_with(home));
    begins && text.contains(['>', '›', '»', '＞'])
}

/// What stands over a title and says nothing about the article: the size of letters, buttons, what kind of text it is.
fn is_furniture(text: &str) -> bool {
    let begins = ["字級", "字级", "字體大小", "字体大小", "字号", "文字サイズ", "글자크기", "글자 크기"];
    begins.iter().any(|head| text.starts_with(head)) || FURNITURE.contains(&text)
}

/// Lines that are furniture.
const FURNITURE: [&str; 22] = [
    "分享",
    "列印",
    "打印",
    "收藏",
    "A- A+",
    "A A A",
    "Share",
    "Print",
    "新聞稿",
    "新闻稿",
    "即時新聞稿",
    "供即時發布",
    "供即时发布",
    "即時發布",
    "プレスリリース",
    "報道発表資料",
    "보도자료",
    "Press release",
    "Press Release",
    "PRESS RELEASE",
    "For immediate release",
    "FOR IMMEDIATE RELEASE",
];

fn is_candidate(paragraph: &Paragraph) -> bool {
    paragraph.is_line() && paragraph.role == Role::Text && paragraph.columns <= TITLE
}

/// The line under the title that goes on with it: after a dash, or over the line about the article, or right under the title
/// with long text after both.
fn subtitle<'t>(lines: &[Line<'t>], paragraphs: &[Paragraph], at: usize) -> Option<&'t str> {
    let own = paragraphs.get(at).filter(|own| is_candidate(own) && own.mark.is_none())?;
    let (line, next) = (lines.get(own.first)?, paragraphs.get(at + 1)?);
    let below = lines.get(next.first)?;
    let dashed = line.text.strip_prefix("——").or_else(|| line.text.strip_prefix("──"));
    let is_keyed = line.text.contains(['：', ':', '｜', '|', '／']);
    if is_keyed
        || About::below_title(line.text).is_some()
        || !is_title(dashed.unwrap_or(line.text))
        || ends_sentence(line.text)
    {
        return None;
    }
    let stands = below.after_blank || below.ideographic;
    let over_about = About::below_title(below.text).is_some() && is_candidate(next);
    (dashed.is_some() && stands || over_about || !line.after_blank && stands && next.columns >= LONG)
        .then_some(line.text)
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
    // Its subtitle may stand right under it.
    let heads_two_lines = subtitle(lines, rest, 0).is_some();
    let next = rest.first_mut()?;
    let below = lines.get(next.first)?;
    let underlined = matches!(next.mark(), Some(Mark::Ruler('=' | '-'))) && !below.after_blank && !rest.is_empty();
    let next = rest.first_mut()?;
    let text = match first.mark {
        None | Some((Mark::Bracketed | Mark::Chapter | Mark::Part | Mark::Named, _)) => line.text,
        Some((Mark::Hash(1), bytes)) => line.text.get(bytes..)?,
        _ => return None,
    };
    let possible = is_candidate(first) && !is_about(text);
    let alone = underlined
        || below.after_blank
        || below.ideographic
        || next.columns >= LONG && next.columns >= 2 * first.columns
        || About::below_title(below.text).is_some()
        || heads_two_lines;
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
    let named = !["摘要", "Abstract", "ABSTRACT"].contains(&text)
        && text.chars().any(char::is_alphanumeric)
        && !text.contains("://")
        && !text.contains('@');
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
