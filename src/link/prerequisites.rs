//! The graph of prerequisites and its cycles.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

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

/// Cycles of the graph, each as a shortest path that starts at its first module: every module that waits for itself is
/// in one of them.
pub(super) fn cycles(prerequisites: &[Vec<ModuleIndex>]) -> Vec<Vec<ModuleIndex>> {
    let stuck = stuck(prerequisites);
    let mut seen = vec![false; prerequisites.len()];
    let mut cycles = Vec::new();
    for start in (0..prerequisites.len()).filter(|index| stuck[*index]) {
        if seen[start] {
            continue;
        }
        if let Some(mut cycle) = shortest(prerequisites, &stuck, start) {
            for module in &cycle {
                seen[module.0] = true;
            }
            let first = cycle.iter().enumerate().min_by_key(|(_, module)| **module).map_or(0, |(place, _)| place);
            cycle.rotate_left(first);
            cycles.push(cycle);
        }
    }
    cycles
}

/// The modules that can never be taught: those in a cycle and those that wait for one.
fn stuck(prerequisites: &[Vec<ModuleIndex>]) -> Vec<bool> {
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
    left.iter().map(|count| *count > 0).collect()
}

/// A shortest way along prerequisites from a module back to itself.
fn shortest(prerequisites: &[Vec<ModuleIndex>], stuck: &[bool], start: usize) -> Option<Vec<ModuleIndex>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for next in prerequisites[at].iter().map(|module| module.0).filter(|next| stuck[*next]) {
            if next == start {
                let back = std::iter::successors(Some(at), |at| came_from.get(at).copied());
                let mut cycle: Vec<ModuleIndex> = back.map(ModuleIndex).collect();
                cycle.reverse();
                return Some(cycle);
            }
            if let Entry::Vacant(place) = came_from.entry(next) {
                place.insert(at);
                open.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cycle_is_found_and_what_only_waits_for_one_is_not_in_it() {
        let graph = |lists: &[&[usize]]| -> Vec<Vec<ModuleIndex>> {
            lists.iter().map(|list| list.iter().copied().map(ModuleIndex).collect()).collect()
        };
        let found = |lists: &[&[usize]]| -> Vec<Vec<usize>> {
            cycles(&graph(lists)).iter().map(|cycle| cycle.iter().map(|module| module.0).collect()).collect()
        };
        assert_eq!(found(&[&[], &[0], &[1, 0]]), Vec::<Vec<usize>>::new());
        assert_eq!(found(&[&[0]]), [vec![0]]);
        // 0 waits for the cycle of 1 and 2; 3 and 4 are a cycle of their own that also waits for it.
        assert_eq!(found(&[&[1], &[2], &[1], &[1, 4], &[3]]), [vec![1, 2], vec![3, 4]]);
        // Two cycles share a module.
        assert_eq!(found(&[&[1], &[0, 2], &[1]]), [vec![0, 1], vec![1, 2]]);
        assert_eq!(found(&[&[2], &[0], &[1]]), [vec![0, 2, 1]]);
    }
}
