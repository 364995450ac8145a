//! The program as people and scripts meet it: exit codes, data on one stream and talk on the other, formats, help.

use serde_json::Value;

use crate::support::program::{Folder, Run};

/// A module of the base workspace, with a slip of the pen in a key.
fn with_an_error() -> Folder {
    let folder = Folder::base();
    folder.replace("standards/demo/standard.toml", "issued =", "isued =");
    folder
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn exit_codes_tell_clean_content_and_tool_apart() {
    Folder::base().run(&["check"]).expect(0);
    with_an_error().run(&["check"]).expect(1);
    with_an_error().run(&["build"]).expect(1);
    let nowhere = Folder::empty();
    for arguments in [&["check"][..], &["coverage"], &["build"], &["trace", "primary/1.1/a1"]] {
        let run = nowhere.run(arguments).expect(2);
        assert!(run.stderr.contains("no curricle.toml"), "{}", run.stderr);
        assert_eq!(run.stdout, "");
    }
    nowhere.run(&["check", "--workspace", "absent"]).expect(2);
    nowhere.run(&["chekc"]).expect(2);
    nowhere.run(&["check", "--format", "xml"]).expect(2);
    nowhere.run(&[]).expect(2);
    nowhere.run(&["--help"]).expect(0);
    nowhere.run(&["--version"]).expect(0);
}

#[test]
fn data_goes_to_one_stream_and_talk_to_the_other() {
    let clean = Folder::base();
    let check = clean.run(&["check"]);
    assert_eq!((check.stdout.as_str(), check.stderr.as_str()), ("", "nothing to report\n"));
    let coverage = clean.run(&["coverage"]).expect(0);
    assert!(coverage.stdout.contains("Storekeeper"));
    assert_eq!(coverage.stderr, "");
    let build = clean.run(&["build"]).expect(0);
    assert_eq!(build.stdout, "");
    assert!(build.stderr.contains("dist/site/index.html"), "{}", build.stderr);
    let failing = with_an_error().run(&["check"]);
    assert_eq!(failing.stdout, "");
    assert!(failing.stderr.contains("error[unknown-key]"), "{}", failing.stderr);
    // Data stays whole although the content has errors; the messages are talk.
    let coverage = with_an_error().run(&["coverage", "--format", "json"]).expect(1);
    assert_eq!(coverage.json()["schema"], "curricle/coverage/1");
    assert!(coverage.stderr.contains("error[unknown-key]"), "{}", coverage.stderr);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let clean = Folder::base();
    for arguments in [&["check", "--quiet"][..], &["build", "-q"]] {
        let run = clean.run(arguments).expect(0);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    }
    let run = with_an_error().run(&["check", "--quiet"]).expect(1);
    assert!(run.stderr.contains("error[unknown-key]"));
    assert!(!run.stderr.contains("1 error,"), "{}", run.stderr);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let escape = '\u{1b}';
    assert!(!with_an_error().run(&["check"]).stderr.contains(escape));
    assert!(with_an_error().run(&["check", "--color", "always"]).stderr.contains(escape));
    let plain = with_an_error().with("NO_COLOR", "1").with("CLICOLOR_FORCE", "1");
    assert!(!plain.run(&["check"]).stderr.contains(escape));
    assert!(!plain.run(&["check", "--color", "never"]).stderr.contains(escape));
    assert!(!plain.run(&["--help"]).stdout.contains(escape));
}

#[test]
fn machines_read_the_messages_in_their_own_formats() {
    let folder = with_an_error();
    let json = folder.run(&["check", "--format", "json"]).expect(1);
    assert!(json.json().to_string().contains("unknown-key"));
    assert_eq!(json.stderr, "");
    let sarif = folder.run(&["check", "--format", "sarif"]).expect(1).json();
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unknown-key");
    let github = folder.run(&["check", "--format", "github"]).expect(1);
    assert!(github.stdout.starts_with("::error file=standards/demo/standard.toml,line="), "{}", github.stdout);
    // Nothing wrong is a document too.
    let clean = Folder::base();
    assert!(clean.run(&["check", "--format", "json"]).expect(0).json().is_object());
    assert!(clean.run(&["check", "--format", "sarif"]).expect(0).json()["runs"].is_array());
    assert_eq!(clean.run(&["check", "--format", "github"]).expect(0).stdout, "");
}

#[test]
fn the_gate_on_coverage_opens_and_closes() {
    let folder = Folder::example();
    folder.run(&["coverage", "--min", "80"]).expect(0);
    let short = folder.run(&["coverage", "--min", "100"]).expect(1);
    assert!(short.stderr.contains("less than 100%"), "{}", short.stderr);
    assert!(short.stdout.contains("book-corner/primary/2.2/a1"), "{}", short.stdout);
    folder.run(&["coverage", "--standard", "book-cornre"]).expect(2);
}

#[test]
fn the_coverage_report_has_the_shape_that_was_promised() {
    let report = Folder::example().run(&["coverage", "--format", "json"]).expect(0).json();
    assert_eq!(report["schema"], "curricle/coverage/1");
    let programme = &report["programmes"][0];
    for key in ["standard", "edition", "level", "direction", "ability", "knowledge", "hours", "uncovered"] {
        assert!(keys(programme).contains(&key), "{key}");
    }
    assert_eq!(programme["direction"], Value::Null);
    for kind in ["ability", "knowledge"] {
        let counts = &programme[kind];
        for key in ["total", "covered", "taught_only", "assessed_only", "uncovered", "waived", "weighted_percent"] {
            assert!(keys(counts).contains(&key), "{kind}.{key}");
        }
    }
    assert_eq!(programme["ability"]["total"], 6);
    assert_eq!(programme["hours"]["planned"], 10.0);
    let gap = &programme["uncovered"][0];
    assert_eq!(gap["id"], "book-corner/primary/2.2/a1");
    assert_eq!(gap["file"], "standards/book-corner/primary.toml");
    assert!(gap["line"].as_u64().unwrap() > 1);
    assert!(gap["text"]["zh"].is_string() && gap["text"]["en"].is_string());
}

#[test]
fn a_trace_names_everything_that_touches_a_requirement_and_where() {
    let folder = Folder::base();
    let report = folder.run(&["trace", "demo/primary/1.1/a1", "--format", "json"]).expect(0).json();
    assert_eq!(report["schema"], "curricle/trace/1");
    assert_eq!(report["modules"].as_array().unwrap().len(), 0);
    let requirement = &report["requirements"][0];
    assert_eq!(requirement["id"], "demo/primary/1.1/a1");
    assert_eq!(requirement["kind"], "ability");
    assert_eq!(requirement["standard"]["edition"], "2021");
    assert_eq!(requirement["programmes"][0]["state"], "covered");
    let claim = &requirement["claims"][0];
    assert_eq!(claim["module"], "demo/first");
    assert_eq!(claim["depth"], "reinforced");
    assert_eq!(claim["state"], "covers");
    assert_eq!((claim["language"].as_str(), claim["heading"]["anchor"].as_str()), (Some("zh"), Some("checking")));
    let assessment = &requirement["assessments"][0];
    assert_eq!((assessment["kind"].as_str(), assessment["item"].as_str()), (Some("task"), Some("t1")));
    assert_eq!(requirement["provenance"].as_array().unwrap().len(), 4);
    for place in [requirement, &requirement["standard"], claim, assessment, &requirement["provenance"][0]] {
        let (file, line, column) = (&place["file"], &place["line"], &place["column"]);
        let text = folder.read(file.as_str().unwrap());
        let line = text.lines().nth(line.as_u64().unwrap() as usize - 1).unwrap();
        assert!(line.chars().count() >= column.as_u64().unwrap() as usize, "{file}");
    }
}

#[test]
fn a_trace_takes_wildcards_and_modules_and_asks_what_was_meant() {
    let folder = Folder::base();
    let ids = |id: &str| -> Vec<String> {
        let report = folder.run(&["trace", id, "--format", "json"]).expect(0).json();
        report["requirements"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("primary/1.1/*"), ["demo/primary/1.1/a1", "demo/primary/1.1/a2", "demo/primary/1.1/k1"]);
    assert_eq!(ids("primary/1.1/a1..a2").len(), 2);
    let module = folder.run(&["trace", "second", "--format", "json"]).expect(0).json();
    assert_eq!(module, folder.run(&["trace", "demo/second", "--format", "json"]).json());
    let module = &module["modules"][0];
    assert_eq!(module["prerequisites"][0]["id"], "first");
    assert_eq!(module["hours"]["practice"], 2.0);
    assert_eq!(module["claims"][0]["requirements"][0], "demo/primary/2.1/a1");
    assert_eq!(module["programmes"][0]["standard"], "demo");
    for (typed, meant) in
        [("secnod", "`second`"), ("demo/primary/1.1/a7", "`demo/primary/1.1/a"), ("demo/frist", "`demo/first`")]
    {
        let run = folder.run(&["trace", typed]).expect(2);
        assert!(run.stderr.contains("did you mean") && run.stderr.contains(meant), "{}", run.stderr);
    }
}

#[test]
fn a_trace_fits_a_terminal_in_both_languages() {
    for (language, word) in [("zh", "对应"), ("en", "claims")] {
        let folder = Folder::base().with("COLUMNS", "80");
        for id in ["primary/*", "first", "second", "third"] {
            let run = folder.run(&["trace", id, "--lang", language]).expect(0);
            assert!(run.stdout.contains(word), "{}", run.stdout);
            for line in run.stdout.lines().filter(|line| !line.contains(".md:") && !line.contains(".toml:")) {
                assert!(curricle::columns::width(line) <= 80, "{line}");
            }
        }
    }
}

#[test]
fn help_speaks_the_language_of_messages() {
    let here = Folder::empty();
    let chinese = |run: Run| run.expect(0).stdout.contains("用法：");
    assert!(chinese(here.run(&["--lang", "zh", "--help"])));
    assert!(chinese(here.run(&["check", "--help", "--lang=zh"])));
    assert!(chinese(Folder::empty().with("LANG", "zh_CN.UTF-8").run(&["new", "module", "-h"])));
    assert!(chinese(Folder::empty().with("LC_ALL", "zh_CN.UTF-8").with("LANG", "C").run(&["--help"])));
    assert!(!chinese(Folder::empty().with("LANG", "zh_CN.UTF-8").run(&["--help", "--lang", "en"])));
    assert!(!chinese(here.run(&["--help"])));
    // A mistake is reported, whatever the language.
    for arguments in [&["trace", "--lang", "zh"][..], &["--lang", "fr", "check"], &["check", "--lang"]] {
        let run = here.run(arguments).expect(2);
        assert!(run.stderr.starts_with("error:"), "{}", run.stderr);
    }
}

#[test]
fn shells_and_man_are_served() {
    for language in ["zh", "en"] {
        let here = Folder::empty();
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            let script = here.run(&["completions", shell, "--lang", language]).expect(0).stdout;
            assert!(script.contains("curricle") && script.contains("deny-warnings"), "{shell}");
        }
        let page = here.run(&["manual", "--lang", language]).expect(0).stdout;
        assert!(page.contains(".TH") && page.contains("curricle\\-check"), "{page}");
        let page = here.run(&["manual", "new", "module", "--lang", language]).expect(0).stdout;
        assert!(page.contains("uncovered"), "{page}");
        here.run(&["manual", "chekc", "--lang", language]).expect(2);
    }
}
