//! Messages as one JSON document, for editors and scripts.

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Label, Severity};
use crate::language::Words;
use crate::source::Sources;

pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let document = json!({
        "schema": "curricle/diagnostics/1",
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "diagnostics": diagnostics.iter().map(|diagnostic| one(diagnostic, sources)).collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn one(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    json!({
        "code": diagnostic.code.slug,
        "severity": diagnostic.severity.key(),
        "message": words(&diagnostic.message),
        "labels": diagnostic.labels.iter().map(|at| label(at, sources)).collect::<Vec<_>>(),
        "help": diagnostic.helps.iter().map(words).collect::<Vec<_>>(),
    })
}

fn words(words: &Words) -> Value {
    json!({ "en": words.en, "zh": words.zh })
}

fn label(label: &Label, sources: &Sources) -> Value {
    let (line, column) = sources.line_column(label.span.file, label.span.start);
    let (end_line, end_column) = sources.line_column(label.span.file, label.span.end);
    json!({
        "file": sources.file(label.span.file).path,
        "line": line, "column": column, "end_line": end_line, "end_column": end_column,
        "bytes": [label.span.start, label.span.end],
        "text": words(&label.words),
    })
}
