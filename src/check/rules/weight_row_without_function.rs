//! A row of a weight table that weighs nothing: its function is not one of the table's level and direction.

use std::collections::BTreeSet;

use crate::check::phrases::{weight_table, whole_list};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Standard, WeightTable};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "weight-row-without-function",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A row of a weight table that names no function of the table's level and direction.",
            "权重表中的某行没有指向该等级、该方向的任何职业功能。",
        ),
        matters: Phrase::new(
            "Its percentage belongs to nothing, so the hours and marks of the real functions are measured against too little.",
            "这一行的百分比没有归属，真正的职业功能便按偏低的占比衡量学时与分值。",
        ),
        example: "[[weights]]\nkind = \"ability\"\nlevel = \"primary\"\nrows = [ { function = \"11\", percent = 100 } ]   # functions 1 to 5",
        settle: Phrase::new(
            "Correct the number, or the level or direction of the table; rows that are not functions are written `basic = \"ethics\"` or `basic = \"foundations\"`.",
            "改正序号，或改正权重表的等级或方向；不是职业功能的行写作 `basic = \"ethics\"` 或 `basic = \"foundations\"`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for standard in &facts.linked.model.standards {
        for table in &standard.weights {
            in_table(standard, table, diagnostics);
        }
    }
}

fn in_table(standard: &Standard, table: &WeightTable, diagnostics: &mut Diagnostics) {
    let direction = table.direction.as_ref().map(|direction| direction.value.as_str());
    let known: BTreeSet<&str> = standard
        .functions_for(&table.level.value, direction)
        .map(|(_, function)| function.number.value.as_str())
        .collect();
    let name = weight_table(table);
    for row in &table.rows {
        let Ok(number) = &row.subject else { continue };
        if known.contains(number.value.as_str()) {
            continue;
        }
        let typed = &number.value;
        let diagnostic = if typed.is_empty() {
            let words = Words::new("this row does not say what it weighs", "该行没有说明是哪一项的权重");
            Diagnostic::new(&CODE, row.span, words)
        } else {
            let words = Words::new(
                format!("the {} has a row for function `{typed}`, which is not there", name.en),
                format!("{}中的职业功能 `{typed}` 不存在", name.zh),
            );
            Diagnostic::new(&CODE, number.span, words)
        };
        diagnostics.push(diagnostic.help(functions(&known)));
    }
}

fn functions(known: &BTreeSet<&str>) -> Words {
    if known.is_empty() {
        return Words::new("there are no functions of that level and direction", "该等级、该方向没有职业功能");
    }
    let list = whole_list(known.iter().copied());
    Words::new(format!("functions it may name: {}", list.en), format!("可用的职业功能：{}", list.zh))
}
