//! A claim or an assessment whose id names two different requirements.

use crate::check::gather::{alike, also_written};
use crate::check::naming::{MOST_LABELS, also_all, one_of, place_of, referring};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Linked, Reference};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "ambiguous-claim",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim or an assessment whose id names two requirements: two standards that the course serves have it, or two tasks have one number.",
            "编号同时指向两个条目的对应或考核：课程所服务的两个标准都有该编号，或两项工作内容用了同一序号。",
        ),
        matters: Phrase::new(
            "Nobody can tell which of them is taught, so neither counts.",
            "无法判断教的是哪一个，因此两个都不计入。",
        ),
        example: "covers = [\"primary/1.1/a1\"]   # the course serves `big-data` and `digital-manager`, and both have it",
        settle: Phrase::new(
            "Put the standard in front, as `big-data/primary/1.1/a1`; if two tasks of one standard have the same number, give each its own.",
            "在前面写明标准，如 `big-data/primary/1.1/a1`；若同一标准中两项工作内容序号相同，请改为各不相同。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    for references in alike(linked, |reference| reference.state == LinkState::Ambiguous) {
        let Some(reference) = references.first() else { continue };
        let typed = &reference.pattern.value.typed;
        let who = referring(linked, reference);
        let message = Words::new(
            format!("{} `{typed}`, which names more than one requirement", who.en),
            format!("{} `{typed}`，但该编号指向不止一个条目", who.zh),
        );
        let diagnostic = Diagnostic::new(&CODE, reference.pattern.span, message);
        let places = reference.requirements.iter().map(|index| {
            let id = &linked.requirements[index.0].id;
            (place_of(linked, *index), Words::new(format!("`{id}`"), format!("`{id}`")))
        });
        diagnostics.push(settle(also_all(also_written(diagnostic, &references), places), linked, reference));
    }
}

fn settle(diagnostic: Diagnostic, linked: &Linked, reference: &Reference) -> Diagnostic {
    let more = reference.requirements.len().saturating_sub(MOST_LABELS);
    let diagnostic = match more {
        0 => diagnostic,
        _ => diagnostic.help(Words::new(format!("and {more} more"), format!("另有 {more} 个"))),
    };
    if reference.standard.is_some() {
        return diagnostic.help(Words::new(
            "two tasks of the standard have one number: give each its own",
            "标准中两项工作内容序号相同：请改为各不相同",
        ));
    }
    let typed = &reference.pattern.value.typed;
    let mut choices: Vec<String> =
        reference.requirements.iter().map(|index| format!("{}/{typed}", linked.standard_of(*index).slug)).collect();
    choices.dedup();
    let choices = one_of(&choices);
    diagnostic.help(Words::new(format!("name the standard: {}", choices.en), format!("写明标准：{}", choices.zh)))
}
