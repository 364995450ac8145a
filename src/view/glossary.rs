//! All terms of standards and courses.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::{PageKind, Scene};
use crate::model::Term;

/// The glossary.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GlossaryPage {
    /// Terms, by where they come from.
    pub groups: Vec<TermGroup>,
}

/// The terms of one standard or course.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TermGroup {
    /// Name of the standard or course.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// An anchor for the group.
    pub anchor: String,
    /// The terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TermView {
    /// Anchor on the page.
    pub anchor: String,
    /// The term.
    pub term: String,
    /// The term in the other language; empty when there is none.
    pub other: String,
    /// Its meaning.
    pub meaning: String,
}

pub(super) fn page(scene: &Scene<'_>) -> GlossaryPage {
    let model = &scene.linked().model;
    let standards = model.standards.iter().enumerate().map(|(index, standard)| {
        let name = standard.name.get(scene.language);
        group(scene, name, &standard.slug, (scene.path(PageKind::Occupation(index)), &standard.terms))
    });
    let courses = model.courses.iter().enumerate().map(|(index, course)| {
        let slug = format!("course-{}", course.slug);
        group(scene, course.title.get(scene.language), &slug, (scene.path(PageKind::Course(index)), &course.terms))
    });
    GlossaryPage { groups: standards.chain(courses).filter(|group| !group.terms.is_empty()).collect() }
}

/// The terms of the standard and of the courses of a programme.
pub(super) fn of_programme(scene: &Scene<'_>, index: usize) -> Vec<TermGroup> {
    let programme = &scene.site.programmes[index];
    let courses: BTreeSet<usize> = programme.modules.iter().map(|module| scene.linked().modules[module.0].0).collect();
    let slugs = courses.into_iter().map(|course| &scene.linked().model.courses[course].slug);
    let standard = &scene.linked().model.standards[programme.coverage.standard].slug;
    let wanted: BTreeSet<String> = slugs.map(|slug| format!("course-{slug}")).chain([standard.clone()]).collect();
    page(scene).groups.into_iter().filter(|group| wanted.contains(&group.anchor)).collect()
}

fn group(scene: &Scene<'_>, title: &str, slug: &str, (href, terms): (String, &[Term])) -> TermGroup {
    let terms = terms.iter().map(|term| TermView {
        anchor: format!("{slug}-{}", term.id.value),
        term: term.term.get(scene.language).to_owned(),
        other: term.term.exact(scene.language.other()).unwrap_or("").to_owned(),
        meaning: term.meaning.get(scene.language).to_owned(),
    });
    TermGroup { title: title.to_owned(), href, anchor: slug.to_owned(), terms: terms.collect() }
}
