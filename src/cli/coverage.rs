//! `curricle coverage`: the coverage report, and a gate on it.

use anyhow::bail;

use super::Exit;
use super::arguments::{CoverageOptions, FormatName, ReportFormat};
use super::session::{self, Session};
use crate::driver::Checked;
use crate::language::Language;
use crate::view::report::{self, CoverageReport};
use crate::{plan, render};

pub(super) fn run(session: &Session, options: &CoverageOptions) -> anyhow::Result<Exit> {
    let checked = session.check()?;
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    let selection = options.selection.programmes();
    let report = report::coverage(&checked.linked, &checked.sources, &programmes, selection);
    if report.programmes.is_empty() {
        bail!("{}", session.nothing_selected(&checked, selection));
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
