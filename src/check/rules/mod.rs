//! The rules, one file each, in the order of their names.

mod assesses_nothing;
mod bad_mathematics;
mod broken_link;
mod code_without_year;
mod duplicate_id;
mod empty_task;
mod expired_waiver;
mod function_without_weight_row;
mod image_without_alternative;
mod level_ladder;
mod misplaced_fact;
mod missing_image;
mod missing_translation;
mod module_without_level;
mod module_without_outcome;
mod printed_numbers;
mod question_without_key;
mod raw_html;
mod rubric_marks;
mod rubric_outside_task;
mod same_statement;
mod skipped_heading;
mod stray_emphasis;
mod task_hours;
mod task_numbers;
mod task_without_rubric;
mod translation_differs;
mod undefined_direction;
mod undefined_level;
mod unknown_key;
mod unknown_module;
mod unknown_rule;
mod unknown_source;
mod unmarked_provenance;
mod unsafe_link;
mod unused_waiver;
mod weight_row_without_function;
mod weights_not_100;
mod wrong_number_of_keys;

use super::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &assesses_nothing::RULE,
    &bad_mathematics::RULE,
    &broken_link::RULE,
    &code_without_year::RULE,
    &duplicate_id::RULE,
    &empty_task::RULE,
    &expired_waiver::RULE,
    &function_without_weight_row::RULE,
    &image_without_alternative::RULE,
    &level_ladder::RULE,
    &misplaced_fact::RULE,
    &missing_image::RULE,
    &missing_translation::RULE,
    &module_without_level::RULE,
    &module_without_outcome::RULE,
    &printed_numbers::RULE,
    &question_without_key::RULE,
    &raw_html::RULE,
    &rubric_marks::RULE,
    &rubric_outside_task::RULE,
    &same_statement::RULE,
    &skipped_heading::RULE,
    &stray_emphasis::RULE,
    &task_hours::RULE,
    &task_numbers::RULE,
    &task_without_rubric::RULE,
    &translation_differs::RULE,
    &undefined_direction::RULE,
    &undefined_level::RULE,
    &unknown_key::RULE,
    &unknown_module::RULE,
    &unknown_rule::RULE,
    &unknown_source::RULE,
    &unmarked_provenance::RULE,
    &unsafe_link::RULE,
    &unused_waiver::RULE,
    &weight_row_without_function::RULE,
    &weights_not_100::RULE,
    &wrong_number_of_keys::RULE,
];
