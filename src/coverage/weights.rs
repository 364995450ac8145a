//! The weight tables of a standard against what is covered.

use std::collections::BTreeMap;

use super::{CoverageState, ProgrammeCoverage};
use crate::link::Linked;
use crate::model::{RequirementKind, Standard, WeightKind};

/// The weights in percent of a programme's functions, by the function's number, from the table of this kind that
/// speaks of its level and direction.
pub(super) fn function_weights(
    standard: &Standard,
    level: &str,
    direction: Option<&str>,
    kind: WeightKind,
) -> Option<BTreeMap<String, f64>> {
    let fits = |named: Option<&str>| named == direction || named.is_none();
    let table = standard.weights.iter().find(|table| {
        table.kind == kind
            && table.level.value == level
            && fits(table.direction.as_ref().map(|direction| direction.value.as_str()))
    })?;
    let rows = table.rows.iter().filter_map(|row| Some((row.subject.as_ref().ok()?.value.clone(), row.percent.value)));
    Some(rows.collect())
}

/// Covered requirements of one kind in percent of the weight of their functions; a function counts as far as it is
/// covered. Rows that are not functions are left out of the whole.
pub(super) fn weighted_percent(linked: &Linked, coverage: &ProgrammeCoverage, kind: RequirementKind) -> Option<f64> {
    let standard = &linked.model.standards[coverage.standard];
    let table = match kind {
        RequirementKind::Ability => WeightKind::Ability,
        RequirementKind::Knowledge => WeightKind::Theory,
    };
    let weights = function_weights(standard, &coverage.level, coverage.direction.as_deref(), table)?;
    let mut whole = 0.0;
    let mut reached = 0.0;
    for (index, function) in standard.functions_for(&coverage.level, coverage.direction.as_deref()) {
        let states = coverage.states.iter().filter(|(at, _)| {
            let place = &linked.requirements[at.0];
            place.function == index && place.kind == kind
        });
        let (mut total, mut covered) = (0_u32, 0_u32);
        for (_, state) in states.filter(|(_, state)| **state != CoverageState::Waived) {
            total += 1;
            covered += u32::from(*state == CoverageState::Covered);
        }
        let weight = weights.get(&function.number.value).copied().unwrap_or(0.0);
        if total > 0 {
            whole += weight;
            reached += weight * f64::from(covered) / f64::from(total);
        }
    }
    (whole > 0.0).then(|| 100.0 * reached / whole)
}
