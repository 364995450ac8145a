//! A module's file: front matter split from Markdown, and the outline of the body with claims, links and pictures.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::codes;
use super::shapes::module::MODULE;
use super::table::{Reader, Table, UnknownKey};
use crate::audience::Audience;
use crate::diag::{Diagnostic, Diagnostics};
use crate::language::{Phrase, Words};
use crate::markdown;
use crate::mathematics::{MathStyle, mathematics};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// `index.<language>.md`, read.
#[derive(Debug)]
pub struct RawBody {
    /// Its file.
    pub file: FileId,
    /// The front matter.
    pub front: Table,
    /// Where the Markdown begins, in bytes.
    pub start: usize,
    /// The Markdown.
    pub markdown: String,
    /// Headings.
    pub headings: Vec<RawHeading>,
    /// Destinations of links.
    pub links: Vec<Spanned<String>>,
    /// Pictures, and whether they have alternative text.
    pub images: Vec<(Spanned<String>, bool)>,
    /// Raw HTML.
    pub raw_html: Vec<Span>,
    /// Literal `**` left in the text.
    pub stray_emphasis: Vec<Span>,
    /// Mathematics that cannot be set, with the reason.
    pub bad_mathematics: Vec<Spanned<String>>,
    /// What learners do not see, in order.
    pub notes: Vec<Span>,
}

/// A heading with the keys of its attribute block that are ours.
#[derive(Debug)]
pub struct RawHeading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Its anchor.
    pub anchor: String,
    /// The author's `{#id}`.
    pub id: Option<Spanned<String>>,
    /// Its place.
    pub span: Span,
    /// Key, and each id that stands there.
    pub claims: Vec<(String, Spanned<String>)>,
    /// Keys that are not ours.
    pub unknown_keys: Vec<Spanned<String>>,
    /// For whom its section is.
    pub audience: Audience,
    /// Classes that are not ours, as written, and our own where it is not read as one.
    pub unknown_classes: Vec<Spanned<String>>,
}

/// The keys on a heading that make a claim.
pub const CLAIM_KEYS: [&str; 3] = ["introduces", "covers", "masters"];

/// Reads a module's file.
pub fn read(
    diagnostics: &mut Diagnostics,
    unknown_keys: &mut Vec<UnknownKey>,
    (id, file): (FileId, &SourceFile),
) -> RawBody {
    let (front, start) = split(diagnostics, id, &file.text);
    let front_text = &file.text[front.clone()];
    let front = Reader { diagnostics, unknown_keys, file: id, offset: front.start }.document(front_text, &MODULE);
    let markdown = file.text[start..].to_owned();
    let outline = Outline::of(id, start, &markdown);
    for heading in &outline.headings {
        unknown_keys.extend(heading.unknown_keys.iter().map(|key| UnknownKey { key: key.clone(), shape: &HEADING }));
    }
    let hidden = markdown::hidden(&markdown, Audience::Learner).into_iter();
    RawBody {
        file: id,
        front,
        start,
        headings: outline.headings,
        links: outline.links,
        images: outline.images,
        raw_html: outline.raw_html,
        stray_emphasis: outline.stray_emphasis,
        bad_mathematics: outline.bad_mathematics,
        notes: hidden.map(|range| Span::new(id, start + range.start..start + range.end)).collect(),
        markdown,
    }
}

static HEADING: super::shape::TableShape = super::shape::TableShape {
    name: Phrase::new("heading", "标题"),
    fields: &[
        super::shape::Field::optional(
            "introduces",
            super::shape::Shape::Text,
            Phrase::new("requirements met for the first time", "初次引入的条目"),
        ),
        super::shape::Field::optional(
            "covers",
            super::shape::Shape::Text,
            Phrase::new("requirements practised", "练习强化的条目"),
        ),
        super::shape::Field::optional(
            "masters",
            super::shape::Shape::Text,
            Phrase::new("requirements mastered", "达到掌握的条目"),
        ),
    ],
};

/// The place of the front matter, and where the body begins.
fn split(diagnostics: &mut Diagnostics, file: FileId, text: &str) -> (Range<usize>, usize) {
    let first_line = text.split_inclusive('\n').next().unwrap_or("");
    if first_line.trim_end() != "+++" {
        let message = Words::new("this module has no front matter", "该模块没有文件头");
        diagnostics.push(
            Diagnostic::new(&codes::FRONT_MATTER, Span::new(file, 0..first_line.trim_end().len()), message)
                .at(Words::new("a line `+++` should stand here", "此处应为单独一行 `+++`")),
        );
        return (0..0, 0);
    }
    let begin = first_line.len();
    let mut at = begin;
    for line in text[begin..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return (begin..at, at + line.len());
        }
        at += line.len();
    }
    let message = Words::new("this front matter is not closed", "文件头没有结束");
    diagnostics.push(
        Diagnostic::new(&codes::FRONT_MATTER, Span::new(file, 0..3), message)
            .at(Words::new("opened here", "从这里开始"))
            .help(Words::new(
                "close it with a line `+++` before the text of the module",
                "在正文之前用单独一行 `+++` 结束文件头",
            )),
    );
    // Up to the first blank line it is surely meant as front matter; the rest is body.
    let mut body = begin;
    for line in text[begin..].split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        body += line.len();
    }
    (begin..body, body)
}

struct Outline {
    headings: Vec<RawHeading>,
    links: Vec<Spanned<String>>,
    images: Vec<(Spanned<String>, bool)>,
    raw_html: Vec<Span>,
    stray_emphasis: Vec<Span>,
    bad_mathematics: Vec<Spanned<String>>,
}

impl Outline {
    fn of(file: FileId, start: usize, markdown: &str) -> Outline {
        let events = markdown::events(markdown);
        let place = |range: &Range<usize>| Span::new(file, start + range.start..start + range.end);
        let headings = markdown::headings(&events)
            .into_iter()
            .map(|heading| raw_heading(file, start, markdown, heading))
            .collect();
        let mut outline = Outline {
            headings,
            links: Vec::new(),
            images: Vec::new(),
            raw_html: Vec::new(),
            stray_emphasis: Vec::new(),
            bad_mathematics: Vec::new(),
        };
        outline.stray_emphasis = stray_emphasis(markdown, &events).iter().map(&place).collect();
        for (index, (event, range)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                    let span = place(&destination(markdown, range, dest_url));
                    let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                    outline.links.push(Spanned::new(format!("{scheme}{dest_url}"), span));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let span = place(&destination(markdown, range, dest_url));
                    outline.images.push((Spanned::new(dest_url.to_string(), span), is_described(&events[index + 1..])));
                }
                Event::Html(_) | Event::InlineHtml(_) => outline.raw_html.push(place(&trimmed(markdown, range))),
                Event::InlineMath(math) => outline.mathematics(math, MathStyle::Inline, place(range)),
                Event::DisplayMath(math) => outline.mathematics(math, MathStyle::Display, place(range)),
                _ => {}
            }
        }
        outline
    }

    fn mathematics(&mut self, math: &str, style: MathStyle, span: Span) {
        if let Err(reason) = mathematics(math, style) {
            self.bad_mathematics.push(Spanned::new(reason, span));
        }
    }
}

/// Whether a picture has alternative text, from the events that follow its start.
fn is_described(events: &[(Event<'_>, Range<usize>)]) -> bool {
    events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Image))).any(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => !text.trim().is_empty(),
        _ => false,
    })
}

/// The places of `**` that stayed in the text. The parser hands out marks that open nothing one by one, and one that the
/// author escaped apart from its neighbours: only marks that stand side by side in the file are stray.
fn stray_emphasis(markdown: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut in_code = false;
    let mut run = 0..0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code && text.contains('*') => {
                let slice = markdown.get(range.clone()).unwrap_or("");
                for (at, _) in slice.match_indices('*') {
                    let at = range.start + at;
                    if markdown[..at].ends_with('\\') {
                        continue;
                    }
                    if run.end != at {
                        found.push(run.clone());
                        run = at..at;
                    }
                    run.end = at + 1;
                }
            }
            _ => {}
        }
    }
    found.push(run);
    found.retain(|run| run.len() > 1);
    found
}

fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    range.start..range.start + slice.trim_end().len()
}

/// The destination inside a link, so that a message underlines the address and not the whole link.
fn destination(text: &str, range: &Range<usize>, address: &str) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or("");
    match slice.rfind(address) {
        Some(place) if !address.is_empty() => range.start + place..range.start + place + address.len(),
        _ => range.clone(),
    }
}

/// Places on a heading of classes that mean nothing, and of our own where the parser did not take it for a class: the
/// section would be shown to learners.
fn unknown_classes(line: &str, classes: &[String], audience: Audience) -> Vec<Range<usize>> {
    let known = markdown::INSTRUCTOR_CLASS;
    let mut found = Vec::new();
    for class in classes.iter().filter(|class| known.strip_prefix('.') != Some(class)) {
        let written = format!(".{class}");
        found.push(line.rfind(&written).map_or(0..line.len(), |at| at..at + written.len()));
    }
    let attributes = line.find(['{', '｛']);
    let unread = attributes.and_then(|open| Some(open + line[open..].find(known)?)).map(|at| at..at + known.len());
    if audience == Audience::Learner && found.is_empty() {
        found.extend(unread);
    }
    found
}

fn raw_heading(file: FileId, start: usize, markdown: &str, heading: markdown::OutlineHeading) -> RawHeading {
    let line = trimmed(markdown, &heading.range);
    let span = Span::new(file, start + line.start..start + line.end);
    let text = &markdown[line.clone()];
    let id = heading.id.map(|id| {
        let place = text.rfind(&format!("#{id}")).map_or(0..text.len(), |at| at + 1..at + 1 + id.len());
        Spanned::new(id, Span::new(file, span.start + place.start..span.start + place.end))
    });
    let mut raw = RawHeading {
        level: heading.level,
        text: heading.text,
        anchor: heading.anchor,
        id,
        span,
        claims: Vec::new(),
        unknown_keys: Vec::new(),
        audience: heading.audience,
        unknown_classes: Vec::new(),
    };
    raw.unknown_classes = unknown_classes(text, &heading.classes, raw.audience)
        .into_iter()
        .map(|place| {
            Spanned::new(
                text[place.clone()].to_owned(),
                Span::new(file, span.start + place.start..span.start + place.end),
            )
        })
        .collect();
    let Some(open) = text.rfind('{').filter(|_| text.ends_with('}')) else { return raw };
    let mut at = open + 1;
    for word in text[open + 1..text.len() - 1].split_inclusive([' ', '\t']) {
        let word_start = start + line.start + at;
        at += word.len();
        let word = word.trim_end();
        let Some((key, value)) = word.split_once('=') else { continue };
        let key_span = Span::new(file, word_start..word_start + key.len());
        if !CLAIM_KEYS.contains(&key) {
            raw.unknown_keys.push(Spanned::new(key.to_owned(), key_span));
            continue;
        }
        let mut id_start = word_start + key.len() + 1;
        for id in value.split_inclusive(',') {
            let written = id.trim_end_matches(',');
            let bare = written.trim_matches('"');
            let lead = written.len() - written.trim_start_matches('"').len();
            if !bare.is_empty() {
                let span = Span::new(file, id_start + lead..id_start + lead + bare.len());
                raw.claims.push((key.to_owned(), Spanned::new(bare.to_owned(), span)));
            }
            id_start += id.len();
        }
    }
    raw
}
