//! Everything that touches one requirement.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AssessmentTrace, ClaimTrace, Facts, Numbered, Place, ProgrammeTrace};
use crate::link::{Reference, RequirementIndex};
use crate::model::{Provenance, ProvenancePart, RequirementKind, Standard};
use crate::view::report::Both;

/// The parts of a standard's provenance that speak of its requirements.
const PARTS: [ProvenancePart; 4] =
    [ProvenancePart::Functions, ProvenancePart::Tasks, ProvenancePart::ItemCounts, ProvenancePart::Statements];

/// A requirement with everything that touches it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RequirementTrace {
    /// Full id.
    pub id: String,
    /// `ability` or `knowledge`.
    pub kind: &'static str,
    /// The statement.
    pub text: Both,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Its standard.
    pub standard: StandardTrace,
    /// Id of its level.
    pub level: String,
    /// Name of its level.
    pub level_name: Both,
    /// Its function.
    pub function: Numbered,
    /// Its task.
    pub task: Numbered,
    /// What of it is fact and what is our own.
    pub provenance: Vec<ProvenanceTrace>,
    /// The programmes that require it, with its state in each.
    pub programmes: Vec<ProgrammeTrace>,
    /// What claims to teach it.
    pub claims: Vec<ClaimTrace>,
    /// What assesses it.
    pub assessments: Vec<AssessmentTrace>,
    /// Waivers that name it.
    pub waivers: Vec<WaiverTrace>,
}

/// A standard and its edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardTrace {
    /// Slug.
    pub slug: String,
    /// Name of the occupation.
    pub name: Both,
    /// The edition on file.
    pub edition: String,
    /// Where the edition stands.
    #[serde(flatten)]
    pub place: Place,
}

/// Where a part of a standard comes from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProvenanceTrace {
    /// The part, as `statements`.
    pub part: &'static str,
    /// Its name for a reader.
    pub name: Both,
    /// `fact`, `inferred` or `own`.
    pub status: String,
    /// `high`, `medium`, `low` or `null`.
    pub confidence: Option<String>,
    /// Titles of the sources.
    pub sources: Vec<Both>,
    /// What exactly; `null` when nothing is said.
    pub note: Option<Both>,
    /// Where it is said.
    #[serde(flatten)]
    pub place: Place,
}

/// A waiver that names the requirement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WaiverTrace {
    /// As the author typed it.
    pub pattern: String,
    /// Why.
    pub reason: Both,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub expires: String,
    /// Whether it holds on the date of the run; without a date every waiver does.
    pub holds: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

pub(super) fn trace(facts: Facts<'_>, index: RequirementIndex, touching: &[&Reference]) -> RequirementTrace {
    let linked = facts.linked;
    let place = &linked.requirements[index.0];
    let (standard, function, task) = (linked.standard_of(index), linked.function_of(index), linked.task_of(index));
    let requirement = linked.requirement(index);
    let programmes = facts.coverage.programmes.iter();
    RequirementTrace {
        id: place.id.to_string(),
        kind: kind(place.kind),
        text: Both::of(&requirement.text),
        place: facts.place(requirement.span),
        standard: StandardTrace {
            slug: standard.slug.clone(),
            name: Both::of(&standard.name),
            edition: standard.edition.value.clone(),
            place: facts.place(standard.edition.span),
        },
        level: place.id.level.clone(),
        level_name: standard.level(&place.id.level).map_or_else(
            || Both { zh: place.id.level.clone(), en: place.id.level.clone() },
            |(_, level)| Both::of(&level.name),
        ),
        function: Numbered { number: function.number.value.clone(), title: Both::of(&function.title) },
        task: Numbered { number: task.number.value.clone(), title: Both::of(&task.title) },
        provenance: provenance(facts, standard),
        programmes: programmes
            .filter_map(|programme| Some(facts.programme(programme, Some(*programme.states.get(&index)?))))
            .collect(),
        claims: touching.iter().filter_map(|reference| claim(facts, reference)).collect(),
        assessments: touching.iter().filter_map(|reference| assessment(facts, reference)).collect(),
        waivers: waivers(facts, index),
    }
}

fn kind(kind: RequirementKind) -> &'static str {
    match kind {
        RequirementKind::Ability => "ability",
        RequirementKind::Knowledge => "knowledge",
    }
}

fn provenance(facts: Facts<'_>, standard: &Standard) -> Vec<ProvenanceTrace> {
    let speaks = |entry: &&Provenance| PARTS.contains(&entry.part.value);
    let source =
        |id: &str| standard.sources.iter().find(|source| source.0.value == id).map(|source| Both::of(&source.1));
    standard
        .provenance
        .iter()
        .filter(speaks)
        .map(|entry| {
            let name = entry.part.value.name();
            ProvenanceTrace {
                part: entry.part.value.key(),
                name: Both { zh: name.zh.to_owned(), en: name.en.to_owned() },
                status: entry.status.value.clone(),
                confidence: entry.confidence.as_ref().map(|confidence| confidence.value.clone()),
                sources: entry.sources.iter().filter_map(|id| source(&id.value)).collect(),
                note: entry.note.as_ref().map(Both::of),
                place: facts.place(entry.part.span),
            }
        })
        .collect()
}

fn claim(facts: Facts<'_>, reference: &Reference) -> Option<ClaimTrace> {
    let depth = reference.depth?;
    let (language, heading) = facts.heading(reference).unzip();
    Some(ClaimTrace {
        module: facts.linked.module_name(reference.module),
        title: Both::of(&facts.linked.module(reference.module).title),
        depth: depth.key(),
        language: language.map(|language| language.key()),
        heading,
        pattern: reference.pattern.value.typed.clone(),
        state: reference.state.key(),
        place: facts.place(reference.pattern.span),
    })
}

fn assessment(facts: Facts<'_>, reference: &Reference) -> Option<AssessmentTrace> {
    let (kind, item) = facts.assessing(reference)?;
    Some(AssessmentTrace {
        module: facts.linked.module_name(reference.module),
        title: Both::of(&facts.linked.module(reference.module).title),
        kind,
        item,
        pattern: reference.pattern.value.typed.clone(),
        state: reference.state.key(),
        place: facts.place(reference.pattern.span),
    })
}

fn waivers(facts: Facts<'_>, index: RequirementIndex) -> Vec<WaiverTrace> {
    let waivers = facts.linked.model.workspace.policy.waivers.iter().zip(&facts.linked.waivers);
    waivers
        .filter(|(_, requirements)| requirements.contains(&index))
        .map(|(waiver, _)| WaiverTrace {
            pattern: waiver.pattern.value.typed.clone(),
            reason: Both::of(&waiver.reason),
            owner: waiver.owner.value.clone(),
            expires: waiver.expires.value.clone(),
            holds: facts.date.is_none_or(|date| waiver.expires.value.as_str() >= date),
            place: facts.place(waiver.pattern.span),
        })
        .collect()
}
