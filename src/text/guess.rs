//! Guessing a language from the scripts and the small words of a text: of an article, and of a block within it.
//!
//! Only the beginning of a text is looked at. The language of an article is whatever is likeliest; that of a block is the
//! article's until the block clearly says otherwise, for a wrong guess is worse than none.

use crate::text::Language;
use crate::text::han_set::HanSet;

/// Bytes of an article that are looked at.
const ENOUGH: usize = 12_000;
/// Bytes of a block that are looked at.
const ENOUGH_OF_A_BLOCK: usize = 400;
/// Short words of an alphabet that are looked at.
const ENOUGH_WORDS: usize = 32;
/// So many small words of a language tell it.
const CLEAR_WORDS: usize = 3;
/// So many characters that one kind of text alone writes tell it.
const CLEAR_CHARACTERS: usize = 2;

impl Language {
    /// Guesses the language of an article: kana make it Japanese, Hangul Korean, and Han alone Chinese; an alphabet
    /// takes the language whose small words it is full of.
    ///
    /// Traditional and Simplified are told apart by characters that only one of them writes.
    pub fn guess(text: &str) -> Self {
        let text = head(text, ENOUGH);
        let mix = Mix::of(text);
        if mix.hangul > mix.han + mix.kana && mix.hangul * 2 > mix.letters {
            Self::Korean
        } else if mix.kana > 0 && mix.kana * 10 > mix.han && (mix.kana + mix.han) * 2 > mix.letters {
            Self::Japanese
        } else if mix.han * 2 > mix.letters && mix.han > 0 {
            if mix.simplified > mix.traditional { Self::ChineseSimplified } else { Self::ChineseTraditional }
        } else {
            by_small_words(text).unwrap_or_default()
        }
    }

    /// Guesses the language of a block in an article of this language, where it clearly is another one.
    #[must_use]
    pub fn guess_within(self, text: &str) -> Option<Self> {
        let text = head(text, ENOUGH_OF_A_BLOCK);
        let mix = if text.is_ascii() { Mix::default() } else { Mix::of(text) };
        let found = if mix.is_alphabetic() { by_small_words(text) } else { mix.clearly(self) };
        found.filter(|&found| found != self)
    }
}

/// The beginning of a text, of no more than so many bytes.
fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// How many characters of which script a text has.
#[derive(Debug, Default)]
struct Mix {
    han: usize,
    /// Kana of both kinds.
    kana: usize,
    hiragana: usize,
    hangul: usize,
    /// Letters of alphabets.
    letters: usize,
    /// Han that only Simplified Chinese writes, and not Japanese.
    simplified: usize,
    /// Han that Traditional Chinese writes and modern Japanese does not.
    traditional: usize,
    /// Han that only spoken Chinese in Traditional characters has, and neither old Japanese nor Korean.
    spoken: usize,
}

impl Mix {
    fn of(text: &str) -> Self {
        let mut mix = Self::default();
        text.chars().for_each(|c| mix.count(c));
        mix
    }

    fn count(&mut self, c: char) {
        match c {
            'a'..='z' | 'A'..='Z' => self.letters += 1,
            '\0'..='\u{7f}' => {}
            '\u{4e00}'..='\u{9fff}' => {
                self.han += 1;
                self.simplified += usize::from(SIMPLIFIED.contains(c));
                self.traditional += usize::from(TRADITIONAL.contains(c));
                self.spoken += usize::from(SPOKEN.contains(c));
            }
            '\u{3041}'..='\u{3096}' => (self.kana, self.hiragana) = (self.kana + 1, self.hiragana + 1),
            '・' | 'ー' => {}
            '\u{30a1}'..='\u{30ff}' => self.kana += 1,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => self.hangul += 1,
            '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => self.han += 1,
            c if c.is_alphabetic() => self.letters += 1,
            _ => {}
        }
    }

    fn is_alphabetic(&self) -> bool {
        self.han + self.kana + self.hangul == 0
    }

    /// The language that the scripts of a block leave no doubt about, in an article of language `around`.
    fn clearly(&self, around: Language) -> Option<Language> {
        let most = |count: usize| count * 2 > self.letters;
        if self.hangul > 0 {
            let mainly = self.hangul > self.han + self.kana && most(self.hangul);
            return mainly.then_some(Language::Korean);
        }
        // A name in katakana or the の of a shop does not make a Chinese sentence Japanese.
        if self.kana > 0 {
            let sentence = self.hiragana >= 2 && self.kana >= 4 && self.kana * 4 > self.han;
            let doubt = self.simplified + self.traditional > 0 && self.kana <= self.han;
            return (sentence && !doubt && most(self.kana + self.han)).then_some(Language::Japanese);
        }
        // Old Japanese and Korean wrote the characters of Traditional Chinese.
        let traditional = match around {
            Language::Japanese | Language::Korean => self.spoken,
            _ => self.traditional,
        };
        if !most(self.han) {
            None
        } else if self.simplified >= CLEAR_CHARACTERS && self.simplified > 4 * self.traditional {
            Some(Language::ChineseSimplified)
        } else if traditional >= CLEAR_CHARACTERS && self.traditional > 4 * self.simplified {
            Some(Language::ChineseTraditional)
        } else {
            None
        }
    }
}

/// The language whose small words a text has more of than of all others', by far.
fn by_small_words(text: &str) -> Option<Language> {
    let mut found = [0_usize; LANGUAGES.len()];
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let words = text.as_bytes().split(|byte| !is_letter(byte)).filter(|word| (1..=SMALL).contains(&word.len()));
    for language in words.take(ENOUGH_WORDS).filter_map(language_of) {
        if let Some(count) = found.get_mut(language) {
            *count += 1;
        }
    }
    let total: usize = found.iter().sum();
    let (count, code) = found.into_iter().zip(LANGUAGES).max_by_key(|(count, _)| *count)?;
    (count >= CLEAR_WORDS && count * 3 > total * 2).then_some(Language::Named(*code))
}

/// The languages that are told by their small words.
const LANGUAGES: [&[u8; 2]; 7] = [b"en", b"de", b"fr", b"es", b"it", b"pt", b"nl"];
/// Bytes of a small word, at most.
const SMALL: usize = 5;

/// The index of the one of [`LANGUAGES`] that has this word, where no other does.
fn language_of(word: &[u8]) -> Option<usize> {
    Some(match word {
        b"the" | b"and" | b"of" | b"to" | b"that" | b"with" | b"for" | b"this" | b"from" | b"it" | b"are" | b"by"
        | b"have" | b"which" => 0,
        b"der" | b"und" | b"das" | b"ist" | b"nicht" | b"den" | b"von" | b"zu" | b"ein" | b"eine" | b"auf"
        | b"sich" | b"dem" => 1,
        b"les" | b"et" | b"une" | b"dans" | b"qui" | b"pour" | b"pas" | b"sur" | b"est" | b"du" | b"au" | b"aux"
        | b"avec" | b"ce" => 2,
        b"el" | b"los" | b"las" | b"y" | b"pero" | b"sus" | b"muy" | b"hay" | b"fue" | b"sin" | b"ya" => 3,
        b"il" | b"che" | b"di" | b"della" | b"gli" | b"sono" | b"nel" | b"alla" | b"dei" | b"per" => 4,
        b"os" | b"um" | b"uma" | b"com" | b"em" | b"ao" | b"dos" | b"pela" | b"pelo" | b"foi" | b"seu" | b"sua" => 5,
        b"het" | b"een" | b"van" | b"niet" | b"zijn" | b"dat" | b"met" | b"voor" | b"aan" | b"ook" | b"maar"
        | b"bij" | b"naar" => 6,
        _ => return None,
    })
}

/// Frequent characters of Simplified Chinese that neither Traditional Chinese nor Japanese writes.
static SIMPLIFIED: HanSet = HanSet::of(
    "们这说对开关时过还发经动现进间问从东车长门见实气电话语请认让样头书图视觉给红张钱银铁风飞鱼马鸟龙爱华则场报单边运远\
     连选达转轻较习买卖亲亿价仅优传伤兴农创办务势协卫厂变听员围圆坏块处备复夺妇宽导岁币帮广庆库应异归录彻态怀总恶战户扩扫\
     护拟择换据损显晓术杂权极构标树桥检楼欢汇汉沟济测浓满滚灭灵热爷犹环监盘码确离积稳窃竞笔简类纪纯级纷组细终结统继维综\
     绿网罗罢职联肃胜脑脸舰艺节苏药获营虑虽蓝补装观规计订讨议记讲许论设访证评识词试详误读谁调谈贝负财责败货质购费资\
     赛赵趋软载辅输迁迟适递邮释鉴针钟钢错键镇闪闭闻阅队阳阴阶际陈险随难静页项顺须顾预领频题颜饭馆驱驾验齐颠违拥忧纠纷纯练织绍绝绕谓谨谜诉讼诺谋询诸诚诗谦谢缓编缩络给贸",
);

/// Whether `c` is a frequent character of Simplified Chinese that neither Traditional Chinese nor Japanese writes.
pub fn is_simplified(c: char) -> bool {
    SIMPLIFIED.contains(c)
}

/// Frequent characters of Traditional Chinese that neither Simplified Chinese nor modern Japanese writes.
static TRADITIONAL: HanSet = HanSet::of(
    "們這來說會對關國學還發經當從與實體點氣應讓將樣麼沒嗎您哪啦呢妳灣醫聲處變歲總戰權單團圖廣傳價兩內雙勞區圍壓壞參\
     樂歐歷歸殘溫滿澤濟營爭爾犧狀獨產畫盡眾稱穩竊綠續聽聯肅臺舊莊萬藝藥虛號蟲裝覺觀觸讀豐賣轉輕辦辭遞遲邊釋鐵錢\
     隨險雜靈靜顯餘驅驗鬥鬧鹽麥黃齊",
);

/// Characters of Traditional Chinese as it is spoken today.
static SPOKEN: HanSet = HanSet::of("們這麼沒嗎您哪啦呢妳");

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{ChineseSimplified, ChineseTraditional, Japanese, Korean, Named, Other};

    #[test]
    fn scripts_betray_the_language_of_an_article() {
        for (text, expected) in [
            ("這是一篇關於開源的報導", ChineseTraditional),
            ("这是一篇关于开源的报道", ChineseSimplified),
            ("これは行組版についての記事です", Japanese),
            ("이것은 줄바꿈에 관한 글입니다", Korean),
            ("This is about 行組版 in English", Other),
            ("", Other),
        ] {
            assert_eq!(Language::guess(text), expected, "{text}");
        }
    }

    #[test]
    fn small_words_tell_the_languages_of_one_alphabet_apart() {
        for (text, expected) in [
            ("The end of the line is set by the rules of the language.", Language::ENGLISH),
            ("Der Umbruch ist nicht das Ende, und eine Zeile folgt auf die andere.", Named(*b"de")),
            ("Les lignes sont coupées dans une page, et pas pour le plaisir.", Named(*b"fr")),
            ("El texto y los márgenes, y las líneas.", Named(*b"es")),
            ("Il testo che si legge è il testo della pagina.", Named(*b"it")),
            ("O texto não é uma linha, com os espaços dos outros.", Named(*b"pt")),
            ("Het einde van een regel is niet het einde van de tekst.", Named(*b"nl")),
            ("OpenAI, DeepSeek, Mistral", Other),
            ("В начале было слово", Other),
        ] {
            assert_eq!(Language::guess(text), expected, "{text}");
        }
    }

    #[test]
    fn a_block_that_clearly_is_of_another_language_says_so() {
        for (article, text, expected) in [
            (ChineseTraditional, "「吾輩は猫である。名前はまだ無い。」", Japanese),
            (ChineseSimplified, "这篇报道", ChineseSimplified),
            (ChineseTraditional, "这是他们说过的话。", ChineseSimplified),
            (ChineseSimplified, "這是他們說過的話。", ChineseTraditional),
            (Japanese, "這是他們說過的話。", ChineseTraditional),
            (Japanese, "这是他们说过的话。", ChineseSimplified),
            (Language::ENGLISH, "이것은 인용문입니다.", Korean),
            (ChineseTraditional, "It is the best of the papers, and of the times.", Language::ENGLISH),
            (Language::ENGLISH, "Es ist nicht das Ende und nicht der Anfang.", Named(*b"de")),
        ] {
            assert_eq!(article.guess_within(text).unwrap_or(article), expected, "{text}");
        }
    }

    #[test]
    fn a_block_in_doubt_is_of_the_language_of_its_article() {
        for (article, text) in [
            (Japanese, "温故知新、一期一会。"),
            (Japanese, "國學院大學"),
            (Japanese, "日本国憲法前文"),
            (Korean, "國立國語院"),
            (ChineseTraditional, "OpenAI o1"),
            (ChineseTraditional, "Introduction to the Theory"),
            (ChineseTraditional, "他愛看《ドラえもん》和「優の良品」的廣告。"),
            (ChineseTraditional, "学会来日"),
            (ChineseSimplified, "東京都知事"),
            (ChineseTraditional, "他在韓國的名字是 한강。"),
            (Language::ENGLISH, "The word 報紙 means newspaper."),
            (Language::ENGLISH, "温故知新"),
            (Language::ENGLISH, "Carpe diem."),
        ] {
            assert_eq!(article.guess_within(text), None, "{text}");
        }
    }

    #[test]
    fn no_character_is_of_both_kinds_of_chinese() {
        for c in ('\u{4e00}'..='\u{9fff}').filter(|&c| SPOKEN.contains(c)) {
            assert!(TRADITIONAL.contains(c), "{c}");
        }
        let both = ('\u{4e00}'..='\u{9fff}').filter(|&c| SIMPLIFIED.contains(c) && TRADITIONAL.contains(c));
        assert_eq!(both.collect::<String>(), "");
    }
}
