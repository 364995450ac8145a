//! Two things of one kind with one id: whatever names that id could mean either.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "duplicate-id",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "Two things of one kind with the same id or number: standards, functions or tasks of one table, levels, directions, terms, sources, headings, questions, practical tasks, rows of a weight table, modules in the reading order.",
            "同类事物使用了同一标识或序号：标准、同一张表中的职业功能或工作内容、等级、职业方向、术语、来源、标题、试题、实操任务、权重表的行、阅读顺序中的模块。",
        ),
        matters: Phrase::new(
            "A claim, a link or a weight that names the id could mean either, so nobody can say what is taught.",
            "引用该标识的对应关系、链接或权重无法确定所指，也就说不清教了什么。",
        ),
        example: "[[questions]]\nid = \"q1\"\n…\n[[questions]]\nid = \"q1\"",
        settle: Phrase::new(
            "Give the second its own id, or remove it if it was copied by mistake.",
            "给后一个另起标识；如属误抄，则删除。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::DuplicateId { what, second, first } = remark else { continue };
        let id = &second.value;
        let words = Words::new(format!("a second {what} `{id}`"), format!("{} `{id}` 重复", in_chinese(what)));
        diagnostics.push(
            Diagnostic::new(&CODE, second.span, words)
                .at(Words::new("again here", "此处再次出现"))
                .also(*first, Words::new("first here", "首次出现")),
        );
    }
}

fn in_chinese(what: &str) -> &'static str {
    match what {
        "standard" => "标准",
        "function" => "职业功能",
        "task" => "工作内容",
        "level" => "等级",
        "direction" => "职业方向",
        "term" => "术语",
        "source" => "来源",
        "heading" => "标题",
        "question" => "试题",
        "practical task" => "实操任务",
        "weight row" => "权重行",
        "module" => "模块",
        _ => "标识",
    }
}
