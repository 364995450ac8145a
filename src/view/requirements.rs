//! Every requirement of a standard at one level: what an auditor follows to the paragraph that teaches it.

use schemars::JsonSchema;
use serde::Serialize;

use super::pieces::{Level, ProgrammeRef, RequirementRow, family_key, joined};
use super::{PageKind, Scene};
use crate::coverage::ProgrammeCoverage;
use crate::link::{Linked, RequirementIndex};

/// The requirements of one level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RequirementsPage {
    /// Occupation and level.
    pub title: String,
    /// Name of the occupation.
    pub occupation: String,
    /// Address of the occupation.
    pub occupation_href: String,
    /// The level.
    pub level: Level,
    /// `professional` or `skills`: how abilities are called.
    pub family: String,
    /// The programmes of this level.
    pub programmes: Vec<ProgrammeRef>,
    /// Functions, in the order of the standard.
    pub functions: Vec<FunctionView>,
}

/// A function with its tasks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FunctionView {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Name of the direction in whose table it stands; empty in a shared table.
    pub scope: String,
    /// In a shared table: names of the directions that require it; empty means all.
    pub directions: Vec<String>,
    /// Tasks.
    pub tasks: Vec<TaskRow>,
}

/// A task with its requirements.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskRow {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Abilities.
    pub abilities: Vec<RequirementRow>,
    /// Knowledge.
    pub knowledge: Vec<RequirementRow>,
}

pub(super) fn page(scene: &Scene<'_>, index: usize, rank: usize) -> RequirementsPage {
    let standard = &scene.linked().model.standards[index];
    let level = &standard.levels[rank];
    let states = scene.worst_states(index);
    let language = scene.language;
    let rows = states.iter().filter(|(at, _)| scene.linked().requirements[at.0].id.level == level.id.value);
    let rows: Vec<_> = rows.map(|(at, state)| (*at, scene.requirement_row(*at, *state, None))).collect();
    let occupation = standard.name.get(language).to_owned();
    let level_name = level.name.get(language).to_owned();
    let programmes =
        scene.programmes_of(index).into_iter().filter(|at| scene.site.programmes[*at].coverage.level == level.id.value);
    RequirementsPage {
        title: joined(language, &[&occupation, &level_name]),
        occupation,
        occupation_href: scene.path(PageKind::Occupation(index)),
        level: Level { id: level.id.value.clone(), name: level_name },
        family: family_key(standard).to_owned(),
        programmes: programmes.map(|at| scene.programme_ref(at)).collect(),
        functions: scene.functions(index, rows),
    }
}

impl Scene<'_> {
    /// The requirements of a programme as a tree.
    pub(super) fn tree(&self, coverage: &ProgrammeCoverage) -> Vec<FunctionView> {
        let rows = coverage.states.iter().map(|(at, state)| (*at, self.requirement_row(*at, *state, Some(coverage))));
        self.functions(coverage.standard, rows.collect())
    }

    /// Rows, in the order of the standard, as a tree of functions and tasks.
    fn functions(&self, standard: usize, rows: Vec<(RequirementIndex, RequirementRow)>) -> Vec<FunctionView> {
        let standard = &self.linked().model.standards[standard];
        let language = self.language;
        let name = |id: &str| {
            standard.direction(id).map_or(id.to_owned(), |direction| direction.name.get(language).to_owned())
        };
        let tree = by_task(self.linked(), rows).into_iter().map(|(function, tasks)| {
            let function = &standard.functions[function];
            let tasks = tasks.into_iter().map(|(task, rows)| {
                let task = &function.tasks[task];
                let (abilities, knowledge) = rows.into_iter().partition(|row| row.kind == "ability");
                TaskRow {
                    number: task.number.value.clone(),
                    title: task.title.get(language).to_owned(),
                    abilities,
                    knowledge,
                }
            });
            FunctionView {
                number: function.number.value.clone(),
                title: function.title.get(language).to_owned(),
                scope: function.scope.as_ref().map_or(String::new(), |scope| name(&scope.value)),
                directions: function.directions.iter().map(|id| name(&id.value)).collect(),
                tasks: tasks.collect(),
            }
        });
        tree.collect()
    }
}

/// What stands under one task of a standard, by index, for each function, by index.
pub(super) type ByTask<T> = Vec<(usize, Vec<(usize, Vec<T>)>)>;

/// What belongs to requirements, in the order of the standard, put together by function and by task.
pub(super) fn by_task<T>(linked: &Linked, rows: impl IntoIterator<Item = (RequirementIndex, T)>) -> ByTask<T> {
    let mut functions: ByTask<T> = Vec::new();
    for (index, row) in rows {
        let place = &linked.requirements[index.0];
        match functions.last_mut() {
            Some((function, tasks)) if *function == place.function => match tasks.last_mut() {
                Some((task, rows)) if *task == place.task => rows.push(row),
                _ => tasks.push((place.task, vec![row])),
            },
            _ => functions.push((place.function, vec![(place.task, vec![row])])),
        }
    }
    functions
}
