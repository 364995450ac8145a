//! `curricle explain`: what a code finds, why it matters, an example, how to settle it.

use std::fmt::Write;

use anyhow::bail;

use super::Exit;
use super::arguments::ExplainOptions;
use super::session::Session;
use crate::diag::{self, Code};
use crate::driver;
use crate::language::Phrase;

pub(super) fn run(session: &Session, options: &ExplainOptions) -> anyhow::Result<Exit> {
    let codes = driver::codes();
    let text = match &options.code {
        None => list(session, &codes),
        Some(slug) => match codes.iter().find(|code| code.slug == slug) {
            Some(code) => one(session, code),
            None => bail!("{}", unknown(session, slug, &codes)),
        },
    };
    session.data(text.as_bytes())?;
    Ok(Exit::Clean)
}

fn list(session: &Session, codes: &[&Code]) -> String {
    let width = codes.iter().map(|code| code.slug.len()).max().unwrap_or(0);
    let mut out = String::new();
    for code in codes {
        let _ = writeln!(out, "{:width$}  {}", code.slug, session.say(code.explanation.finds));
    }
    out
}

fn one(session: &Session, code: &Code) -> String {
    let explanation = &code.explanation;
    let mut out = format!("{} ({})\n", code.slug, session.say(code.severity.word()));
    let parts = [
        (Phrase::new("What it finds", "查什么"), session.say(explanation.finds).to_owned()),
        (Phrase::new("Why it matters", "为什么重要"), session.say(explanation.matters).to_owned()),
        (Phrase::new("Example", "示例"), indent(explanation.example)),
        (Phrase::new("How to settle it", "如何处理"), session.say(explanation.settle).to_owned()),
    ];
    for (title, text) in parts {
        let _ = write!(out, "\n{}\n{text}\n", session.say(title));
    }
    out
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

fn unknown(session: &Session, slug: &str, codes: &[&Code]) -> String {
    let known = session.say(Phrase::new("there is no such code", "没有这个代码"));
    match diag::nearest(slug, codes.iter().map(|code| code.slug)) {
        Some(near) => format!("{known}: `{slug}`; {} `{near}`?", session.say(Phrase::new("did you mean", "是否想写"))),
        None => format!(
            "{known}: `{slug}`; {}",
            session.say(Phrase::new("`curricle explain` lists all", "`curricle explain` 会列出全部"))
        ),
    }
}
