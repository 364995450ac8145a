//! Claims of another edition than the one on file: most often a whole course is of that edition, and then the entry by
//! which it serves the standard is the one place to show. Older or newer is for the two rules to say.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::gather::{alike, also_written};
use super::naming::referring;
use crate::diag::{Code, Diagnostic};
use crate::language::Words;
use crate::link::{LinkState, ModuleIndex, Reference};
use crate::model::{Service, Standard};
use crate::source::Span;

/// How a rule speaks of the edition that was named.
pub(super) struct Wording {
    /// The code of the rule.
    pub(super) code: &'static Code,
    /// What the edition on file is to the one named, as `newer`.
    pub(super) on_file: (&'static str, &'static str),
    /// What to do.
    pub(super) help: (&'static str, &'static str),
}

/// An entry of a course and the modules that have their edition from it.
struct Inherited<'a> {
    course: &'a str,
    service: &'a Service,
    standard: &'a Standard,
    modules: BTreeSet<ModuleIndex>,
}

/// A message for each claim in this state that names its edition itself, and one for each entry of a course from which
/// other claims have theirs.
pub(super) fn of_other_edition(facts: &Facts<'_>, state: LinkState, wording: &Wording) -> Vec<Diagnostic> {
    let linked = facts.linked;
    let mut found = Vec::new();
    let mut inherited: BTreeMap<Span, Inherited<'_>> = BTreeMap::new();
    for references in alike(linked, |reference| reference.state == state) {
        let Some(first) = references.first() else { continue };
        let Some(standard) = first.standard.and_then(|index| linked.model.standards.get(index)) else { continue };
        let course = linked.course_of(first.module);
        let pattern = &first.pattern.value;
        match (&pattern.edition, course.service(&standard.slug, &pattern.level)) {
            (Some(edition), _) => {
                let diagnostic = one_claim(facts, first, (edition, standard), wording);
                found.push(also_written(diagnostic, &references));
            }
            (None, Some(service)) => {
                let place = inherited.entry(service.edition.span);
                let modules = BTreeSet::new();
                place
                    .or_insert(Inherited { course: &course.slug, service, standard, modules })
                    .modules
                    .insert(first.module);
            }
            (None, None) => {}
        }
    }
    found.extend(inherited.into_values().map(|place| whole_course(place, wording)));
    found
}

fn one_claim(
    facts: &Facts<'_>,
    reference: &Reference,
    (edition, standard): (&str, &Standard),
    wording: &Wording,
) -> Diagnostic {
    let typed = &reference.pattern.value.typed;
    let who = referring(facts.linked, reference);
    let slug = &standard.slug;
    let message = Words::new(
        format!("{} `{typed}` of the {edition} edition, the one on file is {}", who.en, wording.on_file.0),
        format!("{} {edition} 版的 `{typed}`，而现有的 {} 版{}", who.zh, standard.edition.value, wording.on_file.1),
    );
    let diagnostic = on_file(Diagnostic::new(wording.code, reference.pattern.span, message), standard);
    let current = typed.replacen(&format!("@{edition}/"), &format!("@{}/", standard.edition.value), 1);
    if reference.requirements.is_empty() {
        return diagnostic
            .at(Words::new("the edition on file has no such requirement", "现有版本中没有该条目"))
            .help(help(wording));
    }
    diagnostic.help(Words::new(
        format!("compare what the two editions of `{slug}` ask here, then write `{current}`"),
        format!("对照 `{slug}` 两个版本的要求后，写成 `{current}`"),
    ))
}

fn whole_course(place: Inherited<'_>, wording: &Wording) -> Diagnostic {
    let Inherited { course, service, standard, modules } = place;
    let (slug, edition, count) = (&standard.slug, &service.edition.value, modules.len());
    let message = Words::new(
        format!("course `{course}` serves the {edition} edition of `{slug}`, the one on file is {}", wording.on_file.0),
        format!(
            "课程 `{course}` 服务于 `{slug}` 的 {edition} 版，而现有的 {} 版{}",
            standard.edition.value, wording.on_file.1
        ),
    );
    let diagnostic = Diagnostic::new(wording.code, service.edition.span, message).at(match count {
        1 => Words::new("the claims of one module have their edition from here", "1 个模块的对应沿用此版次"),
        _ => Words::new(
            format!("the claims of {count} modules have their edition from here"),
            format!("{count} 个模块的对应沿用此版次"),
        ),
    });
    on_file(diagnostic, standard).help(help(wording))
}

fn on_file(diagnostic: Diagnostic, standard: &Standard) -> Diagnostic {
    diagnostic.also(standard.edition.span, Words::new("the standard on file", "现有标准的版次"))
}

fn help(wording: &Wording) -> Words {
    Words::new(wording.help.0, wording.help.1)
}
