//! `curricle.toml` to settings.

use super::{Lowering, codes, print};
use crate::diag::Diagnostic;
use crate::language::{Language, Text, Words};
use crate::model::{Policy, PrintSettings, Waiver, Workspace};
use crate::parse::table::Table;
use crate::source::{FileId, Span};

/// Minutes in a class hour unless the workspace says otherwise: the usual length in Chinese training.
const CLASS_HOUR_MINUTES: u32 = 45;
/// Percentage points by which the share of hours may differ from the weight, unless the house says otherwise.
const HOURS_TOLERANCE_POINTS: f64 = 10.0;
/// Modules in which one requirement may be mastered, unless the house says otherwise.
const MASTERED_AT_MOST: usize = 2;

pub(super) fn lower(lowering: &mut Lowering<'_>, raw: Option<&(FileId, Table)>) -> Workspace {
    let Some((file, table)) = raw else { return defaults(Span::start_of(FileId(0))) };
    let mut workspace = defaults(Span::start_of(*file));
    let languages: Vec<Language> =
        table.texts("languages").iter().filter_map(|key| Language::from_key(&key.value)).collect();
    for language in languages.iter().rev() {
        workspace.languages.retain(|known| known != language);
        workspace.languages.insert(0, *language);
    }
    if !languages.is_empty() {
        workspace.languages.truncate(languages.iter().collect::<std::collections::BTreeSet<_>>().len());
    }
    lowering.languages = workspace.languages.clone();
    if let Some(title) = table.words("title") {
        workspace.title = lowering.translated(title);
    }
    workspace.publisher = table.words("publisher").map(|text| lowering.translated(text));
    workspace.date = table.text("date");
    workspace.address = table.text("address");
    if let Some(output) = table.text("output") {
        workspace.output = output.value;
    }
    if let Some(minutes) = table.number("class_hour_minutes") {
        workspace.class_hour_minutes = minutes.value as u32;
    }
    if let Some(policy) = table.table("policy") {
        for (code, severity) in policy.by_name("severities") {
            workspace
                .policy
                .severities
                .insert(code.value.clone(), crate::source::Spanned::new(severity.value.clone(), code.span));
        }
        if let Some(points) = policy.number("hours_tolerance_points") {
            workspace.policy.hours_tolerance_points = points.value;
        }
        if let Some(count) = policy.number("mastered_at_most") {
            workspace.policy.mastered_at_most = count.value as usize;
        }
    }
    workspace.policy.waivers = table.tables("waivers").filter_map(|waiver| lower_waiver(lowering, waiver)).collect();
    let print_table = table.table("print");
    workspace.print = print::lower(lowering, PrintSettings::defaults(&workspace.languages), print_table);
    workspace.font_folders = print_table.map(|table| table.texts("fonts")).unwrap_or_default();
    for folder in &mut workspace.font_folders {
        folder.value.truncate(folder.value.trim_end_matches('/').len());
    }
    workspace
}

fn lower_waiver(lowering: &mut Lowering<'_>, table: &Table) -> Option<Waiver> {
    let requirement = table.text("requirement")?;
    let pattern = lowering.pattern(&requirement)?;
    if pattern.value.standard.is_none() {
        let typed = &requirement.value;
        lowering.diagnostics.push(
            Diagnostic::new(
                &codes::MALFORMED_ID,
                requirement.span,
                Words::new(format!("`{typed}` does not name its standard"), format!("`{typed}` 没有写明标准")),
            )
            .help(Words::new(format!("write `<standard>/{typed}`"), format!("写成 `<标准>/{typed}`"))),
        );
        return None;
    }
    let reason = table.words("reason").map(|text| lowering.translated(text))?;
    Some(Waiver { pattern, reason, owner: table.text("owner")?, expires: table.text("expires")?, span: table.span })
}

fn defaults(span: Span) -> Workspace {
    Workspace {
        title: Text { zh: None, en: None },
        publisher: None,
        languages: Language::ALL.to_vec(),
        date: None,
        class_hour_minutes: CLASS_HOUR_MINUTES,
        address: None,
        output: "dist".to_owned(),
        policy: Policy {
            severities: std::collections::BTreeMap::new(),
            hours_tolerance_points: HOURS_TOLERANCE_POINTS,
            mastered_at_most: MASTERED_AT_MOST,
            waivers: Vec::new(),
        },
        print: PrintSettings::defaults(&Language::ALL),
        font_folders: Vec::new(),
        span,
    }
}
