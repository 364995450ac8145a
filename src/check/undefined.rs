//! Ids of levels and directions that no standard defines: the places where they are named, walked once for both. What is
//! said of them stands in the rules.

use std::collections::BTreeSet;

use super::Facts;
use super::phrases::whole_list;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::language::Words;
use crate::model::{Course, Module, Service, Standard};
use crate::source::{Span, Spanned};

/// One kind of id: who defines it, who names it, and what is said of one that is not defined.
pub(super) struct Ids {
    pub(super) code: &'static Code,
    /// The ids that a standard defines, in its order.
    pub(super) defined: fn(&Standard) -> Vec<&str>,
    /// The ids that a standard names elsewhere.
    pub(super) in_standard: fn(&Standard) -> Vec<&Spanned<String>>,
    /// The ids that a course serves.
    pub(super) in_service: fn(&Service) -> &[Spanned<String>],
    /// The ids that a module is meant for.
    pub(super) in_module: fn(&Module) -> &[Spanned<String>],
    /// The message, by who should define the id and the id.
    pub(super) message: fn(Definer<'_>, &str) -> Words,
    /// The help, by the list of what is defined, if anything is.
    pub(super) help: fn(Option<Words>) -> Words,
}

/// Who should define an id.
#[derive(Debug, Clone, Copy)]
pub(super) enum Definer<'a> {
    /// The standard in which it is named.
    ThisStandard,
    /// The standard of this slug.
    Standard(&'a str),
    /// One of the standards that the course serves.
    AnyServed,
}

/// Finds the ids that are not defined.
pub(super) fn find(ids: &Ids, facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let model = &facts.linked.model;
    for standard in &model.standards {
        let known = defined(ids, [standard]);
        // The id of a whole file is written once and inherited by all that stands in it.
        let mut seen: BTreeSet<Span> = BTreeSet::new();
        let named = (ids.in_standard)(standard).into_iter().filter(|id| seen.insert(id.span));
        report(ids, Definer::ThisStandard, &known, named, diagnostics);
    }
    for course in &model.courses {
        in_course(ids, &model.standards, course, diagnostics);
    }
}

fn in_course(ids: &Ids, standards: &[Standard], course: &Course, diagnostics: &mut Diagnostics) {
    let mut served = Vec::new();
    for service in &course.serves {
        let Some(standard) = standards.iter().find(|standard| standard.slug == service.standard.value) else {
            continue;
        };
        served.push(standard);
        let known = defined(ids, [standard]);
        report(ids, Definer::Standard(&standard.slug), &known, (ids.in_service)(service), diagnostics);
    }
    // Of standards that are not here nobody can say what they define.
    if served.is_empty() || served.len() < course.serves.len() {
        return;
    }
    let known = defined(ids, served);
    let named = course.modules.iter().flat_map(|module| (ids.in_module)(module));
    report(ids, Definer::AnyServed, &known, named, diagnostics);
}

/// The ids that standards define, each once.
fn defined<'a>(ids: &Ids, standards: impl IntoIterator<Item = &'a Standard>) -> Vec<&'a str> {
    let mut known = Vec::new();
    for id in standards.into_iter().flat_map(|standard| (ids.defined)(standard)) {
        if !known.contains(&id) {
            known.push(id);
        }
    }
    known
}

fn report<'a>(
    ids: &Ids,
    definer: Definer<'_>,
    known: &[&str],
    named: impl IntoIterator<Item = &'a Spanned<String>>,
    diagnostics: &mut Diagnostics,
) {
    for id in named.into_iter().filter(|id| !known.contains(&id.value.as_str())) {
        let list = (!known.is_empty()).then(|| whole_list(known.iter().copied()));
        let diagnostic = Diagnostic::new(ids.code, id.span, (ids.message)(definer, &id.value));
        diagnostics.push(diagnostic.did_you_mean(&id.value, known.iter().copied()).help((ids.help)(list)));
    }
}
