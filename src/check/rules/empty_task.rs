//! A task that asks for no ability, or a function that has no task.

use crate::check::naming::quoted;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Function, Task};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "empty-task",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A task without abilities, or a function without tasks.",
            "没有能力要求的工作内容，或没有工作内容的职业功能。",
        ),
        matters: Phrase::new(
            "There is nothing in it to be taught and assessed, so it counts as covered although nobody has learnt it.",
            "其中没有可教、可考的内容，因此即使无人学过也会算作已覆盖。",
        ),
        example: "[[functions.tasks]]\nno = \"1.2\"\ntitle = { zh = \"管理组织架构\", en = \"Manage the organisation structure\" }",
        settle: Phrase::new(
            "Write the abilities or the tasks; if the source does not have them, say so in a note of the provenance.",
            "补写能力要求或工作内容；如来源中没有，请在来源说明的备注中写明。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for function in facts.linked.model.standards.iter().flat_map(|standard| &standard.functions) {
        if function.tasks.is_empty() {
            diagnostics.push(without_tasks(function));
        }
        diagnostics_of_tasks(function, diagnostics);
    }
}

fn diagnostics_of_tasks(function: &Function, diagnostics: &mut Diagnostics) {
    for task in function.tasks.iter().filter(|task| task.abilities.is_empty()) {
        diagnostics.push(without_abilities(task));
    }
}

fn without_tasks(function: &Function) -> Diagnostic {
    let number = &function.number.value;
    let words = Words::new(format!("function `{number}` has no tasks"), format!("职业功能 `{number}` 没有工作内容"));
    Diagnostic::new(&CODE, function.number.span, words)
        .at(quoted(&function.title))
        .help(Words::new("add its `[[functions.tasks]]`", "请补上 `[[functions.tasks]]`"))
}

fn without_abilities(task: &Task) -> Diagnostic {
    let number = &task.number.value;
    let words = Words::new(format!("task `{number}` has no abilities"), format!("工作内容 `{number}` 没有能力要求"));
    Diagnostic::new(&CODE, task.number.span, words)
        .at(quoted(&task.title))
        .help(Words::new("add its `abilities`", "请补上 `abilities`"))
}
