//! Messages for people, in the manner of the best compilers: the author's own lines, underlined.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Colour, Look};
use crate::diag::{Diagnostic, Label, Severity};
use crate::language::{Language, Phrase};
use crate::source::{FileId, Sources};

pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, look: Look) -> String {
    let renderer = match look.colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(look.columns);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, sources, look)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, look: Look) -> Group<'a> {
    let language = look.language;
    let word = diagnostic.severity.word().get(language);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(word),
        Severity::Warning | Severity::Allow => Level::WARNING.with_name(word),
    };
    let title = level.primary_title(diagnostic.message.get(language)).id(diagnostic.code.slug);
    let mut group = Group::with_title(title);
    for (file, labels) in snippets(&diagnostic.labels, sources, look.columns) {
        group = group.element(snippet(file, &labels, diagnostic, sources, language));
    }
    let help = Level::HELP.with_name(Phrase::new("help", "建议").get(language));
    for words in &diagnostic.helps {
        group = group.element(help.clone().message(words.get(language)));
    }
    group
}

/// Labels that are drawn together: those of one file, the file of the fault first. A label far to the right of another
/// is drawn apart, because one drawing cuts all its lines at the same columns.
fn snippets<'a>(labels: &'a [Label], sources: &Sources, columns: usize) -> Vec<(FileId, Vec<&'a Label>)> {
    let mut drawn: Vec<(FileId, usize, Vec<&Label>)> = Vec::new();
    for label in labels {
        let file = label.span.file;
        let column = sources.line_column(file, label.span.start).1;
        match drawn.iter_mut().find(|(other, near, _)| *other == file && near.abs_diff(column) <= columns / 2) {
            Some((_, _, list)) => list.push(label),
            None => drawn.push((file, column, vec![label])),
        }
    }
    drawn.into_iter().map(|(file, _, list)| (file, list)).collect()
}

fn snippet<'a>(
    file: FileId,
    labels: &[&'a Label],
    diagnostic: &Diagnostic,
    sources: &'a Sources,
    language: Language,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.file(file);
    let window = window(&source.text, labels);
    let line = source.text[..window.start].matches('\n').count() + 1;
    let mut snippet = Snippet::source(&source.text[window.clone()]).path(source.path.as_str()).line_start(line);
    for label in labels {
        let primary = diagnostic.labels.first().is_some_and(|first| first == *label);
        let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let limit = window.len();
        let start = label.span.start.saturating_sub(window.start).min(limit);
        let end = label.span.end.saturating_sub(window.start).clamp(start, limit);
        let words = label.words.get(language);
        let annotation = kind.span(start..end);
        snippet = snippet.annotation(if words.is_empty() { annotation } else { annotation.label(words) });
    }
    snippet
}

/// The lines that the labels touch: drawing need not look at the rest of a long file.
fn window(text: &str, labels: &[&Label]) -> Range<usize> {
    let first = labels.iter().map(|label| label.span.start).min().unwrap_or(0).min(text.len());
    let last = labels.iter().map(|label| label.span.end).max().unwrap_or(0).min(text.len());
    let start = text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |place| place + 1);
    let end = text.get(last..).and_then(|after| after.find('\n')).map_or(text.len(), |place| last + place);
    start..end.max(start)
}
