//! Short lines between paragraphs that are no words of the writer's: buttons and links of the page, advertisements, captions
//! and credits of pictures, who wrote and edited what.

use super::about::About;
use crate::text::width;

/// Columns of a label such as `責任編輯`, and of a name after one.
const LABEL: usize = 10;
/// See [`LABEL`].
const NAME: usize = 8;
/// Columns of a line that says no more than who wrote it.
const WRITER: usize = 16;
/// Columns of a line that only tells what somebody did, `她笑了`.
const TOLD: usize = 10;

/// Whether a short line is one of them.
pub fn is_furniture(text: &str) -> bool {
    is_of_page(text) || is_credit(text) || is_told(text)
}

fn is_of_page(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    HEADS.iter().any(|head| text.starts_with(head))
        || PHRASES.iter().any(|phrase| text.contains(phrase))
        || ENGLISH.iter().any(|head| small.starts_with(head))
        || WHOLE.contains(&text)
}

/// Whether a line says who wrote, edited or took what: `編輯：李娜`, `記者王小明攝影`, `김하늘 기자`.
fn is_credit(text: &str) -> bool {
    let labelled = text.split_once(['：', ':', '丨']).is_some_and(|(label, name)| {
        let (label, name) = (label.trim(), name.trim());
        ROLES.iter().any(|role| label.ends_with(role)) && width::estimate(label) <= 2 * LABEL
            || width::estimate(label) <= LABEL && (1..=NAME).contains(&width::estimate(name))
    });
    let writer = ["記者", "记者", "特派員", "기자", "특파원"].iter().any(|role| text.ends_with(role));
    labelled
        || writer && width::estimate(text) <= WRITER
        || matches!(About::of(text), Some(About::Writer(_) | About::Source(_)))
}

/// Whether a line only tells what somebody did.
fn is_told(text: &str) -> bool {
    text.starts_with(['我', '你', '他', '她', '它', '彼'])
        && !text.contains(['的', 'の', '與', '与', '和', '們', '们'])
        && width::estimate(text) <= TOLD
}

/// What labels of credits end in.
const ROLES: [&str; 20] = [
    "編輯", "编辑", "責編", "责编", "記者", "记者", "攝影", "摄影", "製圖", "制图", "監制", "监制", "校對", "校对",
    "作者", "來源", "来源", "圖源", "图源", "기자",
];

/// What captions, advertisements and links begin with.
const HEADS: [&str; 73] = [
    "圖",
    "图",
    "照片",
    "攝影",
    "摄影",
    "資料圖",
    "资料图",
    "資料照",
    "資料來源",
    "資料提供",
    "资料来源",
    "资料照",
    "写真",
    "画像",
    "사진",
    "이미지",
    "Photo",
    "Image",
    "Figure",
    "廣告",
    "广告",
    "広告",
    "광고",
    "Advertisement",
    "延伸閱讀",
    "延伸阅读",
    "相關",
    "相关",
    "関連",
    "관련",
    "閱讀更多",
    "阅读更多",
    "閱讀全文",
    "阅读全文",
    "展開全文",
    "展开全文",
    "繼續閱讀",
    "继续阅读",
    "記者",
    "记者",
    "本報記者",
    "本报记者",
    "本報訊",
    "本报讯",
    "本報資料",
    "翻攝",
    "翻摄",
    "推薦閱讀",
    "推荐阅读",
    "熱門新聞",
    "热门新闻",
    "熱門影音",
    "人氣新聞",
    "猜你喜歡",
    "猜你喜欢",
    "訂閱電子報",
    "立即訂閱",
    "立即订阅",
    "加入會員",
    "加入会员",
    "分享本文",
    "免責聲明",
    "免责声明",
    "次ページ",
    "次のページ",
    "会員登録",
    "残り",
    "スポンサー",
    "あわせて読みたい",
    "おすすめ記事",
    "계속 읽기",
    "뉴스레터",
    "자료사진",
];

/// What only they hold.
const PHRASES: [&str; 50] = [
    "繼續往下",
    "继续往下",
    "往下看",
    "往下滑",
    "看更多",
    "更多新聞",
    "更多新闻",
    "查看更多",
    "點擊看",
    "点击看",
    "點擊查看",
    "点击查看",
    "點擊上方",
    "点击上方",
    "點我看",
    "點下一頁",
    "点下一页",
    "按這裡",
    "扫码",
    "掃碼",
    "扫一扫",
    "掃一掃",
    "關注公眾號",
    "关注公众号",
    "關注我們",
    "关注我们",
    "长按识别",
    "長按識別",
    "APP看",
    "转发微博",
    "下载客户端",
    "示意圖",
    "示意图",
    "資料照片",
    "资料照片",
    "授權轉載",
    "授权转载",
    "本文来源",
    "本文來源",
    "未完待续",
    "未完待續",
    "本报北京",
    "続きを読む",
    "会員限定",
    "もっと見る",
    "画像を見る",
    "敬称略",
    "더보기",
    "크게 보기",
    "구독하기",
];

/// What English ones begin with, in small letters.
const ENGLISH: [&str; 29] = [
    "advertisement",
    "continue reading",
    "read more",
    "read next",
    "most read",
    "most popular",
    "more on this",
    "recommended for you",
    "you may also like",
    "editors' picks",
    "story continues",
    "article continues",
    "share this",
    "sign up for",
    "related articles",
    "related stories",
    "related topics",
    "subscribe to",
    "subscribe now",
    "skip past",
    "listen to this",
    "click to",
    "click here",
    "tap to",
    "image credit",
    "photo credit",
    "image caption",
    "getty images",
    "file photo",
];

/// Whole lines: agencies that pictures and texts are from, and buttons.
const WHOLE: [&str; 38] = [
    "達志影像",
    "法新社",
    "路透",
    "路透社",
    "美聯社",
    "中央社",
    "聯合報系資料照",
    "視覺中國",
    "视觉中国",
    "新华社发",
    "新华社",
    "中新社",
    "东方IC",
    "下一頁",
    "下一页",
    "留言",
    "分享",
    "点赞",
    "在看",
    "Reuters",
    "AFP",
    "AP Photo",
    "CNN",
    "BBC",
    "共同通信",
    "時事通信",
    "シェア",
    "ツイート",
    "目次",
    "연합뉴스",
    "뉴시스",
    "뉴스1",
    "게티이미지뱅크",
    "좋아요",
    "Related",
    "Subscribe",
    "공유하기",
    "END",
];
