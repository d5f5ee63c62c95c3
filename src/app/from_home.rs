//! Paths as they are shown: those in the reader's home directory begin with `~`, as in a shell.

use std::path::Path;

/// A path as the reader is to see it.
pub fn from_home(path: &Path, home: Option<&Path>) -> String {
    // A home that is everything, as that of some services, says nothing.
    let home = home.filter(|home| home.parent().is_some());
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_at_home_begins_with_a_tilde() {
        let shown = |path: &str, home: &str| from_home(Path::new(path), Some(Path::new(home)));
        assert_eq!(shown("/home/mei/news/a.md", "/home/mei"), "~/news/a.md");
        assert_eq!(shown("/home/mei", "/home/mei/"), "~");
        assert_eq!(shown("/home/meier/a.md", "/home/mei"), "/home/meier/a.md");
        assert_eq!(shown("/etc/motd", "/"), "/etc/motd");
        assert_eq!(from_home(Path::new("/a"), None), "/a");
    }
}
