//! The coverage report in its formats. All of them print the values of `view::report` and nothing else.

mod csv;
mod html;
mod table;
mod workbook;

pub use csv::csv;
pub use html::html;
pub use table::table;
pub use workbook::workbook;

use crate::view::report::CoverageReport;

/// The report as JSON, in the shape that `curricle/coverage/1` names.
pub fn json(report: &CoverageReport) -> String {
    // The report is text, numbers and lists: it always serialises.
    serde_json::to_string_pretty(report).map(|text| text + "\n").unwrap_or_default()
}
