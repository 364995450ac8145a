//! Modules that wait for each other.

use crate::check::naming::{MOST_LABELS, listed, title_of};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{Linked, ModuleIndex};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "prerequisite-cycle",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "Modules each of which must come before the next and the last before the first.",
            "互为先修、首尾相接的模块。",
        ),
        matters: Phrase::new("There is no order in which they can be taught.", "这些模块无法排出任何教学顺序。"),
        example: "# install\nprerequisites = [\"backup\"]\n# backup\nprerequisites = [\"install\"]",
        settle: Phrase::new(
            "Take out the prerequisite that is the least needed, or move what it needs into a module of its own that comes before both.",
            "删去最不必要的先修关系，或将所需内容移入排在两者之前的单独模块。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    for cycle in &linked.cycles {
        let Some(first) = cycle.first() else { continue };
        let names: Vec<String> = cycle.iter().map(|module| linked.module(*module).id.clone()).collect();
        let shown = listed(&names);
        let message = match names.as_slice() {
            [only] => Words::new(
                format!("module `{only}` is its own prerequisite"),
                format!("模块 `{only}` 以自己为先修模块"),
            ),
            _ => Words::new(format!("modules {} wait for each other", shown.en), format!("模块 {} 互为先修", shown.zh)),
        };
        let next = |place: usize| cycle.get(place + 1).unwrap_or(first);
        let mut diagnostic = Diagnostic::new(&CODE, place_of(linked, *first, *next(0)), message);
        for (place, module) in cycle.iter().enumerate().take(MOST_LABELS) {
            let (id, before) = (&linked.module(*module).id, &linked.module(*next(place)).id);
            let words = Words::new(format!("`{id}` needs `{before}` before it"), format!("`{id}` 须先修 `{before}`"));
            diagnostic = match place {
                0 => diagnostic.at(words),
                _ => diagnostic.also(place_of(linked, *module, *next(place)), words),
            };
        }
        let help = match names.len() {
            1 => Words::new("take it out", "将其删去"),
            _ => Words::new("take out one of these prerequisites", "删去其中一个先修关系"),
        };
        diagnostics.push(diagnostic.help(help));
    }
}

/// Where a module names another as its prerequisite.
fn place_of(linked: &Linked, module: ModuleIndex, before: ModuleIndex) -> Span {
    let id = &linked.module(before).id;
    let named = linked.module(module).prerequisites.iter().find(|prerequisite| &prerequisite.value == id);
    named.map_or(title_of(linked, module), |prerequisite| prerequisite.span)
}
