//! Asterisks that were meant to embolden and stand in the text instead.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::source::{Sources, Span};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "stray-emphasis",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "`**` that makes nothing bold and is shown as two asterisks.",
            "没有起到加粗作用、原样显示为星号的 `**`。",
        ),
        matters: Phrase::new(
            "Readers see the asterisks, and the words that were to stand out do not.",
            "读者看到的是星号，本应突出的文字却没有突出。",
        ),
        example: "**注意 **先断电",
        settle: Phrase::new(
            "Close what is open, and leave no blank between the asterisks and the words; asterisks that are meant to be seen are written `\\*\\*`.",
            "成对书写，星号与文字之间不留空格；确需显示星号时写作 `\\*\\*`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for body in modules.flat_map(|module| module.bodies.values()) {
        let mut places = body.stray_emphasis.iter().copied().peekable();
        while let Some(first) = places.next() {
            let words = Words::new("these asterisks make nothing bold", "这些星号没有起到加粗作用");
            let mut diagnostic = Diagnostic::new(&CODE, first, words);
            // The two marks of one pair that failed are one slip.
            while let Some(next) = places.next_if(|next| same_line(facts.sources, first, *next)) {
                diagnostic = diagnostic.also(next, Words::new("", ""));
            }
            diagnostics.push(diagnostic.help(Words::new(
                "leave no blank inside `**…**` and close what is open, or write `\\*\\*`",
                "`**……**` 内侧不要留空格，并成对书写；或写作 `\\*\\*`",
            )));
        }
    }
}

fn same_line(sources: &Sources, first: Span, next: Span) -> bool {
    let between = Span { file: first.file, start: first.end, end: next.start };
    first.file == next.file && !sources.excerpt(between).contains('\n')
}
