//! What templates and reports may see: plain, serialisable values in one language, with no way back into the model. A
//! template author's contract is this folder alone; `reference` prints it.

mod assessment;
mod course;
mod coverage;
mod frame;
mod glossary;
mod json_ld;
mod links;
mod module;
mod number;
mod occupation;
pub mod pack;
mod pieces;
mod portal;
pub mod print;
mod programme;
pub mod reference;
pub mod report;
mod requirements;
mod site_map;
pub mod trace;

pub use assessment::{QuestionView, TaskView};
pub use course::CoursePage;
pub use coverage::{CoveragePage, ProgrammeCoveragePage};
pub use frame::{Frame, LanguageLink, PlainPage};
pub use glossary::GlossaryPage;
pub use module::{InstructorPage, ModulePage};
pub use number::percent_text;
pub use occupation::OccupationPage;
pub use pieces::{AssessmentRef, Bar, HoursView, Level as LevelView, ModuleRef, ProgrammeRef, RequirementRow};
pub use portal::PortalPage;
pub use programme::ProgrammePage;
pub use requirements::RequirementsPage;

use serde::Serialize;

use std::collections::BTreeMap;

use crate::coverage::Tally;
use crate::language::Language;
use crate::link::{AssessmentItem, Linked, ModuleIndex, RequirementIndex};
use crate::model::RequirementKind;
use crate::plan::{self, Programme};

/// Everything that pages are made from, with what many pages look up worked out once.
#[derive(Debug)]
pub struct Site<'a> {
    linked: &'a Linked,
    programmes: &'a [Programme<'a>],
    date: Option<&'a str>,
    address: Option<&'a str>,
    /// What each module teaches, in the order of the standards.
    teaching: BTreeMap<ModuleIndex, Vec<RequirementIndex>>,
    /// What each question or task assesses.
    assessing: BTreeMap<(ModuleIndex, AssessmentItem), Vec<RequirementIndex>>,
    /// Modules by their folder.
    folders: BTreeMap<&'a str, ModuleIndex>,
    /// The modules of each course, in order.
    course_orders: Vec<Vec<ModuleIndex>>,
    /// The place of each module in that order.
    course_places: BTreeMap<ModuleIndex, usize>,
    /// The modules that build on each module.
    dependants: BTreeMap<ModuleIndex, Vec<ModuleIndex>>,
    /// Abilities and knowledge of each programme, counted.
    tallies: Vec<(Tally, Tally)>,
}

impl<'a> Site<'a> {
    /// A site of these programmes. `date` (as `2026-11-01`) stands on every page; `address` is where the site will be
    /// served, with a final `/`.
    pub fn new(
        linked: &'a Linked,
        programmes: &'a [Programme<'a>],
        date: Option<&'a str>,
        address: Option<&'a str>,
    ) -> Site<'a> {
        let mut teaching: BTreeMap<ModuleIndex, Vec<RequirementIndex>> = BTreeMap::new();
        for (requirement, links) in &linked.links {
            for module in links.keys() {
                teaching.entry(*module).or_default().push(*requirement);
            }
        }
        let mut assessing: BTreeMap<_, Vec<RequirementIndex>> = BTreeMap::new();
        for link in linked.assessments.values().flatten() {
            assessing.entry((link.module, link.item)).or_default().push(link.requirement);
        }
        let folders = linked.module_indices().map(|index| (linked.module(index).folder.as_str(), index)).collect();
        let course_orders: Vec<Vec<ModuleIndex>> =
            (0..linked.model.courses.len()).map(|course| plan::course_order(linked, course)).collect();
        let places =
            course_orders.iter().flat_map(|order| order.iter().enumerate().map(|(place, module)| (*module, place)));
        let course_places = places.collect();
        let mut dependants: BTreeMap<ModuleIndex, Vec<ModuleIndex>> = BTreeMap::new();
        for module in linked.module_indices() {
            for before in &linked.prerequisites[module.0] {
                dependants.entry(*before).or_default().push(module);
            }
        }
        let tally = |programme: &Programme<'_>, kind| programme.coverage.tally(linked, kind);
        let tallies = programmes
            .iter()
            .map(|programme| (tally(programme, RequirementKind::Ability), tally(programme, RequirementKind::Knowledge)))
            .collect();
        Site {
            linked,
            programmes,
            date,
            address,
            teaching,
            assessing,
            folders,
            course_orders,
            course_places,
            dependants,
            tallies,
        }
    }
}

/// Which page, in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageKey {
    /// The language.
    pub language: Language,
    /// The page.
    pub kind: PageKind,
}

/// The pages of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// All occupations.
    Portal,
    /// One occupation: index of the standard.
    Occupation(usize),
    /// Every requirement of a standard at a level: indices of both.
    Requirements(usize, usize),
    /// One programme, by index.
    Programme(usize),
    /// One course, by index.
    Course(usize),
    /// One module.
    Module(ModuleIndex),
    /// Keys and rubrics of one module.
    Instructor(ModuleIndex),
    /// Coverage of everything.
    Coverage,
    /// Coverage of one programme, by index.
    ProgrammeCoverage(usize),
    /// All terms.
    Glossary,
    /// How to read the site.
    About,
}

/// A page, ready for its template.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Path from the root of the site.
    #[serde(skip)]
    pub path: String,
    /// Name of its template.
    #[serde(skip)]
    pub template: &'static str,
    /// What every page has.
    #[serde(flatten)]
    pub frame: Frame,
    /// What this kind of page has.
    pub page: PageContent,
}

/// The content of a page, by kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant holds the type that documents it")]
pub enum PageContent {
    Portal(PortalPage),
    Occupation(OccupationPage),
    Requirements(RequirementsPage),
    Programme(ProgrammePage),
    Course(CoursePage),
    Module(ModulePage),
    Instructor(InstructorPage),
    Coverage(CoveragePage),
    ProgrammeCoverage(ProgrammeCoveragePage),
    Glossary(GlossaryPage),
    About(PlainPage),
}

impl<'a> Site<'a> {
    /// Every page of the site, language by language.
    pub fn outline(&self) -> Vec<PageKey> {
        let model = &self.linked.model;
        let mut kinds = vec![PageKind::Portal, PageKind::Coverage, PageKind::Glossary, PageKind::About];
        for (index, standard) in model.standards.iter().enumerate() {
            kinds.push(PageKind::Occupation(index));
            let levels = standard.levels.iter().enumerate();
            let filled = levels
                .filter(|(_, level)| standard.functions.iter().any(|function| function.level.value == level.id.value));
            kinds.extend(filled.map(|(level, _)| PageKind::Requirements(index, level)));
        }
        for index in 0..self.programmes.len() {
            kinds.extend([PageKind::Programme(index), PageKind::ProgrammeCoverage(index)]);
        }
        kinds.extend((0..model.courses.len()).map(PageKind::Course));
        for index in self.linked.module_indices() {
            kinds.push(PageKind::Module(index));
            kinds.push(PageKind::Instructor(index));
        }
        let languages = &model.workspace.languages;
        languages
            .iter()
            .flat_map(|language| kinds.iter().map(|kind| PageKey { language: *language, kind: *kind }))
            .collect()
    }

    /// Where the site will be served, with a final `/`.
    pub fn address(&self) -> Option<&'a str> {
        self.address
    }

    /// The language that the workspace names first.
    pub fn first_language(&self) -> Language {
        self.linked.model.workspace.languages.first().copied().unwrap_or(Language::Zh)
    }

    /// The first page of each language, for the page that chooses among them.
    pub fn languages(&self) -> Vec<LanguageLink> {
        let languages = self.linked.model.workspace.languages.iter();
        languages.map(|language| frame::language_link(self, *language, PageKind::Portal)).collect()
    }

    /// Title of the site in every language of the workspace, and the date of this output, empty when there is none.
    pub fn title_and_date(&self) -> (String, String) {
        let workspace = &self.linked.model.workspace;
        let mut titles: Vec<&str> = workspace.languages.iter().map(|language| workspace.title.get(*language)).collect();
        titles.dedup();
        (titles.join(" · "), self.date.unwrap_or("").to_owned())
    }

    /// The site map (sitemaps.org, 0.9), with each page's translations; `None` when the workspace gives no address.
    pub fn site_map(&self) -> Option<String> {
        Some(site_map::xml(self, self.address?))
    }

    /// One page.
    pub fn page(&self, key: PageKey) -> Page {
        let scene = Scene { site: self, language: key.language };
        let (template, title, content) = scene.content(key.kind);
        let path = links::path(self, key.language, key.kind);
        let frame = frame::frame(&scene, key.kind, &path, title, &content);
        Page { path, template, frame, page: content }
    }
}

/// A site seen in one language.
#[derive(Debug, Clone, Copy)]
struct Scene<'a> {
    site: &'a Site<'a>,
    language: Language,
}

impl<'a> Scene<'a> {
    fn linked(&self) -> &'a Linked {
        self.site.linked
    }

    fn path(&self, kind: PageKind) -> String {
        links::path(self.site, self.language, kind)
    }

    fn content(&self, kind: PageKind) -> (&'static str, String, PageContent) {
        match kind {
            PageKind::Portal => {
                let title = self.linked().model.workspace.title.get(self.language).to_owned();
                ("site/portal.html", title, PageContent::Portal(portal::page(self)))
            }
            PageKind::Occupation(index) => {
                let page = occupation::page(self, index);
                ("site/occupation.html", page.name.clone(), PageContent::Occupation(page))
            }
            PageKind::Requirements(standard, level) => {
                let page = requirements::page(self, standard, level);
                ("site/requirements.html", page.title.clone(), PageContent::Requirements(page))
            }
            PageKind::Programme(index) => {
                let page = programme::page(self, index);
                ("site/programme.html", page.programme.title.clone(), PageContent::Programme(page))
            }
            PageKind::Course(index) => {
                let page = course::page(self, index);
                ("site/course.html", page.course.title.clone(), PageContent::Course(page))
            }
            PageKind::Module(index) => {
                let page = module::page(self, index);
                ("site/module.html", page.title.clone(), PageContent::Module(page))
            }
            PageKind::Instructor(index) => {
                let page = module::instructor(self, index);
                ("site/instructor.html", page.module.title.clone(), PageContent::Instructor(page))
            }
            PageKind::Coverage => {
                ("site/coverage.html", String::new(), PageContent::Coverage(coverage::overview(self)))
            }
            PageKind::ProgrammeCoverage(index) => {
                let page = coverage::programme(self, index);
                ("site/programme-coverage.html", page.programme.title.clone(), PageContent::ProgrammeCoverage(page))
            }
            PageKind::Glossary => ("site/glossary.html", String::new(), PageContent::Glossary(glossary::page(self))),
            PageKind::About => ("site/about.html", String::new(), PageContent::About(PlainPage {})),
        }
    }
}
