//! Questions and practical tasks of a module, each naming the requirements it assesses.

use super::hours::ClassHours;
use super::id::ClaimPattern;
use crate::language::Text;
use crate::source::{Span, Spanned};

/// Everything by which a module assesses.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// Questions.
    pub questions: Vec<Question>,
    /// Practical tasks.
    pub tasks: Vec<PracticalTask>,
}

/// A question with its key.
#[derive(Debug, Clone)]
pub struct Question {
    /// Id, unique in its module.
    pub id: Spanned<String>,
    /// Its kind.
    pub kind: QuestionKind,
    /// What it assesses.
    pub assesses: Vec<Spanned<ClaimPattern>>,
    /// The cognitive level it asks for.
    pub cognitive: CognitiveLevel,
    /// Marks.
    pub marks: Spanned<f64>,
    /// The question itself, inline Markdown.
    pub stem: Text,
    /// Its key.
    pub answer: QuestionAnswer,
    /// Why the key is right.
    pub reason: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// The key of a question.
#[derive(Debug, Clone)]
pub enum QuestionAnswer {
    /// Options, each right or wrong.
    Options(Vec<(Text, bool)>),
    /// True or false.
    Judgement(bool),
    /// A model answer.
    Written(Text),
    /// The author gave none.
    Missing,
}

/// Kinds of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionKind {
    /// 单项选择题.
    SingleChoice,
    /// 多项选择题.
    MultipleChoice,
    /// 判断题.
    TrueFalse,
    /// 简答题.
    ShortAnswer,
    /// 案例分析题.
    Case,
}

impl QuestionKind {
    /// Every kind with its key in TOML.
    pub const ALL: [(QuestionKind, &'static str); 5] = [
        (QuestionKind::SingleChoice, "single-choice"),
        (QuestionKind::MultipleChoice, "multiple-choice"),
        (QuestionKind::TrueFalse, "true-false"),
        (QuestionKind::ShortAnswer, "short-answer"),
        (QuestionKind::Case, "case"),
    ];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        QuestionKind::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<QuestionKind> {
        QuestionKind::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}

/// Cognitive levels of the revised taxonomy (Anderson and Krathwohl, 2001), from low to high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CognitiveLevel {
    /// 记忆.
    Remember,
    /// 理解.
    Understand,
    /// 应用.
    Apply,
    /// 分析.
    Analyse,
    /// 评价.
    Evaluate,
    /// 创造.
    Create,
}

impl CognitiveLevel {
    /// Every level with its key in TOML, from low to high.
    pub const ALL: [(CognitiveLevel, &'static str); 6] = [
        (CognitiveLevel::Remember, "remember"),
        (CognitiveLevel::Understand, "understand"),
        (CognitiveLevel::Apply, "apply"),
        (CognitiveLevel::Analyse, "analyse"),
        (CognitiveLevel::Evaluate, "evaluate"),
        (CognitiveLevel::Create, "create"),
    ];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        CognitiveLevel::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The level with this key.
    pub fn from_key(key: &str) -> Option<CognitiveLevel> {
        CognitiveLevel::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}

/// A practical task with its rubric.
#[derive(Debug, Clone)]
pub struct PracticalTask {
    /// Id, unique in its module.
    pub id: Spanned<String>,
    /// Title.
    pub title: Text,
    /// What it assesses.
    pub assesses: Vec<Spanned<ClaimPattern>>,
    /// Marks in all.
    pub marks: Spanned<f64>,
    /// Class hours, part of the practice of its module.
    pub hours: Option<Spanned<ClassHours>>,
    /// The situation and what is to be done, Markdown.
    pub brief: Option<Text>,
    /// What the learner is given.
    pub materials: Vec<Text>,
    /// Steps.
    pub steps: Vec<Text>,
    /// What is handed in.
    pub deliverable: Option<Text>,
    /// How it is marked.
    pub rubric: Vec<Criterion>,
    /// Where it stands.
    pub span: Span,
}

/// A row of a rubric.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// What is judged.
    pub criterion: Text,
    /// Marks for it.
    pub marks: Spanned<f64>,
    /// What earns all of them.
    pub full: Option<Text>,
    /// What earns some of them.
    pub partial: Option<Text>,
    /// Requirements it judges, a part of the task's.
    pub assesses: Vec<Spanned<ClaimPattern>>,
}
