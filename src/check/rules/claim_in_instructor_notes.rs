//! A claim on a section that is for instructors alone.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "claim-in-instructor-notes",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim on a heading with the class `.instructor`, or on one below it.",
            "带 `.instructor` 类的标题或其下级标题上写有对应关系。",
        ),
        matters: Phrase::new(
            "Learners never see that section, so they are not taught there; the claim does not count for coverage.",
            "学员看不到该小节，也就没有在那里受教；这一对应关系不计入覆盖。",
        ),
        example: "## 教学提示 {#teaching-notes .instructor covers=\"primary/1.1/a1\"}",
        settle: Phrase::new(
            "Put the claim on the heading whose section teaches it to learners.",
            "把对应关系写到向学员讲授该内容的小节标题上。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::ClaimInNotes { claim, heading } = remark else { continue };
        let typed = &claim.value;
        let words = Words::new(
            format!("`{typed}` is claimed where no learner reads"),
            format!("`{typed}` 的对应关系写在学员看不到的小节上"),
        );
        let help = Words::new(
            "put the claim on the heading whose section teaches it to learners",
            "请写到向学员讲授该内容的小节标题上",
        );
        let section = Words::new("this section is for instructors", "该小节供教师使用");
        diagnostics.push(Diagnostic::new(&CODE, claim.span, words).also(*heading, section).help(help));
    }
}
