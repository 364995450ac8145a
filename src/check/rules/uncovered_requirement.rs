//! Requirements of a programme that no module teaches or assesses.

use std::collections::BTreeMap;

use crate::check::gather::in_doubt;
use crate::check::naming::{MOST_LABELS, also_all, id_of, place_of, programme, ranges};
use crate::check::{Facts, Rule};
use crate::coverage::{CoverageState, ProgrammeCoverage};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{Linked, RequirementIndex};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "uncovered-requirement",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Requirements of a programme that no module teaches or assesses, task by task; only in programmes that some course serves.",
            "方案中既未教也未考的条目，按工作内容逐项列出；只检查有课程服务的方案。",
        ),
        matters: Phrase::new(
            "A learner who completes the programme has met them nowhere, and the official assessment may ask for them.",
            "学完该方案的学员从未接触这些条目，而评价考核可能会考到。",
        ),
        example: "# standards/digital-manager/primary.toml requires primary/1.1/a3; no module claims it",
        settle: Phrase::new(
            "Claim them where they are taught and assess them, write a module with `curricle new module --for ID…`, or waive them with a reason and a date.",
            "在讲授之处声明对应并加以考核，或用 `curricle new module --for ID…` 新建模块，或写明理由与期限予以豁免。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let in_doubt = in_doubt(facts.linked);
    for coverage in facts.coverage.programmes.iter().filter(|coverage| !coverage.courses.is_empty()) {
        let mut tasks: BTreeMap<(usize, usize), Vec<RequirementIndex>> = BTreeMap::new();
        for (index, state) in &coverage.states {
            if *state == CoverageState::Uncovered && !in_doubt.contains(index) {
                let place = &facts.linked.requirements[index.0];
                tasks.entry((place.function, place.task)).or_default().push(*index);
            }
        }
        for uncovered in tasks.values() {
            diagnostics.push_all(one(facts.linked, coverage, uncovered));
        }
    }
}

fn one(linked: &Linked, coverage: &ProgrammeCoverage, uncovered: &[RequirementIndex]) -> Option<Diagnostic> {
    let (first, others) = uncovered.split_first()?;
    let name = programme(linked, coverage);
    let number = &linked.task_of(*first).number.value;
    let message = match uncovered.len() {
        1 => {
            let id = id_of(linked, *first);
            Words::new(
                format!("no module of `{name}` teaches or assesses `{id}`"),
                format!("`{name}` 中没有模块讲授或考核 `{id}`"),
            )
        }
        count => Words::new(
            format!("no module of `{name}` teaches or assesses {count} requirements of task {number}"),
            format!("`{name}` 中没有模块讲授或考核工作内容 {number} 的 {count} 个条目"),
        ),
    };
    let item = |index: &RequirementIndex| {
        let id = id_of(linked, *index);
        Words::new(format!("`{id}`"), format!("`{id}`"))
    };
    let places = others.iter().take(MOST_LABELS - 1).map(|index| (place_of(linked, *index), item(index)));
    let mut diagnostic = Diagnostic::new(&CODE, place_of(linked, *first), message);
    if !others.is_empty() {
        diagnostic = also_all(diagnostic.at(item(first)), places);
    }
    if let more @ 1.. = uncovered.len().saturating_sub(MOST_LABELS) {
        diagnostic = diagnostic.help(Words::new(format!("and {more} more"), format!("另有 {more} 个")));
    }
    let command = format!("curricle new module --for {}", wanted(linked, uncovered));
    Some(diagnostic.help(Words::new(
        format!("claim them in a module, or begin one: `{command}`"),
        format!("在模块中声明对应，或新建模块：`{command}`"),
    )))
}

/// The requirements as arguments of a command: the whole task, or the ranges of it.
fn wanted(linked: &Linked, uncovered: &[RequirementIndex]) -> String {
    let Some(first) = uncovered.first() else { return String::new() };
    let (task, id) = (linked.task_of(*first), &linked.requirements[first.0].id);
    if task.abilities.len() + task.knowledge.len() == uncovered.len() && uncovered.len() > 1 {
        return format!("{}/{}/{}/*", id.standard, id.scope(), id.task);
    }
    let ranges = ranges(linked, uncovered);
    ranges.iter().map(|range| format!("{}/{range}", id.standard)).collect::<Vec<_>>().join(" ")
}
