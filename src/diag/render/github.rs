//! Messages as workflow commands, which GitHub Actions shows beside the changed lines.

use crate::diag::{Diagnostic, Severity};
use crate::language::Language;
use crate::source::Sources;

pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, language: Language) -> String {
    diagnostics.iter().map(|diagnostic| one(diagnostic, sources, language)).collect()
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let command = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
    let mut message = diagnostic.message.get(language).to_owned();
    for help in &diagnostic.helps {
        message.push('\n');
        message.push_str(help.get(language));
    }
    let Some(label) = diagnostic.labels.first() else { return format!("::{command}::{}\n", data(&message)) };
    let (line, column) = sources.line_column(label.span.file, label.span.start);
    let (end_line, end_column) = sources.line_column(label.span.file, label.span.end);
    let file = property(&sources.file(label.span.file).path);
    let title = property(diagnostic.code.slug);
    format!(
        "::{command} file={file},line={line},endLine={end_line},col={column},endColumn={end_column},title={title}::{}\n",
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
