//! Second stage: how a text is broken into lines, told from its beginning.

use super::lines::Line;
use super::marks;

/// Bytes of a text that are looked at.
const SAMPLE: usize = 64 << 10;
/// The lengths at which lines of prose are broken by hand or by a mailer, in columns.
const WRAPS: std::ops::RangeInclusive<u32> = 30..=132;
/// Columns by which a full line may stay short: a mark that may not begin the next line goes with the character before it.
const SLACK: u32 = 4;

/// How a text is broken into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// The columns at which lines of a paragraph end, where they do not end with the paragraph.
    pub wrap: Option<u32>,
    /// Whether blank lines part paragraphs.
    pub spaced: bool,
    /// Whether it is no prose at all, but a log or a program: nothing is inferred then, and every line stays.
    pub verbatim: bool,
}

impl Shape {
    /// The shape of a text with these lines.
    pub fn of(lines: &[Line]) -> Self {
        let sample = lines.get(..lines.partition_point(|line| line.start < SAMPLE)).unwrap_or(lines);
        Self {
            wrap: wrap(sample),
            spaced: sample.iter().skip(1).any(|line| line.after_blank),
            verbatim: is_verbatim(sample),
        }
    }

    /// Whether `line` ended only because the text was wrapped: nothing of `next` would have fitted.
    pub fn is_full(&self, line: &Line, next: &Line) -> bool {
        self.wrap.is_some_and(|wrap| is_full(line, next, wrap))
    }
}

fn is_full(line: &Line, next: &Line, wrap: u32) -> bool {
    line.width().saturating_add(first_piece(next.text)) > wrap
}

/// The columns of what would have had to fit: a word with its space, or a character.
fn first_piece(text: &str) -> u32 {
    if text.chars().next().is_some_and(|c| c < '\u{1100}' || ('\u{ac00}'..='\u{d7a3}').contains(&c)) {
        let word = text.split(' ').next().unwrap_or_default();
        u32::try_from(crate::text::width::estimate(word)).unwrap_or(u32::MAX).saturating_add(1)
    } else {
        2 + SLACK
    }
}

/// The length at which lines are wrapped, if they are: most lines that others follow directly are nearly as long as the
/// longest, and end in the middle of a sentence.
fn wrap(sample: &[Line]) -> Option<u32> {
    let follows = |next: &Line| !next.after_blank && !next.ideographic && marks::of(next.text).is_none();
    let pairs: Vec<[&Line; 2]> = sample
        .windows(2)
        .filter_map(|pair| if let [line, next] = pair { Some([line, next]) } else { None })
        .filter(|[_, next]| follows(next))
        .collect();
    let mut columns: Vec<u32> = pairs.iter().map(|[line, _]| line.width()).collect();
    columns.sort_unstable();
    // A few lines are longer: addresses, tables.
    let wrap = *columns.get(columns.len().saturating_sub(1) * 19 / 20).filter(|wrap| WRAPS.contains(wrap))?;
    // Short lines end by themselves: of verse, of addresses, of lists.
    let long = || pairs.iter().filter(|[line, _]| line.width().saturating_mul(5) >= wrap * 3);
    let full: Vec<_> = long().filter(|[line, next]| is_full(line, next, wrap)).collect();
    let closed = full.iter().filter(|[line, _]| ends_sentence(line.text)).count();
    let most = |part: usize, whole: usize| part * 3 >= whole * 2;
    (full.len() >= 2 && most(full.len(), long().count()) && closed * 2 <= full.len()).then_some(wrap)
}

/// Whether a text ends as sentences do, quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['」', '』', '”', '’', '"', '\'', '）', ')', '》', '】']);
    text.ends_with(['。', '！', '？', '…', '．', '.', '!', '?', '；', ';', '：', ':', '—', '～'])
}

/// Most lines are those of a log or a program, or belong to those that say when a subtitle is shown.
fn is_verbatim(sample: &[Line]) -> bool {
    let logged = sample.iter().filter(|line| is_logged(line.text)).count();
    let coded = sample.iter().filter(|line| is_code(line.text)).count();
    let cues = sample.iter().filter(|line| is_cue(line.text)).count();
    sample.len() >= 3
        && (cues >= 2 && cues * 6 >= sample.len()
            || logged * 2 > sample.len()
            || coded * 2 > sample.len()
            || is_configuration(sample))
}

/// `00:00:01,000 --> 00:00:03,500`: when a subtitle is shown.
fn is_cue(text: &str) -> bool {
    let is_time = |time: &str| {
        let time = time.trim();
        (5..=12).contains(&time.len()) && time.bytes().all(|b| b.is_ascii_digit() || b":,.".contains(&b))
    };
    let to = |to: &str| to.trim_start().split(' ').next().is_some_and(is_time);
    text.split_once("-->").is_some_and(|(from, end)| is_time(from) && to(end))
}

/// Hardly a line that is no setting, no comment and no name of a section in brackets.
fn is_configuration(sample: &[Line]) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.\"".contains(&b));
    let is_setting = |text: &str| text.split_once('=').is_some_and(|(key, _)| is_key(key.trim_end()));
    let is_other = |text: &str| text.starts_with(['#', ';']) || text.starts_with('[') && text.ends_with(']');
    let settings = sample.iter().filter(|line| is_setting(line.text)).count();
    let others = sample.iter().filter(|line| is_other(line.text)).count();
    settings >= 3 && (settings + others) * 10 >= sample.len() * 9
}

/// A time at the head, after a date or in brackets perhaps, or the name of a level.
fn is_logged(text: &str) -> bool {
    // Who speaks at what time is no log.
    if text.ends_with(['。', '？', '！', '」', '…']) || text.contains('。') {
        return false;
    }
    let head = text.get(..text.floor_char_boundary(48)).unwrap_or(text);
    if !head.as_bytes().iter().take(12).any(u8::is_ascii_digit) && !head.starts_with('[') {
        return ["INFO", "WARN", "ERROR", "DEBUG", "TRACE", "FATAL"].iter().any(|level| head.starts_with(level));
    }
    let clock = |w: [u8; 8]| w[2] == b':' && w[5] == b':' && [0, 1, 3, 4, 6, 7].iter().all(|&i| w[i].is_ascii_digit());
    head.as_bytes().windows(8).take(24).filter_map(|window| window.try_into().ok()).any(clock)
}

/// An ending or a beginning that only programs have.
fn is_code(text: &str) -> bool {
    let ends = [";", "{", "}", "};", "});", "*/", "->", "=>", "()", "],", "\","].iter().any(|end| text.ends_with(end));
    let begins = [
        "//", "/*", "#include", "#!", "import ", "def ", "fn ", "pub ", "return ", "let ", "const ", "class ", "</",
        "$ ",
    ]
    .iter()
    .any(|head| text.starts_with(head));
    let block = text.ends_with(':')
        && ["if ", "elif ", "else", "for ", "while ", "with ", "try", "except", "class ", "def "]
            .iter()
            .any(|head| text.starts_with(head));
    (ends || begins || block) && !text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::plain::lines::lines;

    fn shape(text: &str) -> Shape {
        Shape::of(&lines(text))
    }

    #[test]
    fn lines_of_nearly_one_length_are_wrapped() {
        let wrapped = "這份報紙從創刊起就只印本地的消息，因為編輯相信，\n讀者最想知道的是自己街上發生的事，而不是遠方的\n大事；這個\
                       想法後來被證明是對的，發行量在三年裏\n翻了一倍。\n";
        assert!(shape(wrapped).wrap.is_some_and(|wrap| (44..=48).contains(&wrap)), "{:?}", shape(wrapped));
        let english = "The paper had printed local news from its first day, because its editors\nbelieved that readers \
                       wanted to know about their own street before they\nheard of anything that had happened far away, \
                       and they were quite right to\nthink so.\n";
        assert!(shape(english).wrap.is_some());
    }

    #[test]
    fn verse_and_a_paragraph_a_line_are_not() {
        assert_eq!(shape("床前明月光，\n疑是地上霜。\n舉頭望明月，\n低頭思故鄉。\n").wrap, None);
        let news = format!("{}\n{}\n{}\n", "很長的一段。".repeat(40), "短的一段。".repeat(9), "又一段。".repeat(30));
        assert_eq!(shape(&news).wrap, None);
    }

    #[test]
    fn logs_and_programs_are_no_prose() {
        assert!(shape("2025-02-12 10:00:01 start\n2025-02-12 10:00:02 go\n[10:00:03] end\n").verbatim);
        assert!(shape("fn main() {\n    let x = 1;\n}\n").verbatim);
        assert!(!shape("It was late.\nNobody came.\nShe waited.\n").verbatim);
    }
}
