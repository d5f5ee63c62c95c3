//! Images that have a paragraph to themselves become figures.

use crate::document::{BlockKind, Inline};
use crate::text::SafeText;

/// The figures of a paragraph of nothing but images, linked or not; any other paragraph comes back as it was.
///
/// A figure's caption is the image's title, or else the text that stands for it.
pub fn figures(content: Vec<Inline>, titles: Vec<SafeText>) -> Result<Vec<BlockKind>, Vec<Inline>> {
    let images = content.iter().filter(|i| is_image(i)).count();
    if images == 0 || images != titles.len() || !content.iter().all(|i| is_image(i) || is_blank(i)) {
        return Err(content);
    }
    let images = content.into_iter().filter(is_image);
    Ok(images.zip(titles).map(|(image, title)| figure(image, title)).collect())
}

fn is_image(inline: &Inline) -> bool {
    match inline {
        Inline::Image { .. } => true,
        Inline::Link { content, .. } => matches!(content.as_slice(), [Inline::Image { .. }]),
        _ => false,
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        inline => *inline == Inline::Break,
    }
}

fn figure(image: Inline, title: SafeText) -> BlockKind {
    match image {
        Inline::Image { source, alt } => {
            let text = if title.is_empty() { alt } else { title };
            let caption = if text.is_empty() { Vec::new() } else { vec![Inline::Text(text)] };
            BlockKind::Figure { source, caption }
        }
        Inline::Link { target, content } => {
            let inner = content.into_iter().next().map(|image| figure(image, title));
            match inner {
                Some(BlockKind::Figure { source, caption }) if !caption.is_empty() => {
                    BlockKind::Figure { source, caption: vec![Inline::Link { target, content: caption }] }
                }
                Some(other) => other,
                None => BlockKind::Rule,
            }
        }
        other => BlockKind::Paragraph(vec![other]),
    }
}
