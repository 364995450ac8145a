//! A key that no table of its kind has: most often a slip of the pen, and then what the author meant has no effect.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "unknown-key",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A key that the table it stands in does not have.", "所在的表没有定义的键。"),
        matters: Phrase::new(
            "What stands there has no effect: hours, a claim or a translation the author believes in is simply not there.",
            "该处内容不会生效：作者以为写下的学时、对应或译文其实并不存在。",
        ),
        example: "[[functions]]\nno = \"1\"\ntitel = { zh = \"数据管理\", en = \"Data management\" }",
        settle: Phrase::new(
            "Correct the name; `curricle schema` prints every key for your editor, which then completes and checks them.",
            "改正键名；`curricle schema` 可为编辑器打印全部键，便于补全与检查。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::UnknownKey { key, known, table } = remark else { continue };
        let name = &key.value;
        let mut list = known.clone();
        list.sort_unstable();
        diagnostics.push(
            Diagnostic::new(
                &CODE,
                key.span,
                Words::new(format!("{} has no key `{name}`", table.en), format!("{}没有键 `{name}`", table.zh)),
            )
            .did_you_mean(name, known.iter().copied())
            .help(Words::new(
                format!("its keys: `{}`", list.join("`, `")),
                format!("可用的键：`{}`", list.join("`, `")),
            )),
        );
    }
}
