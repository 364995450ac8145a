//! A module that does not say for which level it is meant.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "module-without-level",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A module without `levels`.", "没有写明 `levels` 的模块。"),
        matters: Phrase::new(
            "A claim counts only at a level its module is meant for: without one, nothing this module teaches is counted.",
            "对应关系只在模块适用的等级内有效：没有等级，该模块所教的内容一概不计。",
        ),
        example: "+++\ntitle = \"配置组织架构\"\nhours = { theory = 2, practice = 2 }\n+++",
        settle: Phrase::new(
            "Add the level or levels to the front matter, as `levels = [\"primary\"]`.",
            "在文件头中补上等级，如 `levels = [\"primary\"]`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for course in &facts.linked.model.courses {
        // What the course serves is the likeliest answer.
        let served = course.serves.iter().flat_map(|service| &service.levels).map(|level| level.value.as_str()).next();
        let level = served.unwrap_or("primary");
        for module in course.modules.iter().filter(|module| module.levels.is_empty()) {
            let id = &module.id;
            let words = Words::new(
                format!("module `{id}` does not say for which level it is"),
                format!("模块 `{id}` 没有写明适用等级"),
            );
            diagnostics.push(Diagnostic::new(&CODE, module.span, words).help(Words::new(
                format!("add it to the front matter, as `levels = [\"{level}\"]`"),
                format!("请在文件头中补上，如 `levels = [\"{level}\"]`"),
            )));
        }
    }
}
