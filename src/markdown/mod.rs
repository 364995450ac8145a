//! The Markdown dialect of module bodies, read in one way for outline and for pages: CommonMark with tables, footnotes,
//! task lists, definition lists, alerts, heading attributes and LaTeX mathematics, and with emphasis that works beside
//! Chinese punctuation. A heading with the class `.instructor` opens a section for instructors alone. Gives events with
//! places in the author's own text; writes no output.

mod sections;

pub use sections::{for_audience, hidden};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::audience::Audience;

/// The class of a heading whose section is for instructors, as it is written.
pub const INSTRUCTOR_CLASS: &str = ".instructor";

/// The invisible character that stands in for "no punctuation here" while CommonMark decides on emphasis.
const WORD_JOINER: char = '\u{2060}';

fn options() -> Options {
    // Listed one by one: `Options::all()` turns on the old footnotes and changes with every release of the parser.
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// The events of a text with their places in that text.
///
/// CommonMark decides by the neighbours of `*` whether it opens or closes; beside Chinese punctuation it decides wrongly
/// (`**加粗：**后文` stays literal). A word joiner between the two makes it decide rightly; it is taken out of the events
/// again, and the places are shifted back.
pub fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let (prepared, insertions) = join_emphasis(text);
    match prepared {
        Cow::Borrowed(text) => Parser::new_ext(text, options()).into_offset_iter().collect(),
        Cow::Owned(prepared) => Parser::new_ext(&prepared, options())
            .into_offset_iter()
            .map(|(event, range)| (strip(event), original(&insertions, range.start)..original(&insertions, range.end)))
            .collect(),
    }
}

/// The place in the author's text of a byte of the prepared text; `insertions` holds places in the prepared text.
fn original(insertions: &[usize], prepared: usize) -> usize {
    let before = insertions.partition_point(|place| *place < prepared);
    prepared.saturating_sub(before * WORD_JOINER.len_utf8())
}

/// The text with word joiners, and where they stand in it.
fn join_emphasis(text: &str) -> (Cow<'_, str>, Vec<usize>) {
    let mut insertions = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    // Runs of `*` before this one in its paragraph: between two punctuation marks a run opens when they are even.
    let mut runs = 0;
    while let Some(found) = text[at..].find('*') {
        let start = at + found;
        let end = start + bytes[start..].iter().take_while(|byte| **byte == b'*').count();
        if text[at..start].contains("\n\n") {
            runs = 0;
        }
        let opens = runs % 2 == 0;
        runs += 1;
        at = end;
        let escaped = text[..start].ends_with('\\');
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let (Some(before), Some(after)) = (before, after) else { continue };
        if escaped || before.is_whitespace() || after.is_whitespace() {
            continue;
        }
        match (is_wide_punctuation(before), is_wide_punctuation(after)) {
            (true, false) if is_wide(after) || after.is_alphanumeric() => insertions.push(start),
            (false, true) if is_wide(before) || before.is_alphanumeric() => insertions.push(end),
            (true, true) => insertions.push(if opens { end } else { start }),
            _ => {}
        }
    }
    if insertions.is_empty() {
        return (Cow::Borrowed(text), insertions);
    }
    let mut prepared = String::with_capacity(text.len() + insertions.len() * WORD_JOINER.len_utf8());
    let mut last = 0;
    for place in &mut insertions {
        prepared.push_str(&text[last..*place]);
        last = *place;
        *place = prepared.len();
        prepared.push(WORD_JOINER);
    }
    prepared.push_str(&text[last..]);
    (Cow::Owned(prepared), insertions)
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
        || is_wide_punctuation(c)
}

fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

fn strip(event: Event<'_>) -> Event<'static> {
    let clean = |text: CowStr<'_>| -> CowStr<'static> {
        if text.contains(WORD_JOINER) {
            CowStr::from(text.replace(WORD_JOINER, ""))
        } else {
            CowStr::from(text.into_string())
        }
    };
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::InlineMath(text) => Event::InlineMath(clean(text)),
        Event::DisplayMath(text) => Event::DisplayMath(clean(text)),
        Event::Html(text) => Event::Html(clean(text)),
        Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
        Event::FootnoteReference(text) => Event::FootnoteReference(clean(text)),
        Event::Start(tag) => Event::Start(strip_tag(tag, clean)),
        other => other.into_static(),
    }
}

fn strip_tag(tag: Tag<'_>, clean: impl Fn(CowStr<'_>) -> CowStr<'static>) -> Tag<'static> {
    match tag {
        Tag::Link { link_type, dest_url, title, id } => {
            Tag::Link { link_type, dest_url: clean(dest_url), title: clean(title), id: clean(id) }
        }
        Tag::Image { link_type, dest_url, title, id } => {
            Tag::Image { link_type, dest_url: clean(dest_url), title: clean(title), id: clean(id) }
        }
        other => other.into_static(),
    }
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineHeading {
    /// 1 to 6.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// The anchor: the author's `{#id}`, or one made from the text; unique in its body.
    pub anchor: String,
    /// The author's `{#id}`, if there is one that can be an anchor.
    pub id: Option<String>,
    /// For whom its section is.
    pub audience: Audience,
    /// The author's classes, without the dot.
    pub classes: Vec<String>,
    /// Its place, from the marker to the end of the line.
    pub range: Range<usize>,
}

/// The headings of a text, with the anchors they get on a page. Pages and links both come from here.
pub fn headings(events: &[(Event<'_>, Range<usize>)]) -> Vec<OutlineHeading> {
    let mut found: Vec<OutlineHeading> = Vec::new();
    let mut open: Option<OutlineHeading> = None;
    // How many quotations, lists and other blocks the text is in.
    let mut depth = 0_usize;
    // The level at which a section for instructors was opened.
    let mut notes: Option<u8> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { level, id, classes, .. }) => {
                let level = level_number(*level);
                let classes: Vec<String> = classes.iter().map(|class| class.to_string()).collect();
                // One in a quotation or a list ends no section: what follows the quotation still belongs to it.
                notes = notes.filter(|opened| depth > 0 || level > *opened);
                let is_for_instructors = classes.iter().any(|class| INSTRUCTOR_CLASS.strip_prefix('.') == Some(class));
                notes = notes.or(is_for_instructors.then_some(level));
                let audience = if notes.is_some() { Audience::Instructor } else { Audience::Learner };
                let id = id.as_ref().map(|id| id.to_string()).filter(|id| is_anchor(id));
                let (text, anchor) = (String::new(), String::new());
                open = Some(OutlineHeading { level, text, anchor, id, audience, classes, range: range.clone() });
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(mut heading) = open.take() {
                    heading.text.truncate(heading.text.trim_end().len());
                    heading.text.drain(..heading.text.len() - heading.text.trim_start().len());
                    found.push(heading);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                if let Some(heading) = &mut open {
                    heading.text.push_str(text);
                }
            }
            Event::Start(tag) if is_container(tag) => depth += 1,
            Event::End(tag) if is_end_of_container(tag) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    give_anchors(&mut found);
    found
}

/// Learners' headings choose first: their anchors are the same whether the notes to their instructor are there or not.
fn give_anchors(headings: &mut [OutlineHeading]) {
    let mut anchors = Anchors::default();
    for audience in [Audience::Learner, Audience::Instructor] {
        for heading in headings.iter_mut().filter(|heading| heading.audience == audience) {
            let wanted = heading.id.clone().unwrap_or_else(|| anchor_from(&heading.text));
            heading.anchor = anchors.take(wanted);
        }
    }
}

fn is_container(tag: &Tag<'_>) -> bool {
    is_end_of_container(&tag.to_end())
}

fn is_end_of_container(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
    )
}

/// Anchors that are taken, and for each that was wanted twice the number to try next.
#[derive(Default)]
struct Anchors {
    taken: BTreeSet<String>,
    next: BTreeMap<String, usize>,
}

impl Anchors {
    fn take(&mut self, wanted: String) -> String {
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let number = self.next.entry(wanted.clone()).or_insert(2);
        loop {
            let anchor = format!("{wanted}-{number}");
            *number += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// Anchors become `id` attributes and fragments: nothing that would have to be escaped in either.
fn is_anchor(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn anchor_from(text: &str) -> String {
    let mut anchor = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            anchor.extend(c.to_lowercase());
        } else if !anchor.is_empty() && !anchor.ends_with('-') {
            anchor.push('-');
        }
    }
    let anchor = anchor.trim_end_matches('-');
    if anchor.is_empty() { "section".to_owned() } else { anchor.to_owned() }
}

/// A heading level as a number from 1 to 6.
pub fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}

/// Whether an address outside the workspace may become a link: the web, mail and telephone, nothing that runs or reads.
pub fn is_safe_address(address: &str) -> bool {
    // Browsers drop white space and control characters before they look at the scheme.
    let bare: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let lower = bare.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let mut out = String::new();
        for (event, _) in events(text) {
            match event {
                Event::Start(Tag::Strong) => out.push('<'),
                Event::End(TagEnd::Strong) => out.push('>'),
                Event::Start(Tag::Emphasis) => out.push('('),
                Event::End(TagEnd::Emphasis) => out.push(')'),
                Event::Text(text) => out.push_str(&text),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn chinese_bold_beside_punctuation() {
        for (text, wanted) in [
            ("**加粗：**后文", "<加粗：>后文"),
            ("**加粗（注意）**文字", "<加粗（注意）>文字"),
            ("前**“引号”**后", "前<“引号”>后"),
            ("他说**“引号内”**。", "他说<“引号内”>。"),
            ("**《电工》**（GB/T 1）**必修**，", "<《电工》>（GB/T 1）<必修>，"),
            ("见**《手册》**《附录》", "见<《手册》>《附录》"),
            ("**粗**与*斜*", "<粗>与(斜)"),
            ("**三、找回。**3 月 3 日", "<三、找回。>3 月 3 日"),
            ("第3**（重点）**章，**GB/T 1**、**乙**", "第3<（重点）>章，<GB/T 1>、<乙>"),
            ("**粗：**3月", "<粗：>3月"),
            ("共3个**（含**注", "共3个<（含>注"),
        ] {
            assert_eq!(plain(text), wanted, "{text}");
        }
    }

    #[test]
    fn english_and_arithmetic_are_left_alone() {
        assert_eq!(plain("a * b * c **bold** text"), "a * b * c <bold> text");
        assert_eq!(plain("\\*not\\*"), "*not*");
    }

    #[test]
    fn places_point_into_the_authors_text() {
        let text = "**加粗：**后文 [链接](x.md) **又一：**处\n\n## 标题 {#id}\n";
        for (event, range) in events(text) {
            assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{event:?} {range:?}");
            if let Event::Start(Tag::Link { .. }) = event {
                assert_eq!(&text[range], "[链接](x.md)");
            }
        }
        let found = headings(&events(text));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].text.as_str(), found[0].anchor.as_str()), ("标题", "id"));
    }

    #[test]
    fn a_long_paragraph_full_of_marks_and_a_thousand_like_headings_take_no_time() {
        let text = "，**字**（*）".repeat(50_000);
        assert!(events(&text).len() > 100_000);
        let text = "## 同\n\n".repeat(5_000);
        let found = headings(&events(&text));
        assert_eq!((found[0].anchor.as_str(), found[4999].anchor.as_str()), ("同", "同-5000"));
    }
}
