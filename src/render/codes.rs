//! Faults that show when pages are made.

use crate::diag::{Code, Explanation, Severity};
use crate::language::Phrase;

/// Every code of this stage.
pub static CODES: &[&Code] = &[&TEMPLATE_ERROR];

/// A template that cannot be read or run.
pub static TEMPLATE_ERROR: Code = Code {
    slug: "template-error",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A template that cannot be read, or that asks for something a page does not have.",
            "无法解析的模板，或模板引用了页面没有的内容。",
        ),
        matters: Phrase::new(
            "No page can be made with it, so nothing is written and the last good output stays.",
            "无法用它生成页面，因此不写出任何内容，上一次的完好输出保持不变。",
        ),
        example: "<h1>{{ page.titel }}</h1>",
        settle: Phrase::new(
            "Correct the template at the place shown; `curricle schema templates` prints everything a template sees.",
            "在所示位置修改模板；`curricle schema templates` 会列出模板可用的全部内容。",
        ),
    },
};
