//! The page of an occupation: who issued the standard, its ladder, its programmes, its functions, and what of it is fact.

use schemars::JsonSchema;
use serde::Serialize;

use super::pieces::{Bar, Level, ProgrammeRef, family_key};
use super::{PageKind, Scene};
use crate::coverage::{CoverageState, Tally};
use crate::link::RequirementIndex;
use crate::model::{Standard, WeightKind};

/// The page of an occupation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OccupationPage {
    /// Name.
    pub name: String,
    /// `professional` (专业技术类) or `skills` (技能类).
    pub family: String,
    /// Edition of the standard.
    pub edition: String,
    /// Definition, in our words; empty when unknown.
    pub definition: String,
    /// Codes, each with the year of its dictionary (0 when unknown).
    pub codes: Vec<CodeView>,
    /// Issuing bodies.
    pub issuers: Vec<String>,
    /// Date of issue; empty when unknown.
    pub issued: String,
    /// Number of the document; empty when unknown.
    pub document: String,
    /// The ladder, from low to high.
    pub levels: Vec<LevelCard>,
    /// Its programmes.
    pub programmes: Vec<ProgrammeRef>,
    /// Functions by level, with their coverage: the heat map.
    pub heat: HeatMap,
    /// Rules of assessment; empty when unknown.
    pub assessment: String,
    /// Conditions of application.
    pub conditions: Vec<String>,
    /// Basic requirements: ethics.
    pub ethics: Vec<String>,
    /// Basic requirements: foundation knowledge.
    pub foundations: Vec<String>,
    /// Weight tables.
    pub weights: Vec<WeightTableView>,
    /// What is fact and what is ours.
    pub provenance: Vec<ProvenanceView>,
}

/// A code of the occupation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeView {
    /// The code.
    pub code: String,
    /// Year of the dictionary; 0 when unknown.
    pub year: i64,
}

/// A level with its requirements.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelCard {
    /// The level.
    pub level: Level,
    /// Names of its directions.
    pub directions: Vec<String>,
    /// Reference training hours; empty when unknown.
    pub hours: String,
    /// Number of abilities.
    pub abilities: usize,
    /// Number of knowledge items.
    pub knowledge: usize,
    /// Address of the page with all its requirements; empty when the file has none.
    pub href: String,
}

/// Functions × levels.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HeatMap {
    /// Names of the levels, from low to high.
    pub levels: Vec<Level>,
    /// One row for each function, by title.
    pub rows: Vec<HeatRow>,
}

/// A function in the heat map.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HeatRow {
    /// Title of the function.
    pub title: String,
    /// A cell for each level; `null` where the level has no such function.
    pub cells: Vec<Option<Bar>>,
}

/// A weight table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WeightTableView {
    /// `theory` or `ability`.
    pub kind: String,
    /// Name of the level.
    pub level: String,
    /// Name of the direction; empty without directions.
    pub direction: String,
    /// Number of a function, or `ethics` or `foundations`; and percent.
    pub rows: Vec<WeightRowView>,
}

/// A row of a weight table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WeightRowView {
    /// Number of a function, or `ethics` or `foundations`.
    pub subject: String,
    /// Title of the function; empty for a part of the basic requirements.
    pub title: String,
    /// Percent.
    pub percent: String,
}

/// What of a standard is fact.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProvenanceView {
    /// The part, for a reader.
    pub part: String,
    /// `fact`, `inferred` or `own`.
    pub status: String,
    /// `high`, `medium`, `low`; empty for our own.
    pub confidence: String,
    /// What exactly.
    pub note: String,
    /// Sources.
    pub sources: Vec<SourceView>,
}

/// A source of facts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceView {
    /// What it is.
    pub title: String,
    /// Where it is; empty when not on the network.
    pub url: String,
}

pub(super) fn page(scene: &Scene<'_>, index: usize) -> OccupationPage {
    let standard = &scene.linked().model.standards[index];
    let language = scene.language;
    let words = |text: &crate::language::Text| text.get(language).to_owned();
    let optional = |text: &Option<crate::language::Text>| text.as_ref().map_or(String::new(), words);
    OccupationPage {
        name: words(&standard.name),
        family: family_key(standard).to_owned(),
        edition: standard.edition.value.clone(),
        definition: optional(&standard.definition),
        codes: standard
            .codes
            .iter()
            .map(|code| CodeView {
                code: code.code.value.clone(),
                year: code.dictionary.as_ref().map_or(0, |year| year.value),
            })
            .collect(),
        issuers: standard.issuers.iter().map(words).collect(),
        issued: standard.issued.as_ref().map_or(String::new(), |date| date.value.clone()),
        document: standard.document.as_ref().map_or(String::new(), |number| number.value.clone()),
        levels: levels(scene, index),
        programmes: scene.programmes_of(index).into_iter().map(|at| scene.programme_ref(at)).collect(),
        heat: heat_map(scene, index),
        assessment: optional(&standard.assessment),
        conditions: standard.conditions.iter().map(|(_, text)| words(text)).collect(),
        ethics: standard.ethics.iter().map(words).collect(),
        foundations: standard.foundations.iter().map(words).collect(),
        weights: weights(scene, standard),
        provenance: provenance(scene, standard),
    }
}

fn levels(scene: &Scene<'_>, index: usize) -> Vec<LevelCard> {
    let standard = &scene.linked().model.standards[index];
    let language = scene.language;
    let mut cards = Vec::new();
    for (rank, level) in standard.levels.iter().enumerate() {
        let functions = || standard.functions.iter().filter(|function| function.level.value == level.id.value);
        let tasks = || functions().flat_map(|function| &function.tasks);
        let directions = level.directions.iter().filter_map(|id| standard.direction(&id.value));
        cards.push(LevelCard {
            level: Level { id: level.id.value.clone(), name: level.name.get(language).to_owned() },
            directions: directions.map(|direction| direction.name.get(language).to_owned()).collect(),
            hours: level.hours.as_ref().map_or(String::new(), |hours| super::number::short(hours.value.number())),
            abilities: tasks().map(|task| task.abilities.len()).sum(),
            knowledge: tasks().map(|task| task.knowledge.len()).sum(),
            href: if functions().next().is_some() {
                scene.path(PageKind::Requirements(index, rank))
            } else {
                String::new()
            },
        });
    }
    cards
}

/// Functions of one title are one row; a cell holds every requirement of that function at that level, once. Where several
/// directions share a function, the worst state of their programmes counts.
pub(super) fn heat_map(scene: &Scene<'_>, index: usize) -> HeatMap {
    let standard = &scene.linked().model.standards[index];
    let states = scene.worst_states(index);
    let mut rows: Vec<(String, Vec<Tally>)> = Vec::new();
    let at_level = |id: &str| standard.levels.iter().position(|level| level.id.value == id);
    let mut row_of = std::collections::BTreeMap::new();
    for function in &standard.functions {
        let title = function.title.get(scene.language).to_owned();
        row_of.entry(title.clone()).or_insert_with(|| {
            rows.push((title, vec![Tally::default(); standard.levels.len()]));
            rows.len() - 1
        });
    }
    for (requirement, state) in states {
        let place = &scene.linked().requirements[requirement.0];
        let function = &standard.functions[place.function];
        if let (Some(row), Some(level)) =
            (row_of.get(function.title.get(scene.language)), at_level(&function.level.value))
        {
            rows[*row].1[level] = rows[*row].1[level].plus(Tally::of([state]));
        }
    }
    let cell = |tally: &Tally| (tally.total > 0).then(|| Bar::of(*tally));
    HeatMap {
        levels: standard
            .levels
            .iter()
            .map(|level| Level { id: level.id.value.clone(), name: level.name.get(scene.language).to_owned() })
            .collect(),
        rows: rows
            .iter()
            .map(|(title, tallies)| HeatRow { title: title.clone(), cells: tallies.iter().map(cell).collect() })
            .collect(),
    }
}

impl Scene<'_> {
    /// Every requirement of a standard with its worst state over the programmes that require it.
    pub(super) fn worst_states(&self, standard: usize) -> std::collections::BTreeMap<RequirementIndex, CoverageState> {
        let mut states = std::collections::BTreeMap::new();
        for at in self.programmes_of(standard) {
            for (index, state) in &self.site.programmes[at].coverage.states {
                let worst = states.entry(*index).or_insert(*state);
                *worst = (*worst).max(*state);
            }
        }
        states
    }
}

fn weights(scene: &Scene<'_>, standard: &Standard) -> Vec<WeightTableView> {
    let language = scene.language;
    let mut tables = Vec::new();
    for table in &standard.weights {
        let level =
            standard.level(&table.level.value).map_or(String::new(), |(_, level)| level.name.get(language).to_owned());
        let direction = table.direction.as_ref().and_then(|id| standard.direction(&id.value));
        let rows = table.rows.iter().map(|row| WeightRowView {
            subject: match &row.subject {
                Ok(number) => number.value.clone(),
                Err(crate::model::BasicRow::Ethics) => "ethics".to_owned(),
                Err(crate::model::BasicRow::Foundations) => "foundations".to_owned(),
            },
            title: row.subject.as_ref().ok().map_or(String::new(), |number| {
                let of_level =
                    standard.functions_for(&table.level.value, table.direction.as_ref().map(|id| id.value.as_str()));
                let function =
                    of_level.map(|(_, function)| function).find(|function| function.number.value == number.value);
                function.map_or(String::new(), |function| function.title.get(language).to_owned())
            }),
            percent: super::number::short(row.percent.value),
        });
        tables.push(WeightTableView {
            kind: if table.kind == WeightKind::Theory { "theory" } else { "ability" }.to_owned(),
            level,
            direction: direction.map_or(String::new(), |direction| direction.name.get(language).to_owned()),
            rows: rows.collect(),
        });
    }
    tables
}

fn provenance(scene: &Scene<'_>, standard: &Standard) -> Vec<ProvenanceView> {
    let language = scene.language;
    let mut views = Vec::new();
    for entry in &standard.provenance {
        let named =
            entry.sources.iter().filter_map(|id| standard.sources.iter().find(|source| source.0.value == id.value));
        views.push(ProvenanceView {
            part: entry.part.value.name().get(language).to_owned(),
            status: entry.status.value.clone(),
            confidence: entry.confidence.as_ref().map_or(String::new(), |word| word.value.clone()),
            note: entry.note.as_ref().map_or(String::new(), |note| note.get(language).to_owned()),
            sources: named
                .map(|(_, title, url)| SourceView {
                    title: title.get(language).to_owned(),
                    url: url
                        .as_ref()
                        .map(|url| url.value.clone())
                        .filter(|url| super::course::is_web(url))
                        .unwrap_or_default(),
                })
                .collect(),
        });
    }
    views
}
