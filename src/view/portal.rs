//! The first page: every occupation with its programmes.

use schemars::JsonSchema;
use serde::Serialize;

use super::pieces::{Bar, ProgrammeRef};
use super::{PageKind, Scene};
use crate::coverage::Tally;
use crate::model::RequirementKind;

/// The first page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PortalPage {
    /// Every occupation.
    pub occupations: Vec<OccupationCard>,
    /// Every course.
    pub courses: Vec<CourseCard>,
    /// Number of programmes.
    pub programmes: usize,
    /// Number of modules.
    pub modules: usize,
    /// Number of requirements in all standards.
    pub requirements: usize,
}

/// An occupation on the first page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OccupationCard {
    /// Name of the occupation.
    pub name: String,
    /// Edition of the standard.
    pub edition: String,
    /// The newest code with its dictionary year, as `2-06-07-13 (2022)`; empty when unknown.
    pub code: String,
    /// Address of its page.
    pub href: String,
    /// Its programmes.
    pub programmes: Vec<ProgrammeRef>,
    /// Requirements of the standard at all its levels.
    pub requirements: usize,
    /// All programmes together.
    pub both: Bar,
}

/// A course on the first page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseCard {
    /// Title.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Address of its page.
    pub href: String,
    /// Number of modules.
    pub modules: usize,
}

pub(super) fn page(scene: &Scene<'_>) -> PortalPage {
    let linked = scene.linked();
    let language = scene.language;
    let occupations = linked.model.standards.iter().enumerate().map(|(index, standard)| {
        let programmes: Vec<usize> = scene.programmes_of(index);
        let tally = programmes.iter().fold(Tally::default(), |sum, at| {
            let coverage = scene.site.programmes[*at].coverage;
            RequirementKind::ALL.iter().fold(sum, |sum, kind| sum.plus(coverage.tally(linked, *kind)))
        });
        let code = standard.codes.iter().max_by_key(|code| code.dictionary.as_ref().map(|year| year.value));
        OccupationCard {
            name: standard.name.get(language).to_owned(),
            edition: standard.edition.value.clone(),
            code: code.map_or(String::new(), |code| match &code.dictionary {
                Some(year) => format!("{} ({})", code.code.value, year.value),
                None => code.code.value.clone(),
            }),
            href: scene.path(PageKind::Occupation(index)),
            programmes: programmes.iter().map(|at| scene.programme_ref(*at)).collect(),
            requirements: linked.requirements.iter().filter(|place| place.standard == index).count(),
            both: Bar::of(tally),
        }
    });
    let courses = linked.model.courses.iter().enumerate().map(|(index, course)| CourseCard {
        title: course.title.get(language).to_owned(),
        summary: course.summary.as_ref().map_or(String::new(), |text| text.get(language).to_owned()),
        href: scene.path(PageKind::Course(index)),
        modules: course.modules.len(),
    });
    PortalPage {
        occupations: occupations.collect(),
        courses: courses.collect(),
        programmes: scene.site.programmes.len(),
        modules: linked.modules.len(),
        requirements: linked.requirements.len(),
    }
}

impl Scene<'_> {
    /// The programmes of a standard, by index.
    pub(super) fn programmes_of(&self, standard: usize) -> Vec<usize> {
        let programmes = self.site.programmes.iter().enumerate();
        programmes.filter(|(_, programme)| programme.coverage.standard == standard).map(|(index, _)| index).collect()
    }
}
