//! The first part of an article, read as if it were the whole: what is shown while the rest is on its way.

use crate::document::{ArticleRef, Document};
use crate::source::decode::{self, Clues};
use crate::source::load::{self, Format, Hint, Wishes};
use crate::source::{markdown, page, yaml};
use crate::text::without_sequences;

/// What can be read of an article that begins with `bytes`; `None` where only the whole can tell.
///
/// As far as it goes it is what the whole will be, or nearly so. `calm` asks for more: that nothing in it can change once
/// the rest is there.
pub fn from_part(article: &ArticleRef, bytes: &[u8], calm: bool, wishes: Wishes) -> Option<Document> {
    let clues = Clues { asked: wishes.encoding, region: wishes.region, ..Clues::default() };
    let decoded = decode::decode_part(bytes, clues, calm)?;
    let text = without_sequences(complete(&decoded));
    let text = text.as_ref();
    let (name, format) = match article {
        ArticleRef::File(path) => (path.file_stem().unwrap_or_default().to_string_lossy(), Format::of_path(path)),
        _ => (load::STDIN.into(), Format::Unknown),
    };
    let format = wishes.format.unwrap_or(format);
    let hint = Hint { name: &name, format };
    let is_open = match format {
        Format::Html | Format::Epub => return None,
        Format::Unknown | Format::Plain if page::looks_like(text) => return None,
        Format::Plain | Format::Verbatim => false,
        Format::Markdown => has_references(text),
        Format::Unknown => markdown::looks_like(text) && has_references(text),
    };
    if text.trim().is_empty() || calm && is_open || is_in_front_matter(text) {
        return None;
    }
    let loaded = load::from_text(text, hint);
    let loaded = if matches!(article, ArticleRef::Stdin(_)) { load::untitled(loaded, load::STDIN) } else { loaded };
    Some(loaded.document)
}

/// The text up to its last blank line where that is not far from its end, or else up to its last line end.
fn complete(text: &str) -> &str {
    let paragraph = text.rfind("\n\n").filter(|&end| end >= text.len() / 2);
    let end = paragraph.or(text.rfind('\n')).map_or(text.len(), |end| end + 1);
    text.get(..end).unwrap_or(text)
}

/// Whether the text has brackets that may mean something once all of it is there: references to links and notes.
fn has_references(text: &str) -> bool {
    let means_something = |(at, _): (usize, &str)| {
        let is_task = text.get(..at).is_some_and(|before| before.ends_with("[ ") || before.ends_with("[x"));
        !is_task && !text.get(at + 1..).is_some_and(|after| after.starts_with('('))
    };
    text.match_indices(']').any(means_something)
}

/// Whether the text ends before its front matter does.
fn is_in_front_matter(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let fence = lines.next().filter(|first| matches!(*first, "+++" | "---"));
    let open = fence.filter(|fence| !lines.any(|line| line == *fence));
    open.is_some_and(|fence| fence == "+++" || text.lines().nth(yaml::MOST_LINES).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Encoding;
    use crate::source::dump::dump;
    use crate::source::from_bytes;
    use proptest::prelude::*;

    fn part(name: &str, bytes: &[u8]) -> Option<String> {
        Some(dump(&from_part(&ArticleRef::File(name.into()), bytes, true, Wishes::default())?))
    }

    #[test]
    fn a_part_ends_with_a_paragraph_or_else_with_a_line() {
        let text = "第一段很長，長得不會是標題。\n\n第二段也是。\n\n第三";
        let shown = part("a.txt", &text.as_bytes()[..text.len() - 1]).unwrap();
        assert!(shown.contains("第二段") && !shown.contains("第三"), "{shown}");
        assert_eq!(part("a.txt", "一行\n又一行".as_bytes()).unwrap(), "#0 title a\n#1 paragraph 一行\n");
        assert_eq!(part("a.txt", "沒有行末".as_bytes()).unwrap(), "#0 title a\n#1 paragraph 沒有行末\n");
    }

    #[test]
    fn only_the_whole_tells_what_other_encodings_and_references_are() {
        assert_eq!(part("a.txt", b"\xa4\xa4\xa4\xe5 and more\n"), None);
        assert_eq!(part("a.txt", b"\0\x01\n"), None);
        assert_eq!(part("a.txt", b"\x1b$B?7J9\x1b(B\n"), None);
        assert_eq!(part("a.html", b"<p>a page</p>\n"), None);
        assert_eq!(part("a.md", b"a [link] here\n"), None);
        assert_eq!(part("a.md", b"+++\ntitle = \"x\"\n"), None);
        assert_eq!(part("a.md", b"a [link](b) and\n\n- [ ] task\n").map(|_| ()), Some(()));
    }

    #[test]
    fn only_the_whole_tells_what_a_page_is() {
        let stdin = |text: &str, wishes| from_part(&ArticleRef::unnamed_stdin(), text.as_bytes(), false, wishes);
        let encoding = |label| Wishes { encoding: Encoding::from_label(label), ..Wishes::default() };
        assert_eq!(stdin("<!DOCTYPE html>\n<p>page\n", Wishes::default()), None);
        assert!(stdin("<!DOCTYPE html>\n", Wishes { format: Some(Format::Verbatim), ..Wishes::default() }).is_some());
        assert!(stdin("text\n", encoding("big5")).is_some());
        assert!(stdin("text\n", encoding("utf-8")).is_some());
    }

    #[test]
    fn what_came_through_a_pipe_shows_in_any_encoding() {
        let chinese = "他推开门的时候，屋里没有点灯。\n母亲坐在窗前等他回来。\n街上的路";
        let japanese = "終電が出たあとのホームには、もう誰もいなかった。\n売店のシャッターは下りて、時計の針だけが進んでいる。\n音";
        let utf16 = |text: &str| [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        let encoded = |text: &str, label: &str| match label {
            "utf-16" => utf16(text),
            _ => encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned(),
        };
        let texts = [(chinese, "gbk"), (chinese, "utf-16"), (japanese, "shift_jis"), (japanese, "iso-2022-jp")];
        for (text, label) in texts {
            let bytes = encoded(text, label);
            for cut in 0..3 {
                let pipe = ArticleRef::unnamed_stdin();
                let part = from_part(&pipe, &bytes[..bytes.len() - cut], false, Wishes::default());
                let shown = dump(&part.unwrap());
                let lines = || text.lines().take(2);
                assert!(lines().all(|line| shown.contains(line)), "{label}, {cut} bytes less: {shown}");
                assert!(!shown.contains('\u{fffd}'), "{label}, {cut} bytes less: {shown}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_part_is_what_the_whole_begins_with(lines in proptest::collection::vec("[一-三a。 ]{0,30}", 1..12), cut in 0usize..300) {
            let text = lines.join("\n\n");
            let bytes = text.as_bytes();
            let part = from_part(&ArticleRef::unnamed_stdin(), &bytes[..cut.min(bytes.len())], true, Wishes::default());
            let whole = from_bytes(bytes.to_vec(), load::STDIN).unwrap().document;
            if let Some(part) = part.filter(|part| part.blocks.len() > 2) {
                let settled = &part.blocks[..part.blocks.len() - 1];
                prop_assert_eq!(settled, &whole.blocks[..settled.len()]);
            }
        }

        #[test]
        fn any_bytes_do(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            from_part(&ArticleRef::unnamed_stdin(), &bytes, false, Wishes::default());
        }
    }
}
