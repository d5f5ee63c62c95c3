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
    main.render_extra_section(&mut page)?;
    for subcommand in command.get_subcommands().filter(|c| c.get_name() != "help") {
        page.extend(subsection(subcommand)?);
    }
    page.extend(REST.as_bytes());
    Ok(page)
}

/// A subcommand's own page, one level down.
fn subsection(command: &Command) -> io::Result<Vec<u8>> {
    let man = Man::new(command.clone());
    let mut body = Vec::new();
    man.render_synopsis_section(&mut body)?;
    man.render_description_section(&mut body)?;
    man.render_options_section(&mut body)?;
    man.render_extra_section(&mut body)?;
    let body = String::from_utf8_lossy(&body).replace(".SH ", ".SS ");
    Ok(format!(".SH \"KANBAO {}\"\n{body}", command.get_name().to_uppercase()).into_bytes())
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
    }
}
