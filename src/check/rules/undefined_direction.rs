//! A direction that is named but that no standard in question defines.

use crate::check::undefined::{self, Definer, Ids};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "undefined-direction",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A direction named on a level, a function, a weight table, a module or in `[[serves]]` that the standard does not define.",
            "等级、职业功能、权重表、模块或 `[[serves]]` 中写了标准未定义的职业方向。",
        ),
        matters: Phrase::new(
            "No programme has that direction, so what stands under it is required of nobody and shown to nobody.",
            "没有任何方案属于该方向，其下的内容不会要求任何人学习，也不会出现在任何地方。",
        ),
        example: "[[functions]]\nno = \"2\"\ndirections = [\"procesing\"]",
        settle: Phrase::new(
            "Correct the id, or define the direction with `[[directions]]` in `standard.toml`.",
            "改正标识，或在 `standard.toml` 中用 `[[directions]]` 定义该方向。",
        ),
    },
};

static IDS: Ids = Ids {
    code: &CODE,
    defined: |standard| standard.directions.iter().map(|direction| direction.id.value.as_str()).collect(),
    in_standard: |standard| {
        let on_levels = standard.levels.iter().flat_map(|level| &level.directions);
        let on_functions = standard.functions.iter().flat_map(|one| one.scope.iter().chain(&one.directions));
        let on_weights = standard.weights.iter().filter_map(|table| table.direction.as_ref());
        on_levels.chain(on_functions).chain(on_weights).collect()
    },
    in_service: |service| &service.directions,
    in_module: |module| &module.directions,
    message: |definer, typed| match definer {
        Definer::ThisStandard => Words::new(
            format!("this standard does not define the direction `{typed}`"),
            format!("该标准没有定义职业方向 `{typed}`"),
        ),
        Definer::Standard(slug) => Words::new(
            format!("standard `{slug}` does not define the direction `{typed}`"),
            format!("标准 `{slug}` 没有定义职业方向 `{typed}`"),
        ),
        Definer::AnyServed => Words::new(
            format!("no standard this course serves defines the direction `{typed}`"),
            format!("本课程所服务的标准都没有定义职业方向 `{typed}`"),
        ),
    },
    help: |known| match known {
        None => Words::new("no directions are defined at all", "没有定义任何职业方向"),
        Some(list) => Words::new(format!("known directions: {}", list.en), format!("已定义的方向：{}", list.zh)),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    undefined::find(&IDS, facts, diagnostics);
}
