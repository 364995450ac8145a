//! The report as one page that stands alone: to be mailed to an auditor.

use std::fmt::Write;

use crate::language::{Language, Phrase};
use crate::view::report::{CoverageReport, ProgrammeReport, RequirementReport};

const STYLE: &str = "body{font:16px/1.6 system-ui,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}\
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #d0d7de;padding:.35rem .6rem;text-align:left;vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}\
code{font-size:.85em}@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}th,td{border-color:#30363d}}";

/// The report as HTML.
pub fn html(report: &CoverageReport, language: Language) -> String {
    let title = Phrase::new("Coverage report", "覆盖报告").get(language);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        language.tag()
    );
    programmes(&mut out, report, language);
    for programme in &report.programmes {
        gaps(&mut out, programme, language);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn programmes(out: &mut String, report: &CoverageReport, language: Language) {
    let heads = [
        Phrase::new("Programme", "培训方案"),
        Phrase::new("Abilities covered", "已覆盖能力"),
        Phrase::new("Knowledge covered", "已覆盖知识"),
        Phrase::new("Covered", "覆盖率"),
        Phrase::new("Class hours", "学时"),
    ];
    out.push_str("<table>\n<thead><tr>");
    for (index, head) in heads.iter().enumerate() {
        let class = if index == 0 { "" } else { " class=\"n\"" };
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", head.get(language));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for programme in &report.programmes {
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}/{}</td><td class=\"n\">{}/{}</td><td class=\"n\">{}%</td><td class=\"n\">{}</td></tr>",
            escape(programme.title(language)),
            programme.ability.covered,
            programme.ability.total,
            programme.knowledge.covered,
            programme.knowledge.total,
            programme.percent_text(),
            programme.hours.planned,
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn gaps(out: &mut String, programme: &ProgrammeReport, language: Language) {
    let lists = [
        (&programme.uncovered, Phrase::new("Neither taught nor assessed", "未教未考")),
        (&programme.taught_only, Phrase::new("Taught, never assessed", "已教未考")),
        (&programme.assessed_only, Phrase::new("Assessed, never taught", "已考未教")),
        (&programme.waived, Phrase::new("Waived", "已豁免")),
    ];
    if lists.iter().all(|(list, _)| list.is_empty()) {
        return;
    }
    let _ = writeln!(out, "<h2>{}</h2>", escape(programme.title(language)));
    for (list, words) in lists.into_iter().filter(|(list, _)| !list.is_empty()) {
        let _ = writeln!(out, "<h3>{} ({})</h3>\n<ul>", words.get(language), list.len());
        for requirement in list {
            gap(out, requirement, language);
        }
        out.push_str("</ul>\n");
    }
}

fn gap(out: &mut String, requirement: &RequirementReport, language: Language) {
    let (id, text) = (escape(&requirement.id), escape(requirement.text.get(language)));
    let _ = writeln!(
        out,
        "<li><code>{id}</code> {text} <small>{}:{}</small></li>",
        escape(&requirement.file),
        requirement.line
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
