//! A waiver whose last day is over.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "expired-waiver",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A waiver that expired before the date of the run. Without a date nothing is found.",
            "在运行日期之前已到期的豁免。没有日期时不作检查。",
        ),
        matters: Phrase::new(
            "A waiver is a promise to close a gap by a day. The day is over: the requirement counts as not covered again.",
            "豁免是在某日之前补上缺口的承诺。期限已过，该条目重新算作未覆盖。",
        ),
        example: "date = \"2026-11-01\"\n[[waivers]]\nrequirement = \"big-data/primary/2.1/a3\"\nexpires = \"2026-06-30\"",
        settle: Phrase::new(
            "Cover the requirement and remove the waiver, or have its owner agree on a new day.",
            "补齐对该条目的教学与考核并删除豁免，或由责任人商定新的期限。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let Some(date) = facts.date else { return };
    for waiver in &facts.linked.model.workspace.policy.waivers {
        // Dates are written year, month, day: they compare as text.
        let expires = &waiver.expires.value;
        if expires.as_str() >= date {
            continue;
        }
        let (typed, owner) = (&waiver.pattern.value.typed, &waiver.owner.value);
        let words = Words::new(
            format!("the waiver for `{typed}` expired on {expires}"),
            format!("对 `{typed}` 的豁免已于 {expires} 到期"),
        );
        diagnostics.push(
            Diagnostic::new(&CODE, waiver.expires.span, words)
                .at(Words::new(format!("the date of this run is {date}"), format!("本次运行的日期为 {date}")))
                .also(waiver.pattern.span, Words::new("", ""))
                .also(waiver.owner.span, Words::new("", ""))
                .help(Words::new(
                    format!("cover it and remove the waiver, or agree on a new day with {owner}"),
                    format!("请补齐后删除豁免，或与{owner}商定新的期限"),
                )),
        );
    }
}
