//! A class on a heading that means nothing.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity, nearest};
use crate::language::{Phrase, Words};
use crate::markdown::INSTRUCTOR_CLASS;
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-class",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A class on a heading other than `.instructor`, or `.instructor` where it is not read as a class.",
            "标题上写了 `.instructor` 以外的类，或 `.instructor` 所在之处不会被当作类。",
        ),
        matters: Phrase::new(
            "`.instructor` keeps a section from learners. With a slip of the pen it does not, and learners read what is meant for their instructor.",
            "`.instructor` 使小节不向学员显示。写错了就不起作用，学员会读到写给教师的内容。",
        ),
        example: "## 教学提示 {#teaching-notes .instructer}",
        settle: Phrase::new(
            "Write `.instructor` after a blank, in the braces that end the heading: `{#teaching-notes .instructor}`. Leave other classes out: they have no effect.",
            "在标题末尾的花括号中写 `.instructor`，前面留一个空格：`{#teaching-notes .instructor}`。其他类不起作用，请删去。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::UnknownClass { class } = remark else { continue };
        let typed = &class.value;
        let unread = typed == INSTRUCTOR_CLASS;
        let words = if unread {
            Words::new(
                format!("`{typed}` is not read as a class here: learners would see this section"),
                format!("此处的 `{typed}` 不会被当作类：学员会看到该小节"),
            )
        } else {
            Words::new(format!("the class `{typed}` has no effect"), format!("类 `{typed}` 不起作用"))
        };
        let diagnostic = Diagnostic::new(&CODE, class.span, words);
        let meant = nearest(&typed.to_lowercase(), [INSTRUCTOR_CLASS]);
        diagnostics.push(match meant {
            Some(_) if unread => diagnostic.help(Words::new(
                format!("end the heading with `{{#id {INSTRUCTOR_CLASS}}}`, with the blank"),
                format!("标题末尾请写 `{{#标识 {INSTRUCTOR_CLASS}}}`，中间留空格"),
            )),
            Some(name) => diagnostic.meant(name),
            None => diagnostic.help(Words::new(
                format!("leave it out: `{INSTRUCTOR_CLASS}` is the only class that means something"),
                format!("请删去：只有 `{INSTRUCTOR_CLASS}` 有含义"),
            )),
        });
    }
}
