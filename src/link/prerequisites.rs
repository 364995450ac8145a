//! The graph of prerequisites and its cycles.

use std::collections::BTreeMap;

use super::ModuleIndex;
use crate::model::Model;

type Resolved = (Vec<Vec<ModuleIndex>>, Vec<(ModuleIndex, usize)>);

/// Looks up prerequisites; what names no module of the same course is returned beside.
pub(super) fn resolve(model: &Model, modules: &[(usize, usize)]) -> Resolved {
    let by_id: BTreeMap<(usize, &str), ModuleIndex> = modules
        .iter()
        .enumerate()
        .map(|(index, (course, module))| {
            ((*course, model.courses[*course].modules[*module].id.as_str()), ModuleIndex(index))
        })
        .collect();
    let mut resolved = vec![Vec::new(); modules.len()];
    let mut unknown = Vec::new();
    for (index, (course, module)) in modules.iter().enumerate() {
        for (place, id) in model.courses[*course].modules[*module].prerequisites.iter().enumerate() {
            match by_id.get(&(*course, id.value.as_str())) {
                Some(found) => resolved[index].push(*found),
                None => unknown.push((ModuleIndex(index), place)),
            }
        }
    }
    (resolved, unknown)
}

/// The cycles of the graph: one for each group of modules that wait for each other, as a path from its first module.
pub(super) fn cycles(prerequisites: &[Vec<ModuleIndex>]) -> Vec<Vec<ModuleIndex>> {
    let mut left: Vec<usize> = prerequisites.iter().map(Vec::len).collect();
    let mut dependants: Vec<Vec<usize>> = vec![Vec::new(); prerequisites.len()];
    for (index, list) in prerequisites.iter().enumerate() {
        for before in list {
            dependants[before.0].push(index);
        }
    }
    let mut ready: Vec<usize> = (0..left.len()).filter(|index| left[*index] == 0).collect();
    while let Some(index) = ready.pop() {
        for dependant in &dependants[index] {
            left[*dependant] -= 1;
            if left[*dependant] == 0 {
                ready.push(*dependant);
            }
        }
    }
    let stuck: Vec<bool> = left.iter().map(|count| *count > 0).collect();
    let mut seen = vec![false; left.len()];
    let mut cycles = Vec::new();
    for start in (0..left.len()).filter(|index| stuck[*index]) {
        if let Some(cycle) = follow(prerequisites, &stuck, &mut seen, start) {
            cycles.push(cycle);
        }
    }
    cycles
}

/// Walks along prerequisites that are stuck until a module comes again: every stuck module has one to walk to.
fn follow(
    prerequisites: &[Vec<ModuleIndex>],
    stuck: &[bool],
    seen: &mut [bool],
    start: usize,
) -> Option<Vec<ModuleIndex>> {
    let mut path = Vec::new();
    let mut at = start;
    loop {
        if let Some(place) = path.iter().position(|index| *index == at) {
            let mut cycle: Vec<ModuleIndex> = path[place..].iter().copied().map(ModuleIndex).collect();
            let first = cycle.iter().enumerate().min_by_key(|(_, module)| **module).map_or(0, |(place, _)| place);
            cycle.rotate_left(first);
            return Some(cycle);
        }
        if seen[at] {
            return None;
        }
        seen[at] = true;
        path.push(at);
        at = prerequisites[at].iter().find(|module| stuck[module.0])?.0;
    }
}
