//! HTML in a body: it is shown to the reader as text.

use crate::check::{Facts, Rule};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::Body;
use crate::source::{Sources, Span};

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "raw-html",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new("HTML in the body of a module, comments included.", "模块正文中的 HTML，包括注释。"),
        matters: Phrase::new(
            "HTML is never passed on, so that no text can put a program on a page. Readers see the tags themselves, and comments too.",
            "HTML 一律不会原样输出，以免文本把程序带到页面上。读者看到的是标签本身，注释也不例外。",
        ),
        example: "第一行<br>第二行",
        settle: Phrase::new(
            "Write it in Markdown; to show HTML as an example, put it between backticks; keep notes for yourself as `#` comments in the front matter.",
            "改用 Markdown；若要展示 HTML，请放在反引号之间；给自己的备注可写成文件头中的 `#` 注释。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    for body in modules.flat_map(|module| module.bodies.values()) {
        for span in beginnings(facts.sources, body) {
            diagnostics.push(one(facts.sources, span));
        }
    }
}

/// Where HTML begins: the lines that continue a block, and the tags that close one in the same line, say nothing new.
fn beginnings(sources: &Sources, body: &Body) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut last: Option<Span> = None;
    let mut open: Vec<&str> = Vec::new();
    for span in &body.raw_html {
        let between = last.map(|last| Span { file: span.file, start: last.end, end: span.start });
        let between = between.map(|between| sources.excerpt(between));
        last = Some(*span);
        let text = sources.excerpt(*span);
        if between.is_none_or(|between| between.contains('\n')) {
            open.clear();
        }
        if between.is_some_and(|between| between.trim().is_empty() && between.matches('\n').count() == 1) {
            continue;
        }
        match text.strip_prefix("</").map(name) {
            Some(closed) if open.contains(&closed) => open.retain(|name| *name != closed),
            _ => {
                open.push(name(text.trim_start_matches('<')));
                found.push(*span);
            }
        }
    }
    found
}

fn name(tag: &str) -> &str {
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("")
}

fn one(sources: &Sources, span: Span) -> Diagnostic {
    let text = sources.excerpt(span);
    let diagnostic =
        Diagnostic::new(&CODE, span, Words::new("HTML is shown to the reader as text", "HTML 会作为文字显示给读者"));
    if text.starts_with("<!--") {
        return diagnostic.help(Words::new(
            "keep notes for yourself as `#` comments in the front matter",
            "给自己的备注请写成文件头中的 `#` 注释",
        ));
    }
    diagnostic.help(Words::new(
        "write it in Markdown, or put it between backticks to show it on purpose",
        "请改用 Markdown；若有意展示，请放在反引号之间",
    ))
}
