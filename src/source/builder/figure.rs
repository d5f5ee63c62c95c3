//! Images that have a paragraph to themselves become figures.

use crate::document::{BlockKind, Content, Inline};
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
        Inline::Link { content, .. } => matches!(&***content, [Inline::Image { .. }]),
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
            let text = if title.is_empty() { *alt } else { title };
            let caption = if text.is_empty() { Content::default() } else { Inline::Text(text).into() };
            BlockKind::Figure { source, caption: Box::new(caption) }
        }
        Inline::Link { target, content } => {
            let inner = Vec::from(*content).into_iter().next().map(|image| figure(image, title));
            match inner {
                Some(BlockKind::Figure { source, caption }) if !caption.is_empty() => {
                    let link = Inline::Link { target, content: caption };
                    BlockKind::Figure { source, caption: Box::new(link.into()) }
                }
                Some(other) => other,
                None => BlockKind::Rule,
            }
        }
        other => BlockKind::Paragraph(other.into()),
    }
}
