//! A direction that is named but that no standard in question defines.

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
    slug: "undefined-direction",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A direction named on a level, a function, a weight table, a module or in `[[serves]]` that the standard does not define.",
            "等级、职业功能、权重表、模块或 `[[serves]]` 中写了标准未定义的职业方向。",
        ),
        matters: Phrase::new(
            "No programme has that direction, so what stands under it is required of nobody and shown to nobody.",
            "没有任何方案属于该方向，其下的内容不会要求任何人学习，也不会出现在任何地方。",
        ),
        example: "[[functions]]\nno = \"2\"\ndirections = [\"procesing\"]",
        settle: Phrase::new(
            "Correct the id, or define the direction with `[[directions]]` in `standard.toml`.",
            "改正标识，或在 `standard.toml` 中用 `[[directions]]` 定义该方向。",
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
    let known = defined([standard]);
    let on_levels = standard.levels.iter().flat_map(|level| &level.directions);
    let on_functions = standard.functions.iter().flat_map(|function| function.scope.iter().chain(&function.directions));
    let on_weights = standard.weights.iter().filter_map(|table| table.direction.as_ref());
    // The direction of a whole file is written once and inherited by all that stands in it.
    let mut seen: BTreeSet<Span> = BTreeSet::new();
    for id in on_levels.chain(on_functions).chain(on_weights) {
        if !known.contains(id.value.as_str()) && seen.insert(id.span) {
            let typed = &id.value;
            let words = Words::new(
                format!("this standard does not define the direction `{typed}`"),
                format!("该标准没有定义职业方向 `{typed}`"),
            );
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
        let known = defined([standard]);
        for id in service.directions.iter().filter(|id| !known.contains(id.value.as_str())) {
            let (typed, slug) = (&id.value, &standard.slug);
            let words = Words::new(
                format!("standard `{slug}` does not define the direction `{typed}`"),
                format!("标准 `{slug}` 没有定义职业方向 `{typed}`"),
            );
            diagnostics.push(undefined(id, words, &known));
        }
    }
    // Of standards that are not here nobody can say what they define.
    if served.is_empty() || served.len() < course.serves.len() {
        return;
    }
    let known = defined(served);
    for id in course.modules.iter().flat_map(|module| &module.directions) {
        if !known.contains(id.value.as_str()) {
            let typed = &id.value;
            let words = Words::new(
                format!("no standard this course serves defines the direction `{typed}`"),
                format!("本课程所服务的标准都没有定义职业方向 `{typed}`"),
            );
            diagnostics.push(undefined(id, words, &known));
        }
    }
}

fn defined<'a>(standards: impl IntoIterator<Item = &'a Standard>) -> BTreeSet<&'a str> {
    standards
        .into_iter()
        .flat_map(|standard| &standard.directions)
        .map(|direction| direction.id.value.as_str())
        .collect()
}

fn undefined(id: &Spanned<String>, words: Words, known: &BTreeSet<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, id.span, words).did_you_mean(&id.value, known.iter().copied());
    if known.is_empty() {
        return diagnostic.help(Words::new("no directions are defined at all", "没有定义任何职业方向"));
    }
    let list = whole_list(known.iter().copied());
    diagnostic.help(Words::new(format!("known directions: {}", list.en), format!("已定义的方向：{}", list.zh)))
}
