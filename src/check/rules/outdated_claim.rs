//! A claim or an assessment of an older edition than the standard on file.

use crate::check::editions::{Wording, of_other_edition};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::Phrase;
use crate::link::LinkState;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "outdated-claim",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim or an assessment of an older edition than the standard on file; when its edition comes from the course's `[[serves]]`, that place is shown once.",
            "所对应或考核的版次早于现有标准；若版次来自课程的 `[[serves]]`，只在该处报告一次。",
        ),
        matters: Phrase::new(
            "A revised standard may have dropped, split or reworded the requirement: what was taught for the old one is no proof for the new one, so it is not counted.",
            "修订后的标准可能删除、拆分或改写了条目：按旧版所教不能证明满足新版，因此不计入覆盖。",
        ),
        example: "[[serves]]\nstandard = \"digital-manager\"\nedition = \"2019\"   # the standard on file is of 2021",
        settle: Phrase::new(
            "Compare the two editions, revise the modules that are touched, then write the edition on file.",
            "对照两个版本，修订受影响的模块，再改写为现有版次。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let wording = Wording {
        code: &CODE,
        on_file: ("newer", "较新"),
        help: (
            "compare the two editions, revise the modules, then write the edition on file",
            "对照两个版本，修订模块后改写为现有版次",
        ),
    };
    diagnostics.push_all(of_other_edition(facts, LinkState::Outdated, &wording));
}
