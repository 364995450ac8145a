//! The rules, one file each, in the order of their names.

mod ambiguous_claim;
mod assessed_before_taught;
mod assesses_nothing;
mod bad_mathematics;
mod broken_link;
mod claim_in_instructor_notes;
mod code_without_year;
mod duplicate_id;
mod edition_without_language;
mod empty_task;
mod empty_wildcard;
mod expired_waiver;
mod folder_without_fonts;
mod function_without_weight_row;
mod higher_level_prerequisite;
mod hours_below_standard;
mod hours_off_weight;
mod idle_module;
mod image_without_alternative;
mod level_ladder;
mod mastered_before_introduced;
mod misplaced_fact;
mod missing_image;
mod missing_translation;
mod module_without_level;
mod module_without_outcome;
mod often_mastered;
mod orphaned_claim;
mod outdated_claim;
mod predated_claim;
mod prerequisite_cycle;
mod printed_numbers;
mod question_without_key;
mod raw_html;
mod rubric_marks;
mod rubric_outside_task;
mod same_statement;
mod skipped_heading;
mod stray_emphasis;
mod stray_file;
mod task_hours;
mod task_numbers;
mod task_without_rubric;
mod translation_differs;
mod unassessed_requirement;
mod uncovered_requirement;
mod undefined_direction;
mod undefined_level;
mod unknown_class;
mod unknown_key;
mod unknown_module;
mod unknown_prerequisite;
mod unknown_rule;
mod unknown_source;
mod unknown_standard;
mod unmarked_provenance;
mod unsafe_link;
mod untaught_requirement;
mod unused_waiver;
mod unwanted_claim;
mod unwritten_text;
mod weight_row_without_function;
mod weights_not_100;
mod wrong_number_of_keys;

use super::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &ambiguous_claim::RULE,
    &assessed_before_taught::RULE,
    &assesses_nothing::RULE,
    &bad_mathematics::RULE,
    &broken_link::RULE,
    &claim_in_instructor_notes::RULE,
    &code_without_year::RULE,
    &duplicate_id::RULE,
    &edition_without_language::RULE,
    &empty_task::RULE,
    &empty_wildcard::RULE,
    &expired_waiver::RULE,
    &folder_without_fonts::RULE,
    &function_without_weight_row::RULE,
    &higher_level_prerequisite::RULE,
    &hours_below_standard::RULE,
    &hours_off_weight::RULE,
    &idle_module::RULE,
    &image_without_alternative::RULE,
    &level_ladder::RULE,
    &mastered_before_introduced::RULE,
    &misplaced_fact::RULE,
    &missing_image::RULE,
    &missing_translation::RULE,
    &module_without_level::RULE,
    &module_without_outcome::RULE,
    &often_mastered::RULE,
    &orphaned_claim::RULE,
    &outdated_claim::RULE,
    &predated_claim::RULE,
    &prerequisite_cycle::RULE,
    &printed_numbers::RULE,
    &question_without_key::RULE,
    &raw_html::RULE,
    &rubric_marks::RULE,
    &rubric_outside_task::RULE,
    &same_statement::RULE,
    &skipped_heading::RULE,
    &stray_emphasis::RULE,
    &stray_file::RULE,
    &task_hours::RULE,
    &task_numbers::RULE,
    &task_without_rubric::RULE,
    &translation_differs::RULE,
    &unassessed_requirement::RULE,
    &uncovered_requirement::RULE,
    &undefined_direction::RULE,
    &undefined_level::RULE,
    &unknown_class::RULE,
    &unknown_key::RULE,
    &unknown_module::RULE,
    &unknown_prerequisite::RULE,
    &unknown_rule::RULE,
    &unknown_source::RULE,
    &unknown_standard::RULE,
    &unmarked_provenance::RULE,
    &unsafe_link::RULE,
    &untaught_requirement::RULE,
    &unused_waiver::RULE,
    &unwanted_claim::RULE,
    &unwritten_text::RULE,
    &weight_row_without_function::RULE,
    &weights_not_100::RULE,
    &wrong_number_of_keys::RULE,
];
