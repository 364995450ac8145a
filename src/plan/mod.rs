//! Linked and coverage to programmes: which modules a programme consists of, and in which order. Choosing among modules
//! and fitting them to hours will live here too.

mod order;

use crate::coverage::{Coverage, ProgrammeCoverage};
use crate::link::{Linked, ModuleIndex};

/// A programme: the modules that serve a standard at a level and a direction, in order.
#[derive(Debug, Clone)]
pub struct Programme<'a> {
    /// What it covers.
    pub coverage: &'a ProgrammeCoverage,
    /// Its modules: prerequisites first, then the order the authors wish.
    pub modules: Vec<ModuleIndex>,
}

/// Every programme the standards call for, in the order of the coverage.
pub fn programmes<'a>(linked: &Linked, coverage: &'a Coverage) -> Vec<Programme<'a>> {
    let wished = order::wished(linked);
    coverage
        .programmes
        .iter()
        .map(|coverage| Programme { coverage, modules: order::sequence(linked, &wished, &coverage.modules) })
        .collect()
}

/// The modules of a course in the same order that a programme uses.
pub fn course_order(linked: &Linked, course: usize) -> Vec<ModuleIndex> {
    let modules: Vec<ModuleIndex> =
        linked.module_indices().filter(|index| linked.modules[index.0].0 == course).collect();
    order::sequence(linked, &order::wished(linked), &modules)
}
