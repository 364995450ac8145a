//! Linked and coverage to opinions: one rule, one file, one code. Rules read facts and add diagnostics; they change
//! nothing, and no number in a report depends on them.

mod ancestry;
mod editions;
mod files;
mod gather;
mod halves;
mod missing;
mod naming;
mod phrases;
pub mod rules;
mod undefined;

use crate::coverage::Coverage;
use crate::diag::{Code, Diagnostics};
use crate::link::Linked;
use crate::source::Sources;

/// Everything a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The model with its references looked up.
    pub linked: &'a Linked,
    /// What is covered.
    pub coverage: &'a Coverage,
    /// The files, for their paths and for assets.
    pub sources: &'a Sources,
    /// The date against which waivers are measured, as `2026-11-01`.
    pub date: Option<&'a str>,
}

/// A rule: a code and what finds it.
#[derive(Debug)]
pub struct Rule {
    /// Its code, with the explanation.
    pub code: &'static Code,
    /// Adds a diagnostic for everything it finds.
    pub find: fn(&Facts<'_>, &mut Diagnostics),
}

/// Runs every rule.
pub fn run(diagnostics: &mut Diagnostics, facts: &Facts<'_>) {
    for rule in rules::RULES {
        (rule.find)(facts, diagnostics);
    }
}
