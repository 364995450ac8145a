//! Requirements of which a programme has one half: taught and not assessed, or assessed and not taught. They are told to
//! the modules that have that half. Which half is a fault, and in which words, is the business of the rules.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::gather::{at_places, first_references, in_doubt};
use super::naming::id_of;
use crate::coverage::{CoverageState, ProgrammeCoverage};
use crate::diag::{Code, Diagnostics};
use crate::language::Words;
use crate::link::{LinkState, Linked, ModuleIndex, Reference, RequirementIndex};

/// What a rule says of one half.
pub(super) struct Half {
    pub(super) code: &'static Code,
    /// The state of the requirements that are meant.
    pub(super) state: CoverageState,
    /// The module of a programme that is told about a requirement.
    pub(super) module: fn(&Linked, &ProgrammeCoverage, RequirementIndex) -> Option<ModuleIndex>,
    /// Whether a reference is one of the half that is there.
    pub(super) is_meant: fn(&Reference) -> bool,
    /// The message about one requirement, by the ids of the module and of the requirement.
    pub(super) one: fn(&str, &str) -> Words,
    /// The message about several, by the id of the module and their number.
    pub(super) several: fn(&str, usize) -> Words,
    /// What to do.
    pub(super) help: fn() -> Words,
}

/// Finds the requirements that have one half only.
pub(super) fn find(half: &Half, facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let modules = modules(half, facts);
    if modules.is_empty() {
        return;
    }
    let is_meant = |reference: &Reference| (half.is_meant)(reference) && reference.state == LinkState::Covers;
    let named = first_references(linked, is_meant);
    for (module, requirements) in modules {
        let id = linked.module(module).id.as_str();
        let message = match requirements.first() {
            Some(only) if requirements.len() == 1 => (half.one)(id, &id_of(linked, *only)),
            _ => (half.several)(id, requirements.len()),
        };
        let place = |index: &RequirementIndex| Some((named.get(&(module, *index))?.pattern.span, *index));
        if let Some(diagnostic) = at_places(linked, (half.code, message), requirements.iter().filter_map(place)) {
            diagnostics.push(diagnostic.help((half.help)()));
        }
    }
}

/// The modules that are told, with the requirements they are told about.
fn modules(half: &Half, facts: &Facts<'_>) -> BTreeMap<ModuleIndex, BTreeSet<RequirementIndex>> {
    let in_doubt = in_doubt(facts.linked);
    let mut modules: BTreeMap<ModuleIndex, BTreeSet<RequirementIndex>> = BTreeMap::new();
    for coverage in facts.coverage.programmes.iter().filter(|coverage| !coverage.courses.is_empty()) {
        for (index, state) in &coverage.states {
            if *state != half.state || in_doubt.contains(index) {
                continue;
            }
            if let Some(module) = (half.module)(facts.linked, coverage, *index) {
                modules.entry(module).or_default().insert(*index);
            }
        }
    }
    modules
}
