//! How long checking and building take: generated workspaces of 100 and 1,000 modules (10,000 with `-- --large`), each with as many
//! requirements, in two languages. Prints processor seconds (user and system, all threads), the median of several runs,
//! and how they grow; compare figures of one run only, machines differ.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

use cpu_time::ProcessTime;
use curricle::driver::{self, Built, Documents, Outputs, Request, Warnings};

/// Requirements of a task: six abilities and four items of knowledge.
const ABILITIES: usize = 6;
/// Knowledge of a task.
const KNOWLEDGE: usize = 4;
/// Tasks of a function.
const TASKS: usize = 10;

fn main() {
    // `cargo test` runs benchmarks with `--test` to see that they still compile and start.
    let sizes: &[usize] = if std::env::args().any(|argument| argument == "--test") { &[20] } else { &[100, 1_000] };
    println!("{:>8} {:>8} {:>12} {:>12} {:>10}", "modules", "pages", "check, s", "build, s", "ms a page");
    for modules in sizes {
        measure(*modules);
    }
}

fn measure(modules: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    generate(folder.path(), modules);
    let runs = if modules >= 10_000 { 1 } else { 5 };
    let output = folder.path().join("dist");
    let mut pages = 0;
    let check = median(runs, || {
        let checked = driver::check(folder.path(), None).expect("the workspace can be read");
        assert!(!checked.diagnostics.has_errors(), "the generated workspace is sound");
    });
    let build = median(runs, || {
        let mut checked = driver::check(folder.path(), None).expect("the workspace can be read");
        let request = Request {
            output: &output,
            address: None,
            warnings: Warnings::Allowed,
            outputs: Outputs::Pages,
            documents: Documents::Left,
        };
        let built = driver::build(&mut checked, request, |_| {}).expect("the output can be written");
        let Built::Written(files) = built else { panic!("the generated workspace builds") };
        pages = files;
    });
    let (check, build) = (check.as_secs_f64(), build.as_secs_f64());
    println!("{modules:>8} {pages:>8} {check:>12.3} {build:>12.3} {:>10.3}", build * 1000.0 / pages as f64);
}

fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = ProcessTime::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

/// Writes a workspace of `modules` modules and as many requirements: one module teaches and assesses one requirement by
/// heading, and needs the module before it in its group of ten.
fn generate(root: &Path, modules: usize) {
    let write = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    };
    write("curricle.toml".into(), "title = { zh = \"基准\", en = \"Benchmark\" }\ndate = \"2026-01-01\"\n".into());
    write("standards/bench/standard.toml".into(), STANDARD.into());
    write("standards/bench/primary.toml".into(), functions(modules));
    write("courses/bench/course.toml".into(), COURSE.into());
    for index in 0..modules {
        let folder = format!("courses/bench/modules/m{index:05}");
        let id = requirement(index);
        let prerequisite = if index % 10 == 0 { String::new() } else { format!("\"m{:05}\"", index - 1) };
        write(
            format!("{folder}/index.zh.md"),
            format!(
                "+++\ntitle = \"模块{index}\"\nsummary = \"第{index}个模块\"\nlevels = [\"primary\"]\nhours = {{ theory = 2, practice = 2 }}\nprerequisites = [{prerequisite}]\noutcomes = [\"能完成第{index}项工作\"]\n+++\n\n## 要点 {{#points covers=\"{id}\"}}\n\n{}",
                body_zh(index, modules)
            ),
        );
        write(
            format!("{folder}/index.en.md"),
            format!(
                "+++\ntitle = \"Module {index}\"\nsummary = \"Module number {index}\"\noutcomes = [\"Can do work number {index}\"]\n+++\n\n## Points {{#points covers=\"{id}\"}}\n\n{}",
                body_en(index, modules)
            ),
        );
        write(format!("{folder}/assessment.toml"), assessment(&id));
    }
}

fn requirement(index: usize) -> String {
    let per_task = ABILITIES + KNOWLEDGE;
    let (task, item) = (index / per_task, index % per_task);
    let (letter, ordinal) = if item < ABILITIES { ('a', item + 1) } else { ('k', item - ABILITIES + 1) };
    format!("primary/{}.{}/{letter}{ordinal}", task / TASKS + 1, task % TASKS + 1)
}

fn functions(requirements: usize) -> String {
    let tasks = requirements.div_ceil(ABILITIES + KNOWLEDGE);
    let mut out = String::from("level = \"primary\"\n");
    for task in 0..tasks {
        let (function, number) = (task / TASKS + 1, task % TASKS + 1);
        if number == 1 {
            let _ = write!(
                out,
                "\n[[functions]]\nno = \"{function}\"\ntitle = {{ zh = \"功能{function}\", en = \"Function {function}\" }}\n"
            );
        }
        let _ = write!(
            out,
            "\n[[functions.tasks]]\nno = \"{function}.{number}\"\ntitle = {{ zh = \"工作{task}\", en = \"Task {task}\" }}\n"
        );
        for (key, count) in [("abilities", ABILITIES), ("knowledge", KNOWLEDGE)] {
            let _ = writeln!(out, "{key} = [");
            for item in 1..=count {
                let _ = writeln!(
                    out,
                    "  {{ zh = \"能按规程完成工作{task}的第{item}项并记录{key}\", en = \"Can do item {item} of task {task} by the book and record its {key}\" }},"
                );
            }
            out.push_str("]\n");
        }
    }
    out
}

fn body_zh(index: usize, modules: usize) -> String {
    let mut out = String::new();
    for section in 1..=6 {
        let _ = write!(
            out,
            "## 第{section}节 {{#s{section}}}\n\n{}\n\n",
            "在实际工作中，先核对条件，再按步骤操作，**并逐项记录：**结果与偏差都要写清楚。".repeat(6)
        );
    }
    out + &table_and_code(index, modules, "zh")
}

fn body_en(index: usize, modules: usize) -> String {
    let mut out = String::new();
    for section in 1..=6 {
        let _ = write!(out, "## Section {section} {{#s{section}}}\n\n{}\n\n", "In practice check the conditions first, then follow the steps, **and record each of them:** results and deviations alike. ".repeat(6));
    }
    out + &table_and_code(index, modules, "en")
}

fn table_and_code(index: usize, modules: usize, language: &str) -> String {
    let next = (index + 1) % modules;
    let mut out = String::from("| a | b | c | d |\n| --- | --- | --- | --- |\n");
    for row in 0..5 {
        let _ = writeln!(out, "| {row} | {index} | `x{row}` | {} |", row * index);
    }
    let _ = write!(
        out,
        "\n- one\n  - two\n- three\n\n```python\nfor row in range({index}):\n    print(row)\n```\n\n$a^2 + b^2 = {index}$ [link](../m{next:05}/index.{language}.md)\n"
    );
    out
}

fn assessment(id: &str) -> String {
    let words = "{ zh = \"正确的一项\", en = \"the right one\" }";
    format!(
        "[[questions]]\nid = \"q1\"\nkind = \"single-choice\"\nassesses = [\"{id}\"]\ncognitive = \"apply\"\nmarks = 2\nstem = {words}\noptions = [ {{ zh = \"甲\", en = \"A\", correct = true }}, {{ zh = \"乙\", en = \"B\" }} ]\nreason = {words}\n"
    )
}

const STANDARD: &str = r#"edition = "2021"
name = { zh = "基准职业", en = "Benchmark occupation" }
[[codes]]
dictionary = 2015
code = "0-00-00-00"
[[levels]]
id = "primary"
name = { zh = "初级", en = "Primary" }
"#;

const COURSE: &str = r#"title = { zh = "基准课程", en = "Benchmark course" }
[[serves]]
standard = "bench"
edition = "2021"
"#;
