//! Pieces that several pages share.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::{percent_text, short};
use super::{PageKind, Scene, links};
use crate::coverage::{CoverageState, ProgrammeCoverage, Tally};
use crate::language::Language;
use crate::link::{AssessmentItem, AssessmentLink, Link, ModuleIndex, RequirementIndex};
use crate::model::{Family, Heading, HoursSplit, RequirementKind, Standard};

/// Class hours, as a reader sees them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HoursView {
    /// Theory.
    pub theory: String,
    /// Practice.
    pub practice: String,
    /// Self-study.
    pub self_study: String,
    /// Theory and practice.
    pub taught: String,
    /// Everything the learner spends.
    pub total: String,
    /// Theory and practice in minutes.
    pub taught_minutes: u32,
}

/// How much is in which state: for a bar, a number and a table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Bar {
    /// All requirements.
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
    /// Covered in percent, rounded down to one place, as `97.5`.
    pub percent: String,
    /// Shades for a heat map, from 0 (nothing) to 5 (all).
    pub shade: u8,
}

/// A level of a standard.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Level {
    /// Id, as `primary`.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A programme, as a link.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProgrammeRef {
    /// Title: occupation, level and direction.
    pub title: String,
    /// Name of the occupation.
    pub occupation: String,
    /// Name of the level.
    pub level: String,
    /// Name of the direction; empty without directions.
    pub direction: String,
    /// Address of its page.
    pub href: String,
    /// Address of its coverage.
    pub coverage_href: String,
    /// Number of modules.
    pub modules: usize,
    /// Class hours.
    pub hours: HoursView,
    /// Abilities.
    pub ability: Bar,
    /// Knowledge.
    pub knowledge: Bar,
    /// Both.
    pub both: Bar,
}

/// A module, as a link.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModuleRef {
    /// Title.
    pub title: String,
    /// Id.
    pub id: String,
    /// Address of its page, or of the paragraph that is meant.
    pub href: String,
    /// How deep it goes, where that is meant: `introduced`, `reinforced`, `mastered`; otherwise empty.
    pub depth: String,
}

/// A question or a practical task, as a link.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AssessmentRef {
    /// `question` or `task`.
    pub kind: String,
    /// Id in its module.
    pub id: String,
    /// Title of the module.
    pub module: String,
    /// Address.
    pub href: String,
}

/// A requirement with everything that touches it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RequirementRow {
    /// Full id.
    pub id: String,
    /// Short label, as `a3`.
    pub label: String,
    /// Anchor on the page of its level.
    pub anchor: String,
    /// Address on the page of its level.
    pub href: String,
    /// `ability` or `knowledge`.
    pub kind: String,
    /// The statement.
    pub text: String,
    /// The number as printed, where it differs from the label; otherwise empty.
    pub printed: String,
    /// State in the programme: `covered`, `waived`, `taught-only`, `assessed-only`, `uncovered`.
    pub state: String,
    /// Modules that teach it, with the address of the paragraph.
    pub taught: Vec<ModuleRef>,
    /// What assesses it.
    pub assessed: Vec<AssessmentRef>,
}

/// A requirement, as a link.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RequirementRef {
    /// Full id.
    pub id: String,
    /// Id without the standard.
    pub label: String,
    /// Address on the page of its level.
    pub href: String,
    /// The statement.
    pub text: String,
}

impl Bar {
    pub(super) fn of(tally: Tally) -> Bar {
        let percent = tally.percent();
        let shade = match percent {
            p if p <= 0.0 => 0,
            p if p >= 100.0 => 5,
            p => 1 + (p / 25.0).floor().min(3.0) as u8,
        };
        Bar {
            total: tally.total,
            covered: tally.covered,
            taught_only: tally.taught_only,
            assessed_only: tally.assessed_only,
            uncovered: tally.uncovered,
            waived: tally.waived,
            percent: percent_text(percent),
            shade,
        }
    }
}

impl Scene<'_> {
    pub(super) fn hours(&self, hours: HoursSplit) -> HoursView {
        HoursView {
            theory: short(hours.theory.number()),
            practice: short(hours.practice.number()),
            self_study: short(hours.self_study.number()),
            taught: short(hours.taught().number()),
            total: short(hours.total().number()),
            taught_minutes: hours.taught().minutes(self.linked().model.workspace.class_hour_minutes),
        }
    }

    pub(super) fn programme_ref(&self, index: usize) -> ProgrammeRef {
        let programme = &self.site.programmes[index];
        let coverage = programme.coverage;
        let standard = &self.linked().model.standards[coverage.standard];
        let occupation = standard.name.get(self.language).to_owned();
        let level = standard
            .level(&coverage.level)
            .map_or(String::new(), |(_, level)| level.name.get(self.language).to_owned());
        let direction = coverage.direction.as_deref().and_then(|id| standard.direction(id));
        let direction = direction.map_or(String::new(), |direction| direction.name.get(self.language).to_owned());
        let parts: Vec<&str> =
            [&occupation, &level, &direction].into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        let (ability, knowledge) = self.site.tallies[index];
        ProgrammeRef {
            title: joined(self.language, &parts),
            href: self.path(PageKind::Programme(index)),
            coverage_href: self.path(PageKind::ProgrammeCoverage(index)),
            modules: programme.modules.len(),
            hours: self.hours(coverage.hours),
            ability: Bar::of(ability),
            knowledge: Bar::of(knowledge),
            both: Bar::of(ability.plus(knowledge)),
            occupation,
            level,
            direction,
        }
    }

    pub(super) fn module_ref(&self, index: ModuleIndex) -> ModuleRef {
        let module = self.linked().module(index);
        ModuleRef {
            title: module.title.get(self.language).to_owned(),
            id: module.id.clone(),
            href: self.path(PageKind::Module(index)),
            depth: String::new(),
        }
    }

    /// The module with the paragraph that teaches a requirement.
    pub(super) fn taught_by(&self, link: &Link) -> ModuleRef {
        let mut reference = self.module_ref(link.module);
        link.depth.key().clone_into(&mut reference.depth);
        if let Some(heading) = self.heading_of(link) {
            reference.href = format!("{}#{}", reference.href, heading.anchor);
        }
        reference
    }

    /// The heading of the paragraph that teaches a requirement; empty when the whole module does.
    pub(super) fn section_of(&self, link: &Link) -> String {
        self.heading_of(link).map_or(String::new(), |heading| heading.text.clone())
    }

    fn heading_of(&self, link: &Link) -> Option<&Heading> {
        let heading = link.anchors.get(&self.language)?;
        self.linked().module(link.module).bodies.get(&self.language)?.headings.get(*heading)
    }

    pub(super) fn assessed_by(&self, link: &AssessmentLink) -> AssessmentRef {
        let module = self.linked().module(link.module);
        let (kind, id) = match link.item {
            AssessmentItem::Question(index) => ("question", &module.assessment.questions[index].id.value),
            AssessmentItem::Task(index) => ("task", &module.assessment.tasks[index].id.value),
        };
        AssessmentRef {
            kind: kind.to_owned(),
            id: id.clone(),
            module: module.title.get(self.language).to_owned(),
            href: format!("{}#{kind}-{id}", self.path(PageKind::Module(link.module))),
        }
    }

    pub(super) fn requirement_ref(&self, index: RequirementIndex) -> RequirementRef {
        let id = &self.linked().requirements[index.0].id;
        RequirementRef {
            id: id.to_string(),
            label: id.local(),
            href: links::requirement(self.site, self.language, index),
            text: self.linked().requirement(index).text.get(self.language).to_owned(),
        }
    }

    /// A requirement with what touches it; `among` limits modules to those of a programme.
    pub(super) fn requirement_row(
        &self,
        index: RequirementIndex,
        state: CoverageState,
        among: Option<&ProgrammeCoverage>,
    ) -> RequirementRow {
        let linked = self.linked();
        let place = &linked.requirements[index.0];
        let within = |module: &ModuleIndex| among.is_none_or(|coverage| coverage.modules.binary_search(module).is_ok());
        let links = linked.links.get(&index).into_iter().flat_map(|links| links.values());
        let assessments = linked.assessments.get(&index).into_iter().flatten();
        let requirement = linked.requirement(index);
        let expected = format!("{}.{}", place.id.task, place.ordinal);
        RequirementRow {
            id: place.id.to_string(),
            label: format!("{}{}", place.kind.letter(), place.ordinal),
            anchor: links::requirement_anchor(&place.id),
            href: links::requirement(self.site, self.language, index),
            kind: kind_key(place.kind).to_owned(),
            text: requirement.text.get(self.language).to_owned(),
            printed: requirement
                .printed
                .as_ref()
                .map(|label| label.value.clone())
                .filter(|label| *label != expected)
                .unwrap_or_default(),
            state: state.key().to_owned(),
            taught: links.filter(|link| within(&link.module)).map(|link| self.taught_by(link)).collect(),
            assessed: assessments.filter(|link| within(&link.module)).map(|link| self.assessed_by(link)).collect(),
        }
    }
}

/// Names in one line, as a title: Chinese sets a full-width dot without spaces; in English the dot stays with the name
/// before it.
pub(super) fn joined(language: Language, names: &[&str]) -> String {
    names.join(match language {
        Language::Zh => "·",
        Language::En => "\u{a0}· ",
    })
}

/// The key of a kind in views and reports.
pub(super) fn kind_key(kind: RequirementKind) -> &'static str {
    match kind {
        RequirementKind::Ability => "ability",
        RequirementKind::Knowledge => "knowledge",
    }
}

/// The key of a family in views.
pub(super) fn family_key(standard: &Standard) -> &'static str {
    match standard.family {
        Family::Professional => "professional",
        Family::Skills => "skills",
    }
}
