//! Requirements that a module assesses and none teaches.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::gather::{at_places, first_references, in_doubt};
use crate::check::naming::id_of;
use crate::check::{Facts, Rule};
use crate::coverage::CoverageState;
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Linked, ModuleIndex, RequirementIndex};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "untaught-requirement",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Requirements that a programme assesses and no module of it teaches.",
            "方案中已考核而没有模块讲授的条目。",
        ),
        matters: Phrase::new(
            "Learners are examined in what nobody taught them, or the teaching is there and the claim is missing.",
            "学员被考到没有教过的内容；或者其实教了，却没有声明对应。",
        ),
        example: "assesses = [\"primary/1.1/k7\"]   # no heading and no front matter claims primary/1.1/k7",
        settle: Phrase::new(
            "Claim it on the heading that teaches it, teach it, or take it out of the assessment.",
            "在讲授它的标题上声明对应，或补充讲授，或从考核中去掉。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let in_doubt = in_doubt(linked);
    let mut modules: BTreeMap<ModuleIndex, BTreeSet<RequirementIndex>> = BTreeMap::new();
    for coverage in facts.coverage.programmes.iter().filter(|coverage| !coverage.courses.is_empty()) {
        let concerned =
            |index: &RequirementIndex, state| state == CoverageState::AssessedOnly && !in_doubt.contains(index);
        for (index, _) in coverage.states.iter().filter(|(index, state)| concerned(index, **state)) {
            let mut links = linked.assessments.get(index).into_iter().flatten();
            if let Some(first) = links.find(|link| coverage.has_module(link.module)) {
                modules.entry(first.module).or_default().insert(*index);
            }
        }
    }
    if modules.is_empty() {
        return;
    }
    let assessed = first_references(linked, |reference| !reference.is_claim() && reference.state == LinkState::Covers);
    for (module, requirements) in modules {
        let reference = |index: &RequirementIndex| Some((assessed.get(&(module, *index))?.pattern.span, *index));
        let message = message(linked, module, &requirements);
        if let Some(diagnostic) = at_places(linked, (&CODE, message), requirements.iter().filter_map(reference)) {
            diagnostics.push(diagnostic.help(Words::new(
                "claim this where it is taught, or take it out of the assessment",
                "在讲授之处声明对应，或从考核中去掉",
            )));
        }
    }
}

fn message(linked: &Linked, module: ModuleIndex, requirements: &BTreeSet<RequirementIndex>) -> Words {
    let id = &linked.module(module).id;
    match requirements.first() {
        Some(only) if requirements.len() == 1 => {
            let only = id_of(linked, *only);
            Words::new(
                format!("module `{id}` assesses `{only}`, which no module teaches"),
                format!("模块 `{id}` 考核 `{only}`，但没有模块讲授"),
            )
        }
        _ => {
            let count = requirements.len();
            Words::new(
                format!("module `{id}` assesses {count} requirements that no module teaches"),
                format!("模块 `{id}` 考核的 {count} 个条目没有模块讲授"),
            )
        }
    }
}
