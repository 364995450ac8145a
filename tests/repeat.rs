//! The same input gives the same bytes: again, elsewhere, with files in another order, in another environment.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::disk::{Disk, files_of, program};
use crate::support::in_repository;
use crate::support::rust::files_under;

/// The parts of this repository that are a workspace.
const WORKSPACE: [&str; 3] = ["courses", "standards", "templates"];

/// Builds a workspace with the program, in an environment of the test's choice.
fn build(root: &Path, environment: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let output = Disk::empty();
    let mut command = program();
    // Print is compared by CI and by the tests of documents: all of it here would take minutes.
    command
        .args(["build", "--print", "none", "--pack", "--quiet"])
        .arg("--workspace")
        .arg(root)
        .arg("--output")
        .arg(output.root());
    command.envs(environment.iter().copied()).current_dir(output.root());
    let run = command.output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    files_of(output.root())
}

fn assert_same(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) {
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for ((path, before), (_, after)) in one.iter().zip(other) {
        assert!(before == after, "{path} differs");
    }
}

/// The files of the repository's workspace, copied one after the other in a given order, so that a folder lists them
/// differently.
fn copied(reorder: impl FnOnce(&mut Vec<PathBuf>)) -> Disk {
    let disk = Disk::empty();
    let mut paths: Vec<PathBuf> = WORKSPACE.iter().flat_map(|folder| files_under(&in_repository(folder))).collect();
    paths.push(in_repository("curricle.toml"));
    reorder(&mut paths);
    for path in paths {
        let relative = path.strip_prefix(in_repository("")).unwrap();
        disk.write(relative.to_str().unwrap(), fs::read(&path).unwrap());
    }
    disk
}

#[test]
fn two_builds_are_the_same() {
    let root = in_repository("");
    let one = build(&root, &[]);
    assert!(one.iter().any(|(path, _)| path == "site/index.html"));
    assert!(one.iter().any(|(path, _)| path == "reports/coverage.xlsx"));
    assert!(one.iter().any(|(path, _)| path == "packs/digital-manager.primary.learner.zip"));
    assert_same(&one, &build(&root, &[]));
}

#[test]
fn the_order_in_which_a_folder_lists_its_files_changes_nothing() {
    let one = build(copied(|paths| paths.sort()).root(), &[]);
    assert_same(&one, &build(copied(|paths| paths.reverse()).root(), &[]));
    let shuffled = copied(|paths| paths.sort_by_key(|path| path.as_os_str().len() * 7919 % 101));
    assert_same(&one, &build(shuffled.root(), &[]));
}

#[test]
fn the_environment_changes_nothing() {
    let root = in_repository("");
    let one = build(&root, &[("LANG", "C"), ("TZ", "UTC"), ("RAYON_NUM_THREADS", "1")]);
    for environment in [
        &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_CN.UTF-8"), ("TZ", "Asia/Shanghai")][..],
        &[("LANG", "de_DE.UTF-8"), ("TZ", "America/New_York"), ("RAYON_NUM_THREADS", "7")],
        &[("LANG", "tr_TR.UTF-8"), ("NO_COLOR", "1"), ("COLUMNS", "40"), ("HOME", "/nowhere")],
    ] {
        assert_same(&one, &build(&root, environment));
    }
}

#[test]
fn a_build_over_an_older_one_is_the_same_as_a_clean_one() {
    let disk = Disk::base();
    disk.write("courses/demo/modules/first/old.txt", "goes away");
    disk.build();
    fs::remove_file(disk.path("courses/demo/modules/first/old.txt")).unwrap();
    disk.replace("courses/demo/course.toml", "three years in a store", "four years in a store");
    disk.build();
    let again = disk.files("dist");
    fs::remove_dir_all(disk.path("dist")).unwrap();
    disk.build();
    assert_same(&again, &disk.files("dist"));
}

#[test]
fn a_workspace_without_a_date_does_not_look_at_the_clock() {
    let disk = Disk::base();
    disk.replace("curricle.toml", "date = \"2026-06-01\"\n", "");
    let one = build(disk.root(), &[]);
    // Workbooks keep times to the second.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_same(&one, &build(disk.root(), &[]));
}

#[test]
fn where_a_workspace_lies_changes_nothing() {
    let one = Disk::base();
    let deep = Disk::empty();
    deep.copy(one.root(), "one/two/三/four five");
    assert_same(&build(one.root(), &[]), &build(&deep.path("one/two/三/four five"), &[]));
}
