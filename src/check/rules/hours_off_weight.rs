//! Taught hours that are shared out over the functions otherwise than the weights of the standard ask.

use std::collections::BTreeSet;

use crate::check::gather::in_doubt;
use crate::check::naming::{MOST_LABELS, also_all, listed, programme, quoted, served_at};
use crate::check::{Facts, Rule};
use crate::coverage::{FunctionHours, ProgrammeCoverage};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{Linked, ModuleIndex};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "hours-off-weight",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A function whose share of the taught hours differs from the share its weights ask for by more than `policy.hours_tolerance_points` (10 if left out).",
            "授课学时占比与权重所要求的占比相差超过 `policy.hours_tolerance_points`（缺省为 10）个百分点的职业功能。",
        ),
        matters: Phrase::new(
            "Weights say how much of the assessment a function makes up: what has half the marks and a tenth of the hours is taught too little.",
            "权重表明职业功能在考核中的分量：占一半分数却只有一成学时，说明讲授不足。",
        ),
        example: "# function 1: 50% of the weight, 20% of the taught hours",
        settle: Phrase::new(
            "Move hours between the modules of the functions, or claim what the modules really teach; the hours of a module are shared out evenly over the requirements it claims.",
            "在各功能的模块之间调整学时，或如实声明模块所教内容；模块的学时按其对应的条目平均分配。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let tolerance = linked.model.workspace.policy.hours_tolerance_points;
    let in_doubt = in_doubt(linked);
    let is_known = |coverage: &&ProgrammeCoverage| !coverage.states.keys().any(|index| in_doubt.contains(index));
    for coverage in facts.coverage.programmes.iter().filter(is_known) {
        let Some(place) = served_at(linked, coverage) else { continue };
        // Where nothing is taught, shares say nothing that the missing requirements do not say.
        if coverage.functions.iter().all(|function| function.taught() == 0.0) {
            continue;
        }
        let off: Vec<(&FunctionHours, f64)> = coverage
            .functions
            .iter()
            .filter_map(|function| Some((function, function.wanted_percent()?)))
            // A hair of tolerance for sums of fractions.
            .filter(|(function, wanted)| (function.share_percent - wanted).abs() > tolerance + 1e-9)
            .collect();
        if off.is_empty() {
            continue;
        }
        let name = programme(linked, coverage);
        let message = Words::new(
            format!("the taught hours of `{name}` do not follow the weights of its functions"),
            format!("`{name}` 的授课学时占比与职业功能的权重不符"),
        );
        let diagnostic = Diagnostic::new(&CODE, place, message).at(Words::new("served here", "课程在此声明服务于它"));
        diagnostics.push(explained(diagnostic, linked, coverage, &off).help(Words::new(
            format!("the policy allows a difference of {} percentage points", rounded(tolerance)),
            format!("规定允许相差 {} 个百分点", rounded(tolerance)),
        )));
    }
}

fn explained(
    diagnostic: Diagnostic,
    linked: &Linked,
    coverage: &ProgrammeCoverage,
    off: &[(&FunctionHours, f64)],
) -> Diagnostic {
    let Some(standard) = linked.model.standards.get(coverage.standard) else { return diagnostic };
    let functions =
        off.iter().filter_map(|(hours, wanted)| Some((*hours, *wanted, standard.functions.get(hours.function)?)));
    let places = functions.clone().map(|(hours, wanted, function)| {
        let (share, wanted, title) = (rounded(hours.share_percent), rounded(wanted), quoted(&function.title));
        let words = Words::new(
            format!("{}: {share}% of the hours, {wanted}% of the weight", title.en),
            format!("{}：学时占 {share}%，权重占 {wanted}%", title.zh),
        );
        (function.number.span, words)
    });
    let mut diagnostic = also_all(diagnostic, places);
    for (hours, _, function) in functions.take(MOST_LABELS) {
        let modules: Vec<String> =
            teaching(linked, coverage, hours.function).iter().map(|index| linked.module(*index).id.clone()).collect();
        if !modules.is_empty() {
            let (number, modules) = (&function.number.value, listed(&modules));
            diagnostic = diagnostic.help(Words::new(
                format!("the hours of function {number} come from {}", modules.en),
                format!("职业功能 {number} 的学时来自 {}", modules.zh),
            ));
        }
    }
    diagnostic
}

/// The modules of a programme that teach something of a function.
fn teaching(linked: &Linked, coverage: &ProgrammeCoverage, function: usize) -> BTreeSet<ModuleIndex> {
    let required = coverage.states.keys().filter(|index| linked.requirements[index.0].function == function);
    let modules = required.filter_map(|index| linked.links.get(index)).flat_map(|links| links.keys().copied());
    modules.filter(|module| coverage.has_module(*module)).collect()
}

/// With one decimal where it is needed.
fn rounded(percent: f64) -> String {
    format!("{}", (percent * 10.0).round() / 10.0)
}
