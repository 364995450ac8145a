//! The rules, one file each, in the order of their names.

mod ambiguous_claim;
mod empty_wildcard;
mod orphaned_claim;
mod outdated_claim;
mod predated_claim;
mod unknown_key;

use super::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &ambiguous_claim::RULE,
    &empty_wildcard::RULE,
    &orphaned_claim::RULE,
    &outdated_claim::RULE,
    &predated_claim::RULE,
    &unknown_key::RULE,
];
