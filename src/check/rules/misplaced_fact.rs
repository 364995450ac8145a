//! A fact about a module in a file that may only hold words.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "misplaced-fact",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A fact of a module (levels, hours, prerequisites, claims …) in the file of a language other than the workspace's first.",
            "模块的事实（等级、学时、先修模块、对应关系等）写在了工作区首选语言以外的文件中。",
        ),
        matters: Phrase::new(
            "Facts stand in one file only. A second copy has no effect, and sooner or later says something else.",
            "事实只写在一个文件中。第二份不起作用，而且迟早会与第一份不一致。",
        ),
        example: "courses/…/index.en.md:\n+++\ntitle = \"Configure the organisation structure\"\nhours = { theory = 2 }\n+++",
        settle: Phrase::new(
            "Move the key to the file of the first language; the other files hold `title`, `summary` and `outcomes`.",
            "把该键移到首选语言的文件中；其他文件只写 `title`、`summary` 和 `outcomes`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::MisplacedFact { key, belongs } = remark else { continue };
        let typed = &key.value;
        let words = Words::new(
            format!("`{typed}` has no effect in the file of this language"),
            format!("`{typed}` 写在该语言的文件中不起作用"),
        );
        diagnostics.push(
            Diagnostic::new(&CODE, key.span, words)
                .help(Words::new(format!("keep it in `{belongs}` alone"), format!("请只写在 `{belongs}` 中"))),
        );
    }
}
