//! The shape of the files of a standard: `standard.toml` and any parts beside it, which may hold the same tables.

use crate::language::Phrase;
use crate::parse::shape::{Field, Shape, TableShape};

/// `standards/<slug>/standard.toml`.
pub static STANDARD: TableShape = TableShape {
    name: Phrase::same("standard.toml"),
    fields: &[
        Field::optional(
            "slug",
            Shape::Name,
            Phrase::new(
                "id of the standard in claims; the name of its folder if left out",
                "标准在对应中的标识；省略则为文件夹名",
            ),
        ),
        Field::required("edition", Shape::Text, Phrase::new("the edition, as \"2021\"", "版次，如 \"2021\"")),
        Field::required("name", Shape::Words, Phrase::new("name of the occupation", "职业名称")),
        Field::optional(
            "family",
            Shape::Choice(&["professional", "skills"]),
            Phrase::new("professional (专业技术类) or skills (技能类)", "专业技术类或技能类"),
        ),
        Field::optional(
            "definition",
            Shape::Words,
            Phrase::new("definition of the occupation, in our words", "职业定义（自行表述）"),
        ),
        Field::optional("issuers", Shape::List(&Shape::Words), Phrase::new("issuing bodies", "颁布机构")),
        Field::optional("issued", Shape::Date, Phrase::new("date of issue", "颁布日期")),
        Field::optional("document", Shape::Text, Phrase::new("number of the document", "文号")),
        Field::optional(
            "codes",
            Shape::List(&Shape::Table(&CODE)),
            Phrase::new("codes of the occupation, each with the year of its dictionary", "职业编码，各附大典年份"),
        ),
        Field::required(
            "levels",
            Shape::List(&Shape::Table(&LEVEL)),
            Phrase::new("the ladder of levels, from low to high", "由低到高的等级"),
        ),
        Field::optional(
            "directions",
            Shape::List(&Shape::Table(&DIRECTION)),
            Phrase::new("occupational directions", "职业方向"),
        ),
        Field::optional(
            "functions",
            Shape::List(&Shape::Table(&FUNCTION)),
            Phrase::new(
                "occupational functions; they may stand in files of their own",
                "职业功能；也可写在单独的文件中",
            ),
        ),
        Field::optional("basic", Shape::Table(&BASIC), Phrase::new("basic requirements", "基本要求")),
        Field::optional("weights", Shape::List(&Shape::Table(&WEIGHTS)), Phrase::new("weight tables", "权重表")),
        Field::optional(
            "conditions",
            Shape::List(&Shape::Table(&CONDITION)),
            Phrase::new("conditions of application", "申报条件"),
        ),
        Field::optional("assessment", Shape::Words, Phrase::new("rules of assessment", "考核要求")),
        Field::optional(
            "terms",
            Shape::List(&Shape::Table(&TERM)),
            Phrase::new("terms and their meanings", "术语及其含义"),
        ),
        Field::optional(
            "sources",
            Shape::List(&Shape::Table(&SOURCE)),
            Phrase::new("where facts come from", "事实的来源"),
        ),
        Field::optional(
            "provenance",
            Shape::List(&Shape::Table(&PROVENANCE)),
            Phrase::new("which part is fact and which is ours", "哪些是事实，哪些由本项目编写"),
        ),
    ],
};

/// Any other `*.toml` in the folder of a standard: a level, a direction, or both.
pub static PART: TableShape = TableShape {
    name: Phrase::new("part of a standard", "标准的分文件"),
    fields: &[
        Field::optional(
            "level",
            Shape::Name,
            Phrase::new("level of every function in this file", "本文件所有职业功能的等级"),
        ),
        Field::optional(
            "direction",
            Shape::Name,
            Phrase::new(
                "direction in whose table every function of this file stands",
                "本文件所有职业功能所在的职业方向",
            ),
        ),
        Field::optional(
            "functions",
            Shape::List(&Shape::Table(&FUNCTION)),
            Phrase::new("occupational functions", "职业功能"),
        ),
        Field::optional("weights", Shape::List(&Shape::Table(&WEIGHTS)), Phrase::new("weight tables", "权重表")),
    ],
};

static CODE: TableShape = TableShape {
    name: Phrase::same("[[codes]]"),
    fields: &[
        Field::required("code", Shape::Text, Phrase::new("the code, as \"2-02-30-11\"", "职业编码，如 \"2-02-30-11\"")),
        Field::optional(
            "dictionary",
            Shape::Integer,
            Phrase::new("year of the dictionary that uses the code", "使用该编码的职业分类大典年份"),
        ),
    ],
};

static LEVEL: TableShape = TableShape {
    name: Phrase::same("[[levels]]"),
    fields: &[
        Field::required("id", Shape::Name, Phrase::new("id of the level", "等级标识")),
        Field::required("name", Shape::Words, Phrase::new("name of the level", "等级名称")),
        Field::optional("rank", Shape::Integer, Phrase::new("rank, rising with the level", "等次，随等级升高而增大")),
        Field::optional(
            "directions",
            Shape::List(&Shape::Name),
            Phrase::new("directions this level has", "该等级所设职业方向"),
        ),
        Field::optional(
            "hours",
            Shape::Number,
            Phrase::new("reference training hours, in class hours", "培训参考学时"),
        ),
    ],
};

static DIRECTION: TableShape = TableShape {
    name: Phrase::same("[[directions]]"),
    fields: &[
        Field::required("id", Shape::Name, Phrase::new("id of the direction", "职业方向标识")),
        Field::required("name", Shape::Words, Phrase::new("name of the direction", "职业方向名称")),
    ],
};

static FUNCTION: TableShape = TableShape {
    name: Phrase::same("[[functions]]"),
    fields: &[
        Field::required("no", Shape::Text, Phrase::new("number, as \"1\"", "序号，如 \"1\"")),
        Field::required("title", Shape::Words, Phrase::new("title of the function", "职业功能名称")),
        Field::optional(
            "level",
            Shape::Name,
            Phrase::new("its level, unless the file says it", "所属等级（文件已注明时可省略）"),
        ),
        Field::optional(
            "direction",
            Shape::Name,
            Phrase::new(
                "the direction in whose table it stands, where numbering restarts per direction",
                "编号按职业方向重新开始时，所在的职业方向",
            ),
        ),
        Field::optional(
            "directions",
            Shape::List(&Shape::Name),
            Phrase::new(
                "in a shared table: the directions that require it; all if left out",
                "在共用表中：要求该职业功能的方向；省略则为全部",
            ),
        ),
        Field::optional("tasks", Shape::List(&Shape::Table(&TASK)), Phrase::new("its tasks", "工作内容")),
    ],
};

static TASK: TableShape = TableShape {
    name: Phrase::same("[[functions.tasks]]"),
    fields: &[
        Field::required("no", Shape::Text, Phrase::new("number, as \"1.1\"", "序号，如 \"1.1\"")),
        Field::required("title", Shape::Words, Phrase::new("title of the task", "工作内容名称")),
        Field::optional(
            "abilities",
            Shape::List(&Shape::Table(&ITEM)),
            Phrase::new("abilities, in order", "能力要求，按顺序"),
        ),
        Field::optional(
            "knowledge",
            Shape::List(&Shape::Table(&ITEM)),
            Phrase::new("knowledge, in order", "相关知识要求，按顺序"),
        ),
    ],
};

static ITEM: TableShape = TableShape {
    name: Phrase::new("requirement", "条目"),
    fields: &[
        Field::optional("zh", Shape::Text, Phrase::new("the statement in Chinese", "中文表述")),
        Field::optional("en", Shape::Text, Phrase::new("the statement in English", "英文表述")),
        Field::optional(
            "printed",
            Shape::Text,
            Phrase::new("the number as printed, a label only", "印出的编号，仅作标签"),
        ),
    ],
};

static BASIC: TableShape = TableShape {
    name: Phrase::same("[basic]"),
    fields: &[
        Field::optional("ethics", Shape::List(&Shape::Words), Phrase::new("professional ethics", "职业道德")),
        Field::optional("foundations", Shape::List(&Shape::Words), Phrase::new("foundation knowledge", "基础知识")),
    ],
};

static WEIGHTS: TableShape = TableShape {
    name: Phrase::same("[[weights]]"),
    fields: &[
        Field::required(
            "kind",
            Shape::Choice(&["theory", "ability"]),
            Phrase::new("which of the two tables", "理论知识或专业能力"),
        ),
        Field::optional(
            "level",
            Shape::Name,
            Phrase::new("its level, unless the file says it", "所属等级（文件已注明时可省略）"),
        ),
        Field::optional(
            "direction",
            Shape::Name,
            Phrase::new("its direction, where the level has directions", "所属职业方向（该等级设方向时）"),
        ),
        Field::required(
            "rows",
            Shape::List(&Shape::Table(&WEIGHT)),
            Phrase::new("rows that add to 100", "各行合计为 100"),
        ),
    ],
};

static WEIGHT: TableShape = TableShape {
    name: Phrase::new("weight row", "权重行"),
    fields: &[
        Field::optional("function", Shape::Text, Phrase::new("number of the function", "职业功能序号")),
        Field::optional(
            "basic",
            Shape::Choice(&["ethics", "foundations"]),
            Phrase::new("part of the basic requirements", "基本要求的部分"),
        ),
        Field::required("percent", Shape::Number, Phrase::new("weight in percent", "权重（%）")),
    ],
};

static CONDITION: TableShape = TableShape {
    name: Phrase::same("[[conditions]]"),
    fields: &[
        Field::optional("level", Shape::Name, Phrase::new("the level applied for", "申报的等级")),
        Field::required("text", Shape::Words, Phrase::new("the condition", "条件")),
    ],
};

/// A term of a standard or of a course.
pub static TERM: TableShape = TableShape {
    name: Phrase::same("[[terms]]"),
    fields: &[
        Field::required("id", Shape::Name, Phrase::new("id, for links", "标识，用于链接")),
        Field::required("term", Shape::Words, Phrase::new("the term", "术语")),
        Field::required("meaning", Shape::Words, Phrase::new("its meaning, in our words", "含义（自行表述）")),
    ],
};

static SOURCE: TableShape = TableShape {
    name: Phrase::same("[[sources]]"),
    fields: &[
        Field::required("id", Shape::Name, Phrase::new("id of the source", "来源标识")),
        Field::required("title", Shape::Words, Phrase::new("what it is", "来源名称")),
        Field::optional("url", Shape::Text, Phrase::new("where it is", "网址")),
    ],
};

static PROVENANCE: TableShape = TableShape {
    name: Phrase::same("[[provenance]]"),
    fields: &[
        Field::required(
            "part",
            Shape::Choice(&[
                "identity",
                "definition",
                "levels",
                "directions",
                "direction-map",
                "functions",
                "tasks",
                "item-counts",
                "statements",
                "terms",
                "weights",
                "hours",
                "assessment",
                "conditions",
                "basic",
            ]),
            Phrase::new("the part it speaks of", "所说明的部分"),
        ),
        Field::required(
            "status",
            Shape::Choice(&["fact", "inferred", "own"]),
            Phrase::new(
                "read in a source, reasoned from facts, or written by us",
                "见于来源、由事实推断，或由本项目编写",
            ),
        ),
        Field::optional("confidence", Shape::Choice(&["high", "medium", "low"]), Phrase::new("how sure", "可信程度")),
        Field::optional("sources", Shape::List(&Shape::Name), Phrase::new("ids of the sources", "来源标识")),
        Field::optional("note", Shape::Words, Phrase::new("what exactly", "具体说明")),
    ],
};
