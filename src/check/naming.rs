//! How messages name what rules speak of: requirements by id, with neighbours as ranges, programmes, modules, who refers to
//! what; and how many places one message shows. What a rule says of them stands in the rule.

use crate::columns::shorten;
use crate::coverage::ProgrammeCoverage;
use crate::diag::Diagnostic;
use crate::language::{Language, Text, Words};
use crate::link::{Linked, ModuleIndex, Reference, Referrer, RequirementIndex, RequirementPlace};
use crate::source::Span;

/// How many places one message shows: more would hide what it is about.
pub(super) const MOST_LABELS: usize = 6;
/// Width of a quotation in columns of a terminal, where a Chinese character takes two.
const QUOTATION_COLUMNS: usize = 60;

/// An author's text cut to the length of a quotation.
pub(super) fn shortened(text: &str) -> String {
    shorten(text, QUOTATION_COLUMNS)
}

/// A text in quotation marks, shortened.
pub(super) fn quoted(text: &Text) -> Words {
    let side = |language| shortened(text.get(language));
    Words::new(format!("“{}”", side(Language::En)), format!("“{}”", side(Language::Zh)))
}

/// The id of a requirement as courses write it, without the standard.
pub(super) fn id_of(linked: &Linked, index: RequirementIndex) -> String {
    linked.requirements[index.0].id.local()
}

/// Requirements as courses write them, with neighbours as ranges: `primary/1.1/a1..a3`.
pub(super) fn ranges(linked: &Linked, requirements: &[RequirementIndex]) -> Vec<String> {
    let mut ranges: Vec<(RequirementIndex, RequirementIndex)> = Vec::new();
    for index in requirements {
        match ranges.last_mut() {
            Some((_, last)) if follows(linked, *last, *index) => *last = *index,
            _ => ranges.push((*index, *index)),
        }
    }
    let written = |(first, last): (RequirementIndex, RequirementIndex)| {
        let (id, end) = (id_of(linked, first), &linked.requirements[last.0].id);
        if first == last { id } else { format!("{id}..{}{}", end.kind.letter(), end.ordinal) }
    };
    ranges.into_iter().map(written).collect()
}

fn follows(linked: &Linked, one: RequirementIndex, other: RequirementIndex) -> bool {
    let (one, other) = (&linked.requirements[one.0], &linked.requirements[other.0]);
    let task = |place: &RequirementPlace| (place.standard, place.function, place.task, place.kind);
    task(one) == task(other) && one.ordinal + 1 == other.ordinal
}

/// Requirements in a list, with neighbours as ranges.
pub(super) fn ids_of(linked: &Linked, requirements: &[RequirementIndex]) -> Words {
    listed(&ranges(linked, requirements))
}

/// Requirements in a list; a single one with its statement.
pub(super) fn shown(linked: &Linked, requirements: &[RequirementIndex]) -> Words {
    let ids = ids_of(linked, requirements);
    match requirements {
        [only] => {
            let text = quoted(&linked.requirement(*only).text);
            Words::new(format!("{} {}", ids.en, text.en), format!("{} {}", ids.zh, text.zh))
        }
        _ => ids,
    }
}

/// Names in backticks, all of them meant: `a`, `b` and `c`.
pub(super) fn listed(names: &[String]) -> Words {
    joined(names, ("and", "、"))
}

/// Names in backticks, one of them meant: `a`, `b` or `c`.
pub(super) fn one_of(names: &[String]) -> Words {
    joined(names, ("or", "或"))
}

/// At most as many names as a message shows, and how many more there are.
fn joined(names: &[String], (en, zh): (&str, &str)) -> Words {
    let shown: Vec<String> = names.iter().take(MOST_LABELS).map(|name| format!("`{name}`")).collect();
    match (names.len().saturating_sub(MOST_LABELS), shown.split_last()) {
        (0, Some((last, []))) => Words::new(last, last),
        (0, Some((last, others))) => {
            Words::new(format!("{} {en} {last}", others.join(", ")), format!("{}{zh}{last}", others.join("、")))
        }
        (more, _) => {
            let zh = format!("{} 等 {} 项", shown.join("、"), names.len());
            Words::new(format!("{} and {more} more", shown.join(", ")), zh)
        }
    }
}

/// A programme by its standard, level and direction, as `big-data/intermediate.analysis`.
pub(super) fn programme(linked: &Linked, coverage: &ProgrammeCoverage) -> String {
    let slug = linked.model.standards.get(coverage.standard).map_or("", |standard| standard.slug.as_str());
    match &coverage.direction {
        Some(direction) => format!("{slug}/{}.{direction}", coverage.level),
        None => format!("{slug}/{}", coverage.level),
    }
}

/// Who refers to a requirement, with the verb: `question `q1` of module `first` assesses`.
pub(super) fn referring(linked: &Linked, reference: &Reference) -> Words {
    let module = linked.module(reference.module);
    let id = &module.id;
    let question = |index: usize| module.assessment.questions.get(index).map_or("", |found| found.id.value.as_str());
    let task = |index: usize| module.assessment.tasks.get(index).map_or("", |found| found.id.value.as_str());
    match reference.referrer {
        Referrer::Module | Referrer::Heading(..) => {
            Words::new(format!("module `{id}` claims"), format!("模块 `{id}` 声明对应"))
        }
        Referrer::Question(index) => {
            let question = question(index);
            let zh = format!("模块 `{id}` 的试题 `{question}` 考核");
            Words::new(format!("question `{question}` of module `{id}` assesses"), zh)
        }
        Referrer::Task(index) => {
            let task = task(index);
            let zh = format!("模块 `{id}` 的实操任务 `{task}` 考核");
            Words::new(format!("task `{task}` of module `{id}` assesses"), zh)
        }
        Referrer::Criterion(index, _) => {
            let task = task(index);
            let zh = format!("模块 `{id}` 的实操任务 `{task}` 的评分细则考核");
            Words::new(format!("a rubric row of task `{task}` of module `{id}` assesses"), zh)
        }
    }
}

/// Where a module is named: its title, or the start of its file.
pub(super) fn title_of(linked: &Linked, index: ModuleIndex) -> Span {
    let module = linked.module(index);
    let sides = [&module.title.zh, &module.title.en];
    let own = sides.into_iter().flatten().find(|side| side.span.file == module.span.file);
    own.map_or(module.span, |side| side.span)
}

/// Where a requirement is stated: its text in the first language that has one, which is short enough to be underlined.
pub(super) fn place_of(linked: &Linked, index: RequirementIndex) -> Span {
    let requirement = linked.requirement(index);
    let sides = [&requirement.text.zh, &requirement.text.en];
    sides.into_iter().flatten().next().map_or(requirement.span, |side| side.span)
}

/// Shows places, as many as a message may show.
pub(super) fn also_all(mut diagnostic: Diagnostic, places: impl IntoIterator<Item = (Span, Words)>) -> Diagnostic {
    for (span, words) in places.into_iter().take(MOST_LABELS) {
        diagnostic = diagnostic.also(span, words);
    }
    diagnostic
}

/// Where a course says that it serves a programme: the level in its list, or the standard. The first course speaks.
pub(super) fn served_at(linked: &Linked, coverage: &ProgrammeCoverage) -> Option<Span> {
    let course = linked.model.courses.get(*coverage.courses.first()?)?;
    let slug = &linked.model.standards.get(coverage.standard)?.slug;
    let service = course.service(slug, &coverage.level)?;
    let level = service.levels.iter().find(|level| level.value == coverage.level);
    Some(level.map_or(service.standard.span, |level| level.span))
}
