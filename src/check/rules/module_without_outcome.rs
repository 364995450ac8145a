//! A module that does not say what its learners can do afterwards.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "module-without-outcome",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new("A module without `outcomes`.", "没有写 `outcomes` 的模块。"),
        matters: Phrase::new(
            "Outcomes tell learners what they work towards and instructors what to look for; a programme prints them for every module.",
            "学习成果告诉学员努力的方向，也告诉教师观察的要点；培训方案会为每个模块印出学习成果。",
        ),
        example: "+++\ntitle = \"配置组织架构\"\nlevels = [\"primary\"]\n+++",
        settle: Phrase::new(
            "Write two to five outcomes, each with a verb that can be observed, in every language's file.",
            "在各语言文件中写出两到五条学习成果，每条用可观察的动词。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for module in facts.linked.model.courses.iter().flat_map(|course| &course.modules) {
        if !module.outcomes.is_empty() {
            continue;
        }
        let id = &module.id;
        let words = Words::new(format!("module `{id}` has no outcomes"), format!("模块 `{id}` 没有学习成果"));
        diagnostics.push(Diagnostic::new(&CODE, module.span, words).help(Words::new(
            "add what a learner can show afterwards, as `outcomes = [\"…\"]`",
            "请写出学员学完后能做到什么，如 `outcomes = [\"…\"]`",
        )));
    }
}
