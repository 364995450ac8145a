//! A practical task that does not say how it is marked.

use crate::check::naming::quoted;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "task-without-rubric",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new("A practical task without a rubric.", "没有评分细则的实操任务。"),
        matters: Phrase::new(
            "Without one every examiner marks by their own measure, and learners do not know what counts.",
            "没有评分细则，考评员各凭各的尺度，学员也不知道看重什么。",
        ),
        example: "[[tasks]]\nid = \"t1\"\ntitle = { zh = \"…\", en = \"…\" }\nmarks = 100",
        settle: Phrase::new(
            "Add `rubric` with a row for each thing that is judged; the marks of the rows add to those of the task.",
            "补上 `rubric`，每个评分项一行，各行分值之和等于任务总分。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for task in modules.flat_map(|module| &module.assessment.tasks).filter(|task| task.rubric.is_empty()) {
        let id = &task.id.value;
        let words = Words::new(format!("task `{id}` has no rubric"), format!("任务 `{id}` 没有评分细则"));
        diagnostics.push(
            Diagnostic::new(&CODE, task.id.span, words)
                .at(quoted(&task.title))
                .help(Words::new("say what is judged, and for how many marks", "请写明评分项与分值")),
        );
    }
}
