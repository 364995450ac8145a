//! A course that serves a standard which is not in the workspace.

use std::collections::BTreeSet;

use crate::check::naming::listed;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity, nearest};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-standard",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A course that serves a standard which is not in the workspace.",
            "课程所服务的标准不在工作区中。",
        ),
        matters: Phrase::new(
            "None of its claims can be looked up, so the course covers nothing; they are not reported one by one.",
            "其全部对应关系都无从查找，课程等于什么也没有覆盖；不再逐条报告。",
        ),
        example: "[[serves]]\nstandard = \"digital-manger\"\nedition = \"2021\"",
        settle: Phrase::new(
            "Write the name of the standard's folder under `standards/`, or put the standard there.",
            "写 `standards/` 下该标准的文件夹名，或将标准放入其中。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let model = &facts.linked.model;
    let slugs: BTreeSet<&str> = model.standards.iter().map(|standard| standard.slug.as_str()).collect();
    for course in &model.courses {
        for service in course.serves.iter().filter(|service| !slugs.contains(service.standard.value.as_str())) {
            let (id, typed) = (&course.slug, &service.standard.value);
            let message = Words::new(
                format!("course `{id}` serves `{typed}`, which is not in this workspace"),
                format!("课程 `{id}` 服务于 `{typed}`，但工作区中没有该标准"),
            );
            let diagnostic = Diagnostic::new(&CODE, service.standard.span, message);
            diagnostics.push(match nearest(typed, slugs.iter().copied()) {
                Some(meant) => diagnostic.meant(meant),
                None if slugs.is_empty() => diagnostic,
                None => {
                    let known = listed(&slugs.iter().map(|slug| (*slug).to_owned()).collect::<Vec<_>>());
                    diagnostic.help(Words::new(
                        format!("the standards here: {}", known.en),
                        format!("现有标准：{}", known.zh),
                    ))
                }
            });
        }
    }
}
