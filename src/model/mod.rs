//! What things mean: plain data, complete once lowered. No syntax, no files, no serialisation, no behaviour beyond
//! questions a value can answer about itself.

pub mod assessment;
pub mod course;
pub mod hours;
pub mod id;
pub mod print;
pub mod remark;
pub mod standard;
pub mod workspace;

pub use assessment::{Assessment, CognitiveLevel, Criterion, PracticalTask, Question, QuestionAnswer, QuestionKind};
pub use course::{Body, Claim, Course, Depth, Heading, Module, Reference, Service};
pub use hours::{ClassHours, HoursSplit};
pub use id::{ClaimPattern, ItemPattern, RequirementId, TaskPattern};
pub use print::{Conformance, DocumentKind, Paper, PrintLanguage, PrintSettings, Sides};
pub use remark::Remark;
pub use standard::{
    BasicRow, Direction, Family, Function, Level, OccupationCode, Provenance, ProvenancePart, Requirement,
    RequirementKind, Standard, Task, Term, WeightKind, WeightRow, WeightTable,
};
pub use workspace::{Policy, Waiver, Workspace};

use crate::source::FONT_FOLDER;

/// All standards and courses of a workspace.
#[derive(Debug, Clone)]
pub struct Model {
    /// The settings.
    pub workspace: Workspace,
    /// By slug.
    pub standards: Vec<Standard>,
    /// By slug.
    pub courses: Vec<Course>,
    /// What lowering noticed and a rule has to judge.
    pub remarks: Vec<Remark>,
}

impl Model {
    /// Folders that may hold fonts, from the root of the workspace: those of the courses, then those the workspace names.
    pub fn font_folders(&self) -> Vec<String> {
        let courses = self.courses.iter().map(|course| format!("courses/{}/{FONT_FOLDER}", course.slug));
        courses.chain(self.workspace.font_folders.iter().map(|folder| folder.value.clone())).collect()
    }
}
