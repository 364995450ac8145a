//! A claim or an assessment of a newer edition than the standard on file.

use crate::check::editions::{Wording, of_other_edition};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::Phrase;
use crate::link::LinkState;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "predated-claim",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim or an assessment of a newer edition than the standard on file; when its edition comes from the course's `[[serves]]`, that place is shown once.",
            "所对应或考核的版次晚于现有标准；若版次来自课程的 `[[serves]]`，只在该处报告一次。",
        ),
        matters: Phrase::new(
            "The course was written for a standard that is not here: nobody can check what it claims, so it is not counted.",
            "课程依据的标准版本不在工作区中，其对应关系无从核对，因此不计入覆盖。",
        ),
        example: "[[serves]]\nstandard = \"digital-manager\"\nedition = \"2025\"   # the standard on file is of 2021",
        settle: Phrase::new(
            "Put the newer edition into `standards/`, or correct the edition if it was mistyped.",
            "将新版标准放入 `standards/`；若为笔误，则改正版次。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let wording = Wording {
        code: &CODE,
        on_file: ("older", "较旧"),
        help: (
            "put the newer edition into `standards/`, or correct the edition here",
            "将新版标准放入 `standards/`，或改正此处的版次",
        ),
    };
    diagnostics.push_all(of_other_edition(facts, LinkState::Predated, &wording));
}
