//! Where pages lie. Every address in a view is a path from the root of the site; a template puts `root` before it, so
//! that links work from a folder on disk and under any prefix.

use super::{PageKind, Site};
use crate::language::Language;
use crate::link::{ModuleIndex, RequirementIndex};
use crate::model::RequirementId;

/// The path of a page from the root of the site.
pub(super) fn path(site: &Site<'_>, language: Language, kind: PageKind) -> String {
    let linked = site.linked;
    let standards = &linked.model.standards;
    let rest = match kind {
        PageKind::Portal => "index.html".to_owned(),
        PageKind::Coverage => "coverage/index.html".to_owned(),
        PageKind::Glossary => "glossary.html".to_owned(),
        PageKind::About => "about.html".to_owned(),
        PageKind::Occupation(index) => format!("standards/{}/index.html", standards[index].slug),
        PageKind::Requirements(standard, level) => {
            let standard = &standards[standard];
            format!("standards/{}/{}-requirements.html", standard.slug, standard.levels[level].id.value)
        }
        PageKind::Programme(index) => format!("standards/{}.html", programme_name(site, index, '/')),
        PageKind::ProgrammeCoverage(index) => format!("coverage/{}.html", programme_name(site, index, '.')),
        PageKind::Course(index) => format!("courses/{}/index.html", linked.model.courses[index].slug),
        PageKind::Module(index) => format!("{}.html", module_stem(site, index)),
        PageKind::Instructor(index) => format!("{}.instructor.html", module_stem(site, index)),
    };
    format!("{}/{rest}", language.key())
}

fn module_stem(site: &Site<'_>, index: ModuleIndex) -> String {
    format!("courses/{}/{}", site.linked.course_of(index).slug, site.linked.module(index).id)
}

/// The name of a programme in paths: standard, level and direction.
pub(super) fn programme_name(site: &Site<'_>, index: usize, between: char) -> String {
    let coverage = site.programmes[index].coverage;
    let slug = &site.linked.model.standards[coverage.standard].slug;
    match &coverage.direction {
        Some(direction) => format!("{slug}{between}{}.{direction}", coverage.level),
        None => format!("{slug}{between}{}", coverage.level),
    }
}

/// Where a requirement stands on the page of its level; one whose level is not defined has the page of its occupation.
pub(super) fn requirement(site: &Site<'_>, language: Language, index: RequirementIndex) -> String {
    let place = &site.linked.requirements[index.0];
    let standard = &site.linked.model.standards[place.standard];
    match standard.level(&place.id.level) {
        Some((level, _)) => {
            let page = path(site, language, PageKind::Requirements(place.standard, level));
            format!("{page}#{}", requirement_anchor(&place.id))
        }
        None => path(site, language, PageKind::Occupation(place.standard)),
    }
}

/// The anchor of a requirement on the page of its level: `1.1-a3`, with the direction before it where numbering restarts.
pub(super) fn requirement_anchor(id: &RequirementId) -> String {
    let number = format!("{}-{}{}", id.task, id.kind.letter(), id.ordinal);
    match &id.direction {
        Some(direction) => format!("{direction}-{number}"),
        None => number,
    }
}
