//! The shape of the house, held by reading the source: who may use whom, what may stand where, how long a file may be.

use std::collections::BTreeSet;
use std::fs;

use curricle::templates::BUILT_IN;

use crate::support::in_repository;
use crate::support::rust::{RustFile, files_under, line_of, rust_files};

/// Every module under `src/` and the modules it may use. A row names rows above it only, so the table itself shows that
/// there is no circle.
const LAYERS: &[(&str, &[&str])] = &[
    // The floor.
    ("source", &[]),
    ("artifact", &[]),
    ("audience", &[]),
    ("address", &[]),
    ("markdown", &["audience"]),
    ("mathematics", &[]),
    ("columns", &[]),
    ("language", &["source"]),
    // Messages know no standard and no course, so that their drawing can be tested and changed alone.
    ("diag", &["source", "language"]),
    ("templates", &["source"]),
    // The only reader; it understands nothing.
    ("load", &["source", "language", "diag"]),
    // Not the model: a slip of the pen must be describable before anything is understood.
    ("parse", &["source", "audience", "language", "markdown", "mathematics", "diag", "templates"]),
    // Not `parse`: meaning does not know syntax, so that other formats can be read one day.
    ("model", &["source", "audience", "language"]),
    // The only bridge from syntax to meaning.
    ("lower", &["source", "audience", "language", "diag", "parse", "model"]),
    // Nothing of what comes after: it is the whole truth about references.
    ("link", &["source", "language", "model"]),
    // Not `diag`: facts carry no severity.
    ("coverage", &["model", "link"]),
    // Not `view` and not `render`: opinions do not depend on output.
    (
        "check",
        &["source", "audience", "address", "columns", "language", "markdown", "diag", "model", "link", "coverage"],
    ),
    // Not `view`: a programme is a fact first.
    ("plan", &["model", "link", "coverage"]),
    // Not `diag` and not `render`: here the model ends and plain values begin.
    ("view", &["source", "audience", "address", "markdown", "language", "model", "link", "coverage", "plan"]),
    // Not the model, not `link`, `coverage` or `plan`: what a template author can see is the view alone.
    (
        "render",
        &[
            "source",
            "address",
            "artifact",
            "markdown",
            "mathematics",
            "columns",
            "language",
            "diag",
            "templates",
            "view",
        ],
    ),
    // The pages as they are, and neither the model nor a disk: what a pack has, the site has too.
    ("pack", &["artifact", "audience", "address", "language", "view"]),
    // The only writer; it knows nothing of courses.
    ("emit", &["artifact"]),
    // Skeletons for an author: text made from facts.
    ("scaffold", &["source", "artifact", "language", "diag", "parse", "model", "link", "coverage"]),
    // Every stage: the order of stages is known here alone.
    (
        "driver",
        &[
            "source",
            "artifact",
            "audience",
            "language",
            "diag",
            "templates",
            "load",
            "model",
            "parse",
            "lower",
            "link",
            "coverage",
            "check",
            "plan",
            "view",
            "render",
            "pack",
            "emit",
            "scaffold",
        ],
    ),
    // Arguments in, one call, words out.
    (
        "cli",
        &[
            "source", "artifact", "audience", "columns", "language", "diag", "load", "parse", "link", "plan", "view",
            "render", "emit", "scaffold", "driver",
        ],
    ),
    ("main", &["cli"]),
];

/// Words of code that reach outside the program, and where they may stand.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("std::fs", &["src/load.rs", "src/emit.rs"]),
    ("fs::", &["src/load.rs", "src/emit.rs"]),
    (".read_dir(", &["src/load.rs", "src/emit.rs"]),
    (".canonicalize(", &["src/load.rs", "src/emit.rs"]),
    (".exists(", &["src/load.rs", "src/emit.rs", "src/cli/"]),
    (".is_file(", &["src/load.rs", "src/emit.rs", "src/cli/"]),
    (".is_dir(", &["src/load.rs", "src/emit.rs", "src/cli/"]),
    ("std::env", &["src/main.rs", "src/cli/"]),
    ("env::", &["src/main.rs", "src/cli/"]),
    ("std::process", &["src/main.rs", "src/cli/"]),
    ("stdin", &["src/cli/"]),
    ("stdout", &["src/cli/"]),
    ("stderr", &["src/cli/"]),
    ("print!", &["src/cli/"]),
    ("println!", &["src/cli/"]),
    ("std::net", &[]),
    ("SystemTime", &[]),
    ("Instant", &[]),
    // Their order differs from run to run, and the output must not.
    ("HashMap", &[]),
    ("HashSet", &[]),
];

/// Every dependency of the program and where it may be named.
const DEPENDENCIES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["src/diag/render/"]),
    ("anyhow", &["src/load.rs", "src/emit.rs", "src/driver/", "src/cli/", "src/main.rs"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/"]),
    ("comemo", &["src/render/print/typeset.rs"]),
    ("html5gum", &["src/pack/page.rs"]),
    ("idna", &[]),
    ("imagesize", &["src/render/print/mod.rs"]),
    ("indicatif", &["src/cli/"]),
    ("math_core", &["src/mathematics.rs"]),
    ("pulldown_cmark", &["src/markdown/", "src/parse/module.rs", "src/render/"]),
    ("rayon", &["src/render/", "src/pack/mod.rs", "src/driver/print.rs"]),
    ("roxmltree", &["src/mathematics.rs", "src/render/print/"]),
    ("rust_xlsxwriter", &["src/render/report/workbook.rs"]),
    ("schemars", &["src/view/"]),
    ("serde", &["src/view/", "src/render/", "src/pack/"]),
    (
        "serde_json",
        &[
            "src/parse/schema.rs",
            "src/diag/render/",
            "src/view/",
            "src/render/report/",
            "src/pack/manifest.rs",
            "src/render/print/record.rs",
            "src/cli/schema.rs",
        ],
    ),
    ("sha2", &["src/pack/archive.rs", "src/render/print/"]),
    ("strsim", &["src/diag/"]),
    ("tera", &["src/render/templates.rs"]),
    ("terminal_size", &["src/cli/"]),
    ("toml", &["src/parse/"]),
    // The other place is a test that reads markup back.
    ("typst", &["src/render/print/typeset.rs", "src/render/print/formula/cases.rs"]),
    ("typst_kit", &["src/render/print/typeset.rs"]),
    ("typst_layout", &["src/render/print/typeset.rs"]),
    ("typst_pdf", &["src/render/print/typeset.rs"]),
    ("unicode_width", &["src/columns.rs"]),
    ("walkdir", &["src/load.rs"]),
    ("zip", &["src/pack/archive.rs"]),
];

const MOST_LINES_OF_A_FILE: usize = 600;
const USUAL_LINES_OF_A_FILE: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 70;

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

/// Whether a word stands in a text on its own, not as the end of a longer name.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let joined_before = word.starts_with(is_name) && text[..*at].ends_with(is_name);
        let joined_after = word.ends_with(is_name) && text[at + word.len()..].starts_with(is_name);
        !joined_before && !joined_after
    })
}

/// Where a word stands in shipped code although its row does not allow that.
fn misplaced(files: &[RustFile], word: &str, allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !allowed.iter().any(|place| file.path.starts_with(place))) {
        let code = file.shipped_code();
        found.extend(places(&code, word).map(|at| format!("{}:{}: `{word}`", file.path, line_of(&code, at))));
    }
    found
}

#[test]
fn modules_use_only_what_their_layer_allows() {
    let mut failures = Vec::new();
    for file in rust_files("src").iter().filter(|file| file.module() != "lib") {
        let own = file.module();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
            failures.push(format!("{}: `{own}` has no row in the table of layers", file.path));
            continue;
        };
        for (line, name) in file.modules_named() {
            if name != own && !allowed.contains(&name.as_str()) {
                failures.push(format!("{}:{line}: `{own}` may not use `{name}`", file.path));
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn the_table_of_layers_has_no_circle() {
    let mut above = BTreeSet::new();
    for (name, uses) in LAYERS {
        for used in *uses {
            assert!(above.contains(used), "`{name}` uses `{used}`, which does not stand above it");
        }
        assert!(above.insert(name), "`{name}` has two rows");
    }
}

#[test]
fn no_module_hands_on_what_belongs_to_another() {
    let mut failures = Vec::new();
    for file in rust_files("src") {
        for (at, _) in file.code.match_indices("pub use crate::") {
            failures.push(format!("{}:{}: a way round the layers", file.path, line_of(&file.code, at)));
        }
    }
    assert_none(&failures);
}

#[test]
fn disk_terminal_environment_and_clock_are_touched_only_where_they_may_be() {
    let files = rust_files("src");
    let failures: Vec<String> = OUTSIDE.iter().flat_map(|(word, allowed)| misplaced(&files, word, allowed)).collect();
    assert_none(&failures);
}

#[test]
fn every_dependency_is_named_only_where_it_belongs() {
    let files = rust_files("src");
    let mut failures = Vec::new();
    for (name, allowed) in DEPENDENCIES {
        for file in files.iter().filter(|file| !allowed.iter().any(|place| file.path.starts_with(place))) {
            let code = file.shipped_code();
            let path = format!("{name}::");
            let begins_path = places(&code, &path).filter(|at| !code[..*at].ends_with(':'));
            failures.extend(begins_path.map(|at| format!("{}:{}: `{name}`", file.path, line_of(&code, at))));
        }
    }
    assert_none(&failures);
}

/// The lines of a section of Cargo.toml.
fn section<'a>(cargo: &'a str, name: &'a str) -> Vec<&'a str> {
    let lines = cargo.lines().skip_while(move |line| *line != format!("[{name}]")).skip(1);
    lines.take_while(|line| !line.starts_with('[')).collect()
}

#[test]
fn every_dependency_says_what_it_is_for_and_has_a_place() {
    let cargo = fs::read_to_string(in_repository("Cargo.toml")).unwrap();
    let mut failures = Vec::new();
    for name in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let mut said = false;
        for line in section(&cargo, name).iter().filter(|line| !line.is_empty()) {
            if let Some(dependency) = line.split_once('=').filter(|_| !line.starts_with('#')).map(|(key, _)| key.trim())
            {
                if !said {
                    failures.push(format!("Cargo.toml: `{dependency}` does not say what it is for"));
                }
                let crate_name = dependency.replace('-', "_");
                if name == "dependencies" && !DEPENDENCIES.iter().any(|(known, _)| *known == crate_name) {
                    failures.push(format!("tests/tidy.rs: `{crate_name}` has no place"));
                }
            }
            said = line.starts_with('#');
        }
    }
    assert_none(&failures);
}

fn our_files() -> Vec<RustFile> {
    ["src", "tests", "benches"].into_iter().flat_map(rust_files).collect()
}

#[test]
fn every_file_opens_by_saying_what_it_holds() {
    let silent = our_files().into_iter().filter(|file| !file.text.starts_with("//! "));
    assert_none(&silent.map(|file| format!("{} does not open with `//!`", file.path)).collect::<Vec<_>>());
}

#[test]
fn files_and_functions_stay_short() {
    let files = our_files();
    let mut failures = Vec::new();
    for file in &files {
        let lines = file.text.lines().count();
        if lines > MOST_LINES_OF_A_FILE {
            failures.push(format!("{} has {lines} lines; {MOST_LINES_OF_A_FILE} are the most", file.path));
        }
        for (line, name, lines) in file.functions() {
            if lines > MOST_LINES_OF_A_FUNCTION {
                let most = MOST_LINES_OF_A_FUNCTION;
                failures.push(format!("{}:{line}: `{name}` has {lines} lines; {most} are the most", file.path));
            }
        }
    }
    let source = files.iter().filter(|file| file.path.starts_with("src/"));
    let (long, usual): (Vec<_>, Vec<_>) = source.partition(|file| file.text.lines().count() > USUAL_LINES_OF_A_FILE);
    if long.len() * 20 > usual.len() {
        let long: Vec<&str> = long.iter().map(|file| file.path.as_str()).collect();
        failures.push(format!("too many files of over {USUAL_LINES_OF_A_FILE} lines: {}", long.join(", ")));
    }
    assert_none(&failures);
}

#[test]
fn nothing_half_done_is_left_in_the_code() {
    let mut failures = Vec::new();
    for file in our_files() {
        let code = if file.path.starts_with("src/") { file.shipped_code() } else { file.code.clone() };
        let mut words = vec!["todo!", "unimplemented!", "dbg!"];
        if file.path.starts_with("src/") {
            words.extend(["unwrap()", "unwrap_err()", "panic!"]);
        }
        for word in words {
            failures.extend(places(&code, word).map(|at| format!("{}:{}: `{word}`", file.path, line_of(&code, at))));
        }
        let comments = file.comments.to_lowercase();
        for word in ["fixme", "todo", "xxx", "hack"] {
            let found = places(&comments, word);
            failures.extend(found.map(|at| format!("{}:{}: `{word}`", file.path, line_of(&comments, at))));
        }
        for attribute in ["#[ignore", "#[should_panic"] {
            let found = code.match_indices(attribute);
            failures.extend(found.map(|(at, _)| format!("{}:{}: `{attribute}]`", file.path, line_of(&code, at))));
        }
    }
    assert_none(&failures);
}

#[test]
fn names_say_what_a_thing_is() {
    const EMPTY: [&str; 10] =
        ["util", "utils", "helper", "helpers", "manager", "handler", "service", "common", "misc", "shared"];
    let mut failures = Vec::new();
    for file in our_files() {
        for part in file.path.trim_end_matches(".rs").split(['/', '_']) {
            if EMPTY.contains(&part) {
                failures.push(format!("{}: `{part}` says nothing", file.path));
            }
        }
        for (at, _) in file.code.match_indices("mod ") {
            let name: String = file.code[at + 4..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.split('_').any(|part| EMPTY.contains(&part)) {
                failures.push(format!("{}:{}: module `{name}` says nothing", file.path, line_of(&file.code, at)));
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn the_built_in_templates_are_those_of_the_folder() {
    let folder = in_repository("templates");
    let on_disk: BTreeSet<String> = files_under(&folder)
        .iter()
        .map(|path| path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "README.md" && !name.starts_with("fonts/"))
        .collect();
    let built_in: BTreeSet<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(on_disk, built_in);
}
