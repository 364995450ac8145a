//! The coverage report as data: what the console, the JSON, the workbook and the gate of a build all print.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::percent_text;
use crate::coverage::{CoverageState, ProgrammeCoverage, Tally};
use crate::language::{Language, Text};
use crate::link::{Linked, RequirementIndex};
use crate::model::{RequirementKind, Standard};
use crate::plan::Programme;
use crate::source::Sources;

/// The report; `schema` changes when a key changes its meaning.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageReport {
    /// `curricle/coverage/1`.
    pub schema: &'static str,
    /// Every programme asked for.
    pub programmes: Vec<ProgrammeReport>,
}

/// One programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgrammeReport {
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
    /// Number of modules.
    pub modules: usize,
    /// Abilities.
    pub ability: KindReport,
    /// Knowledge.
    pub knowledge: KindReport,
    /// Hours.
    pub hours: HoursReport,
    /// Hours and weights by function.
    pub functions: Vec<FunctionReport>,
    /// Requirements neither taught nor assessed.
    pub uncovered: Vec<RequirementReport>,
    /// Requirements taught, never assessed.
    pub taught_only: Vec<RequirementReport>,
    /// Requirements assessed, never taught.
    pub assessed_only: Vec<RequirementReport>,
    /// Requirements waived.
    pub waived: Vec<RequirementReport>,
}

/// Text in both languages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Counts of one kind of requirement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KindReport {
    /// All of them.
    pub total: usize,
    /// Taught and assessed.
    pub covered: usize,
    /// Taught, never assessed.
    pub taught_only: usize,
    /// Assessed, never taught.
    pub assessed_only: usize,
    /// Neither.
    pub uncovered: usize,
    /// Waived.
    pub waived: usize,
    /// Covered in percent of weight; `null` when the standard gives no weights.
    pub weighted_percent: Option<f64>,
}

/// Class hours of a programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HoursReport {
    /// What the standard asks for; `null` when it is unknown.
    pub required: Option<f64>,
    /// Taught hours of its modules: theory and practice.
    pub planned: f64,
    /// Theory.
    pub theory: f64,
    /// Practice.
    pub practice: f64,
    /// Self-study, which is not taught.
    pub self_study: f64,
}

/// Hours and weights of a function.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FunctionReport {
    /// Number of the function.
    pub number: String,
    /// Its title.
    pub title: Both,
    /// Taught class hours.
    pub hours: f64,
    /// Share of the programme's taught hours, in percent.
    pub hours_percent: f64,
    /// Share that the weights ask for, in percent; `null` when the standard gives none.
    pub weight_percent: Option<f64>,
}

/// A requirement and where it stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RequirementReport {
    /// Full id.
    pub id: String,
    /// The statement.
    pub text: Both,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl KindReport {
    fn of(tally: Tally, weighted_percent: Option<f64>) -> KindReport {
        KindReport {
            total: tally.total,
            covered: tally.covered,
            taught_only: tally.taught_only,
            assessed_only: tally.assessed_only,
            uncovered: tally.uncovered,
            waived: tally.waived,
            weighted_percent: weighted_percent.map(|percent| (percent * 100.0).round() / 100.0),
        }
    }
}

impl ProgrammeReport {
    /// Both kinds together.
    pub fn tally(&self) -> Tally {
        let of = |kind: &KindReport| Tally {
            total: kind.total,
            covered: kind.covered,
            taught_only: kind.taught_only,
            assessed_only: kind.assessed_only,
            uncovered: kind.uncovered,
            waived: kind.waived,
        };
        of(&self.ability).plus(of(&self.knowledge))
    }

    /// Covered in percent of what is not waived, as a reader sees it.
    pub fn percent_text(&self) -> String {
        percent_text(self.tally().percent())
    }

    /// The title in one language.
    pub fn title(&self, language: Language) -> &str {
        self.title.get(language)
    }
}

impl Both {
    /// The side for `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }

    pub(super) fn of(text: &Text) -> Both {
        Both { zh: text.get(Language::Zh).to_owned(), en: text.get(Language::En).to_owned() }
    }
}

/// Which programmes a report is about; `None` means all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// Slug of the standard.
    pub standard: Option<&'a str>,
    /// Level id.
    pub level: Option<&'a str>,
    /// Direction id.
    pub direction: Option<&'a str>,
}

impl Selection<'_> {
    /// Whether a programme is selected.
    pub fn takes(&self, linked: &Linked, coverage: &ProgrammeCoverage) -> bool {
        let slug = linked.model.standards[coverage.standard].slug.as_str();
        self.standard.is_none_or(|wanted| wanted == slug)
            && self.level.is_none_or(|wanted| wanted == coverage.level)
            && self.direction.is_none_or(|wanted| Some(wanted) == coverage.direction.as_deref())
    }
}

/// The report of the programmes selected.
pub fn coverage(
    linked: &Linked,
    sources: &Sources,
    programmes: &[Programme<'_>],
    selection: Selection<'_>,
) -> CoverageReport {
    let chosen = programmes.iter().filter(|programme| selection.takes(linked, programme.coverage));
    CoverageReport {
        schema: "curricle/coverage/1",
        programmes: chosen.map(|programme| report(linked, sources, programme.coverage)).collect(),
    }
}

fn report(linked: &Linked, sources: &Sources, coverage: &ProgrammeCoverage) -> ProgrammeReport {
    let standard = &linked.model.standards[coverage.standard];
    let level = standard.level(&coverage.level).map(|(_, level)| level);
    let in_state = |wanted: CoverageState| {
        let found = coverage.states.iter().filter(|(_, state)| **state == wanted);
        found.map(|(at, _)| requirement(linked, sources, *at)).collect::<Vec<_>>()
    };
    let functions = coverage.functions.iter().map(|hours| FunctionReport {
        number: standard.functions[hours.function].number.value.clone(),
        title: Both::of(&standard.functions[hours.function].title),
        hours: two_places(hours.taught()),
        hours_percent: two_places(hours.share_percent),
        weight_percent: hours.wanted_percent().map(two_places),
    });
    ProgrammeReport {
        standard: standard.slug.clone(),
        edition: standard.edition.value.clone(),
        level: coverage.level.clone(),
        direction: coverage.direction.clone(),
        title: title(standard, coverage),
        modules: coverage.modules.len(),
        ability: KindReport::of(coverage.tally(linked, RequirementKind::Ability), coverage.ability_weighted_percent),
        knowledge: KindReport::of(
            coverage.tally(linked, RequirementKind::Knowledge),
            coverage.knowledge_weighted_percent,
        ),
        hours: HoursReport {
            required: level.and_then(|level| level.hours.as_ref()).map(|hours| hours.value.number()),
            planned: coverage.hours.taught().number(),
            theory: coverage.hours.theory.number(),
            practice: coverage.hours.practice.number(),
            self_study: coverage.hours.self_study.number(),
        },
        functions: functions.collect(),
        uncovered: in_state(CoverageState::Uncovered),
        taught_only: in_state(CoverageState::TaughtOnly),
        assessed_only: in_state(CoverageState::AssessedOnly),
        waived: in_state(CoverageState::Waived),
    }
}

/// Occupation, level and direction of a programme.
pub(super) fn title(standard: &Standard, coverage: &ProgrammeCoverage) -> Both {
    let level = standard.level(&coverage.level).map(|(_, level)| level);
    let direction = coverage.direction.as_deref().and_then(|id| standard.direction(id));
    let names: Vec<&Text> =
        [Some(&standard.name), level.map(|level| &level.name), direction.map(|direction| &direction.name)]
            .into_iter()
            .flatten()
            .collect();
    let title = |language| names.iter().map(|name| name.get(language)).collect::<Vec<_>>().join(" · ");
    Both { zh: title(Language::Zh), en: title(Language::En) }
}

fn two_places(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn requirement(linked: &Linked, sources: &Sources, index: RequirementIndex) -> RequirementReport {
    let requirement = linked.requirement(index);
    let (line, _) = sources.line_column(requirement.span.file, requirement.span.start);
    RequirementReport {
        id: linked.requirements[index.0].id.to_string(),
        text: Both::of(&requirement.text),
        file: sources.file(requirement.span.file).path.clone(),
        line,
    }
}
