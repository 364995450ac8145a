//! The shape of `curricle.toml`.

use super::print::WORKSPACE_PRINT;
use crate::language::Phrase;
use crate::parse::shape::{Field, Shape, TableShape};

/// `curricle.toml`.
pub static WORKSPACE: TableShape = TableShape {
    name: Phrase::same("curricle.toml"),
    fields: &[
        Field::required("title", Shape::Words, Phrase::new("title of the site", "站点标题")),
        Field::optional("publisher", Shape::Words, Phrase::new("who publishes it", "发布机构")),
        Field::optional(
            "languages",
            Shape::List(&Shape::Choice(&["zh", "en"])),
            Phrase::new(
                "languages everything must exist in; the first holds the facts of modules",
                "所有内容必须具备的语言；模块的事实写在第一种语言的文件中",
            ),
        ),
        Field::optional(
            "date",
            Shape::Date,
            Phrase::new("date of this output; waivers are measured against it", "本次输出的日期；豁免是否到期以它为准"),
        ),
        Field::optional(
            "class_hour_minutes",
            Shape::Positive,
            Phrase::new("length of a class hour in minutes; 45 if left out", "一学时的分钟数；缺省为 45"),
        ),
        Field::optional(
            "address",
            Shape::WebAddress,
            Phrase::new("address under which the site will be served, for the site map", "站点发布地址，用于站点地图"),
        ),
        Field::optional(
            "output",
            Shape::Name,
            Phrase::new("folder of the output; `dist` if left out", "输出文件夹；缺省为 `dist`"),
        ),
        Field::optional("policy", Shape::Table(&POLICY), Phrase::new("opinions of the house", "本机构的规定")),
        Field::optional(
            "print",
            Shape::Table(&WORKSPACE_PRINT),
            Phrase::new("how documents are printed", "文件的印刷方式"),
        ),
        Field::optional(
            "waivers",
            Shape::List(&Shape::Table(&WAIVER)),
            Phrase::new("requirements that need not be covered for now", "暂不要求覆盖的条目"),
        ),
    ],
};

static POLICY: TableShape = TableShape {
    name: Phrase::same("[policy]"),
    fields: &[
        Field::optional(
            "severities",
            Shape::ChoiceByName(&["allow", "warning", "error"]),
            Phrase::new("severity of rules, by code", "按规则代码设定的严重程度"),
        ),
        Field::optional(
            "hours_tolerance_points",
            Shape::Number,
            Phrase::new(
                "how far the share of hours may lie from the share of weight, in percentage points; 10 if left out",
                "学时占比与权重可相差的百分点；缺省为 10",
            ),
        ),
        Field::optional(
            "mastered_at_most",
            Shape::Integer,
            Phrase::new(
                "in how many modules of a programme one requirement may be mastered; 2 if left out",
                "同一条目在一个方案中最多可由几个模块标为掌握；缺省为 2",
            ),
        ),
    ],
};

static WAIVER: TableShape = TableShape {
    name: Phrase::same("[[waivers]]"),
    fields: &[
        Field::required(
            "requirement",
            Shape::Text,
            Phrase::new(
                "which requirements: an id, a range or a wildcard, with the standard",
                "哪些条目：含标准名的编号、范围或通配",
            ),
        ),
        Field::required("reason", Shape::Words, Phrase::new("why", "理由")),
        Field::required("owner", Shape::Text, Phrase::new("who answers for it", "责任人")),
        Field::required("expires", Shape::Date, Phrase::new("the last day on which it holds", "有效期的最后一天")),
    ],
};
