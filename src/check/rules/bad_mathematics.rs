//! A formula that cannot be set.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "bad-mathematics",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "Text between `$…$` or `$$…$$` that is not LaTeX mathematics.",
            "`$…$` 或 `$$…$$` 之间不是可排版的 LaTeX 数学公式。",
        ),
        matters: Phrase::new(
            "A formula that cannot be set would be missing from the page and from print.",
            "无法排版的公式会从页面和印刷版中缺失。",
        ),
        example: "$\\frac{1}$",
        settle: Phrase::new(
            "Correct the formula; a dollar sign that is only a dollar sign is written `\\$`.",
            "改正公式；若只是美元符号，请写作 `\\$`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for formula in modules.flat_map(|module| module.bodies.values()).flat_map(|body| &body.bad_mathematics) {
        let words = Words::new("this formula cannot be set", "该公式无法排版");
        diagnostics.push(Diagnostic::new(&CODE, formula.span, words).at(reason(&formula.value)).help(Words::new(
            "mend the LaTeX; a plain dollar sign is written `\\$`",
            "请改正 LaTeX；单独的美元符号写作 `\\$`",
        )));
    }
}

/// The reason as a phrase. The converter knows English only; the commonest reasons are put into Chinese here, and any
/// other is better in English than not at all.
fn reason(english: &str) -> Words {
    let phrase = english.trim().trim_end_matches('.').replace('"', "`");
    let mut letters = phrase.chars();
    let phrase = letters.next().map_or(String::new(), |first| format!("{}{}", first.to_lowercase(), letters.as_str()));
    let quoted = phrase.split('`').nth(1).unwrap_or("");
    let known = [
        ("unknown command", "未知命令"),
        ("unknown environment", "未知环境"),
        ("expected argument", "缺少参数"),
        ("expected closing token", "没有结束，缺少"),
        ("unmatched closing token", "多余的结束符号"),
        ("duplicate subscript or superscript", "上标或下标重复"),
        ("expected `\\end", "环境没有正确结束，应为"),
        ("it is nested too deeply", "嵌套过深"),
        ("it holds characters", "含有不能出现在该处的字符"),
    ];
    let chinese = match known.into_iter().find(|(start, _)| phrase.starts_with(start)) {
        Some((_, words)) if quoted.is_empty() || words == "缺少参数" => words.to_owned(),
        Some((_, words)) => format!("{words} `{quoted}`"),
        None => phrase.clone(),
    };
    Words::new(phrase, chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_become_phrases() {
        let words = reason("Unknown command \"\\foo\".");
        assert_eq!((words.en.as_str(), words.zh.as_str()), ("unknown command `\\foo`", "未知命令 `\\foo`"));
        let words = reason("Expected argument but got closing token (`}`, `\\end`, `\\right`).");
        assert_eq!(words.zh, "缺少参数");
        assert_eq!(reason("").en, "");
    }
}
