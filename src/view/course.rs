//! The page of a course.

use schemars::JsonSchema;
use serde::Serialize;

use super::Scene;
use super::pieces::{HoursView, ModuleRef, ProgrammeRef};

/// The page of a course.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoursePage {
    /// Title.
    pub title: String,
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
    /// Its modules, in order.
    pub modules: Vec<CourseModule>,
    /// Hours of all modules.
    pub hours: HoursView,
    /// Programmes that use it.
    pub programmes: Vec<ProgrammeRef>,
    /// Further reading.
    pub references: Vec<ReferenceView>,
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
    let text = |text: &crate::language::Text| text.get(scene.language).to_owned();
    let optional = |side: &Option<crate::language::Text>| side.as_ref().map_or(String::new(), text);
    let programmes = scene
        .site
        .programmes
        .iter()
        .enumerate()
        .filter(|(_, programme)| programme.modules.iter().any(|module| linked.modules[module.0].0 == index));
    CoursePage {
        title: text(&course.title),
        summary: optional(&course.summary),
        aims: course.aims.iter().map(text).collect(),
        audience: optional(&course.audience),
        entry: optional(&course.entry),
        staff: optional(&course.staff),
        rooms: optional(&course.rooms),
        assessment: optional(&course.assessment),
        hours: scene.hours(course.modules.iter().map(|module| module.hours).sum()),
        programmes: programmes.map(|(at, _)| scene.programme_ref(at)).collect(),
        references: references(scene, index),
        modules: scene.site.course_orders[index]
            .iter()
            .map(|at| CourseModule {
                module: scene.module_ref(*at),
                summary: optional(&linked.module(*at).summary),
                hours: scene.hours(linked.module(*at).hours),
                prerequisites: linked.prerequisites[at.0].iter().map(|before| scene.module_ref(*before)).collect(),
            })
            .collect(),
    }
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
