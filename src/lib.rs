//! Curricle: a compiler for training courses.
//!
//! Occupational standards (TOML) and course modules (Markdown) go in; checked, covered, readable training programmes
//! come out. This page is the map: read it from top to bottom and you have walked with the data.
//!
//! # The stages
//!
//! Each stage is a room with its own type; data walks one way, and no stage calls another. [`driver`] alone knows the
//! order.
//!
//! | stage | in → out | what happens there |
//! | --- | --- | --- |
//! | [`load`] | a folder → [`source::Sources`] | the only reader: files in memory, nothing understood |
//! | [`parse`] | text → [`parse::Raw`] | tables and outlines shaped like the files, each value with its place; `parse::shape` says what a file may hold, and the JSON Schemas are printed from it |
//! | [`lower`] | raw → [`model::Model`] | what was written becomes what it means; what cannot be understood is reported and left out |
//! | [`link`] | model → [`link::Linked`] | every claim, assessment, waiver and prerequisite looked up: the whole truth about references |
//! | [`coverage`] | linked → [`coverage::Coverage`] | facts about every programme: states, tallies, weights, hours; no opinions |
//! | [`check`] | both → diagnostics | opinions: one rule, one file, one code |
//! | [`plan`] | linked + coverage → [`plan::Programme`] | which modules make up a programme, in which order |
//! | [`view`] | all of it → pages and reports | plain values in one language: the whole contract of a template author |
//! | [`render`] | views + templates → [`artifact::Artifact`] | HTML, tables, workbooks, in memory; `render::print` makes markup and PDF |
//! | [`scaffold`] | what is wanted → artifacts | skeletons for `init` and `new` |
//! | [`pack`] | pages of the site → archives | a programme that works from a folder: links led anew, a manifest with checksums |
//! | [`emit`] | artifacts → disk | the only writer: aside first, then swapped in |
//!
//! Beside the walk stands [`scaffold`]: first files for an author, from the model and what is uncovered to artifacts.
//!
//! Below them all: [`language`] (the two languages), [`audience`] (learners and instructors), [`source`] (files and
//! places), [`diag`] (what can be wrong and how it is said), [`columns`] (text measured for a terminal), [`markdown`] (our
//! dialect of Markdown, read in one way), [`mathematics`] (formulas to MathML), [`address`] (where a link leads),
//! [`templates`] (the built-in texts). Above them: [`driver`], and [`cli`] with one thin file for each command.
//!
//! # Invariants
//!
//! 1. Only `load` and `emit` touch the file system; only `cli` touches standard output, standard error and the
//!    environment; only `main` exits.
//! 2. Nothing reads the clock or the network. The date is an input.
//! 3. No iteration over a hash map reaches an output: maps are ordered.
//! 4. `model` is complete: no half-filled values, no empty string meaning "not yet".
//! 5. No stage calls another stage; who may use whom is a table in `tests/tidy.rs`.
//! 6. Every message about an author's text has a place in that text, and words in English and Chinese.
//! 7. Coverage knows no severities, so the console, the pages, the JSON and the gate of a build print the same numbers.
//! 8. Author text never becomes markup: templates escape everything, and `render::markdown` turns raw HTML into text.
//! 9. What is for instructors never reaches learners: every view asks for an [`audience::Audience`].
//!
//! # Who owns which file on disk
//!
//! | path | read by | shape |
//! | --- | --- | --- |
//! | `curricle.toml` | `lower::workspace` | `parse::shapes::workspace` |
//! | `standards/<slug>/*.toml` | `lower::standard` | `parse::shapes::standard` |
//! | `courses/<slug>/course.toml` | `lower::course` | `parse::shapes::course` |
//! | `courses/<slug>/modules/<id>/index.<language>.md` | `parse::module`, `lower::module` | `parse::shapes::module` |
//! | `courses/<slug>/modules/<id>/assessment.toml` | `lower::module` | `parse::shapes::assessment` |
//! | `courses/<slug>/fonts/*`, `fonts/*` | `source` | font files |
//! | `templates/site/*`, `templates/print/*` | `render::templates` | `view`, described in `templates/README.md` |
//! | `templates/fonts/*`, `courses/<slug>/fonts/*` | `render::print` | fonts of printed documents |
//! | `templates/messages/*.toml` | `parse::messages` | flat keys |
//! | `dist/` | nobody | written by `emit` |
//!
//! # I want to …
//!
//! | wish | open |
//! | --- | --- |
//! | accept a new key in a file | its shape in `parse/shapes/`, then `lower/`, then `model/` |
//! | add a rule | a new file in `check/rules/`, a line in `RULES`, one case that fires and one that stays silent |
//! | change how a page looks | `templates/site/`; if it needs another value, `view/` |
//! | change how a document is printed | `templates/print/`; if it needs another value, `view/print/`; Typst itself is named in `render/print/typeset.rs` alone |
//! | change the wording of pages | `templates/messages/` |
//! | change the wording of a message | the file of its rule; `UPDATE=1 cargo test --release` |
//! | change the order of modules | `plan/order.rs` |
//! | support another format of the coverage report | `render/report/` |
//! | change what a course pack holds | `view/pack.rs`; how its pages are led, `pack/page.rs` |
//! | change what a trace holds | `view/trace/`, then `render/report/trace.rs` |
//! | change the first workspace | the files in `scaffold/example/` |
//! | add a command | `cli/arguments.rs`, a file in `cli/`, its Chinese in `cli/words.rs`, examples in `cli/examples.rs` |

pub mod address;
pub mod artifact;
pub mod audience;
pub mod check;
pub mod cli;
pub mod columns;
pub mod coverage;
pub mod diag;
pub mod driver;
pub mod emit;
pub mod language;
pub mod link;
pub mod load;
pub mod lower;
pub mod markdown;
pub mod mathematics;
pub mod model;
pub mod pack;
pub mod parse;
pub mod plan;
pub mod render;
pub mod scaffold;
pub mod source;
pub mod templates;
pub mod view;
