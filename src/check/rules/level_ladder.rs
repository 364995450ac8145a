//! Ranks of levels that do not rise with the ladder.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "level-ladder",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A level whose `rank` is not above the rank of the level before it.",
            "等级的 `rank` 没有高于前一个等级。",
        ),
        matters: Phrase::new(
            "Levels stand from low to high, and a higher level presumes the lower ones. In some standards 一级 is the highest: ranked by the digit, the ladder would stand on its head.",
            "等级由低到高排列，较高等级以较低等级为基础。有的标准以“一级”为最高：若按数字排等次，整个阶梯就颠倒了。",
        ),
        example: "[[levels]]\nid = \"five\"\nrank = 5\n[[levels]]\nid = \"four\"\nrank = 4",
        settle: Phrase::new(
            "List the levels from low to high with ranks that rise, or leave `rank` out: the order of the list is enough.",
            "由低到高列出等级，`rank` 随之增大；也可以不写 `rank`，列表顺序已经足够。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for standard in &facts.linked.model.standards {
        let mut highest: Option<(i64, &Level)> = None;
        for level in &standard.levels {
            let Some(rank) = &level.rank else { continue };
            match highest {
                Some((before, lower)) if rank.value <= before => {
                    let (id, lower_id, value) = (&level.id.value, &lower.id.value, rank.value);
                    let words = Words::new(
                        format!("level `{id}` has rank {value}, not above level `{lower_id}` before it"),
                        format!("等级 `{id}` 的等次 {value} 没有高于前面的等级 `{lower_id}`"),
                    );
                    let lower_rank = lower.rank.as_ref().map_or(lower.id.span, |rank| rank.span);
                    let here = Words::new(format!("`{lower_id}` has {before}"), format!("`{lower_id}` 为 {before}"));
                    diagnostics.push(Diagnostic::new(&CODE, rank.span, words).also(lower_rank, here).help(Words::new(
                        "list the levels from low to high and let ranks rise, or leave `rank` out",
                        "请由低到高列出等级，使 `rank` 递增，或省略 `rank`",
                    )));
                }
                _ => highest = Some((rank.value, level)),
            }
        }
    }
}
