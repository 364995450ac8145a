//! `curricle init` and `curricle new`: what they write works, what is there already stays, and a slip is understood.

use serde_json::Value;

use crate::support::program::Folder;

fn uncovered(folder: &Folder) -> Vec<String> {
    let report = folder.run(&["coverage", "--format", "json"]).expect(0).json();
    let programmes = report["programmes"].as_array().unwrap();
    let gaps = programmes.iter().flat_map(|programme| programme["uncovered"].as_array().unwrap());
    gaps.map(|gap| gap["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_first_workspace_is_clean_builds_and_is_never_written_over() {
    let folder = Folder::empty();
    let init = folder.run(&["init", "academy"]).expect(0);
    assert_eq!(init.stdout, "");
    assert!(init.stderr.contains("academy") && init.stderr.lines().count() <= 4, "{}", init.stderr);
    let check = folder.run(&["check", "--deny-warnings", "--workspace", "academy"]).expect(0);
    assert_eq!(check.stderr, "nothing to report\n");
    let build = folder.run(&["build", "--workspace", "academy"]).expect(0);
    assert!(build.stderr.contains("academy/dist/site/index.html"), "{}", build.stderr);
    let page = folder.read("academy/dist/site/zh/courses/example-course/lending.html");
    assert!(page.contains("借期与续借"));
    let before = folder.files();
    for language in ["en", "zh"] {
        let again = folder.run(&["init", "academy", "--lang", language]).expect(2);
        assert!(again.stderr.contains("curricle.toml"), "{}", again.stderr);
    }
    assert_eq!(folder.files(), before);
}

#[test]
fn one_file_in_the_way_is_named_and_nothing_is_written() {
    let folder = Folder::empty();
    folder.write(".taplo.toml", "# mine\n");
    let before = folder.files();
    let init = folder.run(&["init"]).expect(2);
    assert!(init.stderr.contains(".taplo.toml"), "{}", init.stderr);
    assert_eq!(folder.files(), before);
}

#[test]
fn editors_get_the_schemas_that_the_program_prints() {
    let folder = Folder::example();
    let bindings: toml::Table = folder.read(".taplo.toml").parse().unwrap();
    let mut bound = Vec::new();
    for rule in bindings["rule"].as_array().unwrap() {
        let path = rule["schema"]["path"].as_str().unwrap();
        let name = path.rsplit('/').next().unwrap().strip_suffix(".json").unwrap();
        assert_eq!(folder.read(path), folder.run(&["schema", name]).expect(0).stdout);
        bound.push(name.to_owned());
    }
    assert_eq!(bound, ["workspace", "standard", "standard-part", "course", "assessment"]);
}

#[test]
fn a_new_module_closes_the_gap_it_is_made_for() {
    for wanted in [&["uncovered"][..], &["primary/2.2/*"], &["book-corner/primary/2.2/a1", "primary/2.2/k1"]] {
        let folder = Folder::example();
        assert_eq!(uncovered(&folder), ["book-corner/primary/2.2/a1", "book-corner/primary/2.2/k1"]);
        let mut arguments = vec!["new", "module", "example-course/late", "--for"];
        arguments.extend(wanted);
        let new = folder.run(&arguments).expect(0);
        assert!(new.stderr.contains("modules = [\"keeping-books\", \"lending\", \"late\"]"), "{}", new.stderr);
        assert_eq!(uncovered(&folder), [""; 0]);
        folder.run(&["coverage", "--min", "100"]).expect(0);
        folder.replace("courses/example-course/course.toml", "\"lending\"]", "\"lending\", \"late\"]");
        let check = folder.run(&["check", "--deny-warnings"]);
        // Nothing is wrong with a skeleton but that it has to be written: one message for each of its three files.
        assert_eq!(check.code, 1, "{}", check.stderr);
        assert_eq!(check.stderr.matches("warning[").count(), 3, "{}", check.stderr);
        assert_eq!(check.stderr.matches("warning[unwritten-text]").count(), 3, "{}", check.stderr);
        assert!(check.stderr.contains("0 errors, 3 warnings"), "{}", check.stderr);
        folder.run(&["build", "--print", "none"]).expect(0);
        let before = folder.files();
        assert!(folder.run(&arguments).expect(2).stderr.contains("late/index.zh.md") || wanted == ["uncovered"]);
        assert_eq!(folder.files(), before);
    }
}

#[test]
fn what_a_skeleton_still_needs_is_said_on_its_page() {
    let folder = Folder::example();
    folder.run(&["new", "module", "example-course/late", "--for", "uncovered"]).expect(0);
    folder.run(&["build", "--print", "none"]).expect(0);
    for (language, words) in [("zh", "待替换："), ("en", "To be replaced: ")] {
        let page = folder.read(&format!("dist/site/{language}/courses/example-course/late.html"));
        assert!(page.contains(words), "{language}");
    }
}

#[test]
fn skeletons_of_all_three_kinds_have_no_errors() {
    let folder = Folder::example();
    folder.run(&["new", "standard", "welder", "--name-zh", "焊\"工", "--levels", "five,four"]).expect(0);
    folder.run(&["new", "course", "welding", "--standard", "welder", "--level", "five"]).expect(0);
    folder.run(&["new", "module", "welding/safety"]).expect(0);
    folder.run(&["new", "standard", "plain"]).expect(0);
    folder.run(&["new", "course", "all-levels", "--standard", "plain", "--title-en", "All levels"]).expect(0);
    folder.run(&["check"]).expect(0);
    folder.run(&["build", "--print", "none"]).expect(0);
    assert!(folder.read("standards/plain/intermediate.toml").contains("level = \"intermediate\""));
    let head: toml::Table = folder.read("standards/welder/standard.toml").parse().unwrap();
    assert_eq!(head["name"]["zh"].as_str(), Some("焊\"工"));
    assert_eq!(head["name"]["en"].as_str(), Some("To be replaced: name of the occupation"));
    let course: toml::Table = folder.read("courses/welding/course.toml").parse().unwrap();
    assert_eq!(course["serves"][0]["edition"], head["edition"]);
}

#[test]
fn a_module_for_another_level_declares_it_and_many_requirements_are_shared_out() {
    let folder = Folder::base();
    let wanted = ["new", "module", "demo/stock", "--for", "primary/*"];
    folder.run(&wanted).expect(0);
    let assessment: toml::Table = folder.read("courses/demo/modules/stock/assessment.toml").parse().unwrap();
    for task in assessment["tasks"].as_array().unwrap() {
        let rows = task["rubric"].as_array().unwrap().iter().map(|row| row["marks"].as_integer().unwrap());
        assert_eq!(rows.sum::<i64>(), task["marks"].as_integer().unwrap());
    }
    let report = folder.run(&["trace", "demo/stock", "--format", "json"]).json();
    let claims = report["modules"][0]["claims"].as_array().unwrap();
    assert!(claims.iter().all(|claim| claim["state"] == "covers"), "{report:#}");
    assert_eq!(report["modules"][0]["levels"], Value::from(vec!["primary"]));
}

#[test]
fn a_slip_in_a_name_is_understood_and_nothing_is_written() {
    let folder = Folder::base();
    let before = folder.files();
    for (arguments, meant) in [
        (&["new", "module", "dmeo/fourth"][..], "did you mean `demo`?"),
        (&["new", "module", "demo/fourth", "--for", "primray/1.1/a1"], "did you mean `primary/1.1/a1`?"),
        (&["new", "module", "demo/fourth", "--for", "uncovered", "--level", "primray"], "did you mean `primary`?"),
        (&["new", "course", "other", "--standard", "deom"], "did you mean `demo`?"),
        (&["new", "course", "other", "--standard", "demo", "--level", "primry"], "did you mean `primary`?"),
        (&["new", "course", "other", "--standard", "demo", "--direction", "noth"], "did you mean `north`?"),
        (&["new", "standard", "Demo 2"], "lower-case"),
        (&["new", "standard", "../demo"], "lower-case"),
        (&["new", "module", "demo/../fourth"], "lower-case"),
        (&["new", "standard", "demo"], "already"),
        (&["new", "course", "demo", "--standard", "demo"], "already"),
        (&["new", "module", "demo/first"], "already"),
    ] {
        let run = folder.run(arguments).expect(2);
        assert!(run.stderr.contains(meant), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(folder.files(), before);
}
