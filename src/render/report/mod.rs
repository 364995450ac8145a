//! The coverage report in its formats, and the trace. All of them print the values of `view::report` and `view::trace`
//! and nothing else.

mod csv;
mod html;
mod table;
mod trace;
mod trace_words;
mod workbook;

pub use csv::csv;
pub use html::html;
pub use table::table;
pub use trace::trace;
pub use workbook::workbook;

use serde::Serialize;

/// A report as JSON, in the shape that its `schema` names.
pub fn json(report: &impl Serialize) -> String {
    // The report is text, numbers and lists: it always serialises.
    serde_json::to_string_pretty(report).map(|text| text + "\n").unwrap_or_default()
}
