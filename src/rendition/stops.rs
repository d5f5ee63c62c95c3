//! ASCII full stops between Han: where they part sentences, and where a name, a title or a list.

use super::cells::{Cells, is_han};
use crate::text::class::Class;
use crate::text::han_set::HanSet;

/// A clause before a stop, or one of a text that has no other marks, is at least so long, in Han.
const CLAUSE: usize = 4;
/// Between two stops, so few Han are an item of a list: `政治.經濟.社會`.
const ITEM: usize = 3;

/// Characters that foreign names are written with. In a name, those on both sides of the stop are such.
static OF_NAMES: HanSet = HanSet::of(concat!(
    "阿埃艾愛爱安昂奧奥澳巴白拜班邦包保鮑鲍貝贝本比彼畢毕別别賓宾波伯博布查柴達达戴丹道德登迪蒂丁杜多頓顿厄恩爾尔法凡范菲費费芬弗佛夫福富蓋盖甘高",
    "戈格葛根古瓜哈海漢汉豪赫亨洪胡華华懷怀霍基吉季加迦賈贾傑杰金喀卡凱凯坎康考柯科克肯庫库夸拉萊莱賴赖蘭兰朗勞劳雷蕾黎里禮礼利莉李麗丽連连林",
    "琳龍龙隆盧卢魯鲁路倫伦羅罗洛馬马瑪玛邁迈麥麦曼芒茅梅蒙米密摩莫默姆穆納纳娜內内尼妮寧宁紐纽努諾诺歐欧帕派潘佩彭皮匹珀普奇齊齐契喬乔切丘瓊琼",
    "讓让熱热榮荣茹瑞若薩萨塞賽赛森沙珊尚紹绍舍史士斯思絲丝司蘇苏索塔泰坦湯汤唐陶特提廷亭圖图托瓦旺威維维韋韦魏文溫温沃烏乌吾武西希席夏謝谢辛欣",
    "休許许雪遜逊雅亞亚延楊杨耶葉叶伊依易因英尤約约雲云贊赞澤泽扎詹張张哲珍芝茲兹朱卓宗佐川治傅奈碧翠狄桑荷瑟昆茱蓓蜜肖",
));

/// Whether a stop at `index`, after Han, parts two sentences: Han or a quotation follows, and neither side is what stops
/// stand between in names, titles and lists.
pub fn parts_sentences(cells: &Cells, index: usize) -> bool {
    let (Some(left), Some(right)) = (cells.left(index), cells.right(index)) else { return false };
    if !is_han(left) || !(is_han(right) || opens(right)) || is_in_title(cells, index) {
        return false;
    }
    let before = clause(cells, (0..index).rev());
    let after = clause(cells, index + 1..cells.0.len());
    let is_item = |clause: &Clause| clause.han <= ITEM && clause.is_between_stops;
    if opens(right) {
        return before.han >= CLAUSE;
    }
    let is_name = |clause: &Clause| clause.nearest.iter().flatten().all(|&c| is_of_names(c));
    let parts_names = is_name(&before) && is_name(&after);
    let parts_items = is_item(&before) || is_item(&after) && !is_name(&after);
    !parts_names && !parts_items && (before.han >= CLAUSE || after.han >= CLAUSE)
}

/// What stands on a side of a stop, up to the next mark.
struct Clause {
    /// How many Han it has.
    han: usize,
    /// The two characters that are nearest to the stop.
    nearest: [Option<char>; 2],
    /// Whether the mark is a stop too, with Han behind it.
    is_between_stops: bool,
}

fn clause(cells: &Cells, mut away: impl Iterator<Item = usize>) -> Clause {
    let mut clause = Clause { han: 0, nearest: [None; 2], is_between_stops: false };
    while let Some(c) = away.next().map(|i| cells.get(i)) {
        match c {
            Some('.' | '。') => {
                clause.is_between_stops = away.next().and_then(|i| cells.get(i)).is_some_and(is_han);
                break;
            }
            Some(c) if ends_clause(c) => break,
            Some(c) if is_han(c) => {
                if let Some(free) = clause.nearest.get_mut(clause.han) {
                    *free = Some(c);
                }
                clause.han += 1;
            }
            _ => {}
        }
    }
    clause
}

fn ends_clause(c: char) -> bool {
    let class = Class::of_char(c);
    matches!(class, Class::Stop | Class::Point | Class::HalfPoint | Class::Open | Class::Close) || c == '\n'
}

/// Whether foreign names are written with `c`.
fn is_of_names(c: char) -> bool {
    OF_NAMES.contains(c) || matches!(c, 'ァ'..='ー')
}

fn opens(c: char) -> bool {
    !c.is_ascii() && Class::of_char(c) == Class::Open
}

/// Whether a stop at `index` stands in the title of a work: `《詩經.小雅》`.
fn is_in_title(cells: &Cells, index: usize) -> bool {
    let mut before = (0..index).rev().filter_map(|i| cells.get(i));
    before.find(|c| matches!(c, '《' | '〈' | '》' | '〉')).is_some_and(|c| matches!(c, '《' | '〈'))
}
