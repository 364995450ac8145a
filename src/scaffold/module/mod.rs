//! The skeleton of a module: a body in each language of the workspace with a heading for each task, claims on the
//! headings, outcomes made from the statements, and an assessment that is still to be written.

mod assessment;
mod body;

use std::collections::BTreeSet;

use super::quote::toml_list;
use super::selection::{self, Limits};
use super::{Names, check_name, unknown};
use crate::artifact::Artifact;
use crate::coverage::Coverage;
use crate::language::{Language, Phrase, Words};
use crate::link::{Linked, RequirementIndex};
use crate::model::{Course, RequirementKind};
use crate::source::Span;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ModuleRequest<'a> {
    /// Slug of its course.
    pub course: &'a str,
    /// Name of its folder.
    pub id: &'a str,
    /// What it teaches: ids, ranges, wildcards, or `uncovered`.
    pub wanted: &'a [String],
    /// Title; the task's own when the module is for one task.
    pub title: Names<'a>,
    /// The level it is meant for; limits `uncovered`.
    pub level: Option<&'a str>,
    /// The direction it is meant for; limits `uncovered`.
    pub direction: Option<&'a str>,
}

/// A new module.
#[derive(Debug)]
pub struct ModuleSkeleton {
    /// Its files.
    pub artifacts: Vec<Artifact>,
    /// How many requirements it claims.
    pub requirements: usize,
    /// The course's list of modules as it should then read.
    pub modules: String,
    /// Where the course lists its modules now: the last of them, if there is one.
    pub listed: Option<Span>,
}

/// The requirements of one task that the module is for.
struct Group {
    items: Vec<RequirementIndex>,
    anchor: String,
    /// The part that the ids of its items share, as `primary/1.1`.
    task: String,
}

/// Everything the files of a module are written from.
struct Draft<'a> {
    linked: &'a Linked,
    groups: Vec<Group>,
    title: Words,
    levels: Vec<&'a str>,
    directions: Vec<&'a str>,
}

/// The files of a new module.
///
/// # Errors
/// When its name cannot be an id, or there is no such course, level, direction or requirement.
pub fn module(linked: &Linked, coverage: &Coverage, request: ModuleRequest<'_>) -> Result<ModuleSkeleton, Words> {
    check_name(request.id)?;
    let slugs = linked.model.courses.iter().map(|course| course.slug.as_str());
    let (index, course) = linked
        .model
        .courses
        .iter()
        .enumerate()
        .find(|(_, course)| course.slug == request.course)
        .ok_or_else(|| unknown(Phrase::new("course", "课程"), request.course, slugs))?;
    check_limits(linked, course, request)?;
    let limits = Limits { level: request.level, direction: request.direction };
    let chosen = selection::select(linked, coverage, index, (request.wanted, limits))?;
    let draft = draft(linked, course, &chosen, request);
    let folder = format!("courses/{}/modules/{}", course.slug, request.id);
    let languages = &linked.model.workspace.languages;
    let mut artifacts: Vec<Artifact> = languages
        .iter()
        .enumerate()
        .map(|(place, language)| {
            let text = body::text(&draft, *language, place == 0);
            Artifact::text(format!("{folder}/index.{}.md", language.key()), text)
        })
        .collect();
    artifacts.push(Artifact::text(format!("{folder}/assessment.toml"), assessment::text(&draft)));
    let order = course.order.iter().map(|id| id.value.as_str()).filter(|id| *id != request.id);
    Ok(ModuleSkeleton {
        artifacts,
        requirements: chosen.len(),
        modules: format!("modules = {}", toml_list(order.chain([request.id]))),
        listed: course.order.last().map(|id| id.span),
    })
}

fn check_limits(linked: &Linked, course: &Course, request: ModuleRequest<'_>) -> Result<(), Words> {
    if let Some(level) = request.level {
        let levels = levels_of(linked, course);
        if !levels.contains(&level) {
            return Err(unknown(Phrase::new("level in this course", "本课程所服务的等级"), level, levels));
        }
    }
    if let Some(direction) = request.direction {
        let directions = directions_of(linked, course);
        if !directions.contains(&direction) {
            return Err(unknown(
                Phrase::new("direction in this course", "本课程所服务的职业方向"),
                direction,
                directions,
            ));
        }
    }
    Ok(())
}

/// The levels a course serves, from low to high.
fn levels_of<'a>(linked: &'a Linked, course: &'a Course) -> Vec<&'a str> {
    let mut levels = Vec::new();
    for index in selection::served(linked, course) {
        let standard = &linked.model.standards[index];
        for level in standard.levels.iter().map(|level| level.id.value.as_str()) {
            let mut services = course.serves.iter().filter(|service| service.standard.value == standard.slug);
            if services.any(|service| service.serves_level(level)) && !levels.contains(&level) {
                levels.push(level);
            }
        }
    }
    levels
}

/// The directions a course serves.
fn directions_of<'a>(linked: &'a Linked, course: &'a Course) -> Vec<&'a str> {
    let mut directions = Vec::new();
    for index in selection::served(linked, course) {
        let standard = &linked.model.standards[index];
        for direction in standard.directions.iter().map(|direction| direction.id.value.as_str()) {
            let mut services = course.serves.iter().filter(|service| service.standard.value == standard.slug);
            if services.any(|service| service.serves_direction(direction)) && !directions.contains(&direction) {
                directions.push(direction);
            }
        }
    }
    directions
}

fn draft<'a>(
    linked: &'a Linked,
    course: &'a Course,
    chosen: &BTreeSet<RequirementIndex>,
    request: ModuleRequest<'a>,
) -> Draft<'a> {
    let groups = groups(linked, course, chosen);
    let title = match groups.as_slice() {
        [only] => {
            let title = &linked.task_of(only.items[0]).title;
            let side = |given: Option<&str>, language| given.unwrap_or(title.get(language)).to_owned();
            Words::new(side(request.title.en, Language::En), side(request.title.zh, Language::Zh))
        }
        _ => request.title.or_unwritten(Phrase::new("title of the module", "模块标题")),
    };
    let claimed: BTreeSet<&str> = chosen.iter().map(|index| linked.function_of(*index).level.value.as_str()).collect();
    let served = levels_of(linked, course);
    let levels = match request.level {
        _ if !claimed.is_empty() => served.into_iter().filter(|level| claimed.contains(level)).collect(),
        Some(level) => vec![level],
        None => served,
    };
    let directions =
        if chosen.is_empty() { request.direction.into_iter().collect() } else { directions_requiring(linked, chosen) };
    Draft { linked, groups, title, levels, directions }
}

/// The directions that require everything chosen; none if all of them do, because then it need not be said.
fn directions_requiring<'a>(linked: &'a Linked, chosen: &BTreeSet<RequirementIndex>) -> Vec<&'a str> {
    let mut offered: Vec<&str> = Vec::new();
    for index in chosen {
        let level = linked.standard_of(*index).level(&linked.function_of(*index).level.value);
        for direction in level.into_iter().flat_map(|(_, level)| &level.directions) {
            if !offered.contains(&direction.value.as_str()) {
                offered.push(&direction.value);
            }
        }
    }
    let requires_all =
        |direction: &&str| chosen.iter().all(|index| linked.function_of(*index).is_required_for(Some(direction)));
    let requiring: Vec<&str> = offered.iter().copied().filter(requires_all).collect();
    if requiring.len() == offered.len() { Vec::new() } else { requiring }
}

fn groups(linked: &Linked, course: &Course, chosen: &BTreeSet<RequirementIndex>) -> Vec<Group> {
    let mut lists: Vec<Vec<RequirementIndex>> = Vec::new();
    let task = |index: RequirementIndex| {
        let place = &linked.requirements[index.0];
        (place.standard, place.function, place.task)
    };
    for index in chosen {
        match lists.last_mut() {
            Some(list) if list.last().is_some_and(|last| task(*last) == task(*index)) => list.push(*index),
            _ => lists.push(vec![*index]),
        }
    }
    let with_standard = course.serves.iter().map(|service| &service.standard.value).collect::<BTreeSet<_>>().len() > 1;
    let mut groups: Vec<Group> = Vec::new();
    for items in lists {
        let id = &linked.requirements[items[0].0].id;
        let mut anchor = format!("task-{}", id.task.replace('.', "-"));
        if groups.iter().any(|group| group.anchor == anchor) {
            anchor = format!("{}-{}-{anchor}", id.standard, id.scope().replace('.', "-"));
        }
        let task = format!("{}/{}", id.scope(), id.task);
        let task = if with_standard { format!("{}/{task}", id.standard) } else { task };
        groups.push(Group { items, anchor, task });
    }
    groups
}

/// The ids of items of one task, neighbours joined to ranges.
fn ids(linked: &Linked, task: &str, items: &[RequirementIndex]) -> Vec<String> {
    let mut runs: Vec<(RequirementKind, u32, u32)> = Vec::new();
    for index in items {
        let place = &linked.requirements[index.0];
        match runs.last_mut() {
            Some((kind, _, last)) if *kind == place.kind && *last + 1 == place.ordinal => *last += 1,
            _ => runs.push((place.kind, place.ordinal, place.ordinal)),
        }
    }
    let run = |(kind, first, last): (RequirementKind, u32, u32)| {
        let letter = kind.letter();
        if first == last {
            format!("{task}/{letter}{first}")
        } else {
            format!("{task}/{letter}{first}..{letter}{last}")
        }
    };
    runs.into_iter().map(run).collect()
}
