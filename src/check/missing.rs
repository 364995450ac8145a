//! Why an id or a pattern finds nothing: the first of its parts that does not exist, and what was meant instead. Says
//! nothing about who wrote it.

use crate::diag::{Diagnostic, nearest};
use crate::language::Words;
use crate::link::Reference;
use crate::model::{ClaimPattern, Course, Function, ItemPattern, Model, RequirementKind, Standard, Task, TaskPattern};

use super::naming::{also_all, listed, one_of};
use crate::source::Spanned;

/// Whether another rule reports already why a pattern finds nothing: the course serves no standard at all, or one that
/// is not in the workspace and may be the one that is meant.
pub(super) fn is_reported_elsewhere(model: &Model, course: &Course, pattern: &ClaimPattern) -> bool {
    let mut unknown =
        course.serves.iter().map(|service| &service.standard.value).filter(|slug| !has_standard(model, slug));
    match &pattern.standard {
        Some(slug) => unknown.any(|served| served == slug),
        None => course.serves.is_empty() || unknown.next().is_some(),
    }
}

/// The standards in which a reference was looked up.
pub(super) fn searched<'a>(model: &'a Model, course: &Course, reference: &Reference) -> Vec<&'a Standard> {
    if let Some(standard) = reference.standard {
        return model.standards.get(standard).into_iter().collect();
    }
    if reference.pattern.value.standard.is_some() {
        return Vec::new();
    }
    let is_served = |standard: &&Standard| course.serves.iter().any(|service| service.standard.value == standard.slug);
    model.standards.iter().filter(is_served).collect()
}

/// Says at the fault which part of the pattern does not exist, and what may have been meant. Of several standards the one
/// that has most of the pattern speaks.
pub(super) fn explain(
    diagnostic: Diagnostic,
    model: &Model,
    standards: &[&Standard],
    pattern: &ClaimPattern,
) -> Diagnostic {
    let found = standards.iter().map(|standard| (first_missing(standard, pattern), *standard));
    match found.max_by_key(|(missing, _)| missing.rank()) {
        None => unknown_standard(diagnostic, model, pattern),
        Some((missing, standard)) => match missing {
            Missing::Level => unknown_level(diagnostic, standard, pattern),
            Missing::Direction => unknown_direction(diagnostic, standard, pattern),
            Missing::Scope(scopes) => missing_scope(diagnostic, pattern, &scopes),
            Missing::OtherDirection(functions) => other_direction(diagnostic, pattern, &functions),
            Missing::Function(functions) => unknown_task(diagnostic, standard, pattern, &functions),
            Missing::Item(task) => unknown_item(diagnostic, pattern, task),
        },
    }
}

/// The first part of a pattern that a standard does not have.
enum Missing<'a> {
    Level,
    Direction,
    /// Numbers start again in each direction, and these are the directions that have the task.
    Scope(Vec<&'a str>),
    /// Other directions require it: the functions that have it.
    OtherDirection(Vec<&'a Function>),
    /// The functions that were searched.
    Function(Vec<&'a Function>),
    Item(Option<&'a Task>),
}

impl Missing<'_> {
    fn rank(&self) -> usize {
        match self {
            Missing::Level => 0,
            Missing::Direction => 1,
            Missing::Function(_) => 2,
            Missing::Scope(_) | Missing::OtherDirection(_) => 3,
            Missing::Item(_) => 4,
        }
    }
}

fn first_missing<'a>(standard: &'a Standard, pattern: &ClaimPattern) -> Missing<'a> {
    let at_level: Vec<&Function> =
        standard.functions.iter().filter(|function| function.level.value == pattern.level).collect();
    if at_level.is_empty() && standard.level(&pattern.level).is_none() {
        return Missing::Level;
    }
    let searched: Vec<&Function> = match &pattern.direction {
        Some(id) if standard.direction(id).is_none() => return Missing::Direction,
        Some(id) => at_level.iter().copied().filter(|function| function.is_required_for(Some(id))).collect(),
        None => at_level.iter().copied().filter(|function| function.scope.is_none()).collect(),
    };
    let named = |functions: &[&'a Function]| -> Vec<&'a Function> {
        functions.iter().copied().filter(|function| is_named(function, &pattern.task)).collect()
    };
    let found = named(&searched);
    if found.is_empty() {
        let elsewhere = named(&at_level);
        let mut scopes: Vec<&str> =
            elsewhere.iter().filter_map(|function| Some(function.scope.as_ref()?.value.as_str())).collect();
        scopes.dedup();
        return match pattern.direction {
            Some(_) if !elsewhere.is_empty() && pattern.task != TaskPattern::Any => Missing::OtherDirection(elsewhere),
            None if !scopes.is_empty() => Missing::Scope(scopes),
            _ => Missing::Function(searched),
        };
    }
    Missing::Item(match &pattern.task {
        TaskPattern::One(number) => {
            found.iter().flat_map(|function| &function.tasks).find(|task| &task.number.value == number)
        }
        TaskPattern::Any | TaskPattern::Function(_) => None,
    })
}

fn is_named(function: &Function, task: &TaskPattern) -> bool {
    match task {
        TaskPattern::Any => true,
        TaskPattern::Function(number) => &function.number.value == number,
        TaskPattern::One(number) => function.tasks.iter().any(|task| &task.number.value == number),
    }
}

fn has_standard(model: &Model, slug: &str) -> bool {
    model.standards.iter().any(|standard| standard.slug == slug)
}

fn unknown_standard(diagnostic: Diagnostic, model: &Model, pattern: &ClaimPattern) -> Diagnostic {
    let slug = pattern.standard.as_deref().unwrap_or("");
    let slugs = model.standards.iter().map(|standard| standard.slug.as_str());
    let words =
        Words::new(format!("there is no standard `{slug}` in this workspace"), format!("本工作区没有标准 `{slug}`"));
    let diagnostic = diagnostic.at(words);
    match nearest(slug, slugs.clone()) {
        Some(meant) => diagnostic.meant(&pattern.typed.replacen(slug, meant, 1)),
        None => known(diagnostic, ("the standards here", "现有标准"), slugs),
    }
}

fn unknown_level(diagnostic: Diagnostic, standard: &Standard, pattern: &ClaimPattern) -> Diagnostic {
    let (slug, level) = (&standard.slug, &pattern.level);
    let levels = standard.levels.iter().map(|level| level.id.value.as_str());
    let words = Words::new(format!("`{slug}` has no level `{level}`"), format!("`{slug}` 没有等级 `{level}`"));
    let diagnostic = diagnostic.at(words);
    match nearest(level, levels.clone()) {
        Some(meant) => diagnostic.meant(&with_scope(pattern, meant, pattern.direction.as_deref())),
        None => known(diagnostic, ("its levels", "可用的等级"), levels),
    }
}

fn unknown_direction(diagnostic: Diagnostic, standard: &Standard, pattern: &ClaimPattern) -> Diagnostic {
    let slug = &standard.slug;
    let direction = pattern.direction.as_deref().unwrap_or("");
    let directions = standard.directions.iter().map(|direction| direction.id.value.as_str());
    let words =
        Words::new(format!("`{slug}` has no direction `{direction}`"), format!("`{slug}` 没有职业方向 `{direction}`"));
    let diagnostic = diagnostic.at(words);
    match nearest(direction, directions.clone()) {
        Some(meant) => diagnostic.meant(&with_scope(pattern, &pattern.level, Some(meant))),
        None => known(diagnostic, ("its directions", "可用的职业方向"), directions),
    }
}

fn missing_scope(diagnostic: Diagnostic, pattern: &ClaimPattern, scopes: &[&str]) -> Diagnostic {
    let ids: Vec<String> = scopes.iter().map(|scope| with_scope(pattern, &pattern.level, Some(scope))).collect();
    let ids = one_of(&ids);
    diagnostic
        .at(Words::new(
            "numbers start again in each direction of this level, so the id must name one",
            "该等级按职业方向分别编号，编号须写明方向",
        ))
        .help(Words::new(format!("write {}", ids.en), format!("写成 {}", ids.zh)))
}

fn other_direction(diagnostic: Diagnostic, pattern: &ClaimPattern, functions: &[&Function]) -> Diagnostic {
    let direction = pattern.direction.as_deref().unwrap_or("");
    let places = functions.iter().flat_map(|function| function.scope.iter().chain(&function.directions));
    let places: Vec<&Spanned<String>> = places.collect();
    let diagnostic = diagnostic.at(Words::new(
        format!("direction `{direction}` does not require it"),
        format!("职业方向 `{direction}` 不要求此项"),
    ));
    let words = || Words::new("required here", "此方向要求");
    let diagnostic = also_all(diagnostic, places.iter().map(|place| (place.span, words())));
    let ids: Vec<String> = places.iter().map(|place| with_scope(pattern, &pattern.level, Some(&place.value))).collect();
    match ids.as_slice() {
        [] => diagnostic,
        [id] => diagnostic.meant(id),
        _ => {
            let ids = one_of(&ids);
            diagnostic.help(Words::new(format!("required as {}", ids.en), format!("可写作 {}", ids.zh)))
        }
    }
}

fn unknown_task(
    diagnostic: Diagnostic,
    standard: &Standard,
    pattern: &ClaimPattern,
    functions: &[&Function],
) -> Diagnostic {
    let scope = scope(pattern);
    let slug = &standard.slug;
    let (typed, what, numbers): (&str, _, Vec<&str>) = match &pattern.task {
        TaskPattern::Any => {
            return diagnostic.at(Words::new(
                format!("`{slug}` has no functions at `{scope}`"),
                format!("`{slug}` 在 `{scope}` 没有职业功能"),
            ));
        }
        TaskPattern::Function(number) => (
            number,
            ("function", "职业功能"),
            functions.iter().map(|function| function.number.value.as_str()).collect(),
        ),
        TaskPattern::One(number) => {
            let tasks = functions.iter().flat_map(|function| &function.tasks);
            (number, ("task", "工作内容"), tasks.map(|task| task.number.value.as_str()).collect())
        }
    };
    let words = Words::new(
        format!("`{slug}` has no {} `{typed}` at `{scope}`", what.0),
        format!("`{slug}` 在 `{scope}` 没有{} `{typed}`", what.1),
    );
    let diagnostic = diagnostic.at(words);
    match nearest(typed, numbers.iter().copied()) {
        Some(meant) => diagnostic.meant(&with_task(pattern, meant)),
        None => known(diagnostic, (&format!("its {}s", what.0), &format!("可用的{}", what.1)), numbers.into_iter()),
    }
}

fn unknown_item(diagnostic: Diagnostic, pattern: &ClaimPattern, task: Option<&Task>) -> Diagnostic {
    let nothing = Words::new("nothing there is of this kind", "其中没有这一类条目");
    let Some(task) = task else { return diagnostic.at(nothing) };
    let number = &task.number.value;
    let (kind, ordinal) = match pattern.item {
        ItemPattern::Range { kind, first, last } if first == last => (kind, first as usize),
        ItemPattern::Range { kind, .. } | ItemPattern::Kind(kind) => (kind, 0),
        ItemPattern::Any => return diagnostic.at(Words::new("this task has no items", "该工作内容没有条目")),
    };
    let diagnostic = diagnostic
        .at(extent(task, kind))
        .also(task.number.span, Words::new(format!("task {number}"), format!("工作内容 {number}")));
    if ordinal == 0 {
        return diagnostic;
    }
    // Either the letter is wrong, or the number has run past the end.
    let other = RequirementKind::ALL.into_iter().find(|other| *other != kind).unwrap_or(kind);
    match task.items(kind).len() {
        _ if ordinal <= task.items(other).len() => {
            diagnostic.meant(&with_item(pattern, &format!("{}{ordinal}", other.letter())))
        }
        0 => diagnostic,
        last => diagnostic.meant(&with_item(pattern, &format!("{}{last}", kind.letter()))),
    }
}

/// Which items of a kind a task has: `task 1.1 has abilities a1 to a3`.
pub(super) fn extent(task: &Task, kind: RequirementKind) -> Words {
    let (number, letter, count) = (&task.number.value, kind.letter(), task.items(kind).len());
    let (many, zh) = match kind {
        RequirementKind::Ability => ("abilities", "能力要求"),
        RequirementKind::Knowledge => ("knowledge items", "相关知识要求"),
    };
    match count {
        0 => Words::new(format!("task {number} has no {many}"), format!("工作内容 {number} 没有{zh}")),
        1 => Words::new(format!("task {number} has {letter}1 only"), format!("工作内容 {number} 的{zh}只有 {letter}1")),
        _ => Words::new(
            format!("task {number} has {letter}1 to {letter}{count}"),
            format!("工作内容 {number} 的{zh}为 {letter}1 至 {letter}{count}"),
        ),
    }
}

fn known<'a>(diagnostic: Diagnostic, (en, zh): (&str, &str), names: impl Iterator<Item = &'a str>) -> Diagnostic {
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.is_empty() {
        return diagnostic;
    }
    let names = listed(&names);
    diagnostic.help(Words::new(format!("{en}: {}", names.en), format!("{zh}：{}", names.zh)))
}

fn scope(pattern: &ClaimPattern) -> String {
    match &pattern.direction {
        Some(direction) => format!("{}.{direction}", pattern.level),
        None => pattern.level.clone(),
    }
}

/// The pattern as typed, with another level or direction.
pub(super) fn with_scope(pattern: &ClaimPattern, level: &str, direction: Option<&str>) -> String {
    let scope = match direction {
        Some(direction) => format!("{level}.{direction}"),
        None => level.to_owned(),
    };
    let parts: Vec<&str> = pattern.typed.split('/').collect();
    let place = usize::from(pattern.standard.is_some());
    with_part(&parts, place, &scope)
}

fn with_task(pattern: &ClaimPattern, number: &str) -> String {
    let parts: Vec<&str> = pattern.typed.split('/').collect();
    with_part(&parts, parts.len().saturating_sub(2), number)
}

fn with_item(pattern: &ClaimPattern, item: &str) -> String {
    let parts: Vec<&str> = pattern.typed.split('/').collect();
    with_part(&parts, parts.len().saturating_sub(1), item)
}

fn with_part(parts: &[&str], place: usize, new: &str) -> String {
    let parts = parts.iter().enumerate().map(|(index, part)| if index == place { new } else { part });
    parts.collect::<Vec<_>>().join("/")
}
