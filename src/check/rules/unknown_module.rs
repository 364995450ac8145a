//! The reading order of a course against the modules that are there.

use std::collections::BTreeSet;

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Course;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-module",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A name in `modules` of `course.toml` that is no module of the course; and, as a warning, a module that the list leaves out.",
            "`course.toml` 的 `modules` 中写了课程没有的模块；另有模块未列入时给出警告。",
        ),
        matters: Phrase::new(
            "The list is the order in which the course is read. A name that is not there is a lesson nobody will find; a module left out comes last, wherever it belongs.",
            "该列表是课程的阅读顺序。写错的名称是谁也找不到的一课；未列入的模块会排到最后，不论它本应在哪里。",
        ),
        example: "modules = [\"org-setup\", \"org-runing\"]   # the folder is modules/org-running",
        settle: Phrase::new(
            "Correct the name, write the module, or add the one that is missing; without a list the modules follow by name.",
            "改正名称、编写该模块，或补上漏列的模块；不写列表时模块按名称排列。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for course in &facts.linked.model.courses {
        in_course(course, diagnostics);
    }
}

fn in_course(course: &Course, diagnostics: &mut Diagnostics) {
    let known: BTreeSet<&str> = course.modules.iter().map(|module| module.id.as_str()).collect();
    let listed: BTreeSet<&str> = course.order.iter().map(|id| id.value.as_str()).collect();
    let slug = &course.slug;
    for id in course.order.iter().filter(|id| !known.contains(id.value.as_str())) {
        let typed = &id.value;
        let words = Words::new(format!("there is no module `{typed}`"), format!("没有模块 `{typed}`"));
        // A module that is listed already is not what was meant.
        let unlisted = known.difference(&listed).copied();
        diagnostics.push(Diagnostic::new(&CODE, id.span, words).did_you_mean(typed, unlisted).help(Words::new(
            format!("modules are the folders of `courses/{slug}/modules`"),
            format!("模块即 `courses/{slug}/modules` 下的文件夹"),
        )));
    }
    let Some(last) = course.order.last() else { return };
    for module in course.modules.iter().filter(|module| !listed.contains(module.id.as_str())) {
        let id = &module.id;
        let words = Words::new(
            format!("module `{id}` is missing from the list `modules`"),
            format!("列表 `modules` 中没有模块 `{id}`"),
        );
        let mut diagnostic = Diagnostic::new(&CODE, last.span, words)
            .at(Words::new("the list ends here", "列表到此为止"))
            .also(module.span, Words::new("the module", "该模块"));
        diagnostic.severity = Severity::Warning;
        diagnostics.push(diagnostic);
    }
}
