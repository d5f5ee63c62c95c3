//! From bytes to text, with a count of what could not be read.

use super::declared::declared;
use super::encoding::Encoding;
use super::guess::SHIFT_TO_KANJI;
use super::region::Region;
use super::{guess, hint, utf16};
use crate::text::{SafeText, without_sequences};
use encoding_rs::DecoderResult;
use std::borrow::Cow;

/// What is known of an encoding before the bytes are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clues<'a> {
    /// What the reader asks for.
    pub asked: Option<Encoding>,
    /// The charset that the transport names.
    pub charset: Option<&'a str>,
    /// Whether the text may declare its encoding itself: HTML and XML do.
    pub markup: bool,
    /// Where the text probably comes from.
    pub region: Option<Region>,
}

/// A text and what had to be done to read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What it was encoded in, and how that is known: for the reader to see.
    pub encoding: SafeText,
    /// What the reader should know about it.
    pub warning: Option<SafeText>,
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Asked,
    Marked,
    Declared,
    Valid,
    Guessed,
}

/// Decodes the bytes of an article. What cannot be read becomes `U+FFFD`, and what was written for a terminal goes.
pub fn decode(bytes: Vec<u8>, clues: Clues) -> Decoded {
    let decoded = decode_all(bytes, clues);
    match without_sequences(&decoded.text) {
        Cow::Borrowed(_) => decoded,
        Cow::Owned(text) => Decoded { text, ..decoded },
    }
}

fn decode_all(bytes: Vec<u8>, clues: Clues) -> Decoded {
    if let Some(asked) = clues.asked {
        let in_order = if asked.is_any_utf16() { utf16::order(&bytes) } else { asked };
        return read(&bytes, in_order, How::Asked);
    }
    if let Some((mark, len)) = encoding_rs::Encoding::for_bom(&bytes) {
        return match String::from_utf8(bytes) {
            Ok(mut text) if mark == encoding_rs::UTF_8 => {
                text.drain(..len);
                whole(text, How::Marked)
            }
            Ok(text) => read(text.as_bytes(), mark.into(), How::Marked),
            Err(error) => read(error.as_bytes(), mark.into(), How::Marked),
        };
    }
    let charset = clues.charset.and_then(Encoding::from_label);
    let declared = charset.or_else(|| declared(&bytes).filter(|_| clues.markup));
    // A text without a byte beyond ASCII is in none of the others, but for the one that shifts by escapes.
    let shifts = |encoding: Encoding| encoding.inner() == encoding_rs::ISO_2022_JP;
    let plausible = declared.filter(|&encoding| encoding != Encoding::UTF_8);
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => by_looks(text.as_bytes(), clues.region),
        Ok(text) => match plausible.filter(|&encoding| shifts(encoding) || !is_default(encoding) && !text.is_ascii()) {
            Some(encoding) => contradicted(text, encoding),
            None if text.contains('\u{1b}') => by_looks(text.as_bytes(), clues.region),
            None => whole(text, if declared.is_some() { How::Declared } else { How::Valid }),
        },
        Err(error) => {
            let bytes = error.as_bytes();
            let credible = declared.filter(|&encoding| !is_default(encoding));
            let read_so = credible.map(|encoding| read(bytes, encoding, How::Declared));
            if let Some(read) = read_so.filter(|read| read.warning.is_none()) {
                return read;
            }
            let looks = looks(bytes, clues.region);
            let guessed = read(bytes, looks, How::Guessed);
            match declared {
                // What servers say that do not know is true of texts in Latin letters.
                Some(encoding)
                    if !hint::fits(bytes, looks) || is_default(encoding) && looks.inner().is_single_byte() =>
                {
                    read(bytes, encoding, How::Declared)
                }
                _ => guessed,
            }
        }
    }
}

/// What servers say that do not know.
fn is_default(encoding: Encoding) -> bool {
    encoding.inner() == encoding_rs::WINDOWS_1252
}

/// A text that is UTF-8 but is declared to be something else: that, where it reads without an error.
fn contradicted(text: String, declared: Encoding) -> Decoded {
    let decoded = read(text.as_bytes(), declared, How::Declared);
    if decoded.warning.is_some() { whole(text, How::Valid) } else { decoded }
}

fn by_looks(bytes: &[u8], region: Option<Region>) -> Decoded {
    read(bytes, looks(bytes, region), How::Guessed)
}

/// Decodes the first bytes of an article up to their last whole character, as they look so far. `calm` asks for more: that
/// what comes after them cannot change it. `None` where only the whole can tell.
pub fn decode_part<'a>(bytes: &'a [u8], clues: Clues, calm: bool) -> Option<Cow<'a, str>> {
    let encoding = match (clues.asked, encoding_rs::Encoding::for_bom(bytes)) {
        (Some(asked), _) if asked.is_any_utf16() => utf16::order(bytes),
        (Some(asked), _) => asked,
        (None, Some((mark, _))) => mark.into(),
        (None, None) => match utf8_so_far(bytes) {
            Some(text) => return Some(text.into()),
            None if calm => return None,
            None => looks(bytes, clues.region),
        },
    };
    let mut decoder = encoding.inner().new_decoder_with_bom_removal();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len())?);
    // What the end lacks comes with what follows.
    let _ = decoder.decode_to_string(bytes, &mut text, false);
    Some(text.into())
}

/// The bytes as text, where they are UTF-8 but for a last character that is cut. UTF-16 may be UTF-8 as well, and
/// ISO-2022-JP always is.
fn utf8_so_far(bytes: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
        Err(_) => return None,
    };
    (!text.contains('\0') && !text.contains(SHIFT_TO_KANJI)).then_some(text)
}

/// The encoding that bytes look like.
fn looks(bytes: &[u8], region: Option<Region>) -> Encoding {
    utf16::looks_like(bytes).unwrap_or_else(|| guess::guess(bytes, region))
}

/// Text that was UTF-8 without a flaw.
fn whole(text: String, how: How) -> Decoded {
    Decoded { text, encoding: told(Encoding::UTF_8, how, 0), warning: None }
}

/// Reads bytes in an encoding, counting what is none of it.
fn read(bytes: &[u8], encoding: Encoding, how: How) -> Decoded {
    let mut decoder = encoding.inner().new_decoder_with_bom_removal();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    // What is needed is less than the worst case, and grows as it is needed.
    let mut text = String::with_capacity(room.min(bytes.len() + bytes.len() / 2 + 16));
    let (mut rest, mut flaws, mut first) = (bytes, 0_usize, None);
    loop {
        let (outcome, used) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(used..).unwrap_or_default();
        match outcome {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len() + 16),
            DecoderResult::Malformed(..) => {
                flaws += 1;
                first.get_or_insert(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    let warning = first.map(|at| flawed(&text, at, flaws, encoding));
    Decoded { text, encoding: told(encoding, how, flaws), warning }
}

fn flawed(text: &str, first: usize, count: usize, encoding: Encoding) -> SafeText {
    let line = 1 + text.bytes().take(first).filter(|&b| b == b'\n').count();
    let are = if count == 1 { "is" } else { "are" };
    let message = format!(
        "line {line}: {} not in {encoding} {are} shown as \u{fffd}; if more is wrong, name the encoding with --encoding",
        places(count)
    );
    SafeText::new_line(&message)
}

fn places(count: usize) -> String {
    format!("{count} {}", if count == 1 { "place" } else { "places" })
}

/// An encoding, how it is known, and how many places are none of it.
fn told(encoding: Encoding, how: How, flaws: usize) -> SafeText {
    let how = match how {
        How::Asked => " (as asked for)",
        How::Marked => " (by its byte order mark)",
        How::Declared => " (as declared)",
        How::Valid => "",
        How::Guessed => " (guessed; --encoding names another)",
    };
    let flawed = if flaws > 0 { format!(", but for {}, shown as \u{fffd}", places(flaws)) } else { String::new() };
    SafeText::new_line(&format!("{encoding}{how}{flawed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, label: &str) -> Vec<u8> {
        match label {
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            label => {
                let (bytes, _, unmappable) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
                assert!(!unmappable, "{label}: {text}");
                bytes.into_owned()
            }
        }
    }

    fn guessed(text: &str, label: &str) -> Decoded {
        decode(encoded(text, label), Clues::default())
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        for (label, mark) in [("utf-8", &b"\xef\xbb\xbf"[..]), ("utf-16le", b"\xff\xfe"), ("utf-16be", b"\xfe\xff")] {
            let decoded = decode([mark, &encoded("看報。a", label)].concat(), Clues::default());
            assert_eq!((decoded.text.as_str(), decoded.warning), ("看報。a", None), "{label}");
            assert!(decoded.encoding.to_lowercase().starts_with(label), "{}", decoded.encoding);
        }
    }

    #[test]
    fn the_encodings_of_the_three_languages_are_recognised() {
        let simplified = "开源模型的训练成本比人们想象的要低得多，这引起了业界的广泛讨论。";
        let traditional = "開源模型的訓練成本比人們想像的要低得多，這引起了業界的廣泛討論。";
        let japanese = "オープンソースのモデルは、思われているよりもずっと安く訓練できる。";
        let korean = "오픈소스 모델의 훈련 비용은 사람들이 생각하는 것보다 훨씬 낮다.";
        for (text, labels) in [
            (simplified, &["gbk", "gb18030", "utf-8"][..]),
            (traditional, &["big5", "utf-8"]),
            (japanese, &["shift_jis", "euc-jp", "iso-2022-jp", "utf-8"]),
            (korean, &["euc-kr", "utf-8"]),
        ] {
            for label in labels {
                let decoded = guessed(text, label);
                assert_eq!((decoded.text.as_str(), decoded.warning), (text, None), "{label}");
            }
        }
        for text in [simplified, traditional, japanese, korean] {
            for label in ["utf-16le", "utf-16be"] {
                assert_eq!(guessed(&format!("{text}\n"), label).text, format!("{text}\n"), "{label}");
            }
        }
    }

    #[test]
    fn little_text_is_enough() {
        assert_eq!(guessed("开源模型训练成本", "gbk").text, "开源模型训练成本");
        assert_eq!(guessed("今天天气非常不错", "gbk").text, "今天天气非常不错");
        let hiragana = "これはひらがなだけのぶんしょうです";
        assert_eq!(guessed(hiragana, "shift_jis").text, hiragana);
        for kana in ["きょうはいいてんきですね。", "ﾊﾝｶｸｶﾅﾉﾆｭｰｽ"] {
            assert_eq!(guessed(kana, "shift_jis").text, kana);
        }
        let han = "他推開門的時候，屋裡沒有點燈，母親坐在窗前";
        for label in ["utf-16le", "utf-16be"] {
            assert_eq!(guessed(han, label).text, han, "{label}");
        }
        assert_eq!(guessed("𠀀𠀁开源模型训练成本", "gb18030").text, "𠀀𠀁开源模型训练成本");
        let ascii = "x\n".repeat(200_000) + "报纸的第一天开始";
        assert_eq!(guessed(&ascii, "gbk").text, ascii, "what tells may come late");
    }

    #[test]
    fn a_region_decides_where_the_bytes_do_not() {
        let bytes = encoded("한국", "euc-kr");
        let with = |host| decode(bytes.clone(), Clues { region: Region::of_host(host), ..Clues::default() }).text;
        assert_eq!(with("a.kr"), "한국");
        assert_eq!(with("a.cn"), "茄惫");
    }

    #[test]
    fn a_region_decides_nothing_that_the_text_says() {
        let texts = [
            (
                "gbk",
                "cn",
                "他推开门的时候，屋里没有点灯，母亲坐在窗前等他回来。街上的路灯一盏一盏地亮了，远处传来卖豆腐的叫卖声。多位业内人士在接受采访时表示，关税只是表面原因。",
            ),
            (
                "big5",
                "tw",
                "他推開門的時候，屋裡沒有點燈，母親坐在窗前等他回來。街上的路燈一盞一盞地亮了，遠處傳來賣豆腐的叫賣聲。中央氣象署今天發布豪雨特報，請民眾注意。",
            ),
            (
                "shift_jis",
                "jp",
                "政府は二十一日、新しい経済対策を閣議決定した。終電が出たあとのホームには、もう誰もいなかった。売店のシャッターは下りて、時計の針だけが音もなく進んでいる。",
            ),
            (
                "euc-jp",
                "jp",
                "政府は二十一日、新しい経済対策を閣議決定した。終電が出たあとのホームには、もう誰もいなかった。売店のシャッターは下りて、時計の針だけが音もなく進んでいる。",
            ),
            (
                "euc-kr",
                "kr",
                "정부는 오늘 새로운 경제 대책을 발표했다. 한국전력의 누적 적자는 지난해 말 기준 수십조 원에 이른다. 막차가 떠난 승강장에는 이미 아무도 없었고 시계만 돌아가고 있었다.",
            ),
        ];
        for (label, home, text) in texts {
            for (locale, host) in
                [("C", ""), ("zh_CN", "cn"), ("zh_TW", "tw"), ("zh_HK", "hk"), ("ja_JP", "jp"), ("ko_KR", "kr")]
            {
                for len in [5, 10, 20, 60, 200, 2000] {
                    // What a few characters are, only their own locale knows.
                    if len < 60 && host != home {
                        continue;
                    }
                    let text: String = text.chars().cycle().take(len).collect();
                    for region in [Region::of_locale(locale), Region::of_host(host)] {
                        let decoded = decode(encoded(&text, label), Clues { region, ..Clues::default() });
                        assert_eq!((decoded.text, decoded.warning), (text.clone(), None), "{label}, {locale}, {len}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_text_that_was_cut_within_a_character_is_read_as_far_as_it_goes() {
        let texts = [
            ("gbk", "他推开门的时候，屋里没有点灯，母亲坐在窗前等他回来。"),
            ("big5", "他推開門的時候，屋裡沒有點燈，母親坐在窗前等他回來。"),
            ("shift_jis", "政府は二十一日、新しい経済対策を閣議決定した。"),
            ("euc-jp", "政府は二十一日、新しい経済対策を閣議決定した。"),
            ("euc-kr", "정부는 오늘 새로운 경제 대책을 발표했다. 시계만 돌아가고 있었다"),
        ];
        let mut word = encoded("정부는 오", "euc-kr");
        word.pop();
        assert_eq!(decode(word, Clues::default()).text, "정부는 \u{fffd}");
        for (label, text) in texts {
            for times in [1, 50] {
                let text = text.repeat(times);
                for charset in [None, Some("utf-8"), Some("iso-8859-1"), Some(label)] {
                    let mut bytes = encoded(&text, label);
                    bytes.pop();
                    let decoded = decode(bytes, Clues { charset, ..Clues::default() });
                    let whole = &text[..text.len() - text.chars().last().unwrap().len_utf8()];
                    assert_eq!(decoded.text, format!("{whole}\u{fffd}"), "{label}, {charset:?}");
                    let warning = decoded.warning.unwrap();
                    assert!(warning.starts_with("line 1: 1 place not in "), "{warning}");
                }
            }
        }
        for (label, text) in [
            ("windows-1251", "Спасибо"),
            ("windows-1252", "Où est donc passé le café"),
            ("windows-1251", "Сегодня правительство"),
        ] {
            assert_eq!(guessed(text, label).text, text, "{label}");
        }
    }

    #[test]
    fn a_few_broken_places_do_not_change_the_encoding() {
        let texts = [
            ("gbk", "他推开门的时候，屋里没有点灯，母亲坐在窗前等他回来。街上的路灯一盏一盏地亮了。"),
            ("big5", "他推開門的時候，屋裡沒有點燈，母親坐在窗前等他回來。街上的路燈一盞一盞地亮了。"),
            (
                "shift_jis",
                "政府は二十一日、新しい経済対策を閣議決定した。終電が出たあとのホームには、もう誰もいなかった。",
            ),
            (
                "euc-jp",
                "政府は二十一日、新しい経済対策を閣議決定した。終電が出たあとのホームには、もう誰もいなかった。",
            ),
            (
                "euc-kr",
                "정부는 오늘 새로운 경제 대책을 발표했다. 막차가 떠난 승강장에는 이미 아무도 없었고 시계만 돌아가고 있었다.",
            ),
        ];
        for (label, text) in texts {
            let line = encoded(&format!("{text}\n"), label);
            let decoded = decode([&line[..], b"\xff\xff\n", &line].concat(), Clues::default());
            assert_eq!(decoded.text.matches(text).count(), 2, "{label}: {}", decoded.text);
            assert!(decoded.warning.is_some());
        }
        for (label, text) in [
            ("windows-1251", "Сегодня правительство объявило о новых мерах, и завтра они вступят в силу."),
            ("koi8-r", "Сегодня правительство объявило о новых мерах, и завтра они вступят в силу."),
            ("windows-874", "วันนี้อากาศดีมาก รัฐบาลประกาศมาตรการใหม่เมื่อเช้าวันนี้ และจะมีผลในวันพรุ่งนี้"),
            ("windows-1253", "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα, που θα ισχύσουν από αύριο."),
            ("windows-1255", "הממשלה הודיעה היום על צעדים חדשים שייכנסו לתוקף מחר בבוקר"),
            ("windows-1256", "أعلنت الحكومة اليوم عن إجراءات جديدة تدخل حيز التنفيذ غدا"),
            ("windows-1252", "Où l’été s’achève, les élèves rentrent à l’école : ça, c’est déjà l’après-été."),
        ] {
            for text in [text.to_owned(), text.repeat(30), text.to_uppercase()] {
                assert_eq!(guessed(&text, label).text, text, "{label}");
            }
        }
    }

    #[test]
    fn the_code_pages_of_europe_are_told_by_the_region() {
        let polish = "Zażółć gęślą jaźń, a potem idź dalej.\n".repeat(50);
        let clues = Clues { region: Region::of_host("a.pl"), ..Clues::default() };
        for label in ["windows-1250", "iso-8859-2"] {
            assert_eq!(decode(encoded(&polish, label), clues).text, polish, "{label}");
        }
    }

    #[test]
    fn what_is_asked_for_or_declared_is_believed() {
        let bytes = encoded("联通", "gbk");
        let asked = Clues { asked: Encoding::from_label("gbk"), ..Clues::default() };
        let decoded = decode(bytes.clone(), asked);
        assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), ("联通", "GBK (as asked for)"));
        let charset = Clues { charset: Some("gb2312"), ..Clues::default() };
        assert_eq!(decode(bytes, charset).text, "联通");
        let page = encoded("<meta charset=euc-jp><p>新聞", "euc-jp");
        let decoded = decode(page, Clues { markup: true, ..Clues::default() });
        assert_eq!(decoded.encoding.as_str(), "EUC-JP (as declared)");
        assert!(decoded.text.ends_with("新聞"));
    }

    #[test]
    fn a_declaration_that_the_bytes_contradict_is_not() {
        let latin = Clues { charset: Some("iso-8859-1"), ..Clues::default() };
        assert_eq!(decode("看報的第一天".into(), latin).text, "看報的第一天");
        let utf8 = Clues { charset: Some("utf-8"), ..Clues::default() };
        let bytes = encoded("开源模型的训练成本比人们想象的要低得多", "gbk");
        assert_eq!(decode(bytes, utf8).text, "开源模型的训练成本比人们想象的要低得多");
    }

    #[test]
    fn utf_16_that_is_asked_for_is_read_in_the_order_that_makes_sense() {
        let asked = |label| Clues { asked: Encoding::from_label(label), ..Clues::default() };
        // Without a NUL byte, the bytes could be anything.
        for text in ["看報的第一天", "한국어 신문", "これは", "Hello", "Ünïcödé: 看", "𠀀𠀁看報"]
        {
            for order in ["utf-16le", "utf-16be"] {
                for label in ["utf-16", "UTF16", "unicode"] {
                    assert_eq!(decode(encoded(text, order), asked(label)).text, text, "{order} as {label}");
                }
                assert_eq!(decode(encoded(text, order), asked(order)).text, text, "{order}");
            }
        }
        let marked = [&b"\xfe\xff"[..], &encoded("看報", "utf-16be")].concat();
        assert_eq!(decode(marked, asked("utf-16")).text, "看報");
    }

    #[test]
    fn what_is_declared_wrongly_is_read_all_the_same() {
        let traditional = "開源模型的訓練成本，比人們想像的要低得多，這引起了業界的廣泛討論。";
        let japanese = "オープンソースのモデルは、思われているよりもずっと安く訓練できる。";
        let korean = "오픈소스 모델의 훈련 비용은 사람들이 생각하는 것보다 훨씬 낮다. 뷁";
        for (declared, text, label) in [
            ("utf-8", traditional, "big5"),
            ("utf-8", japanese, "shift_jis"),
            ("utf-8", korean, "euc-kr"),
            ("gb2312", "镕基与喆、堃，开源模型的训练成本", "gbk"),
            ("gb2312", "𠀀𠀁：开源模型的训练成本", "gb18030"),
            ("big5", "開源模型的訓練成本，比人們想像的要低得多", "utf-8"),
            ("gbk", traditional, "utf-8"),
            ("shift_jis", japanese, "euc-jp"),
            ("euc-kr", korean, "euc-kr"),
            ("iso-8859-1", traditional, "big5"),
            ("iso-8859-1", "Où l’été s’achève, les élèves rentrent à l’école.", "windows-1252"),
        ] {
            let page = format!("<meta charset={declared}><p>{text}");
            let clues = Clues { markup: true, ..Clues::default() };
            let decoded = decode(encoded(&page, label), clues);
            assert_eq!((decoded.text.as_str(), decoded.warning), (page.as_str(), None), "{declared} for {label}");
        }
    }

    #[test]
    fn broken_places_are_shown_and_counted() {
        let decoded =
            decode(b"\xe7\x9c\x8b\xe5\xa0\xb1\ntwo\nth\xe7\x9cree\xff\xe7\x9c\x8b".to_vec(), Clues::default());
        assert_eq!(decoded.text, "看報\ntwo\nth\u{fffd}ree\u{fffd}看");
        assert!(decoded.encoding.ends_with(", but for 2 places, shown as \u{fffd}"), "{}", decoded.encoding);
        let warning = decoded.warning.unwrap();
        assert!(warning.starts_with("line 3: 2 places not in UTF-8 are shown as \u{fffd}"), "{warning}");
        let asked = Clues { asked: Encoding::from_label("shift_jis"), ..Clues::default() };
        let one = decode(b"a\x85".to_vec(), asked).warning.unwrap();
        assert!(one.starts_with("line 1: 1 place not in Shift_JIS is shown"), "{one}");
    }
}
