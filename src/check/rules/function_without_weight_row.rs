//! A function that a weight table of its level and direction leaves out.

use std::collections::BTreeSet;

use crate::check::naming::quoted;
use crate::check::phrases::{weight_table, whole_list};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Function, Standard, WeightTable};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "function-without-weight-row",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A function for which a weight table of its level and direction has no row.",
            "本等级、本方向的权重表中没有对应行的职业功能。",
        ),
        matters: Phrase::new(
            "A function without weight counts for nothing: a course that never teaches it would reach full weighted coverage.",
            "没有权重的职业功能等于不计：即使课程从不教它，加权覆盖率也会是满的。",
        ),
        example: "[[weights]]\nkind = \"theory\"\nlevel = \"primary\"\nrows = [ { function = \"1\", percent = 100 } ]   # there is a function 2 too",
        settle: Phrase::new(
            "Add the row; a function that the published table does not weigh gets `percent = 0`.",
            "补上该行；公布的权重表未赋权的职业功能写 `percent = 0`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for standard in &facts.linked.model.standards {
        for table in &standard.weights {
            if let Some(diagnostic) = in_table(standard, table) {
                diagnostics.push(diagnostic);
            }
        }
    }
}

fn in_table(standard: &Standard, table: &WeightTable) -> Option<Diagnostic> {
    let named: BTreeSet<&str> =
        table.rows.iter().filter_map(|row| Some(row.subject.as_ref().ok()?.value.as_str())).collect();
    let direction = table.direction.as_ref().map(|direction| direction.value.as_str());
    let left_out: Vec<&Function> = standard
        .functions_for(&table.level.value, direction)
        .map(|(_, function)| function)
        .filter(|function| !named.contains(function.number.value.as_str()))
        .filter(|function| direction.is_some() || !weighed_elsewhere(standard, table, function))
        .collect();
    if left_out.is_empty() {
        return None;
    }
    let (name, list) =
        (weight_table(table), whole_list(left_out.iter().map(|function| function.number.value.as_str())));
    let plural = if left_out.len() == 1 { "function" } else { "functions" };
    let words = Words::new(
        format!("the {} leaves out {plural} {}", name.en, list.en),
        format!("{}缺少职业功能 {}", name.zh, list.zh),
    );
    let help = Words::new("add a row for each, if need be with `percent = 0`", "请各补一行，必要时写 `percent = 0`");
    let diagnostic = Diagnostic::new(&CODE, table.span, words).help(help);
    Some(
        left_out
            .into_iter()
            .fold(diagnostic, |diagnostic, function| diagnostic.also(function.number.span, quoted(&function.title))),
    )
}

/// Whether every direction that requires the function has a table of its own: then a common table need not name it.
fn weighed_elsewhere(standard: &Standard, table: &WeightTable, function: &Function) -> bool {
    let level = standard.level(&table.level.value).map(|(_, level)| level);
    let directions: Vec<&str> = level
        .into_iter()
        .flat_map(|level| &level.directions)
        .map(|id| id.value.as_str())
        .filter(|direction| function.is_required_for(Some(direction)))
        .collect();
    let has_own = |direction: &&str| {
        standard.weights.iter().any(|other| {
            other.kind == table.kind
                && other.level.value == table.level.value
                && other.direction.as_ref().is_some_and(|id| id.value == **direction)
        })
    };
    !directions.is_empty() && directions.iter().all(has_own)
}
