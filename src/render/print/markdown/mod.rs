//! Markdown to Typst markup that is safe whatever the author wrote: every text is a string literal, every construct is a
//! call of a function of Typst or of `templates/print/style.typ`, whose head lists them.

mod blocks;
mod lines;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::literal::push_text;
use super::places;
use crate::language::Language;
use crate::markdown::{self, OutlineHeading};
use crate::mathematics::MathStyle;
use crate::render::reading::{Claims, is_han, next_text};

/// How deep lists and quotations may nest. Nobody reads the seventeenth level, and the typesetter gives up at some depth.
const DEEPEST: usize = 16;

/// What a body needs from its document.
#[derive(Debug, Default)]
pub(in crate::render) struct Surroundings {
    /// Relative links as typed, and where they lead from the root of the site.
    pub links: BTreeMap<String, String>,
    /// Pictures as typed, and their files from the root of the workspace.
    pub pictures: BTreeMap<String, String>,
    /// What a heading teaches, by anchor: label, address from the root, statement.
    pub claims: Claims,
    /// Address of the page of this body from the root of the site: with an anchor, the label of a place in it.
    pub page: String,
    /// Where the body begins: number of its file, and byte.
    pub source: Option<(u32, usize)>,
    /// For titles of alerts.
    pub language: Option<Language>,
}

type Events<'a> = [(Event<'a>, Range<usize>)];

/// A body as markup.
pub(in crate::render) fn block(text: &str, surroundings: &Surroundings) -> String {
    let events = markdown::events(text);
    let headings = markdown::headings(&events);
    let mut writer = Writer::new(surroundings);
    // Footnotes stand at the end of a text and are set where they are called.
    for (at, (event, _)) in events.iter().enumerate() {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            let note = writer.fragment(&events[at + 1..end_of(&events, at)]);
            writer.notes.insert(label.to_string(), note.trim_end().to_owned());
        }
    }
    let mut writer = Writer { headings: headings.into_iter(), notes: writer.notes, ..Writer::new(surroundings) };
    let mut out = String::with_capacity(text.len() * 2);
    writer.events(&events, &mut out);
    if surroundings.source.is_some() {
        out.push_str(places::END);
    }
    out
}

/// Text inside a line, so that it can stand in a cell.
pub(in crate::render) fn inline(text: &str, surroundings: &Surroundings) -> String {
    block(text, surroundings).trim_end().to_owned()
}

/// The place of the event that ends what begins at `start`.
fn end_of(events: &Events<'_>, start: usize) -> usize {
    let mut depth = 0usize;
    for (at, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    events.len()
}

struct Writer<'a> {
    surroundings: &'a Surroundings,
    headings: std::vec::IntoIter<OutlineHeading>,
    /// Footnotes, set.
    notes: BTreeMap<String, String>,
    /// Footnotes that were called already, and their numbers.
    called: BTreeMap<String, usize>,
    /// How each open construct ends.
    open: Vec<&'static str>,
    /// For each open list, quotation and definition whether it could be nested.
    nested: Vec<bool>,
    /// The level of the heading before: a document keeps its order of headings whatever the author's is.
    last_level: u8,
    /// The last character written in this block, for joining lines.
    before: Option<char>,
}

impl<'a> Writer<'a> {
    fn new(surroundings: &'a Surroundings) -> Writer<'a> {
        Writer {
            surroundings,
            headings: Vec::new().into_iter(),
            notes: BTreeMap::new(),
            called: BTreeMap::new(),
            open: Vec::new(),
            nested: Vec::new(),
            last_level: 1,
            before: None,
        }
    }

    fn events(&mut self, events: &Events<'_>, out: &mut String) {
        let mut at = 0;
        while let Some((event, _)) = events.get(at) {
            match event {
                Event::Start(tag) => {
                    self.before = None;
                    at = self.start(tag, events, at, out);
                    continue;
                }
                Event::End(tag) => self.end(*tag, out),
                event => self.leaf(event, &events[at + 1..], out),
            }
            at += 1;
        }
    }

    /// A part of the text on its own, as the content of a cell or of a note.
    fn fragment(&mut self, events: &Events<'_>) -> String {
        let mut out = String::new();
        self.before = None;
        self.events(events, &mut out);
        out
    }

    fn leaf(&mut self, event: &Event<'_>, after: &Events<'_>, out: &mut String) {
        match event {
            Event::Text(text) => {
                self.before = text.chars().next_back();
                push_text(out, text);
                return;
            }
            Event::Html(text) | Event::InlineHtml(text) => push_text(out, text),
            Event::Code(text) => lines::raw(text, out),
            Event::InlineMath(latex) => lines::mathematics(latex, MathStyle::Inline, out),
            Event::DisplayMath(latex) => lines::mathematics(latex, MathStyle::Display, out),
            Event::FootnoteReference(label) => self.footnote(label, out),
            Event::TaskListMarker(done) => {
                out.push_str(if *done { "#checkbox(true);" } else { "#checkbox(false);" });
            }
            // A line break of the source between two Chinese characters is no space.
            Event::SoftBreak if self.before.is_some_and(is_han) && next_text(after).is_some_and(is_han) => {}
            Event::SoftBreak => push_text(out, " "),
            Event::HardBreak => out.push_str("#linebreak();"),
            Event::Rule => out.push_str("#divider();\n\n"),
            Event::Start(_) | Event::End(_) => {}
        }
        self.before = None;
    }

    /// Writes the beginning of a construct, or all of it; returns where to go on.
    fn start(&mut self, tag: &Tag<'_>, events: &Events<'_>, at: usize, out: &mut String) -> usize {
        let range = &events[at].1;
        match tag {
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => return end_of(events, at) + 1,
            Tag::Table(alignments) => {
                self.place(range, out);
                return self.table(alignments, events, at, out);
            }
            Tag::DefinitionList if self.nested.len() < DEEPEST => {
                self.place(range, out);
                return self.definitions(events, at, out);
            }
            Tag::CodeBlock(kind) => {
                self.place(range, out);
                let end = end_of(events, at);
                blocks::code(kind, &events[at + 1..end], out);
                return end + 1;
            }
            Tag::Image { dest_url, title, .. } => {
                let end = end_of(events, at);
                self.picture((dest_url, title), events, at..end, out);
                return end + 1;
            }
            Tag::Paragraph | Tag::HtmlBlock => {
                self.place(range, out);
                self.open.push("\n\n");
            }
            Tag::Heading { level, .. } => {
                self.place(range, out);
                self.heading(markdown::level_number(*level), out);
            }
            Tag::BlockQuote(kind) => self.quotation(*kind, out),
            Tag::List(first) => self.list(*first, &events[at..], out),
            Tag::Item => {
                let (begin, end) = if self.nested.last() == Some(&true) { ("[", "],\n") } else { ("", "\n\n") };
                self.opens(begin, end, out);
            }
            Tag::DefinitionList | Tag::DefinitionListDefinition | Tag::DefinitionListTitle => {
                self.opens("", "\n\n", out)
            }
            Tag::Emphasis => self.opens("#emph[", "];", out),
            Tag::Strong => self.opens("#strong[", "];", out),
            Tag::Strikethrough => self.opens("#strike[", "];", out),
            Tag::Superscript => self.opens("#super[", "];", out),
            Tag::Subscript => self.opens("#sub[", "];", out),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, out),
            // Written by `table`; elsewhere they cannot stand.
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.opens("", "", out),
        }
        at + 1
    }

    fn opens(&mut self, begin: &str, end: &'static str, out: &mut String) {
        out.push_str(begin);
        self.open.push(end);
    }

    fn end(&mut self, tag: TagEnd, out: &mut String) {
        out.push_str(self.open.pop().unwrap_or(""));
        if matches!(tag, TagEnd::List(_) | TagEnd::BlockQuote(_)) {
            self.nested.pop();
        }
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) {
            self.before = None;
        }
    }

    /// Notes in the markup where in the author's file the following block stands.
    fn place(&self, range: &Range<usize>, out: &mut String) {
        if let Some((file, start)) = self.surroundings.source {
            places::mark(out, file, start + range.start);
        }
    }
}

#[cfg(test)]
mod tests;
