//! The trace of a requirement or a module as data: everything that touches it, each with its place in a file. What the
//! console prints and what `curricle/trace/1` holds.

mod module;
mod requirement;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::report::Both;
use crate::coverage::{Coverage, CoverageState, ProgrammeCoverage};
use crate::language::{Language, Text};
use crate::link::{Linked, ModuleIndex, Reference, Referrer, RequirementIndex};
use crate::model::Standard;
use crate::source::{Sources, Span};

pub use module::{ModuleClaim, ModuleHours, ModuleTrace, Neighbour, Use};
pub use requirement::{ProvenanceTrace, RequirementTrace, StandardTrace, WaiverTrace};

/// The report; `schema` changes when a key changes its meaning.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TraceReport {
    /// `curricle/trace/1`.
    pub schema: &'static str,
    /// Requirements asked for.
    pub requirements: Vec<RequirementTrace>,
    /// Modules asked for.
    pub modules: Vec<ModuleTrace>,
}

/// A place in a file of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A number and a title, of a function or a task.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Numbered {
    /// Number.
    pub number: String,
    /// Title.
    pub title: Both,
}

/// A programme that what is traced belongs to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgrammeTrace {
    /// Slug of the standard.
    pub standard: String,
    /// Level id.
    pub level: String,
    /// Direction id, or `null`.
    pub direction: Option<String>,
    /// Occupation, level and direction for a reader.
    pub title: Both,
    /// State of the requirement in it; `null` for a module.
    pub state: Option<&'static str>,
}

/// A heading of a module.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HeadingTrace {
    /// Its text.
    pub text: String,
    /// Its anchor on the page.
    pub anchor: String,
}

/// A claim on a requirement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimTrace {
    /// The module, as `<course>/<module>`.
    pub module: String,
    /// Its title.
    pub title: Both,
    /// `introduced`, `reinforced` or `mastered`.
    pub depth: &'static str,
    /// Language of the body whose heading makes the claim; `null` for a claim of the whole module.
    pub language: Option<&'static str>,
    /// The heading; `null` for a claim of the whole module.
    pub heading: Option<HeadingTrace>,
    /// As the author typed it.
    pub pattern: String,
    /// What became of it: `covers`, `outdated`, `predated`, `orphaned`, `ambiguous` or `unwanted`.
    pub state: &'static str,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

/// Something that assesses a requirement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AssessmentTrace {
    /// The module, as `<course>/<module>`.
    pub module: String,
    /// Its title.
    pub title: Both,
    /// `question`, `task` or `criterion` (a row of a task's rubric).
    pub kind: &'static str,
    /// Id of the question or task in its module.
    pub item: String,
    /// As the author typed it.
    pub pattern: String,
    /// What became of it, as for a claim.
    pub state: &'static str,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

/// What a trace is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The model with its references looked up.
    pub linked: &'a Linked,
    /// What is covered.
    pub coverage: &'a Coverage,
    /// The files.
    pub sources: &'a Sources,
    /// The date against which waivers are measured.
    pub date: Option<&'a str>,
}

/// Traces requirements.
pub fn requirements(facts: Facts<'_>, indices: &[RequirementIndex]) -> TraceReport {
    let mut touching: BTreeMap<RequirementIndex, Vec<&Reference>> = BTreeMap::new();
    for reference in &facts.linked.references {
        for index in &reference.requirements {
            touching.entry(*index).or_default().push(reference);
        }
    }
    let trace = |index: &RequirementIndex| {
        requirement::trace(facts, *index, touching.get(index).map_or(&[][..], Vec::as_slice))
    };
    report(indices.iter().map(trace).collect(), Vec::new())
}

/// Traces a module.
pub fn module(facts: Facts<'_>, index: ModuleIndex) -> TraceReport {
    report(Vec::new(), vec![module::trace(facts, index)])
}

fn report(requirements: Vec<RequirementTrace>, modules: Vec<ModuleTrace>) -> TraceReport {
    TraceReport { schema: "curricle/trace/1", requirements, modules }
}

impl Facts<'_> {
    fn place(&self, span: Span) -> Place {
        let (line, column) = self.sources.line_column(span.file, span.start);
        Place { file: self.sources.file(span.file).path.clone(), line, column }
    }

    fn programme(&self, programme: &ProgrammeCoverage, state: Option<CoverageState>) -> ProgrammeTrace {
        let standard = &self.linked.model.standards[programme.standard];
        ProgrammeTrace {
            standard: standard.slug.clone(),
            level: programme.level.clone(),
            direction: programme.direction.clone(),
            title: title(standard, programme),
            state: state.map(CoverageState::key),
        }
    }

    /// The heading that makes a claim, and the language of its body.
    fn heading(&self, reference: &Reference) -> Option<(Language, HeadingTrace)> {
        let Referrer::Heading(language, index) = reference.referrer else { return None };
        let heading = self.linked.module(reference.module).bodies.get(&language)?.headings.get(index)?;
        Some((language, HeadingTrace { text: heading.text.clone(), anchor: heading.anchor.clone() }))
    }

    /// What assesses: its kind, and the id of the question or the task.
    fn assessing(&self, reference: &Reference) -> Option<(&'static str, String)> {
        let assessment = &self.linked.module(reference.module).assessment;
        let task = |index: usize| Some(assessment.tasks.get(index)?.id.value.clone());
        match reference.referrer {
            Referrer::Module | Referrer::Heading(..) => None,
            Referrer::Question(index) => Some(("question", assessment.questions.get(index)?.id.value.clone())),
            Referrer::Task(index) => Some(("task", task(index)?)),
            Referrer::Criterion(index, _) => Some(("criterion", task(index)?)),
        }
    }
}

/// Occupation, level and direction.
fn title(standard: &Standard, programme: &ProgrammeCoverage) -> Both {
    let level = standard.level(&programme.level).map(|(_, level)| &level.name);
    let direction = programme.direction.as_deref().and_then(|id| standard.direction(id)).map(|found| &found.name);
    let names: Vec<&Text> = [Some(&standard.name), level, direction].into_iter().flatten().collect();
    let side = |language| names.iter().map(|name| name.get(language)).collect::<Vec<_>>().join(" · ");
    Both { zh: side(Language::Zh), en: side(Language::En) }
}
