//! Pages of the samples, one for each subject and mode: `tests/samples` as they are set in `tests/golden-samples`.
//!
//! `KANBAO_BLESS=1 cargo test --test suite golden` writes them anew; read the difference before you keep it.

use super::cli_program::Place;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A mode and its flags.
type Mode = (&'static str, &'static [&'static str]);

const PLAIN: Mode = ("plain", &["--measure", "40"]);
const HANGING: Mode = ("hanging", &["--measure", "40", "--hang", "on"]);
const JUSTIFIED: Mode = ("justified", &["--measure", "40", "--justify", "on"]);
const INDENTED: Mode = ("indented", &["--measure", "36", "--paragraph", "indented"]);
const NARROW: Mode = ("narrow", &["--measure", "20"]);
const VERTICAL: Mode = ("vertical", &["--vertical", "--height", "20", "--measure", "60"]);
const COLUMNS: Mode = ("columns", &["--columns", "2", "--measure", "34", "--height", "24"]);
const COLUMNS_ABOVE: Mode =
    ("columns-above", &["--columns", "2", "--measure", "34", "--height", "24", "--ruby", "above"]);
const ABOVE: Mode = ("above", &["--measure", "40", "--ruby", "above"]);
const ABOVE_NARROW: Mode = ("above-narrow", &["--measure", "12", "--ruby", "above"]);
const BRACKETS: Mode = ("brackets", &["--measure", "40", "--ruby", "inline"]);
const WITHOUT: Mode = ("without", &["--measure", "40", "--ruby", "off"]);

/// The samples with the modes that show what they are about.
const SAMPLES: [(&str, &[Mode]); 9] = [
    ("zh-hant", &[PLAIN, JUSTIFIED, INDENTED, NARROW, COLUMNS, VERTICAL]),
    ("zh-hans", &[PLAIN, HANGING, JUSTIFIED, INDENTED, VERTICAL]),
    ("ja", &[PLAIN, HANGING, JUSTIFIED, INDENTED, NARROW, VERTICAL]),
    ("ko", &[PLAIN, JUSTIFIED, INDENTED, NARROW]),
    ("en", &[PLAIN, JUSTIFIED, INDENTED, NARROW]),
    ("mixed", &[PLAIN, JUSTIFIED, NARROW, VERTICAL]),
    ("ruby", &[ABOVE, COLUMNS_ABOVE, ABOVE_NARROW, BRACKETS, WITHOUT, VERTICAL]),
    ("bopomofo", &[ABOVE, BRACKETS, VERTICAL]),
    ("blocks", &[PLAIN, NARROW, COLUMNS, VERTICAL]),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn print(sample: &str, flags: &[&str]) -> String {
    let path = folder("samples").join(format!("{sample}.md"));
    let outcome = Place::new().run([&["print"], flags, &[path.to_str().unwrap()]].concat());
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{}", path.display());
    outcome.stdout
}

#[test]
fn golden_pages_of_the_samples_look_as_they_did() {
    let blesses = std::env::var_os("KANBAO_BLESS").is_some();
    fs::create_dir_all(folder("golden-samples")).unwrap();
    for (sample, modes) in SAMPLES {
        for (mode, flags) in modes {
            let file = folder("golden-samples").join(format!("{sample}.{mode}.txt"));
            let page = print(sample, flags);
            if blesses {
                fs::write(&file, &page).unwrap();
                continue;
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            let differs = page.lines().zip(expected.lines()).find(|(is, was)| is != was);
            assert!(page == expected, "{}: the page has changed, first in {differs:?}", file.display());
        }
    }
}

#[test]
fn every_sample_has_its_pages_and_every_page_its_sample() {
    let names = |folder: &Path| -> BTreeSet<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let samples: BTreeSet<String> = SAMPLES.iter().map(|(sample, _)| format!("{sample}.md")).collect();
    let pages: BTreeSet<String> = SAMPLES
        .iter()
        .flat_map(|(sample, modes)| modes.iter().map(move |(m, _)| format!("{sample}.{m}.txt")))
        .collect();
    assert_eq!(names(&folder("samples")), samples);
    assert_eq!(names(&folder("golden-samples")), pages);
}
