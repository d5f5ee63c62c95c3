use kanbao::compose::{Options, RubyMode, collect::collect, fit, prepare::Prepared};
use kanbao::document::{Footnotes, Inline};
use kanbao::text::{Language, SafeText};
use std::time::Instant;
fn main() {
    for (file, lang) in [
        ("01-altman-paris", Language::ChineseTraditional),
        ("02-welcome-en", Language::Other),
        ("04-kumihan-ja", Language::Japanese),
        ("05-hangul-ko", Language::Korean),
    ] {
        let raw = std::fs::read_to_string(format!("/work/wt-articles/{file}.md")).unwrap();
        let mut paras: Vec<String> = raw.split("\n\n").map(|s| s.to_owned()).collect();
        let n = 10_000_000 / raw.len();
        let o = Options::default();
        let total: usize = paras.iter().map(|p| p.len()).sum::<usize>() * n;
        let t = Instant::now();
        let safe: Vec<SafeText> =
            (0..n).flat_map(|_| paras.iter().map(|p| SafeText::new(p)).collect::<Vec<_>>()).collect();
        let t_safe = t.elapsed();
        let t = Instant::now();
        let coll: Vec<_> =
            safe.into_iter().map(|p| collect(&[Inline::Text(p)], &Footnotes::default(), RubyMode::Inline)).collect();
        let t_coll = t.elapsed();
        let t = Instant::now();
        let prep: Vec<_> = coll.into_iter().map(|c| Prepared::new(c, lang, &o)).collect();
        let t_prep = t.elapsed();
        let t = Instant::now();
        let lines: usize = prep.iter().map(|p| fit::fit(p, 72, 0).len()).sum();
        let t_fit = t.elapsed();
        let mb = |d: std::time::Duration| total as f64 / 1e6 / d.as_secs_f64();
        println!(
            "{file}: {:.1} MB lines {lines} safe {:.0} collect {:.0} prepare {:.0} fit {:.0} MB/s; all {:.1}",
            total as f64 / 1e6,
            mb(t_safe),
            mb(t_coll),
            mb(t_prep),
            mb(t_fit),
            mb(t_coll + t_prep + t_fit)
        );
        paras.clear();
    }
}
