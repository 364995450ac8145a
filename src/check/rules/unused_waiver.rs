//! A waiver that waives nothing.

use std::collections::BTreeSet;

use crate::check::{Facts, Rule};
use crate::coverage::CoverageState;
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::RequirementIndex;
use crate::model::Waiver;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unused-waiver",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A waiver that names no requirement, or only requirements that are covered in every programme.",
            "没有指向任何条目，或所指条目在各方案中都已覆盖的豁免。",
        ),
        matters: Phrase::new(
            "It excuses nothing now, and would silently excuse a gap that opens later.",
            "它现在不起作用，以后一旦出现缺口却会悄悄放行。",
        ),
        example: "[[waivers]]\nrequirement = \"big-data/primary/2.1/a3\"   # taught and assessed by now",
        settle: Phrase::new("Remove the waiver, or correct the id.", "删除该豁免，或改正编号。"),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let waivers = &facts.linked.model.workspace.policy.waivers;
    if waivers.is_empty() {
        return;
    }
    let required: BTreeSet<RequirementIndex> = in_programmes(facts, |_| true);
    let open: BTreeSet<RequirementIndex> = in_programmes(facts, |state| state != CoverageState::Covered);
    for (waiver, requirements) in waivers.iter().zip(&facts.linked.waivers) {
        if requirements.is_empty() {
            diagnostics.push(names_nothing(facts, waiver));
        } else if requirements.iter().all(|index| required.contains(index) && !open.contains(index)) {
            let typed = &waiver.pattern.value.typed;
            let words = Words::new(
                format!("`{typed}` is covered and needs no waiver"),
                format!("`{typed}` 已覆盖，不需要豁免"),
            );
            diagnostics.push(
                Diagnostic::new(&CODE, waiver.pattern.span, words)
                    .help(Words::new("remove the waiver", "请删除该豁免")),
            );
        }
    }
}

fn in_programmes(facts: &Facts<'_>, wanted: impl Fn(CoverageState) -> bool) -> BTreeSet<RequirementIndex> {
    let states = facts.coverage.programmes.iter().flat_map(|programme| &programme.states);
    states.filter(|(_, state)| wanted(**state)).map(|(index, _)| *index).collect()
}

fn names_nothing(facts: &Facts<'_>, waiver: &Waiver) -> Diagnostic {
    let pattern = &waiver.pattern.value;
    let typed = &pattern.typed;
    let words = Words::new(
        format!("`{typed}` names no requirement, so nothing is waived"),
        format!("`{typed}` 没有指向任何条目，豁免不起作用"),
    );
    let diagnostic = Diagnostic::new(&CODE, waiver.pattern.span, words);
    let standards = || facts.linked.model.standards.iter().map(|standard| standard.slug.as_str());
    match &pattern.standard {
        Some(slug) if !standards().any(|known| known == slug) => diagnostic.did_you_mean(slug, standards()),
        _ => diagnostic,
    }
}
