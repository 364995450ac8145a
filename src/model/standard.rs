//! An occupational standard (国家职业标准): one edition of it, whole. The tree of functions, tasks and requirements is
//! required; everything else may be unknown, and what is unknown is absent.

use super::hours::ClassHours;
use crate::language::{Phrase, Text};
use crate::source::{Span, Spanned};

/// One edition of an occupational standard.
#[derive(Debug, Clone)]
pub struct Standard {
    /// Name of its folder; with the edition its identity.
    pub slug: String,
    /// The edition, as `2021`.
    pub edition: Spanned<String>,
    /// Where the standard begins: its `standard.toml`.
    pub span: Span,
    /// Name of the occupation.
    pub name: Text,
    /// Which family of standards it belongs to.
    pub family: Family,
    /// Definition of the occupation, in our words.
    pub definition: Option<Text>,
    /// Issuing bodies.
    pub issuers: Vec<Text>,
    /// Date of issue, as `2021-09-29`.
    pub issued: Option<Spanned<String>>,
    /// Number of the document by which it was issued.
    pub document: Option<Spanned<String>>,
    /// Codes of the occupation, one for each dictionary.
    pub codes: Vec<OccupationCode>,
    /// The ladder of levels, from low to high.
    pub levels: Vec<Level>,
    /// Directions that levels may have.
    pub directions: Vec<Direction>,
    /// Functions of all levels, in the order of the files.
    pub functions: Vec<Function>,
    /// Basic requirements: professional ethics.
    pub ethics: Vec<Text>,
    /// Basic requirements: foundation knowledge.
    pub foundations: Vec<Text>,
    /// Weight tables.
    pub weights: Vec<WeightTable>,
    /// Conditions of application for assessment, per level.
    pub conditions: Vec<(Option<Spanned<String>>, Text)>,
    /// Rules of assessment.
    pub assessment: Option<Text>,
    /// Terms with their meanings.
    pub terms: Vec<Term>,
    /// Where facts come from: id, title, address.
    pub sources: Vec<(Spanned<String>, Text, Option<Spanned<String>>)>,
    /// What is fact, what is inferred and what is our own.
    pub provenance: Vec<Provenance>,
}

impl Standard {
    /// The level with this id and its rank from 0.
    pub fn level(&self, id: &str) -> Option<(usize, &Level)> {
        self.levels.iter().enumerate().find(|(_, level)| level.id.value == id)
    }

    /// The direction with this id.
    pub fn direction(&self, id: &str) -> Option<&Direction> {
        self.directions.iter().find(|direction| direction.id.value == id)
    }

    /// The functions that a programme at this level and direction requires, in the order of their numbers as given.
    pub fn functions_for<'a>(
        &'a self,
        level: &'a str,
        direction: Option<&'a str>,
    ) -> impl Iterator<Item = (usize, &'a Function)> {
        self.functions
            .iter()
            .enumerate()
            .filter(move |(_, function)| function.level.value == level && function.is_required_for(direction))
    }

    /// Every programme the standard calls for: each level that has functions, once for each of its directions, or once
    /// if it has none.
    pub fn programmes(&self) -> Vec<(&Level, Option<&Direction>)> {
        let mut programmes = Vec::new();
        for level in &self.levels {
            if !self.functions.iter().any(|function| function.level.value == level.id.value) {
                continue;
            }
            let directions: Vec<_> = level.directions.iter().filter_map(|id| self.direction(&id.value)).collect();
            if directions.is_empty() {
                programmes.push((level, None));
            }
            programmes.extend(directions.into_iter().map(|direction| (level, Some(direction))));
        }
        programmes
    }
}

/// The two families of standards; they differ in the name of an ability and in their ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// 专业技术类: 初级, 中级, 高级; 专业能力要求.
    Professional,
    /// 技能类: 五级 … 一级; 技能要求.
    Skills,
}

/// A code of the occupation in one dictionary. Old numbers were used again, so a code without its year is a fault.
#[derive(Debug, Clone)]
pub struct OccupationCode {
    /// The code, as `2-02-30-11`.
    pub code: Spanned<String>,
    /// Year of the dictionary that uses it.
    pub dictionary: Option<Spanned<i64>>,
}

/// One step of the ladder.
#[derive(Debug, Clone)]
pub struct Level {
    /// Id, as `primary`.
    pub id: Spanned<String>,
    /// Name, as 初级.
    pub name: Text,
    /// The rank the author gives, if any: must rise with the place in the list.
    pub rank: Option<Spanned<i64>>,
    /// Ids of the directions this level has.
    pub directions: Vec<Spanned<String>>,
    /// Reference training hours of this level, in class hours.
    pub hours: Option<Spanned<ClassHours>>,
}

/// An occupational direction (职业方向).
#[derive(Debug, Clone)]
pub struct Direction {
    /// Id, as `processing`.
    pub id: Spanned<String>,
    /// Name.
    pub name: Text,
}

/// An occupational function (职业功能) at one level.
#[derive(Debug, Clone)]
pub struct Function {
    /// Number, as `1`.
    pub number: Spanned<String>,
    /// Title.
    pub title: Text,
    /// Id of its level.
    pub level: Spanned<String>,
    /// The direction in whose table it stands, where numbering restarts per direction.
    pub scope: Option<Spanned<String>>,
    /// In a shared table: the directions that require it; empty means all.
    pub directions: Vec<Spanned<String>>,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

impl Function {
    /// Whether a programme of this direction requires the function.
    pub fn is_required_for(&self, direction: Option<&str>) -> bool {
        let Some(direction) = direction else { return true };
        match &self.scope {
            Some(scope) => scope.value == direction,
            None => self.directions.is_empty() || self.directions.iter().any(|id| id.value == direction),
        }
    }
}

/// A task, or work content (工作内容).
#[derive(Debug, Clone)]
pub struct Task {
    /// Number, as `1.1`.
    pub number: Spanned<String>,
    /// Title.
    pub title: Text,
    /// Abilities (专业能力要求 or 技能要求).
    pub abilities: Vec<Requirement>,
    /// Knowledge (相关知识要求); shares the task with the abilities, not paired with them one to one.
    pub knowledge: Vec<Requirement>,
}

impl Task {
    /// The items of one kind.
    pub fn items(&self, kind: RequirementKind) -> &[Requirement] {
        match kind {
            RequirementKind::Ability => &self.abilities,
            RequirementKind::Knowledge => &self.knowledge,
        }
    }
}

/// One ability or knowledge item.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// The statement.
    pub text: Text,
    /// The number as printed, where it is known: a label, never a key.
    pub printed: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
}

/// Ability or knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequirementKind {
    /// What a practitioner must be able to do.
    Ability,
    /// What a practitioner must know.
    Knowledge,
}

impl RequirementKind {
    /// Both, in the order of the table.
    pub const ALL: [RequirementKind; 2] = [RequirementKind::Ability, RequirementKind::Knowledge];

    /// The letter in an id.
    pub fn letter(self) -> char {
        match self {
            RequirementKind::Ability => 'a',
            RequirementKind::Knowledge => 'k',
        }
    }

    /// The kind with this letter.
    pub fn from_letter(letter: char) -> Option<RequirementKind> {
        RequirementKind::ALL.into_iter().find(|kind| kind.letter() == letter)
    }
}

/// A weight table (权重表): percentages that add to 100.
#[derive(Debug, Clone)]
pub struct WeightTable {
    /// Theory or ability.
    pub kind: WeightKind,
    /// Id of its level.
    pub level: Spanned<String>,
    /// Id of its direction, where the level has directions.
    pub direction: Option<Spanned<String>>,
    /// Its rows.
    pub rows: Vec<WeightRow>,
    /// Where it stands.
    pub span: Span,
}

/// The two weight tables of a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WeightKind {
    /// 理论知识权重表.
    Theory,
    /// 专业能力要求权重表 or 技能要求权重表.
    Ability,
}

/// A row of a weight table.
#[derive(Debug, Clone)]
pub struct WeightRow {
    /// What is weighted: a function by its number, or a part of the basic requirements.
    pub subject: Result<Spanned<String>, BasicRow>,
    /// The weight in percent.
    pub percent: Spanned<f64>,
    /// Where it stands.
    pub span: Span,
}

/// A row of the theory table that is not a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasicRow {
    /// Professional ethics (职业道德).
    Ethics,
    /// Foundation knowledge (基础知识).
    Foundations,
}

/// A term (术语) and its meaning.
#[derive(Debug, Clone)]
pub struct Term {
    /// Id, for links.
    pub id: Spanned<String>,
    /// The term.
    pub term: Text,
    /// Its meaning, in our words.
    pub meaning: Text,
}

/// Which part of a standard's file is fact and which is ours.
#[derive(Debug, Clone)]
pub struct Provenance {
    /// The part.
    pub part: Spanned<ProvenancePart>,
    /// `fact`, `inferred` or `own`.
    pub status: Spanned<String>,
    /// `high`, `medium` or `low`; absent for our own.
    pub confidence: Option<Spanned<String>>,
    /// Ids of the sources.
    pub sources: Vec<Spanned<String>>,
    /// What exactly.
    pub note: Option<Text>,
}

/// A part of a standard's file that provenance speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProvenancePart {
    /// Names, codes, issuers, dates.
    Identity,
    /// Definition of the occupation.
    Definition,
    /// The ladder.
    Levels,
    /// The directions.
    Directions,
    /// Which functions each direction requires.
    DirectionMap,
    /// Names and numbers of functions.
    Functions,
    /// Names and numbers of tasks.
    Tasks,
    /// How many items each task has.
    ItemCounts,
    /// The wording of abilities and knowledge.
    Statements,
    /// Terms.
    Terms,
    /// Weight tables.
    Weights,
    /// Training hours.
    Hours,
    /// Rules of assessment.
    Assessment,
    /// Conditions of application.
    Conditions,
    /// Basic requirements.
    Basic,
}

impl ProvenancePart {
    /// Every part with its key in TOML and its name for a reader.
    pub const ALL: [(ProvenancePart, &'static str, Phrase); 15] = [
        (ProvenancePart::Identity, "identity", Phrase::new("names, codes and dates", "名称、编码与日期")),
        (ProvenancePart::Definition, "definition", Phrase::new("definition", "职业定义")),
        (ProvenancePart::Levels, "levels", Phrase::new("levels", "等级")),
        (ProvenancePart::Directions, "directions", Phrase::new("directions", "职业方向")),
        (
            ProvenancePart::DirectionMap,
            "direction-map",
            Phrase::new("functions of each direction", "各方向所含职业功能"),
        ),
        (ProvenancePart::Functions, "functions", Phrase::new("functions", "职业功能")),
        (ProvenancePart::Tasks, "tasks", Phrase::new("tasks", "工作内容")),
        (ProvenancePart::ItemCounts, "item-counts", Phrase::new("number of items", "条目数量")),
        (ProvenancePart::Statements, "statements", Phrase::new("wording of requirements", "要求的表述")),
        (ProvenancePart::Terms, "terms", Phrase::new("terms", "术语")),
        (ProvenancePart::Weights, "weights", Phrase::new("weights", "权重")),
        (ProvenancePart::Hours, "hours", Phrase::new("training hours", "培训学时")),
        (ProvenancePart::Assessment, "assessment", Phrase::new("assessment", "考核")),
        (ProvenancePart::Conditions, "conditions", Phrase::new("conditions of application", "申报条件")),
        (ProvenancePart::Basic, "basic", Phrase::new("basic requirements", "基本要求")),
    ];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        ProvenancePart::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The name a reader sees.
    pub fn name(self) -> Phrase {
        ProvenancePart::ALL.iter().find(|row| row.0 == self).map_or(Phrase::new("", ""), |row| row.2)
    }

    /// The part with this key.
    pub fn from_key(key: &str) -> Option<ProvenancePart> {
        ProvenancePart::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}
