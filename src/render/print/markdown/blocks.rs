//! What stands on its own: headings, lists, quotations, tables, pictures, code.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::{DEEPEST, Events, Writer, end_of};
use crate::language::Language;
use crate::render::print::literal::{literal, push_literal};
use crate::render::reading::alert;

/// How a paragraph after a table begins that is its caption.
const CAPTIONS: [&str; 3] = ["Table: ", "表：", "表: "];

impl Writer<'_> {
    pub(super) fn heading(&mut self, level: u8, out: &mut String) {
        let anchor = self.headings.next().map_or(String::new(), |heading| heading.anchor);
        let level = level.clamp(2, self.last_level + 1);
        self.last_level = level;
        let _ = write!(out, "#section(level: {level}, anchor: ");
        if self.surroundings.page.is_empty() {
            out.push_str("none");
        } else {
            push_literal(out, &format!("{}#{anchor}", self.surroundings.page));
        }
        out.push_str(", claims: (");
        for (label, href, text) in self.surroundings.claims.get(&anchor).into_iter().flatten() {
            let _ = write!(out, "(label: {}, href: {}, text: {}),", literal(label), literal(href), literal(text));
        }
        self.opens("))[", "];\n\n", out);
    }

    pub(super) fn quotation(&mut self, kind: Option<BlockQuoteKind>, out: &mut String) {
        let nests = self.nested.len() < DEEPEST;
        self.nested.push(nests);
        match kind {
            _ if !nests => self.opens("", "", out),
            Some(kind) => {
                let (class, title) = alert(kind);
                let title = title.get(self.surroundings.language.unwrap_or(Language::En));
                self.opens(&format!("#admonition(kind: \"{class}\", title: {})[", literal(title)), "];\n\n", out);
            }
            None => self.opens("#quote(block: true)[", "];\n\n", out),
        }
    }

    pub(super) fn list(&mut self, first: Option<u64>, events: &Events<'_>, out: &mut String) {
        let nests = self.nested.len() < DEEPEST;
        self.nested.push(nests);
        if !nests {
            return self.opens("", "", out);
        }
        // A list whose items hold paragraphs is set with space between them.
        let tight = !matches!(events.get(2), Some((Event::Start(Tag::Paragraph), _)));
        match first {
            Some(first) => self.opens(&format!("#enum(start: {first}, tight: {tight},\n"), ");\n\n", out),
            None if is_checklist(events) => self.opens(&format!("#checklist(tight: {tight},\n"), ");\n\n", out),
            None => self.opens(&format!("#list(tight: {tight},\n"), ");\n\n", out),
        }
    }

    /// A list of definitions, whole; returns where to go on.
    pub(super) fn definitions(&mut self, events: &Events<'_>, at: usize, out: &mut String) -> usize {
        let end = end_of(events, at);
        self.nested.push(true);
        out.push_str("#terms(\n");
        let mut titles = String::new();
        let mut meaning = String::new();
        let mut inside = at + 1;
        while inside < end {
            let stop = end_of(events, inside);
            match &events[inside].0 {
                Event::Start(Tag::DefinitionListTitle) => {
                    term(&mut titles, &mut meaning, out);
                    titles.push_str(&self.fragment(&events[inside + 1..stop]));
                }
                Event::Start(_) => {
                    meaning.push_str(&self.fragment(&events[inside + 1..stop]));
                    meaning.push_str("\n\n");
                }
                _ => {}
            }
            inside = stop + 1;
        }
        term(&mut titles, &mut meaning, out);
        out.push_str(");\n\n");
        self.nested.pop();
        end + 1
    }

    /// A table, whole, with its caption if a paragraph after it is one; returns where to go on.
    pub(super) fn table(
        &mut self,
        alignments: &[Alignment],
        events: &Events<'_>,
        at: usize,
        out: &mut String,
    ) -> usize {
        let end = end_of(events, at);
        let _ = write!(out, "#datatable(columns: {}, align: (", alignments.len());
        for alignment in alignments {
            out.push_str(match alignment {
                Alignment::None => "auto,",
                Alignment::Left => "left,",
                Alignment::Center => "center,",
                Alignment::Right => "right,",
            });
        }
        let mut next = end + 1;
        match caption(events, next) {
            Some(prefix) => {
                let stop = end_of(events, next);
                let caption = self.fragment(&events[next + 1..stop]);
                // The caption is a literal that begins with these words.
                let caption = caption.replacen(&format!("#\"{prefix}"), "#\"", 1);
                let _ = write!(out, "), anchor: none, caption: [{caption}], header: (");
                next = stop + 1;
            }
            None => out.push_str("), anchor: none, caption: none, header: ("),
        }
        let mut inside = at + 1;
        while inside < end {
            match &events[inside].0 {
                Event::Start(Tag::TableRow) => out.push('('),
                Event::Start(Tag::TableCell) => {
                    let stop = end_of(events, inside);
                    let _ = write!(out, "[{}],", self.fragment(&events[inside + 1..stop]));
                    inside = stop;
                }
                Event::End(TagEnd::TableHead) => out.push_str("), rows: (\n"),
                Event::End(TagEnd::TableRow) => out.push_str("),\n"),
                _ => {}
            }
            inside += 1;
        }
        out.push_str("));\n\n");
        next
    }

    /// A picture: alone in its paragraph a figure, otherwise a part of the line. One that is not of this workspace or
    /// cannot be printed is left out; its alternative text stays.
    pub(super) fn picture(
        &mut self,
        (typed, title): (&str, &str),
        events: &Events<'_>,
        range: Range<usize>,
        out: &mut String,
    ) {
        let inner = &events[range.start + 1..range.end];
        let alternative = plain(inner);
        let Some(path) = self.surroundings.pictures.get(typed) else {
            let text = self.fragment(inner);
            out.push_str(&text);
            return;
        };
        let source = literal(&format!("/{path}"));
        let alternative = literal(&alternative);
        if !is_alone(events, &range) {
            let _ = write!(out, "#small-picture(source: {source}, alt: {alternative});");
            return;
        }
        let caption = if title.is_empty() { "none".to_owned() } else { format!("[#{};]", literal(title)) };
        let _ = write!(out, "#picture(source: {source}, alt: {alternative}, caption: {caption}, anchor: none);");
    }
}

/// Whether every item of the list that begins these events is a task.
fn is_checklist(events: &Events<'_>) -> bool {
    let mut depth = 0usize;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Item) if depth == 1 => {
                let first = match events.get(at + 1) {
                    Some((Event::Start(Tag::Paragraph), _)) => events.get(at + 2),
                    other => other,
                };
                if !matches!(first, Some((Event::TaskListMarker(_), _))) {
                    return false;
                }
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    true
}

/// Writes a definition that is complete.
fn term(titles: &mut String, meaning: &mut String, out: &mut String) {
    if !(titles.is_empty() && meaning.is_empty()) {
        let _ = writeln!(out, "terms.item([{titles}], [{}]),", meaning.trim_end());
    }
    titles.clear();
    meaning.clear();
}

/// The words by which the paragraph at `at` shows itself to be the caption of the table before it.
fn caption(events: &Events<'_>, at: usize) -> Option<&'static str> {
    match (&events.get(at)?.0, &events.get(at + 1)?.0) {
        (Event::Start(Tag::Paragraph), Event::Text(text)) => {
            CAPTIONS.into_iter().find(|prefix| text.starts_with(prefix))
        }
        _ => None,
    }
}

/// Whether what stands in a range is all of its paragraph.
fn is_alone(events: &Events<'_>, range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| events.get(at));
    matches!(before, Some((Event::Start(Tag::Paragraph), _)))
        && matches!(events.get(range.end + 1), Some((Event::End(TagEnd::Paragraph), _)))
}

/// The text of some events without markup.
fn plain(events: &Events<'_>) -> String {
    let texts = events.iter().filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => Some(text.as_ref()),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    });
    texts.collect()
}

/// A block of code.
pub(super) fn code(kind: &CodeBlockKind<'_>, events: &Events<'_>, out: &mut String) {
    let language = match kind {
        CodeBlockKind::Fenced(words) => words.split([' ', ',', '\t']).next().unwrap_or(""),
        CodeBlockKind::Indented => "",
    };
    let text = plain(events);
    let _ = write!(out, "#codeblock(language: {}, text: ", literal(language));
    push_literal(out, text.strip_suffix('\n').unwrap_or(&text));
    out.push_str(");\n\n");
}
