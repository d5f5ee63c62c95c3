//! What the program says where it cannot do what was asked, and its exit codes.

use super::cli_program::{Outcome, Place};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

/// One clear line on standard error, nothing on standard output, and this exit code.
fn assert_refused(outcome: &Outcome, code: i32, says: &str) {
    assert_eq!(outcome.stdout, "", "{outcome:?}");
    assert!(outcome.stderr.starts_with("kanbao: "), "{outcome:?}");
    assert_eq!(outcome.stderr.matches('\n').count(), 1, "{outcome:?}");
    assert!(outcome.stderr.contains(says), "{says:?} is not in {outcome:?}");
    assert_eq!(outcome.code, code, "{outcome:?}");
}

#[test]
fn a_file_that_is_not_there() {
    for command in ["print", "outline"] {
        assert_refused(&Place::new().run([command, "missing.md"]), 1, "missing.md: no such file");
    }
}

#[test]
fn a_directory() {
    assert_refused(&Place::new().run(["print", "."]), 1, "is a directory");
}

#[test]
fn a_binary_file() {
    let place = Place::new().with_file("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_refused(&place.run(["print", "picture.md"]), 1, "picture.md: is not text");
}

#[test]
fn a_file_that_may_not_be_read() {
    let place = Place::new().with_file("secret.md", "x");
    let path = place.path().join("secret.md");
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything.
    if File::open(&path).is_err() {
        assert_refused(&place.run(["print", "secret.md"]), 1, "secret.md: may not be read");
    }
}

#[test]
fn the_reader_without_a_terminal() {
    let place = Place::new().with_file("a.md", "# A\n");
    assert_refused(&place.run::<&str>([]), 2, "kanbao print");
    assert_refused(&place.run(["a.md"]), 2, "kanbao print");
    assert_refused(&place.run_with(["-"], b"# A\n"), 2, "kanbao print");
}

#[test]
fn a_section_that_is_not_there() {
    let place = Place::new().with_file("a.md", "# A\n\n## One\n\ntext\n");
    let outcome = place.run(["print", "--section", "9", "a.md"]);
    assert_refused(&outcome, 1, "there is no section 9: the last one is 1;");
}

#[test]
fn a_theme_that_is_not_there() {
    let place = Place::new().with_file("a.md", "# A\n");
    let outcome = place.run(["print", "--theme", "nigth", "a.md"]);
    assert_refused(&outcome, 1, "nigth");
    assert!(outcome.stderr.contains("night"), "the nearest name is offered: {outcome:?}");
}

#[test]
fn an_encoding_that_is_not_there() {
    let place = Place::new().with_file("a.md", b"\xbf\xaa\xd4\xb4");
    let outcome = place.run(["print", "--encoding", "gkb", "a.md"]);
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(outcome.stderr.contains("did you mean gbk?"), "{outcome:?}");
    assert!(place.run(["print", "--encoding", "cp936", "a.md"]).stdout.contains("开源"));
    assert!(!place.run(["print", "--encoding", "big5", "a.md"]).stdout.contains("开源"));
}

#[test]
fn nothing_is_named_and_nothing_comes() {
    let place = Place::new();
    for command in ["print", "outline"] {
        assert_refused(&place.run([command]), 2, "there is nothing to read; name a file");
    }
}

#[test]
fn an_article_without_text_is_said_to_be_empty() {
    let place = Place::new().with_file("a.txt", "").with_file("b.md", "+++\ntitle = 'B'\n+++\n");
    let empty = place.run(["print", "a.txt"]);
    assert_eq!(
        (empty.code, empty.stderr.as_str()),
        (0, "kanbao: warning: a.txt: is empty: there is nothing to read in it\n")
    );
    assert!(place.run(["print", "b.md"]).stderr.contains("b.md: there is nothing to read in it below its title"));
    let piped = place.run_with(["print"], b"\n");
    assert_eq!((piped.stdout.as_str(), piped.code), ("", 0));
    assert!(piped.stderr.contains("standard input: is empty"), "{piped:?}");
}

#[test]
fn wrong_use() {
    let place = Place::new();
    for arguments in [
        &["print"][..],
        &["--colour"],
        &["print", "--measure", "wide", "a.md"],
        &["config", "chek"],
        &["a.md", "print", "b.md"],
    ] {
        let outcome = place.run(arguments);
        assert_eq!(outcome.code, 2, "{outcome:?}");
        assert!(outcome.stderr.starts_with("kanbao: "), "{outcome:?}");
        assert_eq!(outcome.stdout, "", "{outcome:?}");
    }
}

#[test]
fn names_carry_no_escape_sequences_into_messages() {
    let place = Place::new();
    let hostile = OsStr::from_bytes(b"\x1b]0;gotcha\x07\x1b[2Jfile\xff\xe2\x80\xae\xc2\x9b31m.md");
    let evil = OsStr::new("\u{1b}[31m--evil");
    for arguments in [[OsStr::new("print"), hostile], [OsStr::new("outline"), hostile], [OsStr::new("config"), evil]] {
        let outcome = place.run(arguments);
        assert_ne!(outcome.code, 0, "{outcome:?}");
        let dangerous = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!outcome.stderr.contains(dangerous), "{outcome:?}");
    }
}

#[test]
fn a_reader_of_the_pipe_that_leaves_early_is_no_failure() {
    let place = Place::new().with_file("long.md", "一段很長的文字，寫滿一行又一行。\n\n".repeat(40_000));
    for arguments in [&["print", "long.md"][..], &["print", "--color", "always", "long.md"]] {
        let mut command = place.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 100]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn a_full_disk_is_said() {
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else { return };
    let place = Place::new().with_file("a.md", "# A\n\n## One\n\ntext\n");
    for arguments in [&["print", "a.md"][..], &["outline", "a.md"], &["man"], &["completions", "bash"], &["themes"]] {
        let mut command = place.command(arguments);
        let child = command.stdout(full.try_clone().unwrap()).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {stderr}");
        assert!(stderr.starts_with("kanbao: standard output: "), "{arguments:?}: {stderr}");
    }
}

#[test]
fn help_and_version_are_answers_not_errors() {
    let place = Place::new();
    let help = place.run(["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    for word in ["print", "outline", "themes", "config", "completions", "man", "--config", "--data", "Examples:"] {
        assert!(help.stdout.contains(word), "{word} is not in the help:\n{}", help.stdout);
    }
    let version = place.run(["--version"]);
    assert_eq!(version.stdout, format!("kanbao {}\n", env!("CARGO_PKG_VERSION")));
}
