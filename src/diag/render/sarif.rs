//! Messages as SARIF 2.1.0 (OASIS, 2020), for services that show findings beside the text.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Label, Severity};
use crate::language::Language;
use crate::source::Sources;

pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, language: Language) -> String {
    let codes: BTreeMap<&str, _> =
        diagnostics.iter().map(|diagnostic| (diagnostic.code.slug, diagnostic.code)).collect();
    let rules: Vec<Value> = codes
        .values()
        .map(|code| {
            json!({
                "id": code.slug,
                "shortDescription": { "text": code.explanation.finds.get(language) },
                "fullDescription": { "text": code.explanation.matters.get(language) },
                "help": { "text": code.explanation.settle.get(language) },
                "defaultConfiguration": { "level": level(code.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, sources, language)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "curricle", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Allow => "none",
    }
}

fn result(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let mut text = diagnostic.message.get(language).to_owned();
    for help in &diagnostic.helps {
        text.push('\n');
        text.push_str(help.get(language));
    }
    let place = |label: &Label| location(label, sources, language);
    json!({
        "ruleId": diagnostic.code.slug,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": diagnostic.labels.iter().take(1).map(place).collect::<Vec<_>>(),
        "relatedLocations": diagnostic.labels.iter().skip(1).map(place).collect::<Vec<_>>(),
    })
}

fn location(label: &Label, sources: &Sources, language: Language) -> Value {
    let (line, column) = sources.line_column(label.span.file, label.span.start);
    let (end_line, end_column) = sources.line_column(label.span.file, label.span.end);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&sources.file(label.span.file).path) },
            "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
        },
    });
    let words = label.words.get(language);
    if !words.is_empty() {
        location["message"] = json!({ "text": words });
    }
    location
}

/// A path as a relative reference: what is not plain ASCII is percent-encoded, as RFC 3986 asks.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
