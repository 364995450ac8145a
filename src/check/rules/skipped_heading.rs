//! Headings that leave out a level, or that stand on the level of the module's title.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Heading;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

/// The level of the module's title, which stands above the body.
const TITLE: u8 = 1;

static CODE: Code = Code {
    slug: "skipped-heading",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A heading more than one level below the heading before it, or a `#` heading in a body.",
            "比前一个标题低不止一级的标题，或正文中的 `#` 标题。",
        ),
        matters: Phrase::new(
            "The title of the module is the first level. Tables of contents, print and screen readers build on levels that follow one another.",
            "模块标题是第一级。目录、印刷版和读屏软件都依赖逐级递进的标题。",
        ),
        example: "## 部门与岗位 {#departments}\n\n#### 岗位 {#posts}",
        settle: Phrase::new(
            "Begin the body with `##` and go down one `#` at a time.",
            "正文从 `##` 开始，每次只多一个 `#`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for body in modules.flat_map(|module| module.bodies.values()) {
        let mut above: Option<&Heading> = None;
        for heading in &body.headings {
            if heading.level <= TITLE {
                diagnostics.push(on_title_level(heading));
            } else if heading.level > above.map_or(TITLE, |above| above.level) + 1 {
                diagnostics.push(skipped(heading, above));
            }
            above = Some(heading);
        }
    }
}

fn on_title_level(heading: &Heading) -> Diagnostic {
    let words = Words::new("this heading stands on the level of the title", "该标题与模块标题同级");
    Diagnostic::new(&CODE, heading.span, words)
        .help(Words::new("begin with `##`: the title of the module is the `#`", "请从 `##` 开始：模块标题就是 `#`"))
}

fn skipped(heading: &Heading, above: Option<&Heading>) -> Diagnostic {
    let level = heading.level;
    let before = above.map_or(TITLE, |above| above.level);
    let wanted = "#".repeat(usize::from(before) + 1);
    let words = match above {
        Some(_) => Words::new(
            format!("headings go from level {before} to level {level}"),
            format!("标题从第 {before} 级跳到了第 {level} 级"),
        ),
        None => Words::new(
            format!("the first heading of the body is of level {level}"),
            format!("正文的第一个标题是第 {level} 级"),
        ),
    };
    let diagnostic = Diagnostic::new(&CODE, heading.span, words)
        .help(Words::new(format!("write `{wanted}`"), format!("请写成 `{wanted}`")));
    match above {
        Some(above) => diagnostic.also(above.span, Words::new("the heading before it", "前一个标题")),
        None => diagnostic,
    }
}
