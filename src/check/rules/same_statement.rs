//! The same statement twice among the requirements of a level: most often a line that was copied and not changed.

use std::collections::BTreeMap;

use crate::check::naming::shortened;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Language, Phrase, Text, Words};
use crate::link::RequirementIndex;
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "same-statement",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "Two requirements of one level (and direction, where numbering restarts per direction) with the same statement, in either language.",
            "同一等级（编号按方向重新开始时为同一方向）中，两条要求的中文或英文表述相同。",
        ),
        matters: Phrase::new(
            "Learners would be taught and examined twice on one thing, while what the second should have said is missing.",
            "学员会就同一内容被教两遍、考两遍，而第二条本应表述的要求却不见了。",
        ),
        example: "abilities = [\n  { zh = \"能核对到货\", en = \"Can check deliveries\" },\n  { zh = \"能登记到货\", en = \"Can check deliveries\" },\n]",
        settle: Phrase::new(
            "Say in each statement what it alone asks for; if they really are the same, keep one.",
            "在每条表述中写出它独有的要求；如确属同一要求，只保留一条。",
        ),
    },
};

/// Standard, level and direction of the table, language, and the statement without what does not matter.
type Place<'a> = (usize, &'a str, Option<&'a str>, Language, String);

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let mut seen: BTreeMap<Place<'_>, (RequirementIndex, Span)> = BTreeMap::new();
    for (index, place) in linked.requirements.iter().enumerate() {
        let index = RequirementIndex(index);
        let text = &linked.requirement(index).text;
        let mut reported = false;
        for language in Language::ALL {
            let Some((statement, span)) = side(text, language) else { continue };
            let direction = place.id.direction.as_deref();
            let key = (place.standard, place.id.level.as_str(), direction, language, normal(statement));
            match seen.get(&key) {
                // Where both languages agree, one message says enough.
                Some((first, first_span)) if !reported => {
                    let (first, second) = (linked.requirements[first.0].id.local(), place.id.local());
                    diagnostics.push(same(statement, (span, &second), (*first_span, &first)));
                    reported = true;
                }
                Some(_) => {}
                None => {
                    seen.insert(key, (index, span));
                }
            }
        }
    }
}

fn same(statement: &str, (span, second): (Span, &str), (first_span, first): (Span, &str)) -> Diagnostic {
    let statement = shortened(statement);
    let words = Words::new(
        format!("`{second}` says the same as `{first}`: “{statement}”"),
        format!("`{second}` 与 `{first}` 的表述相同：“{statement}”"),
    );
    Diagnostic::new(&CODE, span, words)
        .at(Words::new("again here", "此处再次出现"))
        .also(first_span, Words::new("first here", "首次出现"))
}

fn side(text: &Text, language: Language) -> Option<(&str, Span)> {
    let side = match language {
        Language::Zh => text.zh.as_ref(),
        Language::En => text.en.as_ref(),
    };
    side.map(|written| (written.value.as_str(), written.span))
}

/// A statement without blanks, case and final stop.
fn normal(statement: &str) -> String {
    let bare: String = statement.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    bare.trim_end_matches(['.', '。', '；', ';']).to_owned()
}
