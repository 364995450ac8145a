//! `curricle coverage`: the coverage report, and a gate on it.

use anyhow::bail;

use super::Exit;
use super::arguments::{CoverageOptions, FormatName, ReportFormat};
use super::session::{self, Session};
use crate::driver::Checked;
use crate::language::{Language, Phrase};
use crate::view::report::{self, CoverageReport, Selection};
use crate::{diag, plan, render};

pub(super) fn run(session: &Session, options: &CoverageOptions) -> anyhow::Result<Exit> {
    let checked = session.check()?;
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    let selection = Selection {
        standard: options.standard.as_deref(),
        level: options.level.as_deref(),
        direction: options.direction.as_deref(),
    };
    let report = report::coverage(&checked.linked, &checked.sources, &programmes, selection);
    if report.programmes.is_empty() {
        bail!("{}", nothing_selected(session, &checked, options));
    }
    let bytes = draw(session, &checked, &report, options)?;
    match &options.output {
        Some(path) => session::write_file(path, &bytes)?,
        None => session.data(&bytes)?,
    }
    let exit = session::exit(&checked.diagnostics, false);
    if exit != Exit::Clean {
        session.report(checked.diagnostics, &checked.sources, FormatName::Human)?;
    }
    Ok(if below(session, &report, options.min) { Exit::Content } else { exit })
}

fn draw(
    session: &Session,
    checked: &Checked,
    report: &CoverageReport,
    options: &CoverageOptions,
) -> anyhow::Result<Vec<u8>> {
    let language = session.language;
    Ok(match options.format {
        ReportFormat::Table => render::report::table(report, language, session.columns()).into_bytes(),
        ReportFormat::Json => render::report::json(report).into_bytes(),
        ReportFormat::Csv => render::report::csv(report).into_bytes(),
        ReportFormat::Html => render::report::html(report, language).into_bytes(),
        ReportFormat::Xlsx => render::report::workbook(report, language, checked.date.as_deref())?,
    })
}

/// Names what there is when nothing matches.
fn nothing_selected(session: &Session, checked: &Checked, options: &CoverageOptions) -> String {
    let standards = &checked.linked.model.standards;
    let slugs: Vec<&str> = standards.iter().map(|standard| standard.slug.as_str()).collect();
    let mut text = session.say(Phrase::new("no programme matches", "没有符合条件的培训方案")).to_owned();
    let near = options.standard.as_deref().and_then(|typed| diag::nearest(typed, slugs.iter().copied()));
    match near.filter(|near| Some(*near) != options.standard.as_deref()) {
        Some(near) => text += &format!("; {} `{near}`?", session.say(Phrase::new("did you mean", "是否想写"))),
        None => text += &format!("; {}: {}", session.say(Phrase::new("standards here", "现有标准")), slugs.join(", ")),
    }
    text
}

/// Whether a programme covers less than asked; says which.
fn below(session: &Session, report: &CoverageReport, min: Option<f64>) -> bool {
    let Some(min) = min else { return false };
    let short: Vec<_> = report.programmes.iter().filter(|programme| programme.tally().percent() < min).collect();
    for programme in &short {
        let (title, percent) = (programme.title(session.language), programme.percent_text());
        session.talk(&match session.language {
            Language::En => format!("{title} covers {percent}%, less than {min}%"),
            Language::Zh => format!("{title} 的覆盖率为 {percent}%，低于 {min}%"),
        });
    }
    !short.is_empty()
}
