//! Which requirements a new module is for: ids, ranges and wildcards looked up in the standards its course serves, or
//! all that is uncovered in the programmes of the course.

use std::collections::BTreeSet;

use super::unknown;
use crate::coverage::{Coverage, CoverageState};
use crate::language::{Phrase, Words};
use crate::link::{Linked, RequirementIndex};
use crate::model::{ClaimPattern, Course};

/// What is written instead of an id for everything that is uncovered.
const UNCOVERED: &str = "uncovered";

/// A level and a direction of a course, each only if the author wants one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits<'a> {
    pub(super) level: Option<&'a str>,
    pub(super) direction: Option<&'a str>,
}

/// The requirements asked for, in the order of their standard.
pub(super) fn select(
    linked: &Linked,
    coverage: &Coverage,
    course: usize,
    (wanted, limits): (&[String], Limits<'_>),
) -> Result<BTreeSet<RequirementIndex>, Words> {
    let mut chosen = BTreeSet::new();
    for typed in wanted {
        chosen.extend(match typed.as_str() {
            UNCOVERED => uncovered(linked, coverage, course, limits)?,
            _ => named(linked, &linked.model.courses[course], typed)?,
        });
    }
    Ok(chosen)
}

fn uncovered(
    linked: &Linked,
    coverage: &Coverage,
    course: usize,
    limits: Limits<'_>,
) -> Result<BTreeSet<RequirementIndex>, Words> {
    let programmes = coverage.programmes.iter().filter(|programme| {
        programme.courses.contains(&course)
            && limits.level.is_none_or(|level| programme.level == level)
            && limits.direction.is_none_or(|direction| programme.direction.as_deref() == Some(direction))
    });
    let found: BTreeSet<RequirementIndex> = programmes
        .flat_map(|programme| &programme.states)
        .filter(|(_, state)| **state == CoverageState::Uncovered)
        .map(|(index, _)| *index)
        .collect();
    if found.is_empty() {
        let slug = &linked.model.courses[course].slug;
        return Err(Words::new(
            format!("nothing is uncovered in the programmes of `{slug}`"),
            format!("课程 `{slug}` 的方案中没有未覆盖的条目"),
        ));
    }
    Ok(found)
}

fn named(linked: &Linked, course: &Course, typed: &str) -> Result<BTreeSet<RequirementIndex>, Words> {
    let standards = served(linked, course);
    let is_standard = |slug: &str| linked.model.standards.iter().any(|standard| standard.slug == slug);
    let pattern = ClaimPattern::parse(typed).map(|pattern| pattern.among(is_standard));
    let pattern = pattern.ok_or_else(|| no_such_id(linked, &standards, typed))?;
    if let Some(slug) = pattern.standard.as_deref()
        && !standards.iter().any(|index| linked.model.standards[*index].slug == slug)
    {
        let known = standards.iter().map(|index| linked.model.standards[*index].slug.as_str());
        return Err(unknown(Phrase::new("standard in this course", "本课程所服务的标准"), slug, known));
    }
    let found: BTreeSet<RequirementIndex> = standards
        .iter()
        .filter(|index| pattern.standard.as_ref().is_none_or(|slug| &linked.model.standards[**index].slug == slug))
        .flat_map(|index| linked.named(*index, &pattern))
        .collect();
    if found.is_empty() {
        return Err(no_such_id(linked, &standards, typed));
    }
    match found.iter().find(|index| !is_served(linked, course, **index)) {
        Some(index) => Err(not_served(linked, course, *index)),
        None => Ok(found),
    }
}

/// Indices of the standards a course serves.
pub(super) fn served(linked: &Linked, course: &Course) -> Vec<usize> {
    let serves = |slug: &str| course.serves.iter().any(|service| service.standard.value == slug);
    let standards = linked.model.standards.iter().enumerate();
    standards.filter(|(_, standard)| serves(&standard.slug)).map(|(index, _)| index).collect()
}

fn is_served(linked: &Linked, course: &Course, index: RequirementIndex) -> bool {
    let (standard, function) = (linked.standard_of(index), linked.function_of(index));
    course.serves.iter().any(|service| {
        service.standard.value == standard.slug
            && service.serves_level(&function.level.value)
            && (service.directions.is_empty()
                || service.directions.iter().any(|id| function.is_required_for(Some(&id.value))))
    })
}

fn not_served(linked: &Linked, course: &Course, index: RequirementIndex) -> Words {
    let (id, course) = (linked.requirements[index.0].id.to_string(), &course.slug);
    Words::new(
        format!("`{course}` does not serve the level or the direction of `{id}`; see `[[serves]]` in its course.toml"),
        format!("课程 `{course}` 不服务于 `{id}` 的等级或职业方向；见其 course.toml 中的 `[[serves]]`"),
    )
}

fn no_such_id(linked: &Linked, standards: &[usize], typed: &str) -> Words {
    let ids: Vec<String> = linked
        .requirements
        .iter()
        .filter(|place| standards.contains(&place.standard))
        .flat_map(|place| [place.id.to_string(), place.id.local()])
        .collect();
    let known = ids.iter().map(String::as_str);
    let near = crate::diag::nearest(typed, known);
    unknown(Phrase::new("requirement", "条目"), typed, near)
}
