//! A wildcard or a range that matches nothing, or a range that runs past the last item.

use crate::check::gather::{alike, also_written};
use crate::check::missing::{explain, extent, is_reported_elsewhere, searched};
use crate::check::naming::referring;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Linked, Reference};
use crate::model::ItemPattern;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "empty-wildcard",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A wildcard or a range that matches no requirement; as a warning, a range that runs past the last item of its task.",
            "没有匹配到任何条目的通配或范围；范围超出工作内容最后一个条目时给出警告。",
        ),
        matters: Phrase::new(
            "It looks like a claim of many requirements and is a claim of none, or of fewer than it says.",
            "看似对应了许多条目，实际一个也没有，或少于所写。",
        ),
        example: "covers = [\"primary/11.1/*\", \"primary/1.1/a1..a9\"]   # there is no task 11.1; task 1.1 has a1 to a5",
        settle: Phrase::new(
            "Correct the level or the number of the task; end the range at the last item, or write `a*` for all of them.",
            "改正等级或工作内容序号；让范围止于最后一个条目，或写 `a*` 表示全部。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    for references in alike(linked, |reference| reference.pattern.value.is_wildcard()) {
        match references.first().map(|reference| reference.state) {
            Some(LinkState::Orphaned) => diagnostics.push_all(matches_nothing(linked, &references)),
            Some(LinkState::Covers) => diagnostics.push_all(runs_past(linked, &references)),
            _ => {}
        }
    }
}

fn matches_nothing(linked: &Linked, references: &[&Reference]) -> Option<Diagnostic> {
    let reference = references.first()?;
    let pattern = &reference.pattern.value;
    let course = linked.course_of(reference.module);
    if is_reported_elsewhere(&linked.model, course, pattern) {
        return None;
    }
    let typed = &pattern.typed;
    let who = referring(linked, reference);
    let message = Words::new(
        format!("{} `{typed}`, which matches nothing", who.en),
        format!("{} `{typed}`，但没有匹配到任何条目", who.zh),
    );
    let diagnostic = Diagnostic::new(&CODE, reference.pattern.span, message);
    let diagnostic = also_written(diagnostic, references);
    Some(explain(diagnostic, &linked.model, &searched(&linked.model, course, reference), pattern))
}

fn runs_past(linked: &Linked, references: &[&Reference]) -> Option<Diagnostic> {
    let reference = references.first()?;
    let pattern = &reference.pattern.value;
    let ItemPattern::Range { kind, first, last } = pattern.item else { return None };
    let task = linked.task_of(*reference.requirements.first()?);
    let count = task.items(kind).len();
    if (last as usize) <= count {
        return None;
    }
    let (typed, letter) = (&pattern.typed, kind.letter());
    let who = referring(linked, reference);
    let message = Words::new(
        format!("{} `{typed}`, which runs past the last item", who.en),
        format!("{} `{typed}`，超出了最后一个条目", who.zh),
    );
    let ending = match first as usize {
        first if first == count => format!("{letter}{count}"),
        first => format!("{letter}{first}..{letter}{count}"),
    };
    let written = typed.rsplit_once('/').map_or(ending.clone(), |(head, _)| format!("{head}/{ending}"));
    let words = Words::new(format!("write `{written}`"), format!("写成 `{written}`"));
    let number = &task.number.value;
    let diagnostic = Diagnostic::new(&CODE, reference.pattern.span, message).at(extent(task, kind));
    let diagnostic = also_written(diagnostic, references)
        .also(task.number.span, Words::new(format!("task {number}"), format!("工作内容 {number}")))
        .help(words);
    // What the range does match is claimed all the same, so this need not stop a build.
    Some(Diagnostic { severity: Severity::Warning, ..diagnostic })
}
