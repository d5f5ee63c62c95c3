//! Everything that the reader can ask for, by name.

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal $(($argument:literal))?),+ $(,)?) => {
        /// Something that the reader can ask for, by key or by name on the command line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[doc = $doc])+ $name),+ }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Action] = &[$(Action::$name),+];

            /// Its name in `keys.toml` and on the command line.
            pub fn key(self) -> &'static str {
                match self { $(Action::$name => $key),+ }
            }

            /// What it does, in a short sentence.
            pub fn description(self) -> &'static str {
                match self { $(Action::$name => concat!($($doc),+)),+ }
            }

            /// What its argument is called, where it takes one.
            pub fn argument(self) -> Option<&'static str> {
                match self { $(Action::$name => None::<&'static str>$(.or(Some($argument)))?),+ }
            }

            /// The action of that name.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Action::$name),)+ _ => None }
            }
        }
    };
}

actions! {
    /// Go down a line, or to the next entry.
    LineDown = "line-down",
    /// Go up a line, or to the previous entry.
    LineUp = "line-up",
    /// Go down a page.
    PageDown = "page-down",
    /// Go up a page.
    PageUp = "page-up",
    /// Go down half a page.
    HalfPageDown = "half-page-down",
    /// Go up half a page.
    HalfPageUp = "half-page-up",
    /// Go to the beginning.
    GoTop = "go-top",
    /// Go to the end.
    GoBottom = "go-bottom",
    /// Go to the next section.
    NextSection = "next-section",
    /// Go to the previous section.
    PreviousSection = "previous-section",
    /// Go to the next paragraph.
    NextParagraph = "next-paragraph",
    /// Go to the previous paragraph.
    PreviousParagraph = "previous-paragraph",
    /// Go to a section by its number in the outline.
    Section = "section" ("number"),
    /// Go to a place in percent of the article.
    Percent = "percent" ("0-100"),
    /// Move between the text and the outline.
    FocusOutline = "focus-outline",
    /// Show or hide the outline.
    ToggleOutline = "toggle-outline",
    /// Make the outline narrower.
    OutlineNarrower = "outline-narrower",
    /// Make the outline wider.
    OutlineWider = "outline-wider",
    /// Fold the section, or go to the one that holds it.
    Fold = "fold",
    /// Unfold the section, or go to the first in it.
    Unfold = "unfold",
    /// Narrow the list to what matches.
    Filter = "filter",
    /// Show nothing but the text.
    ToggleZen = "toggle-zen",
    /// Put a letter on every link, footnote and image in view.
    Hints = "hints",
    /// Open the link, footnote or image in focus, or the entry under the cursor.
    Open = "open",
    /// Move the focus to the next link, footnote or image.
    NextTarget = "next-target",
    /// Move the focus to the previous link, footnote or image.
    PreviousTarget = "previous-target",
    /// Show the next footnote.
    NextNote = "next-note",
    /// Show the previous footnote.
    PreviousNote = "previous-note",
    /// Go to the note's place at the end of the article.
    GoToNote = "go-to-note",
    /// Go back to where you were before the last jump.
    Back = "back",
    /// Go forward again after going back.
    Forward = "forward",
    /// Search for text.
    Search = "search" ("text"),
    /// Go to the next match.
    NextMatch = "next-match",
    /// Go to the previous match.
    PreviousMatch = "previous-match",
    /// Set a mark, named by the key that follows.
    SetMark = "set-mark" ("letter"),
    /// Go to a mark, named by the key that follows.
    GoToMark = "go-to-mark" ("letter"),
    /// Make the lines longer.
    MeasureWider = "measure-wider",
    /// Make the lines shorter.
    MeasureNarrower = "measure-narrower",
    /// Set the length of the lines in columns, or back to the default.
    Measure = "measure" ("columns"),
    /// Set the text in columns side by side: 1, 2, 3, auto, or the next of these.
    Columns = "columns" ("number"),
    /// Set the article vertically, or horizontally again.
    ToggleVertical = "toggle-vertical",
    /// Show readings above, not at all, or in brackets; or as is named.
    Ruby = "ruby" ("above, inline or off"),
    /// Repair damaged punctuation, or show it as it is; or as is named.
    Repair = "repair" ("auto, on or off"),
    /// Show Chinese in Simplified, in Traditional, or as it is written; or as is named.
    Script = "script" ("hans, hant-tw, hant-hk or off"),
    /// Change to the next theme, or to the one that is named.
    Theme = "theme" ("name"),
    /// Change a setting until the program ends: `hyphenate on`.
    Set = "set" ("setting value"),
    /// Copy the paragraph, or the link in focus.
    Copy = "copy",
    /// Copy the section.
    CopySection = "copy-section",
    /// Copy the article with its notes.
    CopyArticle = "copy-article",
    /// Copy the paragraph, the section or the article as its source has it.
    CopySource = "copy-source" ("paragraph, section or article"),
    /// Open the link in focus in the browser.
    OpenInBrowser = "open-in-browser",
    /// Show what is known about the article.
    Information = "information",
    /// Open the command line.
    CommandLine = "command-line",
    /// Show the keys.
    Help = "help",
    /// Go to the list of articles.
    Shelf = "shelf",
    /// Close what is open, or leave the article, or quit.
    Close = "close",
    /// Quit.
    Quit = "quit",
    /// Suspend the program; `fg` in the shell comes back.
    Suspend = "suspend",
    /// Draw the screen anew.
    Redraw = "redraw",
    /// Mark the article as read, or as unread.
    ToggleRead = "toggle-read",
    /// Accept the line.
    Accept = "accept",
    /// Give up what is under way: a line being typed, a filter, the marks of a search, a popup.
    Cancel = "cancel",
    /// Complete the line, or go to the next completion.
    Complete = "complete",
    /// Go to the previous completion.
    CompletePrevious = "complete-previous",
    /// Bring back the line before.
    HistoryPrevious = "history-previous",
    /// Bring back the line after.
    HistoryNext = "history-next",
    /// Delete the character before the cursor.
    DeleteBack = "delete-back",
    /// Delete the character under the cursor.
    DeleteForward = "delete-forward",
    /// Delete the word before the cursor.
    DeleteWord = "delete-word",
    /// Delete everything before the cursor.
    DeleteToStart = "delete-to-start",
    /// Move the cursor to the left.
    CursorLeft = "cursor-left",
    /// Move the cursor to the right.
    CursorRight = "cursor-right",
    /// Move the cursor to the start of the line.
    CursorStart = "cursor-start",
    /// Move the cursor to the end of the line.
    CursorEnd = "cursor-end",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_actions() {
        for &action in Action::ALL {
            assert_eq!(Action::from_key(action.key()), Some(action));
            assert!(action.description().trim().ends_with('.'), "{action:?}");
        }
        assert_eq!(Action::Section.argument(), Some("number"));
        assert_eq!(Action::Close.argument(), None);
    }
}
