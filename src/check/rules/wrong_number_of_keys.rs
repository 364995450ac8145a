//! A choice whose options are right or wrong in a way that its kind does not allow.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Text, Words};
use crate::model::{Question, QuestionAnswer, QuestionKind};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "wrong-number-of-keys",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A single choice without exactly one right option, a multiple choice with fewer than two, and a choice with fewer than two options or with none that is wrong.",
            "正确选项不是恰好一个的单选题、正确选项少于两个的多选题，以及选项少于两个或没有错误选项的选择题。",
        ),
        matters: Phrase::new(
            "Such a question cannot be marked as its kind promises, or is answered right by anybody.",
            "这样的试题无法按题型评分，或者谁都能答对。",
        ),
        example: "kind = \"single-choice\"\noptions = [\n  { zh = \"甲\", en = \"A\", correct = true },\n  { zh = \"乙\", en = \"B\", correct = true },\n]",
        settle: Phrase::new(
            "Put `correct = true` on the right options alone, add a wrong one, or change the kind of the question.",
            "只在正确选项上写 `correct = true`，补一个错误选项，或改换题型。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for question in modules.flat_map(|module| &module.assessment.questions) {
        // A choice without any option is a question without key.
        if let QuestionAnswer::Options(options) = &question.answer
            && !options.is_empty()
            && let Some((words, help)) = fault(question, options)
        {
            let right = options.iter().filter(|(_, right)| *right);
            let places = right.filter_map(|(text, _)| text.zh.as_ref().or(text.en.as_ref())).map(|text| text.span);
            let diagnostic = Diagnostic::new(&CODE, question.id.span, words).help(help);
            diagnostics.push(places.fold(diagnostic, |diagnostic, place| {
                diagnostic.also(place, Words::new("marked as right", "标为正确"))
            }));
        }
    }
}

/// What is wrong, and what to do.
fn fault(question: &Question, options: &[(Text, bool)]) -> Option<(Words, Words)> {
    let id = &question.id.value;
    let right = options.iter().filter(|(_, right)| *right).count();
    let multiple = question.kind == QuestionKind::MultipleChoice;
    if options.len() < 2 {
        let words = Words::new(format!("question `{id}` offers only one option"), format!("试题 `{id}` 只有一个选项"));
        return Some((words, Words::new("a choice needs at least two options", "选择题至少要有两个选项")));
    }
    if multiple && right < 2 {
        let words = Words::new(
            format!("multiple choice `{id}` has fewer than two right options: {right}"),
            format!("多选题 `{id}` 的正确选项少于两个：{right} 个"),
        );
        let help = "write `correct = true` on every right option, or make it a `single-choice`";
        return Some((words, Words::new(help, "请在每个正确选项上写 `correct = true`，或改为 `single-choice`")));
    }
    if multiple && right == options.len() {
        let words = Words::new(
            format!("every option of multiple choice `{id}` is right"),
            format!("多选题 `{id}` 的选项全部正确"),
        );
        return Some((words, Words::new("add an option that is wrong", "请补一个错误选项")));
    }
    if !multiple && right != 1 {
        let words = Words::new(
            format!("single choice `{id}` has {right} right options, not one"),
            format!("单选题 `{id}` 有 {right} 个正确选项，应恰好一个"),
        );
        let help = if right == 0 {
            Words::new("write `correct = true` on the right option", "请在正确选项上写 `correct = true`")
        } else {
            Words::new(
                "leave one right, or make it a `multiple-choice`",
                "请只保留一个正确选项，或改为 `multiple-choice`",
            )
        };
        return Some((words, help));
    }
    None
}
