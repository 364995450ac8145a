//! Files that cannot be read as they stand.

use std::fs;
use std::os::unix::fs::symlink;

use curricle::driver::Built;
use curricle::language::Language;

use super::{Trial, words};
use crate::support::disk::Disk;

const CURRICLE: &str = "curricle.toml";
const COURSE: &str = "courses/demo/course.toml";
const FIRST: &str = "courses/demo/modules/first/index.zh.md";
const PRIMARY: &str = "standards/demo/primary.toml";

#[test]
fn a_forgotten_quote_is_shown_on_its_line() {
    let trial = Trial::new();
    let line = trial.disk.replace(PRIMARY, "zh = \"办理入库\",", "zh = \"办理入库,");
    trial.shows(&[("toml-syntax", PRIMARY, line)]);
}

#[test]
fn a_forgotten_bracket_in_the_settings_is_shown() {
    let trial = Trial::new();
    let line = trial.disk.replace(CURRICLE, "languages = [\"zh\", \"en\"]", "languages = [\"zh\", \"en\"");
    // The parser notices where the list does not go on.
    trial.shows(&[("toml-syntax", CURRICLE, line + 1)]);
}

#[test]
fn a_syntax_error_does_not_hide_what_stands_elsewhere_in_the_file() {
    let trial = Trial::new();
    let broken = trial.disk.replace(PRIMARY, "no = \"1.2\"", "no = 1.2.3");
    let unknown = trial.disk.replace(PRIMARY, "no = \"2.1\"", "number = \"2.1\"");
    trial.shows(&[("toml-syntax", PRIMARY, broken), ("unknown-key", PRIMARY, unknown)]);
}

#[test]
fn a_syntax_error_in_front_matter_is_shown_on_the_line_of_the_file() {
    let trial = Trial::new();
    let line = trial.disk.replace(FIRST, "prerequisites = []", "prerequisites = [");
    trial.shows(&[("toml-syntax", FIRST, line + 1)]);
}

#[test]
fn a_word_where_a_number_belongs_is_a_wrong_type() {
    let trial = Trial::new();
    let line = trial.disk.replace(FIRST, "theory = 3", "theory = \"three\"");
    let found = trial.shows(&[("wrong-type", FIRST, line)]);
    assert!(words(&found, "wrong-type").contains("`theory` cannot hold this"), "{found:#?}");
}

#[test]
fn hours_beyond_all_measure_are_a_wrong_type() {
    for hours in ["2000000", "1e400", "nan", "-1", "9223372036854775807"] {
        let trial = Trial::new();
        let line = trial.disk.replace(FIRST, "theory = 3", &format!("theory = {hours}"));
        trial.shows(&[("wrong-type", FIRST, line)]);
    }
}

#[test]
fn a_class_hour_of_no_minutes_is_a_wrong_type() {
    for minutes in ["0", "-45", "44.5"] {
        let trial = Trial::new();
        let line = trial.disk.replace("curricle.toml", "date =", &format!("class_hour_minutes = {minutes}\ndate ="));
        let found = trial.shows(&[("wrong-type", "curricle.toml", line)]);
        assert!(words(&found, "wrong-type").contains("`class_hour_minutes` cannot hold this"), "{found:#?}");
    }
}

#[test]
fn a_number_where_a_text_belongs_is_a_wrong_type() {
    let trial = Trial::new();
    let line = trial.disk.replace("standards/demo/standard.toml", "edition = \"2021\"", "edition = 2021");
    trial.shows(&[("wrong-type", "standards/demo/standard.toml", line)]);
}

#[test]
fn a_word_that_is_almost_known_is_offered() {
    let trial = Trial::new();
    let file = "courses/demo/modules/first/assessment.toml";
    let line = trial.disk.replace(file, "cognitive = \"remember\"", "cognitive = \"rememebr\"");
    let found = trial.shows(&[("wrong-type", file, line)]);
    assert!(words(&found, "wrong-type").contains("did you mean `remember`?"), "{found:#?}");
}

#[test]
fn an_unknown_key_names_the_one_that_is_near() {
    let trial = Trial::new();
    let line = trial.disk.replace(COURSE, "audience =", "audeince =");
    let found = trial.shows(&[("unknown-key", COURSE, line)]);
    let near = found.iter().find(|one| one.file == COURSE).unwrap();
    assert!(near.words.contains("did you mean `audience`?"), "{found:#?}");
}

#[test]
fn front_matter_that_is_not_closed_is_shown_where_it_opens() {
    let trial = Trial::new();
    trial.disk.replace(FIRST, "\n+++\n", "\n");
    trial.shows(&[("front-matter", FIRST, 1)]);
}

#[test]
fn front_matter_that_is_not_closed_is_one_fault_on_windows_too() {
    let disk = Disk::base();
    disk.replace(FIRST, "\n+++\n", "\n");
    save_as_windows_does(&disk);
    let found = disk.findings();
    assert!(found.iter().any(|one| one.code == "front-matter" && one.line == 1), "{found:#?}");
    assert!(found.iter().all(|one| one.code != "toml-syntax"), "the body is no TOML: {found:#?}");
}

#[test]
fn front_matter_that_is_not_there_is_asked_for() {
    let trial = Trial::new();
    trial.disk.write(FIRST, "## 核对到货\n\n送货单上写着什么，就数什么。\n");
    trial.shows(&[("front-matter", FIRST, 1)]);
}

#[test]
fn an_empty_module_file_is_reported() {
    let trial = Trial::new();
    trial.disk.write(FIRST, "");
    trial.shows(&[("front-matter", FIRST, 1)]);
}

#[test]
fn a_file_saved_as_gbk_is_shown_at_its_first_chinese_character() {
    let trial = Trial::new();
    let text =
        b"level = \"primary\"\n\n[[functions]]\nno = \"1\"\ntitle = { zh = \"\xCE\xEF\xC1\xCF\", en = \"Goods\" }\n";
    trial.disk.write(PRIMARY, text);
    let found = trial.shows(&[("not-utf8", PRIMARY, 5)]);
    assert!(words(&found, "not-utf8").contains("save the file as UTF-8"), "{found:#?}");
    assert_eq!(found.iter().filter(|one| one.file == PRIMARY).count(), 1, "one fault, one message: {found:#?}");
}

#[test]
fn every_text_file_may_be_broken_in_the_middle_of_a_character() {
    let disk = Disk::base();
    for (path, bytes) in disk.files("") {
        let Some(place) = bytes.iter().position(|byte| *byte >= 0x80).filter(|_| !path.ends_with(".svg")) else {
            continue;
        };
        disk.write(&path, &bytes[..=place]);
        let line = bytes[..place].iter().filter(|byte| **byte == b'\n').count() + 1;
        let found = disk.findings();
        let is_there = found.iter().any(|one| one.code == "not-utf8" && one.file == path && one.line == line);
        assert!(is_there, "{path}:{line}\n{found:#?}");
        disk.write(&path, bytes);
    }
}

/// Every text of the workspace as some editors of Windows save it.
fn save_as_windows_does(disk: &Disk) {
    for (path, bytes) in disk.files("") {
        if path.ends_with(".toml") || path.ends_with(".md") {
            let text = String::from_utf8(bytes).unwrap();
            disk.write(&path, format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
        }
    }
}

#[test]
fn files_with_byte_order_marks_and_windows_line_ends_give_the_same_site() {
    let (plain, windows) = (Disk::base(), Disk::base());
    save_as_windows_does(&windows);
    assert_eq!(windows.findings(), []);
    let (built, _) = windows.build();
    assert_eq!(built, plain.build().0);
    for ((path, page), (other_path, other_page)) in plain.files("dist/site").iter().zip(&windows.files("dist/site")) {
        assert_eq!(path, other_path);
        assert!(page == other_page, "{path} differs");
    }
}

#[test]
fn faults_in_files_with_windows_line_ends_stand_on_the_right_lines() {
    let disk = Disk::base();
    let unknown = disk.replace(FIRST, "levels =", "levles =");
    let malformed = disk.replace(FIRST, "covers=\"primary/1.2/a1\"", "covers=\"1.2/a1\"");
    let wrong =
        disk.replace(PRIMARY, "percent = 40 },\n  { function = \"2\"", "percent = \"x\" },\n  { function = \"2\"");
    save_as_windows_does(&disk);
    let found = disk.findings();
    for (code, file, line) in
        [("unknown-key", FIRST, unknown), ("malformed-id", FIRST, malformed), ("wrong-type", PRIMARY, wrong)]
    {
        let is_there = found.iter().any(|one| one.code == code && one.file == file && one.line == line);
        assert!(is_there, "{code} at {file}:{line}\n{found:#?}");
    }
}

#[test]
fn a_text_of_fifty_megabytes_is_not_read() {
    let trial = Trial::new();
    fs::File::create(trial.disk.path(FIRST)).unwrap().set_len(50 << 20).unwrap();
    let found = trial.shows(&[("file-too-large", FIRST, 1)]);
    assert!(words(&found, "file-too-large").contains("50 MiB; 4 MiB is the limit"), "{found:#?}");
}

#[test]
fn settings_of_fifty_megabytes_are_not_read() {
    let trial = Trial::new();
    fs::File::create(trial.disk.path(CURRICLE)).unwrap().set_len(50 << 20).unwrap();
    trial.shows(&[("file-too-large", CURRICLE, 1)]);
}

#[test]
fn a_link_to_the_folder_above_runs_in_a_circle() {
    let trial = Trial::new();
    symlink("..", trial.disk.path("courses/demo/modules/again")).unwrap();
    let found = trial.shows(&[("outside-workspace", "courses/demo/modules/again", 1)]);
    assert!(words(&found, "outside-workspace").contains("circle"), "{found:#?}");
}

#[test]
fn a_link_to_itself_runs_in_a_circle() {
    let trial = Trial::new();
    symlink("turn", trial.disk.path("courses/demo/turn")).unwrap();
    let found = trial.shows(&[("outside-workspace", "courses/demo/turn", 1)]);
    assert!(words(&found, "outside-workspace").contains("circle"), "{found:#?}");
}

#[test]
fn a_link_that_leads_nowhere_is_reported() {
    let trial = Trial::new();
    symlink("nowhere.svg", trial.disk.path("courses/demo/modules/first/gone.svg")).unwrap();
    let found = trial.shows(&[("unreadable-file", "courses/demo/modules/first/gone.svg", 1)]);
    assert!(words(&found, "unreadable-file").contains("leads nowhere"), "{found:#?}");
}

#[test]
fn a_link_out_of_the_workspace_is_not_followed() {
    let outside = Disk::empty();
    outside.write("secret/private.txt", "nobody should see this");
    for (link, target) in [
        ("courses/demo/modules/first/pictures", outside.path("secret")),
        ("courses/demo/modules/first/note.txt", outside.path("secret/private.txt")),
        ("courses/demo/modules/first/up", "../../../../..".into()),
        ("templates", outside.path("secret")),
        ("standards/other", outside.path("secret")),
    ] {
        let trial = Trial::new();
        symlink(target, trial.disk.path(link)).unwrap();
        trial.shows(&[("outside-workspace", link, 1)]);
        let sources = trial.disk.check().sources;
        assert!(sources.assets.values().all(|bytes| !bytes.starts_with(b"nobody")), "{link}");
        assert!(sources.iter().all(|(_, file)| !file.text.contains("nobody")), "{link}");
    }
}

#[test]
fn settings_that_lie_outside_the_workspace_are_not_read() {
    let outside = Disk::empty();
    outside.write(CURRICLE, "title = { zh = \"别处\", en = \"Elsewhere\" }\n");
    let trial = Trial::new();
    fs::remove_file(trial.disk.path(CURRICLE)).unwrap();
    symlink(outside.path(CURRICLE), trial.disk.path(CURRICLE)).unwrap();
    trial.shows(&[("outside-workspace", CURRICLE, 1)]);
}

#[test]
fn a_link_within_the_workspace_is_followed() {
    let disk = Disk::base();
    symlink("../first/flow.svg", disk.path("courses/demo/modules/second/flow.svg")).unwrap();
    assert_eq!(disk.findings(), []);
    assert!(disk.check().sources.assets.contains_key("courses/demo/modules/second/flow.svg"));
}

#[test]
fn two_standards_with_one_slug_are_reported_and_the_first_counts() {
    let trial = Trial::new();
    let copy = "standards/demo-copy";
    trial.disk.copy(&trial.disk.path("standards/demo"), copy);
    let head = format!("{copy}/standard.toml");
    let line = trial.disk.replace(&head, "edition = \"2021\"", "slug = \"demo\"\nedition = \"2021\"");
    trial.disk.replace(&head, "Storekeeper", "Second storekeeper");
    trial.shows(&[("duplicate-id", &head, line)]);
    let checked = trial.disk.check();
    let names: Vec<_> = checked.linked.model.standards.iter().map(|one| one.name.get(Language::En)).collect();
    assert_eq!(names, ["Storekeeper"]);
}

#[test]
fn a_folder_whose_name_cannot_be_an_id_is_reported() {
    for (from, to, file) in [
        ("standards/demo", "standards/My Standard", "standard.toml"),
        ("courses/demo", "courses/课程", "course.toml"),
        ("courses/demo/modules/first", "courses/demo/modules/First", "index.zh.md"),
        // Its page would take the place of the course's.
        ("courses/demo/modules/first", "courses/demo/modules/index", "index.zh.md"),
    ] {
        let trial = Trial::new();
        trial.disk.copy(&trial.disk.path(from), to);
        trial.shows(&[("folder-name", &format!("{to}/{file}"), 1)]);
    }
}

#[test]
fn a_folder_without_settings_is_no_workspace() {
    let disk = Disk::empty();
    let output = disk.run(&["build"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no curricle.toml here or in any folder above"), "{said}");
    assert_eq!(disk.files(""), []);
}

#[test]
fn a_workspace_with_empty_settings_is_told_what_they_need() {
    let disk = Disk::empty();
    disk.write(CURRICLE, "");
    let (built, found) = disk.build();
    assert_eq!(built, Built::Nothing);
    assert!(found.iter().any(|one| one.code == "missing-key" && one.file == CURRICLE && one.line == 1), "{found:#?}");
    assert!(!disk.path("dist").exists());
}

#[test]
fn a_workspace_with_nothing_but_a_title_makes_a_site() {
    let disk = Disk::empty();
    disk.write(CURRICLE, "title = { zh = \"空\", en = \"Empty\" }\n");
    let (built, found) = disk.build();
    assert!(matches!(built, Built::Written(_)), "{found:#?}");
    assert!(disk.path("dist/site/en/index.html").is_file());
}

#[test]
fn folders_with_nothing_in_them_are_no_fault() {
    let disk = Disk::base();
    for folder in ["standards/empty", "courses/empty/modules/empty", "templates/site"] {
        fs::create_dir_all(disk.path(folder)).unwrap();
    }
    assert_eq!(disk.findings(), []);
}

#[test]
fn one_broken_module_among_a_thousand_is_the_only_one_reported() {
    const BROKEN: usize = 637;
    let disk = Disk::base();
    let (zh, en) = (disk.read(FIRST), disk.read("courses/demo/modules/first/index.en.md"));
    for number in 0..1000 {
        let folder = format!("courses/demo/modules/m{number:03}");
        let zh = if number == BROKEN { zh.replacen("levels = [", "levels = ", 1) } else { zh.clone() };
        disk.write(&format!("{folder}/index.zh.md"), zh.replace("flow.svg", "../first/flow.svg"));
        disk.write(&format!("{folder}/index.en.md"), en.replace("flow.svg", "../first/flow.svg"));
    }
    let checked = disk.check();
    assert_eq!(checked.linked.modules.len(), 1003, "the others are all there");
    let found = disk.findings();
    let broken: Vec<_> = found.iter().filter(|one| one.code == "toml-syntax").collect();
    assert_eq!(broken.len(), 1, "{broken:#?}");
    assert_eq!((broken[0].file.as_str(), broken[0].line), ("courses/demo/modules/m637/index.zh.md", 4));
    assert_eq!(disk.build().0, Built::Nothing);
    assert!(!disk.path("dist").exists());
}
