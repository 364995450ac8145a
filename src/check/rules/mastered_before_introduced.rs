//! A requirement that is introduced after it has been mastered.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::ancestry::Ancestry;
use crate::check::gather::first_references;
use crate::check::naming::{also_all, ids_of};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Linked, ModuleIndex, Reference, RequirementIndex};
use crate::model::Depth;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "mastered-before-introduced",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A requirement that one module masters and a module that depends on it introduces.",
            "某模块已达到掌握、而以其为先修的模块又作为初次引入的条目。",
        ),
        matters: Phrase::new(
            "Either learners sit through an introduction to what they can do already, or they were thought to master what they had never met.",
            "要么学员重复学习已掌握的内容，要么前一模块高估了掌握程度。",
        ),
        example: "# `install` has masters = [\"primary/1.1/a1\"]; `backup` has prerequisites = [\"install\"]\nintroduces = [\"primary/1.1/a1\"]",
        settle: Phrase::new(
            "Write `covers` in the later module when it practises the requirement again, or claim less in the earlier one.",
            "后一模块若为再次练习，改写 `covers`；或降低前一模块声明的程度。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let of_depth = |depth| {
        first_references(linked, move |reference| {
            reference.depth == Some(depth) && reference.state == LinkState::Covers
        })
    };
    let (introduced, mastered) = (of_depth(Depth::Introduced), of_depth(Depth::Mastered));
    let mut masters: BTreeMap<RequirementIndex, Vec<(ModuleIndex, &Reference)>> = BTreeMap::new();
    for ((module, index), reference) in mastered {
        masters.entry(index).or_default().push((module, reference));
    }
    let mut ancestry = Ancestry::new(linked);
    let mut found: BTreeMap<Span, (&Reference, BTreeMap<RequirementIndex, &Reference>)> = BTreeMap::new();
    for ((later, index), introduces) in introduced {
        let masters = masters.get(&index).into_iter().flatten();
        let before = masters.filter(|(earlier, _)| *earlier != later);
        for (_, masters) in before.filter(|(earlier, _)| ancestry.comes_after(later, *earlier)) {
            let place = found.entry(introduces.pattern.span).or_insert((introduces, BTreeMap::new()));
            place.1.entry(index).or_insert(masters);
        }
    }
    diagnostics.push_all(found.into_values().map(|(introduces, masters)| one(linked, introduces, &masters)));
}

fn one(linked: &Linked, introduces: &Reference, masters: &BTreeMap<RequirementIndex, &Reference>) -> Diagnostic {
    let id = &linked.module(introduces.module).id;
    let ids = ids_of(linked, &masters.keys().copied().collect::<Vec<_>>());
    let what = if masters.len() == 1 { "it" } else { "them" };
    let message = Words::new(
        format!("module `{id}` introduces {} after an earlier module has mastered {what}", ids.en),
        format!("模块 `{id}` 引入 {}，而先修模块已达到掌握", ids.zh),
    );
    let mut shown = BTreeSet::new();
    let places = masters.values().filter(|reference| shown.insert(reference.pattern.span)).map(|reference| {
        let earlier = &linked.module(reference.module).id;
        let words = Words::new(
            format!("mastered in `{earlier}`, on which `{id}` depends"),
            format!("在 `{id}` 的先修模块 `{earlier}` 中已达到掌握"),
        );
        (reference.pattern.span, words)
    });
    also_all(Diagnostic::new(&CODE, introduces.pattern.span, message), places).help(Words::new(
        format!("write `covers` in `{id}`, or claim less than mastery before it"),
        format!("在 `{id}` 中改写为 `covers`，或降低先修模块声明的程度"),
    ))
}
