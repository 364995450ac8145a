//! A stable order: prerequisites first; among what is ready, the author's wish decides, then the id.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::{Linked, ModuleIndex};

/// The place of every module in its author's wished order; modules the author does not list come after, by id.
pub(super) fn wished(linked: &Linked) -> BTreeMap<ModuleIndex, (usize, usize)> {
    let mut places: Vec<BTreeMap<&str, usize>> = Vec::new();
    for course in &linked.model.courses {
        places.push(course.order.iter().enumerate().map(|(place, id)| (id.value.as_str(), place)).collect());
    }
    linked
        .module_indices()
        .map(|index| {
            let (course, _) = linked.modules[index.0];
            let place = places[course].get(linked.module(index).id.as_str()).copied().unwrap_or(usize::MAX);
            (index, (course, place))
        })
        .collect()
}

/// The modules in order. Modules in a cycle of prerequisites, which a rule reports, come last in the wished order.
pub(super) fn sequence(
    linked: &Linked,
    wished: &BTreeMap<ModuleIndex, (usize, usize)>,
    modules: &[ModuleIndex],
) -> Vec<ModuleIndex> {
    let chosen: BTreeSet<ModuleIndex> = modules.iter().copied().collect();
    let key = |index: ModuleIndex| (wished.get(&index).copied().unwrap_or((usize::MAX, usize::MAX)), index);
    let mut waiting: BTreeMap<ModuleIndex, usize> = BTreeMap::new();
    let mut dependants: BTreeMap<ModuleIndex, Vec<ModuleIndex>> = BTreeMap::new();
    for index in &chosen {
        let before: BTreeSet<ModuleIndex> =
            linked.prerequisites[index.0].iter().copied().filter(|before| chosen.contains(before)).collect();
        waiting.insert(*index, before.len());
        for before in before {
            dependants.entry(before).or_default().push(*index);
        }
    }
    let mut ready: BTreeSet<_> =
        waiting.iter().filter(|(_, count)| **count == 0).map(|(index, _)| key(*index)).collect();
    let mut sequence = Vec::with_capacity(chosen.len());
    while let Some((_, index)) = ready.pop_first() {
        sequence.push(index);
        for dependant in dependants.get(&index).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(dependant) {
                *count -= 1;
                if *count == 0 {
                    ready.insert(key(*dependant));
                }
            }
        }
    }
    let placed: BTreeSet<ModuleIndex> = sequence.iter().copied().collect();
    let mut stuck: Vec<ModuleIndex> = chosen.into_iter().filter(|index| !placed.contains(index)).collect();
    stuck.sort_by_key(|index| key(*index));
    sequence.extend(stuck);
    sequence
}
