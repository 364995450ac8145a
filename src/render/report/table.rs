//! The report for a terminal: columns that fit, Chinese characters counted as two.

use std::fmt::Write;

use crate::columns::{shorten, width as columns_of};
use crate::language::{Language, Phrase};
use crate::view::report::{CoverageReport, ProgrammeReport, RequirementReport};

/// How many gaps of a programme are listed before the rest is only counted, when several programmes are shown.
const GAPS_SHOWN: usize = 6;

/// The report as a table, and the gaps under it.
pub fn table(report: &CoverageReport, language: Language, columns: usize) -> String {
    let mut out = String::new();
    let heads = [
        Phrase::new("programme", "培训方案"),
        Phrase::new("ability", "能力"),
        Phrase::new("knowledge", "知识"),
        Phrase::new("covered", "覆盖率"),
        Phrase::new("weighted", "加权"),
        Phrase::new("hours", "学时"),
    ];
    let mut rows = vec![heads.map(|head| head.get(language).to_owned())];
    rows.extend(report.programmes.iter().map(|programme| cells(programme, language)));
    grid(&mut out, &rows, columns);
    let limit = if report.programmes.len() == 1 { usize::MAX } else { GAPS_SHOWN };
    for programme in &report.programmes {
        gaps(&mut out, programme, (language, columns, limit));
    }
    out
}

fn cells(programme: &ProgrammeReport, language: Language) -> [String; 6] {
    let hours = match programme.hours.required {
        Some(required) => format!("{}/{required}", programme.hours.planned),
        None => programme.hours.planned.to_string(),
    };
    let weighted = [programme.ability.weighted_percent, programme.knowledge.weighted_percent];
    let weighted: Vec<String> = weighted.iter().flatten().map(|percent| format!("{percent}%")).collect();
    [
        programme.title(language).to_owned(),
        format!("{}/{}", programme.ability.covered, programme.ability.total),
        format!("{}/{}", programme.knowledge.covered, programme.knowledge.total),
        format!("{}%", programme.percent_text()),
        if weighted.is_empty() { "–".to_owned() } else { weighted.join(" ") },
        hours,
    ]
}

fn grid(out: &mut String, rows: &[[String; 6]], columns: usize) {
    let mut widths = [0; 6];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(columns_of(cell));
        }
    }
    // The title gives way when the terminal is narrow; numbers never do.
    let numbers: usize = widths[1..].iter().map(|width| width + 2).sum();
    widths[0] = widths[0].min(columns.saturating_sub(numbers).max(16));
    for (index, row) in rows.iter().enumerate() {
        let title = shorten(&row[0], widths[0]);
        let _ = write!(out, "{title}{}", " ".repeat(widths[0] - columns_of(&title)));
        for (cell, width) in row[1..].iter().zip(&widths[1..]) {
            let _ = write!(out, "  {}{cell}", " ".repeat(width - columns_of(cell)));
        }
        out.push('\n');
        if index == 0 {
            let _ = writeln!(out, "{}", "─".repeat((widths[0] + numbers).min(columns)));
        }
    }
}

fn gaps(out: &mut String, programme: &ProgrammeReport, (language, columns, limit): (Language, usize, usize)) {
    let lists = [
        (&programme.uncovered, Phrase::new("neither taught nor assessed", "未教未考")),
        (&programme.taught_only, Phrase::new("taught, never assessed", "已教未考")),
        (&programme.assessed_only, Phrase::new("assessed, never taught", "已考未教")),
        (&programme.waived, Phrase::new("waived", "已豁免")),
    ];
    let total: usize = lists.iter().map(|(list, _)| list.len()).sum();
    if total == 0 {
        return;
    }
    let _ = writeln!(out, "\n{}", programme.title(language));
    for (list, words) in lists.into_iter().filter(|(list, _)| !list.is_empty()) {
        let _ = writeln!(out, "  {} ({})", words.get(language), list.len());
        for requirement in list.iter().take(limit) {
            gap(out, requirement, language, columns);
        }
        if list.len() > limit {
            let more = list.len() - limit;
            let words = Phrase::new("more; name the programme to see all", "项未列出；指定培训方案可查看全部");
            let _ = writeln!(out, "    … {more} {}", words.get(language));
        }
    }
}

fn gap(out: &mut String, requirement: &RequirementReport, language: Language, columns: usize) {
    let room = columns.saturating_sub(6 + columns_of(&requirement.id)).max(12);
    let _ = writeln!(out, "    {}  {}", requirement.id, shorten(requirement.text.get(language), room));
}
