//! Parts of a standard of which nobody has said whether they are fact or our own.

use std::collections::BTreeSet;

use crate::check::phrases::whole_list;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{ProvenancePart, Standard};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unmarked-provenance",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Parts of a standard for which there is no `[[provenance]]`.",
            "标准中没有相应 `[[provenance]]` 的部分。",
        ),
        matters: Phrase::new(
            "Readers must be able to tell what was read in a source, what was reasoned from it, and what this project wrote itself. What is unmarked looks official and may not be.",
            "读者必须能分清哪些见于来源、哪些由推断得出、哪些由本项目自行编写。没有标明的内容看似官方，其实未必。",
        ),
        example: "[[weights]]\n…   # and no [[provenance]] with part = \"weights\"",
        settle: Phrase::new(
            "Add one `[[provenance]]` for each part: `fact` or `inferred` with its sources, or `own`.",
            "为每个部分补一个 `[[provenance]]`：`fact` 或 `inferred` 并写明来源，或 `own`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for standard in &facts.linked.model.standards {
        let marked: BTreeSet<ProvenancePart> = standard.provenance.iter().map(|entry| entry.part.value).collect();
        let unmarked: Vec<&str> = ProvenancePart::ALL
            .into_iter()
            .filter(|(part, _, _)| !marked.contains(part) && contains(standard, *part))
            .map(|(_, key, _)| key)
            .collect();
        if unmarked.is_empty() {
            continue;
        }
        let list = whole_list(unmarked.iter().copied());
        let slug = &standard.slug;
        let words = Words::new(
            format!("standard `{slug}` does not say where these parts come from: {}", list.en),
            format!("标准 `{slug}` 没有说明这些部分的出处：{}", list.zh),
        );
        diagnostics.push(Diagnostic::new(&CODE, standard.span, words).help(Words::new(
            "add a `[[provenance]]` for each, with `part` and `status` (`fact`, `inferred` or `own`)",
            "请各补一个 `[[provenance]]`，写明 `part` 与 `status`（`fact`、`inferred` 或 `own`）",
        )));
    }
}

/// Whether the files of a standard say anything about a part.
fn contains(standard: &Standard, part: ProvenancePart) -> bool {
    let functions = &standard.functions;
    let mut tasks = functions.iter().flat_map(|function| &function.tasks);
    match part {
        ProvenancePart::Identity => true,
        ProvenancePart::Definition => standard.definition.is_some(),
        ProvenancePart::Levels => !standard.levels.is_empty(),
        ProvenancePart::Directions => !standard.directions.is_empty(),
        ProvenancePart::DirectionMap => {
            functions.iter().any(|function| function.scope.is_some() || !function.directions.is_empty())
        }
        ProvenancePart::Functions => !functions.is_empty(),
        ProvenancePart::Tasks => tasks.next().is_some(),
        ProvenancePart::ItemCounts | ProvenancePart::Statements => {
            tasks.any(|task| !task.abilities.is_empty() || !task.knowledge.is_empty())
        }
        ProvenancePart::Terms => !standard.terms.is_empty(),
        ProvenancePart::Weights => !standard.weights.is_empty(),
        ProvenancePart::Hours => standard.levels.iter().any(|level| level.hours.is_some()),
        ProvenancePart::Assessment => standard.assessment.is_some(),
        ProvenancePart::Conditions => !standard.conditions.is_empty(),
        ProvenancePart::Basic => !standard.ethics.is_empty() || !standard.foundations.is_empty(),
    }
}
