//! The shape of a module's front matter. Facts stand in the file of the workspace's first language; the other files hold
//! the words only.

use crate::language::Phrase;
use crate::parse::shape::{Field, Shape, TableShape};

/// The keys that hold words, and so may stand in every language's file.
pub const WORD_KEYS: [&str; 3] = ["title", "summary", "outcomes"];

/// The front matter of `modules/<id>/index.<language>.md`.
pub static MODULE: TableShape = TableShape {
    name: Phrase::new("front matter", "文件头"),
    fields: &[
        Field::required("title", Shape::Text, Phrase::new("title in the language of the file", "本文件语言的标题")),
        Field::optional("summary", Shape::Text, Phrase::new("what it is, in a sentence", "一句话简介")),
        Field::optional(
            "outcomes",
            Shape::List(&Shape::Text),
            Phrase::new("what the learner can show afterwards", "学习成果"),
        ),
        Field::optional("levels", Shape::List(&Shape::Name), Phrase::new("levels it is meant for", "适用等级")),
        Field::optional(
            "directions",
            Shape::List(&Shape::Name),
            Phrase::new("directions it is meant for; all if left out", "适用职业方向；省略则为全部"),
        ),
        Field::optional("hours", Shape::Table(&HOURS), Phrase::new("class hours", "学时")),
        Field::optional(
            "prerequisites",
            Shape::List(&Shape::Name),
            Phrase::new("modules that come before it", "先修模块"),
        ),
        Field::optional(
            "introduces",
            Shape::List(&Shape::Text),
            Phrase::new("requirements met for the first time", "初次引入的条目"),
        ),
        Field::optional("covers", Shape::List(&Shape::Text), Phrase::new("requirements practised", "练习强化的条目")),
        Field::optional("masters", Shape::List(&Shape::Text), Phrase::new("requirements mastered", "达到掌握的条目")),
    ],
};

static HOURS: TableShape = TableShape {
    name: Phrase::same("hours"),
    fields: &[
        Field::optional("theory", Shape::Number, Phrase::new("theory, in class hours", "理论学时")),
        Field::optional("practice", Shape::Number, Phrase::new("practice, in class hours", "实训学时")),
        Field::optional("self_study", Shape::Number, Phrase::new("self-study, in class hours", "自学学时")),
    ],
};
