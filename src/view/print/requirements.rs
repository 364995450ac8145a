//! Every requirement of a programme with its places in the learner's book: the index of the books, and the audit.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::coverage::ProgrammeCoverage;
use crate::link::{AssessmentLink, Link, RequirementIndex};
use crate::view::requirements::by_task;
use crate::view::{Scene, links, pieces};

/// A function with its requirements.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrintedFunction {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Its tasks.
    pub tasks: Vec<PrintedTask>,
}

/// A task of a standard with its requirements.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrintedTask {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Its requirements, abilities first.
    pub rows: Vec<PrintedRequirement>,
}

/// A requirement with its places in the learner's book.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrintedRequirement {
    /// Short label, as `1.1 a3`.
    pub label: String,
    /// Full id.
    pub id: String,
    /// Address on the site: the label of its row in the index of a book.
    pub href: String,
    /// `ability` or `knowledge`.
    pub kind: String,
    /// The statement.
    pub text: String,
    /// State: `covered`, `waived`, `taught-only`, `assessed-only`, `uncovered`.
    pub state: String,
    /// Where it is taught.
    pub taught: Vec<TaughtPlace>,
    /// Where it is assessed.
    pub assessed: Vec<AssessedPlace>,
}

/// A place that teaches a requirement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaughtPlace {
    /// Title of the module.
    pub title: String,
    /// Heading of the paragraph; empty when the whole module teaches it.
    pub section: String,
    /// `introduced`, `reinforced` or `mastered`.
    pub depth: String,
    /// Address on the site: the label of the place in a book.
    pub href: String,
    /// Page of the learner's book; empty when there is none, and in the books themselves.
    pub page: String,
}

/// A question or a practical task that assesses a requirement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AssessedPlace {
    /// Title of the module.
    pub module: String,
    /// `question` or `task`.
    pub kind: String,
    /// Id in its module.
    pub id: String,
    /// Address on the site: the label of the place in a book.
    pub href: String,
    /// Page of the learner's book; empty when there is none, and in the books themselves.
    pub page: String,
}

pub(super) fn functions(
    scene: &Scene<'_>,
    programme: usize,
    folios: &BTreeMap<String, String>,
) -> Vec<PrintedFunction> {
    let coverage = scene.site.programmes[programme].coverage;
    let standard = &scene.linked().model.standards[coverage.standard];
    let rows = coverage.states.keys().map(|at| (*at, row(scene, coverage, *at, folios)));
    let functions = by_task(scene.linked(), rows).into_iter().map(|(function, tasks)| {
        let function = &standard.functions[function];
        let tasks = tasks.into_iter().map(|(task, rows)| PrintedTask {
            number: function.tasks[task].number.value.clone(),
            title: function.tasks[task].title.get(scene.language).to_owned(),
            rows,
        });
        PrintedFunction {
            number: function.number.value.clone(),
            title: function.title.get(scene.language).to_owned(),
            tasks: tasks.collect(),
        }
    });
    functions.collect()
}

fn row(
    scene: &Scene<'_>,
    coverage: &ProgrammeCoverage,
    at: RequirementIndex,
    folios: &BTreeMap<String, String>,
) -> PrintedRequirement {
    let linked = scene.linked();
    let place = &linked.requirements[at.0];
    let folio = |href: &str| folios.get(href).cloned().unwrap_or_default();
    let taught = |link: &Link| {
        let reference = scene.taught_by(link);
        TaughtPlace {
            title: reference.title,
            section: scene.section_of(link),
            depth: reference.depth,
            page: folio(&reference.href),
            href: reference.href,
        }
    };
    let assessed = |link: &AssessmentLink| {
        let reference = scene.assessed_by(link);
        AssessedPlace {
            module: reference.module,
            kind: reference.kind,
            id: reference.id,
            page: folio(&reference.href),
            href: reference.href,
        }
    };
    let within = |module| coverage.modules.binary_search(module).is_ok();
    let state = coverage.states.get(&at).map_or("uncovered", |state| state.key());
    PrintedRequirement {
        label: format!("{} {}{}", place.id.task, place.kind.letter(), place.ordinal),
        id: place.id.to_string(),
        href: links::requirement(scene.site, scene.language, at),
        kind: pieces::kind_key(place.kind).to_owned(),
        text: linked.requirement(at).text.get(scene.language).to_owned(),
        state: state.to_owned(),
        taught: linked
            .links
            .get(&at)
            .into_iter()
            .flat_map(|links| links.values())
            .filter(|link| within(&link.module))
            .map(taught)
            .collect(),
        assessed: linked
            .assessments
            .get(&at)
            .into_iter()
            .flatten()
            .filter(|link| within(&link.module))
            .map(assessed)
            .collect(),
    }
}
