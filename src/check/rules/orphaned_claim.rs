//! A claim or an assessment of a requirement that does not exist.

use crate::check::gather::{alike, also_written};
use crate::check::missing::{explain, is_reported_elsewhere, searched};
use crate::check::naming::referring;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Reference};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "orphaned-claim",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim or an assessment whose id names no requirement of the standard.",
            "所写编号在标准中不存在的对应或考核。",
        ),
        matters: Phrase::new(
            "The author believes something is taught or assessed that nobody asks for, and the requirement that was meant stays uncovered.",
            "作者以为已教或已考的内容并无人要求，而真正要对应的条目却没有被覆盖。",
        ),
        example: "## 建立部门 {#departments covers=\"primary/1.1/a9\"}   # task 1.1 has a1 to a5",
        settle: Phrase::new(
            "Write the id of the requirement that is meant: standard and level as in `standards/`, the number of the task, then `a` or `k` with the place in its list.",
            "写出所指条目的编号：标准与等级同 `standards/` 中的写法，接工作内容序号，再接 `a` 或 `k` 及其在列表中的位置。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let orphaned =
        |reference: &Reference| reference.state == LinkState::Orphaned && !reference.pattern.value.is_wildcard();
    for references in alike(linked, orphaned) {
        let Some(reference) = references.first() else { continue };
        let pattern = &reference.pattern.value;
        let course = linked.course_of(reference.module);
        if is_reported_elsewhere(&linked.model, course, pattern) {
            continue;
        }
        let typed = &pattern.typed;
        let who = referring(linked, reference);
        let message = Words::new(
            format!("{} `{typed}`, which does not exist", who.en),
            format!("{} `{typed}`，但没有这一条目", who.zh),
        );
        let diagnostic = Diagnostic::new(&CODE, reference.pattern.span, message);
        let diagnostic = also_written(diagnostic, &references);
        diagnostics.push(explain(diagnostic, &linked.model, &searched(&linked.model, course, reference), pattern));
    }
}
