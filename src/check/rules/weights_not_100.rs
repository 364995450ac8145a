//! A weight table whose percentages do not add to 100.

use crate::check::phrases::{plain, weight_table};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

/// How far a sum may lie from 100: thirds are written with two decimals.
const TOLERANCE: f64 = 0.01;
/// Sums of decimal fractions are never quite exact.
const ROUNDING: f64 = 1e-9;

static CODE: Code = Code {
    slug: "weights-not-100",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A weight table whose rows do not add to 100 per cent.", "各行合计不等于 100% 的权重表。"),
        matters: Phrase::new(
            "Weights decide how many hours and marks a function should get. If a row is missing or mistyped, every share is wrong.",
            "权重决定各职业功能应占的学时与分值。只要有一行遗漏或写错，所有占比都不对。",
        ),
        example: "rows = [ { function = \"1\", percent = 50 }, { function = \"2\", percent = 40 } ]",
        settle: Phrase::new(
            "Compare the rows with the published table, then correct the percentage or add the row.",
            "与公布的权重表核对，改正百分比或补上遗漏的行。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for table in facts.linked.model.standards.iter().flat_map(|standard| &standard.weights) {
        let sum: f64 = table.rows.iter().map(|row| row.percent.value).sum();
        if (sum - 100.0).abs() <= TOLERANCE + ROUNDING {
            continue;
        }
        let (name, sum_typed) = (weight_table(table), plain(sum));
        let words = Words::new(
            format!("the {} adds to {sum_typed}, not 100", name.en),
            format!("{}合计为 {sum_typed}，不是 100", name.zh),
        );
        let diagnostic = Diagnostic::new(&CODE, table.span, words);
        let help = if table.rows.is_empty() {
            Words::new("the table has no rows", "权重表没有任何行")
        } else {
            Words::new("correct a row, or add the one that is missing", "请改正某一行，或补上遗漏的行")
        };
        diagnostics.push(
            table
                .rows
                .iter()
                .fold(diagnostic, |diagnostic, row| diagnostic.also(row.percent.span, Words::new("", "")))
                .help(help),
        );
    }
}
