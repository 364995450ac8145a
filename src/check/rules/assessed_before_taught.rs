//! A question or a practical task that comes before the teaching of what it assesses.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::ancestry::Ancestry;
use crate::check::gather::first_references;
use crate::check::naming::{also_all, ids_of, referring};
use crate::check::{Facts, Rule};
use crate::coverage::ProgrammeCoverage;
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{AssessmentItem, LinkState, Linked, ModuleIndex, Reference, Referrer, RequirementIndex};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "assessed-before-taught",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A question or a practical task of a module that assesses what is taught only in modules that depend on it.",
            "模块中的试题或实操任务，其考核内容只在以该模块为先修的模块中讲授。",
        ),
        matters: Phrase::new(
            "Learners meet the question before anybody has taught them the answer, and no order of the modules can mend that.",
            "学员答题时还没有学过；无论怎样排序都无法弥补。",
        ),
        example: "# `backup` has prerequisites = [\"install\"]; only `backup` covers primary/2.1/k1\n# install/assessment.toml\nassesses = [\"primary/2.1/k1\"]",
        settle: Phrase::new(
            "Move the question to the module that teaches it or to a later one, or teach the requirement earlier.",
            "将其移到讲授该内容的模块或之后的模块，或提前讲授。",
        ),
    },
};

/// What assesses too early, and for each requirement a module that teaches it later.
type Early = BTreeMap<(ModuleIndex, AssessmentItem), BTreeMap<RequirementIndex, ModuleIndex>>;

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let mut ancestry = Ancestry::new(linked);
    let mut early = Early::new();
    for coverage in &facts.coverage.programmes {
        gather(linked, coverage, &mut ancestry, &mut early);
    }
    if early.is_empty() {
        return;
    }
    let claims = first_references(linked, |reference| reference.is_claim() && reference.state == LinkState::Covers);
    for ((module, item), requirements) in early {
        let references = linked.references.iter().filter(|reference| {
            reference.module == module
                && is_of(reference, item)
                && reference.requirements.iter().any(|index| requirements.contains_key(index))
        });
        let later = requirements.iter().filter_map(|(index, later)| claims.get(&(*later, *index))).copied();
        let requirements: Vec<RequirementIndex> = requirements.keys().copied().collect();
        diagnostics.push_all(one(linked, &requirements, &references.collect::<Vec<_>>(), later));
    }
}

fn gather(linked: &Linked, coverage: &ProgrammeCoverage, ancestry: &mut Ancestry<'_>, early: &mut Early) {
    for index in coverage.states.keys() {
        let Some(links) = linked.links.get(index) else { continue };
        let teaching: Vec<ModuleIndex> = links.keys().copied().filter(|module| coverage.has_module(*module)).collect();
        let Some(first) = teaching.first() else { continue };
        for link in linked.assessments.get(index).into_iter().flatten() {
            if !coverage.has_module(link.module) || teaching.contains(&link.module) {
                continue;
            }
            if teaching.iter().all(|teaching| ancestry.comes_after(*teaching, link.module)) {
                early.entry((link.module, link.item)).or_default().insert(*index, *first);
            }
        }
    }
}

fn is_of(reference: &Reference, item: AssessmentItem) -> bool {
    match (reference.referrer, item) {
        (Referrer::Question(one), AssessmentItem::Question(other)) => one == other,
        (Referrer::Task(one), AssessmentItem::Task(other)) => one == other,
        _ => false,
    }
}

fn one<'a>(
    linked: &Linked,
    requirements: &[RequirementIndex],
    references: &[&Reference],
    later: impl Iterator<Item = &'a Reference>,
) -> Option<Diagnostic> {
    let (first, others) = references.split_first()?;
    let (who, ids) = (referring(linked, first), ids_of(linked, requirements));
    let what = if requirements.len() == 1 { "it is" } else { "they are" };
    let message = Words::new(
        format!("{} {} before {what} taught", who.en, ids.en),
        format!("{} {}，但此时尚未讲授", who.zh, ids.zh),
    );
    let before = &linked.module(first.module).id;
    let others = others.iter().map(|other| (other.pattern.span, Words::new("and here", "此处相同")));
    let mut shown = BTreeSet::new();
    let taught = later.filter(|reference| shown.insert(reference.pattern.span)).map(|reference| {
        let id = &linked.module(reference.module).id;
        let words = Words::new(
            format!("taught in `{id}`, which comes after `{before}`"),
            format!("在 `{id}` 中讲授，而它排在 `{before}` 之后"),
        );
        (reference.pattern.span, words)
    });
    let diagnostic = also_all(Diagnostic::new(&CODE, first.pattern.span, message), others);
    Some(also_all(diagnostic, taught).help(Words::new(
        format!("move it to a module that comes later, or teach the requirement in `{before}` or before it"),
        format!("移到之后的模块，或在 `{before}` 或更早的模块中讲授"),
    )))
}
