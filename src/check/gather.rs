//! References that are one fault to an author, brought together: the same id on the heading in both languages, or in a
//! task and in its rubric.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{MOST_LABELS, also_all, shown};
use crate::diag::{Code, Diagnostic};
use crate::language::Words;
use crate::link::{LinkState, Linked, ModuleIndex, Reference, RequirementIndex};
use crate::source::Span;

/// The references that a test picks, those of one module with one text together; claims and assessments apart.
pub(super) fn alike(linked: &Linked, is_meant: impl Fn(&Reference) -> bool) -> Vec<Vec<&Reference>> {
    let mut found: BTreeMap<(ModuleIndex, bool, &str), Vec<&Reference>> = BTreeMap::new();
    for reference in linked.references.iter().filter(|reference| is_meant(reference)) {
        let key = (reference.module, !reference.is_claim(), reference.pattern.value.typed.as_str());
        found.entry(key).or_default().push(reference);
    }
    found.into_values().collect()
}

/// Shows the places after the first where the same is written.
pub(super) fn also_written(diagnostic: Diagnostic, references: &[&Reference]) -> Diagnostic {
    let words = || Words::new("and here", "此处相同");
    also_all(diagnostic, references.iter().skip(1).map(|reference| (reference.pattern.span, words())))
}

/// The first reference by which each module names each requirement: claims, or assessments.
pub(super) fn first_references(
    linked: &Linked,
    is_meant: impl Fn(&Reference) -> bool,
) -> BTreeMap<(ModuleIndex, RequirementIndex), &Reference> {
    let mut found = BTreeMap::new();
    for reference in linked.references.iter().filter(|reference| is_meant(reference)) {
        for requirement in &reference.requirements {
            found.entry((reference.module, *requirement)).or_insert(reference);
        }
    }
    found
}

/// Requirements that somebody names in a way that is an error in this house: whether they are taught or assessed is not
/// known before that is settled.
pub(super) fn in_doubt(linked: &Linked) -> BTreeSet<RequirementIndex> {
    let severities = &linked.model.workspace.policy.severities;
    let is_error = |slug: &str| severities.get(slug).is_none_or(|severity| severity.value == "error");
    let fails = |state| match state {
        LinkState::Covers | LinkState::Orphaned => false,
        LinkState::Outdated => is_error("outdated-claim"),
        LinkState::Predated => is_error("predated-claim"),
        LinkState::Ambiguous => is_error("ambiguous-claim"),
        LinkState::Unwanted => is_error("unwanted-claim"),
    };
    let failing = linked.references.iter().filter(|reference| fails(reference.state));
    failing.flat_map(|reference| reference.requirements.iter().copied()).collect()
}

/// A message about requirements of a module, drawn where the module names them: each place with what it names.
pub(super) fn at_places(
    linked: &Linked,
    (code, message): (&'static Code, Words),
    named: impl IntoIterator<Item = (Span, RequirementIndex)>,
) -> Option<Diagnostic> {
    let mut places: BTreeMap<Span, Vec<RequirementIndex>> = BTreeMap::new();
    for (span, index) in named {
        places.entry(span).or_default().push(index);
    }
    let more = places.len().saturating_sub(MOST_LABELS);
    let mut places = places.into_iter().map(|(span, requirements)| (span, shown(linked, &requirements)));
    let (span, words) = places.next()?;
    let diagnostic = Diagnostic::new(code, span, message).at(words);
    let diagnostic = also_all(diagnostic, places.take(MOST_LABELS - 1));
    Some(match more {
        0 => diagnostic,
        _ => diagnostic.help(Words::new(format!("and {more} more places"), format!("另有 {more} 处"))),
    })
}
