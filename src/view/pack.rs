//! Course packs: which pages of the site make up a pack, where links to all the others lead, the facts of its manifest,
//! and its first page.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::frame::language_link;
use super::pieces::HoursView;
use super::report::{self, Both, Selection};
use super::{PageKind, Scene, Site, links};
use crate::audience::Audience;
use crate::language::Language;
use crate::link::ModuleIndex;
use crate::model::HoursSplit;

/// Which pack: a programme, by index, for an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackKey {
    /// The programme.
    pub programme: usize,
    /// For whom.
    pub audience: Audience,
}

/// What makes up a pack.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its name, as `big-data.primary.learner`.
    pub name: String,
    /// For whom.
    pub audience: Audience,
    /// Its pages: paths from the root of the site, in the order of the site.
    pub pages: Vec<String>,
    /// Main pages of the site that are not in the pack, and the page of the pack that takes the place of each.
    pub stand_ins: BTreeMap<String, String>,
    /// Pages that this audience is not even shown the way to.
    pub withheld: BTreeSet<String>,
    /// What its manifest says of it.
    pub facts: PackFacts,
}

/// What a pack is, as its manifest says.
#[derive(Debug, Clone, Serialize)]
pub struct PackFacts {
    /// Which programme, for whom.
    #[serde(flatten)]
    pub identity: PackIdentity,
    /// Codes of the occupation.
    pub occupation_codes: Vec<CodeFact>,
    /// Languages of its pages.
    pub languages: Vec<&'static str>,
    /// Length of a class hour in minutes.
    pub class_hour_minutes: u32,
    /// Class hours of the programme.
    pub hours: HoursFact,
    /// Its modules, in order.
    pub modules: Vec<ModuleFact>,
    /// Date of the content, as `2026-11-01`, or `null`.
    pub date: Option<String>,
}

/// Which programme, for whom.
#[derive(Debug, Clone, Serialize)]
pub struct PackIdentity {
    /// Slug of the standard.
    pub standard: String,
    /// Its edition.
    pub edition: String,
    /// Level id.
    pub level: String,
    /// Direction id, or `null`.
    pub direction: Option<String>,
    /// Occupation, level and direction for a reader.
    pub title: Both,
    /// `learner` or `instructor`.
    pub audience: &'static str,
}

/// A code of an occupation.
#[derive(Debug, Clone, Serialize)]
pub struct CodeFact {
    /// The code.
    pub code: String,
    /// Year of the dictionary that uses it, or `null`.
    pub dictionary: Option<i64>,
}

/// Class hours, as numbers.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct HoursFact {
    /// Theory.
    pub theory: f64,
    /// Practice.
    pub practice: f64,
    /// Self-study.
    pub self_study: f64,
    /// Theory and practice.
    pub taught: f64,
}

/// A module of a programme.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleFact {
    /// Its course and its id, as `big-data-primary/cluster-setup`.
    pub id: String,
    /// Title.
    pub title: Both,
    /// Class hours.
    pub hours: HoursFact,
}

/// The first page of a pack, above the languages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PackPage {
    /// From this page to the root of the site's pages, ending in `/`: put it before every `href` below `sides`.
    pub root: String,
    /// `learner` or `instructor`.
    pub audience: String,
    /// What the pack offers in each language of the workspace.
    pub sides: Vec<PackSide>,
    /// Date of this output, as `2026-11-01`; empty when the workspace gives none.
    pub date: String,
    /// Length of a class hour in minutes.
    pub class_hour_minutes: u32,
    /// Version of the compiler.
    pub version: String,
}

/// A pack in one language.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PackSide {
    /// The language: `zh` or `en`. The wording in this language is `words[side.language]`.
    pub language: String,
    /// Language tag, as `zh-CN`.
    pub tag: String,
    /// Name of the language in itself.
    pub name: String,
    /// Title of the site.
    pub site_title: String,
    /// Who publishes the site; empty when unknown.
    pub publisher: String,
    /// Title of the programme: occupation, level and direction.
    pub title: String,
    /// Edition of the standard.
    pub edition: String,
    /// Number of modules.
    pub modules: usize,
    /// Class hours.
    pub hours: HoursView,
    /// Address of the programme.
    pub href: String,
    /// Address of its coverage.
    pub coverage_href: String,
    /// Printed documents in this language or in both.
    pub documents: Vec<PackDocument>,
    /// The coverage report as a workbook, from the first page of the pack.
    pub workbook_path: String,
}

/// A printed document that packs may hold.
#[derive(Debug, Clone)]
pub struct Print {
    /// Where it lies in the output: `print/<standard>/<level>[.<direction>]/<kind>.<language>.pdf`.
    pub path: String,
    /// For whom it is made: learners' packs hold none of what is made for instructors.
    pub audience: Audience,
}

/// A printed document of a pack, as its first page lists it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PackDocument {
    /// Its kind, as `syllabus`.
    pub kind: String,
    /// Its language: `zh`, `en` or `both`.
    pub language: String,
    /// Path from the first page of the pack.
    pub path: String,
}

impl<'a> Site<'a> {
    /// The packs of the programmes selected that have modules: one for each audience, or for one alone.
    pub fn packs(&self, selection: Selection<'_>, audience: Option<Audience>) -> Vec<PackKey> {
        let programmes = self.programmes.iter().enumerate();
        let chosen = programmes
            .filter(|(_, programme)| !programme.modules.is_empty() && selection.takes(self.linked, programme.coverage));
        let audiences = || Audience::ALL.into_iter().filter(move |one| audience.is_none_or(|wanted| wanted == *one));
        chosen.flat_map(|(programme, _)| audiences().map(move |audience| PackKey { programme, audience })).collect()
    }

    /// One pack.
    pub fn pack(&self, key: PackKey) -> Pack {
        Pack {
            name: format!("{}.{}", links::programme_name(self, key.programme, '.'), key.audience.key()),
            audience: key.audience,
            pages: self.pages_of(key),
            stand_ins: self.stand_ins(key.programme),
            withheld: self.withheld(key.audience),
            facts: self.pack_facts(key),
        }
    }

    /// The printed documents of a pack: where each lies in the output, and where in the pack.
    pub fn prints(&self, key: PackKey, all: &[Print]) -> Vec<(String, String)> {
        let folder = format!("print/{}/", links::programme_name(self, key.programme, '/'));
        let own = all.iter().filter(|print| key.audience.may_have(print.audience));
        own.filter_map(|print| Some((print.path.clone(), format!("print/{}", print.path.strip_prefix(&folder)?))))
            .collect()
    }

    /// The first page of a pack, which holds its own of these printed documents.
    pub fn pack_page(&self, key: PackKey, prints: &[Print]) -> PackPage {
        let documents = self.prints(key, prints).into_iter().filter_map(|(_, path)| {
            let (kind, language) = path.strip_prefix("print/")?.strip_suffix(".pdf")?.rsplit_once('.')?;
            Some(PackDocument { kind: kind.to_owned(), language: language.to_owned(), path: path.clone() })
        });
        let documents: Vec<PackDocument> = documents.collect();
        let workspace = &self.linked.model.workspace;
        PackPage {
            root: "site/".to_owned(),
            audience: key.audience.key().to_owned(),
            sides: workspace.languages.iter().map(|language| self.side(key, *language, &documents)).collect(),
            date: self.date.unwrap_or("").to_owned(),
            class_hour_minutes: workspace.class_hour_minutes,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    fn side(&self, key: PackKey, language: Language, documents: &[PackDocument]) -> PackSide {
        let scene = Scene { site: self, language };
        let workspace = &self.linked.model.workspace;
        let programme = scene.programme_ref(key.programme);
        let coverage = self.programmes[key.programme].coverage;
        let link = language_link(self, language, PageKind::Programme(key.programme));
        let readable = |document: &&PackDocument| ["both", language.key()].contains(&document.language.as_str());
        PackSide {
            language: language.key().to_owned(),
            tag: link.tag,
            name: link.name,
            site_title: workspace.title.get(language).to_owned(),
            publisher: workspace.publisher.as_ref().map_or(String::new(), |text| text.get(language).to_owned()),
            title: programme.title,
            edition: self.linked.model.standards[coverage.standard].edition.value.clone(),
            modules: programme.modules,
            hours: programme.hours,
            href: programme.href,
            coverage_href: programme.coverage_href,
            documents: documents.iter().filter(readable).cloned().collect(),
            workbook_path: workbook_path(language),
        }
    }

    /// The pages of a pack: those of its programme and its standard, its courses and modules, and what explains them.
    fn pages_of(&self, key: PackKey) -> Vec<String> {
        let programme = &self.programmes[key.programme];
        let standard = programme.coverage.standard;
        let level = self.linked.model.standards[standard].level(&programme.coverage.level).map(|(rank, _)| rank);
        let modules: BTreeSet<ModuleIndex> = programme.modules.iter().copied().collect();
        let courses: BTreeSet<usize> = modules.iter().map(|module| self.linked.modules[module.0].0).collect();
        let belongs = |kind: PageKind| match kind {
            PageKind::Portal | PageKind::Coverage => false,
            PageKind::Glossary | PageKind::About => true,
            PageKind::Occupation(index) => index == standard,
            PageKind::Requirements(index, rank) => index == standard && Some(rank) == level,
            PageKind::Programme(index) | PageKind::ProgrammeCoverage(index) => index == key.programme,
            PageKind::Course(index) => courses.contains(&index),
            PageKind::Module(index) => modules.contains(&index),
            PageKind::Instructor(index) => key.audience == Audience::Instructor && modules.contains(&index),
        };
        let pages = self.outline().into_iter().filter(|page| belongs(page.kind));
        pages.map(|page| links::path(self, page.language, page.kind)).collect()
    }

    /// The first page of the site and its coverage are about all programmes; in a pack, those of the programme are meant.
    fn stand_ins(&self, programme: usize) -> BTreeMap<String, String> {
        let pairs = [
            (PageKind::Portal, PageKind::Programme(programme)),
            (PageKind::Coverage, PageKind::ProgrammeCoverage(programme)),
        ];
        let languages = self.linked.model.workspace.languages.iter();
        let both = languages.flat_map(|language| pairs.map(|pair| (*language, pair)));
        both.map(|(language, (left_out, taken))| {
            (links::path(self, language, left_out), links::path(self, language, taken))
        })
        .collect()
    }

    fn withheld(&self, audience: Audience) -> BTreeSet<String> {
        if audience == Audience::Instructor {
            return BTreeSet::new();
        }
        let languages = self.linked.model.workspace.languages.iter();
        let pages = languages.flat_map(|language| {
            self.linked.module_indices().map(|index| links::path(self, *language, PageKind::Instructor(index)))
        });
        pages.collect()
    }

    fn pack_facts(&self, key: PackKey) -> PackFacts {
        let programme = &self.programmes[key.programme];
        let coverage = programme.coverage;
        let standard = &self.linked.model.standards[coverage.standard];
        let workspace = &self.linked.model.workspace;
        let modules = programme.modules.iter().map(|index| {
            let module = self.linked.module(*index);
            ModuleFact {
                id: format!("{}/{}", self.linked.course_of(*index).slug, module.id),
                title: Both::of(&module.title),
                hours: HoursFact::of(module.hours),
            }
        });
        let codes = standard.codes.iter().map(|code| CodeFact {
            code: code.code.value.clone(),
            dictionary: code.dictionary.as_ref().map(|year| year.value),
        });
        PackFacts {
            identity: PackIdentity {
                standard: standard.slug.clone(),
                edition: standard.edition.value.clone(),
                level: coverage.level.clone(),
                direction: coverage.direction.clone(),
                title: report::title(standard, coverage),
                audience: key.audience.key(),
            },
            occupation_codes: codes.collect(),
            languages: workspace.languages.iter().map(|language| language.key()).collect(),
            class_hour_minutes: workspace.class_hour_minutes,
            hours: HoursFact::of(coverage.hours),
            modules: modules.collect(),
            date: self.date.map(str::to_owned),
        }
    }
}

impl HoursFact {
    fn of(hours: HoursSplit) -> HoursFact {
        HoursFact {
            theory: hours.theory.number(),
            practice: hours.practice.number(),
            self_study: hours.self_study.number(),
            taught: hours.taught().number(),
        }
    }
}

/// Where the coverage of a pack lies as a workbook in one language.
pub fn workbook_path(language: Language) -> String {
    format!("reports/coverage.{}.xlsx", language.key())
}
