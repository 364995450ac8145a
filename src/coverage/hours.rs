//! Taught class hours by function, against the share that its weight asks for.

use std::collections::BTreeMap;

use super::ProgrammeCoverage;
use super::weights::function_weights;
use crate::link::{Linked, ModuleIndex};
use crate::model::WeightKind;

/// Hours and weights of one function in a programme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunctionHours {
    /// Index of the function in the standard.
    pub function: usize,
    /// Theory, in class hours.
    pub theory_hours: f64,
    /// Practice, in class hours.
    pub practice_hours: f64,
    /// Share of the programme's taught hours, in percent.
    pub share_percent: f64,
    /// Weight in the theory table, in percent.
    pub theory_weight_percent: Option<f64>,
    /// Weight in the ability table, in percent.
    pub ability_weight_percent: Option<f64>,
}

impl FunctionHours {
    /// Theory and practice, in class hours.
    pub fn taught(self) -> f64 {
        self.theory_hours + self.practice_hours
    }

    /// The share that the weights ask for, in percent: the mean of the two tables, or the one that is known.
    pub fn wanted_percent(self) -> Option<f64> {
        match (self.theory_weight_percent, self.ability_weight_percent) {
            (Some(theory), Some(ability)) => Some((theory + ability) / 2.0),
            (one, other) => one.or(other),
        }
    }
}

/// The taught hours of each module are shared out evenly over the requirements of the programme that it teaches.
pub(super) fn by_function(linked: &Linked, coverage: &ProgrammeCoverage) -> Vec<FunctionHours> {
    let mut taught: BTreeMap<ModuleIndex, Vec<usize>> = BTreeMap::new();
    for index in coverage.states.keys() {
        for module in linked.links.get(index).into_iter().flat_map(|links| links.keys()) {
            taught.entry(*module).or_default().push(linked.requirements[index.0].function);
        }
    }
    let mut hours: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for module in &coverage.modules {
        let Some(functions) = taught.get(module) else { continue };
        let split = linked.module(*module).hours;
        let part = 1.0 / functions.len() as f64;
        for function in functions {
            let entry = hours.entry(*function).or_default();
            entry.0 += split.theory.number() * part;
            entry.1 += split.practice.number() * part;
        }
    }
    let whole: f64 = hours.values().map(|(theory, practice)| theory + practice).sum();
    let standard = &linked.model.standards[coverage.standard];
    let direction = coverage.direction.as_deref();
    let weights =
        |kind| function_weights(standard, &coverage.level, direction, kind).map(|weights| function_shares(&weights));
    let (theory, ability) = (weights(WeightKind::Theory), weights(WeightKind::Ability));
    standard
        .functions_for(&coverage.level, direction)
        .map(|(function, value)| {
            let (theory_hours, practice_hours) = hours.get(&function).copied().unwrap_or_default();
            let weight = |table: &Option<BTreeMap<String, f64>>| {
                table.as_ref().and_then(|table| table.get(&value.number.value).copied())
            };
            FunctionHours {
                function,
                theory_hours,
                practice_hours,
                share_percent: if whole > 0.0 { 100.0 * (theory_hours + practice_hours) / whole } else { 0.0 },
                theory_weight_percent: weight(&theory),
                ability_weight_percent: weight(&ability),
            }
        })
        .collect()
}

/// Weights of functions as shares of all functions: the theory table also weighs basic requirements, which have no
/// hours of their own here.
fn function_shares(weights: &BTreeMap<String, f64>) -> BTreeMap<String, f64> {
    let whole: f64 = weights.values().sum();
    weights
        .iter()
        .map(|(number, weight)| (number.clone(), if whole > 0.0 { 100.0 * weight / whole } else { 0.0 }))
        .collect()
}
