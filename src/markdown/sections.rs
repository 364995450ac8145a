//! The sections of a text for one audience. What is for the other is blanked out byte by byte, so that every place in the
//! text stays true. Footnotes and the addresses of links belong to the text that refers to them, wherever they stand.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::{INSTRUCTOR_CLASS, OutlineHeading, events, headings, join_emphasis, options, original};
use crate::audience::Audience;

/// The text with everything that is not for `audience` blanked out: as many bytes, and the same lines.
///
/// For learners that is the text without the sections for instructors; for instructors it is those sections alone.
pub fn for_audience(text: &str, audience: Audience) -> Cow<'_, str> {
    let hidden = hidden(text, audience);
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for range in hidden {
        shown.push_str(&text[at..range.start]);
        blank(&text[range.clone()], &mut shown);
        at = range.end;
    }
    shown.push_str(&text[at..]);
    Cow::Owned(shown)
}

/// The places of a text that `audience` does not see, in order.
pub fn hidden(text: &str, audience: Audience) -> Vec<Range<usize>> {
    // Most texts have no such section, and need not be read a second time.
    if !text.contains(INSTRUCTOR_CLASS) {
        let all = Some(0..text.len()).filter(|all| audience == Audience::Instructor && !all.is_empty());
        return all.into_iter().collect();
    }
    let events = events(text);
    let notes = notes(text.len(), &headings(&events));
    let sections = Sections { text, events, notes };
    sections.hidden(audience)
}

fn blank(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(c),
            c => out.extend(std::iter::repeat_n(' ', c.len_utf8())),
        }
    }
}

/// The sections for instructors, from a heading to the next that is not theirs.
fn notes(end: usize, headings: &[OutlineHeading]) -> Vec<Range<usize>> {
    let mut notes = Vec::new();
    let mut open: Option<usize> = None;
    for heading in headings {
        match (heading.audience, open) {
            (Audience::Instructor, None) => open = Some(heading.range.start),
            (Audience::Learner, Some(start)) => {
                notes.push(start..heading.range.start);
                open = None;
            }
            _ => {}
        }
    }
    notes.extend(open.map(|start| start..end));
    notes
}

/// A text with its sections for instructors.
struct Sections<'a> {
    text: &'a str,
    events: Vec<(Event<'a>, Range<usize>)>,
    notes: Vec<Range<usize>>,
}

/// A footnote: its label as the parser compares it, its place, and the labels it refers to itself.
struct Footnote {
    label: String,
    range: Range<usize>,
    refers_to: Vec<String>,
}

impl Sections<'_> {
    fn hidden(&self, audience: Audience) -> Vec<Range<usize>> {
        let mut shown = vec![audience == Audience::Learner; self.text.len()];
        for range in &self.notes {
            shown[range.clone()].fill(audience == Audience::Instructor);
        }
        for (range, readers) in self.footnotes() {
            shown[range].fill(readers.contains(&audience));
        }
        let used = self.labels_of_links(&shown);
        for (label, range) in addresses(self.text) {
            if used.contains(&label) {
                shown[range].fill(true);
            }
        }
        runs_of_hidden(&shown)
    }

    /// Whose section a place stands in.
    fn section(&self, at: usize) -> Audience {
        let inside = self.notes.iter().any(|range| range.contains(&at));
        if inside { Audience::Instructor } else { Audience::Learner }
    }

    /// Every footnote with those who read it: the readers of what refers to it. One that nothing refers to, or that
    /// shares its label with another, belongs where it stands.
    fn footnotes(&self) -> Vec<(Range<usize>, Vec<Audience>)> {
        let (footnotes, mut waiting) = self.references();
        let mut by_label: BTreeMap<&str, Vec<&Footnote>> = BTreeMap::new();
        for footnote in &footnotes {
            by_label.entry(&footnote.label).or_default().push(footnote);
        }
        let mut read: BTreeSet<(String, Audience)> = BTreeSet::new();
        while let Some((label, audience)) = waiting.pop() {
            if read.insert((label.clone(), audience)) {
                let further = by_label.get(label.as_str()).into_iter().flatten().flat_map(|note| &note.refers_to);
                waiting.extend(further.map(|label| (label.clone(), audience)));
            }
        }
        let readers = |footnote: &Footnote| {
            let both = [Audience::Learner, Audience::Instructor];
            let readers: Vec<Audience> =
                both.into_iter().filter(|audience| read.contains(&(footnote.label.clone(), *audience))).collect();
            let is_alone = by_label.get(footnote.label.as_str()).is_some_and(|same| same.len() == 1);
            if is_alone && !readers.is_empty() { readers } else { vec![self.section(footnote.range.start)] }
        };
        footnotes.iter().map(|footnote| (footnote.range.clone(), readers(footnote))).collect()
    }

    /// The footnotes, and what the text outside them refers to with the audience of the place.
    fn references(&self) -> (Vec<Footnote>, Vec<(String, Audience)>) {
        let mut footnotes: Vec<Footnote> = Vec::new();
        let mut from_text = Vec::new();
        let mut is_open = false;
        for (event, range) in &self.events {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    let label = label.to_lowercase();
                    footnotes.push(Footnote { label, range: range.clone(), refers_to: Vec::new() });
                    is_open = true;
                }
                Event::End(TagEnd::FootnoteDefinition) => is_open = false,
                Event::FootnoteReference(label) => match footnotes.last_mut().filter(|_| is_open) {
                    Some(footnote) => footnote.refers_to.push(label.to_lowercase()),
                    None => from_text.push((label.to_lowercase(), self.section(range.start))),
                },
                _ => {}
            }
        }
        (footnotes, from_text)
    }

    /// The labels by which links and pictures in what is shown name their addresses.
    fn labels_of_links(&self, shown: &[bool]) -> BTreeSet<String> {
        let mut labels = BTreeSet::new();
        for (event, range) in &self.events {
            let (Event::Start(Tag::Link { link_type, id, .. }) | Event::Start(Tag::Image { link_type, id, .. })) =
                event
            else {
                continue;
            };
            let by_label = matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
            if by_label && shown.get(range.start) == Some(&true) {
                labels.insert(id.to_lowercase());
            }
        }
        labels
    }
}

/// The lines of a text that give addresses to labels: `[label]: address`.
fn addresses(text: &str) -> Vec<(String, Range<usize>)> {
    let (prepared, insertions) = join_emphasis(text);
    let parser = Parser::new_ext(&prepared, options());
    let place = |span: &Range<usize>| original(&insertions, span.start)..original(&insertions, span.end);
    let definitions = parser.reference_definitions().iter();
    definitions.map(|(label, definition)| (label.to_lowercase(), place(&definition.span))).collect()
}

fn runs_of_hidden(shown: &[bool]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    for same in shown.chunk_by(|one, next| one == next) {
        if same.first() == Some(&false) {
            runs.push(at..at + same.len());
        }
        at += same.len();
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that an audience sees, without blank ones.
    fn lines(text: &str, audience: Audience) -> Vec<String> {
        let shown = for_audience(text, audience);
        assert_eq!(shown.len(), text.len());
        let ends = |text: &str| text.match_indices('\n').map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(ends(&shown), ends(text));
        shown.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Asserts that learners see exactly the lines marked `L`, instructors exactly those marked `I`, and both `B`.
    fn check(marked: &[(&str, &str)]) {
        let text: String = marked.iter().map(|(_, line)| format!("{line}\n")).collect();
        for (audience, mark) in [(Audience::Learner, "L"), (Audience::Instructor, "I")] {
            let wanted: Vec<&str> = marked
                .iter()
                .filter(|(marks, line)| (*marks == mark || *marks == "B") && !line.is_empty())
                .map(|(_, line)| line.trim())
                .collect();
            assert_eq!(lines(&text, audience), wanted, "{audience:?} of\n{text}");
        }
    }

    #[test]
    fn a_section_runs_to_the_next_heading_of_its_level_or_above() {
        check(&[
            ("L", "开头。"),
            ("L", "## 练习"),
            ("I", "### 提示 {#notes .instructor}"),
            ("I", "分组要早。"),
            ("I", "#### 材料"),
            ("I", "每组一套。"),
            ("L", "### 步骤"),
            ("L", "先看后做。"),
            ("I", "## 教学提示 {.instructor}"),
            ("I", "### 时间"),
            ("I", "- 两课时"),
            ("L", "# 附录"),
            ("L", "末尾。"),
        ]);
    }

    #[test]
    fn sections_side_by_side_and_underlined_headings() {
        check(&[
            ("I", "One {.instructor}"),
            ("I", "---"),
            ("I", "a"),
            ("I", "## Two {#two .instructor}"),
            ("I", "b"),
            ("", ""),
            ("L", "Three"),
            ("L", "==="),
        ]);
    }

    #[test]
    fn a_heading_in_a_quotation_or_a_list_ends_no_section() {
        check(&[
            ("I", "## Notes {.instructor}"),
            ("I", "> ## Quoted"),
            ("I", "> secret"),
            ("I", ""),
            ("I", "- ## Listed"),
            ("I", "  secret"),
            ("I", ""),
            ("I", "secret"),
            ("L", "## Next"),
        ]);
    }

    #[test]
    fn what_only_looks_like_a_heading_opens_no_section() {
        check(&[("L", "```"), ("L", "## Notes {.instructor}"), ("L", "```"), ("L", "text {.instructor}")]);
        check(&[("L", "## Notes {.instructors}"), ("L", "text")]);
    }

    #[test]
    fn footnotes_and_addresses_belong_to_what_refers_to_them() {
        check(&[
            ("L", "See[^one] and [a][A], ![p]."),
            ("", ""),
            ("I", "## Notes {.instructor}"),
            ("I", "See[^two] and [c]."),
            ("", ""),
            ("L", "[^one]: For learners[^deep]."),
            ("", ""),
            ("B", "[a]: https://example.org/a"),
            ("B", "[p]: p.svg"),
            ("I", "[b]: https://example.org/b"),
            ("", ""),
            ("L", "## Sources"),
            ("", ""),
            ("I", "[^two]: For instructors."),
            ("", ""),
            ("L", "[^deep]: Deeper."),
            ("", ""),
            ("B", "[c]: https://example.org/c"),
        ]);
    }

    #[test]
    fn a_label_given_twice_and_a_footnote_nobody_reads_stay_where_they_are() {
        check(&[
            ("L", "See[^x]."),
            ("", ""),
            ("I", "## Notes {.instructor}"),
            ("I", "See[^x]."),
            ("", ""),
            ("I", "[^x]: secret"),
            ("", ""),
            ("I", "[^unread]: secret"),
            ("", ""),
            ("L", "## Sources"),
            ("", ""),
            ("L", "[^x]: known"),
            ("", ""),
            ("L", "[^alone]: known"),
        ]);
    }

    #[test]
    fn a_text_without_notes_is_left_alone_and_has_nothing_for_instructors() {
        let text = "## 一\n\n正文。\n";
        assert_eq!(for_audience(text, Audience::Learner), text);
        assert_eq!(for_audience(text, Audience::Instructor).trim(), "");
        assert_eq!(for_audience("", Audience::Instructor), "");
    }
}
