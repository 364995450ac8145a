//! A rubric whose rows do not add to the marks of its task.

use crate::check::phrases::plain;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

/// Marks are given in halves and quarters at the finest; sums of fractions are never quite exact.
const ROUNDING: f64 = 1e-6;

static CODE: Code = Code {
    slug: "rubric-marks",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A practical task whose rubric rows do not add to the marks of the task.",
            "评分细则各行分值之和不等于任务总分的实操任务。",
        ),
        matters: Phrase::new(
            "A flawless piece of work would earn more or fewer marks than the task promises, and two examiners would settle it in two ways.",
            "完美的成果所得的分数会多于或少于任务总分，不同考评员也会各有各的处理。",
        ),
        example: "marks = 100\nrubric = [\n  { criterion = { zh = \"…\", en = \"…\" }, marks = 40 },\n  { criterion = { zh = \"…\", en = \"…\" }, marks = 50 },\n]",
        settle: Phrase::new(
            "Correct the marks of a row or of the task, or add the row that is missing.",
            "改正某一行或任务的分值，或补上遗漏的行。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for task in modules.flat_map(|module| &module.assessment.tasks).filter(|task| !task.rubric.is_empty()) {
        let sum: f64 = task.rubric.iter().map(|row| row.marks.value).sum();
        if (sum - task.marks.value).abs() <= ROUNDING {
            continue;
        }
        let (id, sum, marks) = (&task.id.value, plain(sum), plain(task.marks.value));
        let words = Words::new(
            format!("the rubric of task `{id}` adds to {sum} marks, not {marks}"),
            format!("任务 `{id}` 的评分细则合计 {sum} 分，不是 {marks} 分"),
        );
        let diagnostic = Diagnostic::new(&CODE, task.marks.span, words).at(Words::new("the task", "任务总分"));
        diagnostics.push(
            task.rubric.iter().fold(diagnostic, |diagnostic, row| diagnostic.also(row.marks.span, Words::new("", ""))),
        );
    }
}
