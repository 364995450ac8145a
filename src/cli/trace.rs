//! `curricle trace`: everything that touches a requirement or a module, with file and line.

use anyhow::bail;

use super::Exit;
use super::arguments::{FormatName, TraceFormat, TraceOptions};
use super::session::{self, Session};
use crate::driver::Checked;
use crate::language::{Language, Phrase};
use crate::link::{Found, ModuleIndex};
use crate::view::trace::{self, Facts};
use crate::{diag, render};

pub(super) fn run(session: &Session, options: &TraceOptions) -> anyhow::Result<Exit> {
    let checked = session.check()?;
    let facts = Facts {
        linked: &checked.linked,
        coverage: &checked.coverage,
        sources: &checked.sources,
        date: checked.date.as_deref(),
    };
    let report = match checked.linked.find(&options.id) {
        Found::Requirements(indices) => trace::requirements(facts, &indices),
        Found::Module(index) => trace::module(facts, index),
        Found::Modules(indices) => bail!("{}", several(session, &checked, &indices)),
        Found::Nothing => bail!("{}", nothing(session, &checked, &options.id)),
    };
    let text = match options.format {
        TraceFormat::Table => render::report::trace(&report, session.language, session.columns()),
        TraceFormat::Json => render::report::json(&report),
    };
    session.data(text.as_bytes())?;
    // With errors in the content the trace may lack what could not be read.
    let exit = session::exit(&checked.diagnostics, false);
    if exit != Exit::Clean {
        session.report(checked.diagnostics, &checked.sources, FormatName::Human)?;
    }
    Ok(exit)
}

fn several(session: &Session, checked: &Checked, indices: &[ModuleIndex]) -> String {
    let names: Vec<String> = indices.iter().map(|index| checked.linked.module_name(*index)).collect();
    let words = Phrase::new("several courses have this module; write one of", "多门课程有该模块，请写其中之一：");
    format!("{} {}", session.say(words), names.join(", "))
}

fn nothing(session: &Session, checked: &Checked, typed: &str) -> String {
    let names = checked.linked.names();
    let near = diag::nearest(typed, names.iter().map(String::as_str));
    match (session.language, near) {
        (Language::En, Some(near)) => {
            format!("there is no requirement or module `{typed}`; did you mean `{near}`?")
        }
        (Language::Zh, Some(near)) => format!("没有条目或模块 `{typed}`；是否想写 `{near}`？"),
        (Language::En, None) => {
            format!("there is no requirement or module `{typed}`; write an id as primary/1.1/a3, or a module")
        }
        (Language::Zh, None) => format!("没有条目或模块 `{typed}`；请写条目编号（如 primary/1.1/a3）或模块标识"),
    }
}
