//! A folder of fonts that holds none, or that is not read at all.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "folder-without-fonts",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A folder in `print.fonts` that leads out of the workspace, that is not read, or that holds no font file (`.ttf`, `.otf`, `.ttc`, `.otc`).",
            "`print.fonts` 中的文件夹指向工作区之外、不在读取范围内，或其中没有字体文件（`.ttf`、`.otf`、`.ttc`、`.otc`）。",
        ),
        matters: Phrase::new(
            "Its fonts would not be used, and characters that only they have could not be printed.",
            "其中的字体不会被使用，只有这些字体才有的字符将无法印出。",
        ),
        example: "[print]\nfonts = [\"../house-fonts\"]",
        settle: Phrase::new(
            "Put the font files into `fonts/` at the root of the workspace, or into a folder below it, and write its path with `/`.",
            "把字体文件放进工作区根目录下的 `fonts/` 或其子文件夹，并用 `/` 写出路径。",
        ),
    },
};

/// Where folders of fonts may lie, among what is read of a workspace.
const PLACES: [&str; 3] = ["fonts", "courses", "templates"];

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for folder in &facts.linked.model.workspace.font_folders {
        diagnostics.push_all(judge(facts, folder));
    }
}

fn judge(facts: &Facts<'_>, folder: &Spanned<String>) -> Option<Diagnostic> {
    let typed = &folder.value;
    let parts: Vec<&str> = typed.split('/').collect();
    let leads_out = typed.contains(['\\', ':']) || typed.starts_with('/') || parts.contains(&"..");
    let (words, help) = if leads_out {
        let words = Words::new(format!("`{typed}` leads out of the workspace"), format!("`{typed}` 指向工作区之外"));
        (
            words,
            Words::new("write a path inside the workspace, as `fonts/house`", "请写工作区内的路径，如 `fonts/house`"),
        )
    } else if !PLACES.iter().any(|place| parts.first() == Some(place)) || parts.contains(&".") || parts.contains(&"") {
        let words = Words::new(format!("no fonts are read from `{typed}`"), format!("不会从 `{typed}` 读取字体"));
        let help = Words::new(
            "put them into `fonts/`, or into a folder below `fonts/`, `courses/` or `templates/`, and write its plain path",
            "请放进 `fonts/`，或 `fonts/`、`courses/`、`templates/` 下的文件夹，并直接写出路径",
        );
        (words, help)
    } else if facts.sources.fonts([typed.as_str()]).is_empty() {
        let words = Words::new(format!("there is no font in `{typed}`"), format!("`{typed}` 中没有字体"));
        let help = Words::new(
            "the names of font files end in `.ttf`, `.otf`, `.ttc` or `.otc`",
            "字体文件名以 `.ttf`、`.otf`、`.ttc` 或 `.otc` 结尾",
        );
        (words, help)
    } else {
        return None;
    };
    Some(Diagnostic::new(&CODE, folder.span, words).help(help))
}
