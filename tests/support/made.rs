//! Workspaces made up at random: a standard with levels and directions, and a course that teaches and assesses some of it.
//! Every claim is written as an author might write it, right or wrong.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::subsequence;

use super::workspace::Workspace;

/// A workspace to be written.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    functions: Vec<FunctionMade>,
    with_directions: [bool; 2],
    /// The modules of the one course.
    pub(crate) modules: Vec<ModuleMade>,
    waivers: Vec<String>,
}

/// A function: level, where it stands, and the items of its tasks.
#[derive(Debug, Clone)]
struct FunctionMade {
    level: usize,
    place: PlaceMade,
    /// Abilities and knowledge of each task.
    tasks: Vec<(usize, usize)>,
}

#[derive(Debug, Clone)]
enum PlaceMade {
    Shared(Vec<usize>),
    Own(usize),
}

/// A module and what it says of itself.
#[derive(Debug, Clone)]
pub(crate) struct ModuleMade {
    /// What it claims, with the key.
    pub(crate) claims: Vec<(&'static str, String)>,
    /// What its questions assess.
    pub(crate) assesses: Vec<String>,
    /// Numbers of the modules that come before it.
    pub(crate) prerequisites: Vec<usize>,
    /// Its place in the author's order, if it has one.
    pub(crate) wish: Option<u8>,
    /// The level and the direction it says it is meant for.
    pub(crate) meant_for: (Option<usize>, Option<usize>),
}

/// The second is called as levels of the ladder of five may be.
const LEVELS: [&str; 2] = ["primary", "4"];
const DIRECTIONS: [&str; 2] = ["north", "south"];

/// How prerequisites may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cycles {
    /// Never back to where they began.
    None,
    /// As they like.
    Allowed,
}

/// An id or a pattern, most of them of something that exists.
pub(crate) fn pattern() -> impl Strategy<Value = String> {
    let scope = (0..2_usize, proptest::option::weighted(0.3, 0..2_usize)).prop_map(|(level, direction)| {
        let direction = direction.map_or(String::new(), |direction| format!(".{}", DIRECTIONS[direction]));
        format!("{}{direction}", LEVELS[level])
    });
    let task = (1..4_usize, 1..3_usize).prop_map(|(function, task)| format!("{function}.{task}"));
    let item = prop_oneof![
        (prop_oneof![Just('a'), Just('k')], 1..4_u32).prop_map(|(kind, ordinal)| format!("{kind}{ordinal}")),
        (prop_oneof![Just('a'), Just('k')], 1..3_u32, 0..2_u32)
            .prop_map(|(kind, first, more)| format!("{kind}{first}..{kind}{}", first + more)),
        Just("a*".to_owned()),
        Just("*".to_owned()),
    ];
    let standard = prop_oneof![4 => Just(""), 1 => Just("made/"), 1 => Just("made@2020/"), 1 => Just("other/")];
    (standard, scope, proptest::option::weighted(0.9, task), item).prop_map(
        |(standard, scope, task, item)| match task {
            Some(task) => format!("{standard}{scope}/{task}/{item}"),
            None => format!("{standard}{scope}/*"),
        },
    )
}

fn function() -> impl Strategy<Value = FunctionMade> {
    let place = prop_oneof![
        3 => subsequence(vec![0_usize, 1], 0..=2).prop_map(PlaceMade::Shared),
        1 => (0..2_usize).prop_map(PlaceMade::Own),
    ];
    (0..2_usize, place, prop::collection::vec((0..4_usize, 0..4_usize), 1..3))
        .prop_map(|(level, place, tasks)| FunctionMade { level, place, tasks })
}

fn module(number: usize, count: usize, cycles: Cycles) -> impl Strategy<Value = ModuleMade> {
    let key = prop_oneof![Just("introduces"), Just("covers"), Just("masters")];
    let before = match cycles {
        Cycles::None => (0..number).collect::<Vec<_>>(),
        Cycles::Allowed => (0..count).collect(),
    };
    let most = before.len().min(3);
    let meant_for = (proptest::option::weighted(0.3, 0..2_usize), proptest::option::weighted(0.2, 0..2_usize));
    (
        prop::collection::vec((key, pattern()), 0..4),
        prop::collection::vec(pattern(), 0..3),
        subsequence(before, 0..=most),
        proptest::option::weighted(0.7, any::<u8>()),
        meant_for,
    )
        .prop_map(|(claims, assesses, prerequisites, wish, meant_for)| ModuleMade {
            claims,
            assesses,
            prerequisites,
            wish,
            meant_for,
        })
}

/// Workspaces of up to seven modules.
pub(crate) fn made(cycles: Cycles) -> impl Strategy<Value = Made> {
    let modules = (1..8_usize)
        .prop_flat_map(move |count| (0..count).map(|number| module(number, count, cycles).boxed()).collect::<Vec<_>>());
    let functions = prop::collection::vec(function(), 1..5);
    (functions, any::<[bool; 2]>(), modules, prop::collection::vec(pattern(), 0..2)).prop_map(
        |(functions, with_directions, modules, waivers)| Made { functions, with_directions, modules, waivers },
    )
}

impl Made {
    /// The workspace as its author would have written it.
    pub(crate) fn workspace(&self) -> Workspace {
        let mut workspace = Workspace::empty()
            .with("curricle.toml", &self.settings())
            .with("standards/made/standard.toml", &self.standard())
            .with("courses/made/course.toml", &self.course());
        for (number, module) in self.modules.iter().enumerate() {
            let folder = format!("courses/made/modules/m{number}");
            workspace = workspace
                .with(&format!("{folder}/index.zh.md"), &module.front(number))
                .with(&format!("{folder}/assessment.toml"), &module.assessment());
        }
        workspace
    }

    fn settings(&self) -> String {
        let mut out = "title = { zh = \"造\" }\nlanguages = [\"zh\"]\ndate = \"2026-01-01\"\n".to_owned();
        for pattern in self.waivers.iter().filter(|pattern| pattern.starts_with("made/")) {
            let rest = "reason = { zh = \"缓\" }\nowner = \"x\"\nexpires = \"2026-06-01\"";
            let _ = write!(out, "\n[[waivers]]\nrequirement = \"{pattern}\"\n{rest}\n");
        }
        out
    }

    fn standard(&self) -> String {
        let mut out = "edition = \"2021\"\nname = { zh = \"造\" }\n".to_owned();
        for (level, id) in LEVELS.iter().enumerate() {
            let directions = if self.with_directions[level] { "[\"north\", \"south\"]" } else { "[]" };
            let _ = write!(
                out,
                "\n[[levels]]\nid = \"{id}\"\nname = {{ zh = \"级{level}\" }}\ndirections = {directions}\n"
            );
        }
        for id in DIRECTIONS {
            let _ = write!(out, "\n[[directions]]\nid = \"{id}\"\nname = {{ zh = \"向{id}\" }}\n");
        }
        for (place, function) in self.functions.iter().enumerate() {
            function.write(place + 1, self.with_directions[function.level], &mut out);
        }
        out
    }

    fn course(&self) -> String {
        let mut wished: Vec<(u8, usize)> =
            self.modules.iter().enumerate().filter_map(|(number, module)| Some((module.wish?, number))).collect();
        wished.sort_unstable();
        let order: Vec<String> = wished.iter().map(|(_, number)| format!("\"m{number}\"")).collect();
        let order = order.join(", ");
        format!(
            "title = {{ zh = \"课\" }}\nmodules = [{order}]\n\n[[serves]]\nstandard = \"made\"\nedition = \"2021\"\n"
        )
    }
}

impl FunctionMade {
    fn write(&self, number: usize, has_directions: bool, out: &mut String) {
        let level = LEVELS[self.level];
        let _ = write!(
            out,
            "\n[[functions]]\nno = \"{number}\"\nlevel = \"{level}\"\ntitle = {{ zh = \"功能{number}\" }}\n"
        );
        match &self.place {
            PlaceMade::Own(direction) if has_directions => {
                let _ = writeln!(out, "direction = \"{}\"", DIRECTIONS[*direction]);
            }
            PlaceMade::Shared(directions) if has_directions => {
                let names: Vec<String> = directions.iter().map(|at| format!("\"{}\"", DIRECTIONS[*at])).collect();
                let _ = writeln!(out, "directions = [{}]", names.join(", "));
            }
            _ => {}
        }
        for (place, (abilities, knowledge)) in self.tasks.iter().enumerate() {
            let list = |count: &usize| vec!["{ zh = \"能\" }"; *count].join(", ");
            let task = place + 1;
            let _ = write!(
                out,
                "\n[[functions.tasks]]\nno = \"{number}.{task}\"\ntitle = {{ zh = \"工作{task}\" }}\nabilities = [{}]\nknowledge = [{}]\n",
                list(abilities),
                list(knowledge)
            );
        }
    }
}

impl ModuleMade {
    fn front(&self, number: usize) -> String {
        let mut out = format!("+++\ntitle = \"模块{number}\"\nhours = {{ theory = 1, practice = 2 }}\n");
        let list = |items: Vec<String>| items.iter().map(|item| format!("\"{item}\"")).collect::<Vec<_>>().join(", ");
        for key in ["introduces", "covers", "masters"] {
            let claims = self.claims.iter().filter(|(at, _)| *at == key).map(|(_, claim)| claim.clone()).collect();
            let _ = writeln!(out, "{key} = [{}]", list(claims));
        }
        let before = self.prerequisites.iter().map(|number| format!("m{number}")).collect();
        let _ = writeln!(out, "prerequisites = [{}]", list(before));
        let (level, direction) = self.meant_for;
        let _ = writeln!(out, "levels = [{}]", list(level.iter().map(|at| LEVELS[*at].to_owned()).collect()));
        let _ =
            writeln!(out, "directions = [{}]", list(direction.iter().map(|at| DIRECTIONS[*at].to_owned()).collect()));
        out + "+++\n\n## 一节\n\n正文。\n"
    }

    fn assessment(&self) -> String {
        let mut out = String::new();
        for (place, pattern) in self.assesses.iter().enumerate() {
            let _ = write!(
                out,
                "[[questions]]\nid = \"q{place}\"\nkind = \"true-false\"\nassesses = [\"{pattern}\"]\ncognitive = \"apply\"\n\
                 marks = 1\nstem = {{ zh = \"对吗？\" }}\nkey = true\n\n"
            );
        }
        out
    }
}
