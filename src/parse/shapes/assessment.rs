//! The shape of `assessment.toml`, beside a module.

use crate::language::Phrase;
use crate::parse::shape::{Field, Shape, TableShape};

/// `modules/<id>/assessment.toml`.
pub static ASSESSMENT: TableShape = TableShape {
    name: Phrase::same("assessment.toml"),
    fields: &[
        Field::optional("questions", Shape::List(&Shape::Table(&QUESTION)), Phrase::new("questions", "试题")),
        Field::optional("tasks", Shape::List(&Shape::Table(&TASK)), Phrase::new("practical tasks", "实操任务")),
    ],
};

static QUESTION: TableShape = TableShape {
    name: Phrase::same("[[questions]]"),
    fields: &[
        Field::required("id", Shape::Name, Phrase::new("id, unique in its module", "模块内唯一的标识")),
        Field::required(
            "kind",
            Shape::Choice(&["single-choice", "multiple-choice", "true-false", "short-answer", "case"]),
            Phrase::new("kind of question", "题型"),
        ),
        Field::required("assesses", Shape::List(&Shape::Text), Phrase::new("requirements it assesses", "所考核的条目")),
        Field::required(
            "cognitive",
            Shape::Choice(&["remember", "understand", "apply", "analyse", "evaluate", "create"]),
            Phrase::new("cognitive level of the revised taxonomy", "认知层次（修订版）"),
        ),
        Field::required("marks", Shape::Number, Phrase::new("marks", "分值")),
        Field::required("stem", Shape::Words, Phrase::new("the question, inline Markdown", "题干，可用行内 Markdown")),
        Field::optional("options", Shape::List(&Shape::Table(&OPTION)), Phrase::new("options of a choice", "选项")),
        Field::optional("key", Shape::Boolean, Phrase::new("key of a true-false question", "判断题答案")),
        Field::optional(
            "answer",
            Shape::Words,
            Phrase::new("model answer of a written question", "简答题或案例题的参考答案"),
        ),
        Field::optional("reason", Shape::Words, Phrase::new("why the key is right", "答案的理由")),
    ],
};

static OPTION: TableShape = TableShape {
    name: Phrase::new("option", "选项"),
    fields: &[
        Field::optional("zh", Shape::Text, Phrase::new("the option in Chinese", "中文选项")),
        Field::optional("en", Shape::Text, Phrase::new("the option in English", "英文选项")),
        Field::optional("correct", Shape::Boolean, Phrase::new("whether it is right", "是否正确")),
    ],
};

static TASK: TableShape = TableShape {
    name: Phrase::same("[[tasks]]"),
    fields: &[
        Field::required("id", Shape::Name, Phrase::new("id, unique in its module", "模块内唯一的标识")),
        Field::required("title", Shape::Words, Phrase::new("title", "任务名称")),
        Field::required("assesses", Shape::List(&Shape::Text), Phrase::new("requirements it assesses", "所考核的条目")),
        Field::required("marks", Shape::Number, Phrase::new("marks in all", "总分")),
        Field::optional(
            "hours",
            Shape::Number,
            Phrase::new("class hours, part of the module's practice", "学时，计入模块的实训学时"),
        ),
        Field::optional(
            "brief",
            Shape::Words,
            Phrase::new("the situation and what is to be done, Markdown", "情境与任务，可用 Markdown"),
        ),
        Field::optional(
            "materials",
            Shape::List(&Shape::Words),
            Phrase::new("what the learner is given", "材料与工具"),
        ),
        Field::optional("steps", Shape::List(&Shape::Words), Phrase::new("steps", "步骤")),
        Field::optional("deliverable", Shape::Words, Phrase::new("what is handed in", "提交成果")),
        Field::optional("rubric", Shape::List(&Shape::Table(&CRITERION)), Phrase::new("how it is marked", "评分细则")),
    ],
};

static CRITERION: TableShape = TableShape {
    name: Phrase::new("rubric row", "评分行"),
    fields: &[
        Field::required("criterion", Shape::Words, Phrase::new("what is judged", "评分项")),
        Field::required("marks", Shape::Number, Phrase::new("marks for it", "分值")),
        Field::optional("full", Shape::Words, Phrase::new("what earns all of them", "满分表现")),
        Field::optional("partial", Shape::Words, Phrase::new("what earns some of them", "部分得分的表现")),
        Field::optional(
            "assesses",
            Shape::List(&Shape::Text),
            Phrase::new("requirements it judges, a part of the task's", "所考核的条目（属于本任务）"),
        ),
    ],
};
