//! A printed edition in a language that the workspace does not have.

use crate::check::phrases::whole_list;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "edition-without-language",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "An edition in `print.editions` that needs a language which is not among the `languages` of the workspace.",
            "`print.editions` 中的版本所需的语言不在工作区的 `languages` 之列。",
        ),
        matters: Phrase::new(
            "There are no texts to print it from: the printer would wait for a book that never comes.",
            "没有可供印刷的文本：印刷厂等的书永远不会来。",
        ),
        example: "languages = [\"zh\"]\n\n[print]\neditions = [\"zh\", \"both\"]",
        settle: Phrase::new(
            "Take the edition out of the list, or add the language to `languages` and write its texts.",
            "从列表中去掉该版本，或在 `languages` 中加上该语言并写好文本。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::EditionWithoutLanguage { edition, known } = remark else { continue };
        let typed = &edition.value;
        let words = Words::new(
            format!("the workspace has no language for the edition `{typed}`"),
            format!("工作区没有 `{typed}` 版所需的语言"),
        );
        let list = whole_list(known.iter().copied());
        diagnostics.push(
            Diagnostic::new(&CODE, edition.span, words)
                .help(Words::new(format!("it can print {}", list.en), format!("可以印刷的版本：{}", list.zh))),
        );
    }
}
