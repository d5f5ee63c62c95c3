//! Only one file writes to the terminal while the reader runs.

use super::code::{SourceFile, assert_none, sources};

/// The one writer of the reader; the subcommands print to standard output and error instead of it.
const WRITER: &str = "src/runtime/terminal.rs";

/// Complains about a second writer.
fn second_writers(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|f| f.path != WRITER && f.layer() != "cli") {
        let names =
            ["stdout()", "stderr()", "CrosstermBackend", "execute!", "queue!", "print!", "println!", "eprintln!"];
        for name in names {
            for line in file.find(name) {
                complaints.push(file.complain(line, &format!("`{name}`: only {WRITER} writes to the terminal")));
            }
        }
        for token in file.tokens.iter().filter(|t| t.text.starts_with("\"/dev/tty")) {
            complaints.push(file.complain(token.line, &format!("only {WRITER} opens the terminal")));
        }
    }
    complaints
}

#[test]
fn one_file_writes_to_the_terminal() {
    assert_none(second_writers(sources()));
}

#[test]
fn this_rule_can_fail() {
    let complaints = |path: &str, text: &str| second_writers(&[SourceFile::new(path, text)]).len();
    assert_eq!(complaints("src/runtime/terminal.rs", "fn f() { io::stdout() }"), 0);
    assert_eq!(complaints("src/cli/print.rs", "fn f() { io::stdout() }"), 0);
    assert_eq!(complaints("src/runtime/event.rs", "fn f() { io::stdout() }"), 1);
    assert_eq!(complaints("src/runtime/event.rs", "fn f() { Command::new(x).stdout(Stdio::null()) }"), 0);
    assert_eq!(complaints("src/view/a.rs", "fn f() { execute!(w, Hide) }"), 1);
    assert_eq!(complaints("src/runtime/a.rs", "fn f() { File::open(\"/dev/tty\") }"), 1);
}
