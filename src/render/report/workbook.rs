//! The report as a workbook: a sheet of programmes and a sheet of gaps.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::language::{Language, Phrase};
use crate::view::report::{CoverageReport, ProgrammeReport};

/// The report as an XLSX file. `date` (as `2026-11-01`) goes into its properties: the clock never does.
///
/// # Errors
/// When the report has more rows than a sheet can hold.
pub fn workbook(report: &CoverageReport, language: Language, date: Option<&str>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::parse_from_str(date.unwrap_or("2021-01-01"))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created).set_author("Curricle"));
    let head = Format::new().set_bold();
    programmes(workbook.add_worksheet(), report, language, &head)?;
    gaps(workbook.add_worksheet(), report, language, &head)?;
    workbook.save_to_buffer()
}

fn programmes(
    sheet: &mut Worksheet,
    report: &CoverageReport,
    language: Language,
    head: &Format,
) -> Result<(), XlsxError> {
    sheet.set_name(Phrase::new("Programmes", "培训方案").get(language))?;
    let heads = [
        Phrase::new("Programme", "培训方案"),
        Phrase::new("Edition", "版次"),
        Phrase::new("Modules", "模块数"),
        Phrase::new("Abilities", "能力条目"),
        Phrase::new("Abilities covered", "已覆盖能力"),
        Phrase::new("Knowledge items", "知识条目"),
        Phrase::new("Knowledge covered", "已覆盖知识"),
        Phrase::new("Covered (%)", "覆盖率（%）"),
        Phrase::new("Abilities by weight (%)", "能力加权（%）"),
        Phrase::new("Knowledge by weight (%)", "知识加权（%）"),
        Phrase::new("Hours required", "要求学时"),
        Phrase::new("Hours planned", "计划学时"),
    ];
    write_heads(sheet, &heads, language, head)?;
    for (index, programme) in report.programmes.iter().enumerate() {
        let row = u32::try_from(index + 1).unwrap_or(u32::MAX);
        sheet.write_string(row, 0, programme.title(language))?;
        sheet.write_string(row, 1, programme.edition.as_str())?;
        let counts = [
            programme.modules,
            programme.ability.total,
            programme.ability.covered,
            programme.knowledge.total,
            programme.knowledge.covered,
        ];
        for (column, count) in (2_u16..).zip(counts) {
            sheet.write_number(row, column, count as f64)?;
        }
        sheet.write_number(row, 7, programme.percent_text().parse().unwrap_or(0.0))?;
        let known = [
            programme.ability.weighted_percent,
            programme.knowledge.weighted_percent,
            programme.hours.required,
            Some(programme.hours.planned),
        ];
        for (column, number) in (8_u16..).zip(known) {
            if let Some(number) = number {
                sheet.write_number(row, column, number)?;
            }
        }
    }
    sheet.set_column_width(0, 48)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn gaps(sheet: &mut Worksheet, report: &CoverageReport, language: Language, head: &Format) -> Result<(), XlsxError> {
    sheet.set_name(Phrase::new("Gaps", "缺口").get(language))?;
    let heads = [
        Phrase::new("Programme", "培训方案"),
        Phrase::new("State", "状态"),
        Phrase::new("Requirement", "条目编号"),
        Phrase::new("Statement", "内容"),
        Phrase::new("File", "文件"),
        Phrase::new("Line", "行"),
    ];
    write_heads(sheet, &heads, language, head)?;
    let mut row = 0;
    for programme in &report.programmes {
        for (state, list) in lists(programme) {
            for requirement in list {
                row += 1;
                sheet.write_string(row, 0, programme.title(language))?;
                sheet.write_string(row, 1, state.get(language))?;
                sheet.write_string(row, 2, requirement.id.as_str())?;
                sheet.write_string(row, 3, requirement.text.get(language))?;
                sheet.write_string(row, 4, requirement.file.as_str())?;
                sheet.write_number(row, 5, requirement.line as f64)?;
            }
        }
    }
    for (column, width) in [(0, 40), (1, 14), (2, 40), (3, 80), (4, 40)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn lists(programme: &ProgrammeReport) -> [(Phrase, &[crate::view::report::RequirementReport]); 4] {
    [
        (Phrase::new("uncovered", "未教未考"), &programme.uncovered),
        (Phrase::new("taught only", "已教未考"), &programme.taught_only),
        (Phrase::new("assessed only", "已考未教"), &programme.assessed_only),
        (Phrase::new("waived", "已豁免"), &programme.waived),
    ]
}

fn write_heads(sheet: &mut Worksheet, heads: &[Phrase], language: Language, format: &Format) -> Result<(), XlsxError> {
    for (column, phrase) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(0, column, phrase.get(language), format)?;
    }
    Ok(())
}
