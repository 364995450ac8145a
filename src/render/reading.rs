//! What both writers of Markdown, for the site and for print, have to know about the text that they write.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use crate::language::Phrase;

/// What headings teach, by anchor: requirement label, address from the root, statement.
pub(super) type Claims = BTreeMap<String, Vec<(String, String, String)>>;

/// The first character of the text that follows, when text follows at once.
pub(super) fn next_text(events: &[(Event<'_>, Range<usize>)]) -> Option<char> {
    match events.first() {
        Some((Event::Text(text) | Event::Code(text), _)) => text.chars().next(),
        Some((Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }), _)) => next_text(&events[1..]),
        _ => None,
    }
}

/// Whether a line that ends or begins with this character is joined to the next without a space.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// The class and the title of an alert.
pub(super) fn alert(kind: BlockQuoteKind) -> (&'static str, Phrase) {
    match kind {
        BlockQuoteKind::Note => ("note", Phrase::new("Note", "说明")),
        BlockQuoteKind::Tip => ("tip", Phrase::new("Tip", "提示")),
        BlockQuoteKind::Important => ("important", Phrase::new("Important", "重要")),
        BlockQuoteKind::Warning => ("warning", Phrase::new("Warning", "警告")),
        BlockQuoteKind::Caution => ("caution", Phrase::new("Caution", "注意")),
    }
}
