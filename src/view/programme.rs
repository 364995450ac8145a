//! The page of a programme: what a training organisation hands out for one occupation, level and direction.

use schemars::JsonSchema;
use serde::Serialize;

use super::course::{self, CourseText, ReferenceView, references};
use super::number::short;
use super::pieces::{Bar, HoursView, ModuleRef, ProgrammeRef, family_key};
use super::requirements::FunctionView;
use super::{PageKind, Scene};
use crate::coverage::{CoverageState, Tally};
use crate::link::ModuleIndex;

/// The page of a programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgrammePage {
    /// The programme itself.
    pub programme: ProgrammeRef,
    /// Address of the occupation.
    pub occupation_href: String,
    /// Address of the page with all requirements of the level.
    pub requirements_href: String,
    /// Edition of the standard.
    pub edition: String,
    /// Definition of the occupation; empty when unknown.
    pub definition: String,
    /// `professional` or `skills`: how abilities are called.
    pub family: String,
    /// Training hours the standard asks for; empty when unknown.
    pub required_hours: String,
    /// The courses it is made of, with their texts on aims, audience, entry, staff, rooms and assessment.
    pub courses: Vec<CourseText>,
    /// Its modules, in order.
    pub modules: Vec<ModuleRow>,
    /// Hours by function.
    pub functions: Vec<FunctionHoursView>,
    /// Whether the standard gives weights.
    pub has_weights: bool,
    /// Its requirements, with what teaches and assesses each.
    pub requirements: Vec<FunctionView>,
    /// Further reading.
    pub references: Vec<ReferenceView>,
}

/// A module in a programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModuleRow {
    /// Place in the programme, from 1.
    pub place: usize,
    /// The module.
    pub module: ModuleRef,
    /// What it is.
    pub summary: String,
    /// Class hours.
    pub hours: HoursView,
    /// Prerequisites.
    pub prerequisites: Vec<ModuleRef>,
    /// How many requirements of the programme it teaches.
    pub teaches: usize,
    /// How many it assesses.
    pub assesses: usize,
}

/// Hours of a function in a programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FunctionHoursView {
    /// Number of the function.
    pub number: String,
    /// Title of the function.
    pub title: String,
    /// Theory, in class hours.
    pub theory: String,
    /// Practice, in class hours.
    pub practice: String,
    /// Both.
    pub taught: String,
    /// Share of the programme's taught hours, in percent.
    pub share: String,
    /// Share the weights ask for, in percent; empty when the standard gives none.
    pub wanted: String,
    /// Share of the programme's taught hours, in percent, as a number from 0 to 100 for a bar.
    pub share_number: f64,
    /// Weight, as a number from 0 to 100 for a bar; `null` when unknown.
    pub wanted_number: Option<f64>,
    /// Coverage of its requirements.
    pub both: Bar,
    /// Worst state of its requirements.
    pub state: String,
}

pub(super) fn page(scene: &Scene<'_>, index: usize) -> ProgrammePage {
    let programme = &scene.site.programmes[index];
    let coverage = programme.coverage;
    let standard = &scene.linked().model.standards[coverage.standard];
    let level = standard.level(&coverage.level);
    let rank = level.map_or(0, |(rank, _)| rank);
    let mut courses: Vec<usize> = programme.modules.iter().map(|module| scene.linked().modules[module.0].0).collect();
    courses.sort_unstable();
    courses.dedup();
    ProgrammePage {
        programme: scene.programme_ref(index),
        occupation_href: scene.path(PageKind::Occupation(coverage.standard)),
        requirements_href: scene.path(PageKind::Requirements(coverage.standard, rank)),
        edition: standard.edition.value.clone(),
        definition: standard.definition.as_ref().map_or(String::new(), |text| text.get(scene.language).to_owned()),
        family: family_key(standard).to_owned(),
        required_hours: level
            .and_then(|(_, level)| level.hours.as_ref())
            .map_or(String::new(), |hours| short(hours.value.number())),
        courses: courses.iter().map(|course| course::text(scene, *course)).collect(),
        modules: module_rows(scene, index),
        functions: function_hours(scene, index),
        has_weights: coverage.functions.iter().any(|function| function.wanted_percent().is_some()),
        requirements: scene.tree(coverage),
        references: courses.iter().flat_map(|course| references(scene, *course)).collect(),
    }
}

fn module_rows(scene: &Scene<'_>, index: usize) -> Vec<ModuleRow> {
    let programme = &scene.site.programmes[index];
    let linked = scene.linked();
    let required = || programme.coverage.states.keys();
    let mut teaches: std::collections::BTreeMap<ModuleIndex, (usize, usize)> = std::collections::BTreeMap::new();
    for requirement in required() {
        for module in linked.links.get(requirement).into_iter().flat_map(|links| links.keys()) {
            teaches.entry(*module).or_default().0 += 1;
        }
        let assessing: std::collections::BTreeSet<ModuleIndex> =
            linked.assessments.get(requirement).into_iter().flatten().map(|link| link.module).collect();
        for module in assessing {
            teaches.entry(module).or_default().1 += 1;
        }
    }
    let rows = programme.modules.iter().enumerate().map(|(place, at)| {
        let module = linked.module(*at);
        let (taught, assessed) = teaches.get(at).copied().unwrap_or_default();
        ModuleRow {
            place: place + 1,
            module: scene.module_ref(*at),
            summary: module.summary.as_ref().map_or(String::new(), |text| text.get(scene.language).to_owned()),
            hours: scene.hours(module.hours),
            prerequisites: linked.prerequisites[at.0].iter().map(|before| scene.module_ref(*before)).collect(),
            teaches: taught,
            assesses: assessed,
        }
    });
    rows.collect()
}

/// Hours and coverage by function; the page of a programme and its coverage share it.
pub(super) fn function_hours(scene: &Scene<'_>, index: usize) -> Vec<FunctionHoursView> {
    let coverage = scene.site.programmes[index].coverage;
    let standard = &scene.linked().model.standards[coverage.standard];
    let mut tallies: std::collections::BTreeMap<usize, (Tally, CoverageState)> = std::collections::BTreeMap::new();
    for (at, state) in &coverage.states {
        let function = scene.linked().requirements[at.0].function;
        let entry = tallies.entry(function).or_insert((Tally::default(), CoverageState::Covered));
        *entry = (entry.0.plus(Tally::of([*state])), entry.1.max(*state));
    }
    let rows = coverage.functions.iter().map(|hours| {
        let function = &standard.functions[hours.function];
        let (tally, worst) =
            tallies.get(&hours.function).copied().unwrap_or((Tally::default(), CoverageState::Covered));
        FunctionHoursView {
            number: function.number.value.clone(),
            title: function.title.get(scene.language).to_owned(),
            theory: short(hours.theory_hours),
            practice: short(hours.practice_hours),
            taught: short(hours.taught()),
            share: short(hours.share_percent),
            wanted: hours.wanted_percent().map_or(String::new(), short),
            share_number: hours.share_percent,
            wanted_number: hours.wanted_percent(),
            both: Bar::of(tally),
            state: worst.key().to_owned(),
        }
    });
    rows.collect()
}
