//! Runs every case file through the stages and compares what is printed. `UPDATE=1` writes what is printed into the
//! files; the review of that difference is the review of the test.

use std::collections::BTreeSet;
use std::path::PathBuf;

use curricle::check::rules::RULES;
use curricle::diag::render::{Colour, Format, Look, render};
use curricle::diag::{Diagnostic, Diagnostics};
use curricle::driver;
use curricle::language::{Language, Phrase};
use curricle::source::Sources;

use crate::support::case::{Case, cases_in};
use crate::support::diff::diff;
use crate::support::workspace::Workspace;
use crate::support::{in_repository, normalised};

const LOOK: Look = Look { language: Language::En, colour: Colour::Off, columns: 100 };

/// What a run finds, in the order of print, with the files it speaks of.
fn check(workspace: &Workspace, date: Option<&str>) -> (Vec<Diagnostic>, Sources) {
    let checked = driver::check_sources(workspace.sources(), Diagnostics::default(), date);
    (checked.diagnostics.sorted(), checked.sources)
}

fn check_case(case: &Case) -> (Vec<Diagnostic>, Sources) {
    check(&Workspace::base().changed(case), case.date.as_deref())
}

/// Each diagnostic as an English reader sees it, with the Chinese message under it.
fn printed(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let one = |diagnostic: &Diagnostic| {
        let drawn = render(std::slice::from_ref(diagnostic), sources, Format::Human, LOOK);
        format!("{}zh: {}\n", normalised(&drawn), diagnostic.message.zh)
    };
    diagnostics.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn rule_cases() -> PathBuf {
    in_repository("tests/cases/check")
}

#[test]
fn the_base_workspace_has_no_diagnostics() {
    let (diagnostics, sources) = check(&Workspace::base(), None);
    assert!(diagnostics.is_empty(), "\n{}", printed(&diagnostics, &sources));
}

#[test]
fn every_case_prints_what_it_says() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut failures = String::new();
    for case in cases_in(&rule_cases()) {
        let (diagnostics, sources) = check_case(&case);
        let printed = normalised(&printed(&diagnostics, &sources));
        if update {
            case.update(&printed);
        } else if printed != case.expected {
            let intent = case.intent.trim();
            failures.push_str(&format!("\n{}: {intent}\n{}", case.name(), diff(&case.expected, &printed)));
        }
    }
    assert!(failures.is_empty(), "{failures}\n`UPDATE=1 cargo test --release` writes what is printed into the files\n");
}

#[test]
fn every_rule_has_a_case_that_fires_and_one_that_is_silent() {
    let mut failures = Vec::new();
    for rule in RULES {
        let slug = rule.code.slug;
        let folder = rule_cases().join(slug);
        for name in ["fires", "silent"] {
            let path = folder.join(format!("{name}.case"));
            if !path.is_file() {
                failures.push(format!("{slug}/{name}.case is missing"));
                continue;
            }
            let found: BTreeSet<&str> =
                check_case(&Case::read(&path)).0.iter().map(|diagnostic| diagnostic.code.slug).collect();
            match name {
                "fires" if !found.contains(slug) => failures.push(format!("{slug}/fires.case does not show {slug}")),
                "silent" if !found.is_empty() => failures.push(format!("{slug}/silent.case shows {found:?}")),
                _ => {}
            }
        }
    }
    let slugs: BTreeSet<&str> = RULES.iter().map(|rule| rule.code.slug).collect();
    for case in cases_in(&rule_cases()) {
        let name = case.name();
        if !slugs.contains(name.split('/').next().unwrap_or("")) {
            failures.push(format!("{name}.case belongs to no rule"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let mut failures = Vec::new();
    for rule in RULES {
        let (slug, explanation) = (rule.code.slug, &rule.code.explanation);
        let parts = [("finds", explanation.finds), ("matters", explanation.matters), ("settle", explanation.settle)];
        for (part, Phrase { en, zh }) in parts {
            if en.trim().is_empty() || !en.ends_with('.') {
                failures.push(format!("{slug}: `{part}` is not a sentence in English"));
            }
            if zh.trim().is_empty() || !zh.ends_with('。') {
                failures.push(format!("{slug}: `{part}` is not a sentence in Chinese"));
            }
        }
        if explanation.example.trim().is_empty() {
            failures.push(format!("{slug}: there is no example"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_message_says_the_same_in_both_languages_and_has_a_place() {
    let mut failures = Vec::new();
    for case in cases_in(&rule_cases()) {
        for diagnostic in check_case(&case).0 {
            let labels = diagnostic.labels.iter().map(|label| &label.words);
            for words in labels.chain(&diagnostic.helps).chain([&diagnostic.message]) {
                if words.en.is_empty() != words.zh.is_empty() || words.en.ends_with('.') || words.zh.ends_with('。') {
                    failures.push(format!("{}: {words:?}", case.name()));
                }
            }
            if diagnostic.message.en.is_empty() || diagnostic.labels.is_empty() {
                failures.push(format!("{}: {} has no words or no place", case.name(), diagnostic.code.slug));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn rules_stand_in_the_order_of_their_names() {
    let slugs: Vec<&str> = RULES.iter().map(|rule| rule.code.slug).collect();
    assert!(slugs.is_sorted(), "{slugs:?}");
}
