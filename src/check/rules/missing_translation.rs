//! A text or a whole body that a language of the workspace lacks.

use crate::check::phrases::language_name;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Language, Phrase, Words};
use crate::model::Remark;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "missing-translation",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A text, or the whole body of a module, that is not there in every language of the workspace.",
            "文本或模块正文没有写齐工作区要求的全部语言。",
        ),
        matters: Phrase::new(
            "Readers of that language would find a gap, or words they cannot read, in the middle of a page.",
            "使用该语言的读者会在页面中看到空缺，或看不懂的文字。",
        ),
        example: "title = { zh = \"配置组织架构\" }",
        settle: Phrase::new(
            "Write the translation; or, if the workspace is meant to have one language only, say so with `languages` in `curricle.toml`.",
            "补写译文；如果工作区只需一种语言，请在 `curricle.toml` 的 `languages` 中写明。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        match remark {
            Remark::MissingTranslation { span, language } => diagnostics.push(text(facts, *span, *language)),
            Remark::MissingBody { span, language, path } => diagnostics.push(body(*span, *language, path)),
            _ => {}
        }
    }
}

fn text(facts: &Facts<'_>, span: Span, language: Language) -> Diagnostic {
    let name = language_name(language);
    let words = Words::new(format!("this text is not there in {}", name.en), format!("此处缺少{}", name.zh));
    let diagnostic = Diagnostic::new(&CODE, span, words);
    let key = language.key();
    let here = format!("index.{}.md", language.other().key());
    // A module's words stand in one file for each language, everything else side by side.
    match facts.sources.file(span.file).path.strip_suffix(&here) {
        Some(folder) => diagnostic.help(Words::new(
            format!("write it in `{folder}index.{key}.md`"),
            format!("请写在 `{folder}index.{key}.md` 中"),
        )),
        None => diagnostic.help(Words::new(format!("add `{key} = \"…\"`"), format!("请补上 `{key} = \"…\"`"))),
    }
}

fn body(span: Span, language: Language, path: &str) -> Diagnostic {
    let name = language_name(language);
    let words = Words::new(format!("this module has no {} text", name.en), format!("该模块没有{}正文", name.zh));
    Diagnostic::new(&CODE, span, words).help(Words::new(format!("write `{path}`"), format!("请编写 `{path}`")))
}
