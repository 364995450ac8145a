//! Requirements that a module teaches and nothing assesses.

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
    slug: "unassessed-requirement",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Requirements that a programme teaches and never assesses, shown in the module that goes deepest into them.",
            "方案中已教而从未考核的条目，在讲得最深的模块处列出。",
        ),
        matters: Phrase::new(
            "Nobody learns whether the teaching has worked; a programme that only talks about a requirement does not cover it.",
            "无从知道教学是否有效；只讲不考的条目不算覆盖。",
        ),
        example: "## 角色与权限 {#roles covers=\"primary/1.1/a4\"}   # no question or task assesses primary/1.1/a4",
        settle: Phrase::new(
            "Write a question or a practical task that assesses them, in this module or in a later one of the programme.",
            "在本模块或方案中其后的模块编写考核这些条目的试题或实操任务。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let in_doubt = in_doubt(linked);
    let mut modules: BTreeMap<ModuleIndex, BTreeSet<RequirementIndex>> = BTreeMap::new();
    for coverage in facts.coverage.programmes.iter().filter(|coverage| !coverage.courses.is_empty()) {
        let concerned =
            |index: &RequirementIndex, state| state == CoverageState::TaughtOnly && !in_doubt.contains(index);
        for (index, _) in coverage.states.iter().filter(|(index, state)| concerned(index, **state)) {
            let links = linked.links.get(index).into_iter().flat_map(|links| links.values());
            let in_programme = links.filter(|link| coverage.has_module(link.module));
            if let Some(deepest) = in_programme.max_by_key(|link| (link.depth, link.module)) {
                modules.entry(deepest.module).or_default().insert(*index);
            }
        }
    }
    if modules.is_empty() {
        return;
    }
    let claims = first_references(linked, |reference| reference.is_claim() && reference.state == LinkState::Covers);
    for (module, requirements) in modules {
        let reference = |index: &RequirementIndex| Some((claims.get(&(module, *index))?.pattern.span, *index));
        let message = message(linked, module, &requirements);
        if let Some(diagnostic) = at_places(linked, (&CODE, message), requirements.iter().filter_map(reference)) {
            diagnostics.push(diagnostic.help(Words::new(
                "write a question or a practical task that assesses this, here or in a later module",
                "在本模块或之后的模块编写试题或实操任务加以考核",
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
                format!("module `{id}` teaches `{only}`, which nothing assesses"),
                format!("模块 `{id}` 讲授 `{only}`，但没有任何考核"),
            )
        }
        _ => {
            let count = requirements.len();
            Words::new(
                format!("module `{id}` teaches {count} requirements that nothing assesses"),
                format!("模块 `{id}` 讲授的 {count} 个条目没有任何考核"),
            )
        }
    }
}
