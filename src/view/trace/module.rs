//! Everything that touches one module.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Facts, HeadingTrace, Place, ProgrammeTrace};
use crate::link::{ModuleIndex, Reference};
use crate::view::report::Both;

/// A module with everything that touches it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModuleTrace {
    /// Slug of its course.
    pub course: String,
    /// Id.
    pub id: String,
    /// Title.
    pub title: Both,
    /// The file in which its facts stand.
    #[serde(flatten)]
    pub place: Place,
    /// Levels it is meant for; empty means all its course serves.
    pub levels: Vec<String>,
    /// Directions it is meant for; empty means all.
    pub directions: Vec<String>,
    /// Class hours.
    pub hours: ModuleHours,
    /// The programmes it is a part of.
    pub programmes: Vec<ProgrammeTrace>,
    /// Modules that come before it.
    pub prerequisites: Vec<Neighbour>,
    /// Modules that it comes before.
    pub dependants: Vec<Neighbour>,
    /// What it claims to teach.
    pub claims: Vec<ModuleClaim>,
    /// What its questions and tasks assess.
    pub assessments: Vec<Use>,
}

/// Class hours of a module.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModuleHours {
    /// Theory.
    pub theory: f64,
    /// Practice.
    pub practice: f64,
    /// Self-study, which is not taught.
    pub self_study: f64,
    /// Where they are given; `null` when they are not.
    pub place: Option<Place>,
}

/// A module before or after another.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Neighbour {
    /// Its id.
    pub id: String,
    /// Its title; `null` when there is no such module.
    pub title: Option<Both>,
    /// Where one of the two names the other.
    #[serde(flatten)]
    pub place: Place,
}

/// A claim of the module.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModuleClaim {
    /// As the author typed it.
    pub pattern: String,
    /// `introduced`, `reinforced` or `mastered`.
    pub depth: &'static str,
    /// Language of the body whose heading makes the claim; `null` for a claim of the whole module.
    pub language: Option<&'static str>,
    /// The heading; `null` for a claim of the whole module.
    pub heading: Option<HeadingTrace>,
    /// What became of it: `covers`, `outdated`, `predated`, `orphaned`, `ambiguous` or `unwanted`.
    pub state: &'static str,
    /// Full ids of the requirements it finds.
    pub requirements: Vec<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

/// A question, a task or a row of a rubric, and what it assesses.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Use {
    /// `question`, `task` or `criterion` (a row of a task's rubric).
    pub kind: &'static str,
    /// Id of the question or task.
    pub item: String,
    /// As the author typed it.
    pub pattern: String,
    /// What became of it, as for a claim.
    pub state: &'static str,
    /// Full ids of the requirements it finds.
    pub requirements: Vec<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

pub(super) fn trace(facts: Facts<'_>, index: ModuleIndex) -> ModuleTrace {
    let linked = facts.linked;
    let module = linked.module(index);
    let texts = |list: &[crate::source::Spanned<String>]| list.iter().map(|text| text.value.clone()).collect();
    let references = || linked.references.iter().filter(|reference| reference.module == index);
    let programmes = facts.coverage.programmes.iter().filter(|programme| programme.modules.contains(&index));
    ModuleTrace {
        course: linked.course_of(index).slug.clone(),
        id: module.id.clone(),
        title: Both::of(&module.title),
        place: facts.place(module.span),
        levels: texts(&module.levels),
        directions: texts(&module.directions),
        hours: ModuleHours {
            theory: module.hours.theory.number(),
            practice: module.hours.practice.number(),
            self_study: module.hours.self_study.number(),
            place: module.hours_span.map(|span| facts.place(span)),
        },
        programmes: programmes.map(|programme| facts.programme(programme, None)).collect(),
        prerequisites: prerequisites(facts, index),
        dependants: dependants(facts, index),
        claims: references().filter_map(|reference| claim(facts, reference)).collect(),
        assessments: references().filter_map(|reference| assessment(facts, reference)).collect(),
    }
}

fn prerequisites(facts: Facts<'_>, index: ModuleIndex) -> Vec<Neighbour> {
    let course = &facts.linked.course_of(index).slug;
    let named = facts.linked.module(index).prerequisites.iter();
    named
        .map(|id| {
            let found = facts.linked.find_module(course, &id.value);
            Neighbour {
                id: id.value.clone(),
                title: found.map(|found| Both::of(&facts.linked.module(found).title)),
                place: facts.place(id.span),
            }
        })
        .collect()
}

/// The modules that name this one, at the place where they do.
fn dependants(facts: Facts<'_>, index: ModuleIndex) -> Vec<Neighbour> {
    let linked = facts.linked;
    let mut found = Vec::new();
    for other in linked.module_indices().filter(|other| linked.prerequisites[other.0].contains(&index)) {
        let module = linked.module(other);
        let naming = module.prerequisites.iter().find(|id| id.value == linked.module(index).id);
        found.extend(naming.map(|id| Neighbour {
            id: module.id.clone(),
            title: Some(Both::of(&module.title)),
            place: facts.place(id.span),
        }));
    }
    found
}

fn claim(facts: Facts<'_>, reference: &Reference) -> Option<ModuleClaim> {
    let depth = reference.depth?;
    let (language, heading) = facts.heading(reference).unzip();
    Some(ModuleClaim {
        pattern: reference.pattern.value.typed.clone(),
        depth: depth.key(),
        language: language.map(|language| language.key()),
        heading,
        state: reference.state.key(),
        requirements: ids(facts, reference),
        place: facts.place(reference.pattern.span),
    })
}

fn assessment(facts: Facts<'_>, reference: &Reference) -> Option<Use> {
    let (kind, item) = facts.assessing(reference)?;
    Some(Use {
        kind,
        item,
        pattern: reference.pattern.value.typed.clone(),
        state: reference.state.key(),
        requirements: ids(facts, reference),
        place: facts.place(reference.pattern.span),
    })
}

fn ids(facts: Facts<'_>, reference: &Reference) -> Vec<String> {
    reference.requirements.iter().map(|index| facts.linked.requirements[index.0].id.to_string()).collect()
}
