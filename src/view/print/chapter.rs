//! A module as a chapter of a book, and as a row of the timetable.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::sections::section;
use crate::address::{self, Address};
use crate::audience::Audience;
use crate::link::ModuleIndex;
use crate::model::{ClassHours, DocumentKind, Module};
use crate::view::assessment::{QuestionView, TaskView};
use crate::view::module;
use crate::view::number::short;
use crate::view::{ModulePage, ModuleRef, PageKind, Scene};

/// The section of a body that says how its hours are spent.
const SESSION_PLAN: &str = "session-plan";
/// The section of a body with what learners often get wrong.
const COMMON_MISTAKES: &str = "common-mistakes";

/// A module in a book.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chapter {
    /// Place in the programme, from 1.
    pub place: usize,
    /// Address of its page: the label of the chapter.
    pub href: String,
    /// The module as its page shows it, with its body.
    pub module: ModulePage,
    /// Where the body stands in the author's files, for messages: `markdown(source=chapter.source)`.
    pub source: String,
    /// Pictures of the body that can be printed, as typed, and their files: `markdown(pictures=chapter.pictures)`.
    pub pictures: BTreeMap<String, String>,
    /// The section of the body named `session-plan`, Markdown; empty when there is none.
    pub session_plan: String,
    /// The section of the body named `common-mistakes`, Markdown; empty when there is none.
    pub common_mistakes: String,
    /// Notes to the instructor, Markdown; empty when there are none, and in everything that learners get.
    pub notes: String,
    /// Where links of the notes lead.
    pub notes_links: BTreeMap<String, String>,
    /// Practical tasks; rubrics in the instructor's book only.
    pub tasks: Vec<TaskView>,
    /// Questions; keys and reasons in the instructor's book only.
    pub questions: Vec<QuestionView>,
}

/// A module in the timetable: the class hours it takes, counted from the beginning of the programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimetableRow {
    /// Place in the programme, from 1.
    pub place: usize,
    /// The module.
    pub module: ModuleRef,
    /// Theory, in class hours.
    pub theory: String,
    /// Practice, in class hours.
    pub practice: String,
    /// Self-study, in class hours; it does not move the clock.
    pub self_study: String,
    /// Taught class hours before it.
    pub from: String,
    /// Taught class hours when it is over.
    pub to: String,
}

pub(super) fn timetable(scene: &Scene<'_>, modules: &[ModuleIndex]) -> Vec<TimetableRow> {
    let mut clock = ClassHours::ZERO;
    let rows = modules.iter().enumerate().map(|(place, at)| {
        let split = scene.linked().module(*at).hours;
        let from = clock;
        clock += split.taught();
        TimetableRow {
            place: place + 1,
            module: scene.module_ref(*at),
            theory: short(split.theory.number()),
            practice: short(split.practice.number()),
            self_study: short(split.self_study.number()),
            from: short(from.number()),
            to: short(clock.number()),
        }
    });
    rows.collect()
}

pub(super) fn chapter(
    scene: &Scene<'_>,
    (place, index): (usize, ModuleIndex),
    kind: DocumentKind,
    printable: &BTreeSet<String>,
) -> Chapter {
    let module = scene.linked().module(index);
    let page = module::page(scene, index);
    let shown = module::shown(scene, index).map(|(_, body)| body);
    let audience = match kind {
        DocumentKind::InstructorsBook => Audience::Instructor,
        _ => Audience::Learner,
    };
    let guide = (audience == Audience::Instructor).then(|| module::instructor(scene, index));
    let notes = guide.as_ref().map_or("", |guide| without_heading(&guide.notes));
    let part = |anchor: &str| shown.map_or(String::new(), |body| section(body, &page.body, anchor).to_owned());
    Chapter {
        place,
        href: scene.path(PageKind::Module(index)),
        source: shown.map_or(String::new(), |body| format!("{}:{}", body.file.0, body.start)),
        pictures: shown.map_or_else(BTreeMap::new, |body| pictures(module, body, printable)),
        session_plan: part(SESSION_PLAN),
        common_mistakes: part(COMMON_MISTAKES),
        notes: notes.to_owned(),
        notes_links: guide.as_ref().map_or_else(BTreeMap::new, |guide| guide.links.clone()),
        tasks: module::tasks(scene, index, audience),
        questions: module::questions(scene, index, audience),
        module: page,
    }
}

/// Notes stand under a title of the book's own: theirs goes.
fn without_heading(notes: &str) -> &str {
    let notes = notes.trim_start();
    match notes.split_once('\n') {
        Some((first, rest)) if first.starts_with('#') => rest.trim_start_matches('\n'),
        _ => notes,
    }
}

/// The pictures of a body that can be printed, as typed, and where they are.
fn pictures(module: &Module, body: &crate::model::Body, printable: &BTreeSet<String>) -> BTreeMap<String, String> {
    let typed = body.images.iter().map(|(image, _)| &image.value);
    let paths = typed.filter_map(|typed| Some((typed.clone(), picture_path(&module.folder, typed)?)));
    paths.filter(|(_, path)| printable.contains(path)).collect()
}

/// The file of a picture, from the root of the workspace.
pub(super) fn picture_path(folder: &str, typed: &str) -> Option<String> {
    let Address::Relative { path, .. } = address::read(typed) else { return None };
    if path.is_empty() || path.starts_with(['/', '\\']) { None } else { address::resolved(folder, &path) }
}
