//! Requirements that a module teaches and nothing assesses.

use crate::check::halves::{self, Half};
use crate::check::{Facts, Rule};
use crate::coverage::CoverageState;
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::Reference;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unassessed-requirement",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Requirements that a programme teaches and never assesses, shown in the module that goes deepest into them.",
            "方案中已教而从未考核的条目，在讲得最深的模块处列出。",
        ),
        matters: Phrase::new(
            "Nobody learns whether the teaching has worked; a programme that only talks about a requirement does not cover it.",
            "无从知道教学是否有效；只讲不考的条目不算覆盖。",
        ),
        example: "## 角色与权限 {#roles covers=\"primary/1.1/a4\"}   # no question or task assesses primary/1.1/a4",
        settle: Phrase::new(
            "Write a question or a practical task that assesses them, in this module or in a later one of the programme.",
            "在本模块或方案中其后的模块编写考核这些条目的试题或实操任务。",
        ),
    },
};

static HALF: Half = Half {
    code: &CODE,
    state: CoverageState::TaughtOnly,
    module: |linked, coverage, index| {
        let links = linked.links.get(&index).into_iter().flat_map(|links| links.values());
        let in_programme = links.filter(|link| coverage.has_module(link.module));
        in_programme.max_by_key(|link| (link.depth, link.module)).map(|deepest| deepest.module)
    },
    is_meant: Reference::is_claim,
    one: |module, requirement| {
        Words::new(
            format!("module `{module}` teaches `{requirement}`, which nothing assesses"),
            format!("模块 `{module}` 讲授 `{requirement}`，但没有任何考核"),
        )
    },
    several: |module, count| {
        Words::new(
            format!("module `{module}` teaches {count} requirements that nothing assesses"),
            format!("模块 `{module}` 讲授的 {count} 个条目没有任何考核"),
        )
    },
    help: || {
        Words::new(
            "write a question or a practical task that assesses this, here or in a later module",
            "在本模块或之后的模块编写试题或实操任务加以考核",
        )
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    halves::find(&HALF, facts, diagnostics);
}
