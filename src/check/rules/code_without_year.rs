//! An occupation code that does not say of which dictionary it is.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "code-without-year",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "An occupation code without the year of the dictionary that uses it.",
            "职业编码没有注明所依据的职业分类大典年份。",
        ),
        matters: Phrase::new(
            "The dictionaries of 2015 and 2022 number occupations differently, and old numbers were used again: without its year a code can mean another occupation.",
            "2015 年版与 2022 年版大典的编码不同，旧编码又被重新使用：没有年份，编码可能指向另一个职业。",
        ),
        example: "[[codes]]\ncode = \"2-02-30-11\"",
        settle: Phrase::new(
            "Add the year, as `dictionary = 2022`; an occupation that is in both dictionaries has one `[[codes]]` for each.",
            "补上年份，如 `dictionary = 2022`；两版大典都有的职业，各写一个 `[[codes]]`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let codes = facts.linked.model.standards.iter().flat_map(|standard| &standard.codes);
    for code in codes.filter(|code| code.dictionary.is_none()).map(|code| &code.code) {
        let typed = &code.value;
        let words = Words::new(
            format!("code `{typed}` does not say which dictionary uses it"),
            format!("编码 `{typed}` 没有注明所属大典"),
        );
        diagnostics.push(Diagnostic::new(&CODE, code.span, words).help(Words::new(
            "add the year of the dictionary, as `dictionary = 2022`",
            "请补上大典年份，如 `dictionary = 2022`",
        )));
    }
}
