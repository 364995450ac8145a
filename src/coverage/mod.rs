//! Linked to coverage: facts about every programme, without opinions. The same numbers serve reports, rules, pages and
//! the gate of a build; nothing here knows what a diagnostic is.

mod hours;
mod weights;

pub use hours::FunctionHours;

use std::collections::{BTreeMap, BTreeSet};

use crate::link::{Linked, ModuleIndex, RequirementIndex};
use crate::model::{HoursSplit, RequirementKind, Service};

/// What can be said of a requirement in a programme. From best to worst, so that a parent takes the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageState {
    /// Taught and assessed.
    Covered,
    /// Not covered, but the house has waived it for now.
    Waived,
    /// Taught, never assessed.
    TaughtOnly,
    /// Assessed, never taught.
    AssessedOnly,
    /// Neither.
    Uncovered,
}

impl CoverageState {
    /// Every state, from best to worst.
    pub const ALL: [CoverageState; 5] = [
        CoverageState::Covered,
        CoverageState::Waived,
        CoverageState::TaughtOnly,
        CoverageState::AssessedOnly,
        CoverageState::Uncovered,
    ];

    /// The word in reports and machine output.
    pub fn key(self) -> &'static str {
        match self {
            CoverageState::Covered => "covered",
            CoverageState::Waived => "waived",
            CoverageState::TaughtOnly => "taught-only",
            CoverageState::AssessedOnly => "assessed-only",
            CoverageState::Uncovered => "uncovered",
        }
    }
}

/// How many requirements are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub total: usize,
    /// Taught and assessed.
    pub covered: usize,
    /// Taught, never assessed.
    pub taught_only: usize,
    /// Assessed, never taught.
    pub assessed_only: usize,
    /// Neither.
    pub uncovered: usize,
    /// Waived.
    pub waived: usize,
}

impl Tally {
    /// Counts states.
    pub fn of(states: impl IntoIterator<Item = CoverageState>) -> Tally {
        let mut tally = Tally::default();
        for state in states {
            tally.total += 1;
            match state {
                CoverageState::Covered => tally.covered += 1,
                CoverageState::Waived => tally.waived += 1,
                CoverageState::TaughtOnly => tally.taught_only += 1,
                CoverageState::AssessedOnly => tally.assessed_only += 1,
                CoverageState::Uncovered => tally.uncovered += 1,
            }
        }
        tally
    }

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            total: self.total + other.total,
            covered: self.covered + other.covered,
            taught_only: self.taught_only + other.taught_only,
            assessed_only: self.assessed_only + other.assessed_only,
            uncovered: self.uncovered + other.uncovered,
            waived: self.waived + other.waived,
        }
    }

    /// Covered requirements in percent of those that are not waived; 100 when there are none to cover.
    pub fn percent(self) -> f64 {
        let wanted = self.total - self.waived;
        if wanted == 0 { 100.0 } else { 100.0 * self.covered as f64 / wanted as f64 }
    }
}

/// Coverage of one programme: a standard at a level and a direction.
#[derive(Debug, Clone)]
pub struct ProgrammeCoverage {
    /// Index of the standard in the model.
    pub standard: usize,
    /// Level id.
    pub level: String,
    /// Direction id, where the level has directions.
    pub direction: Option<String>,
    /// Indices of the courses that say they serve it, in the edition on file.
    pub courses: Vec<usize>,
    /// The modules that serve it, in the order of the workspace.
    pub modules: Vec<ModuleIndex>,
    /// Every requirement of the programme with its state, in the order of the standard.
    pub states: BTreeMap<RequirementIndex, CoverageState>,
    /// Class hours of all its modules.
    pub hours: HoursSplit,
    /// Hours and weights by function, in the order of the standard.
    pub functions: Vec<FunctionHours>,
    /// Ability requirements covered, in percent of their weight, when the standard gives the ability table.
    pub ability_weighted_percent: Option<f64>,
    /// Knowledge requirements covered, in percent of their weight, when the standard gives the theory table.
    pub knowledge_weighted_percent: Option<f64>,
}

impl ProgrammeCoverage {
    /// Counts the requirements of one kind.
    pub fn tally(&self, linked: &Linked, kind: RequirementKind) -> Tally {
        Tally::of(
            self.states.iter().filter(|(index, _)| linked.requirements[index.0].kind == kind).map(|(_, state)| *state),
        )
    }

    /// Whether a module serves it; modules are kept in order, so that this is quick.
    pub fn has_module(&self, module: ModuleIndex) -> bool {
        self.modules.binary_search(&module).is_ok()
    }

    /// The worst state of all: a programme is as good as its worst requirement.
    pub fn worst(&self) -> CoverageState {
        self.states.values().copied().max().unwrap_or(CoverageState::Covered)
    }
}

/// Coverage of every programme the standards call for.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// In the order of standards, levels and directions.
    pub programmes: Vec<ProgrammeCoverage>,
    /// Requirements under a waiver that holds on the date of the workspace.
    pub waived: BTreeSet<RequirementIndex>,
}

/// Measures every programme. `date` (as `2026-11-01`) decides which waivers still hold; without a date all do.
pub fn measure(linked: &Linked, date: Option<&str>) -> Coverage {
    let waived = waived(linked, date);
    let mut programmes = Vec::new();
    for (index, standard) in linked.model.standards.iter().enumerate() {
        let of_standard: Vec<RequirementIndex> = (0..linked.requirements.len())
            .map(RequirementIndex)
            .filter(|at| linked.requirements[at.0].standard == index)
            .collect();
        for (level, direction) in standard.programmes() {
            let direction = direction.map(|direction| direction.id.value.clone());
            programmes.push(programme(linked, &waived, &of_standard, (index, level.id.value.clone(), direction)));
        }
    }
    Coverage { programmes, waived }
}

fn waived(linked: &Linked, date: Option<&str>) -> BTreeSet<RequirementIndex> {
    let waivers = linked.model.workspace.policy.waivers.iter().zip(&linked.waivers);
    waivers
        .filter(|(waiver, _)| date.is_none_or(|date| waiver.expires.value.as_str() >= date))
        .flat_map(|(_, requirements)| requirements.iter().copied())
        .collect()
}

fn programme(
    linked: &Linked,
    waived: &BTreeSet<RequirementIndex>,
    of_standard: &[RequirementIndex],
    (standard, level, direction): (usize, String, Option<String>),
) -> ProgrammeCoverage {
    let required: Vec<RequirementIndex> = of_standard
        .iter()
        .copied()
        .filter(|index| {
            let function = linked.function_of(*index);
            function.level.value == level && function.is_required_for(direction.as_deref())
        })
        .collect();
    let modules = serving(linked, &required, direction.as_deref());
    let states = required
        .iter()
        .map(|index| {
            let taught =
                linked.links.get(index).is_some_and(|links| links.keys().any(|module| modules.contains(module)));
            let assessed = linked
                .assessments
                .get(index)
                .is_some_and(|links| links.iter().any(|link| modules.contains(&link.module)));
            let state = match (taught, assessed) {
                (true, true) => CoverageState::Covered,
                _ if waived.contains(index) => CoverageState::Waived,
                (true, false) => CoverageState::TaughtOnly,
                (false, true) => CoverageState::AssessedOnly,
                (false, false) => CoverageState::Uncovered,
            };
            (*index, state)
        })
        .collect();
    let mut coverage = ProgrammeCoverage {
        courses: courses(linked, standard, &level, direction.as_deref()),
        standard,
        level,
        direction,
        hours: modules.iter().map(|module| linked.module(*module).hours).sum(),
        modules: modules.into_iter().collect(),
        states,
        functions: Vec::new(),
        ability_weighted_percent: None,
        knowledge_weighted_percent: None,
    };
    coverage.functions = hours::by_function(linked, &coverage);
    coverage.ability_weighted_percent = weights::weighted_percent(linked, &coverage, RequirementKind::Ability);
    coverage.knowledge_weighted_percent = weights::weighted_percent(linked, &coverage, RequirementKind::Knowledge);
    coverage
}

/// The courses that say they serve a programme. One that was written for another edition does not: until it is revised,
/// nothing in it counts.
fn courses(linked: &Linked, standard: usize, level: &str, direction: Option<&str>) -> Vec<usize> {
    let standard = &linked.model.standards[standard];
    let serves = |service: &Service| {
        service.standard.value == standard.slug
            && service.edition.value == standard.edition.value
            && service.serves_level(level)
            && direction.is_none_or(|direction| service.serves_direction(direction))
    };
    let courses = linked.model.courses.iter().enumerate();
    courses.filter(|(_, course)| course.serves.iter().any(serves)).map(|(index, _)| index).collect()
}

/// The modules of a programme: those that teach or assess something it requires and are not meant for another direction
/// only, and whatever must come before them.
fn serving(linked: &Linked, required: &[RequirementIndex], direction: Option<&str>) -> BTreeSet<ModuleIndex> {
    let fits = |module: &ModuleIndex| {
        let directions = &linked.module(*module).directions;
        directions.is_empty() || direction.is_none_or(|direction| directions.iter().any(|id| id.value == direction))
    };
    let mut modules: BTreeSet<ModuleIndex> = BTreeSet::new();
    for index in required {
        modules.extend(linked.links.get(index).into_iter().flat_map(|links| links.keys().copied()).filter(fits));
        modules.extend(linked.assessments.get(index).into_iter().flatten().map(|link| link.module).filter(fits));
    }
    for module in modules.clone() {
        modules.extend(linked.ancestors(module));
    }
    modules
}
