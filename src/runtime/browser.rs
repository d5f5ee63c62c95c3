//! Opens addresses in the browser: only http and https, as one word of an argument list, never through a shell.

use crate::app::Severity;
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use crate::text::punycode;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// No address is longer, in bytes.
const LONGEST: usize = 8192;
/// Stands for the address in a command.
const ADDRESS: &str = "%u";

/// An address that is fit to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    url: String,
    host: String,
}

/// An address that is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Neither http nor https.
    #[error("only http and https links are opened")]
    Scheme,
    /// Without a host, or with a strange one.
    #[error("the link names no proper host")]
    Host,
    /// With a user name, which serves to pass one host for another.
    #[error("the link hides its host behind a user name")]
    UserInfo,
    /// With characters that no address has.
    #[error("the link holds characters that no address may hold")]
    Characters,
    /// Too long.
    #[error("the link is too long")]
    TooLong,
}

impl Address {
    /// Looks an address over.
    pub fn new(url: &str) -> Result<Self, Refused> {
        let (scheme, rest) = url.split_once("://").ok_or(Refused::Scheme)?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return Err(Refused::Scheme);
        }
        if url.len() > LONGEST {
            return Err(Refused::TooLong);
        }
        if url.chars().any(is_foreign) {
            return Err(Refused::Characters);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(Refused::UserInfo);
        }
        // These two are proper, but mean something to a shell, and many a browser is started by a script.
        let url = url.replace('\'', "%27").replace('$', "%24");
        Ok(Self { url, host: host(authority).ok_or(Refused::Host)? })
    }
}

/// What stands in no address, or would mean something to a program that takes it for more than one.
fn is_foreign(c: char) -> bool {
    c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

/// The host in its ASCII form, where it is a proper one.
fn host(authority: &str) -> Option<String> {
    let (name, port) =
        match authority.rfind(':').filter(|&colon| !authority.get(colon..).unwrap_or_default().contains(']')) {
            Some(colon) => authority.split_at_checked(colon)?,
            None => (authority, ""),
        };
    let port_is_proper = port.trim_start_matches(':').chars().all(|c| c.is_ascii_digit());
    if let Some(address) = name.strip_prefix('[') {
        let address = address.strip_suffix(']')?;
        let proper = !address.is_empty() && address.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'));
        return (port_is_proper && proper).then(|| name.to_owned());
    }
    let ascii = punycode::host(name)?;
    let label_is_proper = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    let labels = ascii.strip_suffix('.').unwrap_or(&ascii);
    (port_is_proper && labels.split('.').all(label_is_proper)).then_some(ascii)
}

/// The command of the settings with the address in it, or else `$BROWSER`'s, or else the platform's own.
fn command(settings: &[String], variable: Option<&str>, address: &Address) -> Vec<String> {
    let mut words: Vec<String> = settings.to_vec();
    if words.is_empty() {
        // Of several commands, parted by colons, the first; where it has no place for the address, that is last.
        let first = variable.unwrap_or_default().split(':').next().unwrap_or_default();
        words = first.split_whitespace().map(|word| if word == "%s" { ADDRESS } else { word }.to_owned()).collect();
    }
    if words.is_empty() {
        words.push(if cfg!(target_os = "macos") { "open" } else { "xdg-open" }.to_owned());
    }
    if !words.iter().any(|word| word == ADDRESS) {
        words.push(ADDRESS.to_owned());
    }
    words.into_iter().map(|word| if word == ADDRESS { address.url.clone() } else { word }).collect()
}

/// Opens an address and tells the reader how it went.
pub fn open(settings: &[String], url: &str, mailbox: &Mailbox) {
    let address = match Address::new(url) {
        Ok(address) => address,
        Err(refused) => {
            mailbox.notice(Severity::Warning, &format!("not opened: {refused}: {url}"));
            return;
        }
    };
    let variable = std::env::var("BROWSER").ok();
    let words = command(settings, variable.as_deref(), &address);
    match start(&words) {
        Ok((program, child)) => {
            mailbox.notice(Severity::Info, &format!("opened in the browser: {}", address.host));
            wait_for(program, child, mailbox.clone());
        }
        Err(error) => {
            let program = words.first().map(String::as_str).unwrap_or_default();
            mailbox.notice(
                Severity::Error,
                &format!("Cannot start {program}: {}. Set browser in settings.toml", reason(&error)),
            );
        }
    }
}

/// Why a program does not start, in words.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "not found".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed".to_owned(),
        kind => kind.to_string(),
    }
}

/// Starts a program with nothing to read from or to write to, in a process group of its own.
fn start(words: &[String]) -> io::Result<(String, Child)> {
    let (program, arguments) = words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    Ok((program.clone(), child))
}

/// Takes note of how the program ends, lest it stays a zombie.
fn wait_for(program: String, mut child: Child, mailbox: Mailbox) {
    let wait = move || {
        if let Ok(status) = child.wait()
            && !status.success()
        {
            mailbox.notice(Severity::Warning, &format!("{program} ended with an error ({status})"));
        }
    };
    // Without a thread it stays one until the reader quits, which harms nobody.
    let _ = worker::spawn("browser", worker::SMALL, wait);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Event;
    use crate::runtime::message::Message;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    const HOSTILE: [&str; 50] = [
        "",
        " ",
        "-",
        "--version",
        "-http://example.com",
        "example.com",
        "//example.com",
        "http:/example.com",
        "http:example.com",
        "http://",
        "http:///",
        "https://?q",
        "https://#f",
        "https://:80/",
        "https://.",
        "https://..",
        "https://-oProxyCommand/",
        "https://a..b/",
        "https://a b/",
        "https://example.com:port/",
        "https://example.com:80:80/",
        "https://[::1/",
        "https://[]/",
        "https://[x]/",
        "https://user@example.com/",
        "https://example.com@evil.example/",
        "https://example.com:443@evil.example/",
        "https://example.com\\@evil.example/",
        "javascript:alert(1)",
        "javascript://example.com/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "FILE://localhost/etc/passwd",
        "ftp://example.com/",
        "ssh://-oProxyCommand=id/",
        "smb://example.com/share",
        "vbscript:x",
        "mailto:a@example.com",
        "tel:110",
        "view-source:https://example.com/",
        " https://example.com/",
        "https://example.com/ --new-window",
        "https://example.com/\nhttps://evil.example/",
        "https://example.com/\u{0}",
        "https://example.com/\u{1b}]52;c;x\u{7}",
        "https://example.com/\"; rm -rf ~; \"",
        "https://example.com/${IFS}",
        "https://example.com/`id`",
        "https://example.com/;id|id",
        "https://example.com/<x>|y",
    ];

    /// A command that notes each of its arguments on a line of its own, and where.
    fn fake_browser(dir: &Path) -> (Vec<String>, PathBuf) {
        let (program, log) = (dir.join("browser"), dir.join("log"));
        let script =
            format!("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" >> '{0}.new'\nmv '{0}.new' '{0}'\n", log.display());
        fs::write(&program, script).unwrap();
        let words = ["sh", &program.display().to_string(), "--tab", ADDRESS, "%u%u"];
        (words.map(str::to_owned).to_vec(), log)
    }

    fn notice(inbox: &std::sync::mpsc::Receiver<Message>) -> String {
        match inbox.recv_timeout(Duration::from_secs(10)).unwrap() {
            Message::App(Event::Notice(notice)) => notice.text.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn hostile_addresses_start_nothing_and_are_told_of() {
        let dir = tempfile::tempdir().unwrap();
        let (browser, log) = fake_browser(dir.path());
        let (mailbox, inbox) = Mailbox::new();
        for url in HOSTILE {
            open(&browser, url, &mailbox);
            assert!(notice(&inbox).starts_with("not opened: "), "{url:?}");
        }
        assert!(!log.exists());
    }

    #[test]
    fn the_address_is_one_word_and_nothing_else_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let (browser, log) = fake_browser(dir.path());
        let (mailbox, inbox) = Mailbox::new();
        let url = "https://аррӏе.com/a?b=1&c=(2);d*'$(id)'#頭";
        open(&browser, url, &mailbox);
        assert_eq!(notice(&inbox), "opened in the browser: xn--80ak6aa92e.com");
        let start = Instant::now();
        while !log.exists() && start.elapsed() < Duration::from_secs(10) {
            std::thread::yield_now();
        }
        let word = "https://аррӏе.com/a?b=1&c=(2);d*%27%24(id)%27#頭";
        assert_eq!(fs::read_to_string(log).unwrap(), format!("3\n--tab\n{word}\n%u%u\n"));
    }

    #[test]
    fn proper_addresses_pass_with_their_host() {
        for (url, host) in [
            ("https://example.com", "example.com"),
            ("HTTP://Example.COM:8080/x?y#z", "example.com"),
            ("https://中文.tw/新聞", "xn--fiq228c.tw"),
            ("http://[2001:db8::1]:80/", "[2001:db8::1]"),
            ("https://192.0.2.1/", "192.0.2.1"),
            ("https://example.com./", "example.com."),
            ("https://example.com/@user", "example.com"),
        ] {
            assert_eq!(Address::new(url).map(|a| a.host), Ok(host.to_owned()), "{url}");
        }
    }

    #[test]
    fn the_settings_win_over_the_variable_and_that_over_the_platform() {
        let address = Address::new("https://e.example/").unwrap();
        let words = |settings: &[&str], variable| {
            let settings: Vec<String> = settings.iter().map(|&word| word.to_owned()).collect();
            command(&settings, variable, &address).join(" ")
        };
        assert_eq!(words(&["ff", "%u", "-x"], Some("lynx")), "ff https://e.example/ -x");
        assert_eq!(words(&[], Some("lynx -a:links")), "lynx -a https://e.example/");
        assert_eq!(words(&[], Some("w3m %s -T")), "w3m https://e.example/ -T");
        let platform = words(&[], Some(""));
        assert!(platform == "xdg-open https://e.example/" || platform == "open https://e.example/");
    }

    #[test]
    fn a_browser_that_is_missing_or_fails_is_told_of() {
        let (mailbox, inbox) = Mailbox::new();
        open(&["/nowhere/browser".into()], "https://e.example/", &mailbox);
        assert_eq!(notice(&inbox), "Cannot start /nowhere/browser: not found. Set browser in settings.toml");
        open(&["false".into(), ADDRESS.into()], "https://e.example/", &mailbox);
        assert!(notice(&inbox).starts_with("opened"));
        assert!(notice(&inbox).contains("ended with an error"));
    }
}
