//! Drawing of messages: for people at a terminal, and for machines. The only place that knows colour.

mod github;
mod human;
mod json;
mod sarif;

use super::{Diagnostic, Severity};
use crate::language::Language;
use crate::source::Sources;

/// How messages are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON document.
    Json,
    /// SARIF 2.1.0, for code-scanning services.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// Whether the terminal shows colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With colour.
    On,
    /// Without.
    Off,
}

/// How a person sees messages.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The language of messages.
    pub language: Language,
    /// Colour or not.
    pub colour: Colour,
    /// Columns of the terminal; a Chinese character takes two.
    pub columns: usize,
}

/// Draws messages.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, format: Format, look: Look) -> String {
    let shown: Vec<&Diagnostic> =
        diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Allow).collect();
    match format {
        Format::Human => human::render(&shown, sources, look),
        Format::Json => json::render(&shown, sources),
        Format::Sarif => sarif::render(&shown, sources, look.language),
        Format::Github => github::render(&shown, sources, look.language),
    }
}
