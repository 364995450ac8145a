//! A question or a practical task that names no requirement.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "assesses-nothing",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A question or a practical task whose `assesses` is empty.",
            "`assesses` 为空的试题或实操任务。",
        ),
        matters: Phrase::new(
            "It shows of no requirement that a learner meets it, and no paper that is drawn by requirements will ever contain it.",
            "它无法证明学员达到了任何要求，按条目组卷时也永远不会抽到它。",
        ),
        example: "[[questions]]\nid = \"q1\"\nassesses = []",
        settle: Phrase::new("Name the requirements it assesses, or remove it.", "写明所考核的条目，或删除它。"),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::EmptyAssesses { what, id, span } = remark else { continue };
        let typed = &id.value;
        let noun = if *what == "question" { "试题" } else { "实操任务" };
        let words =
            Words::new(format!("{what} `{typed}` assesses nothing"), format!("{noun} `{typed}` 没有考核任何条目"));
        diagnostics.push(Diagnostic::new(&CODE, *span, words).also(id.span, Words::new("", "")).help(Words::new(
            "name what it assesses, as `assesses = [\"primary/1.1/a1\"]`",
            "请写明所考核的条目，如 `assesses = [\"primary/1.1/a1\"]`",
        )));
    }
}
