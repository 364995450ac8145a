//! The rules, one file each, in the order of their names.

mod unknown_key;

use super::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[&unknown_key::RULE];
