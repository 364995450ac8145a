//! Markdown to HTML that is safe whatever the author wrote: raw HTML becomes text, addresses are looked up or checked,
//! formulas become MathML.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html};

use super::reading::{Claims, alert, is_han, next_text};
use crate::language::Language;
use crate::markdown::{self, OutlineHeading};
use crate::mathematics::{MathStyle, mathematics};

/// What a body needs from its page.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// Relative links as typed, and where they lead from the root of the site.
    pub links: BTreeMap<String, String>,
    /// What to write after a heading, by anchor: requirement label, address from the root, statement.
    pub claims: Claims,
    /// From the page to the root of the site.
    pub root: String,
    /// For titles of alerts.
    pub language: Option<Language>,
    /// The level of the heading on the page under which the text stands; the title of the page, if it is not said.
    pub under: Option<u8>,
}

/// There are six levels of headings in HTML.
const LOWEST_HEADING: u8 = 6;

impl Surroundings {
    fn under(&self) -> u8 {
        self.under.unwrap_or(1).clamp(1, LOWEST_HEADING - 1)
    }
}

/// A body as HTML.
pub(super) fn block(text: &str, surroundings: &Surroundings) -> String {
    let events = markdown::events(text);
    let headings = markdown::headings(&events);
    let mut writer = Writer {
        surroundings,
        headings: headings.into_iter().collect::<Vec<_>>().into_iter(),
        open_heading: None,
        footnotes: BTreeMap::new(),
        tight: None,
        quotes: Vec::new(),
        dropped_links: 0,
        dropped_images: 0,
        last_level: surroundings.under(),
    };
    let mut out = Vec::with_capacity(events.len());
    for (index, (event, _)) in events.iter().enumerate() {
        let next = next_text(&events[index + 1..]);
        writer.event(event.clone(), next, &mut out);
    }
    let mut rendered = String::with_capacity(text.len() * 2);
    html::push_html(&mut rendered, out.into_iter());
    rendered
}

/// Text inside a line: one paragraph loses its element, so that it can stand in a cell or a list.
pub(super) fn inline(text: &str, surroundings: &Surroundings) -> String {
    let rendered = block(text, surroundings);
    let trimmed = rendered.trim();
    match trimmed.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => trimmed.to_owned(),
    }
}

struct Writer<'a> {
    surroundings: &'a Surroundings,
    headings: std::vec::IntoIter<OutlineHeading>,
    open_heading: Option<(u8, String)>,
    footnotes: BTreeMap<String, usize>,
    /// The last character written in this block, for joining lines.
    tight: Option<char>,
    quotes: Vec<bool>,
    dropped_links: usize,
    dropped_images: usize,
    /// The level of the heading before: a page keeps its order of headings whatever the author's is.
    last_level: u8,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>, next: Option<char>, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Start(tag) => self.start(tag, out),
            Event::End(tag) => self.end(tag, out),
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            Event::InlineMath(latex) => out.push(formula(&latex, MathStyle::Inline)),
            Event::DisplayMath(latex) => out.push(formula(&latex, MathStyle::Display)),
            Event::FootnoteReference(label) => {
                let number = self.footnote(&label);
                out.push(raw(format!(
                    "<sup class=\"footnote-reference\"><a href=\"#footnote-{number}\">{number}</a></sup>"
                )));
            }
            Event::TaskListMarker(done) => {
                let (class, sign) = if done { ("done", "☑") } else { ("open", "☐") };
                out.push(raw(format!("<span class=\"check {class}\">{sign}</span> ")));
            }
            // A line break of the source between two Chinese characters is no space.
            Event::SoftBreak if self.tight.is_some_and(is_han) && next.is_some_and(is_han) => {}
            Event::Text(text) => {
                self.tight = text.chars().next_back();
                out.push(Event::Text(text));
            }
            other => {
                self.tight = None;
                out.push(other);
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>, out: &mut Vec<Event<'a>>) {
        match tag {
            Tag::Heading { level, .. } => {
                let anchor = self.headings.next().map_or(String::new(), |heading| heading.anchor);
                let under = self.surroundings.under();
                let wanted = markdown::level_number(level) + under - 1;
                let level = wanted.clamp(under + 1, self.last_level + 1).min(LOWEST_HEADING);
                self.last_level = level;
                out.push(raw(format!("<h{level} id=\"{}\">", escape(&anchor))));
                self.open_heading = Some((level, anchor));
            }
            Tag::HtmlBlock => out.push(Event::Start(Tag::Paragraph)),
            Tag::BlockQuote(Some(kind)) => {
                self.quotes.push(true);
                let (class, title) = alert(kind);
                let title = title.get(self.surroundings.language.unwrap_or(Language::En));
                out.push(raw(format!("<aside class=\"alert alert-{class}\">\n<p class=\"alert-title\">{title}</p>\n")));
            }
            Tag::BlockQuote(None) => {
                self.quotes.push(false);
                out.push(Event::Start(Tag::BlockQuote(None)));
            }
            Tag::Table(alignments) => {
                out.push(raw("<div class=\"table\" tabindex=\"0\">".to_owned()));
                out.push(Event::Start(Tag::Table(alignments)));
            }
            Tag::CodeBlock(kind) => out.push(raw(code_start(&kind))),
            Tag::FootnoteDefinition(label) => {
                let number = self.footnote(&label);
                out.push(raw(format!(
                    "<div class=\"footnote\" id=\"footnote-{number}\"><span class=\"footnote-number\">{number}</span>\n"
                )));
            }
            Tag::Link { link_type, dest_url, title, id } => match self.address(link_type, &dest_url) {
                Some(address) => out.push(Event::Start(Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url: address.into(),
                    title,
                    id,
                })),
                None => self.dropped_links += 1,
            },
            Tag::Image { dest_url, title, id, .. } => match self.surroundings.links.get(dest_url.as_ref()) {
                Some(path) => {
                    let dest_url = format!("{}{path}", self.surroundings.root).into();
                    out.push(Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, title, id }));
                }
                // A picture that is not of this workspace is left out; its alternative text stays.
                None => self.dropped_images += 1,
            },
            other => out.push(Event::Start(other)),
        }
        self.tight = None;
    }

    fn end(&mut self, tag: TagEnd, out: &mut Vec<Event<'a>>) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some((level, anchor)) = self.open_heading.take() {
                    out.push(raw(format!("</h{level}>\n{}", self.claims(&anchor))));
                }
            }
            TagEnd::HtmlBlock => out.push(Event::End(TagEnd::Paragraph)),
            TagEnd::BlockQuote(kind) => match self.quotes.pop() {
                Some(true) => out.push(raw("</aside>\n".to_owned())),
                _ => out.push(Event::End(TagEnd::BlockQuote(kind))),
            },
            TagEnd::Table => {
                out.push(Event::End(TagEnd::Table));
                out.push(raw("</div>\n".to_owned()));
            }
            TagEnd::CodeBlock => out.push(raw("</code></pre>\n".to_owned())),
            TagEnd::FootnoteDefinition => out.push(raw("</div>\n".to_owned())),
            TagEnd::Link if self.dropped_links > 0 => self.dropped_links -= 1,
            TagEnd::Image if self.dropped_images > 0 => self.dropped_images -= 1,
            other => out.push(Event::End(other)),
        }
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) {
            self.tight = None;
        }
    }

    fn claims(&self, anchor: &str) -> String {
        let Some(claims) = self.surroundings.claims.get(anchor) else { return String::new() };
        let mut out = String::from("<p class=\"claims\">");
        for (label, href, text) in claims {
            let href = format!("{}{href}", self.surroundings.root);
            out.push_str(&format!(
                "<a class=\"requirement\" href=\"{}\" title=\"{}\">{}</a> ",
                escape(&href),
                escape(text),
                escape(label)
            ));
        }
        out.push_str("</p>\n");
        out
    }

    fn footnote(&mut self, label: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(label.to_owned()).or_insert(next)
    }

    /// Where a link leads, if it may lead there.
    fn address(&self, kind: LinkType, typed: &str) -> Option<String> {
        if kind == LinkType::Email {
            return Some(format!("mailto:{typed}"));
        }
        if let Some(path) = self.surroundings.links.get(typed) {
            return Some(format!("{}{path}", self.surroundings.root));
        }
        let safe = typed.starts_with('#') || markdown::is_safe_address(typed);
        safe.then(|| typed.to_owned())
    }
}

/// The start of a code block; the keyboard reaches it, because it may be wider than the page.
fn code_start(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(words) if !words.trim().is_empty() => {
            let language = words.split([' ', ',', '\t']).next().unwrap_or("");
            format!("<pre tabindex=\"0\"><code class=\"language-{}\">", escape(language))
        }
        _ => "<pre tabindex=\"0\"><code>".to_owned(),
    }
}

fn raw(html: String) -> Event<'static> {
    Event::InlineHtml(CowStr::from(html))
}

/// A formula as MathML; what cannot be set, which a rule reports, is shown as typed.
fn formula<'a>(latex: &CowStr<'a>, style: MathStyle) -> Event<'a> {
    match mathematics(latex, style) {
        Ok(mathml) => raw(mathml),
        Err(_) => Event::Code(latex.clone()),
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
