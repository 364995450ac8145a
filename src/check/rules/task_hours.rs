//! Practical tasks that take longer than the practice of their module.

use crate::check::phrases::plain;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{ClassHours, Module};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "task-hours",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A module whose practical tasks take more class hours than its practice.",
            "实操任务学时之和超过实训学时的模块。",
        ),
        matters: Phrase::new(
            "Tasks are done within the practice. A timetable made from these hours leaves learners no time to finish.",
            "实操任务在实训学时内完成。按这样的学时排课，学员没有时间做完。",
        ),
        example: "index.zh.md: hours = { theory = 2, practice = 1 }\nassessment.toml: [[tasks]] … hours = 2",
        settle: Phrase::new("Give the module more practice, or shorten a task.", "增加模块的实训学时，或缩短任务。"),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for module in facts.linked.model.courses.iter().flat_map(|course| &course.modules) {
        if let Some(diagnostic) = in_module(module) {
            diagnostics.push(diagnostic);
        }
    }
}

fn in_module(module: &Module) -> Option<Diagnostic> {
    let hours: Vec<_> = module.assessment.tasks.iter().filter_map(|task| task.hours.as_ref()).collect();
    let sum: ClassHours = hours.iter().map(|hours| hours.value).sum();
    if sum <= module.hours.practice {
        return None;
    }
    let (first, others) = hours.split_first()?;
    let (id, sum, practice) = (&module.id, plain(sum.number()), plain(module.hours.practice.number()));
    let words = Words::new(
        format!("the tasks of module `{id}` take {sum} class hours, its practice only {practice}"),
        format!("模块 `{id}` 的任务共需 {sum} 学时，实训学时只有 {practice}"),
    );
    let diagnostic = Diagnostic::new(&CODE, first.span, words);
    let diagnostic =
        others.iter().fold(diagnostic, |diagnostic, hours| diagnostic.also(hours.span, Words::new("", "")));
    let place = module.hours_span.unwrap_or(module.span);
    Some(diagnostic.also(place, Words::new("the hours of the module", "模块的学时")))
}
