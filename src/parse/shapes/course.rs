//! The shape of `course.toml`.

use super::print::COURSE_PRINT;
use super::standard::TERM;
use crate::language::Phrase;
use crate::parse::shape::{Field, Shape, TableShape};

/// `courses/<slug>/course.toml`.
pub static COURSE: TableShape = TableShape {
    name: Phrase::same("course.toml"),
    fields: &[
        Field::required("title", Shape::Words, Phrase::new("title of the course", "课程名称")),
        Field::optional("summary", Shape::Words, Phrase::new("what it is, in a sentence or two", "一两句话的简介")),
        Field::required(
            "serves",
            Shape::List(&Shape::Table(&SERVES)),
            Phrase::new("standards it serves", "所服务的标准"),
        ),
        Field::optional(
            "modules",
            Shape::List(&Shape::Name),
            Phrase::new(
                "reading order of the modules; prerequisites come first in any case",
                "模块的阅读顺序；先修模块总在前面",
            ),
        ),
        Field::optional("aims", Shape::List(&Shape::Words), Phrase::new("aims", "培训目标")),
        Field::optional("audience", Shape::Words, Phrase::new("for whom", "培训对象")),
        Field::optional("entry", Shape::Words, Phrase::new("entry conditions", "入学条件")),
        Field::optional("staff", Shape::Words, Phrase::new("who teaches", "师资要求")),
        Field::optional("rooms", Shape::Words, Phrase::new("rooms and equipment", "场地与设备")),
        Field::optional("assessment", Shape::Words, Phrase::new("how the course is assessed", "考核方式")),
        Field::optional(
            "references",
            Shape::List(&Shape::Table(&REFERENCE)),
            Phrase::new("further reading", "参考资料"),
        ),
        Field::optional("terms", Shape::List(&Shape::Table(&TERM)), Phrase::new("terms of its own", "课程术语")),
        Field::optional(
            "print",
            Shape::Table(&COURSE_PRINT),
            Phrase::new(
                "how its documents are printed; what is left out is as in curricle.toml",
                "本课程文件的印刷方式；省略的项目沿用 curricle.toml",
            ),
        ),
    ],
};

static SERVES: TableShape = TableShape {
    name: Phrase::same("[[serves]]"),
    fields: &[
        Field::required("standard", Shape::Name, Phrase::new("slug of the standard", "标准的文件夹名")),
        Field::required("edition", Shape::Text, Phrase::new("edition the course was written for", "课程所依据的版次")),
        Field::optional(
            "levels",
            Shape::List(&Shape::Name),
            Phrase::new("levels it serves; all if left out", "所服务的等级；省略则为全部"),
        ),
        Field::optional(
            "directions",
            Shape::List(&Shape::Name),
            Phrase::new("directions it serves; all if left out", "所服务的职业方向；省略则为全部"),
        ),
    ],
};

static REFERENCE: TableShape = TableShape {
    name: Phrase::same("[[references]]"),
    fields: &[
        Field::required("title", Shape::Words, Phrase::new("what it is", "资料名称")),
        Field::optional("url", Shape::Text, Phrase::new("where it is", "网址")),
    ],
};
