//! A picture without a text that says what it shows.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "image-without-alternative",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A picture without alternative text.", "没有替代文字的图片。"),
        matters: Phrase::new(
            "Learners who hear the page instead of seeing it would miss what the picture teaches, and so would a search.",
            "听读页面的学员会错过图片所教的内容，检索也无从找到。",
        ),
        example: "![](tree.svg)",
        settle: Phrase::new(
            "Say between the brackets what the picture shows: `![总经理办公室下设六个部门](tree.svg)`.",
            "在方括号中写出图片的内容：`![总经理办公室下设六个部门](tree.svg)`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for (image, described) in modules.flat_map(|module| module.bodies.values()).flat_map(|body| &body.images) {
        if *described {
            continue;
        }
        let typed = &image.value;
        let words = Words::new("this picture has no alternative text", "该图片没有替代文字");
        diagnostics.push(Diagnostic::new(&CODE, image.span, words).help(Words::new(
            format!("say what it shows: `![…]({typed})`"),
            format!("请写出图片内容：`![……]({typed})`"),
        )));
    }
}
