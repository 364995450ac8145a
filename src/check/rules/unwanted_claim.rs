//! A claim or an assessment of what the module, or its course, is not meant for.

use std::collections::BTreeMap;

use crate::check::missing::with_scope;
use crate::check::naming::{also_all, listed};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{LinkState, Linked, Misfit, ModuleIndex, Reference, RequirementIndex};
use crate::model::Standard;
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unwanted-claim",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A claim or an assessment of another level or direction than the module declares or the course serves, or of a standard that the course does not serve.",
            "对应或考核的等级、职业方向不在模块声明或课程服务的范围内，或其标准不由该课程服务。",
        ),
        matters: Phrase::new(
            "Learners of one level would be taught and examined by the measure of another, and their programme would look fuller than it is.",
            "学员会按另一等级的要求受训和考核，方案也会显得比实际更完整。",
        ),
        example: "levels = [\"primary\"]\ncovers = [\"intermediate/1.1/a1\"]",
        settle: Phrase::new(
            "Claim the requirement of the right level, or declare the level or the direction in the module (and in the course's `[[serves]]`) if it is meant for it.",
            "改为对应正确等级的条目；若模块确实面向该等级或方向，则在模块（及课程的 `[[serves]]`）中声明。",
        ),
    },
};

/// Claims that are wrong for one reason: the module, why, the standard, the level.
type Reason<'a> = (ModuleIndex, Misfit, usize, &'a str);

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    let mut found: BTreeMap<Reason<'_>, Vec<(&Reference, RequirementIndex)>> = BTreeMap::new();
    for reference in linked.references.iter().filter(|reference| reference.state == LinkState::Unwanted) {
        let misfits = reference.requirements.iter().map(|index| (*index, linked.misfit(reference.module, *index)));
        let Some((index, misfit)) = misfits.filter_map(|(index, misfit)| Some((index, misfit?))).next() else {
            continue;
        };
        if misfit == Misfit::ModuleLevel && !has_known_level(linked, reference.module) {
            continue;
        }
        let place = &linked.requirements[index.0];
        let reason = (reference.module, misfit, place.standard, place.id.level.as_str());
        found.entry(reason).or_default().push((reference, index));
    }
    for (reason, references) in found {
        diagnostics.push_all(one(linked, reason, &references));
    }
}

/// Whether a module names any level of a standard that its course serves; if not, that is the fault, which other rules
/// report, and its claims are not.
fn has_known_level(linked: &Linked, module: ModuleIndex) -> bool {
    let course = linked.course_of(module);
    let served = |standard: &&Standard| course.serves.iter().any(|service| service.standard.value == standard.slug);
    let mut standards = linked.model.standards.iter().filter(served);
    standards.any(|standard| linked.module(module).levels.iter().any(|id| standard.level(&id.value).is_some()))
}

fn one(linked: &Linked, reason: Reason<'_>, references: &[(&Reference, RequirementIndex)]) -> Option<Diagnostic> {
    let (first, requirement) = *references.first()?;
    let diagnostic = Diagnostic::new(&CODE, first.pattern.span, message(linked, reason, first));
    let others = references.iter().skip(1).map(|(reference, _)| {
        let words = match reference.is_claim() {
            true => Words::new("and here", "此处相同"),
            false => Words::new("assessed here", "此处考核"),
        };
        (reference.pattern.span, words)
    });
    let diagnostic = declared(also_all(diagnostic, others), linked, reason, requirement);
    Some(settle(diagnostic, linked, reason, first))
}

fn message(linked: &Linked, (module, misfit, standard, level): Reason<'_>, first: &Reference) -> Words {
    let id = &linked.module(module).id;
    let slug = linked.model.standards.get(standard).map_or("", |standard| standard.slug.as_str());
    let (verb, zh) = if first.is_claim() { ("claims", "对应") } else { ("assesses", "考核") };
    match misfit {
        Misfit::Standard => Words::new(
            format!("module `{id}` {verb} requirements of `{slug}`, which its course does not serve"),
            format!("模块 `{id}` {zh}了标准 `{slug}` 的条目，但其课程不服务于该标准"),
        ),
        Misfit::ModuleLevel => Words::new(
            format!("module `{id}` {verb} requirements of level `{level}`, for which it is not meant"),
            format!("模块 `{id}` {zh}了等级 `{level}` 的条目，但它不面向该等级"),
        ),
        Misfit::CourseLevel => Words::new(
            format!("module `{id}` {verb} requirements of level `{level}`, which its course does not serve"),
            format!("模块 `{id}` {zh}了等级 `{level}` 的条目，但其课程不服务于该等级"),
        ),
        Misfit::ModuleDirection => Words::new(
            format!("module `{id}` {verb} requirements of a direction for which it is not meant"),
            format!("模块 `{id}` {zh}了其他职业方向的条目"),
        ),
        Misfit::CourseDirection => Words::new(
            format!("module `{id}` {verb} requirements of a direction that its course does not serve"),
            format!("模块 `{id}` {zh}了其课程不服务的职业方向的条目"),
        ),
    }
}

/// Shows what the module or the course declares, and for directions what the standard says.
fn declared(
    diagnostic: Diagnostic,
    linked: &Linked,
    (module, misfit, standard, _): Reason<'_>,
    requirement: RequirementIndex,
) -> Diagnostic {
    let (course, module) = (linked.course_of(module), linked.module(module));
    let slug = linked.model.standards.get(standard).map_or("", |standard| standard.slug.as_str());
    let services = || course.serves.iter().filter(|service| service.standard.value == slug);
    let (ids, en, zh): (Vec<&Spanned<String>>, _, _) = match misfit {
        Misfit::Standard => {
            (course.serves.iter().map(|service| &service.standard).collect(), "the course serves", "课程服务于")
        }
        Misfit::ModuleLevel => (module.levels.iter().collect(), "the module is meant for", "模块面向"),
        Misfit::CourseLevel => {
            (services().flat_map(|service| &service.levels).collect(), "the course serves", "课程服务于")
        }
        Misfit::ModuleDirection => (module.directions.iter().collect(), "the module is meant for", "模块面向"),
        Misfit::CourseDirection => {
            (services().flat_map(|service| &service.directions).collect(), "the course serves", "课程服务于")
        }
    };
    let places = ids.iter().map(|id| {
        let value = &id.value;
        (id.span, Words::new(format!("{en} `{value}`"), format!("{zh} `{value}`")))
    });
    let diagnostic = also_all(diagnostic, places);
    if !matches!(misfit, Misfit::ModuleDirection | Misfit::CourseDirection) {
        return diagnostic;
    }
    let function = linked.function_of(requirement);
    let required = function.scope.iter().chain(&function.directions).map(|id| {
        let value = &id.value;
        (id.span, Words::new(format!("only `{value}` requires it"), format!("仅 `{value}` 要求")))
    });
    also_all(diagnostic, required)
}

fn settle(
    diagnostic: Diagnostic,
    linked: &Linked,
    (module, misfit, _, level): Reason<'_>,
    first: &Reference,
) -> Diagnostic {
    let module = linked.module(module);
    let pattern = &first.pattern.value;
    match misfit {
        Misfit::ModuleLevel => diagnostic.help(Words::new(
            format!("claim what the module is meant for, or add `{level}` to its `levels`"),
            format!("对应模块所面向等级的条目，或将 `{level}` 加入其 `levels`"),
        )),
        Misfit::ModuleDirection if pattern.is_wildcard() && pattern.direction.is_none() => {
            let choices: Vec<String> =
                module.directions.iter().map(|id| with_scope(pattern, &pattern.level, Some(&id.value))).collect();
            let choices = listed(&choices);
            diagnostic.help(Words::new(
                format!("write {} for the part that is required there", choices.en),
                format!("只对应该方向要求的部分时，写成 {}", choices.zh),
            ))
        }
        Misfit::ModuleDirection => diagnostic.help(Words::new(
            "claim it in a module of that direction, or add the direction to `directions`",
            "在面向该方向的模块中对应，或将该方向加入 `directions`",
        )),
        Misfit::Standard | Misfit::CourseLevel | Misfit::CourseDirection => diagnostic.help(Words::new(
            "leave the claim out, or say in the course's `[[serves]]` that it serves this too",
            "删去此处，或在课程的 `[[serves]]` 中写明也服务于此",
        )),
    }
}
