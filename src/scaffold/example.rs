//! The workspace that `curricle init` makes: real files, kept beside this one, that check clean.

use crate::artifact::Artifact;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("example/", $path)))),*]
    };
}

/// Every file by its path from the root of the workspace.
static FILES: &[(&str, &[u8])] = files![
    "curricle.toml",
    ".taplo.toml",
    "standards/book-corner/standard.toml",
    "standards/book-corner/primary.toml",
    "courses/example-course/course.toml",
    "courses/example-course/modules/keeping-books/index.zh.md",
    "courses/example-course/modules/keeping-books/index.en.md",
    "courses/example-course/modules/keeping-books/assessment.toml",
    "courses/example-course/modules/lending/index.zh.md",
    "courses/example-course/modules/lending/index.en.md",
    "courses/example-course/modules/lending/assessment.toml",
    "courses/example-course/modules/lending/flow.zh.svg",
    "courses/example-course/modules/lending/flow.en.svg",
];

/// A small workspace: settings, a made-up standard, and a course of two modules.
pub fn example() -> Vec<Artifact> {
    FILES.iter().map(|(path, bytes)| Artifact { path: (*path).to_owned(), bytes: bytes.to_vec() }).collect()
}
