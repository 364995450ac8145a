//! A requirement that more modules of a programme master than the policy allows.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::gather::first_references;
use crate::check::naming::{also_all, ids_of, programme};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Linked, ModuleIndex, Reference, RequirementIndex};
use crate::model::Depth;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "often-mastered",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A requirement mastered in more modules of one programme than `policy.mastered_at_most` allows (2 if left out).",
            "同一方案中标为掌握的模块数超过 `policy.mastered_at_most`（缺省为 2）的条目。",
        ),
        matters: Phrase::new(
            "Mastery is reached once; said too often it no longer tells where the programme leads to it and where it is only used.",
            "掌握只需达到一次；处处标为掌握，就看不出在哪里达成、在哪里只是运用。",
        ),
        example: "masters = [\"primary/1.1/a1\"]   # and the same in three other modules",
        settle: Phrase::new(
            "Leave `masters` in the module after which learners are examined and write `covers` in the others.",
            "只在考核之前的模块保留 `masters`，其余改写为 `covers`。",
        ),
    },
};

/// Requirements that the same modules master, with the first programme in which they do.
type Often = BTreeMap<Vec<ModuleIndex>, (String, BTreeSet<RequirementIndex>)>;

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let at_most = linked.model.workspace.policy.mastered_at_most;
    let mut found = Often::new();
    for coverage in &facts.coverage.programmes {
        for index in coverage.states.keys() {
            let Some(links) = linked.links.get(index) else { continue };
            let deep = links.values().filter(|link| link.depth == Depth::Mastered).map(|link| link.module);
            let deep: Vec<ModuleIndex> = deep.filter(|module| coverage.has_module(*module)).collect();
            if deep.len() > at_most {
                let place = found.entry(deep);
                place.or_insert_with(|| (programme(linked, coverage), BTreeSet::new())).1.insert(*index);
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let masters = first_references(linked, |reference| {
        reference.depth == Some(Depth::Mastered) && reference.state == LinkState::Covers
    });
    for (modules, (name, requirements)) in found {
        let pairs = modules.iter().flat_map(|module| requirements.iter().map(|index| (*module, *index)));
        let mut shown = BTreeSet::new();
        let places: Vec<&Reference> = pairs
            .filter_map(|pair| masters.get(&pair).copied())
            .filter(|reference| shown.insert(reference.pattern.span))
            .collect();
        let requirements: Vec<RequirementIndex> = requirements.into_iter().collect();
        diagnostics.push_all(one(linked, (&name, modules.len()), &places, &requirements));
    }
}

fn one(
    linked: &Linked,
    (name, count): (&str, usize),
    references: &[&Reference],
    requirements: &[RequirementIndex],
) -> Option<Diagnostic> {
    let (first, others) = references.split_first()?;
    let (ids, at_most) = (ids_of(linked, requirements), linked.model.workspace.policy.mastered_at_most);
    let message = Words::new(
        format!("{count} modules of `{name}` master {}, the policy allows {at_most}", ids.en),
        format!("`{name}` 中有 {count} 个模块将 {} 标为掌握，规定最多 {at_most} 个", ids.zh),
    );
    let words = |reference: &Reference| {
        let id = &linked.module(reference.module).id;
        Words::new(format!("mastered in `{id}`"), format!("在 `{id}` 中标为掌握"))
    };
    let diagnostic = Diagnostic::new(&CODE, first.pattern.span, message).at(words(first));
    let others = others.iter().map(|reference| (reference.pattern.span, words(reference)));
    Some(also_all(diagnostic, others).help(Words::new(
        "keep `masters` where it is reached, write `covers` where it is only used",
        "在达成之处保留 `masters`，仅为运用之处改写 `covers`",
    )))
}
