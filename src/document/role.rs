//! Semantic roles: what a piece of the screen is, never how it looks. A theme gives each one its style.

macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal),+ $(,)?) => {
        /// What a piece of text or of the interface is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[doc = $doc])+ $name),+ }

        impl Role {
            /// Every role, in the order of declaration.
            pub const ALL: &'static [Role] = &[$(Role::$name),+];

            /// The name that themes use.
            pub fn key(self) -> &'static str {
                match self { $(Role::$name => $key),+ }
            }

            /// What the role is for, in a sentence.
            pub fn description(self) -> &'static str {
                match self { $(Role::$name => concat!($($doc),+)),+ }
            }

            /// The role of that name.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Role::$name),)+ _ => None }
            }
        }
    };
}

roles! {
    /// Running text, and the ground that everything stands on.
    Text = "text",
    /// The title of the article.
    Title = "title",
    /// The subtitle under the title.
    Subtitle = "subtitle",
    /// Writer, source and date.
    Byline = "byline",
    /// A heading of the first or second level.
    Heading = "heading",
    /// A heading of the third level.
    Subheading = "subheading",
    /// A heading of the fourth level or deeper.
    MinorHeading = "minor-heading",
    /// Emphasised text.
    Emphasis = "emphasis",
    /// Strong text.
    Strong = "strong",
    /// Deleted text.
    Strikethrough = "strikethrough",
    /// Highlighted text.
    Highlight = "highlight",
    /// Text raised above the line.
    Superscript = "superscript",
    /// Text lowered below the line.
    Subscript = "subscript",
    /// Code within a line, and names of keys.
    InlineCode = "inline-code",
    /// A block of code.
    Code = "code",
    /// A word of the language, in a block of code.
    CodeKeyword = "code-keyword",
    /// A text or a character, in a block of code.
    CodeString = "code-string",
    /// A number or another constant, in a block of code.
    CodeNumber = "code-number",
    /// The name of what is defined or called, in a block of code.
    CodeName = "code-name",
    /// A comment, in a block of code.
    CodeComment = "code-comment",
    /// The mark where a line of code goes on.
    CodeMark = "code-mark",
    /// A link.
    Link = "link",
    /// A reference to a footnote.
    FootnoteRef = "footnote-ref",
    /// The number of a note at the end of the article.
    FootnoteLabel = "footnote-label",
    /// The reading of a ruby base.
    Ruby = "ruby",
    /// Quoted text.
    Quote = "quote",
    /// The rule beside quoted text.
    QuoteBar = "quote-bar",
    /// The title and rule of a note call-out.
    AlertNote = "alert-note",
    /// The title and rule of a tip call-out.
    AlertTip = "alert-tip",
    /// The title and rule of an important call-out.
    AlertImportant = "alert-important",
    /// The title and rule of a warning call-out.
    AlertWarning = "alert-warning",
    /// The title and rule of a caution call-out.
    AlertCaution = "alert-caution",
    /// The bullet or number of a list item.
    ListMarker = "list-marker",
    /// The box of a task that is done.
    TaskDone = "task-done",
    /// The box of a task that is open.
    TaskOpen = "task-open",
    /// The header row of a table.
    TableHeader = "table-header",
    /// The label before a value, where a table is too wide for its columns.
    TableLabel = "table-label",
    /// The rules of a table.
    TableRule = "table-rule",
    /// A thematic break.
    Rule = "rule",
    /// The placeholder of an image.
    Figure = "figure",
    /// The caption of an image.
    Caption = "caption",
    /// A term that is defined.
    Term = "term",
    /// A match of the search.
    SearchMatch = "search-match",
    /// The match that the reader is at.
    SearchCurrent = "search-current",
    /// The link or reference that `Enter` opens.
    Focus = "focus",
    /// The label over a link or reference that can be typed.
    Hint = "hint",
    /// A section in the outline.
    Outline = "outline",
    /// The section being read.
    OutlineCurrent = "outline-current",
    /// The outline's entry under the cursor.
    OutlineSelected = "outline-selected",
    /// Tree lines, numbers and fold marks of the outline.
    OutlineGuide = "outline-guide",
    /// The mark of how far a section is read.
    OutlineProgress = "outline-progress",
    /// The line between panes.
    PaneBorder = "pane-border",
    /// The scroll bar's track.
    ScrollTrack = "scroll-track",
    /// The scroll bar's thumb.
    ScrollThumb = "scroll-thumb",
    /// The status line.
    Status = "status",
    /// The article's title in the status line.
    StatusTitle = "status-title",
    /// What matters less in the status line.
    StatusMuted = "status-muted",
    /// Keys typed so far of a longer chord.
    PendingKeys = "pending-keys",
    /// A message to the reader.
    Message = "message",
    /// A warning to the reader.
    Warning = "warning",
    /// An error message.
    Error = "error",
    /// The ground and text of a popup.
    Popup = "popup",
    /// The border of a popup.
    PopupBorder = "popup-border",
    /// The title of a popup.
    PopupTitle = "popup-title",
    /// The prompt of the command line and of the search.
    Prompt = "prompt",
    /// What the reader types at a prompt.
    PromptText = "prompt-text",
    /// A completion on offer.
    Completion = "completion",
    /// The completion that is chosen.
    CompletionSelected = "completion-selected",
    /// A key in the help.
    HelpKey = "help-key",
    /// What a key does.
    HelpText = "help-text",
    /// A title on the shelf.
    ShelfTitle = "shelf-title",
    /// What is said about an article on the shelf.
    ShelfDetail = "shelf-detail",
    /// The article under the cursor on the shelf.
    ShelfSelected = "shelf-selected",
    /// The mark of an article not yet read.
    ShelfUnread = "shelf-unread",
    /// How far an article on the shelf is read.
    ShelfProgress = "shelf-progress",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        for &role in Role::ALL {
            assert_eq!(Role::from_key(role.key()), Some(role));
            assert!(role.description().trim().ends_with('.'), "{role:?}");
        }
    }
}
