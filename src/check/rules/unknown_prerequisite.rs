//! A prerequisite that names no module of the course.

use std::collections::BTreeMap;

use crate::check::naming::listed;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity, nearest};
use crate::language::{Phrase, Words};
use crate::link::ModuleIndex;
use crate::model::Course;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-prerequisite",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A prerequisite that names no module of the same course.", "在本课程中不存在的先修模块。"),
        matters: Phrase::new(
            "The order it asks for has no effect: the module may be taught before what it builds on.",
            "所要求的顺序不会生效：该模块可能排在其基础内容之前。",
        ),
        example: "prerequisites = [\"org-setpu\"]",
        settle: Phrase::new(
            "Write the name of the module's folder; modules of other courses cannot be prerequisites.",
            "写模块文件夹的名称；其他课程的模块不能作为先修模块。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    if linked.unknown_prerequisites.is_empty() {
        return;
    }
    let mut elsewhere: BTreeMap<&str, ModuleIndex> = BTreeMap::new();
    for index in linked.module_indices() {
        elsewhere.entry(linked.module(index).id.as_str()).or_insert(index);
    }
    for (module, place) in &linked.unknown_prerequisites {
        let (course, module) = (linked.course_of(*module), linked.module(*module));
        let Some(prerequisite) = module.prerequisites.get(*place) else { continue };
        let (typed, id, slug) = (&prerequisite.value, &module.id, &course.slug);
        let message = Words::new(
            format!("module `{id}` needs `{typed}` before it, which course `{slug}` does not have"),
            format!("模块 `{id}` 的先修模块 `{typed}` 不在课程 `{slug}` 中"),
        );
        let diagnostic = Diagnostic::new(&CODE, prerequisite.span, message);
        diagnostics.push(match elsewhere.get(typed.as_str()) {
            Some(index) => {
                let other = &linked.course_of(*index).slug;
                diagnostic.help(Words::new(
                    format!(
                        "course `{other}` has a module of this name, but a prerequisite must be of the same course"
                    ),
                    format!("课程 `{other}` 中有同名模块，但先修模块须属于同一课程"),
                ))
            }
            None => suggest(diagnostic, typed, course, id),
        });
    }
}

fn suggest(diagnostic: Diagnostic, typed: &str, course: &Course, id: &str) -> Diagnostic {
    let others = || course.modules.iter().map(|module| module.id.as_str()).filter(|other| *other != id);
    match nearest(typed, others()) {
        Some(meant) => diagnostic.meant(meant),
        None => {
            let names = listed(&others().map(str::to_owned).collect::<Vec<_>>());
            diagnostic.help(Words::new(
                format!("the other modules of the course: {}", names.en),
                format!("本课程的其他模块：{}", names.zh),
            ))
        }
    }
}
