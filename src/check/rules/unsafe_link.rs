//! Links that would do something else than open a page: run a program, open the reader's disk, leave for another host.

use crate::address::{self, Address};
use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::markdown;
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

/// Schemes that lead to a host, whose name stands after two slashes.
const WEB: [&str; 2] = ["https", "http"];

static CODE: Code = Code {
    slug: "unsafe-link",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A link, in a body or in a list of references or sources, that begins with anything but `https:`, `http:`, `mailto:` or `tel:`, however it is spelled; and a link that begins with `//`.",
            "正文、参考资料或来源中以 `https:`、`http:`、`mailto:`、`tel:` 以外的协议开头的链接，无论写法如何；以及以 `//` 开头的链接。",
        ),
        matters: Phrase::new(
            "Such a link can run a program in the browser of every reader, or open a file on the reader's own disk.",
            "这样的链接可能在每位读者的浏览器中运行程序，或打开读者本机上的文件。",
        ),
        example: "[说明](javascript:alert(1))",
        settle: Phrase::new(
            "Link to a page with `https:`, or put the file beside the module and link to it by its name.",
            "改用 `https:` 链接到网页，或把文件放在模块旁并按文件名链接。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let model = &facts.linked.model;
    let modules = model.courses.iter().flat_map(|course| &course.modules);
    let in_bodies = modules.flat_map(|module| module.bodies.values()).flat_map(|body| &body.links);
    let references = model.courses.iter().flat_map(|course| &course.references);
    let sources = model.standards.iter().flat_map(|standard| &standard.sources);
    let in_lists = references
        .filter_map(|reference| reference.address.as_ref())
        .chain(sources.filter_map(|(_, _, address)| address.as_ref()));
    for link in in_bodies.chain(in_lists) {
        if let Some(diagnostic) = judge(link) {
            diagnostics.push(diagnostic);
        }
    }
}

fn judge(link: &Spanned<String>) -> Option<Diagnostic> {
    match address::read(&link.value) {
        Address::Scheme(_) if markdown::is_safe_address(&link.value) => None,
        Address::Scheme(scheme) if WEB.contains(&scheme.as_str()) => {
            let words = Words::new(
                format!("`{scheme}:` without two slashes names no host"),
                format!("`{scheme}:` 后没有两条斜线，没有指明主机"),
            );
            let help = Words::new(format!("write `{scheme}://…`"), format!("请写作 `{scheme}://…`"));
            Some(Diagnostic::new(&CODE, link.span, words).help(help))
        }
        Address::Scheme(scheme) => {
            let words =
                Words::new(format!("a link may not begin with `{scheme}:`"), format!("链接不得以 `{scheme}:` 开头"));
            Some(Diagnostic::new(&CODE, link.span, words).at(danger(&scheme).into()).help(Words::new(
                "a link may begin with `https:`, `http:`, `mailto:` or `tel:`",
                "链接可以 `https:`、`http:`、`mailto:` 或 `tel:` 开头",
            )))
        }
        Address::Host => {
            let words = Words::new(
                "this link leads to another host but does not say by which scheme",
                "该链接指向其他主机，却没有写明协议",
            );
            let help = Words::new("write `https://…` in full", "请完整写出 `https://…`");
            Some(Diagnostic::new(&CODE, link.span, words).help(help))
        }
        Address::Relative { .. } => None,
    }
}

fn danger(scheme: &str) -> Phrase {
    match scheme {
        "javascript" | "vbscript" => Phrase::new("would run in the reader's browser", "会在读者的浏览器中运行"),
        "data" | "blob" => Phrase::new("would open what the link itself contains", "会打开链接自身携带的内容"),
        "file" => Phrase::new("would open the reader's own disk", "会打开读者本机的磁盘"),
        _ => Phrase::new("not every browser can open this", "并非所有浏览器都能打开"),
    }
}
