//! A severity for a rule that does not exist.

use super::RULES;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-rule",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A code in `policy.severities` that is not the code of a rule.",
            "`policy.severities` 中写了不存在的规则代码。",
        ),
        matters: Phrase::new(
            "The setting has no effect: what the house meant to forbid is let through, or what it meant to allow is reported.",
            "该设置不起作用：本想禁止的被放过，本想许可的仍被报告。",
        ),
        example: "[policy]\nseverities = { same-statment = \"error\" }",
        settle: Phrase::new(
            "Correct the code; it is the word in brackets at the head of a message. Faults by which a file cannot be read at all are always errors and cannot be set.",
            "改正代码：即消息开头方括号中的词。文件无法读取一类的错误始终是错误，不能设定。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let slugs = || RULES.iter().map(|rule| rule.code.slug);
    for (typed, severity) in &facts.linked.model.workspace.policy.severities {
        if slugs().any(|slug| slug == typed) {
            continue;
        }
        let words = Words::new(format!("there is no rule `{typed}`"), format!("没有规则 `{typed}`"));
        let help = Words::new(
            "a rule is named by the word in brackets at the head of its messages",
            "规则以其消息开头方括号中的词命名",
        );
        diagnostics.push(Diagnostic::new(&CODE, severity.span, words).did_you_mean(typed, slugs()).help(help));
    }
}
