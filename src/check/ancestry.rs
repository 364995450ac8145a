//! Which modules must come before which: the ancestors of a module are gathered once, when somebody asks for them.

use std::collections::BTreeMap;

use crate::link::{Linked, ModuleIndex};

/// The order that prerequisites impose.
pub(super) struct Ancestry<'a> {
    linked: &'a Linked,
    before: BTreeMap<ModuleIndex, Vec<bool>>,
}

impl<'a> Ancestry<'a> {
    /// Nothing gathered yet.
    pub(super) fn new(linked: &'a Linked) -> Ancestry<'a> {
        Ancestry { linked, before: BTreeMap::new() }
    }

    /// Whether `later` depends on `earlier` and not the other way round as well: modules in a cycle have no order.
    pub(super) fn comes_after(&mut self, later: ModuleIndex, earlier: ModuleIndex) -> bool {
        self.depends(later, earlier) && !self.depends(earlier, later)
    }

    fn depends(&mut self, later: ModuleIndex, earlier: ModuleIndex) -> bool {
        let linked = self.linked;
        let before = self.before.entry(later).or_insert_with(|| gather(linked, later));
        before.get(earlier.0).copied().unwrap_or(false)
    }
}

fn gather(linked: &Linked, module: ModuleIndex) -> Vec<bool> {
    let mut before = vec![false; linked.modules.len()];
    let mut open = vec![module];
    while let Some(next) = open.pop() {
        for prerequisite in linked.prerequisites.get(next.0).into_iter().flatten() {
            if let Some(mark @ false) = before.get_mut(prerequisite.0) {
                *mark = true;
                open.push(*prerequisite);
            }
        }
    }
    before
}
