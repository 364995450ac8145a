//! Numbers of functions and tasks that do not run as the table of a standard does.

use std::collections::BTreeMap;

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Function, Standard};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "task-numbers",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Tasks that are not numbered 1.1, 1.2, … in the order of their function, or functions of one table whose numbers do not rise.",
            "工作内容没有按所属职业功能依次编为 1.1、1.2……，或同一张表中职业功能的序号没有递增。",
        ),
        matters: Phrase::new(
            "Tasks are named by their numbers. A gap or a swap shows that a task was left out or stands under the wrong function, and then claims name something else than their authors meant.",
            "工作内容以序号命名。序号跳号或颠倒，说明有遗漏或放错了职业功能，对应关系也就偏离了作者的本意。",
        ),
        example: "[[functions]]\nno = \"1\"\n[[functions.tasks]]\nno = \"1.1\"\n[[functions.tasks]]\nno = \"1.3\"",
        settle: Phrase::new(
            "Compare the table with the document, then add what is missing, or correct the number or the order.",
            "与文件核对，补上遗漏，或改正序号与顺序。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for standard in &facts.linked.model.standards {
        functions(standard, diagnostics);
        for function in &standard.functions {
            tasks(function, diagnostics);
        }
    }
}

/// Functions of one table: one level, and one direction where numbering restarts per direction.
fn functions(standard: &Standard, diagnostics: &mut Diagnostics) {
    let mut last: BTreeMap<(&str, Option<&str>), (u64, &Function)> = BTreeMap::new();
    for function in &standard.functions {
        let typed = &function.number.value;
        let Some(number) = whole(typed) else {
            let words = Words::new(
                format!("`{typed}` is not the number of a function"),
                format!("`{typed}` 不是职业功能的序号"),
            );
            diagnostics.push(
                Diagnostic::new(&CODE, function.number.span, words)
                    .help(Words::new("write a whole number, as `1`", "请写整数，如 `1`")),
            );
            continue;
        };
        let table = (function.level.value.as_str(), function.scope.as_ref().map(|scope| scope.value.as_str()));
        if let Some((before, earlier)) = last.insert(table, (number, function))
            && number < before
        {
            let words = Words::new(
                format!("function `{typed}` comes after function `{before}`"),
                format!("职业功能 `{typed}` 排在职业功能 `{before}` 之后"),
            );
            diagnostics.push(
                Diagnostic::new(&CODE, function.number.span, words)
                    .also(earlier.number.span, Words::new("the function before it", "前一个职业功能"))
                    .help(Words::new(
                        "put the functions of a table in rising order",
                        "请按序号递增排列同一张表的职业功能",
                    )),
            );
        }
    }
}

fn tasks(function: &Function, diagnostics: &mut Diagnostics) {
    let number = &function.number.value;
    let mut seen = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for (place, task) in function.tasks.iter().enumerate() {
        let expected = format!("{number}.{}", place + 1);
        // A number that is there twice is a fault of its own.
        if seen.insert(&task.number.value) && task.number.value != expected {
            wrong.push((task, expected));
        }
    }
    let mut wrong = wrong.into_iter();
    let Some((task, expected)) = wrong.next() else { return };
    let wanted = |expected: &str| Words::new(format!("`{expected}` expected"), format!("应为 `{expected}`"));
    let words = Words::new(
        format!("the tasks of function `{number}` are not numbered in order: `{}`", task.number.value),
        format!("职业功能 `{number}` 的工作内容编号不连续：`{}`", task.number.value),
    );
    let first = Diagnostic::new(&CODE, task.number.span, words)
        .at(wanted(&expected))
        .also(function.number.span, Words::new("the function", "所属职业功能"));
    diagnostics
        .push(wrong.fold(first, |diagnostic, (task, expected)| diagnostic.also(task.number.span, wanted(&expected))));
}

fn whole(number: &str) -> Option<u64> {
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|_| digits)
}
