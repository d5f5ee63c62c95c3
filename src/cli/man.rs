//! `kanbao man`: the manual page, with a section for each subcommand.

use crate::cli::Error;
use crate::cli::arguments;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::io::{self, Write};

const EXAMPLES: &str = "\
Examples:
  kanbao man | man -l -
  kanbao man > ~/.local/share/man/man1/kanbao.1";

const REST: &str = r#".SH FILES
.TP
\fI$XDG_CONFIG_HOME/kanbao/\fR
\fBsettings.toml\fR, \fBkeys.toml\fR and \fBthemes/*.toml\fR; without the variable, \fI~/.config/kanbao/\fR.
.TP
\fI$XDG_DATA_HOME/kanbao/\fR
Reading positions and marks; without the variable, \fI~/.local/share/kanbao/\fR.
.SH ENVIRONMENT
.TP
\fBNO_COLOR\fR
No colours where it is set and not empty; weight, slant and underlines stay.
.TP
\fBBROWSER\fR
The program that opens links.
.SH "EXIT STATUS"
.TP
\fB0\fR
All went well, also where the reader of a pipe left early.
.TP
\fB1\fR
An article could not be read, or the configuration has errors.
.TP
\fB2\fR
The command line was wrong, or the terminal that the reader needs is not there.
"#;

/// It takes none.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Writes the page.
pub fn run(_arguments: &Arguments, out: &mut impl Write) -> Result<(), Error> {
    out.write_all(&page()?)?;
    Ok(())
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = arguments::CommandLine::command();
    command.build();
    let mut page = Vec::new();
    let main = Man::new(command.clone()).manual("User Commands");
    main.render_title(&mut page)?;
    main.render_name_section(&mut page)?;
    main.render_synopsis_section(&mut page)?;
    main.render_description_section(&mut page)?;
    main.render_options_section(&mut page)?;
    page.extend(examples(&command, ".SH").as_bytes());
    for subcommand in command.get_subcommands().filter(|c| c.get_name() != "help") {
        page.extend(subsection(subcommand)?);
    }
    page.extend(REST.as_bytes());
    Ok(page)
}

/// A subcommand's own page, one level down.
fn subsection(command: &Command) -> io::Result<Vec<u8>> {
    // What goes for all of them stands at the top.
    let own = command.clone().mut_args(|arg| {
        let general = arg.get_help_heading() == Some(arguments::FOLDERS);
        arg.hide(general)
    });
    let man = Man::new(own);
    let mut body = Vec::new();
    man.render_synopsis_section(&mut body)?;
    man.render_description_section(&mut body)?;
    man.render_options_section(&mut body)?;
    let body = String::from_utf8_lossy(&body).replace(".SH ", ".SS ");
    let examples = examples(command, ".SS");
    Ok(format!(".SH \"KANBAO {}\"\n{body}{examples}", command.get_name().to_uppercase()).into_bytes())
}

/// What stands after the help: lines of examples as they are, then paragraphs.
fn examples(command: &Command, heading: &str) -> String {
    let Some(text) = command.get_after_help() else { return String::new() };
    let text = text.to_string();
    let (examples, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
    let lines: Vec<String> = examples.lines().skip(1).map(escape).collect();
    let mut section = format!("{heading} EXAMPLES\n.nf\n{}\n.fi\n", lines.join("\n"));
    for paragraph in rest.split("\n\n").filter(|p| !p.is_empty()) {
        section.push_str(&format!(".PP\n{}\n", escape(paragraph)));
    }
    section
}

/// A line of text that roff takes for nothing else.
fn escape(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_subcommand_and_the_exit_status() {
        let page = String::from_utf8(page().unwrap()).unwrap();
        for heading in ["NAME", "\"KANBAO PRINT\"", "\"KANBAO CONFIG\"", "FILES", "\"EXIT STATUS\""] {
            assert!(page.contains(&format!(".SH {heading}\n")), "{heading} is missing:\n{page}");
        }
        assert_eq!(page.matches(".TH ").count(), 1);
        assert!(page.contains("\n  kanbao print \\-\\-section 2.1 feature.md\n"), "examples keep their lines:\n{page}");
    }
}
