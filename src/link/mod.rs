//! Model to linked: every reference becomes an index or a link state. The whole truth about references; no opinion on
//! them.

mod claims;
mod prerequisites;
mod search;

pub use search::Found;

use std::collections::BTreeMap;

use crate::language::Language;
use crate::model::{
    Claim, ClaimPattern, Course, Depth, Function, Model, Module, Requirement, RequirementId, RequirementKind, Standard,
    Task,
};
use crate::source::Spanned;

/// A requirement of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementIndex(pub usize);

/// A module of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleIndex(pub usize);

/// Where a requirement stands in its standard.
#[derive(Debug, Clone)]
pub struct RequirementPlace {
    /// Index of the standard in the model.
    pub standard: usize,
    /// Index of the function in the standard.
    pub function: usize,
    /// Index of the task in the function.
    pub task: usize,
    /// Ability or knowledge.
    pub kind: RequirementKind,
    /// Place in its list, from 1.
    pub ordinal: u32,
    /// Its identity.
    pub id: RequirementId,
}

/// What became of a claim (after OpenFastTrace, in the words of this field).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkState {
    /// It names a requirement of the edition on file.
    Covers,
    /// It names an older edition than the standard on file.
    Outdated,
    /// It names a newer edition than the standard on file.
    Predated,
    /// There is no such requirement.
    Orphaned,
    /// Two requirements have that id.
    Ambiguous,
    /// It names a requirement of another level or direction than the module declares, or of a standard the course does
    /// not serve.
    Unwanted,
}

impl LinkState {
    /// The word in machine output.
    pub fn key(self) -> &'static str {
        match self {
            LinkState::Covers => "covers",
            LinkState::Outdated => "outdated",
            LinkState::Predated => "predated",
            LinkState::Orphaned => "orphaned",
            LinkState::Ambiguous => "ambiguous",
            LinkState::Unwanted => "unwanted",
        }
    }
}

/// Why a module should not claim a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// Its course does not serve the standard.
    Standard,
    /// The module is not meant for the level.
    ModuleLevel,
    /// The course does not serve the level.
    CourseLevel,
    /// The module is not meant for any direction that requires it.
    ModuleDirection,
    /// The course does not serve any direction that requires it.
    CourseDirection,
}

/// Who made a reference to requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referrer {
    /// A claim in the front matter.
    Module,
    /// A claim on a heading: language of the body and index of the heading.
    Heading(Language, usize),
    /// A question of the module's assessment, by index.
    Question(usize),
    /// A practical task of the module's assessment, by index.
    Task(usize),
    /// A row of a task's rubric: indices of the task and of the row.
    Criterion(usize, usize),
}

/// A reference from a module to requirements, looked up.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The module.
    pub module: ModuleIndex,
    /// What in the module refers.
    pub referrer: Referrer,
    /// What the author typed.
    pub pattern: Spanned<ClaimPattern>,
    /// How deep, for a claim.
    pub depth: Option<Depth>,
    /// What became of it.
    pub state: LinkState,
    /// The requirements it names: those it covers, or those that explain its state.
    pub requirements: Vec<RequirementIndex>,
    /// Index of the standard it was looked up in, if that exists.
    pub standard: Option<usize>,
}

impl Reference {
    /// Whether it is a claim to teach, rather than an assessment.
    pub fn is_claim(&self) -> bool {
        matches!(self.referrer, Referrer::Module | Referrer::Heading(..))
    }
}

/// A module teaches a requirement.
#[derive(Debug, Clone)]
pub struct Link {
    /// The module.
    pub module: ModuleIndex,
    /// The requirement.
    pub requirement: RequirementIndex,
    /// The deepest claim.
    pub depth: Depth,
    /// The first heading that claims it, by language: the paragraph that teaches it.
    pub anchors: BTreeMap<Language, usize>,
}

/// A question or a practical task assesses a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AssessmentLink {
    /// The requirement.
    pub requirement: RequirementIndex,
    /// The module.
    pub module: ModuleIndex,
    /// The question or the task.
    pub item: AssessmentItem,
}

/// What assesses, by index in its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssessmentItem {
    /// A question.
    Question(usize),
    /// A practical task.
    Task(usize),
}

/// The model with every reference looked up.
#[derive(Debug)]
pub struct Linked {
    /// The model.
    pub model: Model,
    /// Every requirement, standard by standard in the order of the files.
    pub requirements: Vec<RequirementPlace>,
    /// Every module: indices of course and of module in it.
    pub modules: Vec<(usize, usize)>,
    /// Every reference to requirements.
    pub references: Vec<Reference>,
    /// Who teaches what, by requirement and then module, one link for each pair.
    pub links: BTreeMap<RequirementIndex, BTreeMap<ModuleIndex, Link>>,
    /// Who assesses what, in order.
    pub assessments: BTreeMap<RequirementIndex, Vec<AssessmentLink>>,
    /// Prerequisites of each module, looked up; unknown ones are left out.
    pub prerequisites: Vec<Vec<ModuleIndex>>,
    /// Prerequisites that name no module: the module and which of its prerequisites.
    pub unknown_prerequisites: Vec<(ModuleIndex, usize)>,
    /// Cycles of prerequisites, each once, starting at its first module.
    pub cycles: Vec<Vec<ModuleIndex>>,
    /// Waivers with the requirements that each names.
    pub waivers: Vec<Vec<RequirementIndex>>,
}

/// Links a model.
pub fn link(model: Model) -> Linked {
    let requirements = places(&model);
    let modules: Vec<(usize, usize)> = model
        .courses
        .iter()
        .enumerate()
        .flat_map(|(course, value)| (0..value.modules.len()).map(move |module| (course, module)))
        .collect();
    let lookup = claims::Lookup::new(&model, &requirements);
    let references = lookup.references(&modules);
    let waivers = model.workspace.policy.waivers.iter().map(|waiver| lookup.waived(&waiver.pattern.value)).collect();
    let (links, assessments) = claims::collect(&references);
    let (prerequisites, unknown_prerequisites) = prerequisites::resolve(&model, &modules);
    let cycles = prerequisites::cycles(&prerequisites);
    Linked {
        requirements,
        modules,
        references,
        links,
        assessments,
        prerequisites,
        unknown_prerequisites,
        cycles,
        waivers,
        model,
    }
}

fn places(model: &Model) -> Vec<RequirementPlace> {
    let mut places = Vec::new();
    for (standard, value) in model.standards.iter().enumerate() {
        for (function, in_function) in value.functions.iter().enumerate() {
            for (task, in_task) in in_function.tasks.iter().enumerate() {
                for kind in RequirementKind::ALL {
                    for ordinal in 1..=in_task.items(kind).len() as u32 {
                        let id = RequirementId {
                            standard: value.slug.clone(),
                            level: in_function.level.value.clone(),
                            direction: in_function.scope.as_ref().map(|scope| scope.value.clone()),
                            task: in_task.number.value.clone(),
                            kind,
                            ordinal,
                        };
                        places.push(RequirementPlace { standard, function, task, kind, ordinal, id });
                    }
                }
            }
        }
    }
    places
}

impl Linked {
    /// The standard of a requirement.
    pub fn standard_of(&self, index: RequirementIndex) -> &Standard {
        &self.model.standards[self.requirements[index.0].standard]
    }

    /// The function of a requirement.
    pub fn function_of(&self, index: RequirementIndex) -> &Function {
        &self.standard_of(index).functions[self.requirements[index.0].function]
    }

    /// The task of a requirement.
    pub fn task_of(&self, index: RequirementIndex) -> &Task {
        &self.function_of(index).tasks[self.requirements[index.0].task]
    }

    /// The requirement itself.
    pub fn requirement(&self, index: RequirementIndex) -> &Requirement {
        let place = &self.requirements[index.0];
        &self.task_of(index).items(place.kind)[place.ordinal as usize - 1]
    }

    /// The course of a module.
    pub fn course_of(&self, index: ModuleIndex) -> &Course {
        &self.model.courses[self.modules[index.0].0]
    }

    /// The module itself.
    pub fn module(&self, index: ModuleIndex) -> &Module {
        &self.course_of(index).modules[self.modules[index.0].1]
    }

    /// Every module index, in order.
    pub fn module_indices(&self) -> impl Iterator<Item = ModuleIndex> + use<> {
        (0..self.modules.len()).map(ModuleIndex)
    }

    /// The module with this id in a course.
    pub fn find_module(&self, course: &str, id: &str) -> Option<ModuleIndex> {
        self.module_indices().find(|index| self.course_of(*index).slug == course && self.module(*index).id == id)
    }

    /// The requirements that a pattern names in the standard at this index, if it names no other edition.
    pub fn named(&self, standard: usize, pattern: &ClaimPattern) -> Vec<RequirementIndex> {
        let on_file = &self.model.standards[standard].edition.value;
        if pattern.edition.as_ref().is_some_and(|edition| edition != on_file) {
            return Vec::new();
        }
        claims::Lookup::new(&self.model, &self.requirements).matches(standard, pattern)
    }

    /// Why a module should not claim a requirement, if it should not.
    pub fn misfit(&self, module: ModuleIndex, requirement: RequirementIndex) -> Option<Misfit> {
        let (course, module) = (self.course_of(module), self.module(module));
        claims::misfit(course, module, self.standard_of(requirement), self.function_of(requirement))
    }

    /// The claim behind a reference that is one.
    pub fn claim_of(&self, reference: &Reference) -> Option<Claim> {
        Some(Claim { pattern: reference.pattern.clone(), depth: reference.depth? })
    }

    /// Every module that must come before this one, directly or not.
    pub fn ancestors(&self, index: ModuleIndex) -> std::collections::BTreeSet<ModuleIndex> {
        let mut found = std::collections::BTreeSet::new();
        let mut open = self.prerequisites[index.0].clone();
        while let Some(next) = open.pop() {
            if found.insert(next) {
                open.extend(&self.prerequisites[next.0]);
            }
        }
        found
    }
}
