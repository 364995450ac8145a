//! A file that looks like one of a standard, a course or a module and stands where nothing is read, or under a name that is
//! not read.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Remark;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "stray-file",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A `.toml` or `.md` file under `standards/` or `courses/` whose place or name is not one that is read.",
            "`standards/` 或 `courses/` 下位置或文件名不对、因而不会被读取的 `.toml` 或 `.md` 文件。",
        ),
        matters: Phrase::new(
            "What stands in it is on no page and counts for nothing, and its author believes it does.",
            "其中的内容不会出现在任何页面上，也不计入任何统计，而作者却以为已经生效。",
        ),
        example: "courses/storekeeper/modules/first/Assessment.toml",
        settle: Phrase::new(
            "Rename the file or move it to its place; notes that are not meant to be read are called `README.md`.",
            "重命名文件或移到应在的位置；不需要读取的说明请命名为 `README.md`。",
        ),
    },
};

const OF_COURSE: &[&str] = &["course.toml"];
const OF_MODULE: &[&str] = &["index.zh.md", "index.en.md", "assessment.toml"];

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for remark in &facts.linked.model.remarks {
        let Remark::StrayFile { span, path } = remark else { continue };
        let words = Words::new(format!("nothing reads `{path}`"), format!("`{path}` 不会被读取"));
        diagnostics.push(advised(Diagnostic::new(&CODE, *span, words), path));
    }
}

/// Says where such a file would be read.
fn advised(diagnostic: Diagnostic, path: &str) -> Diagnostic {
    let parts: Vec<&str> = path.split('/').collect();
    let stem = |name: &str| name.split('.').next().unwrap_or("").to_ascii_lowercase();
    match parts.as_slice() {
        ["standards", name] => {
            let place = format!("standards/{}/standard.toml", stem(name));
            diagnostic.help(folder(("a standard", "标准"), &place))
        }
        ["courses", name] => {
            let place = format!("courses/{}/course.toml", stem(name));
            diagnostic.help(folder(("a course", "课程"), &place))
        }
        ["courses", course, "modules", name] => {
            let place = format!("courses/{course}/modules/{}/index.zh.md", stem(name));
            diagnostic.help(folder(("a module", "模块"), &place))
        }
        ["courses", _, "modules", _, name] => {
            let near = diagnostic.did_you_mean(&name.to_ascii_lowercase(), OF_MODULE.iter().copied());
            near.help(Words::new(
                format!("files of a module: `{}`", OF_MODULE.join("`, `")),
                format!("模块的文件：`{}`", OF_MODULE.join("`、`")),
            ))
        }
        ["courses", _, name] => {
            let near = diagnostic.did_you_mean(&name.to_ascii_lowercase(), OF_COURSE.iter().copied());
            near.help(Words::new(
                "a course has a `course.toml`, and its modules in `modules/`",
                "课程由 `course.toml` 和 `modules/` 中的模块组成",
            ))
        }
        ["standards", _, _] => diagnostic.help(Words::new(
            "a standard is written in files that end in `.toml`; call notes `README.md`",
            "标准写在以 `.toml` 结尾的文件中；说明请命名为 `README.md`",
        )),
        ["standards", slug, ..] => diagnostic.help(Words::new(
            format!("files of a standard stand in `standards/{slug}/` itself"),
            format!("标准的文件应直接放在 `standards/{slug}/` 中"),
        )),
        _ => diagnostic.help(Words::new(
            "files of a module stand in the folder of the module itself",
            "模块的文件应直接放在模块的文件夹中",
        )),
    }
}

fn folder((en, zh): (&str, &str), place: &str) -> Words {
    Words::new(format!("{en} is a folder: `{place}`"), format!("{zh}是一个文件夹：`{place}`"))
}
