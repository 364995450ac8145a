//! A module that teaches nothing any programme requires.

use std::collections::BTreeSet;

use crate::check::naming::{also_all, title_of};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, ModuleIndex, RequirementIndex};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "idle-module",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A module that neither teaches nor assesses anything that some programme requires.",
            "既不讲授也不考核任何方案所要求条目的模块。",
        ),
        matters: Phrase::new(
            "Its hours count for no requirement: either its claims are missing, or it takes time that the programme needs elsewhere.",
            "其学时不落实任何条目：要么漏写了对应，要么占用了方案需要的时间。",
        ),
        example: "+++\ntitle = \"行业概览\"\nhours = { theory = 4 }\n+++   # no `covers` here and none on a heading",
        settle: Phrase::new(
            "Claim what it teaches with `covers`, or remove the module; a module that only prepares others may be allowed in the policy.",
            "用 `covers` 声明所教条目，或删除该模块；仅为其他模块做准备的，可在规定中许可。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let required: BTreeSet<RequirementIndex> =
        facts.coverage.programmes.iter().flat_map(|coverage| coverage.states.keys().copied()).collect();
    let mut busy: BTreeSet<ModuleIndex> = BTreeSet::new();
    for reference in &linked.references {
        // A claim that fails is reported as such; what the module is for is then not known yet.
        if reference.state != LinkState::Covers || reference.requirements.iter().any(|index| required.contains(index)) {
            busy.insert(reference.module);
        }
    }
    for index in linked.module_indices().filter(|index| !busy.contains(index)) {
        let module = linked.module(index);
        // Without a level no claim of it could count: that comes first.
        if module.levels.is_empty() {
            continue;
        }
        let id = &module.id;
        let message = Words::new(
            format!("module `{id}` teaches nothing that any programme requires"),
            format!("模块 `{id}` 没有讲授任何方案所要求的条目"),
        );
        let hours = module.hours_span.map(|span| {
            let taught = module.hours.taught().number();
            let en = if taught == 1.0 { "taught hour that counts" } else { "taught hours that count" };
            let words =
                Words::new(format!("{taught} {en} for no requirement"), format!("{taught} 个授课学时没有落实任何条目"));
            (span, words)
        });
        diagnostics.push(also_all(Diagnostic::new(&CODE, title_of(linked, index), message), hours).help(Words::new(
            "claim what it teaches with `covers`, on its headings or in its front matter",
            "在标题上或文件头中用 `covers` 声明所教的条目",
        )));
    }
}
