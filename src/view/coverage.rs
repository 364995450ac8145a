//! Coverage as pages: all programmes on one, and each with its matrix, its gaps and its hours.

use schemars::JsonSchema;
use serde::Serialize;

use super::occupation::{HeatMap, heat_map};
use super::pieces::{ModuleRef, ProgrammeRef, RequirementRow};
use super::programme::{FunctionHoursView, function_hours};
use super::{PageKind, Scene};
use crate::coverage::CoverageState;
use crate::link::{ModuleIndex, RequirementIndex};

/// Coverage of everything.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoveragePage {
    /// Every programme.
    pub programmes: Vec<ProgrammeRef>,
    /// Heat maps, by occupation.
    pub occupations: Vec<OccupationHeat>,
    /// Waivers.
    pub waivers: Vec<WaiverView>,
}

/// The heat map of an occupation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OccupationHeat {
    /// Name of the occupation.
    pub name: String,
    /// Address of its page.
    pub href: String,
    /// Functions × levels.
    pub heat: HeatMap,
}

/// A waiver.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WaiverView {
    /// What it names, as typed.
    pub requirement: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub expires: String,
    /// Whether it has expired on the date of this output.
    pub expired: bool,
}

/// Coverage of one programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgrammeCoveragePage {
    /// The programme.
    pub programme: ProgrammeRef,
    /// Address of the occupation.
    pub occupation_href: String,
    /// Abilities covered in percent of their weight; empty when the standard gives no weights.
    pub ability_weighted: String,
    /// Knowledge covered in percent of its weight; empty when the standard gives no weights.
    pub knowledge_weighted: String,
    /// Training hours the standard asks for; empty when unknown.
    pub required_hours: String,
    /// Hours and weights by function.
    pub functions: Vec<FunctionHoursView>,
    /// Whether the standard gives weights.
    pub has_weights: bool,
    /// Requirement × module, one table for each function.
    pub matrices: Vec<MatrixView>,
    /// What is not covered.
    pub gaps: Vec<GapTask>,
    /// Waivers that name a requirement of this programme.
    pub waivers: Vec<WaiverView>,
}

/// Requirement × module for one function.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixView {
    /// Number of the function.
    pub number: String,
    /// Title of the function.
    pub title: String,
    /// The modules that teach or assess any of it.
    pub modules: Vec<ModuleRef>,
    /// One row for each requirement.
    pub rows: Vec<MatrixRow>,
}

/// A requirement in a matrix.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixRow {
    /// Short label, as `1.1 a3`.
    pub label: String,
    /// Address on the page of its level.
    pub href: String,
    /// The statement.
    pub text: String,
    /// State.
    pub state: String,
    /// A cell for each module.
    pub cells: Vec<MatrixCell>,
}

/// A cell of a matrix.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixCell {
    /// `introduced`, `reinforced`, `mastered`, or empty.
    pub depth: String,
    /// Whether the module assesses it.
    pub assessed: bool,
    /// Address of the paragraph; empty when the module does not teach it.
    pub href: String,
}

/// A task with requirements that are not covered.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapTask {
    /// Number of the task.
    pub number: String,
    /// Title of the task.
    pub title: String,
    /// The requirements.
    pub requirements: Vec<RequirementRow>,
}

pub(super) fn overview(scene: &Scene<'_>) -> CoveragePage {
    let standards = scene.linked().model.standards.iter().enumerate();
    CoveragePage {
        programmes: (0..scene.site.programmes.len()).map(|index| scene.programme_ref(index)).collect(),
        occupations: standards
            .map(|(index, standard)| OccupationHeat {
                name: standard.name.get(scene.language).to_owned(),
                href: scene.path(PageKind::Occupation(index)),
                heat: heat_map(scene, index),
            })
            .collect(),
        waivers: waivers(scene, |_| true),
    }
}

pub(super) fn programme(scene: &Scene<'_>, index: usize) -> ProgrammeCoveragePage {
    let coverage = scene.site.programmes[index].coverage;
    let standard = &scene.linked().model.standards[coverage.standard];
    let hours = standard.level(&coverage.level).and_then(|(_, level)| level.hours.as_ref());
    let weighted = |percent: Option<f64>| percent.map_or(String::new(), super::number::percent_text);
    ProgrammeCoveragePage {
        programme: scene.programme_ref(index),
        occupation_href: scene.path(PageKind::Occupation(coverage.standard)),
        ability_weighted: weighted(coverage.ability_weighted_percent),
        knowledge_weighted: weighted(coverage.knowledge_weighted_percent),
        required_hours: hours.map_or(String::new(), |hours| super::number::short(hours.value.number())),
        functions: function_hours(scene, index),
        has_weights: coverage.functions.iter().any(|function| function.wanted_percent().is_some()),
        matrices: matrices(scene, index),
        gaps: gaps(scene, index),
        waivers: waivers(scene, |at| coverage.states.contains_key(&at)),
    }
}

/// Waivers that name at least one requirement of interest.
fn waivers(scene: &Scene<'_>, of_interest: impl Fn(RequirementIndex) -> bool) -> Vec<WaiverView> {
    let linked = scene.linked();
    let waivers = linked.model.workspace.policy.waivers.iter().zip(&linked.waivers);
    let named = waivers.filter(|(_, requirements)| requirements.iter().any(|at| of_interest(*at)));
    named
        .map(|(waiver, _)| WaiverView {
            requirement: waiver.pattern.value.typed.clone(),
            reason: waiver.reason.get(scene.language).to_owned(),
            owner: waiver.owner.value.clone(),
            expires: waiver.expires.value.clone(),
            expired: scene.site.date.is_some_and(|date| waiver.expires.value.as_str() < date),
        })
        .collect()
}

fn matrices(scene: &Scene<'_>, index: usize) -> Vec<MatrixView> {
    let programme = &scene.site.programmes[index];
    let linked = scene.linked();
    let standard = &linked.model.standards[programme.coverage.standard];
    let mut by_function: std::collections::BTreeMap<usize, Vec<RequirementIndex>> = std::collections::BTreeMap::new();
    for at in programme.coverage.states.keys() {
        by_function.entry(linked.requirements[at.0].function).or_default().push(*at);
    }
    let mut matrices = Vec::new();
    for (function, requirements) in by_function {
        let modules = touching(scene, index, &requirements);
        let rows = requirements.iter().map(|at| matrix_row(scene, index, &modules, *at)).collect();
        matrices.push(MatrixView {
            number: standard.functions[function].number.value.clone(),
            title: standard.functions[function].title.get(scene.language).to_owned(),
            modules: modules.iter().map(|module| scene.module_ref(*module)).collect(),
            rows,
        });
    }
    matrices
}

/// The modules of a programme that teach or assess any of these, in the programme's order.
fn touching(scene: &Scene<'_>, index: usize, requirements: &[RequirementIndex]) -> Vec<ModuleIndex> {
    let linked = scene.linked();
    let mut touching = std::collections::BTreeSet::new();
    for at in requirements {
        touching.extend(linked.links.get(at).into_iter().flat_map(|links| links.keys().copied()));
        touching.extend(linked.assessments.get(at).into_iter().flatten().map(|link| link.module));
    }
    scene.site.programmes[index].modules.iter().copied().filter(|module| touching.contains(module)).collect()
}

fn matrix_row(scene: &Scene<'_>, index: usize, modules: &[ModuleIndex], at: RequirementIndex) -> MatrixRow {
    let linked = scene.linked();
    let place = &linked.requirements[at.0];
    let state = scene.site.programmes[index].coverage.states.get(&at).copied().unwrap_or(CoverageState::Uncovered);
    let links = linked.links.get(&at);
    let assessed = linked.assessments.get(&at);
    let cells = modules.iter().map(|module| {
        let taught = links.and_then(|links| links.get(module)).map(|link| scene.taught_by(link));
        MatrixCell {
            depth: taught.as_ref().map_or(String::new(), |module| module.depth.clone()),
            href: taught.map_or(String::new(), |module| module.href),
            assessed: assessed.is_some_and(|links| links.iter().any(|link| link.module == *module)),
        }
    });
    MatrixRow {
        label: format!("{} {}{}", place.id.task, place.kind.letter(), place.ordinal),
        href: super::links::requirement(scene.site, scene.language, at),
        text: linked.requirement(at).text.get(scene.language).to_owned(),
        state: state.key().to_owned(),
        cells: cells.collect(),
    }
}

fn gaps(scene: &Scene<'_>, index: usize) -> Vec<GapTask> {
    let coverage = scene.site.programmes[index].coverage;
    let mut gaps: Vec<((usize, usize), GapTask)> = Vec::new();
    for (at, state) in coverage.states.iter().filter(|(_, state)| **state != CoverageState::Covered) {
        let place = &scene.linked().requirements[at.0];
        let key = (place.function, place.task);
        if gaps.last().is_none_or(|(last, _)| *last != key) {
            let task = scene.linked().task_of(*at);
            let title = task.title.get(scene.language).to_owned();
            gaps.push((key, GapTask { number: task.number.value.clone(), title, requirements: Vec::new() }));
        }
        if let Some((_, gap)) = gaps.last_mut() {
            gap.requirements.push(scene.requirement_row(*at, *state, Some(coverage)));
        }
    }
    gaps.into_iter().map(|(_, gap)| gap).collect()
}
