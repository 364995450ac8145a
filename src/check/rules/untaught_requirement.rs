//! Requirements that a module assesses and none teaches.

use crate::check::halves::{self, Half};
use crate::check::{Facts, Rule};
use crate::coverage::CoverageState;
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "untaught-requirement",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Requirements that a programme assesses and no module of it teaches.",
            "方案中已考核而没有模块讲授的条目。",
        ),
        matters: Phrase::new(
            "Learners are examined in what nobody taught them, or the teaching is there and the claim is missing.",
            "学员被考到没有教过的内容；或者其实教了，却没有声明对应。",
        ),
        example: "assesses = [\"primary/1.1/k7\"]   # no heading and no front matter claims primary/1.1/k7",
        settle: Phrase::new(
            "Claim it on the heading that teaches it, teach it, or take it out of the assessment.",
            "在讲授它的标题上声明对应，或补充讲授，或从考核中去掉。",
        ),
    },
};

static HALF: Half = Half {
    code: &CODE,
    state: CoverageState::AssessedOnly,
    module: |linked, coverage, index| {
        let mut links = linked.assessments.get(&index).into_iter().flatten();
        links.find(|link| coverage.has_module(link.module)).map(|first| first.module)
    },
    is_meant: |reference| !reference.is_claim(),
    one: |module, requirement| {
        Words::new(
            format!("module `{module}` assesses `{requirement}`, which no module teaches"),
            format!("模块 `{module}` 考核 `{requirement}`，但没有模块讲授"),
        )
    },
    several: |module, count| {
        Words::new(
            format!("module `{module}` assesses {count} requirements that no module teaches"),
            format!("模块 `{module}` 考核的 {count} 个条目没有模块讲授"),
        )
    },
    help: || {
        Words::new(
            "claim this where it is taught, or take it out of the assessment",
            "在讲授之处声明对应，或从考核中去掉",
        )
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    halves::find(&HALF, facts, diagnostics);
}
