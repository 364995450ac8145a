//! A level that is named but that no standard in question has.

use crate::check::undefined::{self, Definer, Ids};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "undefined-level",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A level named by a function, a weight table, a condition, a module or `[[serves]]` that the standard does not have.",
            "职业功能、权重表、申报条件、模块或 `[[serves]]` 中写了标准没有的等级。",
        ),
        matters: Phrase::new(
            "There is no programme for that level, so what stands under it is required of nobody and taught to nobody.",
            "该等级没有任何方案，其下的内容既无人需要学，也无人会学到。",
        ),
        example: "+++\ntitle = \"配置组织架构\"\nlevels = [\"primry\"]\n+++",
        settle: Phrase::new(
            "Correct the id, or add the level to the ladder with `[[levels]]` in `standard.toml`.",
            "改正标识，或在 `standard.toml` 的 `[[levels]]` 中补上该等级。",
        ),
    },
};

static IDS: Ids = Ids {
    code: &CODE,
    defined: |standard| standard.levels.iter().map(|level| level.id.value.as_str()).collect(),
    in_standard: |standard| {
        let of_functions = standard.functions.iter().map(|function| &function.level);
        let of_weights = standard.weights.iter().map(|table| &table.level);
        let of_conditions = standard.conditions.iter().filter_map(|(level, _)| level.as_ref());
        of_functions.chain(of_weights).chain(of_conditions).collect()
    },
    in_service: |service| &service.levels,
    in_module: |module| &module.levels,
    message: |definer, typed| match definer {
        Definer::ThisStandard => {
            Words::new(format!("this standard has no level `{typed}`"), format!("该标准没有等级 `{typed}`"))
        }
        Definer::Standard(slug) => {
            Words::new(format!("standard `{slug}` has no level `{typed}`"), format!("标准 `{slug}` 没有等级 `{typed}`"))
        }
        Definer::AnyServed => Words::new(
            format!("no standard this course serves has a level `{typed}`"),
            format!("本课程所服务的标准都没有等级 `{typed}`"),
        ),
    },
    help: |known| match known {
        None => Words::new("no levels are defined at all", "没有定义任何等级"),
        Some(list) => Words::new(format!("known levels: {}", list.en), format!("现有等级：{}", list.zh)),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    undefined::find(&IDS, facts, diagnostics);
}
