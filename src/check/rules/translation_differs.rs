//! The two bodies of a module side by side: the same headings with the same ids and claims, for the same audience.

use std::collections::BTreeSet;

use crate::audience::Audience;
use crate::check::phrases::language_name;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Language, Phrase, Words};
use crate::model::{Body, Depth, Heading};
use crate::source::Span;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "translation-differs",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "Headings, their ids, their claims or their audience that differ between the two languages of a module. Only the first difference is shown: those after it most often follow from it.",
            "模块两种语言的正文中，标题、标题标识、对应关系或读者对象不一致。只显示第一处，其后的差异多由它引起。",
        ),
        matters: Phrase::new(
            "Readers of both languages must find the same sections under the same addresses, and coverage must not depend on the language one reads.",
            "两种语言的读者应在同样的地址找到同样的小节，覆盖情况也不能因语言而异。",
        ),
        example: "index.zh.md: ## 部门与岗位 {#departments covers=\"primary/1.1/a1\"}\nindex.en.md: ## Departments and posts {#departments}",
        settle: Phrase::new(
            "Give both bodies the same headings in the same order, with the same ids, claims and classes; only the words differ.",
            "使两份正文的标题、顺序、标识、对应关系与类完全一致，只有文字不同。",
        ),
    },
};

/// A body with its language.
type Side<'a> = (Language, &'a Body);

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let [first, second] = facts.linked.model.workspace.languages[..] else { return };
    for module in facts.linked.model.courses.iter().flat_map(|course| &course.modules) {
        if let (Some(home), Some(other)) = (module.bodies.get(&first), module.bodies.get(&second))
            && let Some(diagnostic) = first_difference((first, home), (second, other))
        {
            diagnostics.push(diagnostic);
        }
    }
}

fn first_difference(home: Side<'_>, other: Side<'_>) -> Option<Diagnostic> {
    let longest = home.1.headings.len().max(other.1.headings.len());
    (0..longest).find_map(|place| match (home.1.headings.get(place), other.1.headings.get(place)) {
        (Some(left), Some(right)) => differing(home, other, (left, right)),
        (Some(left), None) => Some(missing(home, left, other, Place::After(end(other.1)))),
        (None, Some(right)) => Some(missing(other, right, home, Place::After(end(home.1)))),
        (None, None) => None,
    })
}

fn differing(home: Side<'_>, other: Side<'_>, (left, right): (&Heading, &Heading)) -> Option<Diagnostic> {
    if id(left) != id(right) {
        return Some(match lone(home.1, other.1, (left, right)) {
            Some(Lone::Left) => missing(home, left, other, Place::Before(right.span)),
            Some(Lone::Right) => missing(other, right, home, Place::Before(left.span)),
            None => other_ids(home.0, left, right),
        });
    }
    if left.level != right.level {
        let (left_level, right_level) = (left.level, right.level);
        let words = Words::new(
            format!("this heading is of level {right_level} here and of level {left_level} in the other language"),
            format!("该标题在此处为第 {right_level} 级，在另一语言中为第 {left_level} 级"),
        );
        return Some(both(words, home.0, left.span, right.span));
    }
    if left.audience != right.audience {
        let words = match right.audience {
            Audience::Instructor => Words::new(
                "this section is for instructors here and for learners in the other language",
                "该小节在此处供教师使用，在另一语言中供学员使用",
            ),
            Audience::Learner => Words::new(
                "this section is for learners here and for instructors in the other language",
                "该小节在此处供学员使用，在另一语言中供教师使用",
            ),
        };
        return Some(both(words, home.0, left.span, right.span));
    }
    if claims(left) != claims(right) {
        let words =
            Words::new("the claims of this heading differ between the languages", "该标题的对应关系在两种语言中不一致");
        return Some(both(words, home.0, left.span, right.span));
    }
    None
}

/// Which of two headings with different ids has no counterpart at all.
enum Lone {
    Left,
    Right,
}

/// Where ids differ, a heading that only one body has explains the difference best; otherwise an id was changed,
/// forgotten or moved.
fn lone(home: &Body, other: &Body, (left, right): (&Heading, &Heading)) -> Option<Lone> {
    let forgotten = id(left).is_none() != id(right).is_none() && home.headings.len() == other.headings.len();
    let elsewhere = |body: &Body, heading: &Heading| id(heading).is_some_and(|wanted| has(body, wanted));
    // A heading without id is alone when its opposite stands elsewhere in its own body.
    let left_alone = if id(left).is_some() { !elsewhere(other, left) } else { elsewhere(home, right) };
    let right_alone = if id(right).is_some() { !elsewhere(home, right) } else { elsewhere(other, left) };
    match (left_alone, right_alone) {
        (true, false) if !forgotten => Some(Lone::Left),
        (false, true) if !forgotten => Some(Lone::Right),
        _ => None,
    }
}

fn other_ids(home: Language, left: &Heading, right: &Heading) -> Diagnostic {
    let words = match (id(left), id(right)) {
        (Some(left), Some(right)) => Words::new(
            format!("this heading has the id `{right}` here and `{left}` in the other language"),
            format!("该标题的标识在此处为 `{right}`，在另一语言中为 `{left}`"),
        ),
        (Some(left), None) => Words::new(
            format!("this heading lacks the id `{left}` that it has in the other language"),
            format!("该标题缺少另一语言中的标识 `{left}`"),
        ),
        (_, right) => {
            let right = right.unwrap_or("");
            Words::new(
                format!("this heading has the id `{right}`, which it lacks in the other language"),
                format!("该标题有标识 `{right}`，另一语言中没有"),
            )
        }
    };
    both(words, home, left.span, right.span)
}

/// Where a missing heading should stand.
enum Place {
    Before(Span),
    After(Span),
}

/// `heading` of one body has no counterpart in the `lacking` one.
fn missing((language, _): Side<'_>, heading: &Heading, lacking: Side<'_>, place: Place) -> Diagnostic {
    let (name, title) = (language_name(lacking.0), &heading.text);
    let words = Words::new(
        format!("the {} text has no heading for “{title}”", name.en),
        format!("{}正文没有与“{title}”对应的标题", name.zh),
    );
    let (span, here) = match place {
        Place::Before(span) => (span, Words::new("it should stand before this", "应在此之前")),
        Place::After(span) => (span, Words::new("it should stand after this", "应在此之后")),
    };
    Diagnostic::new(&CODE, span, words).at(here).also(heading.span, in_language(language))
}

fn both(words: Words, home: Language, left: Span, right: Span) -> Diagnostic {
    Diagnostic::new(&CODE, right, words).also(left, in_language(home))
}

fn in_language(language: Language) -> Words {
    let name = language_name(language);
    Words::new(format!("in {}", name.en), format!("{}正文", name.zh))
}

fn id(heading: &Heading) -> Option<&str> {
    heading.id.as_ref().map(|id| id.value.as_str())
}

fn has(body: &Body, wanted: &str) -> bool {
    body.headings.iter().any(|heading| id(heading) == Some(wanted))
}

fn claims(heading: &Heading) -> BTreeSet<(&str, Depth)> {
    heading.claims.iter().map(|claim| (claim.pattern.value.typed.as_str(), claim.depth)).collect()
}

/// The last heading of a body, or its beginning if it has none.
fn end(body: &Body) -> Span {
    match body.headings.last() {
        Some(heading) => heading.span,
        None => Span { file: body.file, start: body.start, end: body.start },
    }
}
