//! Output folders that cannot be written, disks that are full, and builds that end in the middle.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use curricle::artifact::Artifact;
use curricle::driver::Built;
use curricle::emit::{self, Staging};

use crate::support::disk::{Disk, files_of, program};
use crate::support::in_repository;

/// Names in the output folder: what is half made must not stay there.
fn names(disk: &Disk) -> Vec<String> {
    let entries = fs::read_dir(disk.path("dist")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_in_the_place_of_the_output_folder_is_named_and_left_alone() {
    let disk = Disk::base();
    disk.write("dist", "mine");
    let output = disk.run(&["build", "--print", "none"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot make the output folder") && said.contains("dist"), "{said}");
    assert_eq!(disk.read("dist"), "mine");
}

#[test]
fn a_file_in_the_place_of_the_site_is_named_and_left_alone() {
    let disk = Disk::base();
    disk.write("dist/site", "mine");
    for _ in 0..2 {
        let output = disk.run(&["build", "--print", "none"]);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("dist/site"), "{said}");
        assert_eq!(disk.read("dist/site"), "mine");
        assert_eq!(names(&disk), ["site"]);
    }
}

#[test]
fn a_folder_of_the_author_in_the_place_of_the_site_is_left_alone() {
    for (output, mine) in [(".", "site/index.html"), (".", "reports/year.txt"), ("dist", "dist/site/site.css")] {
        let disk = Disk::base();
        disk.write(mine, "mine");
        let before = disk.files("");
        let run = disk.run(&["build", "--output", output]);
        assert_eq!(run.status.code(), Some(2), "{mine}");
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(said.contains("was not made by a build and is left alone"), "{said}");
        assert!(disk.files("") == before, "{mine}");
    }
}

#[test]
fn output_does_not_go_where_the_next_run_would_read_it() {
    for output in ["courses", "courses/demo/modules/first", "standards/new/deep", "templates", "./dist/../courses"] {
        let disk = Disk::base();
        disk.write("templates/site/assets/extra.txt", "x");
        fs::create_dir(disk.path("dist")).unwrap();
        let before = disk.files("");
        let run = disk.run(&["build", "--output", output]);
        assert_eq!(run.status.code(), Some(2), "{output}");
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(said.contains("lies in a folder that is read"), "{said}");
        assert!(disk.files("") == before, "{output}");
    }
    let disk = Disk::base();
    disk.replace("curricle.toml", "date =", "output = \"courses\"\ndate =");
    assert_eq!(disk.run(&["build", "--print", "none"]).status.code(), Some(2));
}

#[test]
fn an_output_folder_beside_the_workspace_or_empty_is_taken() {
    let (disk, other) = (Disk::base(), Disk::empty());
    fs::create_dir(other.path("site")).unwrap();
    let run = disk.run(&["build", "--output", other.root().to_str().unwrap()]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(other.path("site/index.html").is_file());
}

#[test]
fn a_folder_that_cannot_hold_the_output_is_named() {
    let disk = Disk::base();
    let output = disk.run(&["build", "--output", "/proc/self/nothing"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("/proc/self/nothing"), "{said}");
}

/// A workspace with its last good output and a picture that a small disk has no room for.
fn with_a_large_picture() -> (Disk, Vec<(String, Vec<u8>)>) {
    let disk = Disk::base();
    assert!(matches!(disk.build().0, Built::Written(_)));
    let good = disk.files("dist");
    disk.write("courses/demo/modules/first/large.bin", vec![7; 4 << 20]);
    (disk, good)
}

/// Builds where no file may grow beyond a mebibyte; `trap` says what a process does that tries.
fn build_with_a_small_disk(disk: &Disk, trap: &str) -> std::process::Output {
    let script = format!("{trap} ulimit -f 2048; exec \"$0\" build --print none");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_curricle")]).current_dir(disk.root()).output().unwrap()
}

#[test]
fn a_full_disk_leaves_the_last_good_output_and_nothing_half_made() {
    let (disk, good) = with_a_large_picture();
    let output = build_with_a_small_disk(&disk, "trap '' XFSZ;");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write") && said.contains("large.bin"), "{said}");
    assert!(disk.files("dist") == good, "the last good output has changed");
    assert_eq!(names(&disk), ["reports", "site"]);
    assert!(matches!(disk.build().0, Built::Written(_)));
    assert!(disk.path("dist/site/assets/demo/modules/first/large.bin").is_file());
}

#[test]
fn a_build_that_is_killed_leaves_the_last_good_output_and_the_next_one_succeeds() {
    let (disk, good) = with_a_large_picture();
    let output = build_with_a_small_disk(&disk, "");
    assert_eq!(output.status.code(), None, "the signal for a file that is too large ends the program");
    let visible = |(path, _): &(String, Vec<u8>)| !path.starts_with('.');
    assert!(disk.files("dist").into_iter().filter(visible).eq(good), "the last good output has changed");
    assert!(names(&disk).contains(&".site.new".to_owned()), "it was in the middle of writing");
    assert!(matches!(disk.build().0, Built::Written(_)));
    assert_eq!(names(&disk), ["reports", "site"]);
}

#[test]
fn a_build_of_this_repository_killed_at_any_moment_does_no_harm() {
    let disk = Disk::empty();
    let build = || {
        let mut command = program();
        command
            .args(["build", "--print", "none"])
            .arg("--workspace")
            .arg(in_repository(""))
            .arg("--output")
            .arg(disk.root());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(build().status().unwrap().success());
    let good = files_of(disk.root());
    for pause in [5, 15, 30, 60, 90] {
        let mut child = build().spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        let after: Vec<_> = files_of(disk.root()).into_iter().filter(|(path, _)| !path.starts_with('.')).collect();
        assert!(after == good, "killed after {pause} ms");
    }
    assert!(build().status().unwrap().success());
    assert!(files_of(disk.root()) == good);
}

/// An output of one page.
fn emitted(disk: &Disk, page: &str) -> Staging {
    let mut staging = Staging::begin(&disk.path("dist"), "site", &["index.html"]).unwrap();
    staging.write(&Artifact::text("index.html", page.to_owned())).unwrap();
    staging
}

#[test]
fn an_output_that_was_moved_aside_when_the_power_failed_comes_back() {
    let disk = Disk::empty();
    emitted(&disk, "good").commit().unwrap();
    fs::rename(disk.path("dist/site"), disk.path("dist/.site.old")).unwrap();
    disk.write("dist/.site.new/index.html", "half");
    let staging = emitted(&disk, "new");
    assert_eq!(disk.read("dist/site/index.html"), "good");
    staging.commit().unwrap();
    assert_eq!(disk.read("dist/site/index.html"), "new");
    assert_eq!(names(&disk), ["site"]);
}

#[test]
fn an_output_that_was_replaced_when_the_power_failed_is_not_set_back() {
    let disk = Disk::empty();
    emitted(&disk, "new").commit().unwrap();
    disk.write("dist/.site.old/index.html", "old");
    emitted(&disk, "newer").abandon().unwrap();
    assert_eq!(disk.read("dist/site/index.html"), "new");
    assert_eq!(names(&disk), ["site"]);
}

#[test]
fn several_outputs_take_their_places_together_or_not_at_all() {
    let disk = Disk::empty();
    let begin = |name: &str, text: &str| {
        let mut staging = Staging::begin(&disk.path("dist"), name, &["index.html"]).unwrap();
        staging.write(&Artifact::text("index.html", text.to_owned())).unwrap();
        staging
    };
    // What is lost before it is in its place takes nothing else with it, whether or not there is an output already.
    for there in [&[][..], &["packs", "site"]] {
        let outputs = [begin("site", "new"), begin("packs", "new")];
        fs::remove_dir_all(disk.path("dist/.packs.new")).unwrap();
        assert!(emit::commit(outputs).is_err());
        assert_eq!(names(&disk), there);
        assert!(there.iter().all(|name| disk.read(&format!("dist/{name}/index.html")) == "good"));
        assert_eq!(emit::commit([begin("site", "good"), begin("packs", "good")]).unwrap(), 2);
        assert_eq!(names(&disk), ["packs", "site"]);
    }
}

#[test]
fn no_file_of_an_output_takes_the_place_of_another() {
    let disk = Disk::empty();
    let mut staging = emitted(&disk, "first");
    let refused = staging.write(&Artifact::text("index.html", "second".to_owned())).unwrap_err();
    assert!(format!("{refused:#}").contains("index.html"), "{refused:#}");
    staging.abandon().unwrap();
}

#[test]
fn nothing_is_ever_written_outside_the_output_folder() {
    let disk = Disk::empty();
    let mut staging = Staging::begin(&disk.path("dist"), "site", &["index.html"]).unwrap();
    for path in ["../out.html", "/out.html", "a/../../out.html", "a/../b.html", "..", "", "./../x"] {
        let refused = staging.write(&Artifact::text(path, "x".to_owned()));
        assert!(refused.is_err(), "{path}");
        assert!(!staging.has(path) && staging.read(path).is_err(), "{path}");
    }
    staging.abandon().unwrap();
    assert_eq!(disk.files(""), []);
}
