//! Questions and practical tasks, as learners and as instructors see them.

use schemars::JsonSchema;
use serde::Serialize;

use super::Scene;
use super::audience::Audience;
use super::number::short;
use super::pieces::RequirementRef;
use crate::model::{PracticalTask, Question, QuestionAnswer};

/// A question. On learners' pages the key, the reason and the marks of options are absent.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionView {
    /// Id in its module.
    pub id: String,
    /// Kind: `single-choice`, `multiple-choice`, `true-false`, `short-answer`, `case`.
    pub kind: String,
    /// Cognitive level: `remember` … `create`.
    pub cognitive: String,
    /// Marks.
    pub marks: String,
    /// The question, Markdown.
    pub stem: String,
    /// Options of a choice, Markdown.
    pub options: Vec<OptionView>,
    /// The key, for instructors: letters of the right options, `true`, `false`, or a model answer; empty for learners.
    pub key: String,
    /// Whether `key` is a model answer in Markdown.
    pub key_is_text: bool,
    /// Why the key is right, for instructors, Markdown; empty for learners.
    pub reason: String,
    /// Requirements it assesses.
    pub assesses: Vec<RequirementRef>,
}

/// An option of a choice.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OptionView {
    /// Its letter.
    pub letter: String,
    /// The option, Markdown.
    pub text: String,
    /// Whether it is right; always false for learners.
    pub correct: bool,
}

/// A practical task. On learners' pages the rubric is absent.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskView {
    /// Id in its module.
    pub id: String,
    /// Title.
    pub title: String,
    /// Marks.
    pub marks: String,
    /// Class hours; empty when not given.
    pub hours: String,
    /// Situation, Markdown.
    pub brief: String,
    /// Materials, Markdown.
    pub materials: Vec<String>,
    /// Steps, Markdown.
    pub steps: Vec<String>,
    /// What is handed in, Markdown.
    pub deliverable: String,
    /// How it is marked, for instructors; empty for learners.
    pub rubric: Vec<CriterionView>,
    /// Requirements it assesses.
    pub assesses: Vec<RequirementRef>,
}

/// A row of a rubric.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionView {
    /// What is judged.
    pub criterion: String,
    /// Marks.
    pub marks: String,
    /// What earns all of them.
    pub full: String,
    /// What earns some of them.
    pub partial: String,
}

impl Scene<'_> {
    pub(super) fn question(
        &self,
        question: &Question,
        assesses: Vec<RequirementRef>,
        audience: Audience,
    ) -> QuestionView {
        let text = |text: &crate::language::Text| text.get(self.language).to_owned();
        let shown = audience == Audience::Instructor;
        let mut options = Vec::new();
        let mut key = String::new();
        match &question.answer {
            QuestionAnswer::Options(list) => {
                for (place, (option, correct)) in list.iter().enumerate() {
                    let letter = letter(place);
                    if shown && *correct {
                        key.push_str(&letter);
                    }
                    options.push(OptionView { letter, text: text(option), correct: shown && *correct });
                }
            }
            QuestionAnswer::Judgement(truth) if shown => key = truth.to_string(),
            QuestionAnswer::Written(answer) if shown => key = text(answer),
            QuestionAnswer::Judgement(_) | QuestionAnswer::Written(_) | QuestionAnswer::Missing => {}
        }
        QuestionView {
            id: question.id.value.clone(),
            kind: question.kind.key().to_owned(),
            cognitive: question.cognitive.key().to_owned(),
            marks: short(question.marks.value),
            stem: text(&question.stem),
            options,
            key_is_text: shown && matches!(question.answer, QuestionAnswer::Written(_)),
            key,
            reason: question.reason.as_ref().filter(|_| shown).map_or(String::new(), text),
            assesses,
        }
    }

    pub(super) fn task(&self, task: &PracticalTask, assesses: Vec<RequirementRef>, audience: Audience) -> TaskView {
        let text = |text: &crate::language::Text| text.get(self.language).to_owned();
        let optional = |side: &Option<crate::language::Text>| side.as_ref().map_or(String::new(), text);
        let rubric = task.rubric.iter().filter(|_| audience == Audience::Instructor).map(|row| CriterionView {
            criterion: text(&row.criterion),
            marks: short(row.marks.value),
            full: optional(&row.full),
            partial: optional(&row.partial),
        });
        TaskView {
            id: task.id.value.clone(),
            title: text(&task.title),
            marks: short(task.marks.value),
            hours: task.hours.as_ref().map_or(String::new(), |hours| short(hours.value.number())),
            brief: optional(&task.brief),
            materials: task.materials.iter().map(text).collect(),
            steps: task.steps.iter().map(text).collect(),
            deliverable: optional(&task.deliverable),
            rubric: rubric.collect(),
            assesses,
        }
    }
}

/// The letter of an option: A to Z, then AA and on.
fn letter(place: usize) -> String {
    let last = char::from(b'A' + (place % 26) as u8);
    if place < 26 { last.to_string() } else { format!("{}{last}", letter(place / 26 - 1)) }
}
