//! What tests share: workspaces in memory and on a disk, case files, pages, printed documents and Rust files read, and
//! how a difference is shown.

pub(crate) mod archive;
pub(crate) mod case;
pub(crate) mod diff;
pub(crate) mod disk;
pub(crate) mod made;
pub(crate) mod page;
pub(crate) mod pdf;
pub(crate) mod program;
pub(crate) mod rust;
pub(crate) mod shipped;
pub(crate) mod workspace;

use std::path::PathBuf;

/// Makes printed text comparable: no blanks at line ends, no blank lines at either end, one newline after the last line.
pub(crate) fn normalised(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// A path in this repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}
