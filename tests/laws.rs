//! Laws: what holds for every text and every workspace, tried on many that were made up. `PROPTEST_CASES` and
//! `PROPTEST_RNG_SEED` try more and others; without them every run tries the same.

use std::collections::{BTreeMap, BTreeSet};

use curricle::coverage::CoverageState;
use curricle::diag::render::{Colour, Format, Look, render as draw};
use curricle::diag::{Diagnostic, Diagnostics};
use curricle::driver::{self, Checked};
use curricle::language::Language;
use curricle::link::ModuleIndex;
use curricle::model::{ClaimPattern, ItemPattern, RequirementId, RequirementKind, TaskPattern};
use curricle::source::{FileId, Sources};
use curricle::templates::BUILT_IN;
use curricle::view::{PageKey, PageKind, Site};
use curricle::{parse, plan, render, templates};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::support::made::{Cycles, Made, made, pattern};
use crate::support::page::Page;
use crate::support::workspace::Workspace;

/// As many cases as a law is worth, the same in every run unless the environment asks for others.
fn config(cases: u32) -> ProptestConfig {
    let is_asked = |name: &str| std::env::var_os(name).is_some();
    let asked = ProptestConfig::default();
    ProptestConfig {
        cases: if is_asked("PROPTEST_CASES") { asked.cases } else { cases },
        rng_seed: if is_asked("PROPTEST_RNG_SEED") { asked.rng_seed } else { RngSeed::Fixed(2026) },
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..asked
    }
}

// ---- What is tried ----

/// Pieces of all the formats, and characters that break careless programs.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "　",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\\",
    "\\u0000",
    "#",
    "##",
    "###### ",
    "=",
    "==",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "(",
    ")",
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "!",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "`",
    "```",
    "~~~",
    "$",
    "$$",
    "|",
    "| --- |",
    "---",
    "+++",
    "+++\n",
    "- ",
    "- [ ] ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    ": ",
    "a",
    "B",
    "0",
    "1.1",
    "primary/1.1/a1",
    "primary/*",
    "a1..a3",
    "{#id covers=\"primary/1.1/a1\"}",
    "{covers=\"",
    "title = ",
    "zh = \"",
    "en = 1",
    "no = ",
    "covers = [",
    "hours = { theory = 1e400 }",
    "marks = -0",
    "percent = 0x7fffffffffffffff",
    "2021-02-30",
    "nan",
    "inf",
    "true",
    "[x](javascript:x)",
    "[x]: javascript:x\n",
    "<javascript:x>",
    "![x](data:text/html,x)",
    "<img src=x onerror=x>",
    "<script>x</script>",
    "javascript:",
    "https://example.org",
    "<script>",
    "on",
    "能",
    "标题",
    "：",
    "“",
    "”",
    "（",
    "）",
    "。",
    "é",
    "e\u{301}",
    "\u{200D}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{0}",
    "\u{7F}",
    "\u{85}",
    "\u{2028}",
    "👩‍👩‍👧",
    "🇨🇳",
    "\u{10FFFF}",
    "ﷺ",
    "𠀀",
    "\\frac{1}{2}",
    "\\left(",
    "^",
    "_",
    "\\begin{matrix}",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A change to a text.
#[derive(Debug, Clone)]
enum Change {
    Cut(Index, u16),
    Repeat(Index, u16),
    Swap(Index, Index),
    Insert(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u16>()).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<Index>(), 0..200_u16).prop_map(|(at, length)| Change::Repeat(at, length)),
        (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Change::Swap(one, other)),
        (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for change in changes {
        let place = |index: &Index, chars: &[char]| index.index(chars.len() + 1);
        match change {
            // Half of the cuts are short; the others may take the rest.
            Change::Cut(at, length) => {
                let at = place(at, &chars);
                let length = if length % 2 == 0 { length / 2 % 20 } else { *length };
                let end = chars.len().min(at + usize::from(length));
                chars.drain(at..end);
            }
            Change::Repeat(at, length) => {
                let at = place(at, &chars);
                let end = chars.len().min(at + usize::from(*length));
                let copy = chars[at..end].to_vec();
                chars.splice(end..end, copy);
            }
            Change::Swap(one, other) if !chars.is_empty() => {
                let (one, other) = (one.index(chars.len()), other.index(chars.len()));
                chars.swap(one, other);
            }
            Change::Swap(..) => {}
            Change::Insert(at, piece) => {
                let at = place(at, &chars);
                chars.splice(at..at, piece.chars());
            }
        }
    }
    chars.into_iter().collect()
}

/// The files of the base workspace that an author writes, and a template and a catalogue of ours.
const FILES: &[&str] = &[
    "curricle.toml",
    "standards/demo/standard.toml",
    "standards/demo/primary.toml",
    "standards/demo/intermediate.toml",
    "courses/demo/course.toml",
    "courses/demo/modules/first/index.zh.md",
    "courses/demo/modules/first/index.en.md",
    "courses/demo/modules/first/assessment.toml",
    "courses/demo/modules/third/index.zh.md",
    "templates/site/module.html",
    "templates/messages/zh.toml",
];

fn with_built_in(path: &str) -> Workspace {
    let workspace = Workspace::base();
    match path.strip_prefix("templates/") {
        Some(name) => workspace.with(path, BUILT_IN.iter().find(|(built_in, _)| *built_in == name).unwrap().1),
        None => workspace,
    }
}

// ---- What is done with it ----

fn check(workspace: &Workspace) -> Checked {
    driver::check_sources(workspace.sources(), Diagnostics::default(), None)
}

/// Every page of a checked workspace, whatever is wrong with it.
fn pages(checked: &Checked) -> (Vec<(String, String)>, Vec<Diagnostic>, Sources) {
    let mut sources = checked.sources.clone();
    let templates = templates::effective(&mut sources);
    let mut diagnostics = Diagnostics::default();
    let words = |language| parse::messages::messages(&mut diagnostics, &sources, &templates, language);
    let messages: BTreeMap<Language, _> = Language::ALL.into_iter().zip(Language::ALL.map(words)).collect();
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    let site = Site::new(&checked.linked, &programmes, checked.date.as_deref(), Some("https://example.org/"));
    let materials = render::Materials { sources: &sources, templates: &templates, messages: &messages };
    let mut pages = Vec::new();
    let sink = |artifact: curricle::artifact::Artifact| {
        if artifact.path.ends_with(".html") {
            pages.push((artifact.path, String::from_utf8(artifact.bytes).unwrap()));
        }
        Ok::<(), std::convert::Infallible>(())
    };
    render::site(&mut diagnostics, &site, materials, sink).unwrap();
    (pages, diagnostics.sorted(), sources)
}

/// Asserts that a place lies in a file and begins and ends between characters.
fn assert_sound(sources: &Sources, file: u32, start: usize, end: usize) {
    let text = &sources.file(FileId(file)).text;
    let path = &sources.file(FileId(file)).path;
    assert!(start <= end && end <= text.len(), "{path}: {start}..{end} of {}", text.len());
    assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{path}: {start}..{end} cuts a character");
}

/// Asserts that every place of a printed value is sound: printing shows all of them, in whatever field they are.
fn assert_places(sources: &Sources, printed: &str) {
    for rest in printed.split("Span { file: FileId(").skip(1) {
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let mut next = || numbers.next().unwrap().parse::<usize>().unwrap();
        let (file, start, end) = (next(), next(), next());
        assert_sound(sources, u32::try_from(file).unwrap(), start, end);
    }
}

/// Draws messages in every form.
fn draw_all(diagnostics: &[Diagnostic], sources: &Sources) {
    for language in Language::ALL {
        for (format, colour) in [
            (Format::Human, Colour::On),
            (Format::Human, Colour::Off),
            (Format::Json, Colour::Off),
            (Format::Sarif, Colour::Off),
            (Format::Github, Colour::Off),
        ] {
            let drawn = draw(diagnostics, sources, format, Look { language, colour, columns: 60 });
            if matches!(format, Format::Json | Format::Sarif) {
                assert!(serde_json::from_str::<Value>(&drawn).is_ok(), "{drawn}");
            }
        }
    }
}

/// Takes a workspace through every stage, and asserts what must hold whatever is in it.
fn survive(workspace: &Workspace) {
    let checked = check(workspace);
    assert_places(&checked.sources, &format!("{:?}", checked.linked.model));
    let diagnostics = checked.diagnostics.clone().sorted();
    for label in diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        assert_sound(&checked.sources, label.span.file.0, label.span.start, label.span.end);
    }
    draw_all(&diagnostics, &checked.sources);
    let (pages, faults, sources) = pages(&checked);
    for label in faults.iter().flat_map(|fault| &fault.labels) {
        assert_sound(&sources, label.span.file.0, label.span.start, label.span.end);
    }
    draw_all(&faults, &sources);
    if !workspace.has("templates/") {
        for (path, page) in pages {
            let harm = Page::read(&page).harm();
            assert!(harm.is_empty(), "{path}: {harm:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn no_text_whatever_in_any_file_makes_anything_panic(path in select(FILES), text in pieces()) {
        survive(&Workspace::base().with(path, &text));
    }

    #[test]
    fn no_change_to_a_real_file_makes_anything_panic(path in select(FILES), changes in prop::collection::vec(change(), 1..6)) {
        let workspace = with_built_in(path);
        let text = changed(workspace.text(path), &changes);
        survive(&workspace.with(path, &text));
    }

    #[test]
    fn no_markdown_whatever_becomes_an_element_its_author_did_not_ask_for(body in pieces(), title in pieces()) {
        let path = "courses/demo/modules/first/index.zh.md";
        let workspace = Workspace::base();
        let front = workspace.text(path).split("+++\n").nth(1).unwrap().replace("收货", &toml_inside(&title));
        survive(&workspace.with(path, &format!("+++\n{front}+++\n{body}")));
    }
}

/// A text as it stands between quotes in TOML.
fn toml_inside(text: &str) -> String {
    let quoted = toml::Value::from(text.replace(['\n', '\r'], " ")).to_string();
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map_or_else(|| "x".to_owned(), str::to_owned)
}

/// The state of each requirement of each programme, by names that do not depend on places.
fn states(checked: &Checked) -> BTreeMap<(String, Option<String>, String), CoverageState> {
    let mut states = BTreeMap::new();
    for programme in &checked.coverage.programmes {
        for (index, state) in &programme.states {
            let id = checked.linked.requirements[index.0].id.to_string();
            states.insert((programme.level.clone(), programme.direction.clone(), id), *state);
        }
    }
    states
}

/// Asserts that nothing is covered less after than before.
fn assert_no_worse(before: &Checked, after: &Checked) {
    let (old, new) = (states(before), states(after));
    assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    for (place, state) in &old {
        assert!(new[place] <= *state, "{place:?} was {state:?} and is {:?}", new[place]);
    }
    for (old, new) in before.coverage.programmes.iter().zip(&after.coverage.programmes) {
        for kind in RequirementKind::ALL {
            let percent = |checked: &Checked, programme: &curricle::coverage::ProgrammeCoverage| {
                programme.tally(&checked.linked, kind).percent()
            };
            // A waived requirement that is covered after all counts again, so only what was covered may not shrink.
            let covered = |checked: &Checked, programme: &curricle::coverage::ProgrammeCoverage| {
                programme.tally(&checked.linked, kind).covered
            };
            assert!(covered(after, new) >= covered(before, old));
            assert!(percent(after, new) >= percent(before, old) - 1e-9);
        }
    }
}

/// The modules of every programme, in order, by id.
fn orders(checked: &Checked) -> Vec<Vec<String>> {
    let id = |index: &ModuleIndex| checked.linked.module(*index).id.clone();
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    programmes.iter().map(|programme| programme.modules.iter().map(id).collect()).collect()
}

fn without_module(made: &Made, gone: usize) -> Made {
    let mut made = made.clone();
    let module = &mut made.modules[gone];
    // It stays, so that the others keep their names, and teaches nothing: no programme needs it.
    (module.claims, module.assesses, module.prerequisites) = (Vec::new(), Vec::new(), Vec::new());
    made
}

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn one_claim_more_never_lowers_coverage(
        made in made(Cycles::Allowed), at in any::<Index>(), key in select(&["introduces", "covers", "masters"][..]),
        claim in pattern(),
    ) {
        let before = check(&made.workspace());
        let mut more = made;
        let at = at.index(more.modules.len());
        more.modules[at].claims.push((key, claim));
        assert_no_worse(&before, &check(&more.workspace()));
    }

    #[test]
    fn one_question_more_never_lowers_coverage(made in made(Cycles::Allowed), at in any::<Index>(), claim in pattern()) {
        let before = check(&made.workspace());
        let mut more = made;
        let at = at.index(more.modules.len());
        more.modules[at].assesses.push(claim);
        assert_no_worse(&before, &check(&more.workspace()));
    }

    #[test]
    fn no_module_stands_before_its_prerequisite(made in made(Cycles::None)) {
        let checked = check(&made.workspace());
        for order in orders(&checked) {
            for (place, id) in order.iter().enumerate() {
                let number: usize = id[1..].parse().unwrap();
                for before in &made.modules[number].prerequisites {
                    let before = order.iter().position(|other| *other == format!("m{before}"));
                    prop_assert!(before.is_some_and(|before| before < place), "{} in {:?}", id, order);
                }
            }
        }
    }

    #[test]
    fn a_circle_of_prerequisites_loses_no_module_and_repeats_none(made in made(Cycles::Allowed)) {
        let checked = check(&made.workspace());
        for (order, programme) in orders(&checked).iter().zip(&checked.coverage.programmes) {
            let once: BTreeSet<&String> = order.iter().collect();
            prop_assert_eq!(once.len(), order.len());
            prop_assert_eq!(order.len(), programme.modules.len());
        }
    }

    #[test]
    fn a_module_that_nothing_builds_on_can_go_without_moving_the_others(made in made(Cycles::None), at in any::<Index>()) {
        let is_last = |number: &usize| made.modules.iter().all(|module| !module.prerequisites.contains(number));
        let last: Vec<usize> = (0..made.modules.len()).filter(is_last).collect();
        let gone = *at.get(&last);
        let before = orders(&check(&made.workspace()));
        let after = orders(&check(&without_module(&made, gone).workspace()));
        for (before, after) in before.iter().zip(&after) {
            let kept: Vec<&String> = before.iter().filter(|id| after.contains(id)).collect();
            prop_assert_eq!(kept, after.iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn children_add_up_to_their_parents(made in made(Cycles::Allowed)) {
        let checked = check(&made.workspace());
        let programmes = plan::programmes(&checked.linked, &checked.coverage);
        let site = Site::new(&checked.linked, &programmes, None, None);
        let page = |kind| serde_json::to_value(site.page(PageKey { language: Language::Zh, kind })).unwrap();
        for index in 0..programmes.len() {
            let programme = &page(PageKind::ProgrammeCoverage(index))["page"];
            let whole = bar(&programme["programme"]["both"]);
            let parts = [bar(&programme["programme"]["ability"]), bar(&programme["programme"]["knowledge"])];
            prop_assert_eq!(sum(&parts), whole.clone());
            let functions: Vec<_> = list(&programme["functions"]).iter().map(|row| bar(&row["both"])).collect();
            prop_assert_eq!(sum(&functions), whole.clone());
            let tree = &page(PageKind::Programme(index))["page"]["requirements"];
            prop_assert_eq!(states_in(tree), whole);
        }
        let heat = &page(PageKind::Occupation(0))["page"];
        for (place, level) in list(&heat["levels"]).iter().enumerate() {
            let cells: Vec<_> = list(&heat["heat"]["rows"]).iter().map(|row| bar(&row["cells"][place])).collect();
            let count = level["abilities"].as_u64().unwrap() + level["knowledge"].as_u64().unwrap();
            prop_assert!(sum(&cells)[0] <= count, "{} {}", heat["heat"], level);
            let without_directions = list(&level["directions"]).is_empty();
            if without_directions {
                prop_assert_eq!(sum(&cells)[0], count);
            }
        }
    }

    #[test]
    fn an_id_printed_and_read_again_is_the_same(
        standard in name(), level in name(), direction in proptest::option::of(name()),
        task in "[0-9]{1,2}(\\.[0-9]{1,2}){1,2}", kind in select(&RequirementKind::ALL[..]), ordinal in 1..999_u32,
    ) {
        let id = RequirementId { standard, level, direction, task, kind, ordinal };
        let read = ClaimPattern::parse(&id.to_string()).unwrap();
        prop_assert_eq!(read.standard.as_ref(), Some(&id.standard));
        prop_assert_eq!(&read.level, &id.level);
        prop_assert_eq!(&read.direction, &id.direction);
        prop_assert_eq!(&read.task, &TaskPattern::One(id.task.clone()));
        prop_assert_eq!(&read.item, &ItemPattern::Range { kind, first: ordinal, last: ordinal });
        prop_assert_eq!(&read.edition, &None);
        let local = ClaimPattern::parse(&id.local()).unwrap();
        prop_assert_eq!((local.standard, local.level, local.task), (None, read.level, read.task));
    }

    #[test]
    fn whatever_is_typed_as_an_id_is_read_or_refused(typed in "[a-c1-3./@*#ak-]{0,16}", any in ".{0,12}") {
        for typed in [typed, any] {
            if let Some(pattern) = ClaimPattern::parse(&typed) {
                prop_assert_eq!(pattern.typed, typed.trim());
            }
        }
    }
}

/// A name that a level, a direction or a standard may have.
fn name() -> impl Strategy<Value = String> {
    "[a-z]([a-z0-9-]{0,8}[a-z0-9])?"
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

const COUNTS: [&str; 6] = ["total", "covered", "taught_only", "assessed_only", "uncovered", "waived"];

/// The counts of a bar; asserts that its states add up to its total. Nothing counts as nothing.
fn bar(value: &Value) -> Vec<u64> {
    let counts: Vec<u64> = COUNTS.iter().map(|key| value[*key].as_u64().unwrap_or(0)).collect();
    assert_eq!(counts[0], counts[1..].iter().sum::<u64>(), "{value}");
    counts
}

fn sum(bars: &[Vec<u64>]) -> Vec<u64> {
    (0..COUNTS.len()).map(|place| bars.iter().map(|bar| bar[place]).sum()).collect()
}

/// Counts the states of every requirement in a tree of functions and tasks.
fn states_in(tree: &Value) -> Vec<u64> {
    let mut counts = vec![0; COUNTS.len()];
    for task in list(tree).iter().flat_map(|function| list(&function["tasks"])) {
        for row in list(&task["abilities"]).iter().chain(list(&task["knowledge"])) {
            let state = row["state"].as_str().unwrap().replace('-', "_");
            counts[0] += 1;
            counts[COUNTS.iter().position(|key| *key == state).unwrap()] += 1;
        }
    }
    counts
}
