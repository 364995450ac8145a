//! Faults by which a node cannot be understood at all.

use crate::diag::{Code, Explanation, Severity};
use crate::language::Phrase;

/// Every code of this stage.
pub static CODES: &[&Code] = &[&MALFORMED_ID, &MISSING_FILE, &FOLDER_NAME];

/// An id of a requirement that has not the form of one.
pub static MALFORMED_ID: Code = Code {
    slug: "malformed-id",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim, an assessment or a waiver whose id has not the form of a requirement's id.",
            "对应、考核或豁免中的编号不符合条目编号的格式。",
        ),
        matters: Phrase::new(
            "It names nothing, so the requirement it was meant for counts as not taught or not assessed.",
            "它没有指向任何条目，本应对应的条目会被算作未教或未考。",
        ),
        example: "covers = [\"1.1.3\"]",
        settle: Phrase::new(
            "Write level, task and item: `primary/1.1/a3`; `a` is an ability, `k` is knowledge, the number is the place in the list.",
            "写明等级、工作内容与条目：`primary/1.1/a3`；`a` 为能力，`k` 为知识，数字为列表中的位置。",
        ),
    },
};

/// A folder without the file that makes it a standard, a course or a module.
pub static MISSING_FILE: Code = Code {
    slug: "missing-file",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A folder under `standards/` or `courses/` without the file that names it, or a workspace without `curricle.toml`.",
            "`standards/` 或 `courses/` 下的文件夹缺少说明它的文件，或工作区缺少 `curricle.toml`。",
        ),
        matters: Phrase::new(
            "What stands in the folder belongs to nothing, so it is left out of every programme.",
            "文件夹中的内容没有归属，会被排除在所有培训方案之外。",
        ),
        example: "standards/big-data/primary.toml without standards/big-data/standard.toml",
        settle: Phrase::new(
            "Write the file, or remove the folder; `curricle new` makes a skeleton.",
            "补写该文件或删除文件夹；`curricle new` 可生成骨架。",
        ),
    },
};

/// A folder whose name cannot be an id.
pub static FOLDER_NAME: Code = Code {
    slug: "folder-name",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A folder of a standard, a course or a module whose name cannot be an id.",
            "标准、课程或模块的文件夹名不能用作标识。",
        ),
        matters: Phrase::new(
            "The name stands in claims and in addresses of pages, which must be the same on every system.",
            "该名称会出现在对应关系和网页地址中，必须在各种系统上保持一致。",
        ),
        example: "courses/My Course/course.toml",
        settle: Phrase::new(
            "Rename the folder: lower-case ASCII letters, digits and hyphens.",
            "重命名文件夹：只用小写英文字母、数字和连字符。",
        ),
    },
};
