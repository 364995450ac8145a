//! Printed documents: which there are, and what their templates see. A document has one version for each of its
//! languages, alike row by row, so that a template can set the two side by side.

mod chapter;
mod requirements;
mod sections;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

pub use chapter::{Chapter, TimetableRow};
pub use requirements::{AssessedPlace, PrintedFunction, PrintedRequirement, PrintedTask, TaughtPlace};

use super::glossary::TermGroup;
use super::{OccupationPage, ProgrammeCoveragePage, ProgrammePage, Scene, Site};
use crate::language::Language;
use crate::model::{DocumentKind, Paper, PrintLanguage, PrintSettings};
use crate::source::Span;

/// Which document of which programme, in which languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrintKey {
    /// The programme, by index.
    pub programme: usize,
    /// The kind of document.
    pub kind: DocumentKind,
    /// One language or both.
    pub language: PrintLanguage,
}

/// What documents know beside the model: which pictures can be printed, and on which pages of the learner's book things
/// stand.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    /// Paths of sound pictures, from the root of the workspace.
    pub pictures: &'a BTreeSet<String>,
    /// Folios of the learner's book in the language of the document, by address on the site.
    pub folios: &'a BTreeMap<String, String>,
}

/// A document, ready for its template.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrintDocument {
    /// The document itself.
    pub document: DocumentFacts,
    /// How it is printed.
    pub settings: SettingsView,
    /// Length of a class hour in minutes.
    pub class_hour_minutes: u32,
    /// What it says, in each of its languages: one or two, alike row by row.
    pub versions: Vec<Version>,
}

/// The document itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentFacts {
    /// Kind: `programme`, `syllabus`, `learners-book`, `instructors-book` or `audit`.
    pub kind: String,
    /// `zh`, `en` or `both`.
    pub language: String,
    /// Language tag of the first version, as `zh-CN`.
    pub language_tag: String,
    /// Title of the programme in the first language.
    pub title: String,
    /// Name of the file without its ending, as `digital-manager/primary/syllabus.zh`.
    pub name: String,
    /// Date of this output, as `2026-11-01`; empty when the workspace gives none.
    pub date: String,
    /// Who publishes it; empty when unknown.
    pub publisher: String,
    /// Full address of the site, ending in `/`; empty when the workspace gives none.
    pub address: String,
    /// Version of the compiler.
    pub version: String,
}

/// How a document is printed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SettingsView {
    /// `a4`, `a5` or `us-letter`: names of Typst.
    pub paper: String,
    /// `one` or `two`.
    pub sides: String,
    /// Bleed on every side, in millimetres.
    pub bleed_millimetres: f64,
    /// Whether marks show where to cut.
    pub crop_marks: bool,
    /// Whether everything is printed in shades of grey.
    pub greyscale: bool,
    /// `none`, `pdf-ua-1`, `pdf-a-2` or `pdf-a-2-and-ua-1`.
    pub conformance: String,
}

/// A document in one language. Every `href` is the address of a place on the site, and the label of that place in a
/// printed book.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Version {
    /// Language: `zh` or `en`.
    pub language: String,
    /// Language tag, as `zh-CN`.
    pub language_tag: String,
    /// The programme.
    pub programme: ProgrammePage,
    /// Its standard.
    pub standard: OccupationPage,
    /// Its coverage.
    pub coverage: ProgrammeCoveragePage,
    /// Modules by class hours.
    pub timetable: Vec<TimetableRow>,
    /// Its modules, whole.
    pub chapters: Vec<Chapter>,
    /// Terms of its standard and its courses.
    pub glossary: Vec<TermGroup>,
    /// Every requirement, with its places in the learner's book.
    pub requirements: Vec<PrintedFunction>,
}

impl Site<'_> {
    /// Every printed document, programme by programme. A programme without modules has no syllabus and no books: what it
    /// lacks stands in its programme and its audit.
    pub fn documents(&self) -> Vec<PrintKey> {
        let mut keys = Vec::new();
        for (index, programme) in self.programmes.iter().enumerate() {
            let settings = self.print_settings(index);
            let is_empty = programme.modules.is_empty();
            let needs_modules = |kind: &DocumentKind| !matches!(kind, DocumentKind::Programme | DocumentKind::Audit);
            let kinds = settings.documents.iter().filter(|kind| !(is_empty && needs_modules(kind)));
            for kind in kinds {
                let languages = settings.editions.iter();
                keys.extend(languages.map(|language| PrintKey { programme: index, kind: *kind, language: *language }));
            }
        }
        keys
    }

    /// Roughly how long a document is: bytes of what it sets.
    pub fn extent(&self, key: PrintKey) -> usize {
        let modules = self.programmes[key.programme].modules.iter().map(|module| self.linked.module(*module));
        let bodies = modules.flat_map(|module| &module.bodies);
        let shown = languages(key.language);
        let text: usize =
            bodies.filter(|(language, _)| shown.contains(language)).map(|(_, body)| body.markdown.len()).sum();
        match key.kind {
            DocumentKind::InstructorsBook => text * 2,
            DocumentKind::LearnersBook => text + text / 2,
            DocumentKind::Syllabus => text / 4,
            DocumentKind::Programme | DocumentKind::Audit => self.programmes[key.programme].coverage.states.len() * 100,
        }
    }

    /// How the documents of a programme are printed: as its first course says, or the workspace.
    pub fn print_settings(&self, programme: usize) -> &PrintSettings {
        let model = &self.linked.model;
        let first = self.programmes[programme].modules.first();
        first.map_or(&model.workspace.print, |module| &model.courses[self.linked.modules[module.0].0].print)
    }

    /// The name of a document without its ending: a path with `/`.
    pub fn document_name(&self, key: PrintKey) -> String {
        let programme = super::links::programme_name(self, key.programme, '/');
        format!("{programme}/{}.{}", key.kind.key(), key.language.key())
    }

    /// Standard, level and direction of a programme: slug and ids.
    pub fn programme_ids(&self, programme: usize) -> (String, String, Option<String>) {
        let coverage = self.programmes[programme].coverage;
        let slug = &self.linked.model.standards[coverage.standard].slug;
        (slug.clone(), coverage.level.clone(), coverage.direction.clone())
    }

    /// Folders that may hold fonts, from the root of the workspace: those of the courses, then those the workspace names.
    pub fn font_folders(&self) -> Vec<String> {
        self.linked.model.font_folders()
    }

    /// One document.
    pub fn document(&self, key: PrintKey, printed: Printed<'_>) -> PrintDocument {
        let languages = languages(key.language);
        let first = languages.first().copied().unwrap_or(Language::Zh);
        let scene = Scene { site: self, language: first };
        let workspace = &self.linked.model.workspace;
        PrintDocument {
            document: DocumentFacts {
                kind: key.kind.key().to_owned(),
                language: key.language.key().to_owned(),
                language_tag: first.tag().to_owned(),
                title: scene.programme_ref(key.programme).title,
                name: self.document_name(key),
                date: self.date.unwrap_or("").to_owned(),
                publisher: workspace.publisher.as_ref().map_or(String::new(), |text| text.get(first).to_owned()),
                address: self.address.unwrap_or("").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            settings: settings(self.print_settings(key.programme)),
            class_hour_minutes: workspace.class_hour_minutes,
            versions: languages
                .into_iter()
                .map(|language| version(&Scene { site: self, language }, key, printed))
                .collect(),
        }
    }

    /// The pictures that bodies of programmes show: paths from the root of the workspace, each with the places where
    /// authors name it.
    pub fn pictures(&self) -> BTreeMap<String, Vec<Span>> {
        let mut pictures: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        let modules: BTreeSet<_> = self.programmes.iter().flat_map(|programme| &programme.modules).collect();
        for module in modules.into_iter().map(|index| self.linked.module(*index)) {
            for (image, _) in module.bodies.values().flat_map(|body| &body.images) {
                if let Some(path) = chapter::picture_path(&module.folder, &image.value) {
                    pictures.entry(path).or_default().push(image.span);
                }
            }
        }
        pictures
    }
}

/// The languages of a document, in the order of its versions.
pub fn languages(language: PrintLanguage) -> Vec<Language> {
    match language {
        PrintLanguage::One(language) => vec![language],
        PrintLanguage::Both => Language::ALL.to_vec(),
    }
}

fn settings(settings: &PrintSettings) -> SettingsView {
    SettingsView {
        paper: match settings.paper {
            Paper::A4 | Paper::A5 => settings.paper.key(),
            Paper::Letter => "us-letter",
        }
        .to_owned(),
        sides: settings.sides.key().to_owned(),
        bleed_millimetres: settings.bleed_millimetres,
        crop_marks: settings.crop_marks,
        greyscale: settings.greyscale,
        conformance: settings.conformance.key().to_owned(),
    }
}

fn version(scene: &Scene<'_>, key: PrintKey, printed: Printed<'_>) -> Version {
    let programme = &scene.site.programmes[key.programme];
    let standard = programme.coverage.standard;
    Version {
        language: scene.language.key().to_owned(),
        language_tag: scene.language.tag().to_owned(),
        programme: super::programme::page(scene, key.programme),
        standard: super::occupation::page(scene, standard),
        coverage: super::coverage::programme(scene, key.programme),
        timetable: chapter::timetable(scene, &programme.modules),
        chapters: programme
            .modules
            .iter()
            .enumerate()
            .map(|(place, module)| chapter::chapter(scene, (place + 1, *module), key.kind, printed.pictures))
            .collect(),
        glossary: super::glossary::of_programme(scene, key.programme),
        requirements: requirements::functions(scene, key.programme, printed.folios),
    }
}
