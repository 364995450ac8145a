//! A text of a skeleton that its author has not replaced yet: it counts as taught, and teaches nothing.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Language, Phrase, UNWRITTEN, Words};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unwritten-text",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A text that `curricle new` wrote to be replaced and that still stands.",
            "`curricle new` 写下的待替换文本仍未替换。",
        ),
        matters: Phrase::new(
            "Claims on it count, so the coverage report says that something is taught where a learner finds nothing.",
            "其上的对应会被计入，覆盖报告会显示已经讲授，而学员却什么也看不到。",
        ),
        example: "summary = \"待替换：一句话说明本模块\"",
        settle: Phrase::new("Write what the text asks for in its place.", "按其提示写出正文，替换该文本。"),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let ours = |path: &str| path.starts_with("standards/") || path.starts_with("courses/");
    for (id, file) in facts.sources.iter().filter(|(_, file)| file.usable && ours(&file.path)) {
        let places = Language::ALL.into_iter().flat_map(|language| file.text.match_indices(UNWRITTEN.get(language)));
        let mut places: Vec<usize> = places.map(|(place, _)| place).collect();
        places.sort_unstable();
        let Some(first) = places.first() else { continue };
        let end = file.text[*first..].find(['\n', '"']).map_or(file.text.len(), |length| first + length);
        let (en, zh) = match places.len() {
            1 => ("a text is still to be written".to_owned(), "有一处文本尚未写出".to_owned()),
            count => (format!("{count} texts are still to be written"), format!("有 {count} 处文本尚未写出")),
        };
        diagnostics.push(
            Diagnostic::new(&CODE, Span::new(id, *first..end), Words::new(en, zh))
                .at(Words::new("the first", "第一处"))
                .help(Words::new("write what it asks for in its place", "请按其提示写出正文并替换")),
        );
    }
}
