//! A programme with fewer taught hours than its standard asks for.

use crate::check::gather::in_doubt;
use crate::check::naming::{programme, served_at};
use crate::check::{Facts, Rule};
use crate::coverage::ProgrammeCoverage;
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "hours-below-standard",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A programme served by a course whose taught hours are below the training hours of the standard for its level.",
            "有课程服务、但授课学时低于标准所定该等级培训学时的方案。",
        ),
        matters: Phrase::new(
            "A training that is shorter than the standard asks for is usually not accepted for the assessment of the level.",
            "培训时间少于标准要求时，通常不能满足该等级评价的条件。",
        ),
        example: "# the standard: hours = 80; the modules of the programme have 64 hours of theory and practice",
        settle: Phrase::new(
            "Add modules or give the modules more hours; theory and practice count, self-study does not.",
            "增加模块或延长学时；理论与实训计入，自学不计入。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let in_doubt = in_doubt(linked);
    let is_known = |coverage: &&ProgrammeCoverage| !coverage.states.keys().any(|index| in_doubt.contains(index));
    for coverage in facts.coverage.programmes.iter().filter(is_known) {
        let Some(standard) = linked.model.standards.get(coverage.standard) else { continue };
        let Some(asked) = standard.level(&coverage.level).and_then(|(_, level)| level.hours.as_ref()) else { continue };
        let taught = coverage.hours.taught();
        let (Some(place), true) = (served_at(linked, coverage), taught < asked.value) else { continue };
        let (name, taught, hours) = (programme(linked, coverage), taught.number(), asked.value.number());
        let message = Words::new(
            format!("`{name}` has {taught} taught hours, the standard asks for {hours}"),
            format!("`{name}` 授课 {taught} 学时，而标准要求 {hours} 学时"),
        );
        diagnostics.push(
            Diagnostic::new(&CODE, place, message)
                .at(Words::new("served here", "课程在此声明服务于它"))
                .also(asked.span, Words::new("what the standard asks for", "标准的要求"))
                .help(Words::new(
                    "theory and practice of its modules count, self-study does not",
                    "模块的理论与实训学时计入，自学不计入",
                )),
        );
    }
}
