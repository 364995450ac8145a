//! The stages in order, and where to stop: the only place that knows both. Reading and checking always run on whatever
//! is left, so one broken module does not hide a gap elsewhere; nothing is rendered while there is an error.

pub mod pack;
mod print;

use std::collections::BTreeMap;
use std::path::Path;

use crate::artifact::Artifact;
use crate::check::{self, Facts};
use crate::coverage::{self, Coverage};
use crate::diag::{Code, Diagnostics, Severity};
use crate::language::Language;
use crate::link::{self, Linked};
use crate::source::Sources;
use crate::{emit, load, lower, parse, plan, render, scaffold, templates, view};
use pack::{Packs, Stock};

/// A workspace, read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The files.
    pub sources: Sources,
    /// The model with its references looked up.
    pub linked: Linked,
    /// What is covered.
    pub coverage: Coverage,
    /// The date of this run: asked for, or the workspace's own.
    pub date: Option<String>,
    /// Everything found on the way, with the severities of the house.
    pub diagnostics: Diagnostics,
}

/// Reads and checks a workspace. `date` (as `2026-11-01`) takes the place of the workspace's own date.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn check(root: &Path, date: Option<&str>) -> anyhow::Result<Checked> {
    let mut diagnostics = Diagnostics::default();
    let sources = load::workspace(&mut diagnostics, root)?;
    Ok(check_sources(sources, diagnostics, date))
}

/// Checks files that are in memory already.
pub fn check_sources(sources: Sources, mut diagnostics: Diagnostics, date: Option<&str>) -> Checked {
    let raw = parse::all(&mut diagnostics, &sources);
    let model = lower::all(&mut diagnostics, raw);
    let linked = link::link(model);
    let date = date.or(linked.model.workspace.date.as_ref().map(|date| date.value.as_str())).map(str::to_owned);
    let coverage = coverage::measure(&linked, date.as_deref());
    let facts = Facts { linked: &linked, coverage: &coverage, sources: &sources, date: date.as_deref() };
    check::run(&mut diagnostics, &facts);
    apply_policy(&mut diagnostics, &linked);
    Checked { sources, linked, coverage, date, diagnostics }
}

/// The house may change the severity of a rule, never that of a file that cannot be understood.
fn apply_policy(diagnostics: &mut Diagnostics, linked: &Linked) {
    let severities = &linked.model.workspace.policy.severities;
    let is_rule = |code: &Code| check::rules::RULES.iter().any(|rule| rule.code == code);
    for diagnostic in diagnostics.iter_mut() {
        if let Some(word) = severities.get(diagnostic.code.slug).filter(|_| is_rule(diagnostic.code)) {
            diagnostic.severity = match word.value.as_str() {
                "allow" => Severity::Allow,
                "warning" => Severity::Warning,
                _ => Severity::Error,
            };
        }
    }
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Allow);
}

/// The files of a first workspace: the example, and schemas by which editors complete the keys of its files.
pub fn first_workspace() -> Vec<Artifact> {
    let schemas = parse::schema::NAMES.iter().filter_map(|name| {
        let schema = parse::schema::schema(name)?;
        Some(Artifact::text(format!(".curricle/schemas/{name}.json"), format!("{schema:#}\n")))
    });
    scaffold::example().into_iter().chain(schemas).collect()
}

/// Every code of every stage, by slug.
pub fn codes() -> Vec<&'static Code> {
    let stages = [load::CODES, parse::codes::CODES, lower::codes::CODES, render::codes::CODES];
    let mut codes: Vec<&Code> = stages.into_iter().flatten().copied().collect();
    codes.extend(check::rules::RULES.iter().map(|rule| rule.code));
    codes.sort_by_key(|code| code.slug);
    codes
}

/// How far a build got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Built {
    /// The output is in its place: how many files it has.
    Written(usize),
    /// There were errors: nothing was written, the last output stays.
    Nothing,
}

/// What a build is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The output folder.
    pub output: &'a Path,
    /// Takes the place of the workspace's address.
    pub address: Option<&'a str>,
    /// Whether warnings count as errors.
    pub warnings: Warnings,
    /// What is written.
    pub outputs: Outputs<'a>,
    /// Whether documents are printed.
    pub documents: Documents,
}

/// Whether a build prints documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documents {
    /// They stay as the last build left them; packs go without.
    Left,
    /// They are printed.
    Printed,
    /// They are printed, and the markup they are made from is written beside them.
    PrintedWithSource,
}

/// What a build writes; all else stays as it was.
#[derive(Debug, Clone, Copy)]
pub enum Outputs<'a> {
    /// The site and the reports.
    Pages,
    /// Those, and packs.
    PagesAndPacks(Packs<'a>),
    /// Packs alone.
    Packs(Packs<'a>),
}

impl<'a> Outputs<'a> {
    fn packs(self) -> Option<Packs<'a>> {
        match self {
            Outputs::Pages => None,
            Outputs::PagesAndPacks(packs) | Outputs::Packs(packs) => Some(packs),
        }
    }
}

/// What warnings do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warnings {
    /// They are printed.
    Allowed,
    /// They stop a build and make the exit code 1.
    Denied,
}

/// Makes all output of a checked workspace. `progress` hears of every file that is written.
///
/// # Errors
/// When the output folder cannot be written.
pub fn build(checked: &mut Checked, request: Request<'_>, mut progress: impl FnMut(&str)) -> anyhow::Result<Built> {
    if stops(&checked.diagnostics, request.warnings) {
        return Ok(Built::Nothing);
    }
    let templates = templates::effective(&mut checked.sources);
    let mut diagnostics = Diagnostics::default();
    let workspace = &checked.linked.model.workspace;
    let words = |language| parse::messages::messages(&mut diagnostics, &checked.sources, &templates, language);
    let messages: BTreeMap<Language, _> = Language::ALL.into_iter().zip(Language::ALL.map(words)).collect();
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    let date = checked.date.as_deref();
    let address =
        request.address.or(workspace.address.as_ref().map(|address| address.value.as_str())).map(with_final_slash);
    let site = view::Site::new(&checked.linked, &programmes, date, address.as_deref());
    let materials = render::Materials { sources: &checked.sources, templates: &templates, messages: &messages };
    let begin = |name, marks: &[&str]| emit::Staging::begin(request.output, name, marks);
    let alone = matches!(request.outputs, Outputs::Packs(_));
    let mut pages =
        if alone { emit::Staging::draft(request.output, "site")? } else { begin("site", &["404.html", "site.css"])? };
    let mut reports = if alone { None } else { Some(begin("reports", &["coverage.json", "coverage.csv"])?) };
    let mut packs = match request.outputs.packs() {
        Some(wanted) => Some((wanted, begin("packs", &["index.json"])?)),
        None => None,
    };
    let stopped = |diagnostics: &Diagnostics| stops(diagnostics, request.warnings);
    // Documents come first: they take the most memory, and what they leave in pieces is enough for all that follows.
    let prints = request.documents != Documents::Left && render::print::AVAILABLE;
    let mut printed = None;
    if prints {
        let name = "print";
        let staging = if alone {
            emit::Staging::draft(request.output, name)?
        } else {
            begin(name, &[render::print::record::FILE])?
        };
        let wanted = |programme: usize| match request.outputs {
            Outputs::Packs(packs) => packs.selection.takes(&checked.linked, programmes[programme].coverage),
            _ => true,
        };
        let mut output =
            print::Output { staging, documents: request.documents, wanted: &wanted, progress: &mut progress };
        let documents = print::print(&mut diagnostics, &site, materials, &mut output)?;
        printed = Some((output.staging, documents));
    }
    render::site(&mut diagnostics, &site, materials, |artifact| {
        progress(&artifact.path);
        pages.write(&artifact)
    })?;
    if let Some(reports) = &mut reports {
        for artifact in self::reports(checked, &programmes)? {
            reports.write(&artifact)?;
        }
    }
    if let Some((wanted, packs)) = packs.as_mut().filter(|_| !stopped(&diagnostics)) {
        let (checked, programmes) = (&*checked, &programmes[..]);
        let prints = printed.as_ref().map_or(&[][..], |(_, documents)| documents);
        let printed = printed.as_ref().map(|(staging, _)| staging);
        let stock = Stock { checked, programmes, site: &site, materials, pages: &pages, prints, printed };
        stock.write(&mut diagnostics, *wanted, packs, &mut progress)?;
    }
    let stopped = stopped(&diagnostics);
    checked.diagnostics.extend(diagnostics);
    if stopped {
        return Ok(Built::Nothing);
    }
    let drawn = [Some(pages), printed.map(|(staging, _)| staging)].into_iter().flatten().filter(|_| !alone);
    Ok(Built::Written(emit::commit(drawn.chain(reports).chain(packs.map(|(_, packs)| packs)))?))
}

/// Whether messages keep output from being made.
pub fn stops(diagnostics: &Diagnostics, warnings: Warnings) -> bool {
    diagnostics.has_errors()
        || (warnings == Warnings::Denied && diagnostics.iter().any(|one| one.severity == Severity::Warning))
}

/// The coverage report of every programme, in the formats that are filed.
fn reports(checked: &Checked, programmes: &[plan::Programme<'_>]) -> anyhow::Result<Vec<Artifact>> {
    let report =
        view::report::coverage(&checked.linked, &checked.sources, programmes, view::report::Selection::default());
    let language = checked.linked.model.workspace.languages.first().copied().unwrap_or(Language::Zh);
    Ok(vec![
        Artifact::text("coverage.json", render::report::json(&report)),
        Artifact::text("coverage.csv", render::report::csv(&report)),
        Artifact {
            path: "coverage.xlsx".to_owned(),
            bytes: render::report::workbook(&report, language, checked.date.as_deref())?,
        },
    ])
}

fn with_final_slash(address: &str) -> String {
    if address.ends_with('/') { address.to_owned() } else { format!("{address}/") }
}
