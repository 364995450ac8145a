//! The stages in order, and where to stop: the only place that knows both. Reading and checking always run on whatever
//! is left, so one broken module does not hide a gap elsewhere; nothing is rendered while there is an error.

use std::path::Path;

use crate::check::{self, Facts};
use crate::coverage::{self, Coverage};
use crate::diag::{Code, Diagnostics, Severity};
use crate::link::{self, Linked};
use crate::source::Sources;
use crate::{load, lower, parse};

/// A workspace, read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The files.
    pub sources: Sources,
    /// The model with its references looked up.
    pub linked: Linked,
    /// What is covered.
    pub coverage: Coverage,
    /// Everything found on the way, with the severities of the house.
    pub diagnostics: Diagnostics,
}

/// Reads and checks a workspace. `date` (as `2026-11-01`) takes the place of the workspace's own date.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn check(root: &Path, date: Option<&str>) -> anyhow::Result<Checked> {
    let mut diagnostics = Diagnostics::default();
    let sources = load::workspace(&mut diagnostics, root)?;
    Ok(check_sources(sources, diagnostics, date))
}

/// Checks files that are in memory already.
pub fn check_sources(sources: Sources, mut diagnostics: Diagnostics, date: Option<&str>) -> Checked {
    let raw = parse::all(&mut diagnostics, &sources);
    let model = lower::all(&mut diagnostics, raw);
    let linked = link::link(model);
    let date = date.or(linked.model.workspace.date.as_ref().map(|date| date.value.as_str()));
    let coverage = coverage::measure(&linked, date);
    let facts = Facts { linked: &linked, coverage: &coverage, sources: &sources, date };
    check::run(&mut diagnostics, &facts);
    apply_policy(&mut diagnostics, &linked);
    Checked { sources, linked, coverage, diagnostics }
}

/// The house may change the severity of a rule, never that of a file that cannot be understood.
fn apply_policy(diagnostics: &mut Diagnostics, linked: &Linked) {
    let severities = &linked.model.workspace.policy.severities;
    let is_rule = |code: &Code| check::rules::RULES.iter().any(|rule| rule.code == code);
    for diagnostic in diagnostics.iter_mut() {
        if let Some(word) = severities.get(diagnostic.code.slug).filter(|_| is_rule(diagnostic.code)) {
            diagnostic.severity = match word.value.as_str() {
                "allow" => Severity::Allow,
                "warning" => Severity::Warning,
                _ => Severity::Error,
            };
        }
    }
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Allow);
}

/// Every code of every stage, by slug.
pub fn codes() -> Vec<&'static Code> {
    let stages = [load::CODES, parse::codes::CODES, lower::codes::CODES];
    let mut codes: Vec<&Code> = stages.into_iter().flatten().copied().collect();
    codes.extend(check::rules::RULES.iter().map(|rule| rule.code));
    codes.sort_by_key(|code| code.slug);
    codes
}
