//! The page of a course.

use schemars::JsonSchema;
use serde::Serialize;

use super::pieces::{HoursView, ModuleRef, ProgrammeRef};
use super::{PageKind, Scene};
use crate::language::Text;

/// The page of a course.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoursePage {
    /// What it says of itself.
    pub course: CourseText,
    /// Its modules, in order.
    pub modules: Vec<CourseModule>,
    /// Hours of all modules.
    pub hours: HoursView,
    /// Programmes that use it.
    pub programmes: Vec<ProgrammeRef>,
    /// Further reading.
    pub references: Vec<ReferenceView>,
}

/// What a course says of itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseText {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// What it is.
    pub summary: String,
    /// Aims.
    pub aims: Vec<String>,
    /// For whom.
    pub audience: String,
    /// Entry conditions.
    pub entry: String,
    /// Who teaches.
    pub staff: String,
    /// Rooms and equipment.
    pub rooms: String,
    /// How it is assessed.
    pub assessment: String,
}

/// A module in its course.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseModule {
    /// The module.
    pub module: ModuleRef,
    /// What it is.
    pub summary: String,
    /// Class hours.
    pub hours: HoursView,
    /// Prerequisites.
    pub prerequisites: Vec<ModuleRef>,
}

/// Something to read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReferenceView {
    /// What it is.
    pub title: String,
    /// Where it is; empty when not on the network.
    pub url: String,
}

pub(super) fn page(scene: &Scene<'_>, index: usize) -> CoursePage {
    let linked = scene.linked();
    let course = &linked.model.courses[index];
    let programmes = scene
        .site
        .programmes
        .iter()
        .enumerate()
        .filter(|(_, programme)| programme.modules.iter().any(|module| linked.modules[module.0].0 == index));
    CoursePage {
        course: text(scene, index),
        hours: scene.hours(course.modules.iter().map(|module| module.hours).sum()),
        programmes: programmes.map(|(at, _)| scene.programme_ref(at)).collect(),
        references: references(scene, index),
        modules: scene.site.course_orders[index]
            .iter()
            .map(|at| CourseModule {
                module: scene.module_ref(*at),
                summary: optional(scene, linked.module(*at).summary.as_ref()),
                hours: scene.hours(linked.module(*at).hours),
                prerequisites: linked.prerequisites[at.0].iter().map(|before| scene.module_ref(*before)).collect(),
            })
            .collect(),
    }
}

/// What a course says of itself.
pub(super) fn text(scene: &Scene<'_>, index: usize) -> CourseText {
    let course = &scene.linked().model.courses[index];
    let optional = |text: &Option<Text>| optional(scene, text.as_ref());
    CourseText {
        title: course.title.get(scene.language).to_owned(),
        href: scene.path(PageKind::Course(index)),
        summary: optional(&course.summary),
        aims: course.aims.iter().map(|text| text.get(scene.language).to_owned()).collect(),
        audience: optional(&course.audience),
        entry: optional(&course.entry),
        staff: optional(&course.staff),
        rooms: optional(&course.rooms),
        assessment: optional(&course.assessment),
    }
}

fn optional(scene: &Scene<'_>, text: Option<&Text>) -> String {
    text.map_or(String::new(), |text| text.get(scene.language).to_owned())
}

/// What a course recommends to read. Only addresses on the web become links.
pub(super) fn references(scene: &Scene<'_>, course: usize) -> Vec<ReferenceView> {
    let references = scene.linked().model.courses[course].references.iter();
    references
        .map(|reference| ReferenceView {
            title: reference.title.get(scene.language).to_owned(),
            url: reference.address.as_ref().map(|url| url.value.clone()).filter(|url| is_web(url)).unwrap_or_default(),
        })
        .collect()
}

/// Whether an address may become a link.
pub(super) fn is_web(url: &str) -> bool {
    let lower = url.trim_start().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}
