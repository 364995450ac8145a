//! One section of a body by its anchor.

use crate::model::Body;

/// The text under a heading, without the heading itself, up to the next heading of its level or above; empty when no
/// heading has the anchor. `markdown` is the text of the body as it may be shown, with every byte in its place.
pub(super) fn section<'a>(body: &Body, markdown: &'a str, anchor: &str) -> &'a str {
    let Some(at) = body.headings.iter().position(|heading| heading.anchor == anchor) else { return "" };
    let heading = &body.headings[at];
    let next = body.headings[at + 1..].iter().find(|next| next.level <= heading.level);
    let from = heading.span.end.saturating_sub(body.start);
    let to = next.map_or(markdown.len(), |next| next.span.start.saturating_sub(body.start));
    markdown.get(from..to).unwrap_or("").trim()
}
