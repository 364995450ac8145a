//! A question that nobody can mark: it has no options, no key or no answer.

use crate::check::naming::quoted;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Question, QuestionAnswer, QuestionKind};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "question-without-key",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A choice without options, a true-false question without `key`, or a written question without `answer`.",
            "没有选项的选择题、没有 `key` 的判断题，或没有 `answer` 的简答题、案例题。",
        ),
        matters: Phrase::new(
            "A paper with such a question cannot be marked, and learners who practise alone cannot check themselves.",
            "含有这种试题的试卷无法评分，自学的学员也无法核对答案。",
        ),
        example: "[[questions]]\nid = \"q1\"\nkind = \"true-false\"\nstem = { zh = \"…\", en = \"…\" }   # no `key`",
        settle: Phrase::new(
            "Add `options`, `key = true` or `key = false`, or `answer`, as the kind of question asks.",
            "按题型补上 `options`、`key = true` 或 `key = false`，或 `answer`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for question in modules.flat_map(|module| &module.assessment.questions) {
        let missing = match &question.answer {
            QuestionAnswer::Missing => true,
            QuestionAnswer::Options(options) => options.is_empty(),
            QuestionAnswer::Judgement(_) | QuestionAnswer::Written(_) => false,
        };
        if missing {
            diagnostics.push(without_key(question));
        }
    }
}

fn without_key(question: &Question) -> Diagnostic {
    let id = &question.id.value;
    let (lacks, help) = match question.kind {
        QuestionKind::SingleChoice | QuestionKind::MultipleChoice => (
            Words::new(format!("question `{id}` has no options"), format!("试题 `{id}` 没有选项")),
            Words::new(
                "add `options`, with `correct = true` on those that are right",
                "请补上 `options`，并在正确选项上写 `correct = true`",
            ),
        ),
        QuestionKind::TrueFalse => (
            Words::new(format!("question `{id}` has no key"), format!("试题 `{id}` 没有答案")),
            Words::new("add `key = true` or `key = false`", "请补上 `key = true` 或 `key = false`"),
        ),
        QuestionKind::ShortAnswer | QuestionKind::Case => (
            Words::new(format!("question `{id}` has no answer"), format!("试题 `{id}` 没有参考答案")),
            Words::new("add `answer = { zh = \"…\", en = \"…\" }`", "请补上 `answer = { zh = \"…\", en = \"…\" }`"),
        ),
    };
    Diagnostic::new(&CODE, question.id.span, lacks).at(quoted(&question.stem)).help(help)
}
