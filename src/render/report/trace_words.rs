//! The words of a trace for people.

use crate::language::{Language, Phrase};

/// A key of machine output and its words.
pub(super) type Words = &'static [(&'static str, Phrase)];

/// The words for a key; the key itself when an author typed something else.
pub(super) fn of(words: Words, key: &str, language: Language) -> &str {
    words.iter().find(|row| row.0 == key).map_or(key, |row| row.1.get(language))
}

pub(super) static KINDS: Words =
    &[("ability", Phrase::new("ability", "能力要求")), ("knowledge", Phrase::new("knowledge", "相关知识要求"))];

pub(super) static DEPTHS: Words = &[
    ("introduced", Phrase::new("introduced", "引入")),
    ("reinforced", Phrase::new("reinforced", "强化")),
    ("mastered", Phrase::new("mastered", "掌握")),
];

pub(super) static ASSESSING: Words = &[
    ("question", Phrase::new("question", "试题")),
    ("task", Phrase::new("task", "任务")),
    ("criterion", Phrase::new("rubric row of", "评分项")),
];

pub(super) static COVERAGE: Words = &[
    ("covered", Phrase::new("covered", "已覆盖")),
    ("waived", Phrase::new("waived", "已豁免")),
    ("taught-only", Phrase::new("taught, never assessed", "已教未考")),
    ("assessed-only", Phrase::new("assessed, never taught", "已考未教")),
    ("uncovered", Phrase::new("neither taught nor assessed", "未教未考")),
];

/// What became of a reference.
pub(super) static STATES: Words = &[
    ("covers", Phrase::new("covers", "有效")),
    ("outdated", Phrase::new("outdated", "过期")),
    ("predated", Phrase::new("predated", "超前")),
    ("orphaned", Phrase::new("orphaned", "悬空")),
    ("ambiguous", Phrase::new("ambiguous", "重号")),
    ("unwanted", Phrase::new("unwanted", "越级")),
];

pub(super) static STATUSES: Words = &[
    ("fact", Phrase::new("fact", "事实")),
    ("inferred", Phrase::new("inferred", "推断")),
    ("own", Phrase::new("our own words", "自行撰写")),
];

pub(super) const PROGRAMMES: Phrase = Phrase::new("programmes", "培训方案");
pub(super) const CLAIMS: Phrase = Phrase::new("claims", "对应");
pub(super) const ASSESSMENTS: Phrase = Phrase::new("assessments", "考核");
pub(super) const WAIVERS: Phrase = Phrase::new("waivers", "豁免");
pub(super) const PROVENANCE: Phrase = Phrase::new("provenance", "来源");
pub(super) const PREREQUISITES: Phrase = Phrase::new("prerequisites", "先修模块");
pub(super) const DEPENDANTS: Phrase = Phrase::new("comes before", "后续模块");
pub(super) const MODULE: Phrase = Phrase::new("module", "模块");
pub(super) const HOLDS: Phrase = Phrase::new("holds", "有效");
pub(super) const EXPIRED: Phrase = Phrase::new("expired", "已到期");
pub(super) const NO_SUCH_MODULE: Phrase = Phrase::new("no such module", "没有该模块");
pub(super) const LEVELS: Phrase = Phrase::new("levels: ", "等级：");
pub(super) const DIRECTIONS: Phrase = Phrase::new("directions: ", "职业方向：");
pub(super) const COMMA: Phrase = Phrase::new(", ", "、");
pub(super) const SEMICOLON: Phrase = Phrase::new("; ", "；");
