//! Faults that reading itself finds: before a file can be understood there is nothing for a rule to judge.

use crate::diag::{Code, Explanation, Severity};
use crate::language::Phrase;

/// Every code of this stage.
pub static CODES: &[&Code] = &[&TOML_SYNTAX, &WRONG_TYPE, &MISSING_KEY, &FRONT_MATTER];

/// A file is not TOML.
pub static TOML_SYNTAX: Code = Code {
    slug: "toml-syntax",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("Text that is not valid TOML.", "不合 TOML 语法的文本。"),
        matters: Phrase::new(
            "What stands after the fault in the same table cannot be trusted, so the file counts only as far as it could be read.",
            "同一表中错误之后的内容无法确信，因此该文件只按能读出的部分计算。",
        ),
        example: "title = { zh = \"配置组织架构, en = \"Configure\" }",
        settle: Phrase::new(
            "Mend the line that is shown: text stands in quotes, inline tables stay on one line, brackets come in pairs.",
            "修改所示的那一行：文本加引号，行内表不换行，括号成对。",
        ),
    },
};

/// A key holds the wrong kind of value.
pub static WRONG_TYPE: Code = Code {
    slug: "wrong-type",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A key that holds a value of another kind than its place asks for.",
            "键的取值类型与该处要求不符。",
        ),
        matters: Phrase::new(
            "The value cannot be used, and guessing what was meant would put invented facts into a programme.",
            "该值无法使用；若去猜测原意，就会把臆造的内容写进培训方案。",
        ),
        example: "hours = \"four\"",
        settle: Phrase::new(
            "Write the kind of value that the message names; `curricle schema` prints all of them for your editor.",
            "按提示写成所要求的类型；`curricle schema` 可为编辑器打印全部要求。",
        ),
    },
};

/// A table lacks a key it must have.
pub static MISSING_KEY: Code = Code {
    slug: "missing-key",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A table without a key that it must have.", "表中缺少必需的键。"),
        matters: Phrase::new(
            "Without it the thing has no identity or no meaning; everything else about it is still read and checked.",
            "缺少它，该项便没有身份或意义；其余内容仍会继续读取和检查。",
        ),
        example: "[[functions]]\ntitle = { zh = \"数据管理\", en = \"Data management\" }   # no `no`",
        settle: Phrase::new("Add the key.", "补上该键。"),
    },
};

/// The front matter of a module is absent or not closed.
pub static FRONT_MATTER: Code = Code {
    slug: "front-matter",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A module whose front matter is missing or is not closed.",
            "模块缺少文件头，或文件头没有结束。",
        ),
        matters: Phrase::new(
            "The front matter holds the title and the claims: without it nobody can say what the module teaches.",
            "文件头写明标题与对应关系：没有它就无法说明模块教什么。",
        ),
        example: "+++\ntitle = \"配置组织架构\"\n\n## 为什么要学",
        settle: Phrase::new(
            "Begin the file with a line `+++`, write the TOML, and close it with another line `+++`.",
            "文件以单独一行 `+++` 开头，写入 TOML，再以单独一行 `+++` 结束。",
        ),
    },
};
