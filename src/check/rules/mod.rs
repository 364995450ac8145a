//! The rules, one file each, in the order of their names.

mod ambiguous_claim;
mod assessed_before_taught;
mod empty_wildcard;
mod higher_level_prerequisite;
mod hours_below_standard;
mod hours_off_weight;
mod idle_module;
mod mastered_before_introduced;
mod often_mastered;
mod orphaned_claim;
mod outdated_claim;
mod predated_claim;
mod prerequisite_cycle;
mod unassessed_requirement;
mod uncovered_requirement;
mod unknown_key;
mod unknown_prerequisite;
mod unknown_standard;
mod untaught_requirement;
mod unwanted_claim;

use super::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &ambiguous_claim::RULE,
    &assessed_before_taught::RULE,
    &empty_wildcard::RULE,
    &higher_level_prerequisite::RULE,
    &hours_below_standard::RULE,
    &hours_off_weight::RULE,
    &idle_module::RULE,
    &mastered_before_introduced::RULE,
    &often_mastered::RULE,
    &orphaned_claim::RULE,
    &outdated_claim::RULE,
    &predated_claim::RULE,
    &prerequisite_cycle::RULE,
    &unassessed_requirement::RULE,
    &uncovered_requirement::RULE,
    &unknown_key::RULE,
    &unknown_prerequisite::RULE,
    &unknown_standard::RULE,
    &untaught_requirement::RULE,
    &unwanted_claim::RULE,
];
