//! A message that is too long for the status line: a pane above it, until the next key.

use crate::app::frame::{KeyHint, SheetPane, SheetRow};
use crate::app::sheet::line_rows;
use crate::app::{App, Severity, placing};
use crate::compose::compose_blocks;
use crate::document::{Block, BlockId, BlockKind, Document, Inline};
use crate::text::{SafeText, width};
use ratatui::layout::Rect;

impl App {
    /// Whether the message, where there is one, does not fit the status line.
    pub(super) fn notice_needs_a_pane(&self) -> bool {
        let room = usize::from(self.size.columns.saturating_sub(2));
        let is_long = |text: &SafeText| text.contains('\n') || width::of_str(text) > room;
        !self.is_too_small() && self.sheet.is_none() && self.notice.as_ref().is_some_and(|n| is_long(&n.text))
    }

    /// The pane of a message that the status line has no room for.
    pub(super) fn notice_pane(&self) -> Option<SheetPane> {
        let notice = self.notice.as_ref().filter(|_| self.notice_needs_a_pane())?;
        let (area, rows_area, rows) = self.fitted(&notice.text);
        let title = match notice.severity {
            Severity::Info => "Message",
            Severity::Warning => "Warning",
            Severity::Error => "Error",
        };
        Some(SheetPane {
            area,
            rows_area,
            title: title.to_owned(),
            footer: vec![KeyHint { keys: "any key".to_owned(), verb: "closes".to_owned() }],
            rows,
            ..SheetPane::default()
        })
    }

    /// The pane, where its rows stand, and the rows: the whole message, or as much of it as fits, with `…`.
    fn fitted(&self, message: &SafeText) -> (Rect, Rect, Vec<SheetRow>) {
        let mut text = message.clone();
        loop {
            let document = document(&text);
            let columns = placing::notice_lines(placing::notice(self.size, 1)).width;
            let rows = line_rows(compose_blocks(&document, &document.blocks, columns, self.options()));
            let area = placing::notice(self.size, u16::try_from(rows.len()).unwrap_or(u16::MAX));
            let rows_area = placing::notice_lines(area);
            let room = usize::from(rows_area.height);
            // What the rows can hold at best, and then less and less: how lines break decides how much it is.
            let best = width::of_str(&text).min(room * usize::from(columns) + 1).saturating_sub(1);
            let shorter = SafeText::new(&width::ellipsize(&text, best));
            if rows.len() <= room || shorter == text {
                return (area, rows_area, rows.into_iter().take(room).collect());
            }
            text = shorter;
        }
    }
}

/// The message as one paragraph, its lines kept.
fn document(text: &SafeText) -> Document {
    let mut content = Vec::new();
    for line in text.lines() {
        if !content.is_empty() {
            content.push(Inline::Break);
        }
        content.push(Inline::Text(SafeText::new(line)));
    }
    let paragraph = Block { id: BlockId(0), language: None, kind: BlockKind::Paragraph(content.into()) };
    Document { blocks: vec![paragraph], ..Document::default() }
}
