//! A prerequisite that is meant for a higher level only than the module that needs it.

use crate::check::naming::also_all;
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::link::{Linked, ModuleIndex};
use crate::model::{Module, Standard};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "higher-level-prerequisite",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A prerequisite that is meant only for levels above one for which the module itself is meant.",
            "先修模块只面向比本模块更高的等级。",
        ),
        matters: Phrase::new(
            "Learners of the lower level would have to go through a module of a higher one first.",
            "低等级学员须先学完高等级的模块。",
        ),
        example: "# `tuning` is for the advanced level only\nlevels = [\"primary\"]\nprerequisites = [\"tuning\"]",
        settle: Phrase::new(
            "Take the prerequisite out, name a module of the same or a lower level, or correct the levels of one of the two.",
            "删去该先修关系，改为同级或更低等级的模块，或改正两者之一的等级。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let linked = facts.linked;
    for index in linked.module_indices() {
        let module = linked.module(index);
        for before in linked.prerequisites.get(index.0).into_iter().flatten() {
            if is_higher(linked, index, linked.module(*before)) {
                diagnostics.push_all(one(linked, module, *before));
            }
        }
    }
}

/// Whether some standard of the course puts every level of the prerequisite above the lowest level of the module.
fn is_higher(linked: &Linked, index: ModuleIndex, before: &Module) -> bool {
    let (course, module) = (linked.course_of(index), linked.module(index));
    let served = |standard: &&Standard| course.serves.iter().any(|service| service.standard.value == standard.slug);
    linked.model.standards.iter().filter(served).any(|standard| {
        match (lowest(standard, module), lowest(standard, before)) {
            (Some(module), Some(before)) => before > module,
            _ => false,
        }
    })
}

/// The rank of the lowest level that a module is meant for.
fn lowest(standard: &Standard, module: &Module) -> Option<usize> {
    module.levels.iter().filter_map(|id| standard.level(&id.value)).map(|(rank, _)| rank).min()
}

fn one(linked: &Linked, module: &Module, before: ModuleIndex) -> Option<Diagnostic> {
    let before = linked.module(before);
    let prerequisite = module.prerequisites.iter().find(|prerequisite| prerequisite.value == before.id)?;
    let (id, other) = (&module.id, &before.id);
    let message = Words::new(
        format!("module `{id}` needs `{other}` before it, which is meant for a higher level only"),
        format!("模块 `{id}` 的先修模块 `{other}` 只面向更高的等级"),
    );
    let meant = |module: &Module| {
        let id = module.id.clone();
        module
            .levels
            .iter()
            .map(move |level| {
                let value = &level.value;
                (level.span, Words::new(format!("`{id}` is for `{value}`"), format!("`{id}` 面向 `{value}`")))
            })
            .collect::<Vec<_>>()
    };
    let diagnostic = Diagnostic::new(&CODE, prerequisite.span, message);
    Some(also_all(also_all(diagnostic, meant(module)), meant(before)).help(Words::new(
        "take the prerequisite out, or correct the levels of one of the two",
        "删去该先修关系，或改正其中一个模块的等级",
    )))
}
