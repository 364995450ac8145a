//! Where markup came from. Bodies of authors carry comments with the place of each block in its file, so that a problem
//! the typesetter finds is told at the author's line; a problem elsewhere is told at the line of the template that wrote
//! it.

use std::fmt::Write;
use std::ops::Range;

use crate::source::{FileId, Sources, Span};
use crate::templates::Template;

/// Ends what came from a body.
pub(super) const END: &str = "/*@*/";

/// Writes where in a file the following block stands.
pub(super) fn mark(out: &mut String, file: u32, byte: usize) {
    let _ = write!(out, "/*@{file}:{byte}*/");
}

/// The author's place that a place in markup came from; `None` when a template wrote it.
pub(super) fn author(markup: &str, at: usize) -> Option<Span> {
    let before = markup.get(..at)?;
    let start = before.rfind("/*@")?;
    let (file, byte) = before[start + 3..].split_once("*/")?.0.split_once(':')?;
    let byte = byte.parse().ok()?;
    Some(Span { file: FileId(file.parse().ok()?), start: byte, end: byte })
}

/// The line of markup at a place.
pub(super) fn line<'a>(markup: &'a str, at: &Range<usize>) -> Option<&'a str> {
    let start = markup.get(..at.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    markup[start..].lines().next().map(str::trim)
}

/// The line of a template that most likely wrote a line of markup: the one whose fixed parts stand in it in the same
/// order and are the longest together.
pub(super) fn template<'a>(
    sources: &Sources,
    templates: impl IntoIterator<Item = &'a Template>,
    line: &str,
) -> Option<Span> {
    let mut best: Option<(usize, Span)> = None;
    for template in templates {
        let mut offset = 0;
        for candidate in sources.file(template.file).text.split_inclusive('\n') {
            let text = candidate.trim();
            if let Some(length) = likeness(text, line).filter(|length| best.is_none_or(|(most, _)| *length > most)) {
                let start = offset + candidate.len() - candidate.trim_start().len();
                best = Some((length, Span::new(template.file, start..start + text.len())));
            }
            offset += candidate.len();
        }
    }
    best.map(|(_, span)| span)
}

/// How many characters of a line of a template stand in a line of markup; `None` when some of its fixed text does not.
fn likeness(template: &str, line: &str) -> Option<usize> {
    let mut rest = line;
    let mut length = 0;
    for part in fixed(template) {
        rest = rest.split_once(part)?.1;
        length += part.len();
    }
    (length > 0).then_some(length)
}

/// The parts of a line of a template that are written as they are.
fn fixed(template: &str) -> impl Iterator<Item = &str> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let open = ["<<", "<%", "<#"].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
        let part = &rest[..open];
        let tag = &rest[open..];
        let close = [">>", "%>", "#>"].iter().filter_map(|mark| tag.find(mark)).min();
        rest = close.map_or("", |at| &tag[at + 2..]);
        Some(part)
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_body_is_the_authors() {
        let markup = "#let x = 1\n/*@3:120*/#\"a\";\n\n/*@3:140*/#strong[b];/*@*/\n#y";
        let at = |needle| author(markup, markup.find(needle).unwrap_or(0));
        assert_eq!(at("#\"a").map(|span| (span.file.0, span.start)), Some((3, 120)));
        assert_eq!(at("#strong").map(|span| (span.file.0, span.start)), Some((3, 140)));
        assert_eq!(at("#y"), None);
        assert_eq!(at("#let"), None);
    }

    #[test]
    fn a_line_is_like_the_template_that_wrote_it() {
        assert_eq!(likeness("= << title >> <% if x %>#foo()", "= #\"T\"; #foo()"), Some(7));
        assert_eq!(likeness("#bar()", "= #\"T\"; #foo()"), None);
        assert_eq!(likeness("<% if x %>", "anything"), None);
    }
}
