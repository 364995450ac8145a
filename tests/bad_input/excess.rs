//! Files that are well formed, or nearly, and far beyond what anybody would write: they are read or refused in good time.

use curricle::driver::Built;

use crate::support::disk::Disk;

const FIRST: &str = "courses/demo/modules/first/index.zh.md";
const COURSE: &str = "courses/demo/course.toml";

#[test]
fn tables_nested_without_end_are_a_fault_and_no_crash() {
    for (open, close) in [("[", "]"), ("[", ""), ("{a = ", "}"), ("{a = ", "")] {
        let disk = Disk::base();
        let text = disk.read(COURSE);
        disk.write(COURSE, format!("aims = {}1{}\n{text}", open.repeat(100_000), close.repeat(100_000)));
        let run = disk.run(&["check"]);
        assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn keys_with_thousands_of_parts_are_a_fault_and_no_crash() {
    for head in [format!("a{} = 1", ".a".repeat(50_000)), format!("[a{}]", ".a".repeat(50_000))] {
        let disk = Disk::base();
        let text = disk.read(COURSE);
        disk.write(COURSE, format!("{head}\n{text}"));
        assert_eq!(disk.run(&["check"]).status.code(), Some(1));
    }
}

/// Builds the base workspace with a body that goes on and on.
fn build_with(body: &str) -> std::process::ExitStatus {
    let disk = Disk::base();
    disk.silence_rules();
    disk.append(FIRST, &format!("\n{body}\n"));
    disk.run(&["build", "--print", "none"]).status
}

#[test]
fn markdown_nested_without_end_makes_a_page() {
    for body in [
        ">".repeat(50_000),
        "- ".repeat(10_000),
        "[".repeat(50_000),
        "[".repeat(20_000) + &"](x)".repeat(20_000),
        "![".repeat(50_000),
        "*".repeat(50_000),
        "*a ".repeat(50_000),
        "`".repeat(50_000),
        "<a ".repeat(50_000),
        "，**字**（*）".repeat(20_000),
        "## 同\n\n".repeat(1_000),
    ] {
        assert!(build_with(&body).success(), "{}", body.chars().take(20).collect::<String>());
    }
}

#[test]
fn a_formula_nested_without_end_is_shown_as_it_was_typed() {
    for (open, close) in [("{", "}"), ("\\frac{1}{", "}"), ("\\left(", "\\right)"), ("x^{", "}"), ("\\hat", "")] {
        let formula = format!("${}x{}$", open.repeat(20_000), close.repeat(20_000));
        assert!(build_with(&formula).success(), "{open}");
    }
}

#[test]
fn a_line_of_a_million_characters_is_only_long() {
    let disk = Disk::base();
    disk.append(FIRST, &format!("\n{} [x](nowhere.md)\n", "字".repeat(1_000_000)));
    let (built, found) = disk.build();
    assert_eq!(built, Built::Nothing);
    assert!(found.iter().any(|one| one.code == "broken-link"), "{found:#?}");
    let run = disk.run(&["check"]);
    assert!(run.stderr.len() < 10_000, "the message shows a part of the line");
}
