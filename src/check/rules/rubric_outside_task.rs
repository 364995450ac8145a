//! A row of a rubric that judges what its task does not assess.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::naming::quoted;
use crate::check::phrases::whole_list;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{ModuleIndex, Reference, Referrer, RequirementIndex};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "rubric-outside-task",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A row of a rubric whose `assesses` names a requirement that the task does not assess.",
            "评分细则某行的 `assesses` 写了任务本身不考核的条目。",
        ),
        matters: Phrase::new(
            "Only what the task names counts as assessed. Learners would lose marks for something the course says it does not examine here.",
            "只有任务写明的条目才算已考核。学员会因课程声称不在此处考核的内容而失分。",
        ),
        example: "assesses = [\"primary/1.1/a1\"]\nrubric = [ { criterion = { zh = \"…\", en = \"…\" }, marks = 100, assesses = [\"primary/1.1/a2\"] } ]",
        settle: Phrase::new(
            "Add the requirement to the `assesses` of the task, or correct the row.",
            "把该条目加入任务的 `assesses`，或改正该行。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let mut assessed: BTreeMap<(ModuleIndex, usize), BTreeSet<RequirementIndex>> = BTreeMap::new();
    for reference in &facts.linked.references {
        if let Referrer::Task(task) = reference.referrer {
            assessed.entry((reference.module, task)).or_default().extend(&reference.requirements);
        }
    }
    let nothing = BTreeSet::new();
    for reference in &facts.linked.references {
        let Referrer::Criterion(task, _) = reference.referrer else { continue };
        let assessed = assessed.get(&(reference.module, task)).unwrap_or(&nothing);
        // What names no requirement at all is another fault.
        if let Some(outside) = reference.requirements.iter().find(|requirement| !assessed.contains(requirement))
            && let Some(diagnostic) = judged(facts, reference, task, *outside)
        {
            diagnostics.push(diagnostic);
        }
    }
}

fn judged(facts: &Facts<'_>, reference: &Reference, task: usize, outside: RequirementIndex) -> Option<Diagnostic> {
    let linked = facts.linked;
    let task = linked.module(reference.module).assessment.tasks.get(task)?;
    let (id, local) = (&task.id.value, linked.requirements.get(outside.0)?.id.local());
    let words = Words::new(
        format!("this row judges `{local}`, which task `{id}` does not assess"),
        format!("该行评判 `{local}`，而任务 `{id}` 并不考核它"),
    );
    let assessed = whole_list(task.assesses.iter().map(|pattern| pattern.value.typed.as_str()));
    let quoted = quoted(&linked.requirement(outside).text);
    // Rows are long lines: the list of the task is named rather than shown, or the fault would be out of sight.
    Some(Diagnostic::new(&CODE, reference.pattern.span, words).at(quoted).help(Words::new(
        format!("the task assesses {}: add it there, or correct the row", assessed.en),
        format!("任务考核 {}：请在其中补上，或改正该行", assessed.zh),
    )))
}
