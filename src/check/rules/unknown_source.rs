//! Provenance that names a source which the standard does not list.

use std::collections::BTreeSet;

use crate::check::phrases::whole_list;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-source",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A `[[provenance]]` that names a source which is not among the `[[sources]]` of the standard.",
            "`[[provenance]]` 引用了标准的 `[[sources]]` 中没有的来源。",
        ),
        matters: Phrase::new(
            "A fact whose source cannot be looked up is no better than one without a source.",
            "来源无从查证的事实，与没有来源无异。",
        ),
        example: "[[sources]]\nid = \"handbook\"\n…\n[[provenance]]\npart = \"levels\"\nstatus = \"fact\"\nsources = [\"handbok\"]",
        settle: Phrase::new(
            "Correct the id, or add the source to `[[sources]]`.",
            "改正标识，或在 `[[sources]]` 中补上该来源。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for standard in &facts.linked.model.standards {
        let known: BTreeSet<&str> = standard.sources.iter().map(|(id, _, _)| id.value.as_str()).collect();
        for id in standard.provenance.iter().flat_map(|entry| &entry.sources) {
            if known.contains(id.value.as_str()) {
                continue;
            }
            let typed = &id.value;
            let words = Words::new(format!("there is no source `{typed}`"), format!("没有来源 `{typed}`"));
            let diagnostic = Diagnostic::new(&CODE, id.span, words).did_you_mean(typed, known.iter().copied());
            let list = whole_list(known.iter().copied());
            diagnostics.push(if known.is_empty() {
                diagnostic.help(Words::new("list it with `[[sources]]`", "请用 `[[sources]]` 列出来源"))
            } else {
                diagnostic.help(Words::new(format!("known sources: {}", list.en), format!("已列出：{}", list.zh)))
            });
        }
    }
}
