//! Printed numbers of a task's items that do not run in order: a misprint of the document, or an item out of its place.

use crate::check::naming::shortened;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Language, Phrase, Words};
use crate::model::{Requirement, RequirementKind, Task};
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "printed-numbers",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Printed numbers of the abilities or the knowledge of a task that do not run from 1 in the order of the list. Full-width digits and blanks make no difference.",
            "某项工作内容的能力要求或相关知识要求，其印出的编号没有按列表顺序从 1 连续排列。全角数字与空格不影响判断。",
        ),
        matters: Phrase::new(
            "The id of a requirement is its place in the list. A number out of order is a misprint of the document or an item that was left out or moved, and then claims name the wrong requirement.",
            "条目的标识取决于它在列表中的位置。编号不连续，或是文件印错，或是漏录、错位，那样对应关系就会指错条目。",
        ),
        example: "abilities = [\n  { zh = \"…\", en = \"…\", printed = \"1.1.1\" },\n  { zh = \"…\", en = \"…\", printed = \"1.1.3\" },\n]",
        settle: Phrase::new(
            "Compare the list with the document. If an item is missing or moved, mend the list; if the document itself is misprinted, leave `printed` out for that item.",
            "与文件核对：如有漏录或错位，请修正列表；如文件本身印错，请去掉该条目的 `printed`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let functions = facts.linked.model.standards.iter().flat_map(|standard| &standard.functions);
    for task in functions.flat_map(|function| &function.tasks) {
        for kind in RequirementKind::ALL {
            if let Some(diagnostic) = in_list(task, kind) {
                diagnostics.push(diagnostic);
            }
        }
    }
}

fn in_list(task: &Task, kind: RequirementKind) -> Option<Diagnostic> {
    let number = normal(&task.number.value);
    let mut wrong = task.items(kind).iter().enumerate().filter_map(|(place, item)| {
        let printed = item.printed.as_ref()?;
        let expected = format!("{number}.{}", place + 1);
        (normal(&printed.value) != expected).then_some((item, printed, expected))
    });
    let (item, printed, expected) = wrong.next()?;
    let (task, printed_number) = (&task.number.value, &printed.value);
    let words = match kind {
        RequirementKind::Ability => Words::new(
            format!("the abilities of task `{task}` are not numbered in order: `{printed_number}`"),
            format!("工作内容 `{task}` 的能力要求编号不连续：`{printed_number}`"),
        ),
        RequirementKind::Knowledge => Words::new(
            format!("the knowledge of task `{task}` is not numbered in order: `{printed_number}`"),
            format!("工作内容 `{task}` 的相关知识要求编号不连续：`{printed_number}`"),
        ),
    };
    let first = Diagnostic::new(&CODE, printed.span, words).at(wanted(item, &expected));
    Some(wrong.fold(first, |diagnostic, (item, printed, expected): (_, &Spanned<String>, _)| {
        diagnostic.also(printed.span, wanted(item, &expected))
    }))
}

fn wanted(item: &Requirement, expected: &str) -> Words {
    Words::new(
        format!("`{expected}` expected for “{}”", shortened(item.text.get(Language::En))),
        format!("“{}”应为 `{expected}`", shortened(item.text.get(Language::Zh))),
    )
}

/// A number without blanks and in ASCII, however it was printed.
fn normal(printed: &str) -> String {
    printed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '．' => '.',
            c => c,
        })
        .collect()
}
