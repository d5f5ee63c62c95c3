//! What bytes are read as, by what is known of them.

use super::decoding::{Clues, Decoded, decode};
use super::{Encoding, Region};

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
        ("shift_jis", "政府は二十一日、新しい経済対策を閣議決定した。終電が出たあとのホームには、もう誰もいなかった。"),
        ("euc-jp", "政府は二十一日、新しい経済対策を閣議決定した。終電が出たあとのホームには、もう誰もいなかった。"),
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
    for text in ["看報的第一天", "한국어 신문", "これは", "Hello", "Ünïcödé: 看", "𠀀𠀁看報"] {
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
    let decoded = decode(b"\xe7\x9c\x8b\xe5\xa0\xb1\ntwo\nth\xe7\x9cree\xff\xe7\x9c\x8b".to_vec(), Clues::default());
    assert_eq!(decoded.text, "看報\ntwo\nth\u{fffd}ree\u{fffd}看");
    assert!(decoded.encoding.ends_with(", but for 2 places, shown as \u{fffd}"), "{}", decoded.encoding);
    let warning = decoded.warning.unwrap();
    assert!(warning.starts_with("line 3: 2 places not in UTF-8 are shown as \u{fffd}"), "{warning}");
    let asked = Clues { asked: Encoding::from_label("shift_jis"), ..Clues::default() };
    let one = decode(b"a\x85".to_vec(), asked).warning.unwrap();
    assert!(one.starts_with("line 1: 1 place not in Shift_JIS is shown"), "{one}");
}
