//! One line for each requirement that is not covered, and one for each programme: for spreadsheets.

use crate::language::Language;
use crate::view::report::{CoverageReport, KindReport, ProgrammeReport, RequirementReport};

/// The report as CSV (RFC 4180), with a byte-order mark so that spreadsheets read the Chinese right.
pub fn csv(report: &CoverageReport) -> String {
    let mut out = String::from(
        "\u{FEFF}record,standard,edition,level,direction,kind_or_state,id,total,covered,taught_only,assessed_only,uncovered,waived,weighted_percent,text_zh,text_en,file,line\r\n",
    );
    for programme in &report.programmes {
        kind(&mut out, programme, "ability", &programme.ability);
        kind(&mut out, programme, "knowledge", &programme.knowledge);
        let lists = [
            ("uncovered", &programme.uncovered),
            ("taught-only", &programme.taught_only),
            ("assessed-only", &programme.assessed_only),
            ("waived", &programme.waived),
        ];
        for (state, requirements) in lists {
            for requirement in requirements {
                one(&mut out, programme, state, requirement);
            }
        }
    }
    out
}

fn kind(out: &mut String, programme: &ProgrammeReport, name: &str, counts: &KindReport) {
    let mut cells = head("programme", programme, name);
    cells.push(String::new());
    let numbers =
        [counts.total, counts.covered, counts.taught_only, counts.assessed_only, counts.uncovered, counts.waived];
    cells.extend(numbers.iter().map(usize::to_string));
    cells.push(counts.weighted_percent.map_or(String::new(), |percent| percent.to_string()));
    cells.extend([
        programme.title(Language::Zh).to_owned(),
        programme.title(Language::En).to_owned(),
        String::new(),
        String::new(),
    ]);
    line(out, &cells);
}

fn one(out: &mut String, programme: &ProgrammeReport, state: &str, requirement: &RequirementReport) {
    let mut cells = head("requirement", programme, state);
    cells.push(requirement.id.clone());
    cells.extend(std::iter::repeat_n(String::new(), 7));
    cells.extend([
        requirement.text.zh.clone(),
        requirement.text.en.clone(),
        requirement.file.clone(),
        requirement.line.to_string(),
    ]);
    line(out, &cells);
}

fn head(record: &str, programme: &ProgrammeReport, word: &str) -> Vec<String> {
    let direction = programme.direction.clone().unwrap_or_default();
    vec![
        record.to_owned(),
        programme.standard.clone(),
        programme.edition.clone(),
        programme.level.clone(),
        direction,
        word.to_owned(),
    ]
}

fn line(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn cell(text: &str) -> String {
    // A spreadsheet would run a cell that begins like a formula.
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
