//! A level that is named but that no standard in question has.

use std::collections::BTreeSet;

use crate::check::phrases::whole_list;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Course, Standard};
use crate::source::{Span, Spanned};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "undefined-level",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A level named by a function, a weight table, a condition, a module or `[[serves]]` that the standard does not have.",
            "职业功能、权重表、申报条件、模块或 `[[serves]]` 中写了标准没有的等级。",
        ),
        matters: Phrase::new(
            "There is no programme for that level, so what stands under it is required of nobody and taught to nobody.",
            "该等级没有任何方案，其下的内容既无人需要学，也无人会学到。",
        ),
        example: "+++\ntitle = \"配置组织架构\"\nlevels = [\"primry\"]\n+++",
        settle: Phrase::new(
            "Correct the id, or add the level to the ladder with `[[levels]]` in `standard.toml`.",
            "改正标识，或在 `standard.toml` 的 `[[levels]]` 中补上该等级。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let model = &facts.linked.model;
    for standard in &model.standards {
        in_standard(standard, diagnostics);
    }
    for course in &model.courses {
        in_course(&model.standards, course, diagnostics);
    }
}

fn in_standard(standard: &Standard, diagnostics: &mut Diagnostics) {
    let known = ladder([standard]);
    let of_functions = standard.functions.iter().map(|function| &function.level);
    let of_weights = standard.weights.iter().map(|table| &table.level);
    let of_conditions = standard.conditions.iter().filter_map(|(level, _)| level.as_ref());
    // The level of a whole file is written once and inherited by all that stands in it.
    let mut seen: BTreeSet<Span> = BTreeSet::new();
    for id in of_functions.chain(of_weights).chain(of_conditions) {
        if !known.contains(&id.value.as_str()) && seen.insert(id.span) {
            let typed = &id.value;
            let words =
                Words::new(format!("this standard has no level `{typed}`"), format!("该标准没有等级 `{typed}`"));
            diagnostics.push(undefined(id, words, &known));
        }
    }
}

fn in_course(standards: &[Standard], course: &Course, diagnostics: &mut Diagnostics) {
    let mut served = Vec::new();
    for service in &course.serves {
        let Some(standard) = standards.iter().find(|standard| standard.slug == service.standard.value) else {
            continue;
        };
        served.push(standard);
        let known = ladder([standard]);
        for id in service.levels.iter().filter(|id| !known.contains(&id.value.as_str())) {
            let (typed, slug) = (&id.value, &standard.slug);
            let words = Words::new(
                format!("standard `{slug}` has no level `{typed}`"),
                format!("标准 `{slug}` 没有等级 `{typed}`"),
            );
            diagnostics.push(undefined(id, words, &known));
        }
    }
    // Of standards that are not here nobody can say what levels they have.
    if served.is_empty() || served.len() < course.serves.len() {
        return;
    }
    let known = ladder(served);
    for id in course.modules.iter().flat_map(|module| &module.levels) {
        if !known.contains(&id.value.as_str()) {
            let typed = &id.value;
            let words = Words::new(
                format!("no standard this course serves has a level `{typed}`"),
                format!("本课程所服务的标准都没有等级 `{typed}`"),
            );
            diagnostics.push(undefined(id, words, &known));
        }
    }
}

/// The ids of levels in the order of the ladder, which is also the order in which a message lists them.
fn ladder<'a>(standards: impl IntoIterator<Item = &'a Standard>) -> Vec<&'a str> {
    let mut ids = Vec::new();
    for level in standards.into_iter().flat_map(|standard| &standard.levels) {
        if !ids.contains(&level.id.value.as_str()) {
            ids.push(level.id.value.as_str());
        }
    }
    ids
}

fn undefined(id: &Spanned<String>, words: Words, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, id.span, words).did_you_mean(&id.value, known.iter().copied());
    if known.is_empty() {
        return diagnostic.help(Words::new("no levels are defined at all", "没有定义任何等级"));
    }
    let list = whole_list(known.iter().copied());
    diagnostic.help(Words::new(format!("known levels: {}", list.en), format!("现有等级：{}", list.zh)))
}
